"""Which pairs a costly judge is asked about, when, and what its failure does."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import count

import pytest

from monitor.core.watch import Term, Watch
from monitor.errors import LedgerError, MonitorError
from monitor.judges.lexical import LexicalJudge
from monitor.pipeline import Arbiter, Intake, Topic
from monitor.sources.workers import ProcessWorkers
from monitor.store.sqlite import open_ledger
from monitor.types import Evidence, Origin, Piece

NOW = datetime(2025, 1, 6, tzinfo=UTC)
FIRST = (
    "Harbour Holdings runs the port of Leith with two hundred cranes and a fleet of "
    "tugs. 900 dockers joined the strike at the port."
)
AGAIN = "Harbour Holdings operates the port of Leith."
ONCE_MORE = "Harbour Holdings is operating the Leith port."
LARGER = "1,400 dockers joined the strike at the port."
OTHER = "The museum in Oslo bought a painting of a lighthouse."
SAME, OPPOSED, NEITHER = Evidence(1, 0, 0), Evidence(0, 0, 1), Evidence(0, 1, 0)


class OneAnswer:
    """Says one thing of every pair; sees whether the ledger could be written."""

    name = "arbiter"

    def __init__(self, ledger, says):
        self.ledger, self.says = ledger, says
        self.asked: list[tuple[str, str]] = []
        self.calls = 0
        self.inside = False

    def judge(self, pairs):
        self.calls += 1
        told = list(pairs)
        self.asked += told
        self.inside |= self.ledger._db.conn.in_transaction
        if isinstance(self.says, str):
            raise MonitorError(self.says)
        return [self.says] * len(told)


class Desk:
    """Takes texts in, one article each, with an arbiter or without."""

    def __init__(self, ledger, workers, says, decides):
        self.ledger = ledger
        self.arbiter = OneAnswer(ledger, says) if says else None
        topic = Topic("port", "The port", Watch((Term("port"),)))
        judge = LexicalJudge()
        arbiter = Arbiter(self.arbiter, decides) if self.arbiter else None
        self.intake = Intake(ledger, workers, judge, [topic], NOW, arbiter=arbiter)
        self.count = 0

    def take(self, *texts, key=None):
        pieces = []
        for text in texts:
            self.count += 1
            path = key or f"{self.count}.txt"
            pieces.append(Piece(text, "News", Origin.SEED, path=path, outlet=path))
        self.intake.take(pieces, lambda _: ("port",))
        return [(m.text, str(m.verdict), m.engine) for m in self.ledger.mentions()]


@pytest.fixture(scope="module")
def workers():
    with ProcessWorkers() as some:
        yield some


@pytest.fixture
def desk(tmp_path, workers):
    opened: list = []

    def make(says=None, *, decides=False):
        opened.append(open_ledger(tmp_path / f"{len(opened)}.db"))
        return Desk(opened[-1], workers, says, decides)

    yield make
    for ledger in opened:
        ledger.close()


def test_what_the_rules_leave_open_is_asked_in_both_directions(desk):
    busy = desk(SAME)
    busy.take(FIRST, AGAIN)
    one, other = busy.arbiter.asked
    assert one == other[::-1]
    assert one[1] == AGAIN
    assert busy.intake.arbitration.asked == 2


def test_what_is_neutral_one_way_is_not_asked_the_other(desk):
    busy = desk(NEITHER)
    assert busy.take(FIRST, AGAIN)[-1][1] == "new"
    assert [hypothesis for _, hypothesis in busy.arbiter.asked] == [AGAIN]


def test_an_answer_decides_what_was_open(desk):
    assert desk().take(FIRST, AGAIN)[-1][1] == "new"
    assert desk(SAME).take(FIRST, AGAIN)[-1][1] == "repeated"


@pytest.mark.parametrize("text", [LARGER, OTHER, FIRST])
def test_what_the_rules_decide_or_nothing_known_is_like_is_not_asked(desk, text):
    quiet = desk(SAME)
    quiet.take(FIRST, text)
    assert quiet.arbiter.calls == 0


def test_passages_of_one_article_are_left_to_the_rules(desk):
    quiet = desk(SAME)
    quiet.take(f"{FIRST} {AGAIN}")
    assert quiet.arbiter.calls == 0


def test_a_judge_is_never_asked_inside_a_transaction(desk):
    """A slow server would keep every other writer out of the ledger."""
    busy = desk(SAME)
    busy.take(FIRST, AGAIN)
    assert busy.arbiter.calls == 2
    assert busy.arbiter.inside is False


def test_all_pairs_of_an_article_go_together(desk):
    busy = desk(SAME)
    busy.take(FIRST, f"{AGAIN} {OTHER} {ONCE_MORE}")
    assert len(busy.arbiter.asked) == 4
    assert busy.arbiter.calls == 2  # there and back


def test_a_draft_is_asked_about_before_the_rehearsal(desk):
    busy = desk(SAME)
    busy.take(FIRST)
    draft = busy.intake.read(Piece(AGAIN, "Draft", Origin.CHECK, path="draft"))
    assert busy.arbiter.calls == 2
    with busy.ledger.rehearsal():
        article = busy.intake.store(draft.piece, draft.reading, draft.topics, None).id
        (found,) = busy.ledger.mentions(article=article)
        assert found.verdict == "repeated"
    assert busy.arbiter.calls == 2


def test_what_an_edit_adds_is_asked_about(desk):
    busy = desk(SAME)
    busy.take(FIRST)
    busy.take(OTHER, key="edited.txt")
    told = busy.take(f"{OTHER} {AGAIN}", key="edited.txt")
    assert (AGAIN, "repeated", "rules-15+arbiter") in told


def test_a_judge_that_fails_is_not_asked_again_and_the_rules_go_on(desk):
    texts = (FIRST, AGAIN, LARGER, ONCE_MORE)
    broken = desk("no connection")
    told = [one[:2] for one in broken.take(*texts)]
    assert broken.arbiter.calls == 1
    assert broken.intake.arbitration.fault == "no connection"
    assert broken.intake.tally.faults == []
    assert told == [one[:2] for one in desk().take(*texts)]


def test_a_ledger_that_fails_meanwhile_is_no_fault_of_the_judge(desk, monkeypatch):
    busy = desk(SAME)
    busy.take(FIRST)
    lookup = busy.ledger.look_up

    def gone(topic, terms, limit):
        if busy.arbiter.calls:
            raise LedgerError("the disk is gone")
        return lookup(topic, terms, limit)

    monkeypatch.setattr(busy.ledger, "look_up", gone)
    with pytest.raises(LedgerError):
        busy.take(f"{AGAIN} {OTHER}")


@pytest.mark.parametrize(("wrote", "times"), [(False, 0), (True, 2)])
def test_what_was_looked_up_for_the_judge_is_looked_up_again_if_another_wrote(
    desk, monkeypatch, wrote, times
):
    busy, again = desk(SAME), []
    busy.take(FIRST)
    candidates = busy.ledger.candidates

    def noted(topic, terms, limit):
        again.append(terms)
        return candidates(topic, terms, limit)

    monkeypatch.setattr(busy.ledger, "candidates", noted)
    if wrote:
        monkeypatch.setattr(busy.ledger, "state", count().__next__)
    busy.take(f"{AGAIN} {OTHER}")
    assert len(again) == times


def test_a_verdict_names_whose_evidence_it_rests_on(desk):
    assert {engine for _, _, engine in desk().take(FIRST)} == {"rules-15+lexical"}
    told = desk("no connection").take(FIRST, AGAIN)
    assert told[0][2] == "rules-15+arbiter"
    assert told[-1][2] == "rules-15+lexical"


def test_no_answer_makes_a_contradiction_that_the_rules_cannot_name(desk):
    told = desk(OPPOSED).take(FIRST, AGAIN)
    assert {verdict for _, verdict, _ in told} == {"new"}


SHORTER = "Harbour Holdings stopped running the Leith port."


def test_a_judge_whose_word_counts_is_asked_beside_all_that_is_like(desk):
    """And the other way round only where it sees a contradiction."""
    busy = desk(SAME, decides=True)
    assert busy.take(FIRST, ONCE_MORE)[-1][1] == "repeated"
    assert len(busy.arbiter.asked) > 1
    assert {known for known, _ in busy.arbiter.asked}.isdisjoint({ONCE_MORE})
    wary = desk(OPPOSED, decides=True)
    assert wary.take(FIRST, SHORTER)[-1][1] == "contradicted"
    assert {known for known, _ in wary.arbiter.asked} >= {SHORTER}


def test_not_even_a_judge_whose_word_counts_undoes_what_rules_decide(desk):
    plain = [one[:2] for one in desk().take(FIRST, LARGER)]
    assert [one[:2] for one in desk(SAME, decides=True).take(FIRST, LARGER)] == plain
