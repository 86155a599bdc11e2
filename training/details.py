"""Makes pairs of sentences and the same with a detail left out, or told otherwise.

    python training/details.py OUT.jsonl FILE... [--seed 1]

Writers of pairs make near words differ in what tells; so a network learns that near
words are open. Here a day or a month is left out of a sentence of theirs (what is left
follows, and leaves the day open), or who said it is put before or behind what was said
(both say the same).
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path

from pairs import LABELS, Pair, read

LONGEST = 45  # words; longer ones have clauses that a day may belong to
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December)"
)
_WHEN = re.compile(
    rf" (?:(?:on|last) {_DAY}(?: (?:morning|afternoon|evening|night))?"
    rf"|in {_MONTH}(?: (?:19|20)\d\d)?"
    r"|last (?:week|month|year|spring|summer|autumn|winter)|yesterday|this week)"
    r"(?=[.,;]| (?:in|at|by|to|after|from|with|for|and|that|when|while)\b)"
)
# Without the day these may say more, or something else: "Nobody came on Monday".
_BOUND = re.compile(
    r"\b(?:no|not|never|nobody|none|nothing|neither|nor|only|first|last|until|before"
    r"|since|if|unless|all|every|each|most|fewer|less|without|hardly|few|rarely"
    r"|denied|denies|refused|failed|again|twice|once|more|between|but|from)\b|n't",
    re.IGNORECASE,
)
_SAYS = r"(?:said|says|argued|argues|claimed|claims|insisted|insists|stated|announced)"
_BEHIND = re.compile(rf"([A-Z][^\"“”?!;:]+), ((?:the|a|an|its|his|her) [\w' -]+|[A-Z][\w'. -]+) ({_SAYS})\.")
_BEFORE = re.compile(rf"((?:The|A|An|Its|His|Her) [\w' -]+|[A-Z][\w'. -]+) ({_SAYS}) that ([^\"“”?!;:]+)\.")
_PLAIN_START = frozenset(
    "The A An No Some Many Most Two Three Four Five Six Seven Eight Nine Ten It They He "
    "She Its Their His Her There This That These Those All Both Every Only On In At By After Before When What".split()
)
_NAMELESS = frozenset("the a an its his her".split())


def without_when(text: str) -> str | None:
    """The sentence without the first time it gives, where that is a detail only."""
    if _BOUND.search(text) or len(text.split()) > LONGEST:
        return None
    shorter = _WHEN.sub("", text, count=1)
    return shorter if shorter != text else None


def turned_saying(text: str) -> str | None:
    """“A, the union said.” as “The union said that a.”, and the other way round."""
    if len(text.split()) > LONGEST:
        return None
    if (found := _BEHIND.fullmatch(text)) and len(found[2].split()) <= 5:
        said, who, verb = found.groups()
        return f"{who[0].upper()}{who[1:]} {verb} that {_inside(said)}."
    if (found := _BEFORE.fullmatch(text)) and len(found[1].split()) <= 5:
        who, verb, said = found.groups()
        low = who[0].lower() + who[1:]
        behind = low if low.partition(" ")[0] in _NAMELESS else who
        return f"{said[0].upper()}{said[1:]}, {behind} {verb}."
    return None


def _inside(sentence: str) -> str:
    first = sentence.partition(" ")[0]
    plain = first in _PLAIN_START
    return sentence[0].lower() + sentence[1:] if plain else sentence


def made(pairs: list[Pair], r: random.Random) -> Iterator[tuple[str, str, str]]:
    """Pairs of each sentence and of those that follow from another."""
    follows, open_, _ = LABELS
    for text in dict.fromkeys(t for p in pairs for t in (p.premise, p.hypothesis)):
        if shorter := without_when(text):
            yield text, shorter, follows
            if r.random() < 0.5:
                yield shorter, text, open_
        if other := turned_saying(text):
            yield text, other, follows
    for pair in pairs:
        if pair.label != follows:
            continue
        if shorter := without_when(pair.hypothesis):
            yield pair.premise, shorter, follows
        elif other := turned_saying(pair.hypothesis):
            yield pair.premise, other, follows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    pairs = [pair for path in asked.files for pair in read(path)]
    with asked.out.open("w", encoding="utf-8") as out:
        for premise, hypothesis, label in made(pairs, random.Random(asked.seed)):
            row = {"premise": premise, "hypothesis": hypothesis, "label": label}
            out.write(json.dumps(row) + "\n")


if __name__ == "__main__":
    main()
