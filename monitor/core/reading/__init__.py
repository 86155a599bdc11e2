"""From a text to the atomic claims it makes, each with its own quote."""

from monitor.core.reading.document import extract

__all__ = ["extract"]
