"""The small words of a digest."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from monitor.core.digest import shorten
from monitor.render import trust, words
from monitor.render.escape import markdown, markdown_address, plain
from monitor.render.leading import lead
from monitor.render.timeline import DAYS, every_day, timeline
from monitor.types import (
    DayCount,
    Kind,
    Modality,
    Passage,
    RepeatedClaim,
    SourceFault,
)


@pytest.mark.parametrize(
    ("n", "said"), [(0, "no copies"), (1, "1 copy"), (1204, "1,204 copies")]
)
def test_counts_read_as_words(n, said):
    assert words.count(n, "copy", "copies") == said


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({}, "The Example"),
        ({"outlet": ""}, "example.org"),
        ({"outlet": "", "url": "https://www.example.org/x"}, "example.org"),
        ({"outlet": "", "url": None, "path": "seeds/rail.md"}, "rail"),
        ({"outlet": "", "url": None, "path": None}, "Rail talks stall"),
        ({"outlet": "", "url": "https://[bad"}, "Rail talks stall"),
    ],
)
def test_a_source_always_has_a_name(article, changes, name):
    assert words.source(replace(article, **changes)) == name


@pytest.mark.parametrize(
    ("title", "outlet", "said"),
    [
        ("Talks stall", "The Tide", ("Talks stall", "The Tide, 10 Dec 2024")),
        ("000 tide", "000_tide", ("000_tide", "10 Dec 2024")),
        ("", "The Tide", ("The Tide", "10 Dec 2024")),
    ],
)
def test_an_article_is_named_once(article, title, outlet, said):
    named = replace(article, title=title, outlet=outlet)
    assert words.piece(named, "UTC") == said


def test_whoever_is_not_named_is_the_outlet(mention):
    assert words.speaker(replace(mention, speaker="Ada Holm")) == "Ada Holm"
    assert words.speaker(replace(mention, speaker=None)) == "The Example"


@pytest.mark.parametrize(
    ("stories", "said"),
    [(0, ""), (1, ""), (3, "told in 3 independent stories (claim 1)")],
)
def test_a_passage_told_by_several_stories_says_so(digest, stories, said):
    (item, *_) = digest.topics[0].changed
    assert words.retold(replace(item.now, stories=stories)) == said


def test_an_undated_article_is_dated_by_when_it_was_seen(article):
    undated = replace(article, published=None)
    assert words.published(undated, "Europe/London") == "seen 10 Dec 2024"


@pytest.mark.parametrize(
    ("speaker", "text", "quote", "said"),
    [
        (None, "The note left little doubt.", "left little doubt", "The note …"),
        (None, "Trains stopped.", "trains stopped", ""),
        (None, "Unlike buses, trains stop.", "But unlike buses, trains stop", ""),
        (None, "Ashe's claim rests on it.", "The claim rests on it", "Ashe's claim …"),
        ("The union", "The union said no again.", "they said no again", ""),
        ("Ada Holm", "The port closes early.", "it closes early", "The port …"),
        (None, "Ada Holm had left.", "Holm had left", ""),
        (None, "Ada Holm took it on.", "Holm, 59, took it on", ""),
        (None, "Acme Bread's share fell.", "Acme's share fell", ""),
        (
            None,
            "The mayor did sail there once as a boy.",
            "She did sail there once, she now says, as a boy",
            "The mayor …",
        ),
        ("Ada Holm", "It would hear 64 crews.", "hear 64 crews", ""),
        (
            None,
            "Holm's press officer resigned.",
            "Her press officer resigned",
            "Holm's …",
        ),
        (
            None,
            "Holm's claim that it rang fell.",
            "the firm's claim that it rang fell",
            "Holm's …",
        ),
        ("Harbour Union", "The union has paid.", "it has paid", ""),
        ("The union", "The union's crews would sail.", "its crews would sail", ""),
        (
            "Ada Holm",
            "Their power supply never failed.",
            "never failed",
            "Their power supply …",
        ),
        (
            None,
            "The court opened a case.",
            "which it then did",
            "The court opened a case.",
        ),
    ],
)
def test_a_fragment_is_led_by_what_it_is_about(mention, speaker, text, quote, said):
    record = replace(mention, speaker=speaker, text=text, quote=quote)
    assert lead(record) == said


@pytest.mark.parametrize(
    ("verb", "quote", "said"),
    [
        ("deny", "the dam had leaked", "denied"),
        ("deny", "She denied that the dam had leaked", ""),
        ("deny", "Ada Holm had been dismissed", "denied"),
        ("reject", "the firm rejected the plan", ""),
        (None, "The union rejects the plan", ""),
    ],
)
def test_what_a_speaker_denies_is_not_told_as_said(mention, verb, quote, said):
    record = replace(mention, verb=verb, quote=quote, modality=Modality.DENIED)
    assert words.firmness(record) == said


@pytest.mark.parametrize(
    ("why", "said"),
    [
        ("60 days, was 45 days", "value: 60 days, was 45 days"),
        ("five, was At least three people", "value: five, was at least three people"),
        ("About 900, was 700", "value: about 900, was 700"),
        ("Seven people, was Two", "value: seven people, was two"),
        ("Seven Oaks, was Two Hills", "value: Seven Oaks, was Two Hills"),
        ("Up Street, was At Hall", "value: Up Street, was At Hall"),
        ("this report denies what Ada says", "value: The Example denies what Ada says"),
        ("the heading", "value"),
        ("The strike ends in June, was the strike ends in May", "value"),
        (None, "value"),
    ],
)
def test_a_reason_says_each_thing_once(digest, why, said):
    (item, *_) = digest.topics[0].changed
    sides = {
        "now": replace(item.now.record, quote="the strike ends in June", why=why),
        "before": replace(item.now.record, quote="the strike ends in May"),
    }
    quoted = {name: replace(item.now, record=side) for name, side in sides.items()}
    told = replace(item, kind=Kind.VALUE, heading="The heading", why=why, **quoted)
    assert words.reason(told) == said


@pytest.mark.parametrize(
    ("speaker", "quote", "said"),
    [
        ("Ada Holm", "it closes early", "Ada Holm"),
        ("the union", "The union said no again", ""),
        ("the union", "no again", "The union"),
        ("a senior engineer", "A senior engineer called it off", ""),
        ("Holm", "Holm's port closes", "Holm"),
        (None, "it closes early", ""),
    ],
)
def test_a_quote_that_begins_with_its_speaker_names_no_speaker(
    mention, speaker, quote, said
):
    assert words.credit(replace(mention, speaker=speaker, quote=quote)) == said


def test_the_last_item_is_shown_in_the_place_of_its_count():
    assert [len(words.first_of(range(n), 8)) for n in (3, 9, 10)] == [3, 9, 8]


def failing(name, reason="answered 500", days=None):
    since = None if days is None else datetime(2024, 12, 8 - days, tzinfo=UTC)
    return SourceFault(f"https://{name}.example/rss", reason, since=since, name=name)


def test_a_feed_that_fails_is_called_by_its_name():
    lines = trust.fault_lines([failing("The Buoy")], "UTC")
    assert lines == ["Not heard: The Buoy: answered 500"]


@pytest.mark.parametrize(
    ("faults", "lines"),
    [
        (
            [failing("Buoy"), failing("Tide", "is empty"), failing("Quay")],
            ["Not heard: Buoy, Quay: answered 500", "Not heard: Tide: is empty"],
        ),
        (
            [failing("Buoy", days=1), failing("Quay", days=1)],
            [
                "Not heard since Saturday 7 December 2024, 00:00: Buoy, Quay: answered 500"
            ],
        ),
        (
            [failing("Buoy"), failing("Tide", "is empty", 1), failing("Quay", days=0)],
            [
                "Not heard since Saturday 7 December 2024, 00:00: Tide: is empty",
                (
                    "Not heard: Quay (since Sunday 8 December 2024, 00:00), Buoy: "
                    "answered 500"
                ),
            ],
        ),
    ],
    ids=["two reasons", "since one time", "since when, each"],
)
def test_feeds_that_fail_for_one_reason_share_a_line(faults, lines):
    assert trust.fault_lines(faults, "UTC") == lines


def test_feeds_of_one_name_are_called_by_their_addresses():
    faults = [replace(failing(name), name="The Buoy") for name in ("one", "two")]
    (line,) = trust.fault_lines(faults, "UTC")
    assert "https://one.example/rss, https://two.example/rss: answered 500" in line


def test_feeds_that_fail_for_long_come_first_and_not_all_are_named():
    short = [failing(f"Buoy {n}", "503") for n in range(30)]
    lines = trust.fault_lines([*short, failing("Old", "gone", 0)], "UTC")
    assert lines[0] == "Not heard since Sunday 8 December 2024, 00:00: Old: gone"
    assert len(lines) == len(("gone", "503", "more"))
    assert lines[1].count("Buoy") == trust.SHOWN_FEEDS - 1
    assert "11 more feeds" in lines[-1]


@pytest.mark.parametrize(
    ("shared", "said"),
    [
        (True, "3 independent stories"),
        (False, "so told first; 3 independent stories, in other words too"),
    ],
)
def test_a_count_says_whose_words_they_are(shared, said):
    claim = RepeatedClaim(1, 'A "stunt".', 3, shared=shared)
    assert words.repetition(claim) == said


@pytest.mark.parametrize(
    ("now", "before", "same"),
    [("It leaks,", "it leaks", True), ("It leaks", "It may leak", False)],
)
def test_what_is_said_again_in_the_same_words_is_not_quoted_twice(
    mention, now, before, same
):
    sides = (
        Passage(replace(mention, quote=quote), (), None) for quote in (now, before)
    )
    claim = RepeatedClaim(1, "It leaks.", 2, True, None, *sides)
    assert words.in_same_words(claim) is same


def test_stories_that_quote_one_speaker_are_not_called_independent():
    claim = RepeatedClaim(1, "The boats are safe.", 2, speaker="Ada Holm")
    assert (words.teller(claim), words.repetition(claim)) == ("Ada Holm", "2 stories")
    named = replace(claim, text="Ada Holm ran the port.")
    assert words.teller(named) == ""


def test_of_one_article_neither_side_came_before(digest):
    item = digest.topics[0].changed[0]
    article = item.now.record.article

    def side(number, kind=Kind.DENIAL):
        record = replace(item.before.record, article=replace(article, id=number))
        before = replace(item.before, record=record)
        return words.other_side(replace(item, before=before, kind=kind))

    assert side(article.id + 1) == "before"
    assert side(article.id) == "against"
    assert side(article.id, Kind.CORRECTION) == "before"


@pytest.mark.parametrize(
    ("confidence", "said"), [(0.9, "0.90"), (0.996, "0.99"), (1.0, "1.00")]
)
def test_confidence_is_never_rounded_up_to_certainty(confidence, said):
    assert words.score(confidence) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Sales rose 3.5% - to $1.2m (net)!", "Sales rose 3.5% - to $1.2m (net)!"),
        ("file_name_v2", "file_name_v2"),
        ("_so_ AT&T", "\\_so\\_ AT&T"),
        ("1. first", "1\\. first"),
        ("- dash", "\\- dash"),
        ("# not a heading #", "\\# not a heading \\#"),
        ("---", "\\---"),
        ("a\nb\u2028c", "a b c"),
        ("C#", "C#"),
    ],
)
def test_markdown_escapes_only_what_it_must(text, said):
    assert markdown(text) == said


def test_addresses_cannot_end_a_definition():
    assert markdown_address("https://e.org/(a) <b>\n&lt;") == (
        "https://e.org/%28a%29%20%3Cb%3E%0A&amp;lt;"
    )


def test_plain_text_keeps_letters_and_loses_tricks():
    assert plain("caf\u00e9 \u202eevil\u202c \x1b[0m\u200bend") == "café �evil� �[0mend"


def test_a_long_word_is_cut_within():
    assert shorten("x" * 50, 10) == "x" * 9 + "…"


def test_the_timeline_has_every_day_and_fits():
    drawing = timeline(
        [DayCount("2024-12-01", 1), DayCount("2024-12-04", 900, 1, 1, 9)]
    )
    assert drawing is not None
    assert [bar.day[-2:] for bar in drawing.bars] == ["01", "02", "03", "04"]
    blocks = [block for bar in drawing.bars for block in bar.blocks]
    assert all(block.y >= 0 and block.height >= 2 for block in blocks)
    assert max(b.y + b.height for b in blocks) == pytest.approx(drawing.height, abs=0.1)
    assert drawing.bars[1].label == "2 Dec 2024: nothing"
    assert drawing.bars[3].label == (
        "4 Dec 2024: 1 contradicted, 1 changed, 900 new, 9 repeated"
    )


def test_the_timeline_is_no_longer_than_it_may_be():
    days = every_day([DayCount("2020-01-01", 1), DayCount("2024-12-04", 1)])
    assert len(days) == DAYS
    assert days[-1].day == "2024-12-04"


def test_without_mentions_there_is_no_timeline():
    assert timeline([]) is None
    assert timeline([DayCount("2024-12-04")]) is None


def test_two_days_are_no_timeline():
    two = [DayCount("2024-12-04", 1), DayCount("2024-12-05", 1)]
    assert timeline(two) is None
    assert timeline([*two, DayCount("2024-12-06", 1)]) is not None
