"""When digests are due, above all where clocks are changed."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.core.schedule import digest_due, instant_of, local_date

LONDON, NEW_YORK = "Europe/London", "America/New_York"


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def test_the_date_is_that_of_the_place():
    now = utc("2024-12-10T23:30")
    assert local_date(now, "Asia/Tokyo") == "2024-12-11"
    assert local_date(now, NEW_YORK) == "2024-12-10"


@pytest.mark.parametrize(
    ("now", "last", "due"),
    [
        ("2024-12-10T03:00", None, True),
        ("2024-12-10T07:29:59", "2024-12-09", False),
        ("2024-12-10T07:30", "2024-12-09", True),
        ("2024-12-10T23:59", "2024-12-09", True),
        ("2024-12-10T23:59", "2024-12-10", False),
        ("2024-12-10T06:00", "2024-12-01", False),
        ("2024-12-10T08:00", "2024-12-01", True),
        ("2024-12-09T08:00", "2024-12-10", False),
        ("2024-12-11T07:29:59", "2024-12-10", False),
        ("2024-12-11T07:30", "2024-12-10", True),
        ("2024-12-12T23:59", "2024-12-12", False),
        ("2024-12-13T07:30", "2024-12-12", True),
    ],
)
def test_a_digest_is_due_once_after_its_time_on_each_date(now, last, due):
    assert digest_due(utc(now), last, time(7, 30), LONDON) is due


def test_a_time_that_spring_skips_is_due_when_the_gap_is_over():
    at = time(2, 30)  # 02:00 EST became 03:00 EDT at 07:00 UTC
    assert not digest_due(utc("2024-03-10T06:59:59"), "2024-03-09", at, NEW_YORK)
    assert digest_due(utc("2024-03-10T07:00"), "2024-03-09", at, NEW_YORK)
    assert instant_of(date(2024, 3, 10), at, NEW_YORK) == utc("2024-03-10T07:00")


def test_a_time_that_autumn_repeats_is_due_the_first_time_and_once():
    at = time(1, 30)  # 01:30 BST is 00:30 UTC, 01:30 GMT is 01:30 UTC
    assert not digest_due(utc("2024-10-27T00:29"), "2024-10-26", at, LONDON)
    assert digest_due(utc("2024-10-27T00:30"), "2024-10-26", at, LONDON)
    assert digest_due(utc("2024-10-27T01:10"), "2024-10-26", at, LONDON)
    assert not digest_due(utc("2024-10-27T01:30"), "2024-10-27", at, LONDON)


def test_a_midnight_that_does_not_exist_is_the_end_of_the_gap():
    day = date(2024, 4, 26)  # Cairo: 00:00 became 01:00
    assert instant_of(day, time(0, 0), "Africa/Cairo") == utc("2024-04-25T22:00")


ZONES = [LONDON, NEW_YORK, "Australia/Lord_Howe", "Africa/Cairo", "Asia/Kathmandu"]
MOMENTS = st.datetimes(
    datetime(2015, 1, 1),  # noqa: DTZ001 - hypothesis wants them naive
    datetime(2030, 1, 1),  # noqa: DTZ001
    timezones=st.just(UTC),
).map(lambda moment: moment.replace(microsecond=0))
TIMES = st.times().map(lambda at: at.replace(second=0, microsecond=0))


@given(now=MOMENTS, at=TIMES, zone=st.sampled_from(ZONES))
def test_due_at_its_time_on_the_next_date_and_not_before(now, at, zone):
    last = local_date(now, zone)
    moment = instant_of(date.fromisoformat(last) + timedelta(days=1), at, zone)
    assert digest_due(moment, last, at, zone)
    assert not digest_due(moment - timedelta(seconds=1), last, at, zone)


@given(day=st.dates(date(2015, 1, 1), date(2030, 1, 1)), at=TIMES)
@pytest.mark.parametrize("zone", ZONES)
def test_the_instant_is_the_first_at_which_the_clock_shows_at_least_that(day, at, zone):
    instant = instant_of(day, at, zone)
    wall = instant.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    before = (instant - timedelta(seconds=1)).astimezone(ZoneInfo(zone))
    assert wall >= datetime.combine(day, at)
    assert before.replace(tzinfo=None) < datetime.combine(day, at)


@given(
    start=MOMENTS,
    steps=st.lists(st.integers(-90_000, 200_000), max_size=30),
    at=TIMES,
    zone=st.sampled_from(ZONES),
)
def test_no_date_has_two_digests_however_the_clock_jumps(start, steps, at, zone):
    sent: list[str] = []
    now = start
    for seconds in steps:
        now += timedelta(seconds=seconds)
        if digest_due(now, sent[-1] if sent else None, at, zone):
            sent.append(local_date(now, zone))
    assert sent == sorted(set(sent))
