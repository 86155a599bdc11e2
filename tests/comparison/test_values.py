from __future__ import annotations

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.core.comparison.values import (
    comparable,
    compatible,
    dates_apart,
    value_difference,
)
from monitor.types import Span, Value


@pytest.fixture
def number(bench):
    def make(low, comparator="=", high=None, unit="worker", kind="number"):
        return bench.value(
            kind, low, unit, f"{comparator}{low}", high=high, comparator=comparator
        )

    return make


@pytest.mark.parametrize(
    ("a", "b", "agree"),
    [
        ((40, "~"), (42, "="), True),
        ((40, "~"), (60, "="), False),
        ((40, ">=", inf), (42, "="), True),
        ((40, ">=", inf), (63, "="), False),
        ((40, ">=", inf), (60, ">=", inf), False),
        ((40, ">=", inf), (40, ">=", inf), True),
        ((100, "<"), (95, "="), True),
        ((0, "<", 100), (30, "="), False),
        ((40, "="), (41, "="), False),
        ((0, ">", inf), (900, "="), False),
        ((40, ">="), (42, "="), True),
    ],
)
def test_which_figures_agree(number, a, b, agree):
    one, other = number(*a), number(*b)
    assert compatible(one, other) is agree
    assert compatible(other, one) is agree


def test_only_like_is_compared_with_like(number):
    assert comparable(number(1, unit="worker"), number(2, unit="employees"))
    assert not comparable(number(1, unit="worker"), number(2, unit="tonne"))
    assert not comparable(number(1), number(2, kind="percent", unit="percent"))


def test_agreeing_figures_are_set_aside(number):
    found = value_difference([number(5), number(90)], [number(90), number(7)])
    assert found is not None
    assert (found.now.low, found.before.low) == (5, 7)


def test_with_two_figures_a_side_nothing_is_guessed(number):
    assert value_difference([number(5), number(6)], [number(7), number(8)]) is None


def test_no_difference_without_a_counterpart(number):
    assert value_difference([number(5)], [number(7, unit="ship")]) is None
    assert value_difference([], [number(7)]) is None


def test_dates_apart_in_days(bench):
    def day(low, high=None):
        return bench.value("date", low, "date", "a day", high=high)

    assert dates_apart([day(10, 12)], [day(20)]) == 8
    assert dates_apart([day(20)], [day(10, 12)]) == 8
    assert dates_apart([day(10, 25)], [day(20)]) == 0
    assert dates_apart([], [day(20)]) == 0


def test_a_day_in_the_same_words_is_no_other_day(bench):
    one, later = (bench.value("date", day, "date", "on Saturday") for day in (9, 16))
    assert compatible(one, later)


@given(
    st.floats(-1e9, 1e9),
    st.floats(-1e9, 1e9),
    st.sampled_from("= < > <= >= ~".split()),  # noqa: SIM905
    st.sampled_from("= < > <= >= ~".split()),  # noqa: SIM905
)
def test_agreement_is_symmetric_and_reflexive(a, b, first, second):
    one = Value("number", a, a, "ship", first, "one", Span(0, 3))
    other = Value("number", b, b, "ship", second, "other", Span(0, 5))
    assert compatible(one, other) == compatible(other, one)
    assert compatible(one, one)
