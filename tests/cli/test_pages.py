"""What becomes of an article when its page is away, walled off, or not its own."""

from __future__ import annotations

import pytest

WALL = """<html lang="en"><head><title>Port strike goes on</title></head><body><article>
<h1>Your choices</h1><p>We and our 140 partners keep cookies on your device and process
personal data, such as unique identifiers, for advertising that fits you and for
measuring how well it does.</p><p>You may change your preferences at any time. Some of
our partners do not ask for leave and rely on a legitimate interest of theirs.</p>
<p>Subscribe now to continue. Your first month costs one pound, the team said, and ends
when you like it to.</p></article></body></html>"""

MOVED = """<html lang="en"><head><title>Port strike goes on</title></head><body><article>
<h1>Port strike goes on</h1><p>The story that you look for has found another home in
our archive, which opens to the public every weekday from nine until five.</p>
</article></body></html>"""

FAIR = "Wed, 11 Dec 2024 07:00:00 GMT"
EARLY = "Mon, 09 Dec 2024 10:00:00 GMT"


def test_words_of_a_feed_do_not_stand_in_for_a_page_that_is_away(
    monitor, outlet, mentions, articles
):
    monitor("run")
    known = mentions()
    assert len(known) > 3
    outlet.tell("", 503, FAIR)
    told = monitor("run", days=1).stdout
    assert "its page answered 503; what was read there before is kept" in told
    assert mentions() == known
    (article,) = articles()
    assert (article["status"], article["revisions"]) == ("full", 1)


def test_a_page_that_was_away_is_asked_for_again_although_its_feed_is_as_it_was(
    monitor, outlet, mentions
):
    monitor("run")
    outlet.tell("", 503, FAIR)
    monitor("run", days=1)
    assert "not due" in monitor("run", now="2024-12-10T12:15:00Z").stdout
    outlet.tell(outlet.TALKS.replace("until Friday", "until Sunday"), date=FAIR)
    told = monitor("run", now="2024-12-10T13:30:00Z").stdout
    assert "1 revised" in told
    assert mentions(kind="correction")
    assert not mentions(kind="withdrawn")


def test_a_page_that_is_gone_is_told_once(monitor, outlet, httpserver):
    monitor("run")
    outlet.tell("", 404, FAIR)
    assert "its page answered 404" in monitor("run", days=1).stdout
    httpserver.clear_log()
    assert "answered 404" not in monitor("run", days=2).stdout
    assert (outlet.asked("/feed.xml"), outlet.asked("/story")) == (1, 0)


@pytest.mark.parametrize(
    ("page", "said"),
    [
        (WALL, "has no article that could be found on the page"),
        (MOVED, "tells something else now; what was read there before is kept"),
    ],
    ids=["a wall", "something else"],
)
def test_what_a_page_shows_instead_is_held_back(monitor, outlet, mentions, page, said):
    monitor("run")
    known = mentions()
    outlet.tell(page, date=FAIR)
    assert said in monitor("run", days=1).stdout
    assert mentions() == known


def test_a_passage_is_withdrawn_from_an_article_that_stands(monitor, outlet, mentions):
    monitor("run")
    cut = outlet.TALKS[
        outlet.TALKS.index("A mediator") : outlet.TALKS.index("</p><p>The labour")
    ]
    outlet.tell(outlet.TALKS.replace(cut, ""), date=FAIR)
    monitor("run", days=1)
    (gone,) = mentions(kind="withdrawn")
    assert gone["quote"] in " ".join(cut.split())
    assert 0.5 <= gone["confidence"] < 1


def test_of_an_article_whose_page_tells_only_its_beginning_nothing_is_withdrawn(
    monitor, outlet, mentions
):
    monitor("run")
    outlet.tell(
        outlet.TALKS[: outlet.TALKS.index(" Nine hundred")] + "</article>", date=FAIR
    )
    monitor("run", days=1)
    assert not mentions(kind="withdrawn")


POSTS = [
    (title, "/live", words, f"g {number}", f"Mon, 09 Dec 2024 10:0{number}:00 GMT")
    for number, title, words in [
        (1, "Strike talks", "The port strike goes to talks in Leeds."),
        (2, "Strike ferry", "The port strike stopped a ferry to Malta."),
        (3, "Strike court", "A court in York forbade the port strike."),
    ]
]


def test_posts_that_share_a_link_are_articles_of_their_own(
    monitor, outlet, mentions, articles, httpserver
):
    outlet.carry(*POSTS)
    monitor("run")
    link = httpserver.url_for("/live")
    assert [one["url"] for one in articles()] == [f"{link}#g%20{n}" for n in (1, 2, 3)]
    assert outlet.asked("/live") == 0
    # The last one stands alone, but its link was shared before.
    outlet.carry(("Strike cat", "/live", "The port strike fed a cat.", "g 4", FAIR))
    monitor("run", days=1)
    assert len(mentions(verdict="new")) == len(mentions()) == 4


def test_an_article_that_is_known_by_its_link_stays_known_by_it(monitor, outlet):
    outlet.carry(POSTS[0])
    monitor("run")
    edited = (*POSTS[0][:2], "The port strike goes to talks in Hull.", *POSTS[0][3:])
    outlet.carry(edited, POSTS[1])
    told = monitor("run", days=1).stdout
    assert "Articles: 1 new, 1 revised" in told


def test_posts_of_one_title_and_link_are_articles_of_their_own(monitor, outlet):
    one, *others = [("Port strike, live", *post[1:]) for post in POSTS]
    outlet.carry(one)
    monitor("run")
    outlet.carry(one, *others)
    assert "Articles: 2 new, 0 revised" in monitor("run", days=1).stdout


def test_one_item_in_two_sections_of_a_feed_shares_no_link(monitor, outlet, articles):
    item = ("Strike", "/story", "The port strike goes on.", "1", EARLY)
    outlet.carry(item, (*item[:3], "2", EARLY))
    monitor("run")
    (article,) = articles()
    assert "#" not in article["url"]


@pytest.mark.parametrize(
    ("date", "published"),
    [("Tue, 09 Dec 2099 10:00:00 GMT", None), (FAIR, None), (EARLY, EARLY)],
)
def test_a_date_that_is_yet_to_come_is_unknown(
    monitor, outlet, articles, date, published
):
    outlet.tell(date=date)
    monitor("run")
    (article,) = articles()
    assert (article["published"] is None) == (published is None)


def test_a_digest_counts_what_was_edited(monitor, outlet):
    monitor("run")
    outlet.tell(outlet.TALKS.replace("until Friday", "until Sunday"), date=FAIR)
    monitor("run", "--no-send", days=1)
    told = monitor("digest", "--since", "1d", days=1).stdout
    assert "1 article edited, none new." in told
    assert "No article for the watch term" not in told


def test_what_is_edited_beside_new_articles_is_told_with_them(monitor, outlet):
    monitor("run")
    edited = outlet.TALKS.replace("until Friday", "until Sunday")
    story = ("Port strike goes on", "/story", "The port strike goes on.", "1", FAIR)
    outlet.carry(story, POSTS[0])
    outlet.show("/story", edited)
    monitor("run", "--no-send", days=1)
    told = monitor("digest", "--since", "1d", days=1).stdout
    assert "1 article, 1 independent story, no copies, 1 earlier one edited." in told


@pytest.fixture
def in_brief(project, httpserver, outlet):
    """Another feed, without pages, that has words of its own for the same article."""
    link = httpserver.url_for("/story")
    config = (project / "monitor.toml").read_text()
    more = f'[[feed]]\nurl = "{httpserver.url_for("/sum.xml")}"\nfull_text = false\n'
    (project / "monitor.toml").write_text(config + more)

    def tell():
        httpserver.expect_request("/sum.xml").respond_with_data(
            '<rss version="2.0"><channel><title>In Brief</title><item>'
            f"<title>Port strike</title><link>{link}</link><guid>x</guid>"
            "<pubDate>Mon, 09 Dec 2024 11:00:00 GMT</pubDate><description>The port "
            "strike will go on until Sunday, the dockers' union said. Eight hundred "
            "workers have joined it, according to the harbour office. Harbour Holdings "
            "cut the pay of night crews by a tenth in May.</description></item>"
            "</channel></rss>",
            content_type="application/rss+xml",
        )

    return tell


def test_a_page_that_is_read_goes_before_the_words_of_another_feed(
    monitor, mentions, articles, in_brief
):
    in_brief()
    assert "Articles: 1 new, 0 revised" in monitor("run").stdout
    assert [one["outlet"] for one in articles()] == ["The Buoy"]
    assert any("Nine hundred" in one["quote"] for one in mentions())


def test_the_words_of_another_feed_are_no_edit_of_an_article(
    monitor, mentions, in_brief
):
    monitor("run")
    known = mentions()
    in_brief()
    assert "Nothing new." in monitor("run", days=1).stdout
    assert mentions() == known
