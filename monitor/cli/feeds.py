"""``feeds``: what is asked for news."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from monitor.cli.session import Session, pass_session
from monitor.cli.words import counted, plain
from monitor.errors import SourceError, UsageError
from monitor.types import FeedState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.sources.opml import OpmlFeed


@click.group(invoke_without_command=True)
@click.pass_context
def feeds(ctx: click.Context) -> None:
    """List, add, remove and check the feeds that are followed."""
    if ctx.invoked_subcommand is None:
        ctx.invoke(list_feeds)


@feeds.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print one feed a line.")
@pass_session
def list_feeds(session: Session, *, as_json: bool) -> None:
    """List the feeds and how they have answered."""
    from monitor.config.searching import search_feeds  # noqa: PLC0415
    from monitor.render.export import json_text, time_json  # noqa: PLC0415

    states = session.feed_states()
    for feed in session.config.feeds:
        state = states.get(feed.url)
        if as_json:
            record = {
                "url": feed.url,
                "title": feed.title or (state.title if state else ""),
                "topics": list(feed.topics),
                "full_text": feed.full_text,
                "last_polled": time_json(state.last_polled if state else None),
                "last_success": time_json(state.last_success if state else None),
                "next_poll": time_json(state.next_poll if state else None),
                "failures": state.failures if state else 0,
                "last_error": state.last_error if state else None,
                "gone": state.gone if state else False,
            }
            click.echo(json_text(record))
        else:
            name = feed.title or (state.title if state else "")
            click.echo(feed.url + (f"  ({plain(name)})" if name else ""))
            told = plain(_told(session, state))
            click.echo(f"    {told}; for {', '.join(feed.topics)}")
    searches = search_feeds(session.config)
    for search in searches:
        told = _told(session, states.get(search.url))
        if as_json:
            record = {"url": search.url, "search": search.term, "told": told}
            click.echo(json_text(record))
        else:
            click.echo(f"{search.url}  (a search for {search.term})")
            click.echo(f"    {plain(told)}; for {search.topic}")
    if not (session.config.feeds or searches):
        session.say("No feeds; 'monitor feeds add URL' adds one.")


def _told(session: Session, state: FeedState | None) -> str:
    if state is None or state.last_polled is None:
        return "not asked yet"
    if state.gone:
        return (
            "gone for good (410), no longer asked until 'monitor feeds add' names it "
            "once more"
        )
    waits = state.next_poll is not None and state.next_poll > session.clock()
    again = (
        f"asked again {session.local(state.next_poll) if waits else 'in the next run'}"
    )
    if state.current_url != state.url:
        again += f"; moved for good to {state.current_url}"
    if state.failures:
        since = session.local(state.failing_since)
        return f"failing since {since}: {state.last_error}; {again}"
    return f"answered {session.local(state.last_polled)}; {again}"


@feeds.command()
@click.argument("urls", metavar="URL...", nargs=-1, required=True)
@click.option("--title", default="", help="The outlet's name; else the feed's own.")
@click.option("--topic", "topics", multiple=True, help="For this topic only.")
@pass_session
def add(
    session: Session, urls: Sequence[str], title: str, topics: Sequence[str]
) -> None:
    """Add feeds to the configuration; its comments stay."""
    from monitor.config.edit import add_feeds  # noqa: PLC0415

    pairs = [(url, title) for url in urls]
    added = add_feeds(session.config_path, pairs, topics)
    for url in urls:
        what = "Added" if url in added else "Followed already:"
        session.done(f"{what} {url}")
    _ask_again(session, urls)


def _ask_again(session: Session, urls: Sequence[str]) -> None:
    """Let those that were gone for good be asked: whoever adds them knows better."""
    states = session.feed_states()
    gone = [url for url in urls if url in states and states[url].gone]
    if not gone:
        return
    with session.app(create=False) as app:
        for url in gone:
            app.ask_again(states[url])
            session.done(f"{url} was gone for good (410), and is asked again.")


@feeds.command()
@click.argument("url")
@pass_session
def remove(session: Session, url: str) -> None:
    """Remove a feed from the configuration; its comments stay."""
    from monitor.config.edit import remove_feed  # noqa: PLC0415

    remove_feed(session.config_path, url)
    session.done(f"Removed {url}; what it brought stays in the ledger.")


@feeds.command("check")
@click.argument("url")
@pass_session
def check_feed(session: Session, url: str) -> None:
    """Fetch one feed now and say what it holds; nothing is stored."""
    from monitor.config.values import check_web_address  # noqa: PLC0415

    try:
        check_web_address(url)
    except ValueError as error:
        raise UsageError(str(error)) from error
    poll = session.probe([FeedState(url, url)])[0]
    if poll.fault:
        raise SourceError(f"{url}: {poll.fault.reason}")
    click.echo(f"{plain(poll.state.title) or url}: {counted(len(poll.items), 'item')}")
    if poll.state.current_url != url:
        click.echo(f"moved for good to {plain(poll.state.current_url)}")
    for item in poll.items:
        day = session.local(item.published)
        click.echo(f"  {day}  {plain(item.title) or '(untitled)'}")
        if item.url:
            click.echo(f"      {plain(item.url)}")


@feeds.command("import")
@click.argument("file", type=click.File("rb"))
@pass_session
def import_opml(session: Session, file: BinaryIO) -> None:
    """Add the feeds of an OPML file ("-": standard input)."""
    from monitor.config.edit import add_feeds, keep_outline  # noqa: PLC0415
    from monitor.sources.opml import read_opml  # noqa: PLC0415

    name = click.format_filename(getattr(file, "name", "<stdin>"))
    name = name.replace("<stdin>", "standard input")
    try:
        outline = read_opml(file.read())
    except SourceError as error:
        raise SourceError(f"{name} {error}") from error
    found = [one for one in outline.feeds if _usable(session, name, one)]
    if outline.feeds and not found:
        raise UsageError(f"{name} holds no feed that can be followed")
    more = {
        one.url: {"folders": one.folders, "tags": one.tags, "opml": one.attributes}
        for one in found
    }
    pairs = [(one.url, one.title) for one in found]
    added = add_feeds(session.config_path, pairs, more=more)
    keep_outline(session.config_path, outline.head, outline.folders)
    session.done(
        f"{counted(len(added), 'feed')} added, "
        f"{len(found) - len(added)} followed already."
    )


def _usable(session: Session, name: str, feed: OpmlFeed) -> bool:
    """Whether a feed of an outline can be asked; says so where it cannot."""
    from monitor.config.values import check_web_address, without_login  # noqa: PLC0415

    try:
        check_web_address(feed.url)
    except ValueError as error:
        title = plain(feed.title) or without_login(feed.url)
        session.say(f"{name}: left out {title}: {plain(str(error))}")
        return False
    return True


@feeds.command("export")
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), help="Write it here."
)
@pass_session
def export_opml(session: Session, out: Path | None) -> None:
    """Print the feeds as OPML."""
    from monitor.sources.opml import OpmlFeed, Outline, write_opml  # noqa: PLC0415

    config = session.config
    text = write_opml(
        Outline(
            tuple(
                OpmlFeed(feed.url, feed.title, feed.folders, feed.tags, feed.opml)
                for feed in config.feeds
            ),
            {folder.path: folder.attributes for folder in config.opml.folders},
            config.opml.head,
        )
    )
    session.hand_out(text, out)
