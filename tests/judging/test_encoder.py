"""The encoder as shipped: texts of one sense lie near each other."""

from __future__ import annotations

import shutil

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.errors import MonitorError
from monitor.judges.encoder import Encoder
from monitor.judges.shipped import MODELS
from monitor.judges.vectors import alike, encode, nearest

TEXTS = [
    "The union called a strike.",
    "Workers walk out at the call of their union.",
    "A painting was bought by the museum.",
    "",
    "dock " * 4_000,
    "\ud800 half a character",
]
BYTES = st.lists(st.integers(-127, 127), min_size=4, max_size=4).filter(any)


@pytest.fixture(scope="module")
def encoder():
    return Encoder()


def test_texts_of_one_sense_are_nearer_than_others(encoder):
    strike, again, painting = encoder.encode(TEXTS[:3])
    near, far = alike(strike, [again, painting])
    assert near > 0.5 > far


def test_a_vector_is_384_bytes_whatever_the_text(encoder):
    assert [len(one) for one in encoder.encode(TEXTS)] == [384] * len(TEXTS)


@settings(max_examples=25, deadline=None)
@given(places=st.lists(st.integers(0, len(TEXTS) - 1), max_size=8))
def test_a_vector_depends_on_its_own_text_only(encoder, places):
    alone = [encoder.encode([text])[0] for text in TEXTS]
    found = encoder.encode([TEXTS[place] for place in places])
    assert found == [alone[place] for place in places]


def test_no_texts_ask_for_no_network():
    assert encode([]) == []


def test_a_network_that_is_not_as_shipped_is_refused(tmp_path):
    for name in ("judge.json", "tokenizer.json"):
        shutil.copy(MODELS / name, tmp_path)
    (tmp_path / "encoder.onnx").write_bytes(b"no network")
    with pytest.raises(MonitorError, match="is not the file that") as caught:
        Encoder(tmp_path).encode(["The union called a strike."])
    assert str(tmp_path) in str(caught.value)


def test_the_nearest_come_first_and_of_equal_ones_the_earlier():
    known = [bytes([1, 0]), bytes([0, 5]), bytes([9, 0]), bytes([3, 3])]
    assert nearest([bytes([2, 0]), bytes([0, 1])], known, 3) == [[0, 2, 3], [1, 3, 0]]


@given(
    known=st.lists(
        st.sampled_from([b"\x01\x00", b"\x01\x01", b"\x00\x01"]), min_size=1
    ),
    most=st.integers(1, 9),
)
def test_the_nearest_are_the_first_of_all_in_order(known, most):
    one = b"\x02\x01"
    shares = alike(one, known)
    order = sorted(range(len(known)), key=lambda place: -shares[place])
    assert nearest([one], known, most) == [order[:most]]


def test_where_nothing_is_known_or_asked_nothing_is_near():
    assert nearest([], [bytes([1, 0])], 3) == []
    assert nearest([bytes([1, 0])], [], 3) == [[]]
    assert nearest([bytes([0, 0])], [bytes([1, 0])], 3) == [[0]]


@given(one=BYTES, other=BYTES)
def test_a_cosine_is_between_minus_one_and_one_and_has_no_direction(one, other):
    a, b = (bytes(x % 256 for x in v) for v in (one, other))
    itself, there = alike(a, [a, b])
    assert itself == pytest.approx(1)
    assert -1.000001 <= there <= 1.000001
    assert alike(b, [a]) == pytest.approx([there], abs=1e-6)
