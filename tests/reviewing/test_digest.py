"""The next digest tells what readers corrected, once, and how often verdicts were right."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime

import pytest

from monitor.app import open_app
from monitor.config import load


def told(days, form="md", day=2):
    return days("digest", "--format", form, days=day).stdout


def section(text, title):
    """A part of a digest in Markdown, without what follows it."""
    found = re.search(
        rf"^## {title}\n(.*?)(?=^## |^---)", text, re.MULTILINE | re.DOTALL
    )
    return found[1] if found else ""


def written(project, date, suffix="md"):
    return (project / "state" / "digests" / f"{date}.{suffix}").read_text()


def test_a_correction_stands_in_the_next_digest_with_both_quotes(days, project):
    days("claims", "reject", "5", "--note", "Other crews.", days=1)
    days("run", days=2)
    text = written(project, "2024-12-11")
    assert "# The port strike: 1 correction" in text
    assert "**1 corrected**" in text
    assert "Nothing changed." not in text
    corrected = section(text, "Corrected")
    assert "told as contradicted (denial); corrected to new: Other crews." in corrected
    assert "**said:** “it had cut the pay of night crews in Leeds”" in corrected
    assert "**told as against:** “Harbour Holdings cut the pay of night" in corrected
    assert "claim 5 · thread" in corrected


def test_nothing_is_told_twice_and_no_digest_is_altered(days, project):
    frozen = written(project, "2024-12-10")
    days("claims", "reject", "5", days=1)
    for day in (2, 3):
        days("run", days=day)
    assert written(project, "2024-12-10") == frozen
    assert section(written(project, "2024-12-11"), "Corrected")
    assert "Corrected" not in written(project, "2024-12-12")
    assert "1 verdict reviewed, and wrong." in written(project, "2024-12-12")


def test_what_was_rejected_before_it_was_told_is_told_as_it_holds(days, project):
    (project / "seeds" / "third.txt").write_text(
        "---\ntitle: More strike\noutlet: The Buoy\npublished: 2024-12-11\n---\n"
        "The dockers' union said that 2,000 workers had joined the port strike.\n"
    )
    days("run", "--no-send", days=2)
    (number,) = [
        json.loads(line)["claim"]
        for line in days("export", "mentions").stdout.splitlines()
        if "2,000" in json.loads(line)["quote"]
    ]
    days("claims", "reject", str(number), days=2)
    days("run", days=2)
    text = written(project, "2024-12-11")
    assert not section(text, "Corrected")
    assert not section(text, "Changed")
    assert "2,000 workers" in section(text, "New")


def test_what_was_dismissed_before_it_was_told_is_not_told(days, project):
    (project / "seeds" / "third.txt").write_text(
        "---\ntitle: More strike\noutlet: The Buoy\npublished: 2024-12-11\n---\n"
        "Ferries to Dublin were cancelled on Wednesday. Cranes in Hull stand still.\n"
    )
    days("run", "--no-send", days=2)
    claims = {
        one["text"]: one["claim"]
        for one in map(json.loads, days("claims", "--json").stdout.splitlines())
    }
    ferries = next(claims[text] for text in claims if "Ferries" in text)
    days("claims", "reject", str(ferries), days=2)
    days("run", days=2)
    text = written(project, "2024-12-11")
    assert "Ferries" not in text
    assert "Cranes in Hull" in section(text, "New")
    assert "1 new" in text


def test_what_repeats_a_dismissed_claim_is_not_told_either(days):
    assert "The union filed its complaint" in section(told(days, day=1), "Said again")
    days("claims", "reject", "3", "--as", "dismissed", days=1)
    assert "The union filed its complaint" not in told(days, day=1)


def test_a_correction_that_was_undone_is_told_as_little_as_if_it_never_was(days):
    days("claims", "reject", "5", days=1)
    days("claims", "undo", "5", days=1)
    days("run", days=2)
    assert "orrected" not in told(days)
    assert "reviewed" not in told(days)


def test_one_that_is_undone_after_it_was_told_is_told_back(days, project):
    days("claims", "reject", "4", days=1)
    days("run", days=2)
    days("claims", "undo", "4", days=2)
    days("run", days=3)
    corrected = section(written(project, "2024-12-12"), "Corrected")
    assert "told as new; corrected to changed (value)" in corrected
    assert "**now against:** “**900 workers** had joined" in corrected


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (("merge", "4", "1"), "told as changed (value); corrected to repeated"),
        (("split", "3"), "told as repeated; corrected to new"),
        (("reject", "2"), "told as new; dismissed, for it is not worth telling"),
        (
            ("reject", "4", "--kind", "conflict"),
            "told as changed (value); corrected to contradicted (conflict)",
        ),
    ],
)
def test_each_kind_of_correction_is_named(days, project, words, line):
    days("claims", *words, days=1)
    days("run", days=2)
    assert line in written(project, "2024-12-11")


def test_every_form_tells_the_same(days):
    days("claims", "reject", "5", "--note", "<b>*Other* crews</b>", days=2)
    days("claims", "confirm", "4", days=2)
    words = ("--since", "2024-12-10T12:00:00Z")
    trust = "2 verdicts reviewed, 1 of them right (50 %): contradicted 0 of 1, changed"
    for form in ("md", "html"):
        text = days("digest", *words, "--format", form, days=2).stdout
        assert "Corrected" in text
        assert trust in text.replace("\\", "")
        assert "<b>" not in text.replace("\\<b", "")
    found = json.loads(days("digest", *words, "--format", "json", days=2).stdout)
    (one,) = found["topics"][0]["corrected"]
    assert one["told"] == {"verdict": "contradicted", "kind": "denial"}
    assert (one["verdict"], one["dismissed"]) == ("new", False)
    assert one["note"] == "<b>*Other* crews</b>"
    assert one["now"]["mention"]["mention"] == 5
    assert one["before"]["mention"]["mention"] == 2
    assert found["trust"]["reviews"] == {
        "contradicted": {"reviewed": 1, "right": 0},
        "changed": {"reviewed": 1, "right": 1},
    }


def test_mail_tells_it_too(days, project):
    days("claims", "reject", "5", "--note", "Other crews.", days=1)
    days("claims", "confirm", "4", days=1)
    config = load(project / "monitor.toml")
    with open_app(config, lambda: datetime(2024, 12, 11, 12, tzinfo=UTC)) as app:
        digest = app.news()
        assert digest is not None
        text, html = (app.render(digest, form) for form in ("mail.txt", "mail.html"))
    assert "CORRECTED\n---------\n" in text
    assert "(told as contradicted (denial); corrected to new: Other crews.)" in text
    assert "was against: “Harbour Holdings cut the pay" in text
    for form in (text, html):
        assert "2 verdicts reviewed, 1 of them right" in " ".join(form.split())
    assert ">Corrected</h3>" in html


def test_an_item_says_that_a_reader_looked_at_it(days):
    days("claims", "confirm", "4", days=1)
    days("claims", "reject", "5", "--kind", "conflict", days=1)
    text = told(days, day=1)
    assert "Confidence 0.92, confirmed by a reader · claim 4" in text
    assert "Corrected by a reader · claim 5" in text


def test_a_digest_of_a_window_tells_a_verdict_once(days):
    """Where the mention itself is in the window, it is told as it holds."""
    days("claims", "reject", "5", days=1)
    text = days("digest", "--since", "2024-12-09", days=2).stdout
    assert "Corrected" not in text
    assert "it had cut the pay" in section(text, "New")


def test_without_reviews_nothing_is_said_of_them(days):
    assert "review" not in told(days)


def test_a_correction_is_told_once_where_terms_have_parts_of_their_own(days, project):
    toml = project / "monitor.toml"
    toml.write_text(toml.read_text() + 'group_by = "term"\n')
    days("claims", "reject", "5", days=1)
    days("run", days=2)
    text = written(project, "2024-12-11")
    assert text.count("# Corrected") == 1
    assert text.count("told as contradicted (denial)") == 1


def test_a_correction_of_a_topic_that_is_followed_no_more_is_told(days, project):
    toml = project / "monitor.toml"
    toml.write_text(toml.read_text().replace("port-strike", "another"))
    days("claims", "reject", "4", days=2)
    text = days("digest", "--since", "2024-12-10T12:00:00Z", days=2).stdout
    assert "told as changed (value); corrected to new" in text
