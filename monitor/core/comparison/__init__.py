"""Comparison: one assertion and what is known, to one verdict with its reason.

First the pair (``pair``): do two assertions tell of one event or question? Then
rules on typed differences, each giving a finding or nothing: of one event (``facts``,
``outcomes``, ``things``, ``attributes``, ``hours``), of one measure or event told in
other words (``measures``, ``retellings``), of who says yes and no (``stance``,
``polarity``, ``answers``, ``charges``, ``accounts``). What keeps two claims, or two
figures, apart (``unlike``, ``another``) is asked of what they find. Last one finding is chosen or, where none is firm, the
claim is new; a figure that moved is told beside what its thread told last (``latest``).
"""

from monitor.core.comparison.decide import ENGINE, Looked, compare
from monitor.core.comparison.latest import as_it_stands
from monitor.core.comparison.pair import Pair
from monitor.core.comparison.revisions import compare_revisions
from monitor.core.comparison.rules.answers import is_answer

__all__ = [
    "ENGINE",
    "Looked",
    "Pair",
    "as_it_stands",
    "compare",
    "compare_revisions",
    "is_answer",
]
