"""``watch``: the terms that decide what belongs to a topic."""

from __future__ import annotations

import click

from monitor.cli.session import Session, pass_session

SNIPPET = 80  # characters shown on each side of a hit


@click.group()
def watch() -> None:
    """List, add, remove and test watch terms."""


@watch.command("list")
@pass_session
def list_terms(session: Session) -> None:
    """List the terms of every topic, as they are understood."""
    from monitor.core.watch import parse  # noqa: PLC0415

    for topic in session.config.topics:
        click.echo(f"{topic.name}  ({topic.title})")
        for term in topic.watch:
            click.echo(f"    {term}")
            understood = str(parse(term))
            if understood != term:
                click.echo(f"      that is: {understood}")
        if not topic.watch:
            click.echo("    no terms: only its seeds belong to it")
    if not session.config.topics:
        session.say("No topics; add a [[topic]] to the configuration.")


@watch.command()
@click.argument("term")
@click.option("--topic", metavar="NAME", help="Needed where there are several.")
@pass_session
def add(session: Session, term: str, topic: str | None) -> None:
    """Add a watch term to the configuration; its comments stay."""
    from monitor.config.edit import add_watch  # noqa: PLC0415
    from monitor.core.watch import parse  # noqa: PLC0415

    added = add_watch(session.config_path, term, topic)
    session.done(f"{'Added' if added else 'There already:'} {parse(term)}")


@watch.command()
@click.argument("term")
@click.option("--topic", metavar="NAME", help="Needed where there are several.")
@pass_session
def remove(session: Session, term: str, topic: str | None) -> None:
    """Remove a watch term from the configuration; its comments stay."""
    from monitor.config.edit import remove_watch  # noqa: PLC0415

    remove_watch(session.config_path, term, topic)
    session.done(f"Removed {term}")


@watch.command("test")
@click.argument("term")
@pass_session
def test_term(session: Session, term: str) -> None:
    """Show which of the kept articles a term matches, and where."""
    from monitor.cli.telling import plain, tell_source  # noqa: PLC0415
    from monitor.core.watch import Watch, parse  # noqa: PLC0415

    query, watcher = parse(term), Watch([term])
    session.say(f"Understood as: {query}")
    hits = total = 0
    with session.app(create=False) as app:
        for record in app.ledger.articles():
            total += 1
            article = app.ledger.find_article(record.url or record.path or "")
            text = article.text if article else ""
            if not watcher.matching(record.title, text):
                continue
            hits += 1
            click.echo(f"{record.id:>5}  {plain(record.title) or '(untitled)'}")
            click.echo(f"       {tell_source(session, record)}")
            place = query.find(text)
            if place is not None:
                click.echo(f"       {plain(_snippet(text, place))}")
    session.say(f"{hits} of {total} articles match.")


def _snippet(text: str, place: int) -> str:
    start, end = max(0, place - SNIPPET), place + SNIPPET
    return (
        ("…" if start else "")
        + text[start:end].strip()
        + ("…" if end < len(text) else "")
    )
