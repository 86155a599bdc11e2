"""The figures of an evaluation as a table, as JSON, and miss by miss."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from monitor.cli.words import plain
from monitor.core.evaluation import misses, score
from monitor.types import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from monitor.core.evaluation import Matched, Miss, Scores

FIGURES = {
    "recall": "extraction recall",
    "precision": "extraction precision",
    "speaker": "speaker",
    "modality": "modality",
    "values": "values found",
    "verdict": "verdict accuracy",
    "macro_f1": "verdict macro-F1",
    "macro_f1_all": "  with missed and spurious",
    "contradiction_precision": "contradiction precision",
    "contradiction_recall": "contradiction recall",
    "changed_precision": "changed precision",
    "changed_recall": "changed recall",
    "repeated_precision": "repeated precision",
    "repeated_recall": "repeated recall",
    "kind": "kind",
    "against": "against",
    "calibration": "calibration error",
}
HEADINGS = {
    "recall": "Claims that were not found",
    "precision": "Mentions that are no claim",
    "speaker": "Another speaker",
    "modality": "Another modality",
    "values": "Values that were not found",
    "verdict": "Another verdict",
    "kind": "Another kind",
    "against": "Against another claim",
}
_ROWS = (*Verdict, None)
_WIDTH = 26


def tell_scores(matched: Sequence[Matched]) -> str:
    """The figures over all disputes, the verdicts crossed, and each dispute."""
    scores = score(matched)
    lines = [
        f"{words:<{_WIDTH}} {_told(scores, key)}" for key, words in FIGURES.items()
    ]
    return "\n".join([*lines, "", *_crossed(scores), "", *_by_dispute(matched)])


def _told(scores: Scores, key: str) -> str:
    value = getattr(scores, key)
    if value is None or isinstance(value, float):
        return _decimal(value)
    return f"{_decimal(value.value)}  {value.hits} of {value.of}"


def _decimal(value: float | None) -> str:
    return "    -" if value is None else f"{value:.3f}"


def _crossed(scores: Scores) -> Iterator[str]:
    yield f"{'labelled':<{_WIDTH}} found"
    names = [str(name or "missed") for name in _ROWS]
    yield " " * _WIDTH + "".join(f"{name:>13}" for name in names)
    for row in _ROWS:
        counts = "".join(f"{scores.confusion.get((row, c), 0):>13}" for c in _ROWS)
        yield f"{row or 'no claim':<{_WIDTH}}{counts}"


def _by_dispute(matched: Sequence[Matched]) -> Iterator[str]:
    keys = ("recall", "precision", "speaker", "verdict", "against")
    yield f"{'dispute':<{_WIDTH}}" + "".join(f"{key:>13}" for key in keys)
    for one in matched:
        scores = score([one])
        told = "".join(f"{_decimal(getattr(scores, key).value):>13}" for key in keys)
        yield f"{plain(one.dispute.name):<{_WIDTH}}{told}"


def scores_json(scores: Scores) -> dict[str, Any]:
    """The figures as an object; a share with what was counted."""
    told: dict[str, Any] = {}
    for key in FIGURES:
        value = getattr(scores, key)
        if value is None or isinstance(value, float):
            told[key] = value
        else:
            told[key] = {"value": value.value, "hits": value.hits, "of": value.of}
    told["confusion"] = [
        {"labelled": row, "found": column, "count": scores.confusion[row, column]}
        for row in _ROWS
        for column in _ROWS
        if scores.confusion.get((row, column))
    ]
    return told


def tell_misses(matched: Sequence[Matched]) -> Iterator[str]:
    """Every miss in plain words, those of one figure together."""
    order = list(HEADINGS)
    told = sorted(
        (miss for one in matched for miss in misses(one)),
        key=lambda miss: order.index(miss.what),
    )
    for what, group in groupby(told, key=lambda miss: miss.what):
        some = list(group)
        yield f"\n{HEADINGS[what]}: {len(some)}\n"
        for miss in some:
            yield "".join(f"{line}\n" for line in _lines(miss))


def _lines(miss: Miss) -> Iterator[str]:
    place = str(miss.claim.ref) if miss.claim else str(miss.article)
    yield f"- {plain(miss.dispute)} {place}"
    if miss.claim:
        yield f"    labelled: “{plain(miss.claim.quote)}”"
    if miss.found:
        yield f"    found:    “{plain(miss.found.quote)}”"
    if miss.claim and miss.found:
        yield f"    {miss.what}: {miss.labelled}; the engine: {miss.answered}"
    if miss.what not in {"verdict", "kind", "against"} or not miss.found:
        return
    yield f"    reads it as: {plain(miss.found.text)}"
    for quote in miss.gold_against:
        yield f"    labelled against: “{plain(quote)}”"
    if miss.found_against:
        yield f"    found against:    “{plain(miss.found_against)}”"
    if miss.found.why:
        yield f"    why: {plain(miss.found.why)}"


def miss_json(miss: Miss) -> dict[str, Any]:
    """One miss as an object; absent sides are null."""
    claim, found = miss.claim, miss.found
    return {
        "figure": miss.what,
        "dispute": miss.dispute,
        "article": miss.article,
        "claim": str(claim.ref) if claim else None,
        "quote": claim.quote if claim else None,
        "found": found.quote if found else None,
        "text": found.text if found else None,
        "labelled": miss.labelled,
        "answered": miss.answered,
        "labelled_against": list(miss.gold_against),
        "found_against": miss.found_against,
        "why": found.why if found else None,
    }
