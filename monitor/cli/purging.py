"""``purge``: removing articles, and what only they told."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import click

from monitor.cli.session import Session, pass_session
from monitor.cli.words import counted, plain
from monitor.errors import LedgerError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import timedelta

    from monitor.store.sqlite import SqliteLedger
    from monitor.types import Candidacy, Purge

MEGABYTE = 1024 * 1024
SHOWN = 10  # articles and claims that are named before a person is asked


@click.command(
    short_help="Remove old articles, and the claims that nothing else tells."
)
@click.option("--older-than", metavar="AGE", help="Known for longer, such as 180d.")
@click.option("--feed", metavar="URL", help="That this feed brought.")
@click.option("--source", "host", metavar="HOST", help="Of this host, www and all.")
@click.option("--dry-run", is_flag=True, help="Name all that would go, remove nothing.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@pass_session
def purge(
    session: Session,
    older_than: str | None,
    feed: str | None,
    host: str | None,
    *,
    dry_run: bool,
    yes: bool,
) -> None:
    """Remove articles for good, with the claims that nothing else tells.

    Without a condition, those that [retention] calls too old. What goes does not
    come back with the next poll. An article stays where a verdict that stays is
    about it, and a seed while its file lies there. Where much has gone, the
    ledger's file is written anew, so that it is smaller.
    """
    from monitor.app.keeping import plan_purge  # noqa: PLC0415

    if feed and host:
        raise UsageError("--feed and --source exclude each other")
    host = urlsplit(host).hostname if host and "//" in host else host
    age = _age(session, older_than, chosen=bool(feed or host))
    with session.app(alone=not dry_run, create=False) as app:
        plan = plan_purge(
            app.ledger, session.config, app.clock(), age=age, feed=feed, host=host
        )
        if dry_run:
            click.echo("\n".join(_told(session, plan, None)))
            return
        if not plan.articles:
            session.say("\n".join(_told(session, plan, SHOWN)))
            return
        if not yes:
            click.echo("\n".join(_told(session, plan, SHOWN)), err=True)
            if not _agreed():
                session.say("Nothing was removed.")
                return
        app.ledger.purge(plan, app.clock())
        session.done(f"Removed {_sum(plan)}.")
        session.say(_shrunk(app.ledger))


def _shrunk(ledger: SqliteLedger) -> str:
    """Make the file smaller, and say what came of it; what is gone is gone."""
    try:
        before, after = ledger.shrink()
    except LedgerError as error:
        return str(error)
    if before == after:
        return f"The ledger's file stays at {_size(before)}."
    return f"The ledger's file went from {_size(before)} to {_size(after)}."


def _size(size: int) -> str:
    return f"{size / MEGABYTE:,.1f} MB"


def _age(session: Session, text: str | None, *, chosen: bool) -> timedelta | None:
    from monitor.config.values import age  # noqa: PLC0415

    if text is None:
        kept = session.config.retention.articles
        if kept is None and not chosen:
            raise UsageError(
                "say what to remove: --older-than, --feed or --source, or how long "
                "articles are kept with [retention] articles"
            )
        return None if chosen else kept
    try:
        return age(text)  # type: ignore[no-any-return]
    except ValueError as error:
        raise UsageError(f"--older-than: {error}") from error


def _agreed() -> bool:
    try:
        return click.confirm("Remove all of this for good?", err=True)
    except click.Abort as error:
        raise UsageError(
            "nobody answered, so nothing was removed; say --yes where nobody can"
        ) from error


def _told(session: Session, plan: Purge, shown: int | None) -> Iterator[str]:
    yield f"To be removed: {_sum(plan)}." if plan.articles else "Nothing to remove."
    yield from _named(session, plan.articles, shown)
    if plan.claims:
        yield "Claims that nothing else tells:"
        yield from _some([f"  {n:>5}  {plain(text)}" for n, text in plan.claims], shown)
    if plan.digests:
        digests = counted(plan.digests, "digest")
        stay = "stays as it was" if plan.digests == 1 else "stay as they were"
        yield f"{digests} told of some of it, and {stay} handed over."
    if plan.tied:
        yield f"{len(plan.tied)} more stay: a verdict that stays is about each of them."
        yield from _named(session, plan.tied, shown)
    if plan.seeds:
        yield f"{counted(plan.seeds, 'seed')} spared: the files still lie there."


def _named(
    session: Session, articles: Sequence[Candidacy], shown: int | None
) -> Iterator[str]:
    lines = [
        f"  {one.id:>5}  {session.local(one.seen, '%d %b %Y')}  "
        f"{plain(one.outlet)}: {plain(one.title) or '(untitled)'}"
        for one in articles
    ]
    yield from _some(lines, shown)


def _some(lines: Sequence[str], shown: int | None) -> Iterator[str]:
    yield from lines[:shown]
    if shown is not None and len(lines) > shown:
        yield f"  and {len(lines) - shown} more; --dry-run names all"


def _sum(plan: Purge) -> str:
    return (
        f"{counted(len(plan.articles), 'article')}, {counted(plan.mentions, 'mention')}, "
        f"{counted(len(plan.claims), 'claim')} left without a mention"
    )
