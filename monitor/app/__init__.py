"""The composition root: configuration to adapters to pipeline, and the only clock."""

from monitor.app.application import App, open_app, system_clock

__all__ = ["App", "open_app", "system_clock"]
