"""What an edited article says now, beside what it said before."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from monitor.core.comparison.values import value_difference
from monitor.core.words import overlap, stems, words
from monitor.types import Judgement, Kind, Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.types import Assertion, Candidate

# A passage that keeps this share of its words is the same passage, edited.
SAME_PASSAGE = 0.5
# Two long words this alike are one word and a slip ("goverment", "government").
SAME_SPELLING = 0.93
_CARRIED = 0.99
_CORRECTED = 0.9


def compare_revisions(
    before: Sequence[Candidate],
    after: Sequence[Assertion],
    after_text: str,
) -> tuple[tuple[Judgement | None, ...], tuple[Candidate, ...]]:
    """Compare the passages of two revisions of one article.

    For each assertion of the new revision: repeated where the passage stands as
    it was (wherever it moved), a correction where it was altered, None where it
    is a new passage. Then the earlier mentions whose passage is gone.
    """
    spare = list(before)
    judged: list[Judgement | None] = [None] * len(after)
    for found in (_unchanged, _edited):
        for index, assertion in enumerate(after):
            if judged[index] is None:
                judged[index] = found(assertion, spare)
    gone = tuple(c for c in spare if not _still_there(c, after_text))
    return tuple(judged), gone


def _unchanged(now: Assertion, spare: list[Candidate]) -> Judgement | None:
    """Carry a passage whose words are the same but for slips and marks."""
    for candidate in spare:
        known = candidate.assertion
        if _same_passage(now, known):
            spare.remove(candidate)
            return Judgement(
                Verdict.REPEATED,
                _CARRIED,
                against=candidate.mention,
                claim=candidate.claim,
                thread=candidate.thread,
            )
    return None


def _edited(now: Assertion, spare: list[Candidate]) -> Judgement | None:
    """Find the passage that this one replaces, and name what was altered."""
    scored = [(_likeness(now, c.assertion), -c.mention, c) for c in spare]
    likeness, _, candidate = max(scored, default=(0.0, 0, None), key=lambda s: s[:2])
    if candidate is None or likeness < SAME_PASSAGE:
        return None
    spare.remove(candidate)
    return Judgement(
        Verdict.CHANGED,
        _CORRECTED,
        kind=Kind.CORRECTION,
        against=candidate.mention,
        thread=candidate.thread,
        why=_altered(now, candidate.assertion),
    )


def _likeness(now: Assertion, known: Assertion) -> float:
    if (
        now.frame.action == known.frame.action
        and now.frame.subject == known.frame.subject
    ):
        return max(overlap(stems(now.quote), stems(known.quote)), SAME_PASSAGE)
    return overlap(stems(now.quote), stems(known.quote))


def _same_passage(now: Assertion, known: Assertion) -> bool:
    one, other = words(now.quote), words(known.quote)
    return len(one) == len(other) and all(
        a == b or _slip(a, b) for a, b in zip(one, other, strict=True)
    )


def _slip(a: str, b: str) -> bool:
    """Whether two words differ by spelling only; numbers never do."""
    if not (a.isalpha() and b.isalpha()) or min(len(a), len(b)) <= _SHORT:
        return False
    if (a[0], a[-1]) != (b[0], b[-1]):
        return False
    if sorted(a) == sorted(b) or _single(a) == _single(b):
        return True
    # One letter makes another word of a short one: contact, contract.
    same = SequenceMatcher(None, a, b, autojunk=False).ratio()
    return same > SAME_SPELLING and min(len(a), len(b)) >= _LONG


def _single(word: str) -> str:
    return "".join(c for i, c in enumerate(word) if i == 0 or c != word[i - 1])


_SHORT = 3
_LONG = 9
_MARKS = ",.;:!?()\"'“”‘’"


def _altered(now: Assertion, known: Assertion) -> str:
    """The words that replaced others, figures with their unit: "60 days, was 45 days"."""
    a, b = _bare(now.quote), _bare(known.quote)
    blocks = SequenceMatcher(None, b, a, autojunk=False).get_opcodes()
    edits = [op for op in blocks if op[0] != "equal"]
    if not edits:
        return "marks only"
    old = " ".join(b[edits[0][1] : max(edits[-1][2], edits[0][1])])
    new = " ".join(a[edits[0][3] : max(edits[-1][4], edits[0][3])])
    if not old:
        return f"added: {new}"
    if not new:
        return f"removed: {old}"
    figure = value_difference(now.values, known.values)
    if figure and new in figure.now.text and old in figure.before.text:
        return figure.why
    return f"{new}, was {old}"


def _bare(text: str) -> list[str]:
    """The words as written, without the marks around them."""
    return [bare for word in text.split() if (bare := word.strip(_MARKS))]


def _still_there(candidate: Candidate, after_text: str) -> bool:
    """Whether the passage stands in the new text although no claim was found in it."""
    quote = " ".join(words(candidate.assertion.quote))
    return f" {quote} " in f" {' '.join(words(after_text))} "
