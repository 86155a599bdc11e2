"""claims, articles, export: what the ledger tells."""

from __future__ import annotations

import csv
import io
import json

import pytest

DAY_TWO = "2024-12-10T12:00:00Z"


@pytest.fixture
def told(monitor, request):
    """The same command after two runs, the second with a later article."""
    monitor("run")
    request.getfixturevalue("later")
    monitor("run", now=DAY_TWO)
    return lambda *words, **more: monitor(*words, now=DAY_TWO, **more).stdout


def objects(text: str) -> list[dict]:
    return [json.loads(line) for line in text.splitlines()]


def test_claims_are_listed_for_people_and_programs(told):
    claims = objects(told("claims", "--json"))
    lines = told("claims").splitlines()
    assert len(lines) == len(claims)
    assert set(claims[0]) == {
        *("claim", "thread", "topic", "text", "speakers", "sources"),
        *("first_seen", "last_seen", "status", "mentions", "denied"),
    }
    for line, claim in zip(lines, claims, strict=True):
        assert line.split()[0] == str(claim["claim"])


def test_claims_can_be_chosen(told):
    changed = objects(told("claims", "--verdict", "changed", "--json"))
    assert len(changed) == 1
    since = objects(told("claims", "--since", "2024-12-10", "--json"))
    assert {one["claim"] for one in changed} <= {one["claim"] for one in since}
    assert all(one["last_seen"] > "2024-12-10" for one in since)
    assert objects(told("claims", "--topic", "port-strike", "--json"))
    assert told("claims", "--since", "1h", "--json") == told(
        "claims", "--since", "2024-12-10T11:00:00Z", "--json"
    )


def test_claims_of_one_article_are_listed(told):
    mentions = objects(told("export", "mentions"))
    for article in {mention["article"]["id"] for mention in mentions}:
        listed = objects(told("claims", "--article", str(article), "--json"))
        there = {m["claim"] for m in mentions if m["article"]["id"] == article}
        assert {claim["claim"] for claim in listed} == there
    assert told("claims", "--article", "404") == ""


def test_held_claims_may_be_none(told):
    assert told("claims", "--held") == ""


def test_a_held_claim_names_what_it_was_compared_with(told, project, monitor):
    (project / "seeds" / "third.txt").write_text(
        "Title: Suit\nOutlet: The Pier\nDate: 2024-12-10\n\n"
        "Ida Moll is suing the port for £90,000, the clerk of the court said."
    )
    monitor("run", now=DAY_TWO)
    (project / "seeds" / "fourth.txt").write_text(
        "Title: Suit filed\nOutlet: The Mole\nDate: 2024-12-10\n\n"
        "Ida Moll is suing the port."
    )
    monitor("run", now=DAY_TWO)
    (held,) = objects(told("claims", "--held", "--json"))
    shown = told("claims", "show", str(held["claim"]))
    known = "“Ida Moll is suing the port for £90,000.” (the clerk of the court)"
    assert f"held back for want of evidence: repeated, beside {known}" in shown


def test_a_claim_is_shown_with_its_quotes_and_sources(told):
    (changed,) = objects(told("claims", "--verdict", "changed", "--json"))
    shown = told("claims", "show", str(changed["claim"]))
    assert "1,400 workers" in shown
    assert "900 workers" in shown
    assert "The Quay, 10 Dec 2024, seeds/second.txt" in shown
    assert len(objects(told("claims", "show", str(changed["claim"]), "--json"))) == len(
        changed["mentions"]
    )


def test_the_history_tells_the_answers_in_order(told):
    (changed,) = objects(told("claims", "--verdict", "changed", "--json"))
    told_history = told("claims", "history", str(changed["claim"]))
    assert told_history.index("900 workers") < told_history.index("1,400 workers")
    thread = {
        one["thread"]
        for one in objects(told("claims", "history", str(changed["claim"]), "--json"))
    }
    assert thread == {changed["thread"]}


def test_articles_are_listed(told):
    articles = objects(told("articles", "--json"))
    assert [one["path"] for one in articles] == ["seeds/first.txt", "seeds/second.txt"]
    assert [(one["relevant"], one["copies"]) for one in articles] == [(True, 1)] * 2
    text = told("articles", "--relevant")
    assert "Dockers walk out" in text
    assert "The Tide, 9 Dec 2024, seeds/first.txt" in text


@pytest.mark.parametrize(
    "words",
    [("articles",), ("claims",), ("claims", "show", "1"), ("export", "claims"),
     ("digest",), ("check", "seeds/first.txt"), ("watch", "test", "strike")],
)  # fmt: skip
def test_asking_makes_no_ledger_but_says_how_one_begins(monitor, project, words):
    result = monitor(*words, status=1)
    assert "There is no ledger at" in result.stderr
    assert "'monitor run' begins one" in result.stderr
    assert not list((project / "state").glob("*.db"))


def test_an_empty_ledger_says_so_on_stderr_only(monitor, project):
    (project / "seeds" / "first.txt").unlink()
    monitor("run")
    for command in ("articles", "claims"):
        result = monitor(command)
        assert result.stdout == ""
        assert "No " in result.stderr
        assert monitor("-q", command).output == ""


@pytest.mark.parametrize("what", ["mentions", "claims", "articles"])
def test_everything_can_be_exported_in_two_forms(told, what):
    rows = list(csv.reader(io.StringIO(told("export", what, "--format", "csv"))))
    records = objects(told("export", what))
    assert len(rows) == len(records) + 1
    assert {len(row) for row in rows} == {len(rows[0])}


def test_a_mentions_quote_is_verbatim_in_the_stored_text(told):
    for mention in objects(told("export", "mentions")):
        assert mention["end"] - mention["start"] == len(mention["quote"])
        assert mention["article"]["url"] or mention["article"]["path"]


def test_what_steers_a_terminal_is_not_passed_on(monitor, project):
    (project / "seeds" / "third.txt").write_text(
        "---\ntitle: \x1b[2JWiped\n---\nThe union said 20 \x1b[31mcranes stood still.\n"
    )
    monitor("run")
    assert "\x1b" not in monitor("articles", color=True).stdout


def test_short_notes_on_different_events_are_stories_of_their_own(monitor, project):
    for number, text in enumerate(
        [
            "Two dockers die in crash on the A40.",
            "Two dockers die in crash on the M6.",
            "Two dockers die in crash on the M6 today.",
        ]
    ):
        (project / "seeds" / f"note {number}.txt").write_text(text)
    (project / "seeds" / "first.txt").unlink()
    told = monitor("run").stdout
    assert "1 of them a copy of a known story" in told
    articles = objects(monitor("articles", "--json").stdout)
    assert [one["copies"] for one in articles] == [1, 2, 2]


def test_what_is_only_denied_is_not_listed_as_said(project, monitor):
    (project / "seeds" / "first.txt").write_text(
        "The dockers' union of Leeds is on strike. The mayor of Leeds, Ida Moll, denied "
        "that the dockers' strike had closed the port. The dockers' union said the "
        "crane drivers would stay at work until the end of May.\n"
    )
    monitor("run")
    (line,) = [one for one in monitor("claims").stdout.splitlines() if "closed" in one]
    assert "  denied: " in line
    claims = objects(monitor("claims", "--json").stdout)
    (denied,) = [claim for claim in claims if claim["denied"]]
    assert "closed" in denied["text"]
    shown = monitor("claims", "show", str(denied["claim"])).stdout
    assert shown.startswith("denied: ")
    assert "\ndenied by Ida Moll\n" in shown
    for told in ("history", "confirm"):
        lines = monitor("claims", told, str(denied["claim"])).stdout.splitlines()
        (quote,) = (number for number, line in enumerate(lines) if "closed" in line)
        assert lines[quote + 1].startswith("  Ida Moll (deny) in ")
