"""Subject, action and roles of a clause."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from monitor.types import Frame, Slot, Span

if TYPE_CHECKING:
    from monitor.core.reading.clauses import Verb
    from monitor.core.reading.references import References

_PREPOSITIONS = [
    "in",
    "with",
    "under",
    "by",
    "from",
    "at",
    "on",
    "using",
    "through",
    "against",
    "for",
    "as",
    "to",
    "over",
    "before",
    "after",
    "into",
    "during",
    "via",
    "near",
    "between",
    "within",
]
_LEAD = re.compile(
    rf"(?:^|(?<=\s))({'|'.join(_PREPOSITIONS)})\s+(?!least\b|most\b)", re.IGNORECASE
)
_OF = re.compile(r"(?:^|(?<=\s))(of)\s+", re.IGNORECASE)
OF_ACTIONS = frozenset(
    ["accuse", "convict", "acquit", "suspect", "warn", "inform", "deprive"]
)
"""Actions that say what of: accused of stealing, convicted of fraud."""

_WRAPPED = re.compile(r",\s|\s(?:that|which|who|whose|where|whether)\s|:\s")
_ADVERB = re.compile(r"\w+ly|further|also|again")
_FIGURE = re.compile(
    r"^(?:(?:about|around|nearly|almost|over|roughly|more than|less than|fewer than|"
    r"up to|at least|some)\s+)?\d[\d,.]*\s+(?=[a-z])",
    re.IGNORECASE,
)
_TRIM = " \t,;:.–—-"


def frame_of(
    subject: str, verb: Verb, after: str, at: int, references: References
) -> Frame:
    """The frame of a clause whose words after the verb begin at offset ``at``."""
    slots = slots_of(after, at, verb.lemma, references)
    # "About 650 nurses": the figure is a value; who acts are the nurses.
    subject = _FIGURE.sub("", subject) or subject
    if verb.passive:
        agent = next((slot for slot in slots if _is_agent(slot)), None)
        if agent is not None:
            done_to = Slot("object", subject, Span(agent.span.start, agent.span.start))
            rest = tuple(slot for slot in slots if slot is not agent)
            return Frame(agent.text, verb.lemma, (done_to, *rest), verb.negated)
    return Frame(subject, verb.lemma, slots, verb.negated)


def slots_of(
    after: str, at: int, action: str, references: References
) -> tuple[Slot, ...]:
    """Part what follows a verb into its object and its prepositional phrases."""
    leads = list(_LEAD.finditer(after))
    if action in OF_ACTIONS and (of := _OF.search(after)):
        leads = [of, *(lead for lead in leads if lead.start() < of.start())]
        leads.sort(key=lambda lead: lead.start())
    slots: list[Slot] = []
    edges = [*(lead.start() for lead in leads), len(after)]
    _add(slots, "object", after[: edges[0]], at, references)
    for lead, end in zip(leads, edges[1:], strict=True):
        part = after[lead.end() : end]
        _add(slots, lead[1].lower(), part, at + lead.end(), references)
    return tuple(slots)


def _add(
    slots: list[Slot], role: str, part: str, at: int, references: References
) -> None:
    bare = _WRAPPED.split(part.strip(_TRIM), maxsplit=1)[0].strip(_TRIM)
    if bare and not _ADVERB.fullmatch(bare):
        start = at + part.index(bare)
        span = Span(start, start + len(bare))
        slots.append(Slot(role, references.resolve(bare), span))


def _is_agent(slot: Slot) -> bool:
    """Say whether "by ..." names a doer, not a date or a means."""
    first = slot.text.split()[0]
    return slot.role == "by" and not first[0].isdigit() and not first.endswith("ing")
