"""Writes the judge's checkpoint (safetensors) as ONNX, in 32 and in 8 bits.

    python training/export.py CHECKPOINT.safetensors TOKENIZER.json OUT_DIR [--float]
    python training/export.py ENCODER.safetensors TOKENIZER.json OUT_DIR --encoder

With ``--encoder`` the weights are those of ``encoder.py``, or MiniLM's own, and what is
written is the network that turns one text into one vector: the mean of its tokens.

The graph is built node by node, so no torch is needed here.

8 bits: every weight of a linear layer is int8 with one scale a column; the word
table is int8 with one scale a row, made float after the look-up. Activations are
quantised a row (one token) at a time, with the scale of that row alone: a token's
numbers never depend on its neighbours in the batch, as they would with the usual
dynamic quantisation, whose one scale is taken over the whole batch. The products
themselves are sums of integers and therefore exact in any order.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from safetensors.numpy import load_file

from bert import LAYERS, from_bert

HEADS, WIDTH, LONGEST = 12, 384, 128
Weights = dict[str, np.ndarray]
LABELS = ("entailment", "neutral", "contradiction")
# Seven bits of weight: a pair of products of 8-bit activations then fits into the
# 16 bits that processors without VNNI add them up in, so they count alike.
WEIGHT_STEPS = 64
ACTIVATION_STEPS = 127


class Graph:
    """Collects nodes and constants; each method returns the name of its result."""

    def __init__(self, *, eight_bit: bool) -> None:
        self.eight_bit = eight_bit
        self.nodes: list[onnx.NodeProto] = []
        self.constants: dict[str, onnx.TensorProto] = {}

    def constant(self, name: str, value: np.ndarray) -> str:
        self.constants.setdefault(name, numpy_helper.from_array(value, name))
        return name

    def op(self, kind: str, *inputs: str, outputs: int = 1, **attributes):
        names = [f"{kind}_{len(self.nodes)}_{i}" for i in range(outputs)]
        self.nodes.append(helper.make_node(kind, list(inputs), names, **attributes))
        return names[0] if outputs == 1 else names

    def scalar(self, value: float) -> str:
        return self.constant(f"float_{value}", np.float32(value))

    def shape(self, *sizes: int) -> str:
        return self.constant(f"shape_{sizes}", np.array(sizes, np.int64))

    def linear(self, x: str, name: str, weight: np.ndarray, bias: np.ndarray) -> str:
        """``x`` (rows, in) times ``weight`` (out, in) transposed, plus ``bias``."""
        columns = np.ascontiguousarray(weight.T.astype(np.float32))
        offset = self.constant(f"{name}.bias", bias.astype(np.float32))
        if not self.eight_bit:
            return self.op("Gemm", x, self.constant(name, columns), offset)
        scale = np.abs(columns).max(0) / WEIGHT_STEPS
        steps = np.rint(columns / scale).astype(np.int8)
        peak = self.op("ReduceMax", self.op("Abs", x), self.shape(-1), keepdims=1)
        peak = self.op("Max", peak, self.scalar(1e-6))
        x = self.op("Mul", x, self.op("Div", self.scalar(ACTIVATION_STEPS), peak))
        zero = self.constant("zero", np.uint8(128))
        x = self.op("QuantizeLinear", x, self.scalar(1), zero)
        x = self.op("MatMulInteger", x, self.constant(name, steps), zero)
        x = self.op("Mul", self.op("Cast", x, to=TensorProto.FLOAT), peak)
        scale = (scale / ACTIVATION_STEPS).astype(np.float32)
        x = self.op("Mul", x, self.constant(f"{name}.scale", scale))
        return self.op("Add", x, offset)

    def words(self, ids: str, table: np.ndarray) -> str:
        table = table.astype(np.float32)
        if not self.eight_bit:
            return self.op("Gather", self.constant("words", table), ids)
        scale = np.maximum(np.abs(table).max(1, keepdims=True), 1e-9) / 127
        steps = np.rint(table / scale).astype(np.int8)
        rows = self.op("Gather", self.constant("words", steps), ids)
        rows = self.op("Cast", rows, to=TensorProto.FLOAT)
        scales = self.constant("words.scale", scale.astype(np.float32))
        return self.op("Mul", rows, self.op("Gather", scales, ids))

    def layer(self, x: str, name: str, weights: Weights) -> str:
        """``linear`` by the names of a checkpoint."""
        return self.linear(x, name, weights[f"{name}.weight"], weights[f"{name}.bias"])

    def norm(self, x: str, name: str, weights: Weights) -> str:
        scale = self.constant(f"{name}.s", weights[f"{name}.weight"].astype("f4"))
        bias = self.constant(f"{name}.b", weights[f"{name}.bias"].astype("f4"))
        return self.op("LayerNormalization", x, scale, bias, axis=-1, epsilon=1e-12)


def judge(weights: Weights, *, eight_bit: bool) -> onnx.ModelProto:
    """The network of ``train.PairClassifier``: three int64 inputs, probabilities."""
    g = Graph(eight_bit=eight_bit)
    x, mask = tokens_of(g, weights)
    first = g.op("Gather", x, g.constant("first", np.int64(0)), axis=1)
    pooled = g.op("Concat", first, mean_of(g, x, mask), axis=1)
    inner = g.op("Gelu", g.layer(pooled, "h1", weights))
    return model(g, "Softmax", g.layer(inner, "h2", weights), "probabilities", len(LABELS))


def encoder(weights: Weights, *, eight_bit: bool) -> onnx.ModelProto:
    """The network of ``encoder.Embedder``: the mean of a text's tokens, of length 1."""
    g = Graph(eight_bit=eight_bit)
    x, mask = tokens_of(g, weights)
    return model(g, "LpNormalization", mean_of(g, x, mask), "embedding", WIDTH)


def tokens_of(g: Graph, weights: Weights) -> tuple[str, str]:
    """What six blocks make of the tokens (pairs, tokens, width); and their mask."""
    shape = g.op("Concat", g.op("Shape", "input_ids"), g.shape(WIDTH), axis=0)
    mask = g.op("Cast", "attention_mask", to=TensorProto.FLOAT)
    bias = g.op("Mul", g.op("Sub", g.scalar(1), mask), g.scalar(-1e4))
    bias = g.op("Unsqueeze", bias, g.shape(1, 2))
    x = words_of(g, weights)
    for number in range(LAYERS):
        x = block(g, x, bias, f"enc.layers.{number}", weights)
    return g.op("Reshape", x, shape), mask


def words_of(g: Graph, weights: Weights) -> str:
    """The words, their places and which text they are of, a row for each token."""
    table = weights["enc.pos.weight"][:LONGEST].astype(np.float32)
    tokens = g.op("Shape", "input_ids", start=1, end=2)
    positions = g.op(
        "Slice", g.constant("positions", table), g.shape(0), tokens, g.shape(0)
    )
    kinds = g.constant("types", weights["enc.tt.weight"].astype(np.float32))
    x = g.op("Add", g.words("input_ids", weights["enc.word.weight"]), positions)
    x = g.op("Add", x, g.op("Gather", kinds, "token_type_ids"))
    return g.norm(g.op("Reshape", x, g.shape(-1, WIDTH)), "enc.ln", weights)


def block(g: Graph, x: str, bias: str, name: str, weights: Weights) -> str:
    """One layer: attention among the tokens of a pair, then each by itself."""
    split = g.op(
        "Concat", g.op("Shape", "input_ids"), g.shape(HEADS, WIDTH // HEADS), axis=0
    )
    parts = g.op(
        "Split", g.layer(x, f"{name}.qkv", weights), outputs=3, axis=1, num_outputs=3
    )
    q, k, v = (
        g.op("Transpose", g.op("Reshape", part, split), perm=perm)
        for part, perm in zip(
            parts, ([0, 2, 1, 3], [0, 2, 3, 1], [0, 2, 1, 3]), strict=True
        )
    )
    q = g.op("Mul", q, g.scalar(float((WIDTH // HEADS) ** -0.5)))
    scores = g.op("Softmax", g.op("Add", g.op("MatMul", q, k), bias), axis=-1)
    mixed = g.op("Transpose", g.op("MatMul", scores, v), perm=[0, 2, 1, 3])
    mixed = g.op("Reshape", mixed, g.shape(-1, WIDTH))
    told = g.layer(mixed, f"{name}.o", weights)
    x = g.norm(g.op("Add", x, told), f"{name}.ln1", weights)
    inner = g.op("Gelu", g.layer(x, f"{name}.f1", weights))
    told = g.layer(inner, f"{name}.f2", weights)
    return g.norm(g.op("Add", x, told), f"{name}.ln2", weights)


def mean_of(g: Graph, x: str, mask: str) -> str:
    """The mean of the tokens of each pair.

    A product a pair; a sum over tokens is taken in another order where a pair is
    alone, and its last digits then depend on its company.
    """
    line = g.op("Unsqueeze", mask, g.shape(1))
    total = g.op("Squeeze", g.op("MatMul", line, x), g.shape(1))
    return g.op("Div", total, g.op("ReduceSum", mask, g.shape(1), keepdims=1))


def model(g: Graph, last: str, x: str, name: str, width: int) -> onnx.ModelProto:
    """The graph with its last node, ``last`` of ``x``, as a file that is checked."""
    g.nodes.append(helper.make_node(last, [x], [name], axis=-1))
    inputs = [
        helper.make_tensor_value_info(one, TensorProto.INT64, ["batch", "tokens"])
        for one in ("input_ids", "token_type_ids", "attention_mask")
    ]
    output = helper.make_tensor_value_info(name, TensorProto.FLOAT, ["batch", width])
    graph = helper.make_graph(
        g.nodes, name, inputs, [output], list(g.constants.values())
    )
    # Opset 20 is the first with Gelu; IR 9 the one that came with it.
    found = helper.make_model(
        graph, opset_imports=[helper.make_opsetid("", 20)], ir_version=9
    )
    found.producer_name = "claim-monitor training/export.py"
    onnx.checker.check_model(found, full_check=True)
    return found


def describe(folder: Path, checkpoint: Path, name: str) -> None:
    """Note in ``judge.json`` what the files are by sha256, and from what they came."""
    path = folder / "judge.json"
    told = json.loads(path.read_bytes()) if path.exists() else {}
    told |= {"labels": LABELS, "longest": LONGEST}
    told.setdefault("from", {})[name] = _sha256(checkpoint)
    for one in (name, "tokenizer.json"):
        told.setdefault("sha256", {})[one] = _sha256(folder / one)
    path.write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("tokenizer", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--float", action="store_true", help="32 bits, to compare")
    parser.add_argument("--encoder", action="store_true", help="one text, one vector")
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    weights, name, build = load_file(asked.checkpoint), "judge.onnx", judge
    if asked.encoder:
        name, build = "encoder.onnx", encoder
        if "enc.word.weight" not in weights:
            weights = from_bert(weights, np.concatenate)
    onnx.save(build(weights, eight_bit=not asked.float), asked.folder / name)
    shutil.copyfile(asked.tokenizer, asked.folder / "tokenizer.json")
    describe(asked.folder, asked.checkpoint, name)


if __name__ == "__main__":
    main()
