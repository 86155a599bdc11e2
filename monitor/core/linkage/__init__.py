"""Linkage: whether a claim that no rule connects is about a known one after all.

Rules want a word, a name or a figure to hold on to. Told in other words, a claim shares
none with what it repeats, changes or contradicts. Here many weak signs of a pair are
weighed together instead, with weights learned from labelled articles
(``training/linkage.py``), as records are linked elsewhere (Fellegi and Sunter 1969):
first the signs that cost nothing (``signs``), then, beside the nearest known claim
only, what a judge says (``weighing``). The likeliest relation is a verdict if it is
likely enough (``verdict``).
"""

from monitor.core.comparison.pair import NOT_ASKED
from monitor.core.linkage.signs import (
    NEAR,
    SIGNS,
    Beside,
    beside,
    with_judge,
    worth_turning,
)
from monitor.core.linkage.telling import heard, told
from monitor.core.linkage.verdict import (
    UNRELATED,
    Linker,
    Looked,
    is_open,
    judgement_of,
)
from monitor.core.linkage.weighing import RELATIONS, Scaling, Weighing

__all__ = [
    "NEAR",
    "NOT_ASKED",
    "RELATIONS",
    "SIGNS",
    "UNRELATED",
    "Beside",
    "Linker",
    "Looked",
    "Scaling",
    "Weighing",
    "beside",
    "heard",
    "is_open",
    "judgement_of",
    "told",
    "with_judge",
    "worth_turning",
]
