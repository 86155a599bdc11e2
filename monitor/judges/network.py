"""Networks in ONNX that read one text or two, run on the CPU.

The only place that knows onnxruntime, tokenizers and numpy.
"""

from __future__ import annotations

import os
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING

import numpy as np
import onnxruntime
from onnxruntime.capi import onnxruntime_pybind11_state as faults
from tokenizers import Tokenizer

from monitor.judges.prompt import readable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from numpy.typing import NDArray
    from tokenizers import Encoding

# onnxruntime's faults have no base of their own.
NETWORK_FAULTS: tuple[type[Exception], ...] = (
    faults.EPFail,
    faults.Fail,
    faults.InvalidArgument,
    faults.InvalidGraph,
    faults.InvalidProtobuf,
    faults.NoSuchFile,
    faults.NotImplemented,
    faults.RuntimeException,
    ValueError,
)
# A pair is padded to the next multiple of this. Its shape in the network is then
# its own affair, whatever else is in the batch, and so is every rounding in it.
STEP = 8
# One core is as fast with four pairs at a time as with 32, small batches leave no core
# idle at the end, and they take 55 MB less than batches of eight.
BATCH = 4
# So many batches run at a time, each on one core: about twice the pairs of one batch on
# as many cores. Four cores is what was measured.
THREADS = 4
_INPUTS = ("input_ids", "attention_mask", "token_type_ids")
_DTYPES = {"tensor(int64)": np.int64, "tensor(int32)": np.int32}


@dataclass(frozen=True, slots=True)
class Recipe:
    """How pairs are put to a network.

    ``tokens`` is the most that it reads of a pair, a multiple of ``STEP``;
    ``padding`` the id of the token that fills a row up; ``output`` the name of
    what is asked for, or None for its first.
    """

    tokens: int
    batch: int = BATCH
    padding: int = 0
    output: str | None = None


class Network:
    """Runs a network over texts or pairs; a row never depends on its company.

    ``model`` is called once, when the first pair comes: the content of the file, or
    its path. Raises one of ``NETWORK_FAULTS`` where a file is not what it should be.
    """

    def __init__(
        self,
        model: Callable[[], bytes | str],
        tokenizer: Callable[[], bytes],
        recipe: Recipe,
        threads: int = THREADS,
    ) -> None:
        self._model = model
        self._tokens = tokenizer
        self._recipe = recipe
        self._threads = max(1, min(threads, os.cpu_count() or 1))

    def rows(self, texts: Iterable[tuple[str, ...]]) -> list[NDArray[np.float64]]:
        """One row of the output for each text, or (premise, hypothesis), in order."""
        read = [self._read(*map(readable, told)) for told in texts]
        batches = list(self._batches(read))
        some = [[read[place] for place in places] for _, places in batches]
        found = self._run_all([width for width, _ in batches], some)
        rows = {
            place: row
            for (_, places), answer in zip(batches, found, strict=True)
            for place, row in zip(places, answer, strict=True)
        }
        return [rows[place] for place in range(len(read))]

    def _run_all(
        self, widths: Sequence[int], batches: Sequence[Sequence[Encoding]]
    ) -> list[NDArray[np.float64]]:
        run = partial(self._run, self._network)
        if min(len(batches), self._threads) <= 1:  # a thread costs more than it gives
            return list(map(run, widths, batches))
        return list(self._beside.map(run, widths, batches))

    def _read(self, text: str, other: str | None = None) -> Encoding:
        return self._tokenizer.encode(text, other)

    def _batches(
        self, read: Sequence[Encoding]
    ) -> Iterator[tuple[int, tuple[int, ...]]]:
        """(padded width, places of the pairs of that width), long pairs first.

        What is begun last is soon done, so that no core waits long for another.
        """
        by_width: dict[int, list[int]] = defaultdict(list)
        for place, encoding in enumerate(read):
            by_width[-(-len(encoding.ids) // STEP) * STEP].append(place)
        for width, places in sorted(by_width.items(), reverse=True):
            for start in range(0, len(places), self._recipe.batch):
                yield width, tuple(places[start : start + self._recipe.batch])

    def _run(
        self,
        network: onnxruntime.InferenceSession,
        width: int,
        batch: Sequence[Encoding],
    ) -> NDArray[np.float64]:
        ids = np.full((len(batch), width), self._recipe.padding, np.int64)
        kinds, mask = np.zeros_like(ids), np.zeros_like(ids)
        for row, encoding in enumerate(batch):
            length = len(encoding.ids)
            ids[row, :length] = encoding.ids
            kinds[row, :length] = encoding.type_ids
            mask[row, :length] = 1
        told = {"input_ids": ids, "token_type_ids": kinds, "attention_mask": mask}
        asked = {
            one.name: told[one.name].astype(_DTYPES[one.type])
            for one in network.get_inputs()
        }
        output = self._recipe.output or network.get_outputs()[0].name
        answer: NDArray[np.float32] = network.run([output], asked)[0]
        if not np.isfinite(answer).all():
            raise ValueError("it gives scores that are no numbers")
        exact: NDArray[np.float64] = answer.astype(np.float64)
        return exact

    @cached_property
    def _beside(self) -> ThreadPoolExecutor:
        return ThreadPoolExecutor(self._threads)

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        tokenizer = Tokenizer.from_buffer(self._tokens())
        tokenizer.no_padding()
        tokenizer.enable_truncation(self._recipe.tokens)
        return tokenizer

    @cached_property
    def _network(self) -> onnxruntime.InferenceSession:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 4  # what is wrong is raised, and told there
        network = onnxruntime.InferenceSession(
            self._model(), options, providers=["CPUExecutionProvider"]
        )
        for one in network.get_inputs():
            if one.name not in _INPUTS or one.type not in _DTYPES:
                raise ValueError(
                    f"it asks for {one.name} as {one.type}; known are "
                    f"{', '.join(_INPUTS)} as whole numbers"
                )
        return network


def softmax(row: NDArray[np.float64]) -> NDArray[np.float64]:
    """Turn scores of any size into shares that add up to 1."""
    powers: NDArray[np.float64] = np.exp(row - row.max())
    shares: NDArray[np.float64] = powers / powers.sum()
    return shares
