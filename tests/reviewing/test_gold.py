"""Reviews as labels: exported, read and measured by ``evaluate``."""

from __future__ import annotations

import json

import pytest

from monitor.core.evaluation import read_gold


@pytest.fixture
def exported(days, project):
    """Export what was reviewed; gives the file's object."""

    def export():
        told = days("export", "reviews", "--format", "gold", days=2)
        (project / "gold.json").write_text(told.stdout)
        return json.loads(told.stdout)

    return export


@pytest.fixture
def figures(days, exported):
    """Export what was reviewed, and evaluate; gives the figures as counted."""

    def measure():
        exported()
        told = json.loads(days("evaluate", "gold.json", "--json").stdout)
        return {
            name: (one["hits"], one["of"])
            for name, one in told.items()
            if isinstance(one, dict) and one["of"]
        }

    return measure


def test_a_confirmed_verdict_is_a_label(days, exported):
    days("claims", "confirm", "4")
    (dispute,) = exported()["disputes"]
    assert dispute["name"] == "port-strike"
    assert dispute["complete"] is False
    assert [one["outlet"] for one in dispute["articles"]] == ["The Tide", "The Quay"]
    first, second = (one["claims"] for one in dispute["articles"])
    assert first == [
        {"quote": "900 workers had joined the port strike", "start": 39, "end": 77}
    ]
    (label,) = second
    assert (label["verdict"], label["kind"], label["against"]) == (
        *("changed", "value", "1#1"),
    )


def test_what_was_confirmed_is_found_again(days, figures):
    days("claims", "confirm", "4")
    days("claims", "confirm", "5")
    days("claims", "confirm", "3", "--mention", "6")
    assert figures() == {
        "recall": (3, 3),
        "verdict": (3, 3),
        "contradiction_precision": (1, 1),
        "contradiction_recall": (1, 1),
        "changed_precision": (1, 1),
        "changed_recall": (1, 1),
        "repeated_precision": (1, 1),
        "repeated_recall": (1, 1),
        "kind": (2, 2),
        "against": (3, 3),
    }


def test_what_was_rejected_is_the_engines_mistake_again(days, figures):
    """By hand: 4 is changed (value), 5 contradicted, 6 repeated, 2 new."""
    days("claims", "confirm", "4")
    days("claims", "confirm", "2")
    days("claims", "reject", "5")
    days("claims", "split", "3")
    assert figures() == {
        "recall": (4, 4),
        "verdict": (2, 4),
        "contradiction_precision": (0, 1),
        "changed_precision": (1, 1),
        "changed_recall": (1, 1),
        "repeated_precision": (0, 1),
        "kind": (1, 1),
        "against": (1, 1),
    }


def test_what_the_engine_was_wrong_about_stands_in_the_file(days, exported, figures):
    """Without it, its mistake could not be made again."""
    days("claims", "reject", "5")
    (dispute,) = exported()["disputes"]
    assert [one["outlet"] for one in dispute["articles"]] == ["The Tide", "The Quay"]
    (beside,) = dispute["articles"][0]["claims"]
    assert set(beside) == {"quote", "start", "end"}
    assert figures()["contradiction_precision"] == (0, 1)


def test_a_corrected_kind_and_target_are_measured(days, figures):
    days("claims", "reject", "4", "--kind", "detail")
    days("claims", "reject", "5", "--against", "3")
    found = figures()
    assert found["verdict"] == (2, 2)
    assert found["kind"] == (1, 2)
    assert found["against"] == (1, 2)


def test_what_has_no_words_is_left_out_and_said(days, exported):
    days("claims", "confirm", "4")
    days("claims", "reject", "2")
    (dispute,) = exported()["disputes"]
    assert sum("verdict" in c for a in dispute["articles"] for c in a["claims"]) == 1
    told = days("export", "reviews", "--format", "gold").stderr
    assert told.startswith("1 label in 2 articles.\n1 review left out: ")


def test_without_labels_there_is_no_file(days):
    told = days("export", "reviews", "--format", "gold", status=2)
    assert "'monitor claims confirm'" in told.stderr
    assert told.stdout == ""
    days("claims", "reject", "2")
    days("export", "reviews", "--format", "gold", status=2)


def test_only_reviews_are_labels(days):
    told = days("export", "claims", "--format", "gold", status=2).stderr
    assert "export reviews --format gold" in told


def test_a_topic_that_is_followed_no_more_has_its_name_for_a_term(
    days, exported, project
):
    days("claims", "confirm", "4")
    toml = project / "monitor.toml"
    toml.write_text(toml.read_text().replace("port-strike", "another"))
    (dispute,) = exported()["disputes"]
    assert (dispute["name"], dispute["topic"]) == ("port-strike", ['"port-strike"'])
    assert read_gold(json.dumps(exported()), "gold.json")


def test_an_edited_article_is_told_by_its_texts(days, exported, project):
    """A correction is between two texts of one article, for which there is no word."""
    seed = project / "seeds" / "second.txt"
    seed.write_text(seed.read_text().replace("1,400", "1,500"))
    days("run", days=2)
    days("claims", "confirm", "4")
    corrected = json.loads(
        days("claims", "--verdict", "changed", "--json").stdout.splitlines()[-1]
    )
    told = days("claims", "confirm", str(corrected["claim"]), days=2).stdout
    assert "changed (correction)" in told
    (dispute,) = exported()["disputes"]
    texts = [one["text"] for one in dispute["articles"]]
    assert any("1,400" in text for text in texts)
    assert not any("1,500" in text for text in texts)


def test_a_term_that_needs_another_is_left_out(days, exported, project):
    toml = project / "monitor.toml"
    text = toml.read_text()
    terms = """{ name = "harbour", term = "port OR docks" }, "strike AND @harbour" """
    start, end = text.index("watch = ["), text.index("\n", text.index("watch = ["))
    toml.write_text(f"{text[:start]}watch = [{terms}]{text[end:]}")
    days("claims", "confirm", "4")
    (dispute,) = exported()["disputes"]
    assert dispute["topic"] == ["port OR docks"]
    assert read_gold(json.dumps(exported()), "gold.json")
