"""The root command; the one place where an error becomes an exit status."""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from monitor.cli.articles import articles
from monitor.cli.checking import check
from monitor.cli.claims import claims
from monitor.cli.digests import digest
from monitor.cli.doctor import doctor
from monitor.cli.evaluating import evaluate
from monitor.cli.exporting import export
from monitor.cli.feeds import feeds
from monitor.cli.judging import judge
from monitor.cli.keeping import backup, restore, verify
from monitor.cli.purging import purge
from monitor.cli.replaying import replay
from monitor.cli.reviewing import confirm, merge, reject, split, undo
from monitor.cli.running import daemon, run
from monitor.cli.runs import runs
from monitor.cli.session import Session
from monitor.cli.setup import init
from monitor.cli.times import Instant
from monitor.cli.watch import watch
from monitor.cli.words import harmless
from monitor.errors import MonitorError, fault_of_machine

if TYPE_CHECKING:
    from datetime import datetime


class Fault(click.ClickException):
    """A ``MonitorError`` on its way to the shell."""

    def __init__(self, error: MonitorError) -> None:
        super().__init__(str(error))
        self.exit_code = error.exit_status  # type: ignore[misc]

    def show(self, file: Any = None) -> None:
        """Say what happened on stderr."""
        told = harmless(self.format_message())
        click.echo(f"monitor: {told}", file=file, err=True)


class Root(click.Group):
    """A group that turns expected faults into messages and exit statuses."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the chosen command."""
        try:
            return super().invoke(ctx)
        except MonitorError as error:
            raise Fault(error) from error
        except OSError as error:
            fault = fault_of_machine(error)
            if fault is None:
                raise
            # Or Python tries to write the rest once more on its way out.
            if sys.__stdout__ is not None:
                os.dup2(os.open(os.devnull, os.O_WRONLY), sys.__stdout__.fileno())
            raise Fault(fault) from error


@click.group(cls=Root, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--config",
    type=click.Path(path_type=Path, dir_okay=False),
    default="monitor.toml",
    show_default=True,
    help="The configuration file.",
)
@click.option(
    "--now",
    type=Instant(),
    metavar="ISO8601",
    help="Set the clock of the whole command; UTC unless it has an offset.",
)
@click.option("-q", "--quiet", is_flag=True, help="On success print nothing.")
@click.option("-v", "--verbose", is_flag=True, help="Tell more on stderr.")
@click.option("--no-color", envvar="NO_COLOR", hidden=True, default="")
@click.version_option(package_name="claim-monitor")
@click.pass_context
def cli(
    ctx: click.Context,
    config: Path,
    now: datetime | None,
    no_color: str,
    *,
    quiet: bool,
    verbose: bool,
) -> None:
    """Follow a dispute in the news: who claimed what, and what changed.

    Exit status: 0 done, 1 failed, 2 wrong usage or configuration, 3 every source
    failed, 4 a delivery failed and is kept, 5 another instance is running.
    """
    if quiet and verbose:
        raise click.UsageError("-q and -v exclude each other")
    if no_color:
        ctx.color = False
    session = ctx.obj = Session(config, now, quiet=quiet, verbose=verbose)
    session.log(logging.WARNING)


for command in (
    init,
    run,
    daemon,
    check,
    digest,
    claims,
    articles,
    feeds,
    watch,
    export,
    doctor,
    judge,
    runs,
    verify,
    backup,
    restore,
    purge,
    replay,
    evaluate,
):
    cli.add_command(command)

for command in (confirm, reject, merge, split, undo):
    claims.add_command(command)
