from __future__ import annotations

import tomllib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from monitor.core.extraction import extract
from monitor.types import Document

CASES = sorted((Path(__file__).parent / "cases").glob("*.toml"))
PUBLISHED = datetime(2024, 5, 8, 9, 0, tzinfo=UTC)


def read(text):
    return extract(Document(text, "", "", PUBLISHED))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path, bench):
    case = tomllib.loads(path.read_text(encoding="utf-8"))
    earlier, later = read(case["earlier"]), read(case["later"])
    for expected in case["expect"]:
        found = [a for a in later if expected["quote"] in a.quote]
        assert found, f"no claim with {expected['quote']!r}: {case['about']}"
        judged = [bench.judge(a, *earlier) for a in found]
        match = [j for j in judged if fits(j, expected, earlier)]
        assert match, f"{case['about']}: {judged}\n{found}\n{earlier}"


def fits(judgement, expected, earlier):
    kind = judgement.kind.value if judgement.kind else None
    if (judgement.verdict.value, kind) != (expected["verdict"], expected.get("kind")):
        return False
    if expected.get("why", "") not in (judgement.why or ""):
        return False
    against = expected.get("against")
    return not against or against in earlier[judgement.against - 1].quote
