"""Reviews hold again once claims were found anew, and say what became of them."""

from __future__ import annotations

from monitor.app.reviewing import Asked
from monitor.types import Verdict


def test_reviews_hold_in_a_ledger_with_other_numbers(room):
    room.desk().reject(room.claim("half"))
    room.desk().reject(room.claim("cranes"))
    room.desk().split(room.claim("struck"), room.numbers["more"])
    room.desk().confirm(room.claim("rose"))
    holds, before = room.shape(), dict(room.numbers)
    room.replay()
    assert room.numbers["half"] != before["half"]
    assert room.shape() != holds
    report = room.ledger.reapply_reviews()
    assert (report.kept, report.changed, report.lost) == (4, 2, ())
    assert room.shape() == holds
    assert room.record("cranes").dismissed
    assert room.record("rose").review.right
    assert room.faults() == []


def test_doing_it_twice_does_nothing_more(room):
    room.desk().reject(room.claim("half"))
    room.replay()
    room.ledger.reapply_reviews()
    holds = room.shape()
    again = room.ledger.reapply_reviews()
    assert (again.kept, again.changed, again.lost) == (1, 0, ())
    assert room.shape() == holds


def test_a_passage_that_is_no_mention_now_is_reported(room):
    room.desk().reject(room.claim("cranes"))
    room.desk().confirm(room.claim("rose"))
    names = [name for name in room.numbers if name != "cranes"]
    room.replay(names)
    report = room.ledger.reapply_reviews()
    assert [one.passage.quote for one in report.lost] == ["Cranes stand"]
    assert report.kept == 1
    assert room.faults() == []
    room.replay()
    assert room.ledger.reapply_reviews().lost == ()
    assert room.record("cranes").dismissed


def test_what_a_label_is_about_may_be_gone(room):
    room.desk().merge(room.claim("cranes"), room.claim("fell"))
    room.replay(
        [name for name in room.numbers if name not in {"fell", "half", "fall", "rose"}]
    )
    (lost,) = room.ledger.reapply_reviews().lost
    assert lost.label.against is not None
    assert lost.label.against.quote == "Pay fell"
    assert room.faults() == []
    assert room.record("cranes").verdict is Verdict.NEW


def test_a_passage_that_is_cut_otherwise_now_is_known_again(room):
    room.desk().reject(room.claim("goes"))
    cut = ("mole", "strike of the dockers goes on", "changed", "detail", "more")
    room.replay(goes=cut)
    assert room.ledger.reapply_reviews().lost == ()
    assert room.record("goes").verdict is Verdict.NEW
    assert room.record("goes").quote == "strike of the dockers goes on"


def test_two_mentions_of_one_passage_are_told_apart(room):
    """That a passage is gone is noted at the place of the passage itself."""
    room.desk().reject(room.claim("gone"), room.numbers["went"])
    room.desk().confirm(room.claim("gone"), room.numbers["gone"])
    room.replay()
    room.ledger.reapply_reviews()
    assert room.record("went").verdict is Verdict.REPEATED
    assert room.record("gone").review.right
    assert not room.record("went").review.right


def test_a_better_engine_is_what_undoing_leads_to(room):
    room.desk().reject(room.claim("half"), asked=Asked(Verdict.REPEATED))
    room.replay(half=("quay", "Pay fell by half", "new", None, None))
    room.ledger.reapply_reviews()
    assert room.record("half").verdict is Verdict.REPEATED
    assert room.record("half").review.verdict is Verdict.CHANGED
    room.desk().undo(room.claim("half"), room.numbers["half"])
    assert room.record("half").verdict is Verdict.NEW
    assert room.record("half").against is None


def test_what_the_engine_now_agrees_with_stays_counted_as_it_was_told(room):
    room.desk().reject(room.claim("half"))
    room.replay(half=("quay", "Pay fell by half", "new", None, None))
    report = room.ledger.reapply_reviews()
    assert (report.kept, report.changed) == (1, 0)
    assert list(room.ledger.reviewed()) == [(Verdict.CHANGED, False)]
