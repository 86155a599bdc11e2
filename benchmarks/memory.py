"""The memory of a running pass and of all its worker processes, from /proc."""

from __future__ import annotations

import subprocess
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING

from benchmarks.figures import at_most, told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.bench import Bench
    from benchmarks.figures import Figure

EVERY = 0.05
"""Seconds between two looks. The kernel keeps the peak of each process, so that
only what a worker takes in its last moment can be missed."""

SHARES_EVERY = 10
"""Looks between two at what is shared, which cost more."""

PROC = Path("/proc")
BOUND = 250
LEARNED = "articles-learned"


@dataclass(slots=True)
class Peak:
    """Peaks in MB: main process, largest worker, all together (shared pages once)."""

    main: float = 0.0
    worker: float = 0.0
    together: float = 0.0


def run_watched(command: list[str], peak: Peak) -> str:
    """Run a command to its end; its output. ``peak`` is raised to what it took."""
    done = Event()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        watcher = Thread(target=_watch, args=(process.pid, peak, done))
        watcher.start()
        output, _ = process.communicate()
        done.set()
        watcher.join()
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}")
    return output


def _watch(main: int, peak: Peak, done: Event) -> None:
    looks = 0
    while not done.wait(EVERY):
        processes = [main, *_below(main)]
        with suppress(OSError, IndexError):
            peak.main = max(peak.main, _field(main, "status", "VmHWM:"))
        for worker in processes[1:]:
            with suppress(OSError, IndexError):
                peak.worker = max(peak.worker, _field(worker, "status", "VmHWM:"))
        looks += 1
        if looks % SHARES_EVERY == 0:
            shares = 0.0
            for one in processes:
                with suppress(OSError, IndexError):
                    shares += _field(one, "smaps_rollup", "Pss:")
            peak.together = max(peak.together, shares)


def _below(parent: int) -> Iterator[int]:
    with suppress(OSError):
        for children in PROC.glob(f"{parent}/task/*/children"):
            for child in children.read_text().split():
                yield int(child)
                yield from _below(int(child))


def _field(process: int, file: str, name: str) -> float:
    text = (PROC / str(process) / file).read_text()
    return int(text.split(name)[1].split()[0]) / 1024


def main_process(bench: Bench) -> Figure:
    """The memory of the monitor itself."""
    peaks = {name: peak.main for name, peak in _passes(bench).items()}
    against = f"peak of the main process; {_by_pass(peaks)}"
    return at_most("memory-main", max(peaks.values()), "MB", BOUND, against)


def workers(bench: Bench) -> Figure:
    """The memory of the largest worker."""
    peaks = {name: peak.worker for name, peak in _passes(bench).items()}
    against = f"peak of the largest worker; {_by_pass(peaks)}"
    return at_most("memory-worker", max(peaks.values()), "MB", BOUND, against)


def together(bench: Bench) -> Figure:
    """The memory of all processes at one time."""
    peaks = {name: peak.together for name, peak in _passes(bench).items()}
    against = f"all processes at once, shared pages once; {_by_pass(peaks)}"
    return told("memory-together", max(peaks.values()), "MB", against)


def _passes(bench: Bench) -> dict[str, Peak]:
    """What each pass took; a run for memory alone makes the large ones.

    The pass with the learned judge tells its own, for the bound is without it.
    """
    _ = bench.full_text, bench.growth
    return {name: p for name, p in bench.peaks.items() if name != LEARNED}


def _by_pass(peaks: dict[str, float]) -> str:
    return ", ".join(f"{name} {peak:.0f}" for name, peak in peaks.items())
