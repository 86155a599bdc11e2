from __future__ import annotations

import pytest

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
