"""The judge as shipped, small networks made here, and a chat server on loopback."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer, models, pre_tokenizers, processors
from werkzeug import Request, Response

from monitor.app import open_judge, system_clock
from monitor.judges.learned import LearnedJudge
from monitor.judges.scores import LABELS
from monitor.judges.served import ServedJudge
from monitor.store.answers import NoAnswers
from monitor.types import Reply

if TYPE_CHECKING:
    from pathlib import Path

WORDS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "the", "port", "is", "open", "not", "shut"]
WEIGHTS = np.random.default_rng(7).normal(size=(len(WORDS), 3)).astype(np.float32)
NAMES = {"entailment": 0, "neutral": 1, "contradiction": 2}


@pytest.fixture(scope="session")
def learned() -> LearnedJudge:
    """The judge as shipped; its model is loaded once."""
    return LearnedJudge()


def tokenizer() -> Tokenizer:
    made = Tokenizer(models.WordLevel({w: n for n, w in enumerate(WORDS)}, "[UNK]"))
    made.pre_tokenizer = pre_tokenizers.Whitespace()
    made.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]",
        pair="[CLS] $A [SEP] $B:1 [SEP]:1",
        special_tokens=[("[CLS]", 2), ("[SEP]", 3)],
    )
    return made


def network(
    weights=WEIGHTS, *, kinds=True, integer=TensorProto.INT64, scaled=False, extra=None
) -> onnx.ModelProto:
    """The sum of a row of weights for each token, those of a hypothesis twice."""
    names = ["input_ids", "attention_mask", *(["token_type_ids"] if kinds else [])]
    names += [extra] if extra else []
    nodes = [helper.make_node("Gather", ["weights", "input_ids"], ["rows"])]
    rows = "rows"
    if scaled:  # as dynamic quantisation does: the scale is that of the whole batch
        nodes += [
            helper.make_node("DynamicQuantizeLinear", [rows], ["q", "scale", "zero"]),
            helper.make_node("DequantizeLinear", ["q", "scale", "zero"], ["rough"]),
        ]
        rows = "rough"
    counted = "attention_mask"
    if kinds:
        nodes.append(
            helper.make_node("Add", ["attention_mask", "token_type_ids"], ["counted"])
        )
        counted = "counted"
    nodes += [
        helper.make_node("Cast", [counted], ["shares"], to=TensorProto.FLOAT),
        helper.make_node("Unsqueeze", ["shares", "last"], ["column"]),
        helper.make_node("Mul", [rows, "column"], ["weighed"]),
        helper.make_node("ReduceSum", ["weighed", "middle"], ["logits"], keepdims=0),
    ]
    graph = helper.make_graph(
        nodes,
        "judge",
        [helper.make_tensor_value_info(n, integer, ["rows", "width"]) for n in names],
        [helper.make_tensor_value_info("logits", TensorProto.FLOAT, None)],
        [
            numpy_helper.from_array(weights, "weights"),
            numpy_helper.from_array(np.array([2]), "last"),
            numpy_helper.from_array(np.array([1]), "middle"),
        ],
    )
    opset = [helper.make_opsetid("", 17)]
    return helper.make_model(graph, opset_imports=opset, ir_version=8)


@pytest.fixture(scope="session")
def write_model():
    """Write a folder with a network, a tokenizer and a configuration."""

    def write(folder: Path, *, names=None, config=None, file="model.onnx", **how):
        folder.mkdir(exist_ok=True)
        onnx.save(network(**how), folder / file)
        (folder / "tokenizer.json").write_text(tokenizer().to_str())
        labels = {str(n): name for name, n in (names or NAMES).items()}
        told = config if config is not None else {"id2label": labels}
        (folder / "config.json").write_text(json.dumps(told))
        return folder

    return write


def shares_of(premise: str, hypothesis: str) -> dict[str, float]:
    """What an honest, simple server would say: the shared words count."""
    one, other = set(premise.split()), set(hypothesis.split())
    held = len(one & other) / max(1, len(other))
    return {"entailment": held, "neutral": 1 - held, "contradiction": 0.0}


def chat(content: object, tokens: tuple[int, int] = (100, 20)) -> dict:
    """The body of a chat completion that says ``content``."""
    said = content if isinstance(content, str) else json.dumps(content)
    usage = {"prompt_tokens": tokens[0], "completion_tokens": tokens[1]}
    return {"choices": [{"message": {"content": said}}], "usage": usage}


def pair_in(body: dict):
    """The pair that a request asks about."""
    return json.loads(body["messages"][1]["content"])


def honest(pair: dict[str, str]) -> dict:
    return shares_of(pair["premise"], pair["hypothesis"])


class Chat:
    """A chat server on loopback: what it was asked, and what it is to answer."""

    def __init__(self, server) -> None:
        self.url = server.url_for("/v1")
        self.requests: list[dict] = []
        self.headers: list[dict] = []
        self.model = honest
        self.rude: list[Response] = []  # what it answers first
        server.expect_request(
            "/v1/chat/completions", method="POST"
        ).respond_with_handler(self._answer)

    def _answer(self, request: Request) -> Response:
        self.headers.append(dict(request.headers))
        self.requests.append(json.loads(request.get_data()))
        if self.rude:
            return self.rude.pop(0)
        told = self.model(pair_in(self.requests[-1]))
        return Response(json.dumps(chat(told)), content_type="application/json")


@pytest.fixture
def server(httpserver) -> Chat:
    return Chat(httpserver)


@pytest.fixture
def asked(server):
    """The judge behind that server, over real HTTP."""
    with open_judge(f"openai:small@{server.url}", system_clock) as judge:
        yield judge


@pytest.fixture
def fake():
    """A judge whose server is a list of replies; gives it and the pauses it made."""

    def make(*replies, answers=None):
        waiting = list(replies)
        pauses: list[float] = []
        bodies: list[bytes] = []

        def post(some):
            bodies.extend(some)
            return [waiting.pop(0) for _ in some]

        judge = ServedJudge(
            "small", "http://model.test/v1", post, answers or NoAnswers(), pauses.append
        )
        return judge, pauses, bodies

    return make


@pytest.fixture
def reply():
    """A good reply of a server that says ``content``."""

    def make(content=None, **shares) -> Reply:
        told = (
            content if content is not None else {**dict.fromkeys(LABELS, 0), **shares}
        )
        return Reply(200, json.dumps(chat(told)).encode())

    return make
