"""TOML to a frozen ``Config``, or a ``ConfigError`` that names every fault at once."""

from monitor.config.judges import JudgeName, judge_name
from monitor.config.load import load, parse
from monitor.config.model import (
    Config,
    DigestSettings,
    EmailSettings,
    FeedSettings,
    FetchSettings,
    JudgeSettings,
    MonitorSettings,
    TopicSettings,
)

__all__ = [
    "Config",
    "DigestSettings",
    "EmailSettings",
    "FeedSettings",
    "FetchSettings",
    "JudgeName",
    "JudgeSettings",
    "MonitorSettings",
    "TopicSettings",
    "judge_name",
    "load",
    "parse",
]
