"""The tour of the README, offline: the seeds one day, two made-up feeds the next."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from monitor.cli import cli

ROOT = Path(__file__).parents[2]
ADDRESS = "http://127.0.0.1:8765"
FIRST_DAY = "2024-12-10T09:00:00Z"
SECOND_DAY = "2024-12-11T09:00:00Z"


@pytest.fixture(scope="module")
def tour(tmp_path_factory, make_httpserver):
    """Both days; the folder and the mentions that the ledger then holds."""
    folder = tmp_path_factory.mktemp("tour")
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    example = folder / "examples" / "second-day"
    shutil.copytree(
        ROOT / "examples" / "second-day", example, ignore=lambda *_: {"state"}
    )
    toml = example / "monitor.toml"
    served = make_httpserver.url_for("").rstrip("/").replace("localhost", "127.0.0.1")
    assert ADDRESS in toml.read_text(encoding="utf-8")
    toml.write_text(toml.read_text(encoding="utf-8").replace(ADDRESS, served))

    def monitor(now, *words):
        result = CliRunner().invoke(
            cli, ["--config", str(toml), "--now", now, *words], catch_exceptions=False
        )
        assert result.exit_code in {0, 3}, result.output
        return result.stdout

    make_httpserver.clear()  # one server serves all tests
    monitor(FIRST_DAY, "run")
    for name in ("feed.xml", "wire.xml"):
        make_httpserver.expect_request(f"/{name}").respond_with_data(
            (example / name).read_bytes(), content_type="application/rss+xml"
        )
    monitor(SECOND_DAY, "run")
    lines = monitor(SECOND_DAY, "export", "mentions").splitlines()
    return example, [json.loads(line) for line in lines], monitor


FOUND = {
    "the venue is contradicted": (
        "contradicted", "conflict", "a London court, was the UK Intellectual"),
    "what was taken changes": (
        "changed", "detail", "model weights and training methods, was"),
    "the answer changes its words": (
        "changed", "wording", '"baseless and competitive sour grapes", was "baseless"'),
    "the answer denies the charge": (
        "contradicted", "denial", "Alibaba denies what Anthropic alleges"),
    "another model is named": ("changed", "detail", "Qwen2.5, was Tongyi Qianwen"),
    "the counterpart gets a version": ("changed", "detail", "Claude 3.5, was Claude"),
    "the next day: a longer period": ("changed", "value", "60 days, was 45 days"),
    "the next day: other odds": ("changed", "value", "one in a million, was less than"),
    "the next day: another venue": ("contradicted", "conflict", "the High Court, was"),
    "the next day: a filing denied": ("contradicted", "denial", "Intellectual Property Office denies what"),
    "the next day: a new answer": ("changed", "wording", "misunderstanding"),
}  # fmt: skip


@pytest.mark.parametrize("about", FOUND)
def test_a_difference_is_found(tour, about):
    verdict, kind, why = FOUND[about]
    mentions = [m for m in tour[1] if (m["verdict"], m["kind"]) == (verdict, kind)]
    assert [m for m in mentions if why in (m["why"] or "")], [
        m["why"] for m in mentions
    ]


@pytest.mark.parametrize(
    "told",
    ["45 days", "one in a trillion", "$1 trillion by 2030", "2024 Online Safety Bill",
     "National Security and Investment Act"],
)  # fmt: skip
def test_a_claim_is_found_with_its_value(tour, told):
    assert [m for m in tour[1] if told in m["quote"]]


def test_every_quote_is_a_span_of_the_stored_text(tour):
    example, mentions, _ = tour
    with closing(sqlite3.connect(example / "state" / "ledger.db")) as ledger:
        texts = dict(ledger.execute("SELECT article_id, text FROM revisions"))
    for mention in mentions:
        text = texts[mention["article"]["id"]]
        assert text[mention["start"] : mention["end"]] == mention["quote"]


def test_the_draft_is_told_what_became_of_its_claims(tour):
    example, _, monitor = tour
    told = monitor(SECOND_DAY, "check", str(example / "draft.txt"))
    assert "30 days, was 60 days" in told
    assert "since then contradicted (denial)" in told


def test_a_third_pass_adds_nothing(tour):
    _, mentions, monitor = tour
    assert "Nothing new" in monitor("2024-12-11T09:05:00Z", "run")
    assert len(monitor(SECOND_DAY, "export", "mentions").splitlines()) == len(mentions)


def test_both_digests_are_written(tour):
    digests = tour[0] / "state" / "digests"
    assert sorted(p.name for p in digests.glob("*.*")) == [
        "2024-12-10.html", "2024-12-10.md", "2024-12-11.html", "2024-12-11.md",
    ]  # fmt: skip


def test_what_a_reader_knows_better_is_put_right_and_measured(tour):
    example, mentions, monitor = tour
    by_verdict = {mention["verdict"]: mention for mention in mentions}
    wrong, right = (by_verdict[word] for word in ("contradicted", "changed"))
    monitor(SECOND_DAY, "claims", "confirm", str(right["claim"]))
    told = monitor(SECOND_DAY, "claims", "reject", str(wrong["claim"]))
    assert "was: contradicted" in told
    assert "is:  new" in told
    assert monitor(SECOND_DAY, "verify").count("FAULT") == 0
    monitor("2024-12-12T09:00:00Z", "run")
    digest = (example / "state" / "digests" / "2024-12-12.md").read_text("utf-8")
    assert "## Corrected" in digest
    assert "2 verdicts reviewed, 1 of them right (50 %)" in digest
    labels = example / "reviews.json"
    labels.write_text(
        monitor(SECOND_DAY, "export", "reviews", "--format", "gold"), "utf-8"
    )
    assert "extraction recall          1.000  2 of 2" in monitor(
        SECOND_DAY, "evaluate", str(labels)
    )
    for claim in (wrong, right):
        monitor(SECOND_DAY, "claims", "undo", str(claim["claim"]))
    lines = monitor(SECOND_DAY, "export", "mentions").splitlines()
    after = [json.loads(line)["verdict"] for line in lines]
    assert after == [mention["verdict"] for mention in mentions]
