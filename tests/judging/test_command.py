from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from monitor.cli import cli

if TYPE_CHECKING:
    from pathlib import Path

KNOWN = "The union said on Monday that 900 dockers had joined the strike."
ROWS: list[dict] = [
    {
        "premise": KNOWN,
        "hypothesis": "The union said 900 dockers had joined the strike.",
        "label": "entailment",
    },
    {
        "premise": KNOWN,
        "hypothesis": KNOWN.replace("Monday", "Friday"),
        "label": "contradiction",
    },
    {"premise": KNOWN, "hypothesis": "The port was built in 1904.", "id": 7},
]


@pytest.fixture
def pairs(tmp_path: Path) -> Path:
    """A file of three rows, two of them labelled, with an empty line between."""
    path = tmp_path / "pairs.jsonl"
    path.write_text("\n\n".join(json.dumps(row) for row in ROWS) + "\n")
    return path


def ask(*words: str | Path, fed: str | None = None) -> Result:
    return CliRunner().invoke(cli, [str(word) for word in words], input=fed)


def rows_of(text: str) -> list[dict]:
    return [json.loads(line) for line in text.splitlines()]


def test_every_row_comes_back_in_its_place_with_what_it_had(pairs):
    result = ask("judge", pairs)
    assert result.exit_code == 0
    found = rows_of(result.stdout)
    assert [row["hypothesis"] for row in found] == [row["hypothesis"] for row in ROWS]
    assert [row["label"] for row in found] == ["entailment", "contradiction", "neutral"]
    assert [row.get("gold") for row in found] == ["entailment", "contradiction", None]
    assert found[2]["id"] == 7
    assert sum(found[0]["probabilities"].values()) == pytest.approx(1, abs=1e-3)


def test_figures_are_on_stderr_beside_rows(pairs):
    *figures, firm = ask("judge", pairs).stderr.splitlines()
    assert figures == [
        "labelled rows  2",
        "accuracy       1.000",
        "macro-F1       1.000",
        "contradiction  precision 1.000 recall 1.000",
    ]
    assert re.fullmatch(r"  from 0\.\d\d on precision 1\.000 recall 1\.000", firm)


def test_the_network_alone_can_be_asked(pairs):
    bare = rows_of(ask("judge", pairs, "--bare").stdout)
    both = rows_of(ask("judge", pairs).stdout)
    assert [row["probabilities"] for row in bare] != [
        row["probabilities"] for row in both
    ]
    assert " from 0." not in ask("judge", pairs, "--bare").stderr


def test_with_a_file_for_the_rows_figures_are_on_stdout(pairs, tmp_path):
    result = ask("judge", pairs, "--out", tmp_path / "judged.jsonl")
    assert "accuracy       1.000" in result.stdout
    assert result.stderr == ""
    assert len(rows_of((tmp_path / "judged.jsonl").read_text())) == 3


def test_quiet_says_no_figures(pairs, tmp_path):
    result = ask("-q", "judge", pairs, "--out", tmp_path / "judged.jsonl")
    assert result.output == ""


def test_rows_may_come_from_standard_input(pairs):
    piped = ask("judge", "-", fed=pairs.read_text())
    assert piped.stdout == ask("judge", pairs).stdout


def test_without_labels_there_are_no_figures():
    result = ask("judge", "-", fed=json.dumps(ROWS[2]))
    assert len(rows_of(result.stdout)) == 1
    assert result.stderr == ""


def test_labels_without_a_contradiction_leave_its_figures_open():
    result = ask("judge", "-", fed=json.dumps(ROWS[0]))
    assert "precision - recall -" in result.stderr


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "not JSON"),
        ("[]", "not a row"),
        ('{"premise": "a"}', '"hypothesis" is missing'),
        ('{"premise": 1, "hypothesis": "a"}', '"premise" is missing or no text'),
        ('{"premise": "a", "hypothesis": "b", "label": "maybe"}', "'maybe'"),
        ('{"premise": "a", "hypothesis": "b", "label": ["neutral"]}', "must be one of"),
        ("[" * 200_000, "not JSON"),
    ],
)
def test_a_bad_row_is_told_with_its_line_after_those_before_it(pairs, line, said):
    with pairs.open("a") as stream:
        stream.write(line + "\n" + json.dumps(ROWS[0]) + "\n")
    result = ask("judge", pairs)
    assert result.exit_code == 2
    assert f"{pairs}, line 6: " in result.stderr
    assert said in result.stderr
    assert len(rows_of(result.stdout)) == 3


def test_bytes_that_are_no_utf8_are_a_bad_row(pairs):
    pairs.write_bytes(b'{"premise": "\xff", "hypothesis": "a"}\n')
    result = ask("judge", pairs)
    assert result.exit_code == 2
    assert "line 1: not JSON in UTF-8" in result.stderr


def test_half_a_character_comes_back_as_it_was():
    line = '{"premise": "\\ud800", "hypothesis": "a"}'
    result = ask("judge", "-", fed=line)
    assert rows_of(result.stdout)[0]["premise"] == "\ud800"


def test_a_file_that_is_not_there_is_wrong_usage(tmp_path):
    result = ask("judge", tmp_path / "none.jsonl")
    assert result.exit_code == 2
    assert "none.jsonl cannot be read: no such file" in result.stderr


def test_a_file_that_cannot_be_written_is_wrong_usage(pairs, tmp_path):
    result = ask("judge", pairs, "--out", tmp_path / "none" / "judged.jsonl")
    assert result.exit_code == 2
    assert "cannot be written" in result.stderr


def test_what_is_read_is_not_written_over(pairs):
    before = pairs.read_text()
    result = ask("judge", pairs, "--out", pairs)
    assert result.exit_code == 2
    assert pairs.read_text() == before


def test_whoever_watches_sees_rows_counted(pairs, monkeypatch):
    """On a terminal the rows are counted on stderr and the data stay clean."""
    monkeypatch.setattr("click.testing._NamedTextIOWrapper.isatty", lambda _: True)
    result = ask("judge", pairs)
    assert "3 pairs" in result.stderr
    assert len(rows_of(result.stdout)) == 3
