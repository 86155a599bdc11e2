from __future__ import annotations

from monitor.core.comparison import compare_revisions
from monitor.types import Kind, Verdict

DEAD = "The fire at the Brill depot killed three people."
CAUSE = "Inspectors blame a faulty heater for the fire."
OWNER = "The depot belongs to Northern Freight."


def claims(bench, *texts):
    return [bench.claim(text, "x", f"verb{i}") for i, text in enumerate(texts)]


def revised(bench, before, after):
    return compare_revisions(
        bench.known(*claims(bench, *before)),
        claims(bench, *after),
        " ".join(after),
    )


def test_unchanged_passages_are_carried_wherever_they_moved(bench):
    judged, gone = revised(bench, (DEAD, CAUSE, OWNER), (OWNER, DEAD, CAUSE))
    assert [(j.verdict, j.against, j.claim) for j in judged] == [
        (Verdict.REPEATED, 3, 103),
        (Verdict.REPEATED, 1, 101),
        (Verdict.REPEATED, 2, 102),
    ]
    assert gone == ()


def test_an_altered_figure_is_a_correction(bench):
    judged, gone = revised(bench, (DEAD, CAUSE), (DEAD.replace("three", "five"), CAUSE))
    assert (judged[0].verdict, judged[0].kind) == (Verdict.CHANGED, Kind.CORRECTION)
    assert (judged[0].against, judged[0].claim, judged[0].thread) == (1, None, 201)
    assert judged[0].why == "five, was three"
    assert judged[1].verdict is Verdict.REPEATED
    assert gone == ()


def test_a_corrected_figure_is_told_with_its_unit(bench):
    def told(days):
        text = f"The firm has {days} days to appeal."
        value = bench.value("duration", days, "day", f"{days} days")
        return bench.claim(text, "the firm", "have", values=(value,))

    judged, _ = compare_revisions(bench.known(told(14)), (told(21),), "")
    assert [one.why for one in judged if one] == ["21 days, was 14 days"]


def test_not_is_a_correction(bench):
    judged, _ = revised(
        bench, (OWNER,), ("The depot does not belong to Northern Freight.",)
    )
    assert judged[0].kind is Kind.CORRECTION


def test_added_and_removed_words_are_named(bench):
    longer = "Inspectors blame a faulty heater for the fire on Sunday."
    added, _ = revised(bench, (CAUSE,), (longer,))
    removed, _ = revised(bench, (longer,), (CAUSE,))
    assert added[0].why == "added: on Sunday"
    assert removed[0].why == "removed: on Sunday"


def test_slips_and_marks_are_no_correction(bench):
    before = "The accomodation block, they said, was empty."
    after = "The accommodation block they said was empty"
    judged, gone = revised(bench, (before,), (after,))
    assert judged[0].verdict is Verdict.REPEATED
    assert gone == ()


def test_a_new_passage_is_left_to_the_usual_comparison(bench):
    judged, gone = revised(bench, (DEAD,), (DEAD, "A vigil was held at night."))
    assert judged[1] is None
    assert gone == ()


def test_a_passage_that_is_gone_is_withdrawn(bench):
    judged, gone = revised(bench, (DEAD, CAUSE), (DEAD,))
    assert judged[0].verdict is Verdict.REPEATED
    assert [candidate.mention for candidate in gone] == [2]


def test_a_passage_that_stands_but_was_not_read_again_is_not_withdrawn(bench):
    known = bench.known(*claims(bench, DEAD))
    judged, gone = compare_revisions(known, (), f"Update. {DEAD}")
    assert (judged, gone) == ((), ())


def test_one_word_for_another_is_a_correction_even_if_alike(bench):
    judged, _ = revised(bench, (OWNER,), (OWNER.replace("Northern", "Southern"),))
    assert judged[0].kind is Kind.CORRECTION
    assert judged[0].why == "Southern, was Northern"


def test_slips_in_long_words_only(bench):
    def word(text):
        return f"They said the {text} was there."

    for before, after, kept in (
        ("goverment", "government", True),
        ("contract", "contact", False),
        ("freind", "friend", True),
        ("night", "right", False),
        ("B52", "B53", False),
    ):
        judged, _ = revised(bench, (word(before),), (word(after),))
        assert (judged[0].verdict is Verdict.REPEATED) is kept, before
