"""Articles as wholes: copies of one another, and revisions of the same one.

A sketch keeps the smallest hashes of an article's word shingles (bottom-k
sampling, Broder 1997). Two sketches estimate how much of their texts is shared.
"""

from __future__ import annotations

import re
from hashlib import blake2b

from monitor.core.words import words
from monitor.types import IN_FULL

# Measured with a fifth of the words edited: shingles of three words found 100 % of
# full copies and of four 99 %, while independent reports stayed as far apart.
SHINGLE_WORDS = 3
SKETCH_SIZE = 128

# Copies with a tenth of their words edited resemble each other at 0.45 and more, with
# a fifth at 0.27 and more; independent reports of one event stayed under 0.04, and
# two that quote one long statement under 0.12 (tests/stories).
SAME_STORY = 0.16

# A text of fewer shingles has too little to show: two notes of one kind ("Acme has
# recalled 40,000 vans ...") reached 0.43 with nothing but figures and days changed.
SHORT = 80
SAME_NOTE = 0.6

# Of an article in whose place a page shows something else, next to nothing stands. A
# note of few words may be written anew altogether.
NEXT_TO_NOTHING = 0.05
NOTE = 40

# Of what a feed begins to tell, its page or a fuller copy has at least so much.
BEGUN = 0.5

_NOISE = re.compile(
    r"^\s*(?:"
    r"(?:most (?:read|viewed|popular|shared)|read more|related|trending|share"
    r"|advertisement|sign up|subscribe|follow us|see also|recommended)\b.{0,60}"
    r"|(?:last )?(?:updated?|published|posted|modified)\b.{0,60}"
    r"|\d[\d,.]*k? (?:comments?|shares?|views?|likes?|reads?)"
    r"|(?:view |show |see )?(?:all )?(?:comments?|replies) ?\(?[\d,]*\)?"
    r"|\d+ (?:seconds?|minutes?|mins?|hours?|hrs?|days?) ago"
    r"|\d+ min(?:ute)?s? read"
    r")\s*$",
    re.IGNORECASE,
)
_BOX = re.compile(
    r"^\s*(?:most (?:read|viewed|popular|shared)|trending|related (?:stories|articles)"
    r"|recommended|more on this story|see also)\b[^.]{0,40}$",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"\b(?:last )?(?:updated|published|posted):? (?:at |on )?[\w ,:]*\d{1,2}[:.]\d\d"
    r"(?: ?[ap]m)?(?: ?(?:gmt|bst|utc|[ecmp][sd]?t))?",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*$")


def sketch(text: str) -> tuple[int, ...]:
    """The ``SKETCH_SIZE`` smallest 63-bit hashes of a text's shingles, ascending.

    Stable across processes and machines; empty for a text without words.
    """
    return tuple(sorted({_hash(shingle) for shingle in _shingles(text)})[:SKETCH_SIZE])


def _shingles(text: str) -> set[str]:
    tokens = words(text)
    count = max(len(tokens) - SHINGLE_WORDS + 1, min(len(tokens), 1))
    return {" ".join(tokens[i : i + SHINGLE_WORDS]) for i in range(count)}


def _hash(shingle: str) -> int:
    # SQLite keeps signed 64-bit integers, so the top bit is dropped.
    return int.from_bytes(blake2b(shingle.encode(), digest_size=8).digest()) >> 1


def resemblance(a: tuple[int, ...], b: tuple[int, ...]) -> float:
    """Estimate the share of shingles that two texts have in common, in 0..1."""
    if not a or not b:
        return 0.0
    shared = set(a).intersection(b)
    if not shared:
        return 0.0
    union = list(dict.fromkeys(sorted(a + b)))[:SKETCH_SIZE]
    return sum(value <= union[-1] for value in shared) / len(union)


def is_note(a: tuple[int, ...], b: tuple[int, ...]) -> bool:
    """Say whether one of two sketches is that of a short text."""
    return min(len(a), len(b)) < SHORT


def same_story(a: tuple[int, ...], b: tuple[int, ...]) -> bool:
    """Say whether two sketches are those of copies of one text.

    Of notes they leave open whose copies they are: their words have to be seen.
    """
    least = SAME_NOTE if is_note(a, b) else SAME_STORY
    # No more than all that they share can be among the smallest of both together.
    most = min(SKETCH_SIZE, max(len(a), len(b)))
    if not most or len(set(a).intersection(b)) / most < least:
        return False
    return resemblance(a, b) >= least


def is_revision(old_text: str, new_text: str) -> bool:
    """Say whether what an article tells has changed.

    White space, typographic quotes, time stamps, counters of comments and boxes
    of other headlines do not count; one changed number or "not" does.
    """
    return _told(old_text) != _told(new_text)


def is_replaced(old_text: str, new_text: str) -> bool:
    """Say whether a page tells less than its article did, and nothing of that."""
    size = len(words(old_text))
    if size < NOTE or len(words(new_text)) >= size:
        return False
    old = _shingles(old_text)
    return len(old & _shingles(new_text)) < NEXT_TO_NOTHING * len(old)


def is_fuller(text: str, known: str) -> bool:
    """Say whether a text is what another began to tell: longer by far, with its words.

    What somebody else writes of the same article in a feed is none of it.
    """
    if len(text) < IN_FULL * len(known):
        return False
    begun = _shingles(known)
    return bool(begun) and len(begun & _shingles(text)) >= BEGUN * len(begun)


def _told(text: str) -> list[str]:
    """The words and numbers of a text without what surrounds an article."""
    told: list[str] = []
    in_box = False
    for line in text.splitlines():
        if not line.strip():
            continue
        in_box = bool(_BOX.match(line)) or (in_box and not _is_prose(line))
        if not in_box and not _NOISE.match(line):
            told.extend(_marks(_CLOCK.sub(" ", line)))
    return told


def _is_prose(line: str) -> bool:
    return bool(_SENTENCE_END.search(line.strip()))


def _marks(line: str) -> list[str]:
    """Words, numbers and the signs that change what they say (£, $, %, -)."""
    return re.findall(
        r"[^\W_]+(?:[.,'’][^\W_]+)*|[£$€¥%]|-(?=\d)", line.lower().replace("’", "'")
    )
