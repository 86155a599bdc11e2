"""Whether the configured judge and templates can be used at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.app.judging import open_judge
from monitor.core.digest import assemble
from monitor.errors import MonitorError
from monitor.judges.served import ServedJudge
from monitor.render.engine import FORMATS, render
from monitor.store.answers import NoAnswers
from monitor.types import SourceFault, Trust

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from monitor.config import Config

PROBE = ("900 dockers are on strike.", "Dockers are on strike.")
"""What a judge is asked to show that it can be."""

TRUST = Trust(
    faults=(SourceFault("feed", "reason"),),
    feed_text_only=1,
    foreign=1,
    undelivered=("reason",),
)
"""What a digest may have to say of how it came about, so that templates say it."""


def probe_templates(config: Config, now: datetime) -> None:
    """Render a digest of nothing in every form; raises ``MonitorError``."""
    empty = assemble(
        mentions=(),
        topics=[(topic.name, topic.title) for topic in config.topics],
        articles=(),
        claims={},
        days=(),
        trust=TRUST,
        since=now,
        until=now,
        timezone=config.monitor.timezone,
    )
    for form in FORMATS:
        render(empty, form, config.monitor.templates)


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
