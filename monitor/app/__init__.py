"""The composition root: configuration to adapters to pipeline, and the only clock."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from monitor.app.application import (
        App,
        app_without_past,
        has_ledger,
        open_app,
        probe,
    )
    from monitor.app.arbiter import arbiter_of
    from monitor.app.clock import system_clock
    from monitor.app.evaluating import evaluate, matched_in
    from monitor.app.judging import open_judge
    from monitor.app.keeping import remains
    from monitor.app.labelling import labels_of
    from monitor.app.probing import probe_judge, probe_templates

__all__ = [
    "App",
    "app_without_past",
    "arbiter_of",
    "evaluate",
    "has_ledger",
    "labels_of",
    "matched_in",
    "open_app",
    "open_judge",
    "probe",
    "probe_judge",
    "probe_templates",
    "remains",
    "system_clock",
]

# All of it takes half a second to import, and a command needs a part.
_PLACES = {
    "arbiter_of": "arbiter",
    **dict.fromkeys(
        ("App", "app_without_past", "has_ledger", "open_app", "probe"), "application"
    ),
    **dict.fromkeys(("evaluate", "matched_in"), "evaluating"),
    "labels_of": "labelling",
    "open_judge": "judging",
    **dict.fromkeys(("probe_judge", "probe_templates"), "probing"),
    "remains": "keeping",
    "system_clock": "clock",
}


def __getattr__(name: str) -> object:
    """Import a name's module when it is first asked for (PEP 562)."""
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_PLACES[name]}"), name)
