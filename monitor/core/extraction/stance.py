"""How a claim stands: modality, whether it accuses or answers, and whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from monitor.core.grammar.neighbours import counts
from monitor.core.lexicon import people
from monitor.core.lexicon.inflection import reading
from monitor.core.lexicon.reporting import (
    ACCUSATION_NOUNS,
    ACCUSING,
    DENYING,
    EXCULPATORY,
    FALSEHOODS,
    NEEDS_CLAUSE,
    REPORTING,
    VERDICT_VERBS,
    Stance,
)
from monitor.core.lexicon.wordlist import word_set
from monitor.types import Modality

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.core.extraction.references.discourse import Discourse
    from monitor.core.grammar.clause import Group
    from monitor.core.text import Tokens
    from monitor.types import Frame, Name, Value

_WRONGS = word_set("""
steal copy clone bribe dump poison spy hack forge misappropriate
""")

# "Has been put off to May": by these the new day is still to come.
_PUT_OFF = word_set("put slip postpone delay move defer shift schedule set")
# Of a day to come these tell what is so today.
_KNOWN_AHEAD = word_set("say know want demand have own hold accuse sue date")

_PERCEIVED = frozenset(("see", "hear", "smell", "feel"))
_SEASONS = word_set("spring summer autumn fall winter easter christmas")
_SPANS = frozenset(("days", "weeks", "months", "years"))

_WRONGDOING = word_set("""
copying theft stealing cloning bribery dumping poisoning spying hacking forgery fraud
misappropriation extraction plagiarism infringement
""")


@dataclass(frozen=True, slots=True)
class Standing:
    """What ``Assertion`` says of a claim beyond its words."""

    speaker: str | None
    verb: str | None
    modality: Modality
    denies: bool = False
    alleges: bool = False
    target: str | None = None


def own_act(frame: Frame, group: Group, discourse: Discourse) -> Standing:
    """The standing of what is told in the outlet's voice: an act may be speech."""
    filler = {slot.role: slot.text for slot in frame.slots}
    action = frame.action
    done = not (frame.negated or group.modal or group.predicted)
    accuses = action in ACCUSING and not (group.passive or frame.negated)
    accuses &= done or action in _IN_COURT
    if accuses and "object" in filler:
        if action in _IN_COURT:
            return Standing(
                None, None, modality(group), alleges=True, target=filler["object"]
            )
        return Standing(
            frame.subject,
            action,
            Modality.ALLEGED,
            alleges=True,
            target=filler["object"],
        )
    disputed = _last_words(filler.get("object", "")) & ACCUSATION_NOUNS
    told = filler.get("object", "")
    sacked = action == "dismiss" and (_people(told) or discourse.kind(told) == "person")
    denies = action in DENYING and not sacked and not (group.passive and not disputed)
    denies |= action in VERDICT_VERBS and bool(disputed or _calls_false(filler))
    if denies and done:
        return Standing(
            frame.subject, action, Modality.DENIED, denies=True,
            target=_accuser_of(frame.subject, discourse),
        )  # fmt: skip
    firm = done and not group.passive and not group.before  # "had demanded" is told
    speaks = action in REPORTING and firm and action not in _ACTS_TOO
    speaks = (speaks and speaks_alone(frame)) or (firm and judges(frame) and not sacked)
    speaker = frame.subject if speaks else None
    how = modality(group)
    if REPORTING.get(action) is Stance.PREDICT and firm and how is Modality.ASSERTED:
        how = Modality.PREDICTED
    if group.modal == "should" and how is Modality.ASSERTED:
        how = Modality.PREDICTED  # "Trains should run again by Friday"
    return Standing(speaker, action if speaks else None, how)


def _calls_false(filler: dict[str, str]) -> bool:
    """Whether a verdict is that something is not so: "called the memo a forgery"."""
    told = f"{filler.get('object', '')} {filler.get('as', '')}".lower()
    return bool({w.strip("'\"“”‘’,.") for w in told.split()} & FALSEHOODS)


def _people(text: str) -> bool:
    """“Dismissed 40 workers” is no answer to anything."""
    words = {w.strip(",.'").lower().removesuffix("s") for w in text.split()}
    return bool(words & people.PERSON_NOUNS)


def judges(frame: Frame) -> bool:
    """“Put its losses at £1m”, “called it theft”: a figure or verdict of its own."""
    filler = {slot.role: slot.text for slot in frame.slots}
    if frame.action == "put":
        return "object" in filler and any(c.isdigit() for c in filler.get("at", ""))
    if frame.action == "speak":
        return "of" in filler
    told = filler.get("object") or ("it" if "as" in filler else "off")
    moved = "into" in filler or told.split()[-1] in {"back", "in", "together"}
    events = ("a", "an") if frame.action == "call" else ()  # "called a strike"
    moved |= told.split()[0] in {"off", "for", "on", "up", "in", *events}
    return frame.action in VERDICT_VERBS and not moved


# Whoever sues, or charges somebody, does so before the eyes of all.
_IN_COURT = frozenset(("sue", "charge"))
_ALLEGEDLY = frozenset(("allegedly", "purportedly", "supposedly"))
# What these say of somebody is a charge.
_CHARGING = word_set(
    "complaint lawsuit suit indictment whistleblower accuser plaintiff"
)
_HEARSAY = frozenset(("said", "claimed", "rumoured", "rumored", "suggested"))
_FEARING = frozenset(("fear", "suspect", "worry"))
_THOUGHT = (["believed"], ["thought"], ["assumed"])
_MAYBE = frozenset(("perhaps", "possibly", "maybe"))
_SUSPECTED = frozenset(("suspect", "accuse"))
_ACTS_TOO = word_set("""
find show order request respond reply report call charge project expect announce
reveal
""")


def speaks_alone(frame: Frame) -> bool:
    """Whether an act of speech tells something without a clause after it."""
    roles = {slot.role for slot in frame.slots}
    towards = {"point": "to", "advise": "against"}.get(frame.action)
    return towards in roles or frame.action not in NEEDS_CLAUSE


def reported(
    speaker: str, verb: str, frame: Frame | None, text: str, names: tuple[Name, ...],
    group: Group | None, discourse: Discourse,
) -> Standing:  # fmt: skip
    """The standing of what somebody is reported to say."""
    how = modality(group) if group else Modality.ASSERTED
    if frame is not None and _rejects(frame):
        target = _accuser_of(frame.subject, discourse)
        return Standing(speaker, verb, Modality.DENIED, denies=True, target=target)
    stance = REPORTING.get(verb, Stance.NEUTRAL)
    if stance is Stance.DENY:
        target = _accuser_of(speaker, discourse)
        return Standing(speaker, verb, Modality.DENIED, denies=True, target=target)
    pair = discourse.pair
    if pair and pair[1] in speaker and _clears(frame, text):
        return Standing(speaker, verb, how, denies=True, target=pair[0])
    if stance is Stance.ALLEGE or (pair and _accuses(speaker, pair, frame, names)):
        target = pair[1] if pair else None
        return Standing(speaker, verb, Modality.ALLEGED, alleges=True, target=target)
    if stance is Stance.PREDICT and how is Modality.ASSERTED:
        how = Modality.PREDICTED
    if frame is not None and how is not Modality.POSSIBLE:
        how = _hedged(frame, how)
    if verb in _FEARING and how is Modality.ASSERTED:
        how = Modality.POSSIBLE
    of_another = frame is not None and frame.subject != speaker
    charged = bool({*speaker.lower().split()[-1:]} & _CHARGING) or verb == "claim"
    if charged and of_another and how is Modality.ASSERTED:
        how = Modality.ALLEGED
    return Standing(speaker, verb, how)


def _hedged(frame: Frame, how: Modality) -> Modality:
    """“A fine is possible”, “cannot be ruled out”: how firmly the rest puts it."""
    filler = next((s.text for s in frame.slots if s.role == "object"), "")
    first = filler.split()[0].lower() if filler else ""
    if frame.action == "be" and first == "possible" and not frame.negated:
        return Modality.POSSIBLE
    if frame.action == "rule" and frame.negated:
        return Modality.POSSIBLE
    return how


def _rejects(frame: Frame) -> bool:
    """Whether a clause tells that somebody rejects a charge: "that was a lie"."""
    disputed = next((s.text for s in frame.slots if s.role == "object"), "")
    charged = bool(_last_words(disputed) & ACCUSATION_NOUNS)
    false = frame.subject == "that" and bool(_last_words(disputed) & FALSEHOODS)
    return (false or (frame.action in DENYING and charged)) and not frame.negated


def modality(group: Group) -> Modality:
    """How firmly a verb group puts it."""
    if group.modal == "could" and (group.negated or group.lemma in _PERCEIVED):
        return Modality.ASSERTED  # "could not remember", "could see the smoke"
    if group.passive and group.lemma in _SUSPECTED:
        return Modality.ALLEGED  # "are suspected of having fixed prices"
    seems = group.plain in {"appear", "seem"} and group.modal is None
    if seems or group.modal in {"may", "might", "could"}:
        return Modality.POSSIBLE
    if group.predicted or group.modal in {"will", "'ll", "shall", "wo"}:
        return Modality.PREDICTED
    refuses = group.lemma in {"say", "comment", "respond"}
    if group.modal in {"would", "'d"} and not group.perfect and not refuses:
        return Modality.PREDICTED  # "said it would close"
    if group.passive and group.lemma in {"expect", "project", "forecast", "schedule"}:
        return Modality.PREDICTED
    if group.lemma == "plan" and not group.passive and not group.before:
        return Modality.PREDICTED  # "plans a class action"
    return Modality.ASSERTED


def hedged(how: Modality, toks: Tokens, lo: int, hi: int) -> Modality:
    """How firmly a clause puts it, once its adverbs are heard."""
    told = {t.low for t in toks[lo:hi]}
    lead = [t.low for t in toks[max(0, lo - 3) : lo]]
    heard = lead[:1] == ["been"] and not _HEARSAY.isdisjoint(lead[1:2])
    alleged = lead[-1:] == ["that"] and (heard or lead[-2:-1] == ["alleged"])
    if how is Modality.ASSERTED and (alleged or told & _ALLEGEDLY):
        return Modality.ALLEGED
    thought = lead[-1 - (lead[-1:] == ["that"]) :][:1] in _THOUGHT and "had" in lead
    maybe = thought or bool(told & _MAYBE)  # "had believed that it was lost"
    return Modality.POSSIBLE if how is Modality.ASSERTED and maybe else how


def dated_ahead(
    how: Modality, group: Group, toks: Tokens, values: Sequence[Value],
    day: float | None,
) -> Modality:  # fmt: skip
    """“The museum opens in June”, "has slipped to 4 December": still to come."""
    if how is not Modality.ASSERTED or day is None or group.modal or group.negated:
        return how
    start, end = toks[group.start].start, toks[group.end - 1].end
    ahead = _to_come(toks[group.end :]) or [
        v for v in values if v.kind == "date" and v.low > day and v.span.start > start
    ]
    low = toks[group.start].low
    present = low in {"is", "are"} or reading(low, "s", "base") is not None
    present &= reading(low, "past") is None
    moved = group.lemma in _PUT_OFF and any(
        t.low in {"to", "until"} for t in toks[group.end :] if t.end > end
    )
    told = (present and group.lemma not in _KNOWN_AHEAD) or moved
    return Modality.PREDICTED if ahead and told else how


def _to_come(toks: Tokens) -> bool:
    """“In the autumn”, "at Easter", "in two years": ahead of what the present tells."""
    for i, tok in enumerate(toks[:-1]):
        behind = toks[i + 1 : i + 3]
        counted = counts(behind[0]) and behind[-1].low in _SPANS
        season = any(t.low in _SEASONS for t in behind)
        if (tok.low == "in" and counted) or (tok.low in {"in", "at"} and season):
            return True
    return False


def _clears(frame: Frame | None, text: str) -> bool:
    """Whether an answer clears the one who gives it."""
    negated = frame is not None and frame.negated
    return negated or bool(
        {w.strip(".,'\"“”’‘") for w in text.lower().split()} & EXCULPATORY
    )


def _accuses(
    speaker: str, pair: tuple[str, str], frame: Frame | None, names: tuple[Name, ...]
) -> bool:
    if pair[0] not in speaker:
        return False
    of_accused = any(n.canonical == pair[1] for n in names)
    if of_accused or frame is None:
        return of_accused
    told = {w.strip("\"“”'‘’,.") for w in frame.subject.lower().split()}
    return frame.action in _WRONGS or bool(told & _WRONGDOING)


def _accuser_of(party: str, discourse: Discourse) -> str | None:
    pair = discourse.pair
    return pair[0] if pair and pair[1] in party else None


def _last_words(phrase: str) -> frozenset[str]:
    return frozenset(w.strip("'\"“”‘’,.").lower() for w in phrase.split()[:4])
