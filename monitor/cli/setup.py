"""``init``: a place to start from."""

from __future__ import annotations

from pathlib import Path

import click

from monitor.cli.session import Session, pass_session


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), default=".", metavar="[DIR]")
@pass_session
def init(session: Session, folder: Path) -> None:
    """Write a commented monitor.toml and the folders; never overwrite."""
    from monitor.config.starter import write_starter  # noqa: PLC0415

    for path in write_starter(folder):
        session.done(f"Wrote {path}")
    session.say(
        "Name your topic, its watch terms and feeds in it, then say 'monitor run'."
    )
