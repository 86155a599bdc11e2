"""Reads labelled pairs for training: weighs, holds out and turns them round.

A row is {"premise", "hypothesis", "label"}, a JSON object a line, gzipped or not. In a
file that ends in ".txt", such as those of ``training/own/``, it is a line "E: ...",
"N: ..." or "C: ..." below the line "P: ..." of its premise, or below the line "H: ..."
of its hypothesis; or it stands in a dossier: "D: ..." names it, "K1: ..." and so on are
known claims, and "I: ... | E2 C5" comes in, follows from the second and excludes the
fifth, and leaves all others open.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable, Iterator

LABELS = ("entailment", "neutral", "contradiction")
LETTERS = dict(zip("ENC", LABELS, strict=True))
# A premise that says so many words more than its hypothesis cannot follow from it.
# Of 60 such pairs that were read after turning, two still followed.
EXTRA_WORDS = 5
# Common sentences ("A man is outside.") tie half of a set together; such a group is
# never held out.
LARGEST_GROUP = 60
# Longer sentences have parts that "not" would miss.
LONGEST_NEGATED = 12
_AUXILIARY = re.compile(r"\b(?:is|are|was|were|has been|have been|can|will|must)\b")
# Quantifiers, clauses and what is negated already turn otherwise.
_NO_PLAIN = re.compile(
    r"\b(?:no|not|never|nobody|none|nothing|n't|who|which|that|and|or|but|if|some|all|any"
    r"|every|each|most|many|few|only|both|because|when|while|there|at least|more|less"
    r"|fewer|than)\b|n't|[,;:?]",
    re.IGNORECASE,
)
# Of the known claims that an incoming one leaves open so many are shown, those that
# share the most words with it; fewer where it is about one of them.
OPEN_ALONE, OPEN_BESIDE = 2, 1
_KNOWN = re.compile(r"K(\d+): (.+)")
_INCOMING = re.compile(r"I: (.+?) \|((?: [EC]\d+)*)\s*")
_WORD = re.compile(r"[^\W_]{3,}|\d+")
_COMMON = frozenset(
    "the and was were are for with that this from his her its their they has had have "
    "who which not been being there into out over some".split()
)


class Pair(NamedTuple):
    """A labelled pair and the name of the file that it comes from."""

    premise: str
    hypothesis: str
    label: str
    source: str


def read(path: Path) -> Iterator[Pair]:
    """The pairs of a file. Raises ``ValueError`` at a label that is none."""
    if path.suffix == ".txt":
        yield from _blocks(path)
        return
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["label"] not in LABELS:
                raise ValueError(f"{path}: {row['label']!r} is no label")
            name = path.name.partition(".")[0]
            yield Pair(row["premise"], row["hypothesis"], row["label"], name)


def _blocks(path: Path) -> Iterator[Pair]:
    above = shared = ""
    known: dict[str, str] = {}
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        letter, _, told = line.partition(": ")
        if letter in ("P", "H"):
            above, shared = letter, told
        elif letter == "D":
            known = {}
        elif found := _KNOWN.fullmatch(line):
            known[found[1]] = found[2]
        elif (found := _INCOMING.fullmatch(line)) and known.keys() >= _numbers(found):
            yield from _beside_known(found, known, path.stem)
        elif shared and told and letter in LETTERS:
            texts = (shared, told) if above == "P" else (told, shared)
            yield Pair(*texts, LETTERS[letter], path.stem)
        elif line:
            raise ValueError(f"{path}, line {number}: {line[:40]!r} is no pair")


def _numbers(incoming: re.Match[str]) -> set[str]:
    """The known claims that an incoming one is said to be about."""
    return {one[1:] for one in incoming[2].split()}


def _beside_known(
    incoming: re.Match[str], known: dict[str, str], source: str
) -> Iterator[Pair]:
    """An incoming claim of a dossier beside what it is about, and beside what is near."""
    text, about = incoming[1], incoming[2].split()
    for one in about:
        yield Pair(known[one[1:]], text, LETTERS[one[0]], source)
    left = [known[number] for number in known if number not in _numbers(incoming)]
    left.sort(key=lambda other: -len(words(other) & words(text)))
    for other in left[: OPEN_BESIDE if about else OPEN_ALONE]:
        yield Pair(other, text, "neutral", source)


def weighed(argument: str) -> tuple[Path, float]:
    """``FILE*2.5`` as path and weight; without a star the weight is 1."""
    path, _, times = argument.partition("*")
    return Path(path), float(times or 1)


def held_out(pairs: Iterable[Pair], share: float) -> frozenset[Pair]:
    """About ``share`` of the pairs, with all that have a text in common with them.

    Pairs that share a premise or a hypothesis, directly or through others, are one
    group; a group is held out by the hash of its first text, so a later run holds out
    the same.
    """
    all_pairs = list(pairs)
    roots = tied(all_pairs)
    sizes = Counter(roots[pair.premise] for pair in all_pairs)
    return frozenset(
        pair
        for pair in all_pairs
        if sizes[roots[pair.premise]] <= LARGEST_GROUP
        and _fraction(roots[pair.premise]) < share
    )


def tied(pairs: Iterable[Pair]) -> dict[str, str]:
    """For each text the first one, by the alphabet, of the group that pairs tie it to."""
    roots: dict[str, str] = {}

    def root(text: str) -> str:
        while (above := roots.setdefault(text, text)) != text:
            roots[text] = text = roots[above]
        return text

    for pair in pairs:
        one, other = sorted((root(pair.premise), root(pair.hypothesis)))
        roots[other] = one
    return {text: root(text) for text in tuple(roots)}


def _fraction(text: str) -> float:
    """A number in 0..1 that is the text's own."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:4]) / 2**32


def turned(pair: Pair) -> Pair | None:
    """The pair turned round where its label is then known, else None.

    A contradiction holds in both directions. What does not contradict cannot do so
    turned round either, and if the premise says much that the hypothesis does not,
    it cannot follow from it: neutral.
    """
    swapped = pair._replace(premise=pair.hypothesis, hypothesis=pair.premise)
    if pair.label == "contradiction":
        return swapped
    if len(words(pair.premise) - words(pair.hypothesis)) >= EXTRA_WORDS:
        return swapped._replace(label="neutral")
    return None


def negated(pair: Pair) -> Pair | None:
    """The pair with its hypothesis negated, where that can be done safely, else None.

    What follows is then excluded, what is excluded then follows, and what is open
    stays open.
    """
    hypothesis = negation(pair.hypothesis)
    label = dict(zip(LABELS, reversed(LABELS), strict=True))[pair.label]
    return hypothesis and pair._replace(hypothesis=hypothesis, label=label)


def negation(text: str) -> str | None:
    """A short plain sentence with "not" behind its first auxiliary, else None."""
    told = text.split()
    if len(told) > LONGEST_NEGATED or _NO_PLAIN.search(text):
        return None
    if not 1 <= len(found := _AUXILIARY.findall(text)) <= 1 or text.find(found[0]) < 1:
        return None
    return _AUXILIARY.sub(lambda m: f"{m[0]} not", text, count=1)


def words(text: str) -> set[str]:
    """The words of a text that carry its sense, cut to their first five letters."""
    return {word[:5] for word in _WORD.findall(text.lower())} - {
        word[:5] for word in _COMMON
    }


def mixture(
    pairs: Iterable[Pair],
    weights: dict[str, float],
    turn: float,
    negate: float,
    chance: random.Random,
) -> list[Pair]:
    """One pass: each pair as often as its file's weight says, some turned round.

    ``turn`` is the share of contradictions shown turned round besides; as many turned
    neutral pairs are shown, so that being turned tells nothing of the label. ``negate``
    is the share of hypotheses that can be negated and are, in place of the plain ones.
    """
    once: list[Pair] = []
    for pair in pairs:
        times = weights[pair.source]
        extra = chance.random() < times % 1
        once += [pair] * (int(times) + extra)
    for i, pair in enumerate(once):
        if chance.random() < negate:
            once[i] = negated(pair) or pair
    other: dict[bool, list[Pair]] = {True: [], False: []}
    for pair in once:
        back = turned(pair)
        if back:
            other[back.label == "contradiction"].append(back)
    count = int(turn * len(other[True]))
    for found in other.values():
        chance.shuffle(found)
        once += found[:count]
    return once
