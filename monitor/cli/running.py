"""``run`` and ``daemon``."""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING

import click

from monitor.cli.progress import progress
from monitor.cli.session import Session, pass_session
from monitor.cli.stopping import told_to_stop

if TYPE_CHECKING:
    from monitor.config import Config
    from monitor.errors import MonitorError
    from monitor.types import RunReport


@click.command()
@click.option("--dry-run", is_flag=True, help="Do all of it, keep and send nothing.")
@click.option("--no-send", is_flag=True, help="Write and send no digest.")
@click.option("--strict", is_flag=True, help="Exit with 3 if any source failed.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
@pass_session
@click.pass_context
def run(
    ctx: click.Context,
    session: Session,
    *,
    dry_run: bool,
    no_send: bool,
    strict: bool,
    as_json: bool,
) -> None:
    """Make one pass: collect, extract, compare, and send what is due."""
    with (
        told_to_stop(quiet=session.quiet) as should_stop,
        session.app(alone=True) as app,
        progress(quiet=session.quiet) as on_progress,
    ):
        report = app.run(
            dry_run=dry_run,
            send=not no_send,
            on_progress=on_progress,
            should_stop=should_stop,
        )
        last_date = app.last_date()
    from monitor.cli.summary import exit_status  # noqa: PLC0415
    from monitor.render.export import report_json  # noqa: PLC0415

    status = exit_status(
        report, [feed.url for feed in session.config.feeds], strict=strict
    )
    if as_json:
        click.echo(json.dumps(report_json(report), ensure_ascii=False))
    else:
        _tell(session, report, last_date, failed=status != 0)
    if dry_run:
        session.say("A rehearsal: nothing was kept or sent.")
    ctx.exit(status)


def _tell(
    session: Session, report: RunReport, digest_date: str | None, *, failed: bool
) -> None:
    """Print the summary; where something failed even -q does not hide it."""
    from monitor.cli.summary import summary  # noqa: PLC0415
    from monitor.core.schedule import local_date  # noqa: PLC0415

    date = local_date(report.finished, session.config.monitor.timezone)
    text = summary(report, today=digest_date == date)
    if not session.quiet:
        click.echo(text)
    elif failed:
        click.echo(text, err=True)


@click.command()
@pass_session
def daemon(session: Session) -> None:
    """Run on a schedule until told to stop (SIGTERM, Ctrl-C)."""
    from monitor.scheduler import Daemon, pass_once, serve  # noqa: PLC0415

    clock = session.running_clock
    with session.lock():
        keeper = Daemon(session.config, clock, _Speaker(session), pass_once(clock))
        session.say(
            f"Following what {session.config.path} names; collecting every "
            f"{session.config.monitor.collect_every}, digest at "
            f"{session.config.digest.at:%H:%M} {session.config.monitor.timezone}."
        )
        ended = serve(keeper)
    if not ended:
        session.say("Stopped in the middle of a pass; the next one does it again.")
        sys.stderr.flush()
        os._exit(0)  # a pass that hangs on the network must not hold up a stop
    session.say("Stopped.")


class _Speaker:
    """Tells on stderr what the daemon does."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def passed(self, report: RunReport) -> None:
        from monitor.cli.summary import summary  # noqa: PLC0415

        text = summary(report, today=bool(report.digests))
        self._session.say(f"{self._session.local(report.finished)} pass done\n{text}")

    def reloaded(self, config: Config) -> None:
        self._session.config = config
        self._session.say(f"{config.path} was edited; the new one is in force.")

    def troubled(self, error: MonitorError) -> None:
        click.echo(f"monitor: {error}", err=True)
