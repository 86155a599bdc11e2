"""What a review of a verdict means: which label holds, and who moves with whom."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from monitor.errors import UsageError
from monitor.types import BY_WEIGHT, KINDS, Kind, Label, ReviewCount, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from monitor.types import PassageKey, Review


class Wish(NamedTuple):
    """What a reader says is right instead; whatever is absent follows from the rest."""

    verdict: Verdict | None = None
    kind: Kind | None = None
    against: PassageKey | None = None
    dismissed: bool = False


def corrected(judged: Label, passage: PassageKey, wish: Wish) -> Label:
    """The label of a mention whose verdict ``judged`` is wrong.

    Without a wish, what was changed or contradicted is new, what was repeated is a
    claim of its own, and what was new is not worth telling; a passage that was
    called gone is told still. Raises ``UsageError`` where the wish is not complete,
    contradicts itself, or asks for what was judged.
    """
    if wish == Wish():
        return _fallback(judged, passage)
    verdict = _wished_verdict(judged, wish)
    if verdict is Verdict.NEW and wish.against is not None:
        raise UsageError("what is new is against nothing; leave out --against")
    kind = _wished_kind(judged, verdict, wish)
    against = _wished_against(judged, verdict, wish)
    # What the difference is about is known still where it is to the same mention.
    question = judged.question if against == judged.against else None
    label = Label(verdict, kind, against, wish.dismissed, question=question)
    if label.says(judged):
        raise UsageError(
            f"{in_words(judged)} is what was judged; 'confirm' says that it is right"
        )
    return label


def _fallback(judged: Label, passage: PassageKey) -> Label:
    if judged.verdict is Verdict.NEW:
        return Label(Verdict.NEW, dismissed=True)
    if is_note(judged, passage):
        return Label(Verdict.REPEATED, against=judged.against)
    return Label(Verdict.NEW)


def _wished_verdict(judged: Label, wish: Wish) -> Verdict:
    if wish.dismissed:
        return Verdict.NEW
    if wish.verdict is not None:
        return wish.verdict
    if wish.kind is not None:
        return next(v for v, kinds in KINDS.items() if wish.kind in kinds)
    if judged.verdict is Verdict.NEW:
        raise UsageError("say with --as what it is against that claim")
    return judged.verdict


def _wished_kind(judged: Label, verdict: Verdict, wish: Wish) -> Kind | None:
    known = KINDS[verdict]
    kind = wish.kind or (judged.kind if verdict is judged.verdict else None)
    if kind is not None and kind not in known:
        names = ", ".join(known)
        say = f"has a kind of {names}" if known else "has no kind"
        raise UsageError(f"--kind {kind}: the verdict {verdict} {say}")
    if kind is None and known:
        raise UsageError(f"say how it is {verdict}: --kind {'|'.join(known)}")
    return kind


def _wished_against(judged: Label, verdict: Verdict, wish: Wish) -> PassageKey | None:
    if verdict is Verdict.NEW:
        return None
    against = wish.against or judged.against
    if against is None:
        to = "a repetition of" if verdict is Verdict.REPEATED else "against"
        raise UsageError(
            f"say what it is {to}: --against CLAIM, or --against m12 for mention 12"
        )
    return against


def is_note(label: Label, passage: PassageKey) -> bool:
    """Whether a mention only notes that a passage is gone from its own article."""
    return (
        label.kind is Kind.WITHDRAWN
        and label.against is not None
        and label.against.article == passage.article
    )


def joins(label: Label, passage: PassageKey) -> bool:
    """Whether a mention belongs to the claim that it is against."""
    return label.verdict is Verdict.REPEATED or is_note(label, passage)


def followers(mention: int, against: Mapping[int, int | None]) -> set[int]:
    """A mention and those that rest on it, directly or through each other.

    ``against`` leads from each mention that is looked at to what it is against.
    """
    resting = defaultdict(list)
    for one, target in against.items():
        resting[target].append(one)
    found, open_ends = {mention}, [mention]
    while open_ends:
        for one in resting[open_ends.pop()]:
            if one not in found:
                found.add(one)
                open_ends.append(one)
    return found


def in_words(label: Label) -> str:
    """A label for people: "changed (value)", "new, dismissed"."""
    kind = f" ({label.kind})" if label.kind else ""
    return f"{label.verdict}{kind}{', dismissed' if label.dismissed else ''}"


def told_otherwise(reviews: Iterable[Review]) -> list[Review]:
    """What became of mentions that a digest had told, one review for each.

    ``reviews`` are those since that digest, in their order: from the first comes
    what was told, from the last what holds; nothing where both say the same.
    """
    firsts: dict[PassageKey, Review] = {}
    lasts: dict[PassageKey, Review] = {}
    for review in reviews:
        firsts.setdefault(review.passage, review)
        lasts[review.passage] = review
    return [
        replace(last, former=first.former)
        for passage, last in lasts.items()
        if (first := firsts[passage]).told and not last.label.says(first.former)
    ]


def counted(correct: Iterable[tuple[Verdict, bool]]) -> tuple[ReviewCount, ...]:
    """How many reviewed verdicts of each word were right, what weighs most first."""
    answers: dict[Verdict, list[bool]] = {}
    for verdict, right in correct:
        answers.setdefault(verdict, []).append(right)
    return tuple(
        ReviewCount(verdict, sum(answers[verdict]), len(answers[verdict]))
        for verdict in BY_WEIGHT
        if verdict in answers
    )
