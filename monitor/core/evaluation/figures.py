"""The arithmetic of the figures: shares, F1, calibration."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import TypeVar

    Label = TypeVar("Label", bound=str)

BINS = 10
"""Bins of the calibration error: the number of Guo et al. (2017), section 2."""


class Share(NamedTuple):
    """How many of how many."""

    hits: int
    of: int

    @property
    def value(self) -> float | None:
        """In 0..1; None of nothing."""
        return self.hits / self.of if self.of else None


def share(verdicts: Iterable[bool]) -> Share:
    """How many of these are true."""
    counted = list(verdicts)
    return Share(sum(counted), len(counted))


def macro_f1(
    confusion: Mapping[tuple[Label | None, Label | None], int],
    labels: Sequence[Label],
) -> float | None:
    """The mean F1 of those ``labels`` that were given or found at all.

    ``confusion`` counts (given, found); None stands for what was not given or
    not found.
    """
    scores: list[float] = []
    for label in labels:
        given = sum(n for (a, _), n in confusion.items() if a == label)
        found = sum(n for (_, b), n in confusion.items() if b == label)
        if given + found:
            scores.append(2 * confusion.get((label, label), 0) / (given + found))
    return sum(scores) / len(scores) if scores else None


def calibration_error(answers: Iterable[tuple[float, bool]]) -> float | None:
    """The expected calibration error of (confidence, was it right).

    The mean distance of confidence and accuracy over bins of equal width, each
    weighted by its answers (Guo et al. 2017, "On Calibration of Modern Neural
    Networks", equation 3). A bin holds its upper bound. None of nothing.
    """
    bins: dict[int, list[tuple[float, bool]]] = {}
    count = 0
    for confidence, right in answers:
        # Rounded, for 0.3 * 10 is a little more than 3.
        above = round(confidence * BINS, 9)
        place = max(0, int(above) - (above == int(above)))
        bins.setdefault(place, []).append((confidence, right))
        count += 1
    if not count:
        return None
    gaps = (
        abs(sum(c for c, _ in held) - sum(right for _, right in held))
        for held in bins.values()
    )
    return sum(gaps) / count
