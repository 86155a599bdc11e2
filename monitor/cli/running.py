"""``run`` and ``daemon``."""

from __future__ import annotations

import logging
import os
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from monitor.cli.progress import progress
from monitor.cli.session import Session, pass_session
from monitor.cli.stopping import told_to_stop

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from monitor.config import Config
    from monitor.errors import ConfigError, MonitorError
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
    beginning = _beginning(session)
    with (
        told_to_stop(quiet=session.quiet) as should_stop,
        session.rehearsing() if dry_run else session.app(alone=True) as app,
        progress(quiet=session.quiet) as on_progress,
    ):
        if not dry_run:
            beginning(app.ledger.path)
        report = app.run(
            dry_run=dry_run,
            send=not no_send,
            on_progress=on_progress,
            should_stop=should_stop,
        )
        last_date = app.last_date()
    from monitor.cli.summary import exit_status  # noqa: PLC0415
    from monitor.render.export import json_text, report_json  # noqa: PLC0415

    if not session.config.topics:
        session.say(
            f"No topic is configured; add a [[topic]] to {session.config_path}."
        )
    status = exit_status(
        report, [feed.url for feed in session.config.feeds], strict=strict
    )
    if as_json:
        click.echo(json_text(report_json(report)))
    else:
        _tell(session, report, last_date, failed=status != 0)
    if dry_run:
        session.say("A rehearsal: nothing was kept or sent.")
    ctx.exit(status)


def _beginning(session: Session) -> Callable[[Path], None]:
    """Look for the ledger before it is opened; tells then whether it was begun."""
    from monitor.app import has_ledger, remains  # noqa: PLC0415

    there, left_over = has_ledger(session.config), remains(session.config)

    def tell(ledger: Path) -> None:
        if left_over is not None:
            # It would all be new again, and be sent: -q does not hide that.
            click.echo(
                f"{ledger} is gone, and a new one is begun. {left_over} holds what came "
                "of it; 'monitor restore FILE' puts back a copy.",
                err=True,
            )
        elif not there:
            session.say(f"There was no ledger yet: {ledger} is begun.")

    return tell


def _tell(
    session: Session, report: RunReport, digest_date: str | None, *, failed: bool
) -> None:
    """Print the summary; where something failed even -q does not hide it."""
    from monitor.cli.summary import summary  # noqa: PLC0415
    from monitor.core.schedule import local_date  # noqa: PLC0415

    zone = session.config.monitor.timezone
    date = local_date(report.finished, zone)
    text = summary(
        report, today=digest_date == date, timezone=zone, verbose=session.verbose
    )
    if not session.quiet:
        click.echo(text)
    elif failed:
        click.echo(text, err=True)


@click.command()
@click.option(
    "--log-format", "form", type=click.Choice(["logfmt", "json"]), default="logfmt",
    show_default=True, help="How each line of the log is written.",
)  # fmt: skip
@pass_session
def daemon(session: Session, form: str) -> None:
    """Run on a schedule until told to stop (SIGTERM, Ctrl-C).

    What happens is logged on stderr, one event a line.
    """
    from monitor.app.events import tell  # noqa: PLC0415
    from monitor.scheduler import Daemon, pass_once, serve  # noqa: PLC0415

    session.log(logging.INFO, form)
    clock, config = session.running_clock, session.config
    unmade = not config.monitor.state.exists()
    with session.lock() as lock:
        passes = pass_once(clock, lock, unmade=unmade)
        keeper = Daemon(config, clock, _Speaker(), passes)
        tell(
            logging.INFO,
            "following",
            config=config.path,
            pid=os.getpid(),
            every=config.monitor.collect_every,
            digest=f"{config.digest.at:%H:%M}",
            timezone=config.monitor.timezone,
        )
        ended = serve(keeper)
    if not ended:
        tell(logging.WARNING, "stopped in the middle of a pass; it is done again")
        sys.stderr.flush()
        os._exit(0)  # a pass that hangs on the network must not hold up a stop
    tell(logging.INFO, "Stopped.")


class _Speaker:
    """Logs what the daemon does."""

    def passed(self, report: RunReport) -> None:
        from monitor.app.events import of_run, tell  # noqa: PLC0415
        from monitor.delivery.outbox import told_once  # noqa: PLC0415

        with of_run(report.run):
            for fault in report.faults:
                told = {"source": fault.source, "reason": fault.reason}
                tell(logging.WARNING, "source failed", failures=fault.failures, **told)
            for failure in told_once(report.deliveries_failed):
                tell(logging.ERROR, "delivery failed", reason=failure)
            for target in report.digests:
                tell(logging.INFO, "digest delivered", target=target)
            tell(
                logging.INFO,
                "pass done",
                seconds=(report.finished - report.started).total_seconds(),
                feeds=report.feeds_polled,
                unchanged=report.feeds_unchanged,
                failed=len(report.faults),
                articles=report.articles_new,
                revised=report.articles_revised,
                relevant=report.articles_relevant,
                claims=report.claims,
                **{str(verdict): n for verdict, n in report.verdicts.items()},
            )
            if report.left is not None:
                what = "told to stop; left for the next run"
                tell(logging.INFO, what, **asdict(report.left))

    def reloaded(self, config: Config) -> None:
        from monitor.app.events import tell  # noqa: PLC0415

        tell(logging.INFO, "was edited; the new one is in force", config=config.path)

    def refused(self, error: ConfigError) -> None:
        from monitor.app.events import tell  # noqa: PLC0415

        what = "edit is not valid; the configuration before it stays in force"
        tell(logging.ERROR, what, error=str(error))

    def troubled(self, error: MonitorError) -> None:
        from monitor.app.events import tell  # noqa: PLC0415

        tell(logging.ERROR, "trouble", kind=type(error).__name__, error=str(error))
