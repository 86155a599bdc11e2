"""A gold file out of what readers said: their verdicts, and nothing else, labelled."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from monitor.core.watch import Term, Watch
from monitor.errors import WatchSyntaxError
from monitor.types import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from monitor.types import ArticleRecord, Label, PassageKey

Json = dict[str, Any]


class Labelled(NamedTuple):
    """A mention where it stands, in its article's text, and what readers say of it.

    ``label`` is None for one that only others are against. ``mention`` tells in
    which order mentions came.
    """

    mention: int
    passage: PassageKey
    article: ArticleRecord
    text: str
    label: Label | None


def can_be_labelled(label: Label, passage: PassageKey) -> bool:
    """Whether a gold file has words for a label.

    It knows no revisions, and nothing that is a claim but not worth telling.
    """
    edited = (
        label.against is not None
        and label.against.article == passage.article
        and label.against.revision != passage.revision
    )
    gone = label.against is not None and not label.against.quote
    named = bool(label.kind) == bool(KINDS[label.verdict])
    return named and not (edited or gone or label.dismissed)


def gold_file(labelled: Iterable[Labelled], terms: Mapping[str, Sequence[str]]) -> Json:
    """The articles of ``labelled`` with these labels, as ``evaluate`` reads them.

    What a label is against must be among ``labelled``. ``terms`` are the watch terms
    of each topic that is followed.
    """
    topics: dict[str, list[Labelled]] = defaultdict(list)
    for one in sorted(labelled, key=lambda one: one.mention):
        topics[one.passage.topic].append(one)
    return {
        "disputes": [
            {
                "name": name,
                "topic": _terms(name, terms.get(name, ())),
                "complete": False,
                "articles": _articles(some),
            }
            for name, some in topics.items()
        ]
    }


def _terms(topic: str, terms: Sequence[str]) -> list[str]:
    """Those of a topic's terms that mean something by themselves, or its name."""
    return [term for term in terms if _stands_alone(term)] or [f'"{topic}"']


def _stands_alone(term: str) -> bool:
    try:
        Watch([Term(term)])
    except WatchSyntaxError:
        return False
    return True


def _articles(labelled: Sequence[Labelled]) -> list[Json]:
    """One article for each revision, in the order in which their mentions came."""
    texts: dict[tuple[str, int], list[Labelled]] = defaultdict(list)
    for one in labelled:
        texts[one.passage[:2]].append(one)
    refs = {
        one.passage: f"{place}#{claim}"
        for place, some in enumerate(texts.values(), 1)
        for claim, one in enumerate(some, 1)
    }
    return [
        {**_article(some[0]), "claims": [_claim(one, refs) for one in some]}
        for some in texts.values()
    ]


def _article(one: Labelled) -> Json:
    article = one.article
    where = article.url or article.path or "unknown"
    published = article.published
    return {
        "title": article.title.strip() or where,
        "outlet": article.outlet.strip() or where,
        "published": published.isoformat() if published else None,
        "text": one.text,
    }


def _claim(one: Labelled, refs: Mapping[PassageKey, str]) -> Json:
    passage, label = one.passage, one.label
    told: Json = {
        "quote": passage.quote,
        "start": passage.start,
        "end": passage.end,
    }
    if label is None:
        return told
    told["verdict"] = str(label.verdict)
    if label.kind is not None:
        told["kind"] = str(label.kind)
    if label.against is not None:
        told["against"] = refs[label.against]
    return told
