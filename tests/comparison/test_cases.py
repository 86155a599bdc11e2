from __future__ import annotations

import tomllib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from monitor.core.extraction import extract
from monitor.types import Document, Verdict

CASES = sorted((Path(__file__).parent / "cases").glob("*.toml"))
PUBLISHED = datetime(2024, 5, 8, 9, 0, tzinfo=UTC)


def read(text):
    return extract(Document(text, "", "", PUBLISHED))


def read_both(case):
    """The claims of both texts, and the article that the earlier ones stand in."""
    if not case.get("one_article"):
        return read(case["earlier"]), read(case["later"]), 1
    told = read(f"{case['earlier']} {case['later']}")
    length = len(case["earlier"])
    earlier = [a for a in told if a.span.start < length]
    return earlier, [a for a in told if a.span.start > length], 2


def in_turn(bench, claims, article):
    """The verdicts of the earlier claims, each against those before it."""
    verdicts: list[Verdict] = []
    for number, claim in enumerate(claims):
        told = {"known_article": article, "verdicts": tuple(verdicts)}
        verdicts.append(bench.judge(claim, *claims[:number], **told).verdict)
    return tuple(verdicts) if article != 1 else ()


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path, bench):
    case = tomllib.loads(path.read_text(encoding="utf-8"))
    earlier, later, article = read_both(case)
    for expected in case["expect"]:
        found = [a for a in later if expected["quote"] in a.quote]
        assert found, f"no claim with {expected['quote']!r}: {case['about']}"
        told = {"known_article": article, "verdicts": in_turn(bench, earlier, article)}
        judged = [bench.judge(a, *earlier, **told) for a in found]
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
