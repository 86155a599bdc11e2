"""What was not said, or not yet, is no claim of whoever did not say it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from monitor.core.extraction import extract
from monitor.types import Document

PUBLISHED = datetime(2024, 12, 11, tzinfo=UTC)
WHAT = "the bridge is safe"

# The plain verb and its past, which is its participle too.
VERBS = """
say said, tell reporters told reporters, confirm confirmed, admit admitted
announce announced, argue argued, insist insisted, deny denied, dispute disputed
reveal revealed, disclose disclosed, acknowledge acknowledged, concede conceded
state stated, explain explained, suggest suggested, warn warned, testify testified
believe believed, declare declared, note noted, complain complained, claim claimed
"""
FORMS = [
    (" ".join(pair[: len(pair) // 2]), " ".join(pair[len(pair) // 2 :]))
    for line in VERBS.strip().splitlines()
    for pair in map(str.split, line.split(","))
]
UNSAID = [
    "The council did not {plain} that {what}.",
    "The council never {past} that {what}.",
    "The council has not {past} that {what}.",
    "The council would not {plain} that {what}.",
    "The council may {plain} that {what}.",
    "The council could {plain} that {what}.",
    "The council will {plain} that {what}.",
    "The council is expected to {plain} that {what}.",
    "The council is yet to {plain} that {what}.",
    "The council declined to {plain} that {what}.",
    "The council refused to {plain} that {what}.",
    "The council failed to {plain} that {what}.",
    "The council was asked to {plain} that {what}.",
    "No surveyor has {past} that {what}.",
    "Neither side {past} that {what}.",
]
SAID = [
    "The council {past} that {what}.",
    "The council has {past} that {what}.",
    "The council can {plain} that {what}.",
    "The council would later {plain} that {what}.",
    "The council would only {plain} that {what}.",
]


def claims(text):
    found = extract(Document(text, published=PUBLISHED))
    return [(one.speaker, one.text) for one in found]


@pytest.mark.parametrize("frame", UNSAID)
@pytest.mark.parametrize("verb", FORMS, ids=lambda verb: verb[0])
def test_the_outlet_tells_that_it_was_not_said(verb, frame):
    plain, past = verb
    text = frame.format(plain=plain, past=past, what=WHAT)
    assert claims(text) == [(None, text)]
    (found,) = extract(Document(text, published=PUBLISHED))
    assert (f"{found.quote}.", found.denies) == (text, False)


@pytest.mark.parametrize("frame", SAID)
@pytest.mark.parametrize("verb", FORMS, ids=lambda verb: verb[0])
def test_what_was_said_keeps_its_speaker(verb, frame):
    plain, past = verb
    text = frame.format(plain=plain, past=past, what=WHAT)
    assert claims(text) == [("the council", "The bridge is safe.")]


@pytest.mark.parametrize(
    "text",
    [
        "Holm did not only say that the bridge is safe.",
        "Holm can confirm that the bridge is safe.",
        "Holm refused to comment, saying that the bridge is safe.",
        "No 10 said that the bridge is safe.",
        "A few engineers said that the bridge is safe.",
    ],
)
def test_these_speak(text):
    assert claims(text)[-1][1] == "The bridge is safe."
    assert claims(text)[-1][0] is not None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It must be said that Acme paid the fine.", "Acme paid the fine."),
        ("I can confirm that Acme paid the fine.", "Acme paid the fine."),
        ("We would say that Acme paid the fine.", "Acme paid the fine."),
    ],
)
def test_who_writes_owns_it(text, found):
    assert claims(text) == [(None, found)]
