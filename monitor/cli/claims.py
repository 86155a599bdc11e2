"""``claims``: the ledger, claim by claim."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

import click

from monitor.cli.session import Session, pass_session
from monitor.cli.telling import (
    tell_claim,
    tell_json,
    tell_mention,
    tell_saying,
    tell_verdict,
    told,
)
from monitor.cli.words import Number, counted, plain
from monitor.errors import UsageError
from monitor.types import Verdict

if TYPE_CHECKING:
    from monitor.ports import Ledger
    from monitor.types import ClaimRecord

_claim = click.argument("claim", type=Number(), metavar="ID")
_json = click.option(
    "--json", "as_json", is_flag=True, help="Print one mention a line."
)


@click.group(invoke_without_command=True)
@click.option(
    "--verdict", type=click.Choice([*map(str, Verdict)]), help="With such a mention."
)
@click.option("--topic", metavar="NAME", help="Of this topic only.")
@click.option("--since", metavar="T", help="With a mention seen after T.")
@click.option(
    "--article",
    type=Number(),
    metavar="ID",
    help="Of this article only.",
)
@click.option("--held", is_flag=True, help="Whose verdict was held back as too weak.")
@click.option("--json", "as_json", is_flag=True, help="Print one claim a line.")
@pass_session
@click.pass_context
def claims(
    ctx: click.Context,
    session: Session,
    verdict: str | None,
    topic: str | None,
    since: str | None,
    article: int | None,
    *,
    held: bool,
    as_json: bool,
) -> None:
    """List the claims of the ledger; T is ISO 8601 or such as 7d."""
    if ctx.invoked_subcommand is not None:
        return
    from monitor.render.export import claim_json, json_text  # noqa: PLC0415

    session.known_topic(topic)
    with session.app(create=False) as app:
        found = app.ledger.claims(
            topic=topic,
            verdict=Verdict(verdict) if verdict else None,
            since=session.instant(since),
            article=article,
            held=held or None,
        )
        width = shutil.get_terminal_size().columns if sys.stdout.isatty() else 0
        empty = True
        for record in found:
            empty = False
            if as_json:
                click.echo(json_text(claim_json(record)))
            else:
                click.echo(tell_claim(record, width))
    if empty:
        session.say("No claims.")


@claims.command()
@_claim
@_json
@pass_session
def show(session: Session, claim: int, *, as_json: bool) -> None:
    """Show a claim with every mention, its quotes and sources."""
    with session.app(create=False) as app:
        record = _find(app.ledger, claim)
        mentions = list(app.ledger.mentions(claim=claim))
    if as_json:
        tell_json(mentions)
        return
    click.echo(click.style(told(record), bold=True))
    click.echo(
        f"claim {record.claim}, thread {record.thread}, {record.topic}; "
        f"{record.status}; {counted(record.sources, 'independent source')}; first seen "
        f"{session.local(record.first_seen)}, last {session.local(record.last_seen)}"
    )
    if record.speakers:
        said = "denied" if record.denied else "said"
        click.echo(f"{said} by " + ", ".join(plain(name) for name in record.speakers))
    for mention in mentions:
        click.echo(
            f"\n[{mention.mention}] " + "\n".join(tell_mention(session, mention))
        )


@claims.command()
@_claim
@_json
@pass_session
def history(session: Session, claim: int, *, as_json: bool) -> None:
    """Show how the answers to a claim's question followed one another."""
    with session.app(create=False) as app:
        record = _find(app.ledger, claim)
        mentions = list(app.ledger.mentions(thread=record.thread))
    if as_json:
        tell_json(mentions)
        return
    question = next((m.question for m in mentions if m.question), None)
    title = plain(question) if question else f"Thread {record.thread}"
    click.echo(click.style(title, bold=True))
    for mention in mentions:
        click.echo(
            f"\n{session.local(mention.seen)}  claim {mention.claim}  "
            f"{tell_verdict(mention)}"
        )
        click.echo(f"  “{plain(mention.quote)}”")
        click.echo(f"  {tell_saying(session, mention)}")
        if mention.why:
            click.echo(f"  why: {plain(mention.why)}")


def _find(ledger: Ledger, claim: int) -> ClaimRecord:
    for record in ledger.claims(claim=claim):
        return record
    for review in ledger.reviews(claim=claim):
        now = ledger.mention(review.mention) if review.mention else None
        if now is not None and not review.replaced:
            raise UsageError(
                f"there is no claim {claim} any more: its mentions are those of "
                f"claim {now.claim} since a review; see 'monitor claims show "
                f"{now.claim}'"
            )
    raise UsageError(f"there is no claim {claim}; 'monitor claims' lists them")
