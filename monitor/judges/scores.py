"""How well a judge's labels agree with those that people gave."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from monitor.types import Evidence

LABELS = ("entailment", "neutral", "contradiction")


def label(evidence: Evidence) -> str:
    """The likeliest of the three; of equals the first in ``LABELS``."""
    return max(LABELS, key=lambda name: probability(evidence, name))


def probability(evidence: Evidence, name: str) -> float:
    """What the evidence gives one of ``LABELS``."""
    return {
        "entailment": evidence.entailment,
        "neutral": evidence.neutral,
        "contradiction": evidence.contradiction,
    }[name]


@dataclass
class Scores:
    """Counts of (given, found) labels, and the usual figures over them."""

    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    chances: list[tuple[float, bool]] = field(default_factory=list)

    def add(self, given: str, found: str) -> None:
        """Count one row."""
        self.counts[given, found] += 1

    @property
    def rows(self) -> int:
        """How many rows were counted."""
        return self.counts.total()

    @property
    def accuracy(self) -> float:
        """The share of rows found as given; needs at least one row."""
        return sum(self.counts[name, name] for name in LABELS) / self.rows

    @property
    def macro_f1(self) -> float:
        """The mean F1 of the labels that were given or found at all."""
        each = [
            2 * self.counts[name, name] / (self.given(name) + self.found(name))
            for name in LABELS
            if self.given(name) + self.found(name)
        ]
        return sum(each) / len(each)

    def add_chance(self, given: str, chance: float) -> None:
        """Count the probability of contradiction that one row was given."""
        self.chances.append((chance, given == "contradiction"))

    def contradictions(self, least: float) -> tuple[float | None, float | None]:
        """Precision and recall of contradiction from a probability on."""
        found = [right for chance, right in self.chances if chance >= least]
        given = sum(right for _, right in self.chances)
        return (
            sum(found) / len(found) if found else None,
            sum(found) / given if given else None,
        )

    def precision(self, name: str) -> float | None:
        """The share of the rows found as ``name`` that are; None if none was."""
        found = self.found(name)
        return self.counts[name, name] / found if found else None

    def recall(self, name: str) -> float | None:
        """The share of the rows given as ``name`` that were found; None if none."""
        given = self.given(name)
        return self.counts[name, name] / given if given else None

    def given(self, name: str) -> int:
        """How many rows carry this label."""
        return sum(self.counts[name, found] for found in LABELS)

    def found(self, name: str) -> int:
        """How many rows the judge gave this label."""
        return sum(self.counts[given, name] for given in LABELS)
