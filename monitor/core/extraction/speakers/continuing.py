"""Who goes on speaking once somebody has been heard in the sentence before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.core.extraction.references.discourse import HIS
from monitor.core.extraction.references.nouns import head_noun, no_firm, one_person
from monitor.core.lexicon import people
from monitor.core.lexicon.inflection import reading
from monitor.core.lexicon.reporting import DENYING, REPORTING, SPEAKER_NOUNS
from monitor.core.lexicon.wordlist import word_set
from monitor.types import Name, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.core.extraction.parsed import ParsedSentence
    from monitor.core.extraction.references.discourse import Discourse
    from monitor.core.grammar.clause import Clause, Group
    from monitor.core.text import Token
    from monitor.types import Frame, Value

_AGAIN = frozenset(("he", "she", "it", "they"))
# Only they themselves know: "He heard three bangs", "She remembered a van".
_PERCEIVED = word_set("""
hear see notice remember recall feel recognise recognize suspect smell watch assume
""")
_AHEAD = frozenset(("will", "'ll", "would"))
# "He would later admit it": so the outlet tells what came of it.
_HINDSIGHT = word_set("later eventually subsequently often always sometimes have")
# What the outlet sees of somebody, or knows of his life: "He shrugged", "She retired".
SEEN = word_set("""
give provide offer decline refuse elaborate comment speak name thank plead sign post
resign retire die leave join win lose become serve move appear arrive return start begin
weep cry smile nod shrug pause laugh shake hold point wave wear stand sit rise raise walk
show read mention call hang apologise apologize accept agree beat face hire sue file
withdraw found marry study work live run head lead play publish earn receive succeed
replace chair teach grow compete own represent direct release
""")
# "The waiter did not find it funny": it is in his mind, and not to be seen.
_TAKEN = SEEN | {"find", "let", "make", "like", "want", "believe", "mean"}
_NOBODY = frozenset(("no", "none", "nobody"))
_BY_THEN = frozenset(("by", "within", "overnight", "meanwhile"))
_FEW = 12
# Whoever has spoken last does these; what denies is another's.
_REFUSING = frozenset(("decline", "refuse"))
_ASKING = frozenset(("ask", "order", "request"))
_FINDING = frozenset(("show", "find", "hold"))
_SPEAKING = frozenset(REPORTING) - DENYING - _FINDING | {
    "put",
    "quote",
    "speak",
}


def goes_on_speaking(
    parsed: ParsedSentence, at: int
) -> tuple[str, str, str | None, tuple[Name, ...]] | None:
    """In "…, the permit notes. It puts the cost at £2m" the permit does so.

    What ``ParsedSentence.subject`` gives for a clause.
    """
    (lo, hi), group = parsed.subject_range(at), parsed.clauses[at].group
    low = parsed.toks[lo].low if hi - lo == 1 else ""
    speaks = group.kind == "finite" and not group.passive and not group.modal
    speaks &= not group.predicted  # "It is to report in May": an inquiry is
    said = any(c.role == "said" and c.parent == at for c in parsed.clauses)
    says = _SPEAKING | _FINDING if said else _SPEAKING  # "It found that …"
    within = parsed.clauses[at].role == "said"  # "Holm says they never told him"
    if low not in _AGAIN or not speaks or group.lemma not in says or within:
        return None
    voice = None if parsed.sentence.opens_paragraph else _heard(parsed.discourse, low)
    if voice is None and low == "it" and parsed.discourse.paper:
        voice = f"the {parsed.discourse.paper}"
    if voice is None:
        return None
    name = voice if voice in parsed.source.directory.kinds else None
    where = Span(parsed.toks[lo].start, parsed.toks[lo].end)
    stand_in = (Name(parsed.toks[lo].text, name, None, where),) if name else ()
    return voice, voice, name, stand_in


def still_told(parsed: ParsedSentence, at: int, frame: Frame) -> str | None:
    """Who goes on in the words of the outlet: "He had slept badly", "It will appeal".

    What a party will do only the party knows; what a "he" that it spoke of had done
    before is out of its mouth too, and so is why it says no: "Holm denied it; …".
    """
    heard, clause = parsed.discourse.heard, parsed.clauses[at]
    if clause.role == "verb":
        return heard if _shares(parsed, at) else None
    mark = parsed.toks[clause.start - 1].text if clause.start else ""
    if mark == ";" and parsed.discourse.spoke:
        heard = parsed.discourse.spoke  # "Holm denied it; the papers had been sent"
    lo, hi = parsed.subject_range(at)
    if heard is None or parsed.sentence.opens_paragraph or lo >= hi:
        return None
    low, group = parsed.toks[lo].low, clause.group
    if mark == ":" and low in {"he", "she"} and parsed.toks[0].low not in _AGAIN:
        return None  # "The clerk does: she asked for it"
    if clause.role != "main" or parsed.set_off is not None:
        return None
    again = _heard(parsed.discourse, low)
    itself = frame.subject in {heard, again}
    itself |= again is not None and low == "they" and group.lemma in _PERCEIVED
    if itself and frame.subject == parsed.subject(at)[2] and low not in _AGAIN:
        return None  # nobody speaks of himself by name
    if itself and low in _AGAIN:
        return heard if _knows(parsed, at, low) else None
    its_client = low in HIS and parsed.toks[hi - 1].low == "client"
    if its_client or (low in {"he", "she"} and group.before):
        return heard  # only a lawyer calls somebody "my client"
    tale = not parsed.discourse.briefly and _person(heard, parsed.discourse)
    tale &= not any(map(_told_to, parsed.clauses[at + 1 :]))
    return (
        heard if tale and not _brings_in(parsed, at) and _tells_on(parsed, at) else None
    )


def _told_to(clause: Clause) -> bool:
    """“The gate had been open, the inquest was told”: by whom the text leaves open."""
    group = clause.group
    return clause.role == "main" and group.passive and group.lemma in REPORTING


def _knows(parsed: ParsedSentence, at: int, low: str) -> bool:
    """Whether only they themselves know: "He heard a bang", "She would not appeal"."""
    group = parsed.clauses[at].group
    told = {t.low for t in parsed.toks[group.start : group.end]}
    ahead = group.modal in _AHEAD and not told & _HINDSIGHT
    alone = low != "it" and group.lemma in _PERCEIVED and not group.modal
    alone &= any(t.is_word for t in parsed.toks[group.end : parsed.clauses[at].end])
    if (ahead or alone) and not group.passive:
        return True
    if low not in {"he", "she"} or parsed.discourse.briefly:
        return False
    had = group.perfect and parsed.toks[group.start].low == "had"  # "had been alone"
    return group.before or had or (not group.copular and _did(parsed, at))


def _shares(parsed: ParsedSentence, at: int) -> bool:
    """“She called them and hid in the bath”: whoever goes on tells both."""
    clause, discourse = parsed.clauses[at], parsed.discourse
    host = parsed.clauses[clause.parent or 0]
    goes_on = discourse.heard is not None and discourse.spoke == discourse.heard
    goes_on &= host.role == "main" and not parsed.sentence.opens_paragraph
    goes_on &= parsed.set_off is None and host.group.plain not in REPORTING
    acts = {host.group.lemma, clause.group.lemma} & (REPORTING.keys() | SEEN)
    return goes_on and not acts and clause.group.kind == "finite"


def _did(parsed: ParsedSentence, at: int) -> bool:
    """“He hid them in a shed”: what a person tells to have done, and nobody saw."""
    group, heard = parsed.clauses[at].group, parsed.discourse.heard or ""
    seen = group.lemma in SEEN or group.plain in SEEN or group.passive
    told = not seen and not parsed.discourse.heard_aloud
    return told and _person(heard, parsed.discourse) and _tells_on(parsed, at)


def _brings_in(parsed: ParsedSentence, at: int) -> bool:
    """Whether somebody is named here first, and who it is: "Ada Holm, 33, had …".

    So it is with a title: "Judge Ada Holm let it stand".
    """
    (lo, hi), source = parsed.clauses[at].subject, parsed.source
    name = source.directory.ending_at(parsed.toks[hi - 1].end, parsed.toks[lo].start)
    apposed = parsed.toks[min(hi, len(parsed.toks) - 1)].low == ","
    if name is None or not (apposed or parsed.toks[lo].low in people.TITLES):
        return False
    first = next(n for n in source.directory.names if n.canonical == name.canonical)
    return first.span == name.span


def _person(voice: str, discourse: Discourse) -> bool:
    """Whether one person has spoken: a witness tells a tale, a body gives a line."""
    if voice in discourse.reading.directory.kinds:
        return discourse.kind(voice) == "person"
    return one_person(head_noun(voice))


def _tells_on(parsed: ParsedSentence, at: int) -> bool:
    """“The gate had been open. Nobody was there. He kicked it shut.”: how it was.

    Dates and figures are rather what the outlet adds.
    """
    clause, toks = parsed.clauses[at], parsed.toks
    (lo, hi), group = clause.subject, clause.group
    if group.kind != "finite" or group.modal:
        return group.modal == "would" and _unseen(parsed, group)
    if any(is_figure(v) for v in parsed.source.values_in(*parsed.sentence.span)):
        return False
    low = [t.low for t in toks[lo:hi]]
    speaks = group.lemma in _SPEAKING - _ASKING or group.plain in _REFUSING
    if speaks and not group.passive and low[0] not in _AGAIN:
        return False  # "Her editors had spoken of six": they are told of
    if toks[0].low in _BY_THEN:
        return False  # "By nightfall four men had been brought up": since then
    past = _past(toks[group.start].low)
    nobody = bool(_NOBODY.intersection(low[:1])) or low[:2] == ["not", "one"]
    if group.before or (nobody and (past or lo == 0)):
        return True
    parties = toks[hi - 1].low.removesuffix("s") in SPEAKER_NOUNS | people.PERSON_NOUNS
    if not past or _later(toks) or (parties and toks[hi - 1].low[-1] == "s"):
        return False  # "Consumer groups were sceptical"
    ahead = toks[group.end].low if group.end < clause.end else ""
    alone = hi - lo == 1 and low[0] in _AGAIN and not group.passive
    seen = ahead in {"it", "them"} and not _TAKEN & {group.lemma, group.plain}
    return alone or group.copular or seen


def _unseen(parsed: ParsedSentence, group: Group) -> bool:
    """“The wall would have held”, "repairs would take a month": what nobody has seen."""
    told = {t.low for t in parsed.toks[group.start : group.end]}
    turn = parsed.sentence.speaker is not None
    ahead = parsed.discourse.shifted and not (turn or told & _HINDSIGHT)
    return group.perfect or ahead


def _later(toks: Sequence[Token]) -> bool:
    """“A week later 200 were on their way”: the tale has gone on since it was told."""
    return any(t.low in {"later", "since", "eventually"} for t in toks)


def _past(low: str) -> bool:
    return low in {"was", "were", "did"} or reading(low, "past") is not None


def is_figure(value: Value) -> bool:
    """Whether a value is more than "two boxes" or "for an hour"."""
    if value.kind == "number":
        return value.low > _FEW or any(c.isdigit() for c in value.text)
    return value.kind in {"date", "money", "percent"}


def _heard(discourse: Discourse, pronoun: str) -> str | None:
    """Who "it" is that accuses or claims: whoever spoke in the sentence before."""
    heard = discourse.heard
    if heard is None:
        return None
    kind, head = discourse.kind(heard), head_noun(heard)
    named = heard in discourse.reading.directory.kinds
    if pronoun in {"he", "she"}:
        fits = named and kind == "person"
        return discourse.fitting(pronoun, heard) if fits else None
    plural = head.endswith(("s", "men")) and not head.endswith("ss") and not named
    if pronoun == "they":
        return heard if plural or head in people.PLURALS else None
    if named:
        return heard if kind in {"body", "other"} else None
    return None if plural or no_firm(head) else heard
