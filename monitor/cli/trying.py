"""``watch explain``, ``test``, ``why`` and ``suggest``: terms before they go live."""

from __future__ import annotations

import sys
from datetime import date
from typing import TYPE_CHECKING

import click

from monitor.cli.session import Session, pass_session
from monitor.cli.telling import tell_source
from monitor.cli.words import counted, plain
from monitor.errors import UsageError

if TYPE_CHECKING:
    from monitor.app.watching import Archive, Trial
    from monitor.core.watch import Query, Watched
    from monitor.ports import Ledger
    from monitor.types import ArticleRecord, Place

SNIPPET = 60  # characters shown on each side of a hit
WIDEST_BAR = 40
MOST_DAYS = 31
NAMED = 12  # numbers of articles listed before "and so on"


@click.command()
@click.argument("term")
@pass_session
def explain(session: Session, term: str) -> None:
    """Print how a term is understood, as a tree, and what it costs."""
    from monitor.app import has_ledger  # noqa: PLC0415
    from monitor.core.watch import naming, parse  # noqa: PLC0415
    from monitor.core.watch.explaining import cost_of, tree_lines  # noqa: PLC0415

    query = parse(term, naming(session.config.definitions()))
    click.echo(str(query))
    for line in tree_lines(query.node):
        click.echo(f"  {line}")
    click.echo(cost_of(query.node))
    if has_ledger(session.config):
        with session.app(create=False) as app:
            total = app.ledger.count_articles()
            trial = _archive(session, app.ledger).try_term(query)
        click.echo(
            f"Of {total:,} stored articles it would look at {trial.looked_at:,} and "
            f"match {len(trial.hits):,}."
        )


@click.command("test", short_help="Try a term on the stored articles.")
@click.argument("term")
@click.option("--topic", metavar="NAME", help="Compare with this topic's articles.")
@click.option("--since", metavar="T", help="Seen since then: 2024-12-11, or 30d.")
@click.option("--feed", metavar="URL", help="Only what this feed carried.")
@click.option(
    "--limit", default=20, show_default=True, help="Hits shown, newest first."
)
@pass_session
def try_term(
    session: Session,
    term: str,
    topic: str | None,
    since: str | None,
    feed: str | None,
    limit: int,
) -> None:
    """Try a term on the stored articles: hits, days, and what it would change."""
    topic = _topic(session, topic, required=False)
    with session.app(create=False) as app:
        archive = _archive(session, app.ledger)
        query = archive.parse(term)
        session.say(f"Understood as: {query}")
        trial = archive.try_term(query, topic, session.instant(since), feed)
        for record in reversed(trial.hits[-limit:] if limit > 0 else []):
            _tell_hit(session, archive, query, record)
    for line in _chart(trial):
        click.echo(line)
    if topic is not None:
        click.echo(_difference(trial, topic))
    shown = min(limit, len(trial.hits))
    left = f"; the newest {shown} are shown" if shown < len(trial.hits) else ""
    match = "matches" if len(trial.hits) == 1 else "match"
    session.say(f"{counted(len(trial.hits), 'article')} {match}{left}.")


@click.command(short_help="Say which parts of TERM an ARTICLE satisfies.")
@click.argument("term")
@click.argument("article")
@pass_session
def why(session: Session, term: str, article: str) -> None:
    """Say which part of TERM an ARTICLE satisfies, which not, and where.

    ARTICLE is the number, address or path of a stored article.
    """
    from monitor.core.watch.explaining import why_lines  # noqa: PLC0415

    with session.app(create=False) as app:
        archive = _archive(session, app.ledger)
        query = archive.parse(term)
        found = archive.find(article)
    seen = archive.watched(found)
    click.echo(f"{found.record.id}  {plain(found.record.title) or '(untitled)'}")
    for line in why_lines(query.node, seen, lambda place: _snippet(seen, place)):
        click.echo(f"  {line}")
    answer = {True: "matches", False: "does not match", None: "may match, once read"}
    click.echo(f"The term {answer[query.matches(seen)]}.")


@click.command(short_help="Propose names and phrases that stand out.")
@click.option("--topic", metavar="NAME", help="Needed where there are several.")
@click.option("--since", metavar="T", help="Only articles seen since then.")
@click.option("--limit", default=20, show_default=True, help="How many to propose.")
@pass_session
def suggest(session: Session, topic: str | None, since: str | None, limit: int) -> None:
    """Propose names and phrases that stand out and that no term asks for yet."""
    name = _topic(session, topic, required=True)
    with session.app(create=False) as app:
        archive = _archive(session, app.ledger)
        found = archive.suggest(str(name), session.instant(since), limit)
    for one in found:
        click.echo(
            f"{counted(one.articles, 'article'):>14} of the topic, "
            f"{one.elsewhere:>5,} elsewhere  {one.text}"
        )
    if not found:
        session.say("Nothing stands out that the terms do not ask for already.")


def _archive(session: Session, ledger: Ledger) -> Archive:
    from monitor.app.watching import Archive  # noqa: PLC0415

    return Archive(session.config, ledger, session.clock())


def _topic(session: Session, name: str | None, *, required: bool) -> str | None:
    names = [topic.name for topic in session.config.topics]
    if name is None and len(names) == 1:
        return names[0]
    if name is None and required:
        listed = ", ".join(names) or "none"
        raise UsageError(f"say which topic with --topic; there are: {listed}")
    return session.known_topic(name)


def _tell_hit(
    session: Session, archive: Archive, query: Query, record: ArticleRecord
) -> None:
    seen = archive.watched(archive.find(str(record.id)))
    click.echo(f"{record.id:>5}  {plain(record.title) or '(untitled)'}")
    click.echo(f"       {tell_source(session, record)}")
    place = next(iter(query.places(seen, most=1)), None)
    if place is not None:
        click.echo(f"       {_snippet(seen, place)}")


def _snippet(article: Watched, place: Place) -> str:
    """The words around a place, which are marked: in bold, or by ».« in a pipe."""
    text = "\n".join(article.words_in(place.field).texts)
    start, end = max(0, place.start - SNIPPET), place.end + SNIPPET
    before, after = text[start : place.start].lstrip(), text[place.end : end].rstrip()
    told = plain(text[place.start : place.end])
    found = click.style(told, bold=True) if sys.stdout.isatty() else f"»{told}«"
    head = plain(("…" if start else "") + before + "|")[:-1]
    tail = plain("|" + after + ("…" if end < len(text) else ""))[1:]
    field = "" if place.field == "body" else f"{place.field}: "
    return f"{field}{head}{found}{tail}"


def _chart(trial: Trial) -> list[str]:
    """Hits by day, the latest month that has any."""
    days = sorted(trial.days)[-MOST_DAYS:]
    most = max((trial.days[day] for day in days), default=0)
    return [
        f"  {date.fromisoformat(day):%d %b %Y}  "
        f"{'█' * max(1, round(trial.days[day] / most * WIDEST_BAR))} {trial.days[day]:,}"
        for day in days
    ]


def _difference(trial: Trial, topic: str) -> str:
    return (
        f"Against what {topic} has now: adds {_listed(trial.adds)}, "
        f"drops {_listed(trial.drops)}."
    )


def _listed(numbers: list[int]) -> str:
    if not numbers:
        return "nothing"
    shown = ", ".join(map(str, numbers[:NAMED]))
    return f"{len(numbers):,} ({shown}{', …' if numbers[NAMED:] else ''})"
