"""The mean of checkpoints. Runs where safetensors is."""

from __future__ import annotations

import importlib.util

import numpy as np
import pytest

pytestmark = pytest.mark.skipif(
    not importlib.util.find_spec("safetensors"),
    reason="safetensors is installed by hand only",
)


@pytest.fixture
def mean(load):
    return load("average").mean


def test_each_weight_is_the_mean_of_its_own(mean):
    found = mean(
        [{"a": np.array([1, 3], np.float16)}, {"a": np.array([2, 7], np.float16)}]
    )
    assert found["a"].dtype == np.float16
    assert found["a"].tolist() == [1.5, 5.0]


def test_checkpoints_of_other_networks_are_refused(mean):
    with pytest.raises(ValueError, match="not of one network"):
        mean([{"a": np.zeros(2, np.float16)}, {"a": np.zeros(3, np.float16)}])
