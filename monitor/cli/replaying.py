"""``replay``: the stored articles read and compared anew with the present engine."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from typing import TYPE_CHECKING

import click

from monitor.cli.progress import progress
from monitor.cli.session import Session, pass_session
from monitor.cli.stopping import told_to_stop
from monitor.cli.telling import tell_saying, tell_verdict
from monitor.cli.words import counted, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from monitor.app.replaying import Rehearsed
    from monitor.types import Difference, MentionRecord, Reapplied, ReplayCounts

SHOWN = 20  # differences that are told in words
STOPPING = b"Told to stop: nothing is changed. Once more ends it at once.\n"
STOPPED = b"Ended at once. Nothing was changed.\n"


@click.command(short_help="Read the stored articles again with the present engine.")
@click.option("--topic", metavar="NAME", help="Only this topic's claims.")
@click.option(
    "--watch", is_flag=True, help="Try present watch terms on old articles first."
)
@click.option("--apply", is_flag=True, help="Make it so, without being asked.")
@click.option("--json", "as_json", is_flag=True, help="Every difference, one a line.")
@pass_session
def replay(
    session: Session, topic: str | None, *, watch: bool, apply: bool, as_json: bool
) -> None:
    """Rebuild claims and verdicts from the stored articles with the present engine.

    Prints what would change, and changes it with --apply or once a person at the
    terminal says so. What stands where it stood keeps its number, and what a digest
    has told is not told again.
    """
    from monitor.app.replaying import rehearsed  # noqa: PLC0415

    session.known_topic(topic)
    with ExitStack() as stack:
        app = stack.enter_context(session.app(alone=apply, create=False))
        with (
            told_to_stop(
                quiet=session.quiet, first=STOPPING, second=STOPPED
            ) as should_stop,
            progress(quiet=session.quiet) as on_progress,
        ):
            found = stack.enter_context(
                rehearsed(app, topic, on_progress, should_stop, watch=watch)
            )
        _tell(session, found, as_json=as_json)
        differs = found.changes or found.counts.joined
        if apply:
            _apply(session, found)
        elif differs and not as_json and _agreed():
            with session.lock():
                _apply(session, found)
        elif differs:
            session.say("Nothing was changed; --apply makes it so.")


def _agreed() -> bool:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return False
    return click.confirm("Apply?", err=True)


def _apply(session: Session, found: Rehearsed) -> None:
    if found.apply(session.clock()):
        session.done(f"Applied. The ledger is as {found.engine} judges.")


def _tell(session: Session, found: Rehearsed, *, as_json: bool) -> None:
    from monitor.render.export import json_text  # noqa: PLC0415
    from monitor.render.replaying import difference_json  # noqa: PLC0415

    if as_json:
        for one in found.differences(found.changes):
            click.echo(json_text(difference_json(one)))
        session.say("\n".join(_sum(found.counts)))
        return
    weighty = [change for change in found.changes if change.matters]
    for line in _sum(found.counts):
        session.done(line)
    if session.quiet:
        return
    for one in found.differences(weighty[:SHOWN]):
        for line in _told(session, one):
            click.echo(line)
    if len(weighty) > SHOWN:
        click.echo(f"and {len(weighty) - SHOWN:,} more; --json prints all")


def _sum(counts: ReplayCounts) -> Iterator[str]:
    yield (
        f"{counted(counts.articles, 'article')} read and compared anew "
        f"({counted(counts.texts, 'text')})."
    )
    if counts.joined:
        yield f"{counted(counts.joined, 'article')} joined a topic by its watch terms."
    for key in counts.unread:
        yield f"{plain(key)} could not be read anew; its claims stay as they were read."
    yield from _reviews(counts.reviews)
    if not (counts.added or counts.gone or counts.changed or counts.touched):
        yield "No claim differs."
        return
    yield f"claims: {counts.claims_before:,} now, {counts.claims_after:,} then"
    yield (
        f"mentions: {counts.mentions_before:,} now, {counts.mentions_after:,} then "
        f"({counts.added:,} found, {counts.gone:,} gone)"
    )
    yield (
        f"verdicts: {counts.changed:,} differ; contradictions: {counts.appeared:,} "
        f"appear, {counts.vanished:,} vanish"
    )
    if counts.touched:
        yield (
            f"{counted(counts.touched, 'mention')} with the same verdict and other "
            "details, such as its confidence"
        )


def _reviews(found: Reapplied) -> Iterator[str]:
    if found.kept:
        yield (
            f"{counted(found.kept, 'review')} of readers still "
            f"hold{'s' if found.kept == 1 else ''}, {found.changed:,} of them against "
            "what the engine says now"
        )
    for review in found.lost:
        quote = plain(review.passage.quote)
        yield f"review {review.review} is kept, but finds no claim: “{quote}”"


def _told(session: Session, one: Difference) -> Iterator[str]:
    """One difference: both verdicts, the quote, and what each is about."""
    record = one.after or one.before
    if record is None:
        return
    was = tell_verdict(one.before) if one.before else "not found"
    then = tell_verdict(one.after) if one.after else "no claim"
    yield f"mention {record.mention} of claim {record.claim}: {was} → {then}"
    yield f"  “{plain(record.quote)}”"
    yield f"  {tell_saying(session, record)}"
    yield from _about(session, "was against", one.before)
    yield from _about(session, "then against", one.after)


def _about(session: Session, word: str, record: MentionRecord | None) -> Iterator[str]:

    if record is not None and record.against is not None:
        known = record.against
        yield f"  {word}: “{plain(known.quote)}”"
        yield f"  {tell_saying(session, known)}"
        if record.why:
            yield f"  why: {plain(record.why)}"
