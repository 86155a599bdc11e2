"""What an item is headed with: words that tell who and what on their own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from monitor.core.comparison.agreement import says
from monitor.core.digest.asking import how_many, whether
from monitor.core.digest.wording import is_denied, shorten, told_why
from monitor.core.lexicon.calendar import MONTHS, WEEKDAYS
from monitor.core.lexicon.function_words import AUXILIARIES, SUBJECT_PRONOUNS
from monitor.core.lexicon.wordlist import word_set
from monitor.core.text import quotations
from monitor.types import Kind, Verdict

if TYPE_CHECKING:
    from monitor.types import MentionRecord

# A heading fits one line of a terminal of 100 columns, with its marker.
HEADING_CHARACTERS = 90

# A question that does not say of what is asked nothing; the claim says more. Nor is
# there one man of whom "how many" could be asked, and one is warned, not something.
_VAGUE = re.compile(
    r"(?:How (?:much|long|many(?: \w+)?)|When|Under which law|Wh(?:o|at was) \w+)\?"
    r"|How many \w+ (?:is|was|has|does)\b.*|How many \w+[A-Z].*"
    r"|What (?:did|does|do) .+ (?:warn|tell|ask|inform|notify|accuse|sue)\?"
)
_CHARGE = re.compile(r"What is .+ accused of\?")
# A day or an hour, by which alone "When ...?" is answered.
_WHEN = re.compile(
    rf"\b(?:{'|'.join((*WEEKDAYS, *MONTHS))}|to(?:day|night|morrow)|yesterday|week|month"
    r"|year|[ap]\.?m\b|noon|midnight|(?:19|20)\d\d|\d+:\d\d)",
    re.IGNORECASE,
)

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_FIRST_PERSON = frozenset(["i", "i'm", "me", "my", "we", "we're", "us", "our"])
_OTHERS = word_set("he him his she her it its they them their this these those")
# What these begin says of nobody, or goes on from something said before.
_OPENING = SUBJECT_PRONOUNS | frozenset(
    ["either", "neither", "then", "and", "but", "or"]
)
_REST = re.compile(
    r"(?:the (?:rest|others?|latter|former|same)|others|some)\b", re.IGNORECASE
)
_ARTICLES = frozenset(["the", "a", "an"])
# Told of whoever denies it: "Ada Holm denies that she was told".
_OF_WHO_SPEAKS = ("he ", "she ", "it ", "they ")
# A pronoun so near to the beginning has nobody before it whom it could mean.
_NEAR = 5
# A denial of "this", whatever it was.
_ANSWER = re.compile(
    r"\b(?:den(?:y|ies|ied)|reject(?:s|ed)?|dismiss(?:es|ed)?|dispute[sd]?) "
    r"(?:it|this|that|(?:the|that)"
    r" (?:account|accusation|allegation|charge|claim|finding|report|suggestion)s?)$",
    re.IGNORECASE,
)
_ANSWERS = re.compile(r".+ (?:den(?:y|ies) what|says? otherwise than|answers?) .+")
# "The pilot denies what the crew says", as the rules give their reasons.
_WHO_WHOM = re.compile(r"(?:(?!, was ).)+ (?:den(?:ies|y)|answers?) .+")
_LABELS = {
    Kind.REVERSAL: "Reversed",
    Kind.CORRECTION: "Corrected",
    Kind.WITHDRAWN: "Withdrawn",
    Verdict.CONTRADICTED: "Disputed",
    Verdict.CHANGED: "Changed",
    Verdict.REPEATED: "Said again",
}


def heading_of(record: MentionRecord) -> str:
    """The matter: the question that the thread answers, or one made of the claim.

    What is disputed is asked and never stated. Where nothing can be asked safely it is
    told who answers whom, or the claim is cut to a line; one that tells nobody who and
    what gives way to the one it is against, and else is quoted from whoever says it.
    """
    if question := _asked(record):
        return _question(question)
    text, against = record.text or record.quote, record.against
    why = told_why(record)
    if record.verdict is Verdict.CONTRADICTED and _ANSWERS.fullmatch(why):
        return _line(why)
    if stands_alone(text):
        return _line(_denial(record, text) if is_denied(record) else text)
    if against is not None and stands_alone(against.text) and not is_denied(against):
        told = _LABELS.get(record.kind or record.verdict) or _LABELS[record.verdict]
        return _line(f"{told}: {against.text}")
    if _WHO_WHOM.fullmatch(why):
        return _line(why)
    who = record.speaker or record.article.outlet
    if not who:
        return _line(text)
    said = f"{who} denies" if is_denied(record) else who
    return _quoted(f"{said}: “", record.quote.rstrip(" ,.;:"))


def _asked(record: MentionRecord) -> str | None:
    """The question of the thread, where it fits; else one that the claims answer."""
    value, before = record.kind is Kind.VALUE, record.against
    figure = (record.why or "").partition(", was ")[0]
    question = record.question
    if question and _fits(question, record, figure):
        until = question.startswith("When ") and figure.startswith("until ")
        return f"Until when {question[5:]}" if until else question
    if value:
        return how_many(record.text, figure)
    if record.verdict is not Verdict.CONTRADICTED:
        return None
    told = (one.text for one in (record, before) if one is not None)
    return next(
        filter(None, (whether(text) for text in told if stands_alone(text))), None
    )


def _fits(question: str, record: MentionRecord, figure: str) -> bool:
    """Whether a thread's question is that of a verdict, for a thread has several."""
    if asks_nothing(question):
        return False
    if record.kind is Kind.VALUE and question.startswith("When "):
        return _WHEN.search(figure) is not None
    return not (record.kind is Kind.DENIAL and _CHARGE.fullmatch(question))


def _denial(record: MentionRecord, text: str) -> str:
    """“The port denies that the dam leaked”, for the text alone says that it did."""
    who = record.speaker or record.article.outlet
    if not who:
        return f"Denied: {text}"
    if text.startswith(f"{who} ") and record.quote.startswith(_OF_WHO_SPEAKS):
        text = record.quote.rstrip(" ,.;:") + "."
    first = text.partition(" ")[0]
    lower = first.casefold()
    if lower in _ARTICLES or record.quote.startswith(f"{lower} "):
        text = lower + text.removeprefix(first)
    return f"{says(who, 'denies', 'deny')} that {text}"


def asks_nothing(question: str | None) -> bool:
    """Whether there is no question, or one that does not say of what it asks."""
    return not question or _VAGUE.fullmatch(question) is not None


def stands_alone(text: str) -> bool:
    """Whether a claim tells who and what without the text around it.

    "There were 412", "the engineer did", "£4 million of it was paid", "we hired nobody"
    and "the trust denies it" do not.
    """
    plain = _unquoted(text)
    words = _WORD.findall(plain)
    lower = [word.casefold().replace("’", "'") for word in words]
    if not lower or lower[0] in _OPENING or _REST.match(plain):
        return False
    unfinished = lower[-1] in AUXILIARIES | {"not"}
    spoken = not _FIRST_PERSON.isdisjoint(lower)
    return not (unfinished or is_answer(plain) or spoken or _points_back(words))


def is_answer(text: str) -> bool:
    """Whether a claim only denies what another has said: "the port rejected that"."""
    return _ANSWER.search(text.rstrip(" .")) is not None


def _points_back(words: list[str]) -> bool:
    """Whether a pronoun stands before anything that it could mean."""
    for place, word in enumerate(words[:_NEAR]):
        if word.casefold() in _OTHERS:
            return True
        named = place > 0 and word[:1].isupper()
        if named or word.casefold() in {"the", "a", "an"}:
            return False
    return False


def _unquoted(text: str) -> str:
    """Without what stands in quotation marks, whose "we" is somebody's there."""
    for start, end in reversed(quotations(text)):
        text = text[:start] + text[end:]
    return text


def _line(heading: str) -> str:
    heading = " ".join(heading.split())
    return shorten(heading[:1].upper() + heading[1:], HEADING_CHARACTERS)


def _question(question: str) -> str:
    """A question cut to a line that still ends as one."""
    asked = _line(question)
    if asked.endswith("?") or not question.endswith("?"):
        return asked
    return f"{shorten(asked, HEADING_CHARACTERS - 1)}?"


def _quoted(head: str, quote: str) -> str:
    """A quote cut so that its closing mark still fits the line."""
    head = " ".join(head.split())
    room = max(HEADING_CHARACTERS - len(head) - 1, 20)
    cut = shorten(" ".join(quote.split()), room)
    return f"{head[:1].upper()}{head[1:]}{cut}”"
