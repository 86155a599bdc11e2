"""The composition root: configuration to adapters to pipeline, and the only clock."""

from monitor.app.application import App, has_ledger, open_app, probe, system_clock

__all__ = ["App", "has_ledger", "open_app", "probe", "system_clock"]
