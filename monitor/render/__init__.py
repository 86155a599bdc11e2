"""Digests and records in the forms that people and programs read."""

from monitor.render.engine import render

__all__ = ["render"]
