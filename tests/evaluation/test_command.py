"""``monitor evaluate`` as one types it."""

from __future__ import annotations

import json
import os

import pytest
from click.testing import CliRunner, Result

from monitor.cli import cli


def dies(document):
    os._exit(3)


def ask(*words) -> Result:
    return CliRunner().invoke(cli, [str(word) for word in words])


@pytest.fixture
def wrong(small, write):
    """Labels that no engine should agree with."""
    first, second = small["disputes"][0]["articles"]
    second["claims"][0] |= {
        "speaker": "the harbour master",
        "verdict": "contradicted",
        "kind": "conflict",
        "modality": "denied",
        "values": [{"kind": "number", "text": "7"}],
    }
    first["claims"].append(
        {"quote": "The dockers' union", "speaker": None, "verdict": "new"}
    )
    second["claims"].append(
        {"quote": "Few saw it coming", "speaker": None, "verdict": "new"}
    )
    return write(small)


def test_the_engine_is_measured_without_a_configuration(small, write, monkeypatch):
    path = write(small)
    monkeypatch.chdir(path.parent)
    result = ask("evaluate", path)
    assert result.exit_code == 0, result.output
    lines = result.stdout.splitlines()
    assert lines[0] == "extraction recall          1.000  2 of 2"
    assert "contradiction recall           -  0 of 0" in lines
    assert "changed precision          1.000  1 of 1" in lines
    assert ["changed", "0", "0", "1", "0", "0"] in [line.split() for line in lines]
    assert lines[-1].split()[0] == "port-strike"
    assert [one.name for one in path.parent.iterdir()] == ["gold.json"]


def test_json_holds_the_same_figures_for_all_and_for_each_dispute(small, write):
    told = json.loads(ask("evaluate", write(small), "--json").stdout)
    assert told["recall"] == {"value": 1.0, "hits": 2, "of": 2}
    assert told["verdict"]["value"] == told["macro_f1"] == told["against"]["value"] == 1
    assert told["contradiction_recall"] == {"value": None, "hits": 0, "of": 0}
    assert {"labelled": "changed", "found": "changed", "count": 1} in told["confusion"]
    (dispute,) = told["disputes"]
    assert dispute.pop("name") == "port-strike"
    assert dispute == {key: told[key] for key in dispute}
    assert "errors" not in told


def test_every_miss_is_listed_with_its_texts(wrong):
    told = ask("evaluate", wrong, "--errors").stdout
    assert "Claims that were not found: 2" in told
    assert "labelled: “Few saw it coming”" in told
    assert "speaker: the harbour master; the engine: the dockers' union" in told
    assert "modality: denied; the engine: asserted" in told
    assert "values: 7; the engine: 1400" in told
    assert "verdict: contradicted (conflict); the engine: changed (value)" in told
    assert "labelled against: “900 workers had joined the port strike”" in told
    assert "why: 1,400 workers, was 900 workers" in told


def test_another_kind_is_a_miss_of_its_own(small, write):
    small["disputes"][0]["articles"][1]["claims"][0]["kind"] = "detail"
    told = ask("evaluate", write(small), "--errors").stdout
    assert "kind: changed (detail); the engine: changed (value)" in told
    assert "Another verdict" not in told


def test_an_article_that_cannot_be_read_ends_the_command(small, write, monkeypatch):
    monkeypatch.setattr("monitor.app.arbiter.VectorReader", lambda _: dies)
    result = ask("evaluate", write(small))
    assert result.exit_code == 1
    assert "port-strike, article 1: made the reading process break" in result.stderr


def test_misses_as_json_have_both_sides(wrong):
    told = json.loads(ask("evaluate", wrong, "--errors", "--json").stdout)
    by_figure = {one["figure"]: one for one in told["errors"]}
    assert by_figure["recall"]["found"] is None
    assert by_figure["verdict"]["claim"] == "2#1"
    assert by_figure["verdict"]["answered"] == "changed (value)"
    assert "900 workers" in by_figure["verdict"]["found_against"]


def test_the_clock_changes_nothing(small, write):
    path = write(small)
    early = ask("--now", "2001-01-01T00:00:00Z", "evaluate", path, "--json")
    assert early.stdout == ask("evaluate", path, "--json").stdout


def test_a_bad_file_is_wrong_usage(small, write):
    small["disputes"][0]["articles"][0]["claims"][0]["quote"] = "900 lorries"
    path = write(small)
    result = ask("evaluate", path)
    assert result.exit_code == 2
    assert f"{path}: dispute 'port-strike', article 1, claim 1: " in result.stderr
    assert result.stdout == ""


def test_a_file_that_is_not_there_is_wrong_usage(tmp_path):
    result = ask("evaluate", tmp_path / "none.json")
    assert result.exit_code == 2
    assert "none.json cannot be read: no such file" in result.stderr


def test_bytes_that_are_no_text_are_wrong_usage(tmp_path):
    path = tmp_path / "gold.json"
    path.write_bytes(b"\xff\xfe")
    result = ask("evaluate", path)
    assert result.exit_code == 2
    assert "is not UTF-8 text (byte 0)" in result.stderr


def test_a_judge_without_fault_mends_what_the_rules_leave_open(small, write):
    """It answers as the labels have it, in the words in which the engine tells them."""
    article = small["disputes"][0]["articles"][1]
    article["text"] = "The dockers' union called the whole port strike off."
    article["claims"] = [
        {
            "quote": "The dockers' union called the whole port strike off",
            "speaker": None,
            "verdict": "contradicted",
            "kind": "conflict",
            "against": "1#1",
        }
    ]
    path = write(small)
    assert "contradiction recall       0.000  0 of 1" in ask("evaluate", path).stdout
    told = ask("evaluate", path, "--faultless").stdout
    assert "contradiction recall       1.000  1 of 1" in told


def test_the_labels_are_no_judge_beside_another(small, write):
    result = ask("evaluate", write(small), "--faultless", "--judge", "lexical")
    assert result.exit_code == 2
    assert "--faultless asks the labels" in result.stderr
