"""A judge whose answers are weighed: what it is asked, when, and what then is told."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from monitor.core.watch import Term, Watch
from monitor.errors import MonitorError
from monitor.judges.lexical import LexicalJudge
from monitor.judges.vectors import alike, encode, nearest
from monitor.pipeline import Arbiter, Intake, Linkage, Topic, VectorReader
from monitor.sources.workers import ProcessWorkers
from monitor.store.sqlite import open_ledger
from monitor.types import Evidence, Origin, Piece

NOW = datetime(2025, 1, 6, tzinfo=UTC)
FIRST = "The dockers of Leith are on strike. The museum in Oslo bought a painting."
AGAIN = "In Leith, dock workers have downed tools in a strike."
FIGURE = "900 dockers joined the strike at the port."
LARGER = "1,400 dockers joined the strike at the port."
UNLIKE = "Norwegian galleries acquire canvases."
CHARGE = "Dockers let cargo rot, Harbour Holdings said."
ANSWER = '"All freight was cooled," Ida Moll of the union said.'
OTHER = "A comet was seen over Chile."
SAME, OPPOSED = Evidence(1, 0, 0), Evidence(0, 0, 1)


class OneAnswer:
    """Says one thing of every pair; a text instead of evidence is a fault."""

    name = "one answer"

    def __init__(self, ledger, says):
        self._ledger, self._says = ledger, says
        self.asked: list[tuple[str, str]] = []
        self.inside = False

    def judge(self, pairs):
        told = list(pairs)
        self.asked += told
        self.inside |= self._ledger._db.conn.in_transaction
        if isinstance(self._says, str):
            raise MonitorError(self._says)
        return [self._says] * len(told)


class Desk:
    """Takes in texts, one article each."""

    def __init__(self, ledger, workers, says, linker):
        self.ledger = ledger
        self.judge = OneAnswer(ledger, says)
        topic = Topic("port", "The port", Watch((Term("port"),)))
        linkage = Linkage(linker, VectorReader(encode), nearest, alike)
        self.intake = Intake(
            ledger, workers, LexicalJudge(), [topic], NOW,
            arbiter=Arbiter(self.judge, linkage=linkage),
        )  # fmt: skip

    def take(self, *texts):
        self.intake.take(
            [
                Piece(text, "News", Origin.SEED, path=f"{n}.txt", outlet=f"Outlet {n}")
                for n, text in enumerate(texts)
            ],
            lambda _: ("port",),
        )
        return [(one.text, str(one.verdict)) for one in self.ledger.mentions()]


@pytest.fixture(scope="module")
def workers():
    with ProcessWorkers() as some:
        yield some


@pytest.fixture
def desk(tmp_path, workers, linker):
    opened: list = []

    def make(says=SAME, ask=0.3):
        opened.append(open_ledger(tmp_path / f"{len(opened)}.db"))
        return Desk(opened[-1], workers, says, linker(ask=ask))

    yield make
    for ledger in opened:
        ledger.close()


def test_one_pair_is_asked_before_the_transaction(desk):
    busy = desk()
    told = busy.take(FIRST, AGAIN)
    known, now = busy.judge.asked[0]
    assert known == "The dockers of Leith are on strike."
    assert busy.judge.asked == [(known, now)]
    assert not busy.judge.inside
    assert told[-1][1] == "repeated"


def test_the_first_pair_is_sent_before_other_claims_are_looked_up(desk, monkeypatch):
    busy, events = desk(), []
    look_up, judge = busy.ledger.look_up, busy.judge.judge

    def noted(told, event):
        for one in told:
            events.append(event)
            yield one

    monkeypatch.setattr(
        busy.ledger, "look_up",
        lambda *told: next(noted([look_up(*told)], "looked up")),
    )  # fmt: skip
    monkeypatch.setattr(busy.judge, "judge", lambda told: judge(noted(told, "sent")))
    busy.take(FIRST, f"{AGAIN} {OTHER}")
    before = 2  # each claim of the first article
    assert events[before:] == ["looked up", "sent", "looked up"]


def test_what_excludes_is_asked_the_other_way_round_too(desk):
    busy = desk(OPPOSED)
    busy.take(FIRST, AGAIN)
    (known, now), turned = busy.judge.asked
    assert turned == (now, known)


def test_what_excludes_a_known_claim_contradicts_it(desk):
    busy = desk(OPPOSED)
    assert busy.take(FIRST, AGAIN)[-1][1] == "contradicted"
    (record,) = [one for one in busy.ledger.mentions() if one.against]
    assert record.why == "both can hardly be true"


@pytest.mark.parametrize(
    "texts", [(FIGURE, LARGER), (FIRST, OTHER), (FIRST + " " + AGAIN,)]
)
def test_nobody_is_asked_where_rules_decide_or_nothing_is_near(desk, texts):
    quiet = desk()
    quiet.take(*texts)
    assert quiet.judge.asked == []


def test_what_shares_no_word_is_found_by_its_vector(desk):
    """By words alone the known claim would never have been looked at."""
    busy = desk(ask=0.1)
    assert busy.take(FIRST, UNLIKE)[-1][1] == "repeated"
    assert busy.judge.asked[0] == ("The museum in Oslo bought a painting.", UNLIKE)


def test_an_answer_in_the_same_article_is_a_denial_of_what_it_answers(desk):
    busy = desk(OPPOSED, ask=0.1)
    busy.take(f"{CHARGE} {ANSWER}")
    (record,) = [one for one in busy.ledger.mentions() if one.against]
    assert (str(record.verdict), str(record.kind)) == ("contradicted", "denial")
    assert record.against.quote in CHARGE
    assert record.quote in ANSWER


def test_nobody_is_asked_where_nothing_is_near_enough(desk):
    quiet = desk(ask=0.999)
    assert quiet.take(FIRST, AGAIN)[-1][1] == "new"
    assert quiet.judge.asked == []


def test_an_article_that_comes_in_again_asks_nobody(desk):
    """A run on unchanged input does no inference."""
    busy = desk()
    busy.take(FIRST, AGAIN)
    before = list(busy.judge.asked)
    busy.take(FIRST, AGAIN)
    assert busy.judge.asked == before


def test_where_the_judge_fails_the_rules_go_on_alone(desk):
    busy = desk("the model is gone")
    told = busy.take(FIRST, AGAIN, f"{FIGURE} {AGAIN}")
    assert told[2] == (AGAIN, "new")
    assert busy.intake.arbitration.fault == "the model is gone"
    assert len(busy.judge.asked) == 1  # never again
