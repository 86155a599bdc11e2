"""TOML to a frozen ``Config``, or a ``ConfigError`` that names every fault at once."""

from monitor.config.judges import JudgeName, JudgeSettings, judge_name
from monitor.config.keeping import HeartbeatSettings, RetentionSettings
from monitor.config.load import load, parse
from monitor.config.mail import EmailSettings
from monitor.config.model import (
    Config,
    DigestSettings,
    FeedSettings,
    FetchSettings,
    MonitorSettings,
    TopicSettings,
)

__all__ = [
    "Config",
    "DigestSettings",
    "EmailSettings",
    "FeedSettings",
    "FetchSettings",
    "HeartbeatSettings",
    "JudgeName",
    "JudgeSettings",
    "MonitorSettings",
    "RetentionSettings",
    "TopicSettings",
    "judge_name",
    "load",
    "parse",
]
