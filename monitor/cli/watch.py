"""``watch``: the terms that decide what belongs to a topic."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from monitor.cli.session import Session, pass_session
from monitor.cli.trying import explain, suggest, try_term, why

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.config.model import WatchSettings


@click.group(invoke_without_command=True)
@click.pass_context
def watch(ctx: click.Context) -> None:
    """List, add, remove and try watch terms."""
    if ctx.invoked_subcommand is None:
        ctx.invoke(list_terms)


@watch.command("list")
@pass_session
def list_terms(session: Session) -> None:
    """List the terms of every topic, as they are understood."""
    from monitor.core.watch import naming, parse  # noqa: PLC0415

    config = session.config
    names = naming(config.definitions())
    for name, text in config.terms.items():
        click.echo(f"@{name}  {text}")
    for topic in config.topics:
        click.echo(f"{topic.name}  ({topic.title})")
        for term in topic.watch:
            click.echo(f"    {term.term}" + (f"  @{term.name}" if term.name else ""))
            understood = str(parse(term.term, names))
            if understood != term.term:
                click.echo(f"      that is: {understood}")
            if more := "; ".join(_options(session, term)):
                click.echo(f"      {more}")
        if not topic.watch:
            click.echo("    no terms: only its seeds belong to it")
    if not config.topics:
        session.say("No topics; add a [[topic]] to the configuration.")


def _options(session: Session, term: WatchSettings) -> list[str]:
    told = []
    if term.priority != "normal":
        told.append(f"{term.priority} priority")
    if term.feeds:
        told.append(f"only for {', '.join(term.feeds)}")
    if term.mute_until and session.clock().date() < term.mute_until:
        told.append(f"muted until {term.mute_until}")
    if term.search:
        told.append("search services are asked")
    if term.note:
        told.append(term.note)
    return told


@watch.command()
@click.argument("term")
@click.option("--topic", metavar="NAME", help="Needed where there are several.")
@click.option("--name", help="So that other terms may use it as @NAME.")
@click.option(
    "--priority",
    type=click.Choice(["high", "normal", "low"]),
    help="How early what it finds stands in the digest.",
)
@click.option("--note", help="What it is for.")
@click.option("--feed", "feeds", multiple=True, help="Only for this feed.")
@click.option("--mute-until", metavar="DATE", help="It matches nothing before DATE.")
@click.option("--search", is_flag=True, help="Ask search services for it as well.")
@pass_session
def add(  # noqa: PLR0913 - one for each option
    session: Session,
    term: str,
    topic: str | None,
    name: str | None,
    priority: str | None,
    note: str | None,
    feeds: Sequence[str],
    mute_until: str | None,
    *,
    search: bool,
) -> None:
    """Add a watch term to the configuration; its comments stay."""
    from monitor.config.edit_watch import add_watch  # noqa: PLC0415

    options: dict[str, Any] = {
        "name": name,
        "priority": priority,
        "note": note,
        "feeds": list(feeds),
        "mute_until": mute_until,
        "search": search,
    }
    said = {key: value for key, value in options.items() if value}
    added = add_watch(session.config_path, term, topic, said)
    session.done(f"{'Added' if added else 'There already:'} {term}")


@watch.command()
@click.argument("term")
@click.option("--topic", metavar="NAME", help="Needed where there are several.")
@pass_session
def remove(session: Session, term: str, topic: str | None) -> None:
    """Remove a watch term, by its name or its words; comments stay."""
    from monitor.config.edit_watch import remove_watch  # noqa: PLC0415

    remove_watch(session.config_path, term, topic)
    session.done(f"Removed {term}")


@watch.command(short_help="Name a term NEW, wherever it is used.")
@click.argument("old")
@click.argument("new")
@pass_session
def rename(session: Session, old: str, new: str) -> None:
    """Name a term NEW, wherever it is used; OLD is its name or its words."""
    from monitor.config.edit_watch import rename_watch  # noqa: PLC0415

    used = rename_watch(session.config_path, old, new)
    others = "one other term uses" if used == 1 else f"{used} other terms use"
    session.done(f"{old} is now @{new}; {others} it.")


for command in (explain, try_term, why, suggest):
    watch.add_command(command)
