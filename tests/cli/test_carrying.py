"""What several feeds carry, and what one carries again and again."""

from __future__ import annotations

import pytest

OTHER = "Wed, 11 Dec 2024 07:00:00 GMT"
EARLY = "Mon, 09 Dec 2024 10:00:00 GMT"
THIN = "The port strike will go on until Sunday, a harbour pilot said."
FULLER = (
    "The port strike will go on until Friday, the dockers' union said. Nine hundred "
    "workers have joined it, according to the harbour office. Harbour Holdings cut the "
    "pay of night crews by a tenth in May, and a mediator met both sides in Leeds."
)
COPY = """Port strike goes on

The port strike will go on until Friday, the dockers' union said. Nine hundred workers
have joined it, according to the harbour office.

Harbour Holdings cut the pay of night crews by a tenth in May. A mediator from the
ministry met both sides in Leeds on Monday.

The labour court in York fined the union 20,000 pounds for a blockade, its clerk said.
"""
GERMAN = (
    "Der Streik im Hafen (strike, port) geht weiter, sagte die Gewerkschaft am Montag. "
    "Neunhundert Arbeiter haben sich ihm bisher angeschlossen, hiess es in Hamburg."
)


def test_a_feed_made_anew_at_every_fetch_is_silent_all_the_same(monitor, outlet):
    monitor("run")
    for day in (7, 14):
        outlet.tell(date=OTHER, made=f"2024-12-{9 + day}")
        monitor("run", days=day)
    told = monitor("doctor", status=1, days=16).stdout
    assert "answers, but has carried nothing new since 09 Dec 2024 12:00" in told
    assert len([line for line in told.splitlines() if "feed http" in line[:20]]) == 1
    outlet.carry(("Talks", "/live", "Talks on the port strike failed.", "2", OTHER))
    monitor("run", days=17)
    assert "nothing new" not in monitor("doctor", days=17).stdout


@pytest.fixture
def second(project, httpserver, outlet):
    """A second feed that carries the same article."""

    def carry(words, date=EARLY, *, pages=True, more=""):
        config = (project / "monitor.toml").read_text()
        url = httpserver.url_for("/second.xml")
        more = f'[[feed]]\nurl = "{url}"\nfull_text = {str(pages).lower()}\n{more}'
        if url not in config:
            (project / "monitor.toml").write_text(config + more)
        httpserver.expect_request("/second.xml").respond_with_data(
            '<rss version="2.0"><channel><title>The Crier</title><item>'
            f"<title>Port strike</title><link>{httpserver.url_for('/story')}</link>"
            f"<guid>x</guid><pubDate>{date}</pubDate><description>{words}</description>"
            "</item></channel></rss>",
            content_type="application/rss+xml",
        )

    return carry


def alone(project, name):
    """Take the other feed out of the configuration."""
    path = project / "monitor.toml"
    config = path.read_text()
    head, *feeds = config.split("[[feed]]")
    path.write_text("[[feed]]".join([head, *(one for one in feeds if name in one)]))
    return config


@pytest.mark.parametrize(
    ("date", "first"),
    [(OTHER, "The Buoy"), ("Sun, 08 Dec 2024 10:00:00 GMT", "The Crier")],
)
def test_a_page_that_names_no_outlet_is_of_the_feed_that_told_it_first(
    monitor, outlet, second, articles, date, first
):
    second(THIN, date)
    monitor("run")
    assert [one["outlet"] for one in articles()] == [first]


def test_of_feeds_that_tell_it_at_once_the_one_named_first_has_it(
    monitor, outlet, second, articles
):
    second(THIN)
    monitor("run")
    assert [one["outlet"] for one in articles()] == ["The Buoy"]


@pytest.mark.parametrize(
    ("named", "stays"), [("The Harbour Post", "The Harbour Post"), ("", "The Crier")]
)
def test_a_page_is_no_edit_of_the_words_of_a_feed_without_pages(
    monitor, outlet, second, project, articles, mentions, named, stays
):
    """The page may say whose it is, though; nobody says that it could not be had."""
    second(THIN, pages=False)
    both = alone(project, "second.xml")
    monitor("run")
    assert [one["status"] for one in articles()] == ["feed-text"]
    digest = (project / "state" / "digests" / "2024-12-09.md").read_text()
    assert "could not be read" not in digest
    (project / "monitor.toml").write_text(both)
    site = (
        f'<head><meta property="og:site_name" content="{named}">' if named else "<head>"
    )
    outlet.tell(outlet.TALKS.replace("<head>", site))
    monitor("run", days=1)
    assert not mentions(kind="correction")
    assert not mentions(kind="withdrawn")
    assert any("labour court" in one["quote"] for one in mentions())
    (article,) = articles()
    assert (article["status"], article["outlet"]) == ("full", stays)


def test_the_words_of_another_feed_are_no_edit_of_those_of_the_first(
    monitor, outlet, second, project, mentions
):
    outlet.tell("", 403)
    second(FULLER)
    both = alone(project, "feed.xml")
    monitor("run")
    known = mentions()
    (project / "monitor.toml").write_text(both)
    monitor("run", days=1)
    assert mentions() == known


TEASER = "The port strike will go on until Friday, the dockers' union said."
"""How ``FULLER`` begins."""


def test_a_fuller_copy_of_a_thin_item_is_taken_in_from_another_feed(
    monitor, outlet, second, project, mentions, articles
):
    """It edits nothing, and the thin words that come again do not either."""
    first = outlet.carry
    first(("Port strike", "/story", TEASER, "1", EARLY))
    outlet.show("/story", "", 403)
    monitor("run")
    second(FULLER)
    outlet.show("/story", "", 403)
    monitor("run", days=1)
    (article,) = articles()
    assert (article["outlet"], article["status"]) == ("The Buoy", "feed-text")
    assert any("night crews" in one["quote"] for one in mentions())
    assert not mentions(verdict="changed")
    digest = (project / "state" / "digests" / "2024-12-10.md").read_text()
    assert "read in full at last" in digest
    known = mentions()
    first(("Port strike", "/story", f"{TEASER} Read on.", "1", OTHER))
    second(FULLER)
    outlet.show("/story", "", 403)
    monitor("run", days=2)
    assert mentions() == known
    assert "No claim differs." in monitor("replay").stdout


def test_of_words_that_come_at_once_the_fuller_are_read(
    monitor, outlet, second, articles, mentions
):
    outlet.carry(("Port strike", "/story", TEASER, "1", EARLY))
    second(FULLER)
    outlet.show("/story", "", 403)
    monitor("run")
    assert len(articles()) == 1
    assert any("night crews" in one["quote"] for one in mentions())


def test_words_of_a_feed_without_pages_are_read_in_english_only(
    monitor, outlet, second, project, articles, mentions
):
    second(GERMAN, pages=False)
    alone(project, "second.xml")
    assert "1 not in English" in monitor("run").stdout
    assert not mentions()
    assert [one["status"] for one in articles()] == ["foreign"]


COURTS = """
[[topic]]
name = "courts"
title = "The courts"
watch = ["court AND union"]
"""


@pytest.fixture
def courts(project):
    """A second topic; the first feed is of the strike alone."""
    path = project / "monitor.toml"
    head, feeds = path.read_text().split("[[feed]]", 1)
    only = f'{head}{COURTS}\n[[feed]]{feeds}topics = ["port-strike"]\n'
    path.write_text(only)
    return 'topics = ["courts"]\n'


def told_in(mentions, topic):
    return [(one["quote"], one["verdict"]) for one in mentions(topic=topic)]


@pytest.mark.parametrize("pages", [True, False])
@pytest.mark.parametrize("later", [0, 1])
def test_what_two_feeds_carry_is_compared_in_the_topics_of_both(
    monitor, outlet, courts, second, project, mentions, later, pages
):
    """At once, or once the second feed has it too, with its pages or without."""
    path = project / "monitor.toml"
    alone = path.read_text()
    second(THIN, pages=pages, more=courts)
    if later:
        both = path.read_text()
        path.write_text(alone)
        monitor("run")
        path.write_text(both)
    run = monitor("run", days=later).stdout
    assert "Nothing new" not in run
    digest = monitor("digest").stdout
    if later:
        assert "No new article" in run
        digest = (project / "state" / "digests" / "2024-12-10.md").read_text()
    assert "1 article, 1 independent story, no copies." in digest
    assert "edited" not in digest
    assert {one["article"]["outlet"] for one in mentions()} == {"The Buoy"}
    told = told_in(mentions, "port-strike")
    assert len(told) > 2
    assert told_in(mentions, "courts") == told
    assert "No claim differs." in monitor("replay").stdout


def test_an_edit_that_one_feed_tells_is_told_in_the_topics_of_both(
    monitor, outlet, courts, second, mentions
):
    second(THIN, more=courts)
    monitor("run")
    outlet.tell(outlet.TALKS.replace("20,000 pounds", "35,000 pounds"), date=OTHER)
    monitor("run", days=1)
    told = [one["topic"] for one in mentions(kind="correction")]
    assert sorted(told) == ["courts", "port-strike"]


def test_an_edit_is_told_where_another_feed_had_brought_the_article(
    monitor, outlet, courts, second, mentions
):
    """Its other feed's topic did not watch for it until then."""
    outlet.tell(outlet.TALKS.replace("labour court in York", "port office"))
    second("The port strike goes on.", more=courts)
    monitor("run")
    assert not mentions(topic="courts")
    outlet.tell(date=OTHER)
    monitor("run", days=1)
    assert mentions(topic="courts")


def test_a_page_that_comes_late_is_told_in_the_topics_of_both_feeds(
    monitor, outlet, courts, second, mentions
):
    outlet.tell("", 503)
    second("The port strike goes on.", more=courts)
    monitor("run")
    assert not mentions(topic="courts")
    outlet.tell()
    monitor("run", days=1)
    assert mentions(topic="courts")
    assert mentions(topic="port-strike")


def test_what_nobody_watched_for_is_read_where_another_feed_brings_it(
    monitor, outlet, courts, second, project, mentions, articles
):
    """A copy of what is known counts once, although it was stored unread."""
    path = project / "monitor.toml"
    path.write_text(path.read_text().replace("strike AND (port OR docks)", "ferries"))
    monitor("run")
    assert not mentions()
    twin = project / "court.txt"
    twin.write_text(f"---\noutlet: The Court Post\n---\n{COPY}")
    path.write_text(
        path.read_text().replace('The courts"', 'The courts"\nseeds = ["court.txt"]')
    )
    monitor("run", days=1)
    second(THIN, more=courts)
    monitor("run", days=2)
    assert {one["copies"] for one in articles()} == {2}
    assert told_in(mentions, "courts")
