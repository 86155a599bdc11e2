"""``claims confirm``, ``reject``, ``merge``, ``split`` and ``undo``: what a reader says."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from monitor.cli.session import Session, pass_session
from monitor.cli.telling import tell_json, tell_saying
from monitor.cli.words import Number, plain
from monitor.types import Kind, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from monitor.app.reviewing import Desk, Outcome
    from monitor.types import MentionRecord

DISMISSED = "dismissed"
VERDICTS = [*map(str, Verdict), DISMISSED]

_claim = click.argument("claim", type=Number(), metavar="ID")
_mention = click.option(
    "--mention", type=Number(), metavar="N", help="This mention of the claim."
)
_note = click.option("--note", metavar="TEXT", help="Kept with the review.")
_json = click.option(
    "--json", "as_json", is_flag=True, help="Print the mention as it is then."
)


@click.command()
@_claim
@_mention
@_note
@_json
@pass_session
def confirm(
    session: Session,
    claim: int,
    mention: int | None,
    note: str | None,
    *,
    as_json: bool,
) -> None:
    """Say that the verdict on a claim is right.

    Without --mention, the one that digests tell is meant: the claim's latest
    mention that is not a repetition. A correction of before is taken back.
    """
    with _desk(session, note) as desk:
        _tell(session, desk.confirm(claim, mention), as_json=as_json)


@click.command()
@_claim
@_mention
@click.option("--as", "verdict", type=click.Choice(VERDICTS), help="What it is.")
@click.option(
    "--kind",
    type=click.Choice([*map(str, Kind)]),
    help="How it changes or contradicts.",
)
@click.option(
    "--against",
    metavar="CLAIM",
    help="What it repeats, changes or contradicts; m12 is mention 12.",
)
@_note
@_json
@pass_session
def reject(
    session: Session,
    claim: int,
    mention: int | None,
    verdict: str | None,
    kind: str | None,
    against: str | None,
    note: str | None,
    *,
    as_json: bool,
) -> None:
    """Say that the verdict on a claim is wrong, and what is right.

    Without --as, what was changed or contradicted is new, what was repeated is a
    claim of its own, and what was new is dismissed: it stays in the ledger and
    leaves digests. Of a new claim that was repeated, it must be said.
    """
    from monitor.app.reviewing import Asked  # noqa: PLC0415 - slow to import

    dismissed = verdict == DISMISSED
    asked = Asked(
        Verdict(verdict) if verdict and not dismissed else None,
        Kind(kind) if kind else None,
        against,
        dismissed,
    )
    with _desk(session, note) as desk:
        _tell(session, desk.reject(claim, mention, asked), as_json=as_json)


@click.command(short_help="Say that two claims are one.")
@_claim
@click.argument("into", type=Number(), metavar="INTO")
@_note
@_json
@pass_session
def merge(
    session: Session, claim: int, into: int, note: str | None, *, as_json: bool
) -> None:
    """Say that two claims are one: the mentions of ID become mentions of INTO.

    Of the two first mentions the later one repeats the earlier.
    """
    with _desk(session, note) as desk:
        _tell(session, desk.merge(claim, into), as_json=as_json)


@click.command(short_help="Say that what repeats a claim is another one.")
@_claim
@_mention
@_note
@_json
@pass_session
def split(
    session: Session,
    claim: int,
    mention: int | None,
    note: str | None,
    *,
    as_json: bool,
) -> None:
    """Make a mention of a claim a claim of its own, with what repeats it.

    --mention may be left out where only one mention repeats the claim.
    """
    with _desk(session, note) as desk:
        _tell(session, desk.split(claim, mention), as_json=as_json)


@click.command(short_help="Take back the latest review of a claim.")
@_claim
@_mention
@_json
@pass_session
def undo(session: Session, claim: int, mention: int | None, *, as_json: bool) -> None:
    """Take back the latest review of a claim: the engine's verdict holds again."""
    with _desk(session, None) as desk:
        _tell(session, desk.undo(claim, mention), as_json=as_json)


@contextmanager
def _desk(session: Session, note: str | None) -> Iterator[Desk]:
    from monitor.app.reviewing import Desk  # noqa: PLC0415 - slow to import

    # A daemon holds the lock for weeks; a review is one transaction beside its own.
    with session.app(create=False) as app:
        yield Desk(app.ledger, app.clock(), note)


def _tell(session: Session, outcome: Outcome, *, as_json: bool) -> None:
    if as_json:
        tell_json([outcome.after])
        return
    session.done("\n".join(_lines(session, outcome)))


def _lines(session: Session, outcome: Outcome) -> Iterator[str]:
    before, after, done = outcome
    yield f"[{after.mention}] “{plain(after.quote)}”"
    yield f"  {tell_saying(session, after)}"
    was, now = _told(before), _told(after)
    if was != now:
        yield f"  was: {was}"
    yield f"  is:  {now}"
    if not done:
        yield "  Nothing to do: it was reviewed like this before."
    elif after.review is None:
        yield "  The review is taken back."
    elif after.review.right:
        yield "  Noted as right."
    else:
        yield "  Noted as wrong, and corrected."


def _told(record: MentionRecord) -> str:
    kind = f" ({record.kind})" if record.kind else ""
    words = f"{record.verdict}{kind}{', dismissed' if record.dismissed else ''}"
    if record.against is not None:
        words += f", against [{record.against.mention}] “{plain(record.against.quote)}”"
    return f"{words}; claim {record.claim}, thread {record.thread}"
