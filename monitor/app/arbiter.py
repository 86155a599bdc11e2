"""How a judge is asked about what the rules leave open, and what came of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from monitor.judges.lexical import LexicalJudge
from monitor.judges.served import ServedJudge
from monitor.pipeline import Arbiter, Linkage, VectorReader
from monitor.types import JudgeUse

if TYPE_CHECKING:
    from monitor.pipeline import Intake
    from monitor.ports import Judge


def arbiter_of(judge: Judge, *, decides: bool = False) -> Arbiter | None:
    """Who is asked about what the rules leave open; nobody, where words decide.

    Of the learned judge it was learned what its answers weigh, unless its word alone
    is to count.
    """
    if isinstance(judge, LexicalJudge):
        return None
    return Arbiter(judge, decides, None if decides else _linkage(judge))


def _linkage(judge: Judge) -> Linkage | None:
    if judge.name != "learned":
        return None
    # Slow to import, and needed with this judge only.
    from monitor.judges.linkage import shipped_linker  # noqa: PLC0415
    from monitor.judges.vectors import alike, encode, nearest  # noqa: PLC0415

    return Linkage(shipped_linker(), VectorReader(encode), nearest, alike)


def use_of(judge: Judge, intake: Intake) -> JudgeUse | None:
    """What a judge did for an intake; None where nobody beside the rules was asked."""
    if isinstance(judge, LexicalJudge):
        return None
    local = JudgeUse(judge.name, pairs=intake.arbitration.asked)
    use = judge.use if isinstance(judge, ServedJudge) else local
    return replace(use, fault=intake.arbitration.fault)
