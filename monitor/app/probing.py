"""Whether the configured judge can be asked at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.app.judging import open_judge
from monitor.errors import MonitorError
from monitor.judges.served import ServedJudge
from monitor.store.answers import NoAnswers

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from monitor.config import Config

PROBE = ("900 dockers are on strike.", "Dockers are on strike.")
"""What a judge is asked to show that it can be."""


def probe_judge(config: Config, clock: Callable[[], datetime]) -> None:
    """Have the configured judge answer one question.

    Raises ``ConfigError`` or ``MonitorError`` where it cannot.
    """
    base = config.path.parent
    with open_judge(config.monitor.judge, clock, config, base, NoAnswers()) as judge:
        judge.judge([PROBE])
        if isinstance(judge, ServedJudge) and judge.use.discarded:
            raise MonitorError(
                "answers, but not in the form asked for; name a model that heeds a "
                "JSON schema"
            )
