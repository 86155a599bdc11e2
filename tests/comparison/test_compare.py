from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from monitor.core.comparison import compare
from monitor.core.extraction import extract
from monitor.types import Document, Evidence, Kind, Modality, Verdict

SEEN = datetime(2024, 5, 8, 9, 0, tzinfo=UTC)


def accusation(bench, what, **rest):
    return bench.claim(
        f"Orchard Ltd accused Meridian of {what}",
        "Orchard Ltd",
        "accuse",
        names=("Orchard Ltd", "Meridian"),
        slots={"object": "Meridian", "of": what},
        alleges=True,
        target="Meridian",
        **rest,
    )


def rejection(bench, *quoted, action="reject"):
    return bench.claim(
        f"Meridian {action}s Orchard's accusation as {' and '.join(quoted)}",
        "Meridian",
        action,
        names=("Orchard Ltd", "Meridian"),
        slots={"object": "Orchard's accusation"},
        quoted=quoted,
        speaker="Meridian",
        denies=True,
        target="Orchard Ltd",
    )


def strike(bench, value, **rest):
    return bench.claim(
        f"{value.text} joined the strike at the Northport docks",
        "dockers",
        "join",
        names=("Northport",),
        values=(value,),
        slots={"object": "the strike", "at": "the Northport docks"},
        **rest,
    )


def test_an_unknown_claim_is_new(bench):
    judged = bench.judge(accusation(bench, "copying seed designs"))
    assert judged.verdict is Verdict.NEW
    assert judged.against is None
    assert judged.held is None


def test_the_same_accusation_in_synonyms_is_repeated(bench):
    known = accusation(bench, "stealing seed designs")
    judged = bench.judge(accusation(bench, "misappropriating its seed designs"), known)
    assert (judged.verdict, judged.claim) == (Verdict.REPEATED, 101)


def test_what_was_taken_differs_in_detail(bench):
    known = accusation(bench, "stealing its seed designs")
    judged = bench.judge(accusation(bench, "stealing customer lists"), known)
    assert (judged.verdict, judged.kind) == (Verdict.CHANGED, Kind.DETAIL)
    assert judged.why == "customer lists, was seed designs"
    assert judged.question == "What is Meridian accused of?"
    assert (judged.claim, judged.thread) == (None, 201)


def test_accuser_and_accused_swapped_is_another_claim(bench):
    known = accusation(bench, "stealing seed designs")
    swapped = bench.claim(
        "Meridian accused Orchard Ltd of stealing seed designs",
        "Meridian",
        "accuse",
        names=("Orchard Ltd", "Meridian"),
        slots={"object": "Orchard Ltd", "of": "stealing seed designs"},
        alleges=True,
        target="Orchard Ltd",
    )
    assert bench.judge(swapped, known).verdict is Verdict.NEW


def test_the_accused_denies_what_is_alleged(bench):
    known = accusation(bench, "stealing seed designs")
    judged = bench.judge(rejection(bench, "nonsense"), known)
    assert (judged.verdict, judged.kind) == (Verdict.CONTRADICTED, Kind.DENIAL)
    assert judged.why == "Meridian denies what Orchard Ltd alleges"


def test_a_denial_within_the_same_article_counts(bench):
    known = accusation(bench, "stealing seed designs")
    judged = bench.judge(rejection(bench, "nonsense"), known, article=1)
    assert judged.kind is Kind.DENIAL


def test_a_denial_in_other_words_is_wording(bench):
    known = (accusation(bench, "stealing seed designs"), rejection(bench, "nonsense"))
    judged = bench.judge(rejection(bench, "a fairy tale", action="dismiss"), *known)
    assert (judged.kind, judged.against) == (Kind.WORDING, 2)
    assert judged.why == '"a fairy tale", was "nonsense"'
    assert judged.question == "What does Meridian answer?"


def test_a_denial_in_the_same_words_is_repeated(bench):
    known = (accusation(bench, "stealing seed designs"), rejection(bench, "nonsense"))
    judged = bench.judge(rejection(bench, "nonsense", action="dismiss"), *known)
    assert (judged.verdict, judged.against) == (Verdict.REPEATED, 2)


def test_a_figure_that_differs_is_a_changed_value(bench):
    known = strike(bench, bench.value("number", 400, "docker", "400 dockers"))
    now = strike(bench, bench.value("number", 650, "docker", "650 dockers"))
    judged = bench.judge(now, known)
    assert (judged.verdict, judged.kind) == (Verdict.CHANGED, Kind.VALUE)
    assert judged.why == "650 dockers, was 400 dockers"
    assert (
        judged.question == "How many dockers joined the strike at the Northport docks?"
    )


def test_a_change_is_told_against_the_original_and_not_its_copy(bench):
    forty, sixty = (bench.value("number", n, "docker", str(n)) for n in (40, 60))
    first, copy = bench.known(strike(bench, forty), strike(bench, forty))
    copies = [first, replace(copy, article=5, claim=first.claim)]
    unread = [(Evidence(0, 1, 0), Evidence(0, 1, 0))] * 2
    told = compare(strike(bench, sixty), copies, unread, article=9)
    assert (told.kind, told.against) == (Kind.VALUE, first.mention)
    copies[1] = replace(copies[1], story=5)
    told = compare(strike(bench, sixty), copies, unread, article=9)
    assert told.against == copy.mention


def test_a_figure_has_moved_from_where_its_thread_last_had_it(bench):
    texts = (
        "Eleven people are in hospital, nine of them children.",
        "Fourteen patients are in hospital, two of them in intensive care.",
        "Twelve people are still in hospital, one in intensive care.",
    )
    *known, now = (extract(Document(text, "", "", SEEN))[0] for text in texts)
    first, since = bench.known(*known)
    since = replace(since, thread=first.thread, verdict=Verdict.CHANGED)
    unread = [(Evidence(0, 1, 0), Evidence(0, 1, 0))] * 2
    told = compare(now, [first, since], unread, article=9)
    assert (told.against, told.why) == (2, "Twelve people, was Fourteen patients")
    other = replace(since, thread=first.thread + 9)
    assert compare(now, [first, other], unread, article=9).against == first.mention


def test_a_figure_that_is_only_spoken_of_does_not_move_once_more(bench):
    texts = (
        "The fire at the mill killed four people.",
        "The death toll of the fire at the mill has risen to five.",
        "Police have charged a man over the fire at the mill that killed five people.",
    )
    *known, now = (extract(Document(text, "", "", SEEN))[0] for text in texts)
    first, since = bench.known(*known)
    since = replace(since, thread=first.thread, verdict=Verdict.CHANGED)
    unread = [(Evidence(0, 1, 0), Evidence(0, 1, 0))] * 2
    told = compare(now, [first, since], unread, article=9)
    assert told.verdict is Verdict.NEW


def test_about_40_and_42_are_one_figure(bench):
    about = bench.value("number", 40, "docker", "about 40 dockers", comparator="~")
    now = strike(bench, bench.value("number", 42, "docker", "42 dockers"))
    assert bench.judge(now, strike(bench, about)).verdict is Verdict.REPEATED


def test_at_least_40_and_42_are_one_figure_but_60_is_not(bench):
    known = strike(
        bench,
        bench.value(
            "number", 40, "docker", "at least 40", high=float("inf"), comparator=">="
        ),
    )
    near = strike(bench, bench.value("number", 42, "docker", "42 dockers"))
    far = strike(bench, bench.value("number", 60, "docker", "60 dockers"))
    assert bench.judge(near, known).verdict is Verdict.REPEATED
    assert bench.judge(far, known).kind is Kind.VALUE


def test_the_same_number_of_another_thing_is_no_match(bench):
    known = strike(bench, bench.value("number", 400, "docker", "400 dockers"))
    now = bench.claim(
        "Northport sold 400 tickets for the harbour festival",
        "Northport",
        "sell",
        names=("Northport",),
        values=(bench.value("number", 400, "ticket", "400 tickets"),),
    )
    assert bench.judge(now, known).verdict is Verdict.NEW


def test_last_years_figure_is_another_event(bench):
    def drew(number, year):
        return bench.claim(
            f"The Lakeside festival drew {number} visitors in {year}",
            "The Lakeside festival",
            "draw",
            names=("Lakeside",),
            slots={"object": f"{number} visitors", "in": year},
            values=(bench.value("number", number, "visitor", f"{number} visitors"),),
        )

    judged = bench.judge(drew(45000, "2024"), drew(40000, "2023"))
    assert judged.verdict is Verdict.NEW


def test_another_person_doing_the_same_is_new(bench):
    def resigned(who):
        return bench.claim(
            f"{who} resigned from the board of Meridian on Monday",
            who,
            "resign",
            names=(who, "Meridian"),
            slots={"from": "the board of Meridian", "on": "Monday"},
        )

    judged = bench.judge(resigned("Ada Holm"), resigned("Piet Vos"))
    assert judged.verdict is Verdict.NEW


def test_a_court_and_an_office_cannot_both_have_received_it(bench):
    def filed(role, where):
        return bench.claim(
            f"Orchard Ltd's complaint was filed {role} {where}",
            "Orchard Ltd's complaint",
            "file",
            names=("Orchard Ltd",),
            slots={role: where},
        )

    known = filed("with", "the Dutch patent office")
    judged = bench.judge(filed("in", "a Rotterdam court"), known)
    assert (judged.verdict, judged.kind) == (Verdict.CONTRADICTED, Kind.CONFLICT)
    assert judged.why == "a Rotterdam court, was the Dutch patent office"
    assert judged.question == "Where was Orchard Ltd's complaint filed?"


def test_upheld_and_overturned_by_two_outlets_is_a_conflict(bench):
    def ruling(action):
        return bench.claim(
            f"The appeal court {action} the fine against Meridian",
            "The appeal court",
            action,
            names=("Meridian",),
            slots={"object": "the fine against Meridian"},
        )

    judged = bench.judge(ruling("overturn"), ruling("uphold"))
    assert (judged.verdict, judged.kind) == (Verdict.CONTRADICTED, Kind.CONFLICT)
    assert judged.why == "overturn, was uphold"


def test_the_same_speaker_saying_the_opposite_is_a_reversal(bench):
    def plan(*, negated):
        return bench.claim(
            f"Meridian will {'not ' * negated}close its Leiden plant",
            "Meridian",
            "close",
            names=("Meridian", "Leiden"),
            slots={"object": "its Leiden plant"},
            negated=negated,
            speaker="Meridian",
            modality=Modality.PREDICTED,
        )

    judged = bench.judge(plan(negated=True), plan(negated=False))
    assert (judged.verdict, judged.kind) == (Verdict.CONTRADICTED, Kind.REVERSAL)


def test_a_withdrawn_accusation(bench):
    known = accusation(bench, "stealing seed designs")
    now = bench.claim(
        "Orchard Ltd withdrew its accusation against Meridian",
        "Orchard Ltd",
        "withdraw",
        names=("Orchard Ltd", "Meridian"),
        slots={"object": "its accusation against Meridian"},
    )
    judged = bench.judge(now, known)
    assert (judged.verdict, judged.kind) == (Verdict.CHANGED, Kind.WITHDRAWN)
    assert judged.why == "Orchard Ltd has withdrawn it"


def test_what_was_expected_has_happened(bench):
    def testify(modality):
        return bench.claim(
            "Ada Holm testifies before the Dutch parliament",
            "Ada Holm",
            "testify",
            names=("Ada Holm",),
            slots={"before": "the Dutch parliament"},
            modality=modality,
        )

    known = testify(Modality.PREDICTED)
    judged = bench.judge(testify(Modality.ASSERTED), known)
    assert judged.kind is Kind.DETAIL
    assert judged.why == "now reported as fact, was expected"


def test_another_version_of_the_accused_product(bench):
    def resembles(product):
        return bench.claim(
            f"Meridian's {product} resembles the Pippin catalogue",
            f"Meridian's {product}",
            "resemble",
            names=("Meridian", product, "Pippin"),
            slots={"object": "the Pippin catalogue"},
        )

    judged = bench.judge(resembles("Harvest 3.1"), resembles("Harvest"))
    assert (judged.verdict, judged.kind) == (Verdict.CHANGED, Kind.DETAIL)
    assert judged.why == "Harvest 3.1, was Harvest"


def test_one_speaker_tells_it_of_another_product(bench):
    def developed(product):
        return bench.claim(
            f"{product} was developed independently by Meridian's own staff",
            product,
            "develop",
            names=("Meridian", product),
            slots={"by": "Meridian's own staff"},
            speaker="Meridian",
            denies=True,
            target="Orchard Ltd",
        )

    judged = bench.judge(developed("Harvest 3.1"), developed("Sickle"))
    assert (judged.verdict, judged.kind) == (Verdict.CHANGED, Kind.DETAIL)
    assert judged.why == "Harvest 3.1, was Sickle"


def test_two_winners_of_one_seat_cannot_both_be(bench):
    def won(who):
        return bench.claim(
            f"{who} won the Eastmarsh council seat",
            who,
            "win",
            names=(who, "Eastmarsh"),
            slots={"object": "the Eastmarsh council seat"},
        )

    judged = bench.judge(won("Ada Holm"), won("Piet Vos"))
    assert (judged.verdict, judged.kind) == (Verdict.CONTRADICTED, Kind.CONFLICT)
    assert judged.question == "Who won the Eastmarsh council seat?"


def test_the_same_article_never_changes_itself(bench):
    known = accusation(bench, "stealing its seed designs")
    judged = bench.judge(accusation(bench, "stealing customer lists"), known, article=1)
    assert judged.verdict is Verdict.NEW


def test_a_judges_contradiction_without_a_named_difference_is_held(bench):
    def claim(text):
        return bench.claim(
            f"Meridian told the Leiden council {text}",
            "Meridian",
            "assure",
            names=("Meridian", "Leiden"),
            slots={"object": "the Leiden council"},
        )

    known = bench.known(claim("jobs stay"))
    against = Evidence(0.01, 0.01, 0.98)
    judged = compare(
        claim("every post at the plant goes in spring"),
        known,
        [(against, against)],
        article=1,
    )
    assert judged.verdict is Verdict.NEW
    assert judged.held is Verdict.CONTRADICTED


def test_figures_of_opposite_claims_are_not_compared(bench):
    now = strike(bench, bench.value("number", 1, "docker", "1 docker"), negated=True)
    known = strike(bench, bench.value("number", 2, "docker", "2 dockers"))
    assert bench.judge(now, known).verdict is Verdict.NEW


def test_what_is_expected_of_two_is_no_conflict(bench):
    def wins(who, modality):
        return bench.claim(
            f"{who} wins the Eastmarsh council seat",
            who,
            "win",
            names=(who, "Eastmarsh"),
            slots={"object": "the Eastmarsh council seat"},
            modality=modality,
        )

    judged = bench.judge(
        wins("Ada Holm", Modality.ASSERTED), wins("Piet Vos", Modality.PREDICTED)
    )
    assert (judged.verdict, judged.kind) == (Verdict.CHANGED, Kind.DETAIL)


def test_things_owned_by_two_are_two_things(bench):
    def rose(owner):
        return bench.claim(
            f"{owner}'s profit rose in the spring quarter",
            f"{owner}'s profit",
            "rise",
            names=(owner,),
            slots={"in": "the spring quarter"},
        )

    assert bench.judge(rose("Meridian"), rose("Orchard")).verdict is Verdict.NEW
    assert bench.judge(rose("Meridian"), rose("Meridian")).verdict is Verdict.REPEATED


def test_a_claim_is_the_less_surely_new_the_nearer_a_known_one_comes(bench):
    def paid(subject, whom):
        text = f"{subject} paid {whom}"
        return bench.claim(text, subject, "pay", (subject,), slots={"object": whom})

    now = paid("Orchard Ltd", "its growers a bonus")
    sure = bench.judge(now, paid("Kestrel", "a fine"))
    unsure = bench.judge(now, paid("Orchard Ltd", "the court costs of a journal"))
    assert sure.verdict is unsure.verdict is Verdict.NEW
    assert unsure.confidence < sure.confidence
