"""“X prompted Y to open an inquiry” tells that Y opened one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from monitor.core.extraction.frames import frame_of, head_name
from monitor.core.extraction.references.resolving import standalone
from monitor.core.grammar.clause import Group
from monitor.core.lexicon.inflection import past, reading
from monitor.core.lexicon.verbs import EVENT
from monitor.types import Assertion

if TYPE_CHECKING:
    from monitor.core.extraction.parsed import ParsedSentence
    from monitor.core.grammar.clause import Clause

_CAUSING = frozenset(("prompt", "force", "lead", "cause"))


def caused(parsed: ParsedSentence, clause: Clause) -> Assertion | None:
    """“X prompted Y to open an inquiry” tells that Y opened one."""
    if clause.group.lemma not in _CAUSING or clause.role not in {"main", "verb"}:
        return None
    if clause.group.modal or clause.group.negated or clause.group.passive:
        return None
    at = next(
        (i for i in range(clause.group.end, clause.end) if parsed.toks[i].low == "to"),
        None,
    )
    form = (
        reading(parsed.toks[at + 1].low, "base") if at and at + 1 < clause.end else None
    )
    doer = head_name(parsed.toks, clause.group.end, at or 0, parsed.discourse)
    if at is None or form is None or doer is None or form.lemma not in EVENT:
        return None
    inner = replace(
        clause, role="main", group=Group(at + 1, at + 2, form.lemma),
        subject=(clause.group.end, at), lead=(at, at),
    )  # fmt: skip
    frame = frame_of(parsed.toks, inner, doer, parsed.discourse)
    span = parsed.span(*parsed.extent(clause))
    rest, names = standalone(parsed.toks, at + 2, clause.end, parsed.discourse)
    article, _ = standalone(parsed.toks, clause.group.end, at, parsed.discourse)
    names = (
        *parsed.source.names_in(
            parsed.toks[clause.group.end].start, parsed.toks[at].start
        ),
        *names,
    )
    return Assertion(
        span, parsed.source.text[span.start : span.end],
        f"{article[:1].upper()}{article[1:]} {past(form.lemma)} {rest}.", frame,
        values=parsed.source.values_in(*span), names=names, quoted=parsed.quoted(span),
    )  # fmt: skip
