"""Days without a time, what is too long, and what lies where nobody looks."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from monitor.sources.bounds import LONGEST_TEXT
from monitor.sources.page import PageBody, read_page
from monitor.sources.seeds import read_seeds

ENGLISH = (
    "The harbour office said on Tuesday that the bridge would stay shut until the "
    "spring, because the repairs had taken longer than anybody had planned."
)
PAGE = f"""<!doctype html><html lang="en"><head><title>Bridge shut</title>
<meta property="article:published_time" content="2024-12-10"></head><body><article>
<h1>Bridge shut</h1><p>{ENGLISH}</p><p>{ENGLISH.replace("bridge", "lock")}</p>
</article></body></html>"""


@pytest.mark.parametrize("zone", ["America/Los_Angeles", "UTC", "Asia/Tokyo"])
@pytest.mark.parametrize(
    "front", ["---\npublished: {}\n---\n", "+++\npublished = {}\n+++\n"]
)
def test_a_bare_date_is_a_day_where_the_reader_is(tmp_path, zone, front):
    day = date(2025, 3, 3)
    (tmp_path / "a.txt").write_text(front.format(day) + ENGLISH)
    (piece,), _ = read_seeds([tmp_path], tmp_path, ZoneInfo(zone))
    assert piece.published is not None
    assert piece.published.astimezone(ZoneInfo(zone)).date() == day
    assert piece.published.date() == day


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("'The lock is shut'", "The lock is shut"),
        ('"The lock is shut"', "The lock is shut"),
        ("'No lock, no boats': a day in Wend", "'No lock, no boats': a day in Wend"),
        ('Ada Holm: "We shut it"', 'Ada Holm: "We shut it"'),
        ("'We shut it,' say 'all'", "'We shut it,' say 'all'"),
    ],
)
def test_only_marks_around_a_whole_title_are_taken_off(tmp_path, line, title):
    (tmp_path / "a.txt").write_text(f"---\ntitle: {line}\n---\n{ENGLISH}")
    (piece,), _ = read_seeds([tmp_path], tmp_path)
    assert piece.title == title


def test_a_page_that_names_a_day_means_that_of_the_reader():
    west = ZoneInfo("America/Los_Angeles")
    body = PAGE
    page = read_page(PageBody("https://buoy.example/bridge", body.encode(), west))
    assert page.published == datetime(2024, 12, 10, tzinfo=west)


def test_what_is_longer_than_may_be_read_is_cut_and_counted(tmp_path):
    text = f"{ENGLISH} " * 2000
    (tmp_path / "book.txt").write_text(text)
    (piece,), faults = read_seeds([tmp_path], tmp_path)
    assert faults == []
    assert LONGEST_TEXT * 0.9 < len(piece.text) <= LONGEST_TEXT
    assert piece.left_out == len(text.strip()) - len(piece.text)


def test_folders_to_leave_out_are_read_only_where_they_are_named(tmp_path):
    for name in ("a.txt", "state/b.txt", "state/digests/c.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(ENGLISH)
    state, digests = ours = [tmp_path / "state", tmp_path / "state" / "digests"]

    def paths(folder):
        pieces, _ = read_seeds([folder], tmp_path, leave_out=ours)
        return [piece.path for piece in pieces]

    assert paths(tmp_path) == ["a.txt"]
    assert paths(state) == ["state/b.txt"]
    assert paths(digests) == ["state/digests/c.md"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_text_is_read_as_any_editor_saves_it(tmp_path, encoding):
    """What Windows calls Unicode is UTF-16, and says so by its first two bytes."""
    told = f"{ENGLISH} “It’s shut,” said Zoë Holm."
    (tmp_path / "a.txt").write_bytes(told.replace(". ", ".\r\n").encode(encoding))
    (piece,), faults = read_seeds([tmp_path], tmp_path)
    assert not faults
    assert "“It’s shut,” said Zoë Holm." in piece.text
    assert "\r" not in piece.text
