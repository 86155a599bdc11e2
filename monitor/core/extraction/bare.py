"""Verbs without an auxiliary: whether a form is one here, by its neighbours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.core.lexicon import function_words as words
from monitor.core.lexicon import people
from monitor.core.lexicon.inflection import Form, guess, noun_like, reading, readings
from monitor.core.lexicon.reporting import REPORTING
from monitor.core.lexicon.wordlist import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.core.text import Token

_MAY_END_SUBJECT = word_set("""
this that all both some many which what more most each another
""")
_PARTICLES = word_set("up off over out down")
# Adjectives that stand before a noun and hardly ever end a subject: "its next talks".
_BEFORE_NOUN = word_set("""
next last new recent previous latest final initial further large small similar same
main key major early own additional joint annual fresh
""")
_NO_SUBJECT_END = (
    (words.DETERMINERS - _MAY_END_SUBJECT)
    | (words.PREPOSITIONS - _PARTICLES)
    | (words.BE | words.HAVE | {"'", "very", "more", "most", "to"})
    | _BEFORE_NOUN
)
_LEANS = word_set("of at in from on for with")
_CONDITIONS = frozenset(("if", "unless", "once", "when"))
_COUNTS = word_set("""
one two three four five six seven eight nine ten eleven twelve twenty
""")
_AFTER_VERB = (
    words.DETERMINERS | words.PREPOSITIONS | words.SUBJECT_PRONOUNS
    | {"to", "that", "him", "her", "them", "us", "itself", "themselves"}
    | {"how", "what", "whether", "why"}
) - {"of"}  # fmt: skip
# "made public", "held responsible": what follows the verb is no noun of its own.
_MADE = word_set("public known available redundant responsible liable")
_APPOSED = word_set("a an the his her its their")
_PLURAL_SUBJECTS = word_set("they we i you who people others some which that")


def bare_verb(
    toks: Sequence[Token],
    i: int,
    lo: int,
    hi: int,
    *,
    resumed: bool = False,
    parallel: bool = False,
) -> tuple[Form, str] | None:
    """The verb at ``i`` with its kind (finite, ing, part), if there is one.

    ``resumed``: an aside stands between the subject and a comma before ``i``.
    ``parallel``: a finite verb came before, that "and" may add another to.
    """
    tok = toks[i]
    forms = guess(tok.low)
    if not forms or (tok.text[0].isupper() and i > lo):
        return None
    before = _before(toks, i, lo)
    if _at_last(toks, i, lo, forms):
        before = toks[i - 2].low
    if any(f.tense == "ing" for f in forms):
        return _ing(toks, i, before, forms)
    if i == lo:
        return _opening(toks, i, hi, forms)
    object_ = toks[i - 2].low == "to" and reading(toks[i - 1].low, "base")
    if before in _NO_SUBJECT_END or object_:
        return None  # "to use bottled water"
    also = None
    if resumed and before == ",":
        also = _gone_on(toks, i, lo, hi)
    elif parallel and toks[i - 1].low in {"and", "but"}:
        also = _added(toks, i, hi, forms)
    if also:
        return also, "finite"
    return _by_neighbours(toks, i, hi, before, resumed=resumed)


def _at_last(toks: Sequence[Token], i: int, lo: int, forms: tuple[Form, ...]) -> bool:
    """Whether "last" tells when: "its crews last struck in May"."""
    past = any(f.tense == "past" and not noun_like(f) for f in forms)
    irregular = not toks[i].low.endswith("ed")
    if i - 2 < lo or toks[i - 1].low != "last" or not (past or irregular):
        return False
    behind = toks[i - 2].low
    opens = words.DETERMINERS | words.PREPOSITIONS | words.BE | words.HAVE | {"'s", "'"}
    return any(f.tense == "past" for f in forms) and behind not in opens


def _by_neighbours(
    toks: Sequence[Token], i: int, hi: int, before: str, *, resumed: bool
) -> tuple[Form, str] | None:
    """The verb at ``i`` as what stands around it has it."""
    forms = guess(toks[i].low)
    for tense, test in (("past", _past), ("s", _third), ("base", _base)):
        form = next((f for f in forms if f.tense == tense), None)
        if form and test(toks, i, hi, before, form):
            alone = resumed and not _ruled(toks, i + 1, hi)
            return form, "finite" if alone else _kind(toks, i, hi, before, form)
    return None


def _gone_on(toks: Sequence[Token], i: int, lo: int, hi: int) -> Form | None:
    """The verb behind an aside's comma: "The fund, which holds 9 percent, backs"."""
    forms, after = guess(toks[i].low), _after(toks, i, hi)
    told = after not in words.PREPOSITIONS | _MADE
    alone = _in_relative(toks, i, lo) or _in_apposition(toks, i, hi, lo)
    sure = not _may_be_part(forms) or (told and alone)
    tenses = {"base", "s", "past"} if sure else {"base", "s"}
    form = next((f for f in forms if f.tense in tenses), None)
    if form and form.tense == "base" and after not in _AFTER_VERB:
        return None
    return form


def _added(
    toks: Sequence[Token], i: int, hi: int, forms: tuple[Form, ...]
) -> Form | None:
    """A verb that "and" adds to one before: "and injured two", "and keeps to"."""
    form = next((f for f in forms if f.tense in {"past", "s"}), None)
    listed = _plural(toks[i - 2].low, toks[i - 2])
    if form is None:
        return None
    after = _after(toks, i, hi)
    if noun_like(form) and form.tense == "s" and listed:
        return form if _measured(toks, i + 1, hi) else None
    if form.tense == "past" and reading(toks[i - 2].low, "part") and listed is False:
        return None  # "licensed and inspected"
    sure = form.tense == "past" or not noun_like(form)
    ruled = _another_follows(toks, i + 1, hi, "in")
    return form if (sure or after in _AFTER_VERB) and not ruled else None


def _measured(toks: Sequence[Token], at: int, hi: int) -> bool:
    """Whether a figure follows: "and costs about €40"."""
    at += at + 1 < hi and toks[at].low in {
        "about",
        "around",
        "nearly",
        "almost",
        "some",
    }
    return at < hi and toks[at].text[0] in "0123456789$€£"


def _in_relative(toks: Sequence[Token], i: int, lo: int) -> bool:
    """Whether a comma before a form closes what "who" or "which" has opened."""
    whose = {"who", "which", "whose"}
    openers = [j for j in range(lo + 1, i - 1) if toks[j].low in whose]
    return bool(openers) and toks[openers[-1] - 1].low == ","


def _in_apposition(toks: Sequence[Token], i: int, hi: int, lo: int) -> bool:
    """Whether a comma before a form closes what tells who the subject is.

    "Ada Holm, the mayor's sister, pleaded guilty": two commas, no verb between or
    behind them that could be the sentence's own.
    """
    commas = [j for j in range(lo, i) if toks[j].low == ","]
    if len(commas) != len((",", ",")) or commas[0] - lo < 1:
        return False
    first = toks[commas[0] + 1]
    apposed = first.low in _APPOSED or first.text[0].isdigit()
    return apposed and not _ruled(toks, i + 1, hi)


def _may_be_part(forms: tuple[Form, ...]) -> bool:
    """Whether a form may be a participle: "made", not "took"."""
    return any(f.tense == "part" for f in forms)


def _before(toks: Sequence[Token], i: int, lo: int) -> str:
    """The word before, adverbs passed over."""
    at = i - 1
    while at > lo and words.is_adverb(toks[at].low):
        at -= 1
    return toks[at].low if at >= lo else ""


def _after(toks: Sequence[Token], i: int, hi: int) -> str:
    return toks[i + 1].low if i + 1 < hi else "."


def _ing(
    toks: Sequence[Token], i: int, before: str, forms: tuple[Form, ...]
) -> tuple[Form, str] | None:
    form = next(f for f in forms if f.tense == "ing")
    told = form.lemma in REPORTING and _after(toks, i, len(toks)) == "that"
    if before in {",", "–", "—"} or (before in {"and", "but"} and told):
        return form, "ing"
    return None


def _opening(
    toks: Sequence[Token], i: int, hi: int, forms: tuple[Form, ...]
) -> tuple[Form, str] | None:
    """At the head: "Founded by …" is a participle, "said a spokesman" a verb."""
    after = _after(toks, i, hi)
    past = next((f for f in forms if f.tense == "past"), None)
    if past and past.lemma in REPORTING and after not in words.PREPOSITIONS:
        return past, "finite"
    part = next((f for f in forms if f.tense == "part"), None)
    return (part, "part") if part and after in words.PREPOSITIONS else None


def _past(toks: Sequence[Token], i: int, hi: int, before: str, form: Form) -> bool:
    """A past form that does not stand before its noun ("the curated data")."""
    after = _after(toks, i, hi)
    plain = not noun_like(form) and not _may_be_part(guess(toks[i].low))
    if plain and before not in words.PREPOSITIONS:
        return True  # "took", "gave", "went" are nothing but verbs
    if before in {"than", "as"} and not after[0].isalpha():
        return False  # "a week later than planned"
    if not after[0].isalpha() or after in _AFTER_VERB | words.CONJUNCTIONS:
        return True
    if after in _MADE:
        return True
    if before in words.CONJUNCTIONS | {","} and not words.is_adverb(toks[i - 1].low):
        return toks[i + 1].text[0].isupper() or words.is_adverb(after)
    return not (before in words.PREPOSITIONS and words.is_adverb(toks[i - 1].low))


def _third(toks: Sequence[Token], i: int, hi: int, before: str, form: Form) -> bool:
    after = _after(toks, i, hi)
    counted = any(_counts(t) for t in toks[max(0, i - 3) : i])  # "90 wooden trains"
    if after in words.AUXILIARIES or (noun_like(form) and (counted or after == "of")):
        return False
    one_of = before in {"them", "us"} and toks[i - 2].low == "of"
    if one_of or before in {"who", "which", "he", "she", "it"}:
        return True  # "None of them pays"
    if after == "," and toks[0].low in _CONDITIONS:
        return all(t.low != "," for t in toks[:i])  # "If the result stands, …"
    if after == "that" and (noun_like(form) or before in {",", "and", "but"}):
        return form.lemma in REPORTING  # "models that are", but "and recalls that"
    if noun_like(form) and after in words.PREPOSITIONS and not _headed(toks, i):
        return False  # "and regular stress tests for"
    if before in {",", "and", "or"}:
        return not noun_like(form) and _may_follow(toks, i + 1, hi)
    plural = _plural(before, toks[i - 1])
    if noun_like(form) or plural:
        return _may_follow(toks, i + 1, hi) and not plural
    return True


def _counts(tok: Token) -> bool:
    return tok.text[0].isdigit() or tok.low in _COUNTS


def _headed(toks: Sequence[Token], i: int) -> bool:
    """Whether a name or an article opens the phrase that ends before a form."""
    at = i - 1
    stops = words.CONJUNCTIONS | (words.AUXILIARIES - {"'s"}) | {",", ";", ":"}
    while at >= 0 and toks[at].low not in stops:
        if toks[at].text[0].isupper() or toks[at].low in words.DETERMINERS:
            return True
        at -= 1
    return False


def _base(toks: Sequence[Token], i: int, hi: int, before: str, form: Form) -> bool:
    after = _after(toks, i, hi)
    if not toks[i - 1].is_word or after in words.AUXILIARIES:
        return False
    if form.lemma == "close" and after == "to":
        return False  # "sources close to the firm"
    if form.lemma == "back" and after not in words.DETERMINERS:
        return False
    if before in {"they", "we", "i", "you", "who", "people"}:
        return True
    if before == "and" and not noun_like(form):
        return after in _AFTER_VERB | _COUNTS or after == "to"
    if form.lemma in REPORTING and after == "that" and not noun_like(form):
        return True
    opens = i == 1 and before.isalpha()  # "Critics say": the capital is the head's
    tok = toks[i - 1]._replace(text=before) if opens else toks[i - 1]
    plural = _plural(before, tok) or before in _PLURAL_SUBJECTS
    plural |= before in people.PLURALS or before.endswith("men")
    plural = plural or _plural_head(toks, i)
    return plural and (not noun_like(form) or _may_follow(toks, i + 1, hi))


def _plural_head(toks: Sequence[Token], i: int) -> bool:
    """“The models of Acme use …”: a plural that a name leans on with "of" or "at"."""
    at = i - 1
    while at > 0 and toks[at].text[0].isupper():
        at -= 1
    leans = at < i - 1 and at > 0 and toks[at].low in _LEANS
    head = toks[at - 1] if leans else None
    if head is None:
        return _counted_head(toks, i)
    return head is not None and _plural(head.low, head._replace(text=head.low))


def _counted_head(toks: Sequence[Token], i: int) -> bool:
    """“Breaches of the code carry …”: a plural before "of the" and one noun."""
    if i < len(("breaches", "of", "the", "code")):
        return False
    leans = toks[i - 3].low in _LEANS and toks[i - 2].low in _APPOSED
    head = toks[i - 4]
    return leans and _plural(head.low, head._replace(text=head.low))


def _plural(before: str, tok: Token) -> bool:
    ending = before.endswith("s") and not before.endswith(("ss", "us", "is", "'s"))
    return ending and tok.text[0].islower()


def _may_follow(toks: Sequence[Token], at: int, hi: int) -> bool:
    """Whether a token can begin what follows a verb."""
    if at >= hi:
        return False
    tok = toks[at]
    return (
        tok.low in _AFTER_VERB
        or tok.text[0].isupper()
        or tok.text[0] in "0123456789$€£“‘\"'"
        or tok.low in _COUNTS
        or words.is_adverb(tok.low)
    )


def _kind(toks: Sequence[Token], i: int, hi: int, before: str, form: Form) -> str:
    """A past form may be a participle: before "by", or where another verb rules."""
    if form.tense != "past" or not reading(toks[i].low, "part"):
        return "finite"
    after = _after(toks, i, hi)
    if before == "," and after in words.PREPOSITIONS | _MADE:
        return "finite" if form.lemma == "say" else "part"  # "Holm, said in court"
    if after in words.PREPOSITIONS and _narrows_apposition(toks, i, hi):
        return "part"
    figure = i + 2 < hi and toks[i + 2].text[0] in "0123456789$€£"
    if (after == "by" and not figure) or _another_follows(toks, i + 1, hi, after):
        return "part"
    return "finite"


def _narrows_apposition(toks: Sequence[Token], i: int, hi: int) -> bool:
    """“Holm, the engineer blamed for it, left”: the verb is behind the next comma."""
    opened = next((j for j in range(i - 1, 0, -1) if toks[j].low == ","), 0)
    closed = next((j for j in range(i + 1, hi - 1) if toks[j].low == ","), 0)
    if not (opened and closed) or toks[opened + 1].low not in _APPOSED:
        return False
    at = closed + 1
    while at < hi - 1 and words.is_adverb(toks[at].low):
        at += 1
    ruled = toks[at].low in words.AUXILIARIES
    return ruled or reading(toks[at].low, "past", "s") is not None


def _ruled(toks: Sequence[Token], at: int, hi: int) -> bool:
    """Whether a sure verb comes later, so that a participle may stand here."""
    return any(
        toks[i].low in words.AUXILIARIES - {"'s"} and toks[i].text != "May"
        for i in range(at, hi)
    )


def _another_follows(toks: Sequence[Token], at: int, hi: int, after: str) -> bool:
    """Whether a sure verb comes before any comma, marker or conjunction."""
    if after not in words.PREPOSITIONS:
        return False
    for i in range(at, hi):
        low = toks[i].low
        if low in words.SUBORDINATORS | words.CONJUNCTIONS or not toks[i].is_word:
            return False
        if low in words.AUXILIARIES - {"'s"} and toks[i].text != "May":
            return True
        forms = readings(low)
        if any(f.tense == "s" and not noun_like(f) for f in forms):
            return True
        if forms and all(f.tense == "past" and not noun_like(f) for f in forms):
            return True  # "the man accused of theft took the stand"
    return False
