"""The verb group of a clause, what stands before it and what after."""

from __future__ import annotations

import re
from dataclasses import dataclass

from monitor.core.reading.verbforms import AUXILIARIES, LEMMAS, REPORTING, SHAPES

_TOKEN = re.compile(r"[A-Za-z][A-Za-z’'-]*|\d[\d.,]*|[^\w\s]")
_BEFORE_NOUN = frozenset(
    [
        "a",
        "an",
        "the",
        "this",
        "that",
        "these",
        "those",
        "its",
        "their",
        "his",
        "her",
        "our",
        "your",
        "no",
        "any",
        "some",
        "each",
        "every",
        "of",
        "in",
        "on",
        "at",
        "by",
        "for",
        "from",
        "with",
        "to",
        "into",
        "over",
        "under",
        "as",
        "against",
        "between",
        "more",
        "most",
        "formal",
        "official",
        "new",
        "first",
        "second",
        "last",
        "next",
        "own",
        "similar",
    ]
)
_LEADS = frozenset(["by", "in", "with", "at", "from", "on", ","])
_ADVERB = re.compile(
    r"^(?:\w+ly|not|never|also|already|now|just|still|then|since|yet)$"
)
_NOUNS = frozenset(
    [
        "claim",
        "claims",
        "state",
        "states",
        "report",
        "reports",
        "charge",
        "charges",
        "plan",
        "plans",
        "offer",
        "offers",
        "move",
        "moves",
        "point",
        "points",
        "issue",
        "issues",
        "name",
        "names",
        "model",
        "models",
        "test",
        "tests",
        "use",
        "uses",
        "call",
        "calls",
        "deal",
        "deals",
        "strike",
        "strikes",
        "cause",
        "causes",
        "lead",
        "leads",
        "question",
        "questions",
        "number",
        "place",
        "places",
        "market",
        "set",
        "share",
        "shares",
        "stand",
        "show",
        "work",
        "works",
        "fund",
        "funds",
        "demand",
        "demands",
        "damage",
        "trade",
        "training",
        "building",
        "meeting",
        "hearing",
        "finding",
        "findings",
        "ruling",
        "filing",
        "license",
        "bid",
        "bids",
        "vote",
        "votes",
        "tools",
        "link",
        "links",
        "release",
        "fire",
        "fires",
        "force",
        "forces",
        "place",
        "target",
        "order",
        "orders",
        "stage",
        "center",
        "centre",
        "centres",
        "level",
    ]
)
"""Forms that are nouns more often than verbs: taken as verbs only after a name."""


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb group in a text: offsets of the whole group, and its main verb."""

    start: int
    end: int
    lemma: str
    shape: str
    auxiliaries: tuple[str, ...] = ()
    negated: bool = False

    @property
    def passive(self) -> bool:
        """Whether the subject is what the action is done to."""
        forms = {"is", "are", "was", "were", "been", "be", "being"}
        return (
            self.shape == "past"
            and bool(self.auxiliaries)
            and self.auxiliaries[-1] in forms
        )


def masked(text: str) -> str:
    """The text with what is quoted blanked out, offsets kept."""
    return QUOTED.sub(lambda found: "\x00" * len(found.group()), text)


QUOTED = re.compile(
    r"“[^”\n]*”?|\"[^\"\n]*\"|(?<![\w])[‘'](?=\S)[^\n‘]*?(?<=\S)[’'](?![\w])"
)
"""A quotation with its marks; an apostrophe inside a word is none."""


def main_verb(text: str, start: int = 0) -> Verb | None:
    """The first finite verb group of a text at or after ``start``."""
    tokens = [t for t in _TOKEN.finditer(text) if t.start() >= start]
    commas = 0
    for place, token in enumerate(tokens):
        word = token.group().lower()
        before = tokens[place - 1].group() if place else ""
        after = tokens[place + 1].group().lower() if place + 1 < len(tokens) else ""
        commas += word == ","
        if word in AUXILIARIES and before.lower() not in {"which", "who", "that"}:
            return _group(tokens, place)
        # "Acme, a firm founded by two brothers, has ..." is not about founding.
        aside = commas % 2 == 1 and SHAPES.get(word) == "past" and after in _LEADS
        if aside and "," in text[token.end() :]:
            continue
        if _finite(token.group(), before, after, closed=commas == 2):  # noqa: PLR2004
            return Verb(token.start(), token.end(), LEMMAS[word], SHAPES[word])
    return None


def _finite(form: str, before_form: str, after: str, *, closed: bool) -> bool:
    """Say whether a form is a finite verb here; ``closed``: after an aside."""
    before = before_form.lower()
    if form not in LEMMAS or SHAPES[form] == "ing":
        return False
    if not before or before in _BEFORE_NOUN or before in {"which", "who", "-"}:
        return False
    if before == ",":
        return closed
    if before in {"and", "or", "to"} and SHAPES[form] == "base":
        return False
    if after == "that" and LEMMAS[form] in REPORTING:
        return True
    if form in _NOUNS:
        return before_form[:1].isupper() or before in {"they", "it", "he", "she", ")"}
    if SHAPES[form] == "base":
        return before in {"they", "we", "i", "you", ")"} or before.endswith("s")
    return True


def _group(tokens: list[re.Match[str]], place: int) -> Verb:
    """A verb group that an auxiliary begins: "has already been formally filed"."""
    auxiliaries: list[str] = []
    negated = False
    last = place
    lemma, shape = "", ""
    for here in range(place, min(place + 8, len(tokens))):
        word = tokens[here].group().lower()
        if word in AUXILIARIES:
            auxiliaries.append(word)
            last = here
        elif word in {"not", "never"} or word.endswith("n't"):
            negated = True
            last = here
        elif _ADVERB.match(word) or (
            word == "to" and lemma in {"expect", "project", "set", "due", "have"}
        ):
            continue
        elif word in LEMMAS and not (word in _NOUNS and auxiliaries[-1:] == ["the"]):
            lemma, shape, last = LEMMAS[word], SHAPES[word], here
            break
        elif word.endswith("ing") and len(word) > 5:  # noqa: PLR2004 - "being" aside
            lemma, shape, last = word, "unknown", here
            break
        else:
            break
    if not lemma:
        final = auxiliaries[-1]
        lemma = LEMMAS.get(final, final)
        shape = SHAPES.get(final, "base")
        auxiliaries = auxiliaries[:-1]
    return Verb(
        tokens[place].start(), tokens[last].end(), lemma, shape,
        tuple(auxiliaries), negated,
    )  # fmt: skip
