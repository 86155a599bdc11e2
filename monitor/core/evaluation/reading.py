"""Reading a gold file: every fault at once, each with its place."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from monitor.core.evaluation.fields import FieldFault, Row
from monitor.core.evaluation.gold import Dispute, GoldArticle, GoldClaim, Ref
from monitor.core.evaluation.labels import read_claim
from monitor.core.watch import Term, Watch
from monitor.errors import UsageError, WatchSyntaxError

if TYPE_CHECKING:
    from collections.abc import Iterator

_DISPUTE = ("name", "topic", "aliases", "complete", "articles")
_ARTICLE = ("title", "outlet", "published", "text", "complete", "claims")


def read_gold(text: str, name: str) -> tuple[Dispute, ...]:
    """Read the text of a gold file that is called ``name``.

    The format is in docs/labelling.md. Raises ``UsageError`` with every fault.
    """
    faults: list[str] = []
    try:
        data = json.loads(text)
        json.dumps(data, ensure_ascii=False).encode()
        disputes = _disputes(data, faults)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise UsageError(f"{name}: {where}: not JSON: {error.msg}") from error
    except UnicodeEncodeError as error:
        near = error.object[max(0, error.start - 30) : error.start]
        raise UsageError(f"{name}: half a character stands after {near!r}") from error
    except RecursionError as error:
        raise UsageError(f"{name}: is nested too deeply") from error
    except FieldFault as error:
        faults, disputes = [str(error)], ()
    except ValueError as error:  # a number of thousands of digits
        raise UsageError(f"{name}: not JSON: {error}") from error
    if faults:
        raise UsageError("\n".join(f"{name}: {fault}" for fault in faults))
    return disputes


def _disputes(data: object, faults: list[str]) -> tuple[Dispute, ...]:
    top = Row.of(data, "the file", ("disputes",))
    found: dict[str, Dispute] = {}
    for number, value in enumerate(top.items("disputes"), 1):
        try:
            dispute = _dispute(value, f"dispute {number}", faults)
        except FieldFault as fault:
            faults.append(str(fault))
            continue
        if dispute.name in found:
            faults.append(f"dispute {number}: {dispute.name!r} is the name of another")
        found[dispute.name] = dispute
    if not found and not faults:
        raise top.fault('holds no disputes; write {"disputes": [...]}')
    return tuple(found.values())


def _dispute(value: object, place: str, faults: list[str]) -> Dispute:
    row = Row.of(value, place, _DISPUTE)
    name = row.text("name")
    row = Row.of(value, f"dispute {name!r}", _DISPUTE)
    articles: list[GoldArticle] = []
    for number, one in enumerate(row.items("articles"), 1):
        articles.append(_article(one, row, number, faults))
    if not articles:
        raise row.fault("'articles' is empty")
    dispute = Dispute(name, _topic(row), tuple(articles), _aliases(row))
    faults.extend(f"{row.place}, {fault}" for fault in _loose_ends(dispute))
    return dispute


def _topic(row: Row) -> tuple[str, ...]:
    topic = row.texts("topic")
    if not topic:
        raise row.fault("'topic' is missing; write the words that articles must have")
    try:
        Watch([Term(term) for term in topic])
    except WatchSyntaxError as error:
        raise row.fault(f"'topic': {error}") from error
    return topic


def _aliases(row: Row) -> tuple[tuple[str, ...], ...]:
    groups = row.items("aliases")
    if not all(
        isinstance(group, list) and all(isinstance(name, str) for name in group)
        for group in groups
    ):
        raise row.fault("'aliases' must be a list of lists of names")
    return tuple(tuple(group) for group in groups)  # type: ignore[arg-type]


def _article(
    value: object, dispute: Row, number: int, faults: list[str]
) -> GoldArticle:
    row = Row.of(value, f"{dispute.place}, article {number}", _ARTICLE)
    text, claims = row.text("text"), list[GoldClaim]()
    complete = row.flag("complete", dispute.flag("complete", usual=True))
    for place, one in enumerate(row.items("claims"), 1):
        ref = Ref(number, place)
        try:
            claims.append(read_claim(one, text, ref, row.place, complete=complete))
        except FieldFault as fault:
            faults.append(str(fault))
    return GoldArticle(
        row.text("title"),
        row.text("outlet"),
        _instant(row),
        text,
        tuple(claims),
        complete,
    )


def _instant(row: Row) -> datetime | None:
    text = row.maybe_text("published")
    if text is None:
        return None
    try:
        instant = datetime.fromisoformat(text)
    except ValueError as error:
        raise row.fault(f"'published': {error}") from error
    if instant.tzinfo is None:
        raise row.fault(f"'published' has no offset; write {text}+00:00")
    try:
        return instant.astimezone(UTC)
    except OverflowError as error:
        raise row.fault(f"'published': {text} is no date in UTC") from error


def _loose_ends(dispute: Dispute) -> Iterator[str]:
    """Claims that answer what is not there or comes later."""
    known = {claim.ref for article in dispute.articles for claim in article.claims}
    for article in dispute.articles:
        for claim in article.claims:
            for ref in claim.against:
                place = f"article {claim.ref.article}, claim {claim.ref.claim}"
                if ref not in known:
                    yield f"{place}: 'against': there is no claim {ref}"
                elif ref >= claim.ref:
                    yield f"{place}: 'against': {ref} does not come before it"
