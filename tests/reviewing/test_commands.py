"""claims confirm, reject, merge, split and undo, as a reader types them."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from monitor.lock import hold

ROOT = Path(__file__).parents[2]


def mentions(days):
    return {m["mention"]: m for m in map(json.loads, exported(days))}


def exported(days, what="mentions"):
    return days("export", what, days=2).stdout.splitlines()


def test_a_verdict_is_confirmed(days):
    told = days("claims", "confirm", "4", days=2).stdout
    assert "[4] “1,400 workers had joined the port strike”" in told
    assert "is:  changed (value), against [1] “900 workers" in told
    assert "Noted as right." in told
    assert mentions(days)[4]["review"] == "right"
    assert "reviewed: right" in days("claims", "show", "4").stdout


def test_a_verdict_is_rejected_and_it_is_said_what_changed(days):
    told = days("claims", "reject", "5", "--note", "other crews", days=2).stdout
    assert "was: contradicted (denial), against [2] “Harbour Holdings cut" in told
    assert "is:  new; claim 5, thread" in told
    found = mentions(days)[5]
    assert (found["verdict"], found["kind"], found["against"]) == ("new", None, None)
    assert found["review"] == "wrong"
    assert found["judged"] == {
        "verdict": "contradicted", "kind": "denial", "confidence": 0.927
    }  # fmt: skip
    shown = days("claims", "show", "5").stdout
    assert "wrong; the engine had said contradicted (denial)" in shown
    assert "standing" in days("claims", "show", "2").stdout
    assert days("-q", "verify").output == ""


@pytest.mark.parametrize(
    "words",
    [
        ("confirm", "4"),
        ("reject", "4"),
        ("reject", "2"),
        ("reject", "3", "--mention", "6"),
        ("reject", "1", "--as", "dismissed"),
        ("reject", "3", "--as", "dismissed"),
        ("reject", "3", "--mention", "3"),
        ("reject", "5", "--as", "repeated"),
        ("merge", "4", "1"),
        ("merge", "1", "4"),
        ("split", "3"),
        ("split", "3", "--mention", "6"),
    ],
)
def test_saying_it_twice_does_nothing_more_and_undoing_gives_all_back(days, words):
    before = exported(days)
    first = days("claims", *words, days=2).stdout
    assert "Nothing to do" not in first
    once = exported(days), exported(days, "reviews"), exported(days, "claims")
    assert once[0] != before
    assert "Nothing to do" in days("claims", *words, days=3).stdout
    assert once == (
        exported(days), exported(days, "reviews"), exported(days, "claims")
    )  # fmt: skip
    assert days("-q", "verify").output == ""
    number = json.loads(once[1][0])["mention"]
    claim = str(mentions(days)[number]["claim"])
    days("claims", "undo", claim, "--mention", str(number), days=3)
    after = list(map(json.loads, exported(days)))
    for one, was in zip(after, map(json.loads, before), strict=True):
        for name in ("verdict", "kind", "why", "confidence", "review", "dismissed"):
            assert one[name] == was[name]
    assert days("-q", "verify").output == ""


def test_what_was_dismissed_is_named_so(days):
    days("claims", "reject", "2")
    assert "dismissed: its claim is left out" in days("claims", "show", "2").stdout
    assert mentions(days)[2]["dismissed"] is True


def test_a_claim_that_was_merged_is_led_to(days):
    days("claims", "merge", "4", "1")
    told = days("claims", "show", "4", status=2).stderr
    assert "those of claim 1 since a review; see 'monitor claims show 1'" in told


def test_a_review_as_json_is_the_mention_as_it_is_then(days):
    told = json.loads(days("claims", "reject", "4", "--json").stdout)
    assert (told["mention"], told["verdict"], told["review"]) == (4, "new", "wrong")


WRONG = {
    ("reject", "3"): (
        "claim 3 is new and was repeated by [6]: 'monitor claims split 3' if that is "
        "another claim, 'monitor claims reject 3 --as dismissed' if it is not worth"
    ),
    ("confirm", "99"): "there is no claim 99; 'monitor claims' lists them",
    ("confirm", "0"): "there is no claim 0",
    ("confirm", "9" * 30): "there is no claim",
    ("confirm", "3", "--mention", "1"): "those of claim 3 are [3], [6]",
    ("confirm", "3", "--mention", "77"): "there is no mention 77",
    ("reject", "1", "--as", "changed"): "say how it is changed: --kind value|",
    ("reject", "1", "--as", "repeated"): "--against CLAIM, or --against m12",
    ("reject", "4", "--kind", "value"): "is what was judged; 'confirm' says",
    ("reject", "1", "--as", "repeated", "--against", "5"): "came after mention 1",
    ("reject", "4", "--against", "seven"): "write 7 for claim 7, or m12",
    ("merge", "3", "3"): "cannot be merged into itself",
    ("merge", "99", "3"): "there is no claim 99",
    ("merge", "3", "99"): "there is no claim 99",
    ("split", "1"): "there is nothing to split",
    ("split", "3", "--mention", "3"): "is the one that claim 3 began with",
    ("undo", "3"): "no verdict of claim 3 was reviewed",
}


@pytest.mark.parametrize("words", WRONG, ids=" ".join)
def test_what_cannot_be_done_says_what_to_do_and_changes_nothing(days, words):
    before = exported(days)
    assert WRONG[words] in days("claims", *words, status=2).stderr
    assert exported(days) == before
    assert exported(days, "reviews") == []


def test_a_reader_need_not_stop_the_daemon(days, project):
    """It holds the lock for weeks; a review waits for its transaction alone."""
    with hold(project / "state" / "monitor.lock"):
        assert "Noted as right." in days("claims", "confirm", "4").stdout
    with closing(sqlite3.connect(project / "state" / "ledger.db")) as other:
        other.execute("BEGIN IMMEDIATE")
        told = days("claims", "reject", "4", status=1).stderr
    assert "another program" in told
    assert [json.loads(one)["action"] for one in exported(days, "reviews")] == [
        "confirm"
    ]


def test_without_a_ledger_nothing_can_be_reviewed(monitor, project):
    assert "There is no ledger" in monitor("claims", "confirm", "1", status=1).stderr
    assert not list((project / "state").glob("*.db"))


def test_quietly_nothing_is_printed(days):
    assert days("-q", "claims", "reject", "4").output == ""
    assert days("-q", "claims", "merge", "5", "2").output == ""


def test_a_process_of_its_own_does_the_same(days, project):
    done = subprocess.run(
        [sys.executable, "-m", "monitor", "claims", "split", "3"],
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "was: repeated, against [3]" in done.stdout


def test_later_articles_are_compared_with_the_corrected_ledger(days, project):
    """What was split off is found as a claim of its own."""
    days("claims", "split", "3", days=2)
    days("claims", "merge", "4", "1", days=2)
    (project / "seeds" / "third.txt").write_text(
        "---\ntitle: More strike\noutlet: The Buoy\npublished: 2024-12-12\n---\n"
        "The union filed its complaint with the labour court in Leeds. The dockers' "
        "union said that 1,400 workers had joined the port strike.\n"
    )
    days("run", days=3)
    told = {m["quote"]: m for m in mentions(days).values() if m["mention"] > 6}
    workers = next(m for quote, m in told.items() if "1,400" in quote)
    assert workers["claim"] == 1
    assert days("-q", "verify").output == ""


def test_every_review_is_exported_with_its_history(days):
    days("claims", "reject", "4", "--note", "=not so", days=2)
    days("claims", "confirm", "4", days=3)
    first, second = map(json.loads, exported(days, "reviews"))
    assert (first["action"], first["right"], first["replaced"]) == (
        "reject",
        False,
        True,
    )
    assert (second["action"], second["right"]) == ("confirm", True)
    assert first["judged"]["kind"] == "value"
    assert first["label"]["verdict"] == "new"
    assert first["passage"]["quote"] == "1,400 workers had joined the port strike"
    assert first["reviewed"] == "2024-12-11T12:00:00+00:00"
    rows = list(csv.reader(io.StringIO(
        days("export", "reviews", "--format", "csv").stdout
    )))  # fmt: skip
    assert len(rows) == 3
    assert len({len(row) for row in rows}) == 1
    assert rows[1][rows[0].index("note")] == "'=not so"


def test_what_was_reviewed_can_be_looked_up_in_the_database(days, project):
    days("claims", "reject", "4", days=2)
    with closing(sqlite3.connect(project / "state" / "ledger.db")) as ledger:
        rows = ledger.execute(
            "SELECT action, engine, judged, holds, mention FROM reviewed_verdicts"
        ).fetchall()
    assert rows == [("reject", "wrong", "changed", "new", 4)]
