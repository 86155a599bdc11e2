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
GERMAN = (
    "Der Streik im Hafen (strike, port) geht weiter, sagte die Gewerkschaft am Montag. "
    "Neunhundert Arbeiter haben sich ihm bisher angeschlossen, hiess es in Hamburg."
)


def test_a_feed_made_anew_at_every_fetch_is_silent_all_the_same(monitor, outlet):
    monitor("run")
    for day in (7, 14):
        outlet.tell(date=OTHER, made=f"2024-12-{9 + day}")
        monitor("run", days=day)
    told = "answers, but has carried nothing new since 09 Dec 2024 12:00"
    assert told in monitor("doctor", status=1, days=16).stdout
    outlet.carry(("Talks", "/live", "Talks on the port strike failed.", "2", OTHER))
    monitor("run", days=17)
    assert "nothing new" not in monitor("doctor", days=17).stdout


@pytest.fixture
def second(project, httpserver, outlet):
    """A second feed that carries the same article."""

    def carry(words, date=EARLY, *, pages=True):
        config = (project / "monitor.toml").read_text()
        url = httpserver.url_for("/second.xml")
        more = f'[[feed]]\nurl = "{url}"\nfull_text = {str(pages).lower()}\n'
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


def test_words_of_a_feed_without_pages_are_read_in_english_only(
    monitor, outlet, second, project, articles, mentions
):
    second(GERMAN, pages=False)
    alone(project, "second.xml")
    assert "1 not in English" in monitor("run").stdout
    assert not mentions()
    assert [one["status"] for one in articles()] == ["foreign"]
