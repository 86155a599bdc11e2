"""The learned judge: a small pair encoder of our own training, run on the CPU.

The only place that knows onnxruntime, tokenizers and numpy. ``training/`` makes
the files it reads; ``monitor/models/card.md`` says from what and how good it is.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections import defaultdict
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from monitor.errors import MonitorError
from monitor.types import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray
    from tokenizers import Encoding

MODELS = Path(__file__).parent.parent / "models"
# A pair is padded to the next multiple of this. Its shape in the network is then
# its own affair, whatever else is in the batch, and so is every rounding in it.
_STEP = 8
# Larger batches are no faster on four cores.
_BATCH = 32
# More threads than this gain nothing on a network of this size.
_THREADS = 4
# The network reads 128 tokens; this many characters always hold as many, and
# a text of any length costs no more than that.
_CHARACTERS = 4096


class LearnedJudge:
    """Scores how a hypothesis stands to a premise, in this direction only.

    The model is loaded at the first question. A contradiction that should hold in
    both directions is asked twice, with the pair turned round; entailment is not
    symmetric. Raises ``MonitorError`` if a file of the model is not as shipped.
    """

    name = "learned"

    def __init__(self, folder: Path = MODELS, threads: int = _THREADS) -> None:
        self._folder = folder
        self._threads = max(1, min(threads, os.cpu_count() or 1))

    def judge(self, pairs: Sequence[tuple[str, str]]) -> Sequence[Evidence]:
        """Score (premise, hypothesis) pairs; the answer has the same order."""
        read = [
            self._tokenizer.encode(_readable(premise), _readable(hypothesis))
            for premise, hypothesis in pairs
        ]
        scores: dict[int, Evidence] = {}
        for width, places in _batches(read):
            found = self._run([read[place] for place in places], width)
            scores.update(zip(places, found, strict=True))
        return [scores[place] for place in range(len(read))]

    def _run(self, batch: Sequence[Encoding], width: int) -> Iterator[Evidence]:
        ids = np.zeros((len(batch), width), np.int64)
        kinds, mask = np.zeros_like(ids), np.zeros_like(ids)
        for row, encoding in enumerate(batch):
            length = len(encoding.ids)
            ids[row, :length] = encoding.ids
            kinds[row, :length] = encoding.type_ids
            mask[row, :length] = 1
        answer: NDArray[np.float32] = self._network.run(
            ["probabilities"],
            {"input_ids": ids, "token_type_ids": kinds, "attention_mask": mask},
        )[0]
        return (_evidence(row) for row in answer.astype(np.float64))

    @cached_property
    def _files(self) -> dict[str, bytes]:
        """The model's files by name, each checked against the manifest."""
        try:
            manifest = json.loads((self._folder / "judge.json").read_bytes())
            files = {
                name: (self._folder / name).read_bytes() for name in manifest["sha256"]
            }
        except (OSError, ValueError, KeyError) as error:
            raise _broken(self._folder, str(error)) from error
        for name, content in files.items():
            if hashlib.sha256(content).hexdigest() != manifest["sha256"][name]:
                raise _broken(self._folder, f"{name} is not the file that was shipped")
        return files

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        tokenizer = Tokenizer.from_buffer(self._files["tokenizer.json"])
        tokenizer.no_padding()
        tokenizer.enable_truncation(128)
        return tokenizer

    @cached_property
    def _network(self) -> onnxruntime.InferenceSession:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = self._threads
        options.inter_op_num_threads = 1
        # Waiting threads sleep; spinning would take the cores from the readers.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        return onnxruntime.InferenceSession(
            self._files.pop("judge.onnx"), options, providers=["CPUExecutionProvider"]
        )


def _batches(read: Sequence[Encoding]) -> Iterator[tuple[int, tuple[int, ...]]]:
    """(padded width, places of the pairs of that width), short pairs first."""
    by_width: dict[int, list[int]] = defaultdict(list)
    for place, encoding in enumerate(read):
        by_width[-(-len(encoding.ids) // _STEP) * _STEP].append(place)
    for width, places in sorted(by_width.items()):
        for start in range(0, len(places), _BATCH):
            yield width, tuple(places[start : start + _BATCH])


def _readable(text: str) -> str:
    """As much of a text as counts, without the halves of characters."""
    return text[:_CHARACTERS].encode("utf-8", "replace").decode()


def _evidence(row: NDArray[np.float64]) -> Evidence:
    entailment, neutral, contradiction = (row / row.sum()).tolist()
    return Evidence(entailment, neutral, contradiction)


def _broken(folder: Path, what: str) -> MonitorError:
    return MonitorError(
        f"the model in {folder} cannot be used: {what}; install claim-monitor again"
    )
