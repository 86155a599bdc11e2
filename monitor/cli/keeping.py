"""``backup``, ``restore`` and ``verify``: looking after the ledger."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from monitor.cli.session import Session, pass_session
from monitor.cli.words import counted, plain
from monitor.errors import UsageError

if TYPE_CHECKING:
    from monitor.types import Holdings, Look


@click.command()
@click.argument(
    "target", type=click.Path(path_type=Path, dir_okay=False), required=False,
    metavar="[FILE]",
)  # fmt: skip
@click.option(
    "--keep", metavar="N", type=click.IntRange(min=1),
    help="Then remove all but the N newest such copies.",
)  # fmt: skip
@pass_session
def backup(session: Session, target: Path | None, keep: int | None) -> None:
    """Copy the ledger while all goes on, and check the copy.

    Without FILE it goes to backups/ledger-DATE-TIME.db (UTC) in the state folder.
    """
    from monitor.app.keeping import back_up, thin_out  # noqa: PLC0415

    if target and keep:
        raise UsageError("--keep is for copies that are named by their date, not FILE")
    path, holdings = back_up(session.config, target, session.clock())
    session.done(str(path))
    session.say(f"Whole and checked: {_held(session, holdings)}.")
    if keep and (gone := thin_out(path, keep)):
        kind = "older copy" if len(gone) == 1 else "older copies"
        session.say(f"Removed {len(gone)} {kind}: {', '.join(p.name for p in gone)}.")


@click.command(short_help="Put a copy in the place of the ledger, which is kept.")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@pass_session
def restore(session: Session, file: Path) -> None:
    """Put a copy in the place of the ledger, which is kept under a dated name.

    FILE is checked first; a damaged one, or one of a later version, is refused.
    """
    from monitor.app import keeping  # noqa: PLC0415

    with session.lock():
        aside, holdings = keeping.restore(session.config, file, session.clock())
    session.done(f"Restored {file}: {_held(session, holdings)}.")
    if aside:
        session.say(f"The ledger that was there before is kept as {aside}.")
    session.say("The next run reads and tells what has come since that copy was made.")


@click.command(short_help="Check all that the ledger promises, quote by quote.")
@pass_session
@click.pass_context
def verify(ctx: click.Context, session: Session) -> None:
    """Check all that the ledger promises, quote by quote; change nothing."""
    faults = 0
    with session.app(create=False) as app:
        for look in app.ledger.verify():
            faults += len(look.faults)
            _tell(session, look)
    if faults:
        click.echo(f"{counted(faults, 'fault')}.", err=True)
        ctx.exit(1)
    session.say("The ledger is sound.")


def _tell(session: Session, look: Look) -> None:
    if not look.faults:
        ok = click.style("ok   ", fg="green")
        session.done(f"{ok}  {look.count:,} {look.what}")
        return
    for fault in look.faults:
        click.echo(f"{click.style('FAULT', fg='red', bold=True)}  {plain(fault)}")
    click.echo(f"       {look.advice}")


def _held(session: Session, holdings: Holdings) -> str:
    last = session.local(holdings.last_run) if holdings.last_run else "none yet"
    return (
        f"{counted(holdings.articles, 'article')}, "
        f"{counted(holdings.claims, 'claim')}, "
        f"{counted(holdings.mentions, 'mention')}, "
        f"{counted(holdings.digests, 'digest')}; last run: {last}"
    )
