"""The terms by which a known claim is found again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.core.comparison.fields import field_of
from monitor.core.comparison.kin import kin_terms
from monitor.core.comparison.names import acronym, base
from monitor.core.words import stem, stems

if TYPE_CHECKING:
    from monitor.types import Assertion


def index_terms(assertion: Assertion) -> tuple[str, ...]:
    """The normalised words, names, speaker and action of an assertion, sorted.

    Names come version-insensitive and with their acronyms, words as stems of
    their synonym class and with the field that they measure ("cost", "price"), so
    that a claim in other words shares terms.
    """
    terms = set(stems(assertion.text)) | set(stems(assertion.speaker or ""))
    terms |= kin_terms(assertion)
    for name in assertion.names:
        canonical = name.canonical or name.text
        terms |= {base(canonical), acronym(canonical)}
    if assertion.frame.action:
        terms.add(stem(assertion.frame.action))
    terms |= {f"field {field}" for field in map(field_of, terms) if field}
    if assertion.denies:
        terms.add("denies")
    if assertion.alleges:
        terms.add("alleges")
    return tuple(sorted(terms - {""}))
