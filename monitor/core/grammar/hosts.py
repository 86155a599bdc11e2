"""What a relative clause is of: “the head of the bank, who left”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.core.grammar.clause import Clause
from monitor.core.grammar.joining import linked
from monitor.core.grammar.markers import parts_whole
from monitor.core.grammar.neighbours import counts, plural
from monitor.core.grammar.phrases import parted, phrase_start
from monitor.core.grammar.trimming import trim
from monitor.core.lexicon import function_words as words
from monitor.core.lexicon import people
from monitor.core.lexicon.inflection import reading
from monitor.core.lexicon.wordlist import word_set

if TYPE_CHECKING:
    from monitor.core.grammar.clause import Group, Range
    from monitor.core.text import Tokens

# "61 percent of the bank, which owns it": the bank does.
_SHARES = frozenset(("percent", "cent", "%"))
_LEADS = frozenset(("that", "if", "unless", "because"))
# "Stripping it of a rank" names two things; "the robbing of a bank" does not begin so.
_TAKING = word_set("stripping robbing depriving ridding relieving clearing informing")
_TOOK = word_set("strip stripped strips rob robbed deprive deprived deprives")
_SUMS = {
    "be": ("worth", "due"),
    "run": ("until", "out", "for", "from"),
    "stand": ("at",),
    "expire": ("in", "on", "at"),
    "come": ("to",),
    "amount": ("to",),
    "total": ("£", "$", "€"),
}
# What is done to a mill employs nobody.
_EVENTS = word_set("""
acquisition approval closure collapse construction demolition expansion future loss
opening purchase rescue sale takeover
""")
_OF_BODIES = word_set("belong block employ house make own produce sell serve supply")
_TRUSTS = word_set("""
faith trust confidence interest belief stake stakes share shares holding investment role
part living live lives lived based born
""")


def relative_clause(
    toks: Tokens, group: Group, at: int, subject: Range, parent: int | None,
    before: list[Clause],
) -> Clause:  # fmt: skip
    """A clause that tells more of the noun before it."""
    start = at - (at > 0 and toks[at - 1].low in words.PREPOSITIONS)
    start -= parts_whole(toks, at) if start < at else 0  # "most | of whom"
    floor = before[-1].group.end if before else 0
    host = host_noun(toks, start, floor)
    host = _of_thing(toks, host, group) if toks[at].low == "which" else host
    host = _of_sum(toks, host, group, floor) if toks[at].low == "which" else host
    named = toks[at].low == "which" and toks[host[0]].text[0].isupper()
    placed = toks[at].low == "who" or (named and host[0] > 0)
    host = _of_owner(toks, host) if toks[at].low == "whose" else host
    host = _somebody_in(toks, host, floor) if placed else host
    if before and host[0] == linked(toks, floor, at):
        parent = None  # "said it would pay, but Holm, who chairs it, left"
    if subject[0] >= subject[1]:
        subject = host = _agreeing(toks, host, group, floor)
    low = toks[at].low
    return Clause("relative", group, start, group.end, subject, host, parent, low)


def _of_thing(toks: Tokens, host: Range, group: Group) -> Range:
    """“The head of the bank, which fell”, "the sale of the mill, which employs 300"."""
    of = next((i for i in range(*host) if toks[i].low == "of"), host[0])
    somebody = people.ROLE_NOUNS | people.TITLES | {"head", "fault", "work", "duty"}
    happens = toks[of - 1].low in _EVENTS and group.lemma in _OF_BODIES
    inner = happens or toks[of - 1].low in somebody
    return (of + 1, host[1]) if inner and of > host[0] else host


def _of_owner(toks: Tokens, host: Range) -> Range:
    """“The death of a skier, whose parents sued”: the skier's."""
    lo, hi = host
    of = next((i for i in range(lo + 1, hi) if toks[i].low == "of"), lo)
    noun = toks[of - 1]
    known = noun.low in people.ROLE_NOUNS | people.TITLES | people.PERSON_NOUNS
    apart = of > lo and of + 1 < hi and noun.text.islower() and not counts(noun)
    return (of + 1, hi) if apart and not known else host


def _of_sum(toks: Tokens, host: Range, group: Group, floor: int) -> Range:
    """“A contract with Acme, which is worth £3m”, "a fund for the sick, which stood at".

    What lasts, or comes to a sum, is the contract: no firm and nobody.
    """
    last, before = toks[host[1] - 1], host[0] - 1
    behind = toks[group.end].low if group.end < len(toks) else ""
    measured = behind in _SUMS.get(group.lemma, ())
    someone = last.text[0].isupper() or last.low in people.PLURALS | people.AFFECTED
    someone |= last.low in {"victims", "bereaved", "survivors"}
    hangs = before > floor and toks[before].low in {"with", "for", "to", "from"}
    if not (measured and someone and hangs):
        return host
    return host_noun(toks, before, floor)


def _somebody_in(toks: Tokens, host: Range, floor: int) -> Range:
    """“A printer in Leeds, who fled”, "a mill in Leeds, which opened": no town does."""
    before = toks[host[0] - 1].low if host[0] > floor else ""
    whom = toks[host[1]].low == "," and toks[host[1] + 1].low == "who"
    placed = before in {"in", "near"} or (whom and before == "at")
    placed &= toks[host[0] - 2].low not in _TRUSTS
    lo, hi = host_noun(toks, host[0] - 1, floor) if placed else host
    return (lo, host[1]) if lo < hi else host


def host_noun(toks: Tokens, at: int, floor: int = 0) -> Range:
    """The noun phrase before a relative word, behind the last verb's own words."""
    start = max(phrase_start(toks, at), floor)
    for i in range(at - 1, start - 1, -1):
        share = toks[i].low == "of" and toks[i - 1].low in _SHARES
        if toks[i].low in words.PREPOSITIONS and toks[i + 1].low == "that":
            return host_noun(toks, i, floor)  # "a survey from that year, which"
        if share or toks[i].low in words.PREPOSITIONS - {"of"} | {"than"}:
            start = i + 1
            break
    begins = parted(toks, max(phrase_start(toks, at), floor), at)
    start = max(start, begins or 0)  # "by Friday the yard, which"
    leads = (i + 1 for i in range(at - 1, start - 1, -1) if toks[i].low in _LEADS)
    start = next(leads, start)  # "told the court that the drug, which"
    start += start + 1 < at and toks[start].low in {"when", "because"}
    lo, hi = trim(toks, _object_of(toks, start, at), at)
    aged = lo > floor and hi - lo == 1 and toks[lo].text.isdigit()
    return host_noun(toks, lo - 1, floor) if aged else (lo, hi)  # "Ada Holm, 56, who"


def _object_of(toks: Tokens, start: int, at: int) -> int:
    """Where what is done something to begins: “to return | the cheese, which”.

    Of “stripping the bank of its licence, which runs out” it is the licence.
    """
    start += toks[start].low == "of"
    if start + 2 >= at:
        return start
    done = toks[start].low
    taken = start > 0 and toks[start - 1].low in _TOOK
    if start and toks[start - 1].low == "to" and reading(done, "base"):
        return start + (toks[start + 1].low in words.DETERMINERS)
    of = next((i for i in range(start + 1, at - 1) if toks[i].low == "of"), 0)
    return of + 1 if of and (taken or done in _TAKING) else start


def _agreeing(toks: Tokens, host: Range, group: Group, floor: int) -> Range:
    """The host that a verb agrees with: "Shares in the group, which have fallen".

    "Members of the choir, which has sung" tells of the choir.
    """
    low = toks[group.start].low
    many = low in words.OF_MANY
    if not many and low not in words.OF_ONE and reading(low, "s") is None:
        return host
    lo, hi = host
    if _fits(toks, lo, hi, many=many):
        return host
    inner = next((i + 1 for i in range(hi - 1, lo, -1) if toks[i].low == "of"), hi)
    if inner < hi and _fits(toks, inner, hi, many=many):
        return inner, hi
    outer = max(phrase_start(toks, lo), floor)
    while outer < lo and toks[outer].low in words.PREPOSITIONS | words.CONJUNCTIONS:
        outer += 1
    wider = trim(toks, outer, hi)
    return wider if outer < lo and _fits(toks, *wider, many=many) else host


def _fits(toks: Tokens, lo: int, hi: int, *, many: bool) -> bool:
    """Whether the noun that a phrase leans on may have such a verb."""
    stop = next((i for i in range(lo + 1, hi) if toks[i].low in words.PREPOSITIONS), hi)
    head = toks[stop - 1]
    if any(t.low == "and" for t in toks[lo:hi]) or not head.text.isalpha():
        return True
    opens = head.start == toks[lo].start and not lo  # the capital is the sentence's
    head = head._replace(text=head.low) if opens else head
    several = plural(head) or head.low in people.PLURALS
    several |= counts(head) and head.low != "one"  # "two of her aides, who are"
    return head.text[0].isupper() or several == many
