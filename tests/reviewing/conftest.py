from __future__ import annotations

import shutil
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from zlib import crc32

import pytest

from monitor.app.reviewing import Desk
from monitor.core.matching import index_terms
from monitor.types import (
    Assertion,
    Digest,
    Frame,
    Judgement,
    Kind,
    Origin,
    Piece,
    Span,
    Trust,
    Verdict,
)

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2024, 12, 9, 12, tzinfo=UTC)
TOPIC = "port-strike"

FIRST = """\
---
title: Dockers walk out
outlet: The Tide
published: 2024-12-09
---
The dockers' union said on Monday that 900 workers had joined the port strike.
Harbour Holdings cut the pay of night crews in Leeds by a tenth. The union filed its
complaint with the labour court in Leeds.
"""

SECOND = """\
---
title: Strike grows
outlet: The Quay
published: 2024-12-10
---
The dockers' union said on Tuesday that 1,400 workers had joined the port strike.
Harbour Holdings denied that it had cut the pay of night crews in Leeds. The union
filed its complaint with the labour court in Leeds.
"""

TEXTS = {
    "tide": "Dockers struck. Pay fell. Talks failed. Ships wait.",
    "quay": "Dockers struck again. Pay fell by half. Talks go on.",
    "buoy": "The dockers struck once more. Pay rose. No talks failed.",
    "mole": "The strike of the dockers goes on. Pay did fall. Cranes stand.",
}

# Mentions by name: article, quote, verdict, kind, and which it is against. Each tree
# has a branch of every sort: repetitions of repetitions, changes of changes.
TOLD = {
    "struck": ("tide", "Dockers struck", "new", None, None),
    "fell": ("tide", "Pay fell", "new", None, None),
    "failed": ("tide", "Talks failed", "new", None, None),
    "again": ("quay", "Dockers struck again", "repeated", None, "struck"),
    "half": ("quay", "Pay fell by half", "changed", "value", "fell"),
    "on": ("quay", "Talks go on", "contradicted", "conflict", "failed"),
    "more": ("buoy", "The dockers struck once more", "repeated", None, "again"),
    "rose": ("buoy", "Pay rose", "contradicted", "conflict", "half"),
    "deny": ("buoy", "No talks failed", "contradicted", "denial", "failed"),
    "goes": ("mole", "The strike of the dockers goes on", "changed", "detail", "more"),
    "fall": ("mole", "Pay did fall", "repeated", None, "half"),
    "cranes": ("mole", "Cranes stand", "new", None, None),
    "gone": ("tide", "Ships wait", "new", None, None),
    "went": ("tide", "Ships wait", "changed", "withdrawn", "gone"),
    "extra": ("tide", "Talks", "new", None, None),
}
USUAL = tuple(name for name in TOLD if name != "extra")


class Room:
    """A ledger with claims of every sort, and a reader who looks at it."""

    def __init__(self, ledger):
        self.ledger = ledger
        self.numbers = {}

    def fill(self, names=USUAL):
        """Tell some of ``TOLD``, or what is usual."""
        for name in names:
            self.tell(name)
        return self

    def tell(self, name):
        where, quote, verdict, kind, against = TOLD[name]
        article = self.article(where)
        start = article.text.index(quote)
        span = Span(start, start + len(quote))
        assertion = Assertion(span, quote, f"{quote}.", Frame("dockers", "strike"))
        target = self.record(against) if against else None
        joins = target is not None and (verdict == "repeated" or kind == "withdrawn")
        self.numbers[name] = self.ledger.add_mention(
            TOPIC,
            article,
            assertion,
            index_terms(assertion),
            Judgement(
                Verdict(verdict),
                0.8,
                kind=Kind(kind) if kind else None,
                against=target.mention if target else None,
                claim=target.claim if target and joins else None,
                thread=target.thread if target else None,
                why=f"{name} is why" if target else None,
                question=f"about {name}" if target else None,
            ),
            "rules-1+lexical",
            NOW,
        )

    def article(self, name):
        known = self.ledger.find_article(f"seeds/{name}.txt")
        if known is not None:
            return known
        piece = Piece(
            text=TEXTS[name],
            title=f"From the {name}",
            outlet=f"The {name.title()}",
            origin=Origin.SEED,
            path=f"seeds/{name}.txt",
        )
        sketch = tuple(crc32(f"{name} {n}".encode()) for n in range(30))
        article = self.ledger.add_article(piece, sketch, None, NOW)
        self.ledger.set_relevance(article.id, TOPIC, (), relevant=True)
        return article

    def record(self, name):
        return self.ledger.mention(self.numbers[name])

    def claim(self, name):
        return self.record(name).claim

    def desk(self, note=None, now=NOW):
        return Desk(self.ledger, now, note)

    def faults(self):
        return [fault for look in self.ledger.verify() for fault in look.faults]

    def digest(self):
        """Freeze a digest of all that is there."""
        last = max((m.mention for m in self.ledger.mentions()), default=0)
        review = max((r.review for r in self.ledger.reviews()), default=0)
        made = Digest(
            *("Strike", "1 new", "2024-12-09", "Monday", None, NOW, "UTC", (), ()),
            Trust(),
            last_mention=last,
            last_review=review,
        )
        self.ledger.freeze_digest(made, [], NOW)

    def replay(self, names=USUAL, **otherwise):
        """Empty the ledger of claims and fill it anew, with other numbers.

        A mention comes in that was not found before.
        ``otherwise`` names mentions that the engine judges in another way now.
        """
        for statement in (
            "UPDATE claims SET first_mention_id = NULL, latest_mention_id = NULL",
            "UPDATE mentions SET against_mention_id = NULL",
            *("DELETE FROM mentions", "DELETE FROM claim_terms"),
            *("DELETE FROM claim_term_lists", "DELETE FROM terms"),
            *("DELETE FROM claims", "DELETE FROM threads"),
            "UPDATE topics SET claims = 0",
        ):
            self.ledger._write(statement)
        self.numbers = {}
        kept = {name: TOLD[name] for name in otherwise}
        try:
            TOLD.update(otherwise)
            self.fill(("extra", *names))
        finally:
            TOLD.update(kept)

    def shape(self):
        """What holds, by names: verdicts, and which share a claim or a thread."""
        names = {number: name for name, number in self.numbers.items()}
        extra = self.numbers.get("extra")
        claims: dict[int, set[str]] = {}
        threads: dict[int, set[str]] = {}
        verdicts = {}
        for record in self.ledger.mentions():
            if record.mention == extra:
                continue
            name = names[record.mention]
            claims.setdefault(record.claim, set()).add(name)
            threads.setdefault(record.thread, set()).add(name)
            about = record.against and names[record.against.mention]
            verdicts[name] = (str(record.verdict), record.kind, about, record.why)
        return (
            verdicts,
            sorted(map(sorted, claims.values())),
            sorted(map(sorted, threads.values())),
        )


@pytest.fixture
def empty(ledger):
    return Room(ledger)


@pytest.fixture
def room(empty):
    return empty.fill()


@pytest.fixture(scope="session")
def room_of():
    return Room


@pytest.fixture
def project(tmp_path: Path, monkeypatch, strike: str) -> Path:
    """A folder with a configuration and one seed; the working directory."""
    lay_out(tmp_path, strike)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def lay_out(folder: Path, toml: str) -> None:
    (folder / "monitor.toml").write_text(toml)
    (folder / "seeds").mkdir(exist_ok=True)
    (folder / "seeds" / "first.txt").write_text(FIRST)


@pytest.fixture(scope="session")
def two_days(tmp_path_factory, command, strike):
    """A folder with two days of the strike, each with its digest."""
    folder = tmp_path_factory.mktemp("days")
    lay_out(folder, strike)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        command("run")
        (folder / "seeds" / "second.txt").write_text(SECOND)
        command("run", days=1)
    return folder


@pytest.fixture
def days(two_days, project, command):
    """Run a command after two days of the strike."""
    shutil.copytree(two_days, project, dirs_exist_ok=True)
    return command
