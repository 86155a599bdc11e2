"""Labelled articles as pairs for the judge, in parts that it can be trained without."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import monitor
from monitor.judges.learned import LearnedJudge
from monitor.judges.together import TogetherJudge
from monitor.sources.workers import InlineWorkers

MODELS = Path(monitor.__file__).parent / "models"


def gold(name: str, now: str, **label: object) -> dict[str, object]:
    """Two articles: a toll, and what the second says of it."""

    def article(day: int, quote: str, **label: object) -> dict[str, object]:
        claim = {"quote": quote, "speaker": "Ada Holm", **label}
        return {
            "title": f"Bridge, day {day}",
            "outlet": "The Buoy",
            "published": f"2025-03-0{day}T08:00:00+00:00",
            "text": f"{quote}, Ada Holm said.",
            "claims": [claim],
        }

    known = article(1, "Four people died on the Arden bridge", verdict="new")
    return {
        "name": name,
        "topic": "Arden",
        "articles": [known, article(2, now, against="1#1", **label)],
    }


@pytest.fixture
def written(load, tmp_path):
    """The disputes of a gold file, and the file."""
    path = tmp_path / "bridge.json"
    disputes = [
        gold("same", "Four people were killed on the Arden bridge", verdict="repeated"),
        gold(
            "risen",
            "Six people died on the Arden bridge",
            verdict="changed",
            kind="value",
        ),
    ]
    path.write_text(json.dumps({"disputes": disputes}), "utf-8")
    return load("gathering").disputes_in([path])


def test_disputes_are_named_after_their_file(written):
    assert [one.name for one in written] == ["bridge/same", "bridge/risen"]


def test_what_repeats_follows_and_another_figure_excludes_both_ways(load, written):
    judge = TogetherJudge(LearnedJudge())
    same, risen = (
        list(load("labelled").pairs_of(one, judge, InlineWorkers())) for one in written
    )
    assert [label for _, _, label in same] == ["entailment"]
    assert [label for _, _, label in risen] == ["contradiction"] * 2
    assert risen[0][:2] == risen[1][1::-1]
    assert "Four people died" in risen[0][0]


@pytest.mark.usefixtures("written")
def test_a_part_for_each_fold(load, tmp_path, monkeypatch):
    labelled = load("labelled")
    out = tmp_path / "out"
    monkeypatch.setattr(
        "sys.argv",
        ["labelled.py", str(out), str(MODELS), str(tmp_path / "bridge.json")],
    )
    labelled.main()
    counts = {
        path.stem: len(path.read_text("utf-8").splitlines()) for path in out.iterdir()
    }
    assert counts == {
        "linked0": 1,
        "linked1": 2,
        "linked2": 0,
        "open0": 0,
        "open1": 0,
        "open2": 0,
    }
