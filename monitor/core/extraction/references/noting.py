"""Whom a clause was about, left to what comes after it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from monitor.core.extraction.frames import head_name
from monitor.core.extraction.references.discourse import HIS
from monitor.core.extraction.references.epithets import only_one
from monitor.core.extraction.references.meant import Thing
from monitor.core.extraction.references.nouns import one_person, without_tail
from monitor.core.extraction.references.rivals import note_rivals
from monitor.core.extraction.references.things import joined, thing_of
from monitor.core.extraction.speakers.closing import LEARNED
from monitor.core.extraction.speakers.speaker_phrases import of_this_text
from monitor.core.lexicon import people
from monitor.core.lexicon.function_words import PREPOSITIONS
from monitor.core.lexicon.reporting import DOCUMENT_NOUNS
from monitor.core.lexicon.wordlist import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.core.extraction.parsed import ParsedSentence
    from monitor.core.extraction.reading import Sentence
    from monitor.core.extraction.references.discourse import Discourse
    from monitor.core.grammar.clause import Clause
    from monitor.types import Name


_ARTICLES = frozenset(("a", "an", "the"))
_PRONOUNS = frozenset(("it", "they"))
# These are no papers, or not always.
_SAYING = word_set(
    "interview speech count post accusation allegation ruling data results"
)
# What only a state or a town has.
_STATE = word_set("""
authority ministry parliament government court army body watchdog regulator
""")


def _of_whom(text: str, names: Sequence[Name]) -> str | None:
    """“The models of Acme”: whom a phrase ends with, as its owner."""
    last = names[-1].canonical if names else None
    owned = text.removesuffix(f" of {last}")
    placed = PREPOSITIONS & set(owned.split())  # "fishermen in the bay of Leeds"
    return None if owned == text or placed else last


def _person_of(parsed: ParsedSentence, at: int) -> bool:
    """“Her lawyer” is not herself."""
    lo, hi = parsed.subject_range(at)
    noun = parsed.toks[hi - 1].low if lo < hi else ""
    return noun in people.PERSON_NOUNS or noun.removesuffix("s") in people.PERSON_NOUNS


def _office_of(parsed: ParsedSentence, at: int, owner: str | None) -> bool:
    """“Freedonia's central bank” is not Freedonia."""
    lo, hi = parsed.subject_range(at)
    noun = parsed.toks[hi - 1].low if lo < hi else ""
    place = parsed.discourse.kind(owner or "") == "place"
    return noun in _STATE or (noun in people.BODY_NOUNS and place)


def _a_body_of(parsed: ParsedSentence, lo: int) -> bool:
    """“The central bank of Freedonia” is not Freedonia, nor is its rector."""
    toks = parsed.toks
    at = next((i for i in range(lo, len(toks)) if toks[i].low == "of"), lo)
    noun = toks[at - 1].low if at > lo else ""
    return one_person(noun) or noun in people.BODY_NOUNS | people.COMPANY_NOUNS


def _note_speaker(parsed: ParsedSentence) -> None:
    """“Nine in ten agreed, said the Alliance. It demands …”: the Alliance does."""
    if parsed.set_off is None or parsed.set_off.verb in LEARNED:
        return  # "…, the Clarion has learned"
    lo, hi = parsed.set_off.speaker
    name = head_name(parsed.sentence.toks, lo, hi, parsed.discourse)
    if name and parsed.discourse.kind(name) in {"body", "other"}:
        parsed.discourse.note_subject(name)


def _note_doer(parsed: ParsedSentence) -> None:
    """In "Mr Holm apologised for having said so" the one it is about is Holm."""
    first = parsed.clauses[0] if parsed.clauses else None
    if first is None or first.subject[0] != 0:
        return
    name = parsed.subject(0)[2]
    if name and parsed.discourse.kind(name) == "person":
        parsed.discourse.note_subject(name)


def _note_voice(parsed: ParsedSentence) -> None:
    """“It says that …, and so the company …”: whoever "it" is that speaks."""
    voice = parsed.discourse.spoke
    if voice and voice in parsed.source.directory.kinds:
        parsed.discourse.note_subject(voice)


def note_before(parsed: ParsedSentence, at: int) -> None:
    """Whom the clause before was about is meant in "…, and its shares fell"."""
    mains = [j for j in range(at) if parsed.clauses[j].role == "main"]
    if mains:
        note(parsed, mains[-1])
    if parsed.toks[parsed.clauses[at].start - 1].text == ";":
        lo, hi = parsed.sentence.span.start, parsed.toks[parsed.clauses[at].start].start
        parsed.discourse.note_sentence(parsed.source.names_in(lo, hi))


def _note_sentence(parsed: ParsedSentence, first: int | None) -> None:
    """Leave to the next sentence whom and what this one told of."""
    discourse, toks = parsed.discourse, parsed.toks
    note_rivals(parsed, first)
    names = parsed.source.names_in(*parsed.sentence.span)
    discourse.note_sentence(names)
    low = {HIS.get(t.low, t.low) for t in parsed.sentence.toks}
    meant = (discourse.latest_of(p) for p in ("he", "she") if p in low)
    discourse.again = frozenset(n for n in meant if n and not _others(names, n))
    discourse.doers = _doers(parsed, names)
    discourse.paper = _brings_paper(parsed)
    discourse.shifted = any(_shifted(parsed, c) for c in parsed.clauses)
    openers = {toks[c.subject[0]].low for c in parsed.clauses if c.role == "main"}
    pairs = [*pairwise(parsed.sentence.toks)]
    discourse.stranger = bool(openers & {"one", "another"}) or any(
        a.low in {"a", "an"} and one_person(b.low) for a, b in pairs
    )
    discourse.client = any(
        a.low in HIS and b.low in {"client", "clients"} for a, b in pairs
    )


def _shifted(parsed: ParsedSentence, clause: Clause) -> bool:
    """“She said it had leaked and would again”: told from where she stood."""
    said = clause.role == "said" or (parsed.set_off and clause.role == "main")
    low = parsed.toks[clause.group.start].low
    return bool(said) and low in {"had", "would", "was", "were", "could", "did"}


def _others(names: Sequence[Name], person: str) -> bool:
    """“The case of Kim Lo, whom he knew”: whoever is named there may be "he"."""
    told = {n.canonical for n in names}
    return person not in told and any(" " in n for n in told)


def note(parsed: ParsedSentence, at: int | None = None) -> None:
    """Leave to what comes next whom a clause, or the sentence, was about."""
    mains = (i for i, c in enumerate(parsed.clauses) if c.role == "main")
    first = next(mains, None) if at is None else at
    if at is None:
        _note_sentence(parsed, first)
    if not parsed.clauses:
        note_unread(parsed.sentence, parsed.discourse)
    if first is not None and _outlet(parsed, first):
        return
    if first is None or of_this_text(parsed.toks, *parsed.clauses[first].subject):
        _note_doer(parsed)  # "The article says so. It will …": no article will
        return
    _, text, head, names = parsed.subject(first)
    owned = names and "'s" in without_tail(text.replace("’", "'"))
    opener = parsed.toks[parsed.clauses[first].subject[0]].low
    if head or opener not in {"he", "she"}:
        owner = min(names, key=_begins).canonical if owned else _of_whom(text, names)
        lo = parsed.clauses[first].subject[0]
        another = _a_body_of(parsed, lo) or _person_of(parsed, first)
        owner = None if another or _office_of(parsed, first, owner) else owner
        parsed.discourse.note_subject(head or owner)
        if not (head or owner):
            _note_thing(parsed, *parsed.clauses[first].subject, text)
            if opener in _PRONOUNS and parsed.discourse.subject is None:
                _note_voice(parsed)


def _doers(parsed: ParsedSentence, names: Sequence[Name]) -> tuple[str, ...]:
    """Whom a sentence tells to do something, and the bodies that it names."""
    heads = (told[2] for i, told in parsed.subjects.items() if not _outlet(parsed, i))
    bodies = (
        n.canonical for n in names if parsed.discourse.kind(n.canonical) == "body"
    )
    return tuple(dict.fromkeys(n for n in (*heads, *bodies) if n))


def _outlet(parsed: ParsedSentence, at: int) -> bool:
    """“The Clarion understands that …”: the outlet, speaking of itself."""
    group, first = parsed.clauses[at].group, parsed.toks[parsed.clauses[at].subject[0]]
    behind = parsed.toks[group.end].low if group.end < len(parsed.toks) else ""
    learned = group.lemma == "understand" and group.modal is None and behind == "that"
    return learned and first.low == "the" and not group.negated


def _brings_paper(parsed: ParsedSentence) -> str | None:
    """“The ministry has received a letter”: it may be the letter that is told of next."""
    verbs = [c.group.end for c in parsed.clauses if c.role in {"main", "said"}]
    behind, beside = parsed.toks[verbs[0] if verbs else 0 :], parsed.set_off
    said = parsed.sentence.toks[beside.speaker[1] : beside.hi] if beside else ()
    low = [t.low for t in (*behind, *said)]
    papers = (  # also "an interim report"
        noun
        for i, noun in enumerate(low)
        if noun in DOCUMENT_NOUNS - _SAYING
        and not noun.endswith("s")
        and _ARTICLES.intersection(low[max(0, i - 2) : i])
    )
    return next(papers, None)


def _begins(name: Name) -> int:
    return name.span.start


def note_unread(sentence: Sentence, discourse: Discourse) -> None:
    """A sentence that is not understood is of whom it names first, or of nobody."""
    names = discourse.reading.names_in(*sentence.span)
    discourse.note_sentence(names)
    told = [n for n in names if n.canonical in discourse.nearby]
    full = [n for n in told if " " in n.canonical]
    if not full:
        return
    opens = full[0] is names[0] and all(
        t.text[0].isupper() for t in sentence.toks if t.start < full[0].span.start
    )
    after = discourse.reading.text[full[0].span.end :][: len(" and ")]
    one = opens and after != " and "
    discourse.note_subject(full[0].canonical if one else None)


def _note_thing(parsed: ParsedSentence, lo: int, hi: int, text: str) -> None:
    """Leave to what comes next what a clause was about that has no name."""
    thing = thing_of(parsed.toks, lo, hi, text) if lo < hi else None
    if joined(parsed.toks, lo, hi):
        thing = Thing(parsed.source.words(parsed.toks, lo, hi), "plural")
    parsed.discourse.thing = thing
    parsed.discourse.since = parsed.discourse.spoke is None
    if thing and thing.kind == "person" and parsed.toks[lo].low == "the":
        low = [t.low for t in parsed.toks[lo:hi]]
        name = only_one(parsed.toks, lo, low, parsed.discourse)
        if name:  # "Ada Holm has fished here for years. The skipper …"
            parsed.discourse.note_subject(name)
    if thing is None:
        _note_speaker(parsed)


def named_object(parsed: ParsedSentence, clause: Clause) -> str | None:
    """Whom an accusation names: "Acme", or "a supplier, Acme, "."""
    toks, at, end = parsed.toks, clause.group.end, clause.end
    commas = [i for i in range(at, end) if toks[i].low in {"of", "for", ","}]
    stop = commas[0] if commas else end
    name = head_name(toks, at, stop, parsed.discourse) if at < end else None
    if name is None and commas and toks[stop].low == ",":
        after = commas[1] if len(commas) > 1 else end
        return head_name(toks, stop + 1, after, parsed.discourse)
    return name
