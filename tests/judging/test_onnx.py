"""Networks of other people: what a folder must hold, and what is said if not."""

from __future__ import annotations

import json

import numpy as np
import onnx
import pytest
from onnx import TensorProto

from monitor.errors import MonitorError
from monitor.judges.onnx import OnnxJudge

PAIR = ("the port is open", "the port is not open")


@pytest.fixture
def folder(tmp_path, write_model):
    return write_model(tmp_path / "model")


def refuse(folder) -> str:
    with pytest.raises(MonitorError) as caught:
        OnnxJudge(folder).judge([PAIR])
    assert str(folder) in str(caught.value)
    assert "docs/configuration.md" in str(caught.value)
    return str(caught.value)


def test_labels_are_found_by_their_names_in_any_case_and_order(
    tmp_path, folder, write_model
):
    names = {"CONTRADICTION": 0, "Entailment": 1, "neutral": 2}
    turned = np.array(onnx.numpy_helper.to_array(_weights(folder)))[:, [2, 0, 1]]
    other = write_model(tmp_path / "other", names=names, weights=turned)
    assert OnnxJudge(other).judge([PAIR]) == OnnxJudge(folder).judge([PAIR])


def _weights(folder):
    initial = onnx.load(folder / "model.onnx").graph.initializer
    return next(one for one in initial if one.name == "weights")


def test_label2id_does_where_id2label_is_missing(tmp_path, folder, write_model):
    config = {"label2id": {"entailment": 0, "neutral": 1, "contradiction": 2}}
    other = write_model(tmp_path / "other", config=config)
    assert OnnxJudge(other).judge([PAIR]) == OnnxJudge(folder).judge([PAIR])


def test_scores_of_any_size_become_shares(tmp_path, write_model):
    weights = np.full((10, 3), 300.0, np.float32)
    folder = write_model(tmp_path / "large", weights=weights)
    (found,) = OnnxJudge(folder).judge([PAIR])
    assert found.neutral == pytest.approx(1 / 3)


def test_a_network_may_do_without_token_types_and_count_in_32_bits(
    tmp_path, write_model
):
    folder = write_model(tmp_path / "m", kinds=False, integer=TensorProto.INT32)
    assert len(OnnxJudge(folder).judge([PAIR])) == 1


def test_the_only_network_may_have_any_name(tmp_path, folder, write_model):
    other = write_model(tmp_path / "other", file="nli-small.onnx")
    assert OnnxJudge(other).judge([PAIR]) == OnnxJudge(folder).judge([PAIR])


def test_of_several_networks_model_onnx_is_taken(folder):
    (folder / "model_int8.onnx").write_bytes(b"nothing")
    assert OnnxJudge(folder).judge([PAIR])


def test_weights_may_lie_in_a_file_beside_the_network(folder):
    before = OnnxJudge(folder).judge([PAIR])
    model = onnx.load(folder / "model.onnx")
    onnx.save(
        model,
        folder / "model.onnx",
        save_as_external_data=True,
        location="weights.bin",
        size_threshold=100,
    )
    assert (folder / "weights.bin").exists()
    assert OnnxJudge(folder).judge([PAIR]) == before


def test_a_network_that_scales_by_its_batch_scores_a_pair_alone(tmp_path, write_model):
    """Dynamic quantisation takes its scale from all that is in a batch."""
    judge = OnnxJudge(write_model(tmp_path / "m", scaled=True))
    pairs = [PAIR, ("port " * 6, "shut"), ("open open open open open", "not not")]
    alone = [judge.judge([pair])[0] for pair in pairs]
    assert list(judge.judge(pairs)) == alone


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json", "config.json"])
def test_a_missing_file_is_named(folder, name):
    (folder / name).unlink()
    assert name in refuse(folder)


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json", "config.json"])
def test_a_file_of_other_content_is_told(folder, name):
    (folder / name).write_bytes(b"neither this nor that")
    assert str(folder) in refuse(folder)


def test_a_folder_that_is_not_there_is_told(tmp_path):
    assert "none" in refuse(tmp_path / "none")


@pytest.mark.parametrize(
    "config",
    [
        {},
        [],
        {"id2label": {"0": "LABEL_0", "1": "LABEL_1", "2": "LABEL_2"}},
        {"id2label": {"0": "entailment", "1": "not_entailment"}},
        {"id2label": {"0": "entailment", "1": "neutral", "3": "contradiction"}},
        {"id2label": "entailment, neutral, contradiction"},
    ],
)
def test_labels_without_their_names_are_refused(folder, config):
    (folder / "config.json").write_text(json.dumps(config))
    assert "config.json" in refuse(folder)


@pytest.mark.parametrize("places", [2, "512", -4])
def test_a_network_for_no_tokens_is_refused(tmp_path, write_model, places):
    names = {"0": "entailment", "1": "neutral", "2": "contradiction"}
    config = {"id2label": names, "max_position_embeddings": places}
    assert str(tmp_path / "m") in refuse(write_model(tmp_path / "m", config=config))


def test_a_network_that_asks_for_something_else_is_refused(tmp_path, write_model):
    assert "pixels" in refuse(write_model(tmp_path / "m", extra="pixels"))


def test_a_network_of_two_labels_is_refused(tmp_path, write_model):
    weights = np.ones((10, 2), np.float32)
    assert "2 scores" in refuse(write_model(tmp_path / "m", weights=weights))


def test_scores_that_are_no_numbers_are_refused(tmp_path, write_model):
    weights = np.full((10, 3), np.nan, np.float32)
    assert "no numbers" in refuse(write_model(tmp_path / "m", weights=weights))
