"""Reading one labelled claim of a gold file."""

from __future__ import annotations

import re

from monitor.core.evaluation.fields import Row
from monitor.core.evaluation.gold import GoldClaim, GoldValue, Ref
from monitor.types import KINDS, Kind, Modality, Span, Verdict

_CLAIM = (
    "quote", "start", "end", "speaker", "values", "modality", "verdict", "kind",
    "against",
)  # fmt: skip
_REF = re.compile(r"([1-9]\d{0,3})#([1-9]\d{0,3})")
_VALUES = {
    "number": re.compile(r"(?:[~<>]|<=|>=)?\d+(?:\.\d+)?"),
    "money": re.compile(r"(?:[~<>]|<=|>=)?\d+(?:\.\d+)? [A-Z]{3}"),
    "date": re.compile(r"\d{4}-\d\d-\d\d(?:\.\.\d{4}-\d\d-\d\d)?"),
}
_PLAIN = frozenset(("number", "percent", "odds", "duration"))


def read_claim(
    value: object, text: str, ref: Ref, where: str, *, complete: bool
) -> GoldClaim:
    """Read one claim of an article's ``text``; raises ``FieldFault``.

    In an article that is not labelled completely, speaker and verdict may be
    absent.
    """
    row = Row.of(value, f"{where}, claim {ref.claim}", _CLAIM)
    verdict = row.word("verdict", Verdict)
    if verdict is None and complete:
        raise row.fault(f"'verdict' is missing; it must be one of {', '.join(Verdict)}")
    quote = row.text("quote")
    return GoldClaim(
        ref,
        _span(row, text, quote),
        quote,
        _speakers(row, complete=complete),
        verdict,
        _kinds(row, verdict),
        _against(row, verdict),
        row.word("modality", Modality),
        _values(row),
    )


def _span(row: Row, text: str, quote: str) -> Span:
    start, end = row.number("start"), row.number("end")
    if start is None:
        if end is not None:
            raise row.fault("'end' needs 'start'")
        times = text.count(quote)
        if times != 1:
            raise row.fault(
                f"the quote {quote!r} stands in the text {times} times; "
                + ("add 'start'" if times else "it must be there word for word")
            )
        start = text.index(quote)
    if end not in (None, start + len(quote)):
        raise row.fault(f"'end' must be {start + len(quote)}, 'start' and the quote")
    if text[start : start + len(quote)] != quote:
        raise row.fault(f"the quote {quote!r} does not stand at {start}")
    return Span(start, start + len(quote))


def _speakers(row: Row, *, complete: bool) -> tuple[str | None, ...]:
    if "speaker" not in row.data:
        if not complete:
            return ()
        raise row.fault("'speaker' is missing; null stands for the outlet")
    value = row.data["speaker"]
    values = value if isinstance(value, list) else [value]
    if not values or not all(
        one is None or (isinstance(one, str) and one.strip()) for one in values
    ):
        raise row.fault("'speaker' must be a name, null, or a list of these")
    return tuple(values)


def _kinds(row: Row, verdict: Verdict | None) -> tuple[Kind, ...]:
    kinds = row.words("kind", Kind)
    known = KINDS[verdict] if verdict else ()
    if bool(kinds) != bool(known) or not set(known).issuperset(kinds):
        names = ", ".join(sorted(known))
        say = f"needs a 'kind' of {names}" if known else "has no 'kind'"
        what = f"the verdict {verdict}" if verdict else "a claim without a verdict"
        raise row.fault(f"{what} {say}")
    return kinds


def _against(row: Row, verdict: Verdict | None) -> tuple[Ref, ...]:
    found: list[Ref] = []
    for text in row.texts("against"):
        match = _REF.fullmatch(text)
        if match is None:
            raise row.fault(
                f"'against' is {text!r}; write 2#3 for article 2, claim 3, from 1"
            )
        found.append(Ref(int(match[1]), int(match[2])))
    none = verdict in {Verdict.NEW, None}
    if bool(found) == none:
        say = "has no" if none else "needs an"
        what = f"the verdict {verdict}" if verdict else "a claim without a verdict"
        raise row.fault(f"{what} {say} 'against'")
    return tuple(found)


def _values(row: Row) -> tuple[GoldValue, ...] | None:
    if row.data.get("values") is None:
        return None
    found: list[GoldValue] = []
    for one in row.items("values"):
        value = Row.of(one, f"{row.place}, 'values'", ("kind", "text"))
        kind, text = value.text("kind"), value.text("text")
        form = _VALUES.get("number" if kind in _PLAIN else kind)
        if form is None:
            names = ", ".join(sorted(_PLAIN.union(_VALUES)))
            raise value.fault(f"'kind' is {kind!r}; it must be one of {names}")
        if form.fullmatch(text) is None:
            raise value.fault(
                f"'text' is {text!r}; write 1200, ~1200, >=5, 4000000 USD or 2025-03-31"
            )
        found.append(GoldValue(kind, text))
    return tuple(found)
