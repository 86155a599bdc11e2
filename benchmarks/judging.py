"""What a question to the learned judge costs, typed differences included."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache
from os import cpu_count
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

from benchmarks.figures import at_least, at_most
from monitor.app import open_judge, system_clock

if TYPE_CHECKING:
    from benchmarks.bench import Bench
    from benchmarks.figures import Figure
    from monitor.ports import Judge

MANY, ROUNDS, STARTS = 960, 3, 5
# Each about 45 tokens long, so that the network reads 48; no two alike, lest what is
# remembered of one text be taken for speed.
PREMISE = (
    "The port authority of Gdansk said on Monday that {} dockers had walked out at the "
    "northern terminal after the talks about shifts had broken down"
)
HYPOTHESIS = "More than {} dockers walked out at the northern terminal of Gdansk"


def many(bench: Bench) -> Figure:
    """Pairs in a second, many at once."""
    bench.say(f"the judge is asked about {MANY} pairs, {ROUNDS} times")
    judge, times = _judge(), []
    for turn in range(ROUNDS):
        pairs = [_pair(turn * MANY + n) for n in range(MANY)]
        times.append(_seconds(judge, pairs))
    against = f"{MANY} pairs of about 45 tokens at once, {cpu_count()} cores"
    return at_least("judge", MANY / median(times), "/s", 300, against)


def one(bench: Bench) -> Figure:
    """One pair alone."""
    bench.say("the judge is asked about single pairs")
    judge = _judge()
    times = [1000 * _seconds(judge, [_pair(10**6 + n)]) for n in range(30)]
    against = f"one pair alone, median of 30, most {max(times):.1f} ms"
    return at_most("judge-one", median(times), "ms", 15, against)


def loading(bench: Bench) -> Figure:
    """From nothing to the first answer."""
    bench.say(f"monitor judge is started {STARTS} times")
    premise, hypothesis = _pair(1)
    row = json.dumps({"premise": premise, "hypothesis": hypothesis})
    command = [str(Path(sys.executable).with_name("monitor")), "judge", "-"]
    times = []
    for _ in range(STARTS):
        begun = perf_counter()
        subprocess.run(
            command, input=row.encode(), stdout=subprocess.DEVNULL, check=True
        )
        times.append(perf_counter() - begun)
    against = f"monitor judge with one pair, from start to end, median of {STARTS}"
    return at_most("judge-loading", median(times), "s", 1, against)


def _pair(number: int) -> tuple[str, str]:
    return PREMISE.format(number), HYPOTHESIS.format(number // 2)


def _seconds(judge: Judge, pairs: list[tuple[str, str]]) -> float:
    begun = perf_counter()
    judge.judge(pairs)
    return perf_counter() - begun


@cache
def _judge() -> Judge:
    """The judge as ``monitor judge`` asks it, loaded."""
    with open_judge("learned", system_clock) as judge:
        judge.judge([_pair(0)])
        return judge
