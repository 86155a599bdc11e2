"""What a run has done so far."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from monitor.types import SourceFault, Verdict


@dataclass(slots=True)
class Tally:
    """Counts of articles and verdicts, and what could not be read."""

    new: int = 0
    revised: int = 0
    known: int = 0
    relevant: int = 0
    copies: int = 0
    foreign: int = 0
    verdicts: Counter[Verdict] = field(default_factory=Counter)
    faults: list[SourceFault] = field(default_factory=list)
