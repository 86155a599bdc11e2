"""A progress bar for a person who watches; nothing for anybody else."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from monitor.pipeline import Progress


@contextmanager
def progress(*, quiet: bool) -> Iterator[Progress]:
    """Show the stages of a pass on stderr, if that is a terminal."""
    if quiet or not sys.stderr.isatty():
        from monitor.app.application import no_progress  # noqa: PLC0415

        yield no_progress
        return
    from rich.console import Console  # noqa: PLC0415 - slow to import
    from rich.progress import Progress as Bar  # noqa: PLC0415

    with Bar(console=Console(stderr=True), transient=True) as bar:

        def open_stage(stage: str, total: int) -> Callable[[], None]:
            task = bar.add_task(stage, total=total, visible=total > 0)
            return lambda: bar.advance(task)

        yield open_stage
