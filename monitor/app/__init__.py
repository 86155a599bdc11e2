"""The composition root: configuration to adapters to pipeline, and the only clock."""

from monitor.app.application import App, has_ledger, open_app, probe, system_clock
from monitor.app.evaluating import evaluate, matched_in
from monitor.app.judging import arbiter_of, open_judge, probe_judge
from monitor.app.labelling import labels_of

__all__ = [
    "App",
    "arbiter_of",
    "evaluate",
    "has_ledger",
    "labels_of",
    "matched_in",
    "open_app",
    "open_judge",
    "probe",
    "probe_judge",
    "system_clock",
]
