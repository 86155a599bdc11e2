"""What every command shares: configuration, clock, ledger, and how to speak."""

from __future__ import annotations

import logging
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import click

from monitor.cli.times import parse_instant
from monitor.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from contextlib import AbstractContextManager
    from datetime import datetime
    from pathlib import Path

    from monitor.app import App
    from monitor.config import Config
    from monitor.lock import Held
    from monitor.ports import Judge
    from monitor.types import FeedPoll, FeedState


@dataclass
class Session:
    """One command's view of the world."""

    config_path: Path
    now: datetime | None = None
    quiet: bool = False
    verbose: bool = False

    @cached_property
    def config(self) -> Config:
        """The configuration; raises ``ConfigError``."""
        from monitor.config import load  # noqa: PLC0415 - help needs no pydantic

        return load(self.config_path)

    def known_topic(self, name: str | None) -> str | None:
        """The name of a topic, as it was given; raises ``UsageError`` for no topic."""
        names = [topic.name for topic in self.config.topics]
        if name is not None and name not in names:
            raise UsageError(
                f"there is no topic {name!r}; there are: {', '.join(names) or 'none'}"
            )
        return name

    @property
    def clock(self) -> Callable[[], datetime]:
        """The present time, or what ``--now`` says."""
        from monitor.app import system_clock  # noqa: PLC0415

        now = self.now
        return (lambda: now) if now is not None else system_clock

    @cached_property
    def running_clock(self) -> Callable[[], datetime]:
        """Like ``clock``, but one that ``--now`` has set goes on."""
        from monitor.app import system_clock  # noqa: PLC0415

        if self.now is None:
            return system_clock
        ahead = self.now - system_clock()
        return lambda: system_clock() + ahead

    @contextmanager
    def app(self, *, alone: bool = False, create: bool = True) -> Iterator[App]:
        """Open the ledger; ``alone`` keeps every other writing instance out.

        A command that only asks has nothing to ``create``: it says what to do.

        Raises ``LockHeld`` and ``LedgerError``.
        """
        from monitor.app import open_app  # noqa: PLC0415

        config = self.config
        with (
            self.lock() if alone else nullcontext(),
            open_app(config, self.clock, create=create) as app,
        ):
            yield app

    def rehearsing(self) -> AbstractContextManager[App]:
        """Open the ledger to rehearse a pass; none is begun where there is none."""
        from monitor.app import app_without_past, has_ledger  # noqa: PLC0415

        if has_ledger(self.config):
            return self.app(alone=True)
        return app_without_past(self.config, self.clock)

    @contextmanager
    def lock(self) -> Iterator[Held]:
        """Keep every other writing instance out; raises ``LockHeld``."""
        from monitor.lock import LOCK, hold  # noqa: PLC0415

        with hold(self.config.monitor.state / LOCK) as held:
            yield held

    @property
    def at_work(self) -> bool:
        """Whether an instance that writes is running."""
        from monitor.lock import LOCK, is_held  # noqa: PLC0415

        return is_held(self.config.monitor.state / LOCK)

    def judge(self, name: str, *, bare: bool = False) -> AbstractContextManager[Judge]:
        """The judge of that name; its key and memory are those of the configuration.

        Without one there is neither, and a folder lies below the working directory.
        The learned one is asked ``bare`` of the typed differences of each pair.
        """
        from monitor.app import open_judge  # noqa: PLC0415

        config = self.config if self.config_path.exists() else None
        return open_judge(name, self.clock, config, bare=bare)

    def probe(self, states: Sequence[FeedState]) -> list[FeedPoll]:
        """Ask feeds once, right now; nothing of it is stored."""
        from monitor.app import probe  # noqa: PLC0415

        return probe(self.config, states, self.clock())

    def feed_states(self) -> Mapping[str, FeedState]:
        """How each feed has answered so far; nothing before the first pass."""
        from monitor.app import has_ledger  # noqa: PLC0415

        if not has_ledger(self.config):
            return {}
        with self.app(create=False) as app:
            return app.ledger.feed_states()

    def instant(self, text: str | None) -> datetime | None:
        """The time of ``--since`` or ``--until``: ISO 8601, or ``7d`` ago.

        Without an offset it is on the clocks of the configured timezone.
        """
        if text is None:
            return None
        from monitor.config.values import ago  # noqa: PLC0415

        try:
            if text[-1:] in {"d", "h", "m", "s"}:
                return self.clock() - ago(text)  # type: ignore[no-any-return]
            return parse_instant(text, ZoneInfo(self.config.monitor.timezone))
        except OverflowError as error:
            raise UsageError(f"{text!r} is before the calendar begins") from error
        except ValueError as error:
            raise UsageError(
                f"{text!r} is no time; write 2024-12-11, 2024-12-11T20:00, or 7d for "
                "seven days ago"
            ) from error

    def local(self, instant: datetime | None, form: str = "%d %b %Y %H:%M") -> str:
        """A time as the clocks of the configured timezone show it."""
        if instant is None:
            return "undated"
        zone = ZoneInfo(self.config.monitor.timezone)
        return instant.astimezone(zone).strftime(form)

    def log(self, usual: int, form: str = "logfmt") -> None:
        """Log to stderr from ``usual`` on; -q leaves errors, -v tells everything."""
        from monitor.cli.logs import start  # noqa: PLC0415

        ours = usual
        if self.quiet or self.verbose:
            ours = logging.ERROR if self.quiet else logging.DEBUG
        others = logging.INFO if self.verbose else logging.ERROR
        # The clock lies in the application, which is slow to import: only if needed.
        clock = lambda: self.running_clock()  # noqa: E731, PLW0108
        start(clock, level=ours, others=others, form=form)

    def hand_out(self, text: str, out: Path | None) -> None:
        """Print a text, or write it into the file that somebody named."""
        if out is None:
            click.echo(text)
            return
        try:
            out.write_text(text, encoding="utf-8")
        except OSError as error:
            raise unusable(out, "written", error) from error
        self.done(str(out))

    def say(self, message: str) -> None:
        """Tell a person something that is not data: on stderr, unless quiet."""
        if not self.quiet:
            click.echo(message, err=True)

    def done(self, message: str) -> None:
        """Print what a command that changes things has to show, unless quiet."""
        if not self.quiet:
            click.echo(message)


def unusable(path: Path, what: str, error: OSError) -> UsageError:
    """Why a file that somebody named cannot be read or written, and what to do."""
    reason = (error.strerror or "").lower()
    if isinstance(error, FileNotFoundError) and not path.parent.exists():
        reason = f"there is no folder {path.parent}"
    return UsageError(f"{path} cannot be {what}: {reason}")


pass_session = click.make_pass_decorator(Session)
