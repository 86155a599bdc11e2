"""From signs to a verdict: who is asked about, what counts, and how it is told."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.core.linkage import (
    NEAR,
    RELATIONS,
    SIGNS,
    Linker,
    Scaling,
    Weighing,
    beside,
    heard,
)
from monitor.judges.linkage import shipped_linker
from monitor.judges.vectors import alike
from monitor.types import Evidence, Kind, Verdict

STRIKE = "The dockers of Leith are on strike."
FERRY = "The museum in Oslo bought a painting."
NOW = "Dock workers in Leith have gone on strike."


def weighing(names, **weights):
    """A model of biases alone."""
    biases = tuple(float(weights.get(r, {}).get("bias", 0.0)) for r in RELATIONS)
    return Weighing(biases, ((0.0,) * len(names),) * len(RELATIONS))


def sure_of(relation):
    """A linker that takes every pair for one relation, if nothing speaks against it."""
    sure = weighing(SIGNS, **{relation: {"bias": 9.0}})
    bars = dict.fromkeys(RELATIONS[1:], 0.5)
    return Linker(near=weighing(NEAR), full=sure, ask=0.1, bars=bars)


SAME, OPPOSED, OPEN = Evidence(1, 0, 0), Evidence(0, 0, 1), Evidence(0, 1, 0)


@pytest.fixture
def pair(claims):
    """A claim beside one known one."""

    def make(now, known):
        (found,) = beside(claims(now), claims.known(known), (), article=9, alike=alike)
        return found

    return make


def test_a_judge_is_asked_about_the_nearest_known_claim(claims, linker):
    found = beside(claims(NOW), claims.known(FERRY, STRIKE), (), article=9, alike=alike)
    (asked,) = linker().look(found).asked
    assert asked.pair.before.text == STRIKE


def test_a_judge_is_not_asked_where_nothing_is_near(claims, linker):
    found = beside(claims(NOW), claims.known(FERRY), (), article=9, alike=alike)
    assert linker().look(found).asked == ()
    assert linker().look(found).newness > 0.9


@pytest.mark.parametrize("relation", RELATIONS[1:])
def test_where_nobody_is_asked_no_answer_would_have_counted(claims, relation):
    known = claims.known("Prices rose by 5 euros in Arden, the union said.")
    now = claims("Prices rose by 9 dollars in Riga, Holm said.")
    (found,) = beside(now, known, (), article=9, alike=alike)
    for answer in product((SAME, OPPOSED, OPEN), repeat=2):
        assert sure_of(relation).link(found, answer).verdict is Verdict.NEW
    assert sure_of(relation).look([found]).asked == ()


def test_of_equally_near_ones_the_first_is_asked_about(claims, linker):
    found = beside(
        claims(NOW), claims.known(STRIKE, STRIKE), (), article=9, alike=alike
    )
    (asked,) = linker().look(found).asked
    assert asked.pair.candidate.mention == 1


@pytest.mark.parametrize(
    ("now", "barred", "next_one"),
    [
        (
            "Ada Moll took the cash.",
            "Nobody at Acme denied that Ada Moll took the cash.",
            "The cash was stolen by Ada Moll.",
        ),
        (
            "Torva made a profit of £71 million in 2024.",
            "Torva made a profit of £12 million in 2019.",
            "The bank earned £71 million in 2024.",
        ),
    ],
)
def test_a_judge_is_not_asked_where_no_answer_would_count(
    claims, now, barred, next_one
):
    """But about the next one."""
    known = claims.known(barred, next_one)
    for few, asked in ((known[:1], []), (known, [known[1]])):
        found = beside(claims(now), few, (), 9, alike)
        looked = sure_of("same").look(found).asked
        assert [one.pair.candidate for one in looked] == asked


def test_what_follows_both_ways_is_the_claim_once_more(pair, linker):
    found = linker().link(pair(NOW, STRIKE), (SAME, SAME))
    assert (found.verdict, found.against, found.claim) == (Verdict.REPEATED, 1, 101)


@pytest.mark.parametrize("answers", [(SAME, SAME), (OPPOSED, OPPOSED)])
@pytest.mark.parametrize(
    ("now", "known"),
    [
        ("Ada Moll took the cash.", "Nobody at Acme denied that Ada Moll took it."),
        ("Acme would not say that it had paid.", "Acme had paid a ransom."),
        ("The dam is not safe.", "No official has said that the dam is safe."),
    ],
)
def test_that_it_was_not_said_is_neither_told_again_nor_denied(
    pair, linker, now, known, answers
):
    assert linker().link(pair(now, known), answers).verdict is Verdict.NEW


@pytest.mark.parametrize(
    ("now", "known", "verdict"),
    [
        (
            "Bridges have worried engineers for years.",
            "The paper calls it the largest collapse of the year.",
            Verdict.NEW,
        ),
        (
            "Never before had the ferry to Leith stopped.",
            "It was the first stop of the Leith ferry.",
            Verdict.REPEATED,
        ),
    ],
)
def test_a_rank_is_told_again_only_by_what_ranks(pair, linker, now, known, verdict):
    assert linker().link(pair(now, known), (SAME, SAME)).verdict is verdict


@pytest.mark.parametrize(
    ("follows", "verdict"), [(0.15, Verdict.NEW), (0.25, Verdict.REPEATED)]
)
def test_what_has_no_subject_in_common_must_follow_at_least_a_little(
    pair, follows, verdict
):
    little = Evidence(follows, 1 - follows, 0)
    unrelated = pair("Cooks put salt into the soup.", "They poured away the salt.")
    assert sure_of("same").link(unrelated, (little, little)).verdict is verdict


@pytest.mark.parametrize(
    ("bias", "verdict"), [(1.5, Verdict.NEW), (2.5, Verdict.REPEATED)]
)
def test_what_has_no_subject_in_common_must_be_surer(pair, bias, verdict):
    bars = dict.fromkeys(RELATIONS[1:], 0.5)
    full = weighing(SIGNS, same={"bias": bias})
    two = Linker(near=weighing(NEAR), full=full, ask=0.1, bars=bars)
    little = Evidence(0.25, 0.75, 0)
    unrelated = pair("Cooks put salt into the soup.", "They poured away the salt.")
    assert two.link(unrelated, (little, little)).verdict is verdict


def test_a_telling_figure_relates_claims_whatever_their_subjects(pair, linker):
    two = pair("The walkout cost them £2m a day.", "Shops lose £2 million daily.")
    assert sure_of("same").link(two, (OPEN, OPEN)).verdict is Verdict.REPEATED


@pytest.mark.parametrize(
    ("now", "known", "verdict"),
    [
        (
            "The profit that Torva made in 2024 came to €71 million.",
            "Torva Savings earned €71 million.",
            Verdict.REPEATED,
        ),
        (
            "Marta Holm got €2.3 million in severance.",
            "Peter Reed was paid €2.3 million in severance.",
            Verdict.NEW,
        ),
    ],
)
def test_a_telling_figure_tells_who_is_meant_by_part_of_a_name(
    pair, linker, now, known, verdict
):
    assert linker().link(pair(now, known), (SAME, SAME)).verdict is verdict


@pytest.mark.parametrize(
    ("now", "known"),
    [
        (
            '"They never asked me," Ida Moll said.',
            '"We asked them for a ferry," Ida Moll said.',
        ),
        (
            "It is too early to say that the pump failed, Ida Moll said.",
            "The pump held, Jon Berg said.",
        ),
        ("This was a triumph, Ida Moll said.", "The trial failed, Jon Berg said."),
        (
            "The pump had nothing to do with the flood, Ida Moll said.",
            "The pump stood still for two days, Jon Berg said.",
        ),
        (
            "No steward of the club hit Tom Reed, Ida Moll said.",
            "Tom Reed was hit by rival fans, Jon Berg said.",
        ),
    ],
)
def test_what_is_turned_round_or_left_open_opposes_nothing(pair, linker, now, known):
    found = linker().link(pair(now, known), (OPPOSED, OPPOSED))
    assert found.verdict is Verdict.NEW


def test_whoever_never_said_so_answers(pair, linker):
    two = pair('"I never said that Moll paid," Ada Berg said.', "Moll paid £2m.")
    assert linker().link(two, (OPPOSED, OPPOSED)).verdict is Verdict.CONTRADICTED


@pytest.mark.parametrize(
    ("now", "known", "kind", "why"),
    [
        (NOW, "Work went on in the port of Leith.", Kind.CONFLICT,
         "both can hardly be true"),
        ('"We kept to the rules," Harbour Holdings said.',
         "Harbour Holdings broke the rules.", Kind.DENIAL,
         "Harbour Holdings says otherwise than Herald"),
        ('"I shall go in May," Ida Moll said.', '"I will stay," Ida Moll said.',
         Kind.REVERSAL, "Ida Moll had said otherwise"),
    ],
)  # fmt: skip
def test_what_excludes_each_other_is_a_contradiction(
    pair, linker, now, known, kind, why
):
    found = linker().link(pair(now, known), (OPPOSED, OPPOSED))
    assert (found.verdict, found.kind) == (Verdict.CONTRADICTED, kind)
    assert (found.why, found.against, found.claim) == (why, 1, None)


def test_another_figure_is_a_change_not_a_contradiction(pair, linker):
    two = pair("The fire cost 44 jobs.", "38 people lost their jobs in the fire.")
    found = linker().link(two, (OPPOSED, OPPOSED))
    assert (found.verdict, found.kind) == (Verdict.CHANGED, Kind.VALUE)
    assert found.why == "44 jobs, was 38 people"


@pytest.mark.parametrize(
    ("now", "known", "kind"),
    [
        ("The pump was serviced in May 2024.", "The pump was installed in 2019.", None),
        ("The pump was installed in 2017.", "The pump was installed in 2019.", "value"),
        (
            "The pump was installed in 2017.",
            "It began in a pump installed in 2019.",
            "value",
        ),
        ("Trains will run on 9 May 2025.", "They will be back on 3 May 2025.", "value"),
    ],
)
@pytest.mark.parametrize("relation", ["changed", "contradicted"])
def test_dates_of_two_doings_are_no_change(pair, relation, now, known, kind):
    """When something was done says nothing of when another thing was."""
    assert sure_of(relation).link(pair(now, known), (OPEN, OPEN)).kind == kind


@pytest.mark.parametrize(
    ("now", "known"),
    [
        ("40 ships wait for the strike to end.", "900 workers joined the strike."),
        ("The dam could have been sold to the city.", "The dam was sold to the city."),
        ('The report calls the bridge "sound".', 'The file calls it "fit for use".'),
        ("There were two.", "Two pumps had failed at the dam."),
        ("The lightning had been an assumption.", "Lightning had struck the dam."),
        ("Ida Moll is suing the port.", "Ida Moll is suing the port for £90,000."),
        ("It all depends on whether the dam was safe.", "The dam was safe."),
        ("20 clerks were laid off.", "Clerks were sent home with pay."),
        ("The fire burned for two hours.", "The fire came two hours after the talk."),
        ("The report is now expected in June.", "The report is due within a month."),
        ("A cable started the fire on Sunday.", "The fire broke out on Sunday."),
    ],
)
def test_another_figure_doubts_other_quotes_and_too_little_repeat_nothing(
    pair, linker, now, known
):
    found = linker().link(pair(now, known), (SAME, SAME))
    assert (found.verdict, found.held) == (Verdict.NEW, Verdict.REPEATED)
    assert found.why.startswith(f"beside “{known.split()[0]}")


def test_what_begins_to_leak_is_a_leak_that_began(pair, linker):
    two = pair("The tank started leaking on Sunday.", "The leak began on Sunday.")
    assert linker().link(two, (SAME, SAME)).verdict is Verdict.REPEATED


def test_one_speaker_in_other_quoted_words_is_a_new_wording(pair, linker):
    two = pair('"I shall stay on," Ida Moll said.', '"I am not going," Ida Moll said.')
    found = linker().link(two, (SAME, SAME))
    assert (found.verdict, found.kind) == (Verdict.CHANGED, Kind.WORDING)
    assert found.why == '"I shall stay on", was "I am not going"'


@pytest.mark.parametrize(
    ("now", "known"),
    [
        ("Work at the mine must stop for 90 days.", "The lease runs for 25 years."),
        ("The city spent £3m on travel in 2024.", "Travel cost it £2m in 2023."),
        ("Two directors left.", "Of nine directors two voted against it."),
        ("The firm has cancelled another 55 trips.", "320 trips were called off."),
        ("Shares in Acme rose 7 percent.", "Acme's shares fell 4 percent."),
        ("It loses £15,000 a month.", "The school lacks £120,000 a year."),
        ("The bank will close 80 branches.", "The bank has 240 branches."),
        ("15 stewards were on duty.", "Nine stewards were hurt."),
        ("Three of the miners were found dead.", "Five of the miners were rescued."),
        ("7,000 of the 11,500 homes have water again.", "11,500 homes lack water."),
        ("Two firefighters died in the fire.", "Three children died in the fire."),
        ("They turned down an offer of 4 percent and want 8.", "They want 8 percent."),
        ("The walkout was put back by a day.", "The walkout lasts two days."),
        (
            "The number of cases has climbed to 26.",
            "Last year 139 cases were recorded.",
        ),
    ],
)
@pytest.mark.parametrize("relation", ["changed", "contradicted"])
def test_figures_of_two_things_are_no_change(pair, relation, now, known):
    """Another size, year or rate, a part of it, some more, up and down."""
    assert sure_of(relation).link(pair(now, known), (OPEN, OPEN)).verdict is Verdict.NEW


@pytest.mark.parametrize(
    ("now", "known", "verdict"),
    [
        (
            "The lock was cut with a saw, a guard said.",
            "The mayor said that the lock was in one piece.",
            Verdict.CONTRADICTED,
        ),
        (
            "Nobody came, a guard said.",
            "The mayor said that 200 pupils had joined the march.",
            Verdict.NEW,
        ),
        (
            "The lock was cut with a saw.",
            "The mayor said that the lock was in one piece.",
            Verdict.NEW,
        ),
        (
            "The lock was cut with a saw, the mayor said.",
            "The mayor said that the lock was in one piece.",
            Verdict.NEW,
        ),
    ],
)
def test_two_parties_are_at_odds_over_one_thing_by_fewer_signs(
    pair, now, known, verdict
):
    close = Linker(
        near=weighing(NEAR),
        full=weighing(
            SIGNS,
            same={"bias": -9.0},
            changed={"bias": -9.0},
            contradicted={"bias": -0.1},
        ),
        ask=0.1,
        bars=dict.fromkeys(RELATIONS[1:], 0.55),
    )
    two = pair(now, known)
    assert close.link(two, (OPPOSED, OPPOSED)).verdict is verdict
    assert close.link(two, (OPPOSED, OPEN)).verdict is Verdict.NEW


@pytest.mark.parametrize(
    ("now", "known"),
    [
        ("A rival had an order.", "The firm did not have an order."),
        ("Addresses were stolen.", "The names were not stolen."),
        ("The court convicted him of fraud.", "The court acquitted him of theft."),
        ("No decision was taken.", "Two shops would wait before they decided."),
        ("The strike ended on Monday.", "The strike could go on for weeks."),
        (
            "71 percent of the pilots voted yes, said Ada Moll.",
            "The guild said that 71 percent of the pilots backed a strike.",
        ),
        ("We wrote to the mayor.", "The bishop received no letter."),
        ("The mayor's driver was at the dinner.", "The mayor was not at the dinner."),
        ("Oil caused the fire.", "Oil was not the cause of the delay."),
        ("The fire was in another shed.", "There was no fire in the main shed."),
        ("Two guards have been suspended.", "None of the guards has been suspended."),
        ("The bishop had no word from the firm.", "Managers told Ada Moll."),
        ("The choir accepted the gift.", "The choir rejected that."),
        (
            "No door was forced, Ida Moll said.",
            "The port withdrew its statement that the doors had been checked.",
        ),
        (
            "The wages have not been paid, Ida Moll said.",
            "The wages would be paid on Friday, Jon Berg said.",
        ),
        (
            "The sale had nothing to do with a strike, Ida Moll said.",
            "Dockers voted for a strike.",
        ),
    ],
)
def test_of_others_or_of_what_may_come_nothing_is_excluded(pair, now, known):
    found = sure_of("contradicted").link(pair(now, known), (OPPOSED, OPPOSED))
    assert found.verdict is Verdict.NEW


def test_what_nobody_says_no_to_is_excluded_by_a_judge_alone(pair):
    """The signs of two claims that agree may be those of two that do not."""
    found = pair("Orlo warned the port in May.", "The port was deaf to Orlo.")
    linker = sure_of("contradicted")
    assert linker.link(found, (OPEN, OPEN)).verdict is Verdict.NEW
    assert linker.link(found, (OPPOSED, OPPOSED)).verdict is Verdict.CONTRADICTED


def test_who_confirms_a_figure_contradicts_nobody(pair, linker):
    two = pair(
        "The board confirmed its figure of 11 percent.",
        "Tests of the board found 11 percent of sugar.",
    )
    assert linker().link(two, (OPPOSED, OPPOSED)).verdict is Verdict.NEW


def test_a_change_that_nobody_can_name_is_not_told(pair):
    """A reader could not check it."""
    changed = Linker(
        near=weighing(NEAR),
        full=weighing(SIGNS, changed={"bias": 9.0}),
        ask=0.1,
        bars=dict.fromkeys(RELATIONS[1:], 0.5),
    )
    nameless = changed.link(pair(NOW, FERRY), (OPEN, OPEN))
    assert (nameless.verdict, nameless.held) == (Verdict.NEW, Verdict.CHANGED)
    two = pair("The fire cost 44 jobs.", "38 people lost their jobs in the fire.")
    assert changed.link(two, (OPEN, OPEN)).kind is Kind.VALUE


def test_what_is_not_sure_enough_stays_new_and_is_held(pair, linker):
    found = linker(bar=1.1).link(pair(NOW, STRIKE), (SAME, SAME))
    assert (found.verdict, found.held) == (Verdict.NEW, Verdict.REPEATED)
    assert (found.against, found.claim, found.kind) == (None, None, None)


def test_what_is_open_is_new_and_nothing_is_held(pair, linker):
    found = linker().link(pair(NOW, FERRY), (OPEN, OPEN))
    assert (found.verdict, found.held) == (Verdict.NEW, None)
    assert found.confidence > 0.9


@given(signs=st.lists(st.floats(-50, 50), min_size=60, max_size=60))
def test_the_shares_of_the_relations_add_up_to_one(signs):
    model = shipped_linker().full
    shares = model.shares(signs[: len(model.weights[0])])
    assert len(shares) == len(RELATIONS)
    assert sum(shares) == pytest.approx(1)
    assert min(shares) >= 0


def test_a_contradiction_needs_at_least_as_much_as_an_even_chance():
    """A false contradiction costs a reader's trust more than a missed one."""
    shipped = shipped_linker()
    assert shipped.bars["contradicted"] >= 0.5
    assert all(bar >= 0.4 for bar in shipped.bars.values())
    assert shipped.ask < min(shipped.bars.values())


def test_what_an_article_tells_of_an_accusation_is_disputed_by_no_accusation(
    claims, linker
):
    accuses = claims("Ida Moll accused the port of copying her plans.")
    for known, verdict in (
        ("The accusation is the first of its kind.", Verdict.NEW),
        ("The port drew its own plans.", Verdict.CONTRADICTED),
    ):
        here = claims.known(known, article=9)
        (found,) = beside(accuses, (), here, article=9, alike=alike)
        assert linker().link(found, (OPPOSED, OPPOSED)).verdict is verdict


def test_in_one_article_a_claim_is_denied_and_nothing_else(claims, linker):
    answer = claims('"We kept to the rules," Ida Moll said.')
    here = claims.known("The union said that Ida Moll broke the rules.", article=9)
    (found,) = beside(answer, (), here, article=9, alike=alike)
    denied = linker().link(found, (OPPOSED, OPPOSED))
    assert (denied.verdict, denied.kind) == (Verdict.CONTRADICTED, Kind.DENIAL)
    assert linker().link(found, (SAME, SAME)).verdict is Verdict.NEW


def test_what_an_article_tells_itself_is_denied_only_by_a_no(claims, linker):
    here = claims.known("Ida Moll has stepped down as head of the port.", article=9)
    (found,) = beside(
        claims("Ida Moll said she had left of her own free will."),
        (),
        here,
        article=9,
        alike=alike,
    )
    assert linker().link(found, (OPPOSED, OPPOSED)).verdict is Verdict.NEW
    (found,) = beside(
        claims("Ida Moll said she had not stepped down."),
        (),
        here,
        article=9,
        alike=alike,
    )
    verdict = linker().link(found, (OPPOSED, OPPOSED)).verdict
    assert verdict is Verdict.CONTRADICTED


def test_whoever_denies_what_the_known_claim_excludes_agrees_with_it(pair, linker):
    two = pair(
        "The port denied that Ida Moll had been dismissed.",
        "Ida Moll left of her own free will, Jon Berg said.",
    )
    agreed = heard(two.pair, (OPPOSED, OPPOSED))
    assert agreed == (SAME, SAME)
    assert sure_of("contradicted").link(two, agreed).verdict is Verdict.NEW
    quarrel = heard(two.pair, (SAME, OPEN))
    found = sure_of("contradicted").link(two, quarrel)
    assert found.verdict is Verdict.CONTRADICTED


def test_a_denial_of_what_a_judge_finds_neither_so_nor_not_so_answers_nothing(pair):
    two = pair("The port denied that it had been warned.", "Ports are costly.")
    linker = sure_of("contradicted")
    assert linker.link(two, (OPEN, OPEN)).verdict is Verdict.NEW
    assert linker.link(two, (OPPOSED, OPEN)).verdict is Verdict.CONTRADICTED
    two = pair(
        "Ada Moll denied that a judge had abstained.",
        "One judge abstained, a clerk said.",
    )
    assert linker.link(two, (OPEN, OPEN)).verdict is Verdict.CONTRADICTED


@pytest.mark.parametrize(
    ("now", "known", "verdict"),
    [
        (
            "Jon Berg had heard no call, he said.",
            "A nurse said that she had called for Jon Berg three times.",
            Verdict.CONTRADICTED,
        ),
        (
            "Jon Berg had heard no call, he said.",
            "She had been called in vain, a nurse said.",
            Verdict.NEW,
        ),
        (
            "Ida Moll's office was informed on Sunday, a clerk said.",
            "Ida Moll said that she had been told nothing.",
            Verdict.CONTRADICTED,
        ),
        (
            "The painter was paid 400 crowns, a letter says.",
            "His niece Ada Moll said that we never received a penny.",
            Verdict.CONTRADICTED,
        ),
    ],
)
def test_who_speaks_of_herself_and_who_was_told_nothing_is_known(
    pair, now, known, verdict
):
    found = sure_of("contradicted").link(pair(now, known), (OPPOSED, OPPOSED))
    assert found.verdict is verdict


@pytest.mark.parametrize(
    ("known", "answer"),
    [
        ("He did not.", "The engineer did, the union said."),
        ("There were four.", "Ida Moll broke the rules, the union said."),
    ],
)
def test_a_claim_without_a_word_of_what_is_contradicted_by_nobody(
    claims, linker, known, answer
):
    here = claims.known(known, article=9)
    (found,) = beside(claims(answer), (), here, article=9, alike=alike)
    assert linker().link(found, (OPPOSED, OPPOSED)).verdict is Verdict.NEW


def test_one_half_of_a_sentence_does_not_contradict_the_other(claims, linker):
    answer = claims("The pumps, which should have kept it dry, never ran, Moll said.")
    (known,) = claims.known("Pumps should have kept it dry.", article=9)
    half = replace(known.assertion, span=answer.span, quote=answer.quote)
    here = [replace(known, assertion=half)]
    (found,) = beside(answer, (), here, article=9, alike=alike)
    assert linker().link(found, (OPPOSED, OPPOSED)).verdict is Verdict.NEW


def test_the_nearest_of_another_article_and_of_its_own_are_both_asked_about(
    claims, linker
):
    answer = claims('"We kept to the rules," Ida Moll said.')
    charge = "The union said that Ida Moll broke the rules."
    here = claims.known(charge, article=9)
    found = beside(answer, claims.known(charge), here, article=9, alike=alike)
    asked = linker(ask=0.01).look(found).asked
    assert [one.pair.same_article for one in asked] == [False, True]


def test_how_sure_it_is_that_a_claim_is_new_is_scaled(linker):
    plain = linker()
    wary = replace(plain, scaling=Scaling(1.0, -1.0))
    assert plain.certainty(0.9) == 0.9
    assert wary.certainty(0.9) < 0.9
    assert wary.certainty(0.2) < wary.certainty(0.8)
    assert 0.0 <= wary.certainty(0.0) < wary.certainty(1.0) <= 1.0


def test_what_names_another_place_is_no_repetition(pair, linker):
    now, known = (
        f"900 workers had joined the strike in {place}."
        for place in ("Leeds", "Bristol")
    )
    found = linker().link(pair(now, known), (SAME, SAME))
    assert (found.verdict, found.held) == (Verdict.NEW, Verdict.REPEATED)


def test_what_is_said_of_any_case_repeats_no_event(pair, linker):
    found = linker().link(
        pair(
            "Once a formula is leaked, nobody can call it back, the chemist said.",
            "The formula of the paint was leaked, the chemist said.",
        ),
        (SAME, SAME),
    )
    assert found.verdict is Verdict.NEW


def test_one_house_does_not_contradict_itself_in_one_article(claims, linker):
    answer = claims('"This is no mere loan," a senior engineer at Acme said.')
    for teller, expected in (
        ("People close to Acme", Verdict.NEW),
        ("People close to the dyers", Verdict.CONTRADICTED),
    ):
        charge = f"{teller} said that the dyers had borrowed a formula."
        here = claims.known(charge, article=9)
        (found,) = beside(answer, (), here, article=9, alike=alike)
        assert linker().link(found, (OPPOSED, OPPOSED)).verdict is expected
