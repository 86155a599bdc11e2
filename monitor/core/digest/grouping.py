"""From mentions to digest items: one item for one thing to know."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from monitor.core.digest.headings import asks_nothing, heading_of
from monitor.core.digest.linking import passage_link
from monitor.core.digest.marking import mark_pair, unmarked
from monitor.core.digest.ranking import parties, ranked
from monitor.types import DigestItem, Kind, Passage, Verdict

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping, Sequence

    from monitor.core.digest.marking import Marks
    from monitor.types import ClaimRecord, MentionRecord

# What is most surprising comes first: a speaker who turns round, then reports
# that exclude each other; an outlet's own correction before finer differences.
_ORDER = {
    kind: place
    for place, kind in enumerate(
        (
            Kind.REVERSAL,
            Kind.CONFLICT,
            Kind.DENIAL,
            Kind.CORRECTION,
            Kind.WITHDRAWN,
            Kind.VALUE,
            Kind.DETAIL,
            Kind.WORDING,
        )
    )
}
_LAST = len(_ORDER)


def compared_items(
    mentions: Sequence[MentionRecord], links_from: str | None
) -> tuple[tuple[DigestItem, ...], tuple[DigestItem, ...]]:
    """What is contradicted and what is changed, each event once, with both quotes.

    Successive answers are one item; so is whatever contradicts one passage. Another
    figure for what is contradicted anyway is told there.
    """
    contradicted = _lines(mentions, Verdict.CONTRADICTED)
    changed = _lines(mentions, Verdict.CHANGED)
    disputed = {_against(group) for group in contradicted} - {None}
    figures = [group for group in changed if _is_figure(group)]
    beside = [group for group in figures if _against(group) in disputed]
    rest = [group for group in changed if group not in beside]
    events = _events([*contradicted, *beside])
    return _items(events, links_from), _items(rest, links_from)


def _lines(
    mentions: Sequence[MentionRecord], verdict: Verdict
) -> list[list[MentionRecord]]:
    groups: dict[Hashable, list[MentionRecord]] = defaultdict(list)
    firsts: dict[tuple[Kind | None, int], int] = {}
    for record in mentions:
        if record.verdict is verdict:
            groups[_line(record, firsts)].append(record)
    return list(groups.values())


def _events(lines: Sequence[list[MentionRecord]]) -> list[list[MentionRecord]]:
    """Lines against one passage as one, the weightiest of them last, for it leads.

    Where two of them answer two questions they are two events.
    """
    against: dict[Hashable, list[list[MentionRecord]]] = defaultdict(list)
    for place, line in enumerate(lines):
        number = _against(line)
        against[("alone", place) if number is None else number].append(line)
    return [
        [record for line in event for record in line]
        for group in against.values()
        for event in _by_question(sorted(group, key=_heaviness, reverse=True))
    ]


def _by_question(
    lines: Sequence[list[MentionRecord]],
) -> Iterable[list[list[MentionRecord]]]:
    """Lines apart by what they answer; one that answers nothing named goes with the last."""
    asked = [line[-1].question for line in lines if line[-1].question]
    usual = asked[-1] if asked else None
    for question in dict.fromkeys(asked) or [None]:
        yield [line for line in lines if (line[-1].question or usual) == question]


def _heaviness(line: Sequence[MentionRecord]) -> tuple[int, int, float, int]:
    return _heavy(line[-1])


def _against(line: Sequence[MentionRecord]) -> int | None:
    """The number of the passage that the latest of a line is against."""
    against = line[-1].against
    return against.mention if against is not None else None


def _is_figure(line: Sequence[MentionRecord]) -> bool:
    """Whether a line gives another figure, and no question says that it is for more."""
    return line[-1].kind is Kind.VALUE and asks_nothing(line[-1].question)


def _items(
    groups: Iterable[Sequence[MentionRecord]], links_from: str | None
) -> tuple[DigestItem, ...]:
    items = [_item(group, links_from) for group in groups]
    return tuple(sorted(items, key=lambda item: _heavy(item.now.record)))


def new_items(
    mentions: Sequence[MentionRecord],
    told: set[int],
    claims: Mapping[int, ClaimRecord],
    links_from: str | None,
) -> tuple[DigestItem, ...]:
    """New claims by article, each once; in an article what matters most comes first.

    An article goes before others if more stories tell one of its claims. ``told`` are
    the mentions that stand in the digest already. Of two quotes that lie one within
    the other the longer tells both, also where it is told above; a headline stands
    above the rest.
    """
    first: dict[int, MentionRecord] = {}
    above: dict[int, list[MentionRecord]] = defaultdict(list)
    for record in mentions:
        if record.mention in told:
            above[record.article.id].append(record)
        if record.verdict is Verdict.NEW and record.mention not in told:
            first.setdefault(record.claim, record)
    articles: dict[int, list[MentionRecord]] = defaultdict(list)
    for record in first.values():
        articles[record.article.id].append(record)
    whole = (
        [
            record
            for record in records
            if not any(
                _within(record, other)
                for other in (*records, *above[record.article.id])
            )
            and not (_is_headline(record) and len(records) > 1)
        ]
        for records in articles.values()
    )

    def most_told(records: list[MentionRecord]) -> int:
        known = (claims.get(record.claim) for record in records)
        return max((claim.sources for claim in known if claim), default=0)

    first_told = sorted(whole, key=most_told, reverse=True)
    known = parties(mentions)
    ordered = (record for records in first_told for record in ranked(records, known))
    return tuple(_item([record], links_from) for record in ordered)


def _within(record: MentionRecord, other: MentionRecord) -> bool:
    """Whether a quote is part of another one; revisions of a page are told apart."""
    shorter = record.end - record.start < other.end - other.start
    inside = other.start <= record.start and record.end <= other.end
    return shorter and inside and record.quote in other.quote


def _is_headline(record: MentionRecord) -> bool:
    """Whether a quote is the title of its article, or a part of it."""
    title, quote = (
        " ".join(text.casefold().split())
        for text in (record.article.title, record.quote)
    )
    return quote in title


def mentions_told(items: Iterable[DigestItem]) -> set[int]:
    """The mentions whose quotes stand in ``items``."""
    return {
        passage.record.mention
        for item in items
        for passage in (item.now, item.before, *item.others)
        if passage is not None
    }


def _line(
    record: MentionRecord, firsts: dict[tuple[Kind | None, int], int]
) -> Hashable:
    """What makes mentions one item: how it moved, from which first claim, and who.

    ``firsts`` leads from a claim back to the first of its line, and learns. A
    denial or a new wording is somebody's; a detail or a value is everybody's, and two
    that are against one claim are of one line only if they answer one question.
    """
    personal = {Kind.DENIAL, Kind.WORDING, Kind.REVERSAL}
    speaker = record.speaker if record.kind in personal else None
    before = record.against.claim if record.against is not None else record.claim
    answers = {Kind.DETAIL, Kind.VALUE}
    alone = record.kind in answers and record.question is None
    first = firsts.get((record.kind, before), record.claim if alone else before)
    firsts.setdefault((record.kind, record.claim), first)
    if record.kind is Kind.DENIAL:
        return record.thread, record.kind, speaker
    asked = record.question if record.kind in answers else None
    if asked and record.kind is Kind.VALUE:
        asked = " ".join(asked.rstrip("?").split()[:3])  # "How many people died"
    return first, record.kind, speaker, asked


def _item(group: Sequence[MentionRecord], links_from: str | None) -> DigestItem:
    """The latest mention and what it is against; the rest of the line beside it."""
    latest = group[-1]
    before = latest.against
    ours, theirs = marks_of(latest)
    return DigestItem(
        heading=heading_of(latest),
        verdict=latest.verdict,
        kind=latest.kind,
        now=passage_of(latest, ours, links_from),
        before=passage_of(before, theirs, links_from, gone=_replaces(latest))
        if before is not None
        else None,
        why=latest.why,
        confidence=latest.confidence,
        others=tuple(
            passage_of(record, marks_of(record)[0], links_from)
            for record in _others(group[:-1], {latest, before})
        ),
    )


def _others(
    group: Sequence[MentionRecord], shown: set[MentionRecord | None]
) -> list[MentionRecord]:
    """The rest of a line, oldest first: each story's wording once.

    The first answer of a line of changes belongs to it although it was new.
    """
    said = {_telling(record) for record in shown if record is not None}
    rest: list[MentionRecord] = []
    for record in group:
        root = record.against if record.verdict is Verdict.CHANGED else None
        for telling in filter(None, (root, record)):
            if _telling(telling) not in said:
                said.add(_telling(telling))
                rest.append(telling)
    return sorted(rest, key=lambda record: record.mention)


def _telling(record: MentionRecord) -> tuple[int, str]:
    return record.article.story, " ".join(record.quote.casefold().split())


def marks_of(record: MentionRecord) -> tuple[Marks, Marks]:
    """The words of a mention that differ from what it is against, and the reverse."""
    if record.against is None:
        return unmarked(record.quote), ()
    return mark_pair(record.quote, record.against.quote, record.why)


def _replaces(record: MentionRecord) -> bool:
    """Whether the earlier passage is gone from the page it stood on."""
    edited = record.kind in {Kind.CORRECTION, Kind.WITHDRAWN}
    against = record.against
    return edited and against is not None and against.article.id == record.article.id


def passage_of(
    record: MentionRecord, words: Marks, links_from: str | None, *, gone: bool = False
) -> Passage:
    """A mention as a side of an item; ``gone`` where its passage stands no more."""
    repeats_gone = record.kind is Kind.WITHDRAWN and _replaces(record)
    quote = None if gone or repeats_gone else record.quote
    return Passage(record, words, passage_link(record.article, quote, links_from))


def _heavy(record: MentionRecord) -> tuple[int, int, float, int]:
    """What comes first: by verdict, by how it moved, then by how sure it is."""
    kind = _ORDER[record.kind] if record.kind is not None else _LAST
    changed = record.verdict is not Verdict.CONTRADICTED
    return changed, kind, -record.confidence, record.mention
