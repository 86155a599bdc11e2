from __future__ import annotations

import pytest

from monitor.core.comparison.agreement import says
from monitor.core.lexicon.inflection import participle


@pytest.mark.parametrize(
    ("verb", "done"),
    [("file", "filed"), ("buy", "bought"), ("carry", "carried"), ("delay", "delayed")],
)
def test_participles(verb, done):
    assert participle(verb) == done


def fined(bench, **slots):
    return bench.claim(
        "The regulator fined Tarn Water over sewage "
        + " ".join(f"{r} {t}" for r, t in slots.items()),
        "The regulator",
        "fine",
        names=("Tarn Water",),
        slots={"object": "Tarn Water", "over": "sewage", **slots},
    )


@pytest.mark.parametrize(
    ("role", "now", "before", "question"),
    [
        ("under", "the Rivers Act", "the Clean Seas Act", "Under which law?"),
        ("by", "letter post", "public notice", None),
        ("in", "Leeds", "York", "Where did the regulator fine Tarn Water?"),
        ("despite", "an apology", "a settlement", None),
    ],
)
def test_the_question_of_a_role(bench, role, now, before, question):
    judged = bench.judge(fined(bench, **{role: now}), fined(bench, **{role: before}))
    assert judged.why == f"{now}, was {before}"
    assert judged.question == question


def test_the_question_of_an_object(bench):
    def said(what):
        return bench.claim(
            f"Tarn Water admitted {what} to the Wend inquiry",
            "Tarn Water",
            "admit",
            names=("Tarn Water", "Wend"),
            slots={"object": what, "to": "the Wend inquiry"},
        )

    judged = bench.judge(said("two spills"), said("poor upkeep"))
    assert judged.question == "What did Tarn Water admit?"


@pytest.mark.parametrize(
    ("subject", "asked"),
    [
        ("Three lines", "What did three lines carry?"),
        ("Three Rivers", "What did Three Rivers carry?"),
        ("Barges", "What did barges carry?"),
        ("Wend's barges", "What did Wend's barges carry?"),
    ],
)
def test_a_number_is_in_lower_case_and_a_name_is_not(bench, subject, asked):
    def carried(what):
        return bench.claim(
            f"{subject} carried {what} over the Wend",
            subject,
            "carry",
            names=("Wend",),
            slots={"object": what, "over": "the Wend"},
        )

    assert bench.judge(carried("coal"), carried("salt")).question == asked


def test_the_question_of_a_chance_says_of_what(bench):
    def claim(low):
        return bench.claim(
            "The odds of a second spill on the Wend",
            "The odds of a second spill",
            "be",
            names=("Wend",),
            values=(bench.value("odds", low, "odds", f"{low} of them"),),
        )

    judged = bench.judge(claim(740060), claim(740090))
    assert judged.question == "How likely is a second spill?"


@pytest.mark.parametrize(
    ("kind", "unit", "action", "question"),
    [
        ("duration", "day", "have", "How long does the panel have?"),
        ("duration", "day", "last", "How long?"),
        ("date", "date", "report", "When does the panel report?"),
        ("odds", "odds", "see", "How likely is it?"),
        ("money", "GBP", "cost", "How much?"),
    ],
)
def test_the_question_of_a_figure(bench, kind, unit, action, question):
    def claim(low):
        return bench.claim(
            "The panel on the Wend spill",
            "The panel",
            action,
            names=("Wend",),
            values=(bench.value(kind, low, unit, f"{low} of them"),),
        )

    judged = bench.judge(claim(740060), claim(740090))
    assert judged.why == "740060 of them, was 740090 of them"
    assert judged.question == question


def test_who_did_what_was_done(bench):
    def built(who):
        return bench.claim(
            f"The Wend bridge at Ketter was built by {who}",
            "The Wend bridge at Ketter",
            "build",
            names=("Wend", "Ketter"),
            slots={"at": "Ketter", "by": who},
        )

    judged = bench.judge(built("a Danish firm"), built("the army"))
    assert judged.question == "Who built the Wend bridge at Ketter?"


@pytest.mark.parametrize(
    ("text", "subject", "action", "question"),
    [
        ("Judge Ines Morris moved the case", "Ines Morris", "move", "When did Ines Morris move?"),
        ("The judges meet", "The judges", "meet", "When do the judges meet?"),
        ("The bus will leave", "The bus", "leave", "When will the bus leave?"),
        ("The people of Ketter vote", "The people of Ketter", "vote", "When do the people of Ketter vote?"),
        ("The rest vote", "The rest", "vote", "When?"),
        ("The rest have until then", "The rest", "have", "When?"),
        ("The case is set", "The case", "set", "When?"),
    ],
)  # fmt: skip
def test_a_question_agrees_with_its_subject(bench, text, subject, action, question):
    """What cannot be asked in right English is not asked."""

    def claim(low):
        return bench.claim(
            f"{text} at Wend",
            subject,
            action,
            names=("Wend",),
            values=(bench.value("date", low, "date", f"{low} of them"),),
        )

    judged = bench.judge(claim(740060), claim(740090))
    assert judged.question == question


@pytest.mark.parametrize(
    ("text", "subject", "question"),
    [
        ("Orr Mills have {} days", "Orr Mills", "How long do Orr Mills have?"),
        ("The panel had {} days", "The panel", "How long did the panel have?"),
        ("The rest get {} days", "The rest", "How long?"),
    ],
)
def test_how_long_agrees_as_well(bench, text, subject, question):
    def claim(low):
        return bench.claim(
            f"{text.format(low)} at Wend",
            subject,
            "have",
            names=("Wend",),
            values=(bench.value("duration", low, "day", f"{low} days"),),
        )

    assert bench.judge(claim(60), claim(45)).question == question


@pytest.mark.parametrize(
    ("who", "said"),
    [
        ("Ada Holm", "Ada Holm denies"),
        ("Ines Morris", "Ines Morris denies"),
        ("managers", "managers deny"),
        ("two officials with knowledge of the talks", "two officials with knowledge of the talks deny"),
        ("a spokesman for the owners", "a spokesman for the owners denies"),
        ("the police", "the police deny"),
        ("Holm's press", "Holm's press denies"),
        ("according to a person at the port", "a person at the port denies"),
        (None, "somebody denies"),
    ],
)  # fmt: skip
def test_a_verb_agrees_with_whoever_speaks(who, said):
    assert says(who, "denies", "deny") == said


@pytest.mark.parametrize(
    ("text", "subject", "action", "question"),
    [
        (
            "There were {} in the hall, not all of them awake",
            "There",
            "be",
            "How many members were there in the hall?",
        ),
        (
            "The choir now has {}, most of them new",
            "The choir",
            "have",
            "How many members does the choir have?",
        ),
        ("The choir sang with {}", "The choir", "sing", "How many members?"),
    ],
)
def test_the_question_of_a_count(bench, text, subject, action, question):
    def told(count):
        value = bench.value("number", count, "member", f"{count} members")
        words = text.format(value.text)
        return bench.claim(words, subject, action, values=(value,))

    assert bench.judge(told(41), told(38)).question == question
