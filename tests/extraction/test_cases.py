from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from monitor.core.extraction import extract
from monitor.types import Document

CASES = sorted((Path(__file__).parent / "cases").glob("*.toml"))
WANTED = [
    pytest.param(path, claim, id=f"{path.stem}-{claim['quote'][:28]}")
    for path in CASES
    for claim in tomllib.loads(path.read_text(encoding="utf-8"))["claim"]
]


def claims_of(path):
    case = tomllib.loads(path.read_text(encoding="utf-8"))
    text = path.with_suffix(".txt").read_text(encoding="utf-8")
    return case, extract(Document(text, published=case["published"]))


def told(assertion):
    return {
        "speaker": assertion.speaker,
        "verb": assertion.verb,
        "subject": assertion.frame.subject,
        "action": assertion.frame.action,
        "negated": assertion.frame.negated,
        "modality": assertion.modality.value,
        "denies": assertion.denies,
        "alleges": assertion.alleges,
        "target": assertion.target,
    }


def fits(assertion, claim):
    plain = told(assertion)
    lists = {
        "values": [v.text for v in assertion.values],
        "quoted": list(assertion.quoted),
        "names": [n.canonical for n in assertion.names],
    }
    slots = assertion.frame.slots
    return (
        all(plain[k] == v for k, v in claim.items() if k in plain)
        and all(set(claim.get(k, ())) <= set(found) for k, found in lists.items())
        and all(
            any(s.role == k and v in s.text for s in slots)
            for k, v in claim.get("slots", {}).items()
        )
    )


@pytest.mark.parametrize(("path", "claim"), WANTED)
def test_claim_is_found_as_told(path, claim):
    _, found = claims_of(path)
    near = [a for a in found if claim["quote"] in a.quote]
    assert any(fits(a, claim) for a in near), [(told(a), a.values) for a in near] or [
        a.quote for a in found
    ]


@pytest.mark.parametrize("path", CASES, ids=lambda p: p.stem)
def test_mood_questions_and_commands_are_no_claims(path):
    case, found = claims_of(path)
    assert not [a.quote for a in found for words in case["none"] if words in a.quote]


@pytest.mark.parametrize("path", CASES, ids=lambda p: p.stem)
def test_every_quote_is_verbatim(path):
    text = path.with_suffix(".txt").read_text(encoding="utf-8")
    _, found = claims_of(path)
    assert found
    assert all(text[a.span.start : a.span.end] == a.quote for a in found)
