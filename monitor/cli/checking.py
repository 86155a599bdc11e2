"""``check``: a draft against what is known."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import click

from monitor.cli.session import Session, pass_session
from monitor.cli.telling import tell_answer, tell_counts, tell_json, tell_mention
from monitor.cli.words import counted
from monitor.types import BY_WEIGHT, Verdict

if TYPE_CHECKING:
    from monitor.ports import Ledger
    from monitor.types import MentionRecord


@click.command()
@click.argument("source", metavar="FILE|URL|-")
@click.option("--json", "as_json", is_flag=True, help="Print one mention a line.")
@pass_session
def check(session: Session, source: str, *, as_json: bool) -> None:
    """Compare a piece with what is known; store nothing.

    The piece is a file, a web address, or standard input ("-").
    """
    with session.app(create=False) as app:
        piece = app.read_piece(source)
        if piece.left_out:
            session.say(
                f"Only the first {len(piece.text):,} characters are read; "
                f"{piece.left_out:,} are left out."
            )
        found = app.check(piece)
        if app.judge_fault:
            session.say(f"The judge could not be asked: {app.judge_fault}")
        since = {record.mention: _latest_answer(app.ledger, record) for record in found}
    if as_json:
        tell_json(found)
        return
    click.echo(
        f"{counted(len(found), 'claim')}: "
        f"{tell_counts(Counter(record.verdict for record in found))}"
        if found
        else "No claims."
    )
    for record in sorted(found, key=_weight):
        click.echo()
        click.echo("\n".join(tell_mention(session, record)))
        answer = since[record.mention]
        if answer:
            click.echo("\n".join(tell_answer(session, answer)))


def _latest_answer(ledger: Ledger, record: MentionRecord) -> MentionRecord | None:
    """What changed or contradicted a claim since that a draft says once more."""
    if record.verdict is not Verdict.REPEATED:
        return None
    answers = [
        one
        for one in ledger.mentions(thread=record.thread)
        if one.against is not None
        and one.against.claim == record.claim != one.claim
        and one.verdict in {Verdict.CHANGED, Verdict.CONTRADICTED}
    ]
    return answers[-1] if answers else None


def _weight(record: MentionRecord) -> tuple[int, int]:
    return BY_WEIGHT.index(record.verdict), record.start
