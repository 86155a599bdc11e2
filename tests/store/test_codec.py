"""What is stored comes back as it was."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.store.codec import decode, encode, moment, pack, stamp, unpack
from monitor.types import Assertion, Frame, Modality, Name, Slot, Span, Value

TEXTS = st.text(max_size=20)
MAYBE = st.none() | TEXTS
SPANS = st.builds(Span, st.integers(0, 10**9), st.integers(0, 10**9))
NUMBERS = st.floats(allow_nan=False)
ASSERTIONS = st.builds(
    Assertion,
    span=SPANS,
    quote=TEXTS,
    text=TEXTS,
    frame=st.builds(
        Frame,
        TEXTS,
        TEXTS,
        st.lists(st.builds(Slot, TEXTS, TEXTS, SPANS), max_size=3).map(tuple),
        st.booleans(),
    ),
    speaker=MAYBE,
    verb=MAYBE,
    modality=st.sampled_from(Modality),
    values=st.lists(
        st.builds(Value, TEXTS, NUMBERS, NUMBERS, TEXTS, TEXTS, TEXTS, SPANS),
        max_size=3,
    ).map(tuple),
    names=st.lists(st.builds(Name, TEXTS, TEXTS, MAYBE, SPANS), max_size=3).map(tuple),
    quoted=st.lists(TEXTS, max_size=3).map(tuple),
    denies=st.booleans(),
    alleges=st.booleans(),
    target=MAYBE,
)
ZONES = st.integers(-14 * 60, 14 * 60).map(lambda m: timezone(timedelta(minutes=m)))
TIMES = st.datetimes(timezones=ZONES).filter(lambda time: 1 < time.year < 9999)


@given(ASSERTIONS)
def test_an_assertion_comes_back_equal_and_of_the_same_types(assertion):
    back = decode(encode(assertion))
    assert back == assertion
    assert isinstance(back.modality, Modality)
    assert isinstance(back.span, Span)
    assert all(isinstance(value.span, Span) for value in back.values)
    assert hash(back) == hash(assertion)


@given(ASSERTIONS)
def test_an_assertion_is_one_line_that_sqlite_can_keep(assertion):
    line = encode(assertion)
    assert "\n" not in line
    assert line.isascii()


def test_the_names_of_the_fields_are_told(desk):
    line = encode(desk.assertion("called a strike"))
    assert json.loads(line)["frame"]["subject"] == "union"


def test_a_field_that_came_later_takes_its_default(desk):
    data = json.loads(encode(desk.assertion("called a strike")))
    del data["target"], data["alleges"]
    assert decode(json.dumps(data)) == desk.assertion("called a strike")


@given(TIMES, TIMES)
def test_times_come_back_in_utc_and_sort_as_text(one, other):
    assert moment(stamp(one)) == one
    assert stamp(one).endswith("+00:00")
    assert (stamp(one) < stamp(other)) == (one < other)


def test_no_time_is_no_text():
    assert moment(None) is None


@given(st.lists(st.integers(-(2**63), 2**63 - 1)))
def test_numbers_come_back(numbers):
    assert unpack(pack(numbers)) == tuple(numbers)


def test_a_number_too_large_for_sqlite_is_a_mistake():
    with pytest.raises(OverflowError):
        pack([2**63])


def test_a_time_is_kept_to_the_microsecond():
    time = datetime(2024, 12, 10, 8, 0, 0, 1, tzinfo=UTC)
    assert stamp(time) == "2024-12-10T08:00:00.000001+00:00"
