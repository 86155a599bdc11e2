"""``runs``: what was done, and how it went."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from monitor.cli.session import Session, pass_session
from monitor.cli.telling import tell_counts
from monitor.cli.words import LARGEST, Number, counted, plain
from monitor.errors import UsageError
from monitor.types import RunState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.app import App
    from monitor.types import RunRecord

BROKEN_OFF = "broken off: it was killed, or the power went"


@click.group(invoke_without_command=True)
@click.option(
    "--limit", type=click.IntRange(1, LARGEST), default=20, show_default=True,
    help="So many at most.",
)  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Print one run a line.")
@pass_session
@click.pass_context
def runs(ctx: click.Context, session: Session, limit: int, *, as_json: bool) -> None:
    """List the runs, newest first."""
    if ctx.invoked_subcommand is not None:
        return
    with session.app(create=False) as app:
        found = runs_of(session, app, limit=limit)
    for record in found:
        click.echo(_json(record) if as_json else _line(session, record))
    if not found:
        session.say("No runs yet.")


@runs.command()
@click.argument("run", type=Number(), metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
@pass_session
def show(session: Session, run: int, *, as_json: bool) -> None:
    """Show what one run did, and every fault in full."""
    from monitor.cli.summary import summary  # noqa: PLC0415

    with session.app(create=False) as app:
        found = runs_of(session, app, run=run)
    if not found:
        raise UsageError(f"there is no run {run}; 'monitor runs' lists them")
    (record,) = found
    if as_json:
        click.echo(_json(record))
        return
    click.echo(click.style(f"Run {record.run}", bold=True))
    click.echo(f"{_when(session, record)}; {_state(record)}")
    if record.state is RunState.ENDED:
        zone = session.config.monitor.timezone
        text = summary(record.report, today=False, timezone=zone, verbose=True)
        click.echo("\n".join(map(_clean, text.splitlines())))
        for fault in record.report.faults:
            if fault.since:
                since = session.local(fault.since)
                click.echo(
                    f"{plain(fault.source)} fails since {since}, {fault.failures} times"
                )


def runs_of(session: Session, app: App, **wanted: int | None) -> Sequence[RunRecord]:
    """Runs, newest first; one that nobody is at work on any more was broken off."""
    begun = {r.run for r in app.ledger.runs(**wanted) if r.state is RunState.BEGUN}
    if not begun or session.at_work:
        return app.ledger.runs(**wanted)
    # Looked at once more: one of them may have ended just before the lock was free.
    return [
        replace(record, state=RunState.BROKEN_OFF)
        if record.state is RunState.BEGUN and record.run in begun
        else record
        for record in app.ledger.runs(**wanted)
    ]


def _line(session: Session, record: RunRecord) -> str:
    return f"{record.run:>5}  {_when(session, record)}  {_outcome(record)}"


def _when(session: Session, record: RunRecord) -> str:
    started = session.local(record.report.started)
    if record.state.is_open:
        return f"{started}  {'':>8}"
    return f"{started}  {_seconds(record):>6.1f} s"


def _seconds(record: RunRecord) -> float:
    return (record.report.finished - record.report.started).total_seconds()


def _state(record: RunRecord) -> str:
    if record.state is RunState.FAILED:
        return click.style(f"failed: {plain(record.error or '')}", fg="red")
    if record.state is RunState.BEGUN:
        return click.style("at work", fg="yellow")
    if record.state is RunState.BROKEN_OFF:
        return click.style(BROKEN_OFF, fg="red")
    return "ended"


def _outcome(record: RunRecord) -> str:
    if record.state is not RunState.ENDED:
        return _state(record)
    report = record.report
    parts = [
        counted(report.sources_total, "source"),
        f"{len(report.faults)} failed" if report.faults else "",
        f"{report.articles_new} new and {report.articles_revised} revised articles",
        counted(report.claims, "mention")
        + (f" ({tell_counts(report.verdicts)})" if report.claims else ""),
        f"{len(report.digests)} delivered" if report.digests else "",
        counted(len(report.deliveries_failed), "delivery", "deliveries") + " failed"
        if report.deliveries_failed
        else "",
        f"{report.articles_purged} removed" if report.articles_purged else "",
        _waiting(sum(one.pages for one in report.waiting)),
    ]
    return ", ".join(filter(None, parts))


def _waiting(pages: int) -> str:
    wait = "waits" if pages == 1 else "wait"
    return f"{counted(pages, 'page')} {wait}" if pages else ""


def _clean(line: str) -> str:
    """A line of the summary without what steers a terminal, its margin kept."""
    return line[: len(line) - len(line.lstrip())] + plain(line)


def _json(record: RunRecord) -> str:
    from monitor.render.export import json_text, report_json  # noqa: PLC0415

    told: dict[str, Any] = {
        **report_json(record.report),
        "state": str(record.state),
        "seconds": None if record.state.is_open else _seconds(record),
        "error": record.error,
    }
    if record.state.is_open:
        told["finished"] = None
    return json_text(told)
