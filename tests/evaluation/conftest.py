from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from monitor.core.evaluation import Dispute, Found, GoldArticle, GoldClaim, Ref
from monitor.types import Kind, Modality, Span, Verdict

GOLD = Path(__file__).parents[1] / "gold"
FIRST = "The dockers' union said on Monday that 900 workers had joined the port strike."
SECOND = (
    "The dockers' union said on Tuesday that 1,400 workers had joined the port strike. "
    "Few saw it coming."
)


def labelled() -> dict:
    """One dispute of two articles, a claim each; the second changes a figure."""
    return {
        "disputes": [
            {
                "name": "port-strike",
                "topic": ["strike AND port"],
                "aliases": [["the dockers' union", "the union"]],
                "articles": [
                    {
                        "title": "Dockers walk out",
                        "outlet": "The Tide",
                        "published": "2024-12-09T12:00:00+00:00",
                        "text": FIRST,
                        "claims": [
                            {
                                "quote": "900 workers had joined the port strike",
                                "speaker": "the dockers' union",
                                "values": [{"kind": "number", "text": "900"}],
                                "modality": "asserted",
                                "verdict": "new",
                            }
                        ],
                    },
                    {
                        "title": "Strike grows",
                        "outlet": "The Quay",
                        "published": "2024-12-10T12:00:00+00:00",
                        "text": SECOND,
                        "claims": [
                            {
                                "quote": "1,400 workers had joined the port strike",
                                "speaker": "the union",
                                "values": [{"kind": "number", "text": "1400"}],
                                "modality": "asserted",
                                "verdict": "changed",
                                "kind": "value",
                                "against": "1#1",
                            }
                        ],
                    },
                ],
            }
        ]
    }


@pytest.fixture
def small() -> dict:
    return labelled()


@pytest.fixture
def write(tmp_path):
    """Write a gold file; gives its path."""

    def written(data):
        path = tmp_path / "gold.json"
        path.write_text(json.dumps(data))
        return path

    return written


class Make:
    """Disputes with claims of ten characters each, and answers to them."""

    def claim(self, ref, verdict=Verdict.NEW, **more) -> GoldClaim:
        """A claim of an article, 20 characters behind the one before it."""
        start = 20 * (ref[1] - 1)
        kinds = {
            Verdict.CHANGED: (Kind.VALUE,),
            Verdict.CONTRADICTED: (Kind.DENIAL,),
        }
        told = {
            "ref": Ref(*ref),
            "span": Span(start, start + 10),
            "quote": f"claim {ref[0]}-{ref[1]:02}"[:10],
            "speakers": ("Acme",),
            "verdict": verdict,
            "kinds": kinds.get(verdict, ()),
            "modality": Modality.ASSERTED,
        }
        return GoldClaim(**{**told, **more})

    def dispute(self, *articles: tuple[GoldClaim, ...], **more) -> Dispute:
        return Dispute(
            "d",
            ("acme",),
            tuple(GoldArticle("t", "o", None, "x" * 400, c) for c in articles),
            **more,
        )

    def found(self, mention, start, **more) -> Found:
        """A mention of ten characters."""
        told = {
            "mention": mention,
            "span": Span(start, start + 10),
            "quote": "found",
            "text": "found",
            "speaker": None,
            "modality": Modality.ASSERTED,
            "verdict": Verdict.NEW,
            "confidence": 0.5,
        }
        return Found(**{**told, **more})

    def perfect(self, dispute: Dispute) -> list[list[Found]]:
        """What an engine finds that agrees with every label: claim 2#3 is 203."""
        return [[self._agreeing(c) for c in a.claims] for a in dispute.articles]

    def _agreeing(self, claim: GoldClaim) -> Found:
        return self.found(
            self._number(claim.ref),
            claim.span.start,
            quote=claim.quote,
            speaker=claim.speakers[0],
            modality=claim.modality,
            verdict=claim.verdict,
            confidence=1.0,
            kind=claim.kinds[0] if claim.kinds else None,
            against=self._number(claim.against[0]) if claim.against else None,
        )

    def _number(self, ref: Ref) -> int:
        return 100 * ref.article + ref.claim

    def altered(self, found, changes):
        """``found`` with some mentions changed, or (None) left out."""
        return [
            [
                replace(one, **(changes.get(one.mention) or {}))
                for one in article
                if changes.get(one.mention, {}) is not None
            ]
            for article in found
        ]


@pytest.fixture(scope="session")
def make() -> Make:
    return Make()


@pytest.fixture(scope="session")
def gold_folder() -> Path:
    return GOLD
