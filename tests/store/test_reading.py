"""The ledger as outputs ask it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from monitor.types import DayCount, Judgement, Verdict

NEW, REPEATED = Verdict.NEW, Verdict.REPEATED
CHANGED, CONTRADICTED = Verdict.CHANGED, Verdict.CONTRADICTED


@pytest.fixture
def four(desk):
    """Four mentions in two topics, an hour apart; two claims share a thread."""
    first = desk.tell(desk.article("a.txt"), "called a strike")
    second = desk.tell(
        desk.article("b.txt"),
        "called a strike",
        REPEATED,
        claim=first.claim,
        against=first.mention,
        now=desk.later(1),
    )
    third = desk.tell(
        desk.article("c.txt"),
        "The union",
        CHANGED,
        thread=first.thread,
        against=second.mention,
        now=desk.later(2),
    )
    fourth = desk.tell(
        desk.article("d.txt"),
        "The union",
        topic="buses",
        held=CONTRADICTED,
        now=desk.later(3),
    )
    return [m.mention for m in (first, second, third, fourth)]


@pytest.mark.parametrize(
    ("wanted", "places"),
    [
        ({}, [0, 1, 2, 3]),
        ({"topic": "buses"}, [3]),
        ({"topic": "nowhere"}, []),
        ({"verdict": NEW}, [0, 3]),
        ({"claim": 1}, [0, 1]),
        ({"thread": 1}, [0, 1, 2]),
        ({"article": 3}, [2]),
        ({"held": True}, [3]),
        ({"held": False}, [0, 1, 2]),
        ({"held": False, "verdict": CHANGED}, [2]),
    ],
)
def test_mentions_are_chosen(ledger, four, wanted, places):
    found = [m.mention for m in ledger.mentions(**wanted)]
    assert found == [four[n] for n in places]


def test_a_window_is_open_at_its_beginning_and_closed_at_its_end(ledger, desk, four):
    found = ledger.mentions(since=desk.now, until=desk.later(2))
    assert [m.mention for m in found] == four[1:3]


def test_windows_that_meet_share_no_mention(ledger, desk, four):
    before = [m.mention for m in ledger.mentions(until=desk.later(1))]
    after = [m.mention for m in ledger.mentions(since=desk.later(1))]
    assert before + after == four


@pytest.mark.parametrize(
    ("wanted", "claims"),
    [
        ({}, [1, 2, 3]),
        ({"topic": "rail-strike"}, [1, 2]),
        ({"verdict": REPEATED}, [1]),
        ({"claim": 2}, [2]),
        ({"claim": 404}, []),
        ({"thread": 1}, [1, 2]),
        ({"held": True}, [3]),
        ({"held": False}, [1, 2]),
        ({"article": 2}, [1]),
        ({"article": 2, "verdict": NEW}, []),
    ],
)
def test_claims_are_chosen(ledger, four, wanted, claims):
    assert [c.claim for c in ledger.claims(**wanted)] == claims


def test_a_claim_knows_its_wordings(ledger, four):
    first = next(ledger.claims())
    mentions = ledger.mentions(claim=first.claim)
    assert first.wordings == tuple(mention.text for mention in mentions)


def test_claims_with_a_mention_after_a_time_are_chosen(ledger, desk, four):
    assert [c.claim for c in ledger.claims(since=desk.now)] == [1, 2, 3]
    assert [c.claim for c in ledger.claims(since=desk.later(1))] == [2, 3]


def test_very_many_mentions_and_claims_come_in_order(ledger, desk):
    article = desk.article()
    with ledger.transaction():
        for _ in range(1_050):
            ledger.add_mention(
                desk.topic,
                article,
                desk.assertion("The union"),
                ("union",),
                Judgement(NEW, 0.5),
                "test",
                desk.now,
            )
    assert [m.mention for m in ledger.mentions()] == list(range(1, 1_051))
    assert [c.claim for c in ledger.claims()] == list(range(1, 1_051))


def test_writing_while_reading_disturbs_neither(ledger, desk, four):
    reading = ledger.mentions()
    first = next(reading)
    desk.tell(desk.article("late.txt"), "The union")
    assert [first.mention, *(m.mention for m in reading)][:4] == four


def test_days_are_local_ones(ledger, desk):
    for n, time in enumerate(
        [
            datetime(2024, 12, 9, 22, 30, tzinfo=UTC),  # 9 December in Berlin
            datetime(2024, 12, 9, 23, 30, tzinfo=UTC),  # 10 December in Berlin
            datetime(2024, 12, 10, 12, 0, tzinfo=UTC),
            datetime(2024, 12, 10, 23, 30, tzinfo=UTC),  # 11 December in Berlin
        ]
    ):
        desk.tell(desk.article(f"{n}.txt"), "The union", now=time)
    desk.tell(desk.article("other.txt"), "The union", topic="buses")
    assert ledger.days([desk.topic], "2024-12-10", "Europe/Berlin") == [
        DayCount("2024-12-10", new=2),
        DayCount("2024-12-11", new=1),
    ]
    assert ledger.days([desk.topic, "buses"], "2024-12-10", "UTC") == [
        DayCount("2024-12-10", new=3)
    ]


def test_a_day_of_25_hours_is_one_day(ledger, desk):
    """Clocks went back in Berlin on 27 October 2024."""
    for n, hour in enumerate([22, 23]):
        time = datetime(2024, 10, 26 + n, hour - n, 30, tzinfo=UTC)
        desk.tell(desk.article(f"{n}.txt"), "The union", now=time)
    assert ledger.days([desk.topic], "2024-10-27", "Europe/Berlin") == [
        DayCount("2024-10-27", new=2)
    ]


def test_days_count_each_verdict(ledger, desk, four):
    assert ledger.days([desk.topic, "buses"], "2024-12-01", "UTC") == [
        DayCount("2024-12-10", new=2, changed=1, contradicted=0, repeated=1)
    ]


def test_no_topics_have_no_days(ledger, four):
    assert ledger.days([], "2024-12-01", "UTC") == []
