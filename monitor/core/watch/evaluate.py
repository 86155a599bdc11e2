"""Whether an article satisfies a term, and where.

A condition on speakers is unknown until the article has been read, so an answer
is yes, no or None (Kleene's three-valued logic).
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, assert_never

from monitor.core.watch.patterns import found
from monitor.core.watch.tree import (
    And,
    Field,
    Language,
    Named,
    Near,
    Node,
    Not,
    Or,
    Pattern,
    Phrase,
    Published,
    Site,
)
from monitor.types import Place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from monitor.core.watch.article import Watched
    from monitor.core.watch.words import Words

MOST_SPANS = 10_000
"""Places of one part that are looked at in one text: a bound for texts that say
one word over and over. Whole books stay below it."""

Span = tuple[int, int]  # first and last word


Leaf = Phrase | Near | Pattern | Site | Language | Published


def holds(node: Node, article: Watched, field: str = "") -> bool | None:
    """Whether an article satisfies a node; None where its speakers would decide."""
    return weigh(node, lambda leaf, inside: _answer(leaf, article, inside), field)


def weigh(
    node: Node, answer: Callable[[Leaf, str], bool | None], field: str = ""
) -> bool | None:
    """What a tree comes to where ``answer`` says of each leaf, in its field, what holds.

    An answer is yes, no or None for unknown.
    """
    match node:
        case And() | Or():
            decisive, unknown = isinstance(node, Or), False
            for part in node.parts:
                found = weigh(part, answer, field)
                if found is decisive:
                    return decisive
                unknown |= found is None
            return None if unknown else not decisive
        case Not():
            inner = weigh(node.part, answer, field)
            return None if inner is None else not inner
        case Field():
            return weigh(node.part, answer, node.name)
        case Named():
            return weigh(node.node, answer, field)
        case _:
            return answer(node, field)


def places(node: Node, article: Watched, field: str = "") -> Iterator[Place]:
    """Where the parts of a term that made it match stand."""
    match node:
        case And() | Or():
            for part in node.parts:
                if holds(part, article, field):
                    yield from places(part, article, field)
        case Field():
            yield from places(node.part, article, node.name)
        case Named():
            yield from places(node.node, article, field)
        case Phrase() | Near() | Pattern():
            words = article.words_in(field)
            for text, start, end in _offsets(node, words):
                if field:
                    shift = sum(len(told) + 1 for told in words.texts[:text])
                    yield Place(field, shift + start, shift + end)
                else:
                    yield Place(("title", "body")[text], start, end)
        case Not() | Site() | Language() | Published():
            return


def spans(node: Node, words: Words) -> list[Span]:
    """The places of a node that stands for words in a row, in order."""
    match node:
        case Phrase():
            return _phrase_spans(node, words)
        case Or():
            every = {span for part in node.parts for span in spans(part, words)}
            return sorted(every)[:MOST_SPANS]
        case Named():
            return spans(node.node, words)
        case Near():
            return _near_spans(node, words)
        case _:
            raise TypeError(node)


def _answer(leaf: Leaf, article: Watched, field: str) -> bool | None:
    match leaf:
        case Phrase() | Near() | Pattern():
            if field == "speaker" and article.speakers is None:
                return None
            return _is_in(leaf, article.words_in(field))
        case Site():
            return leaf.host in article.sites
        case Language():
            return article.language == leaf.code
        case Published():
            return _published(leaf, article)
        case _:
            assert_never(leaf)


def _is_in(node: Phrase | Near | Pattern, words: Words) -> bool:
    if isinstance(node, Pattern):
        return any(
            found(node.source, text, cased=node.cased, most=1) for text in words.texts
        )
    if isinstance(node, Near):
        return bool(_near_spans(node, words))
    if len(node.words) == 1 and not node.forms:
        (word,) = node.words
        return bool(words.beginning(word) if node.prefix else words.forms(word))
    return bool(_phrase_spans(node, words, most=1))


def _phrase_spans(node: Phrase, words: Words, most: int = MOST_SPANS) -> list[Span]:
    first, *rest = _wanted(node, words)
    found: list[Span] = []
    if not first or () in rest:
        return found
    folded, size = words.folded, len(node.words)
    for start in _starts(first, words):
        for step, forms in enumerate(rest, start + 1):
            if step == len(folded) or folded[step] not in forms:
                break
        else:
            if not node.forms or (*words.written[start : start + size],) == node.forms:
                found.append((start, start + size - 1))
                if len(found) == most:
                    break
    return found


def _wanted(node: Phrase, words: Words) -> list[tuple[str, ...]]:
    """What each word of a phrase may be in this text."""
    wanted = [words.forms(word) for word in node.words]
    if node.prefix:
        wanted[-1] = words.beginning(node.words[-1])
    return wanted


def _starts(forms: tuple[str, ...], words: Words) -> list[int]:
    if len(forms) == 1:
        return words.positions(forms[0])
    return sorted(position for form in forms for position in words.positions(form))


def _near_spans(node: Near, words: Words) -> list[Span]:
    left = spans(node.left, words)
    right = spans(node.right, words) if left else []
    found = _following(left, right, node.distance)
    if not node.ordered:
        found += _following(right, left, node.distance)
    return sorted(set(found))[:MOST_SPANS]


def _following(before: list[Span], after: list[Span], distance: int) -> list[Span]:
    """Pairs in order, at most ``distance`` apart, as the stretches they cover."""
    found: list[Span] = []
    for first, last in before:
        for index in range(bisect_left(after, (last + 1, 0)), len(after)):
            start, end = after[index]
            if start - last > distance or len(found) == MOST_SPANS:
                break
            found.append((first, end))
    return found


def _offsets(
    node: Phrase | Near | Pattern, words: Words
) -> Iterator[tuple[int, int, int]]:
    """(text, start, end) of every place of a node."""
    if isinstance(node, Pattern):
        for number, told in enumerate(words.texts):
            for span in found(node.source, told, cased=node.cased, most=MOST_SPANS):
                yield number, *span
    else:
        for first, last in spans(node, words):
            text, start, _ = words.spans[first]
            yield text, start, words.spans[last][2]


def _published(node: Published, article: Watched) -> bool:
    instant, now = article.published, article.now
    if instant is None or now is None:
        return False
    if node.age is not None:
        return now - instant <= node.age
    if node.first is None or node.last is None:
        raise TypeError(node)
    day = instant.astimezone(now.tzinfo).date()
    match node.comparison:
        case ">=":
            return day >= node.first
        case ">":
            return day > node.last
        case "<=":
            return day <= node.last
        case "<":
            return day < node.first
        case _:
            return node.first <= day <= node.last
