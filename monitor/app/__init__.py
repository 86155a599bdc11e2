"""The composition root: configuration to adapters to pipeline, and the only clock."""

from monitor.app.application import App, has_ledger, open_app, probe, system_clock
from monitor.app.evaluating import evaluate

__all__ = ["App", "evaluate", "has_ledger", "open_app", "probe", "system_clock"]
