"""watch explain, test, why, suggest, rename: terms before they go live."""

from __future__ import annotations

import json

import pytest

ITEM = """<item><title>{title}</title><link>{link}</link><guid>{link}</guid>
<pubDate>Mon, 09 Dec 2024 10:00:00 GMT</pubDate><description>{text}</description></item>"""
RSS = '<rss version="2.0"><channel><title>The Buoy</title>{items}</channel></rss>'


@pytest.fixture
def items(monitor, project, httpserver):
    """Serve (title, text) pairs as a feed without pages and run once."""
    toml = project / "monitor.toml"
    url = httpserver.url_for("/feed.xml")
    toml.write_text(
        toml.read_text()
        + f'\n[[feed]]\nurl = "{url}"\nfull_text = false\n'
        + '[fetch]\nallow_hosts = ["localhost", "127.0.0.1"]\n'
    )

    def serve(*pairs, now="2024-12-09T12:00:00Z"):
        told = "".join(
            ITEM.format(title=title, text=text, link=f"http://x.example/{title[:4]}")
            for title, text in pairs
        )
        httpserver.clear()
        httpserver.expect_request("/feed.xml").respond_with_data(
            RSS.format(items=told), content_type="application/rss+xml"
        )
        return monitor("run", "--json", now=now)

    return serve


def test_a_term_is_explained_as_a_tree_with_its_cost(monitor):
    told = monitor("watch", "explain", 'strike NEAR/3 (port OR docks) -title:"on air"')
    lines = told.stdout.splitlines()
    assert lines[0] == '(strike NEAR/3 (port OR docks)) AND NOT title:"on air"'
    assert "  AND: all of" in lines
    assert any("at most 3 words apart" in line for line in lines)
    assert lines[-1] == "Looked at only in articles with strike"
    assert "every article" in monitor("watch", "explain", "/strike/").stdout


def test_explaining_counts_what_is_stored(monitor):
    monitor("run")
    told = monitor("watch", "explain", "strike AND airport").stdout
    assert "Of 1 stored articles it would look at 0 and match 0." in told


def test_a_trial_shows_hits_days_and_the_difference(monitor, items):
    items(
        ("Port strike", "A strike shuts the port."),
        ("Ferry strike", "The ferry crews go on strike."),
        ("Cup final", "The final was lost."),
    )
    told = monitor("watch", "test", "ferry OR cup")
    assert "Ferry strike\n" in told.stdout
    assert "title: »Ferry« strike" in told.stdout
    assert "09 Dec 2024  " in told.stdout
    assert "█ 2" in told.stdout
    assert "adds 2 (3, 4), drops 1 (2)" in told.stdout
    assert "2 articles match." in told.stderr
    one = monitor("watch", "test", "strike", "--limit", "1")
    assert "the newest 1 are shown" in one.stderr


def test_a_trial_is_narrowed_by_time_and_feed(monitor, items, httpserver):
    items(("Port strike", "A strike shuts the port."))
    later = "2024-12-20T12:00:00Z"
    told = monitor("watch", "test", "strike", "--since", "3d", now=later)
    assert "0 articles match" in told.stderr
    feed = httpserver.url_for("/feed.xml")
    told = monitor("watch", "test", "strike", "--feed", feed)
    assert "1 article matches" in told.stderr
    assert (
        "no topic 'x'"
        in monitor("watch", "test", "strike", "--topic", "x", status=2).stderr
    )


def test_why_says_which_part_of_a_term_holds_and_where(monitor):
    monitor("run")
    told = monitor("watch", "why", "strike -harbour", "1").stdout
    assert told.startswith("1  Dockers walk out\n")
    assert "✓ strike  (word)  …" in told
    assert "»strike«" in told
    assert "✗ NOT: unless" in told
    assert "✓ harbour" in told
    assert told.endswith("The term does not match.\n")
    assert (
        "The term matches."
        in monitor("watch", "why", "dockers", "seeds/first.txt").stdout
    )
    assert "no article '77'" in monitor("watch", "why", "a", "77", status=2).stderr


def test_what_stands_out_is_suggested(monitor, project):
    for number in range(3):
        (project / "seeds" / f"{number}.txt").write_text(
            f"Mediator {number} met Harbour Holdings in Leeds. The port strike goes on."
        )
    monitor("run")
    told = monitor("watch", "suggest").stdout
    assert "Harbour Holdings" in told
    assert "strike" not in told
    monitor("watch", "add", "harbour OR leeds OR labour OR dockers OR mediator")
    told = monitor("watch", "suggest", "--topic", "port-strike", "--since", "1d")
    assert "Holdings" not in told.stdout


def test_a_term_is_added_with_its_options_and_listed_with_them(monitor, project):
    monitor(
        *("watch", "add", "ferry crews", "--name", "ferries", "--priority", "high"),
        *("--note", "the boats", "--feed", "The Buoy", "--mute-until", "2025-01-01"),
        "--search",
    )
    listed = monitor("watch", "list").stdout
    assert "    ferry crews  @ferries\n" in listed
    assert (
        "      high priority; only for The Buoy; muted until 2025-01-01; "
        "search services are asked; the boats\n"
    ) in listed
    assert monitor("watch", "rename", "ferries", "boats").stdout == (
        "ferries is now @boats; 0 other terms use it.\n"
    )
    feeds = monitor("feeds", "list").stdout
    assert "https://www.bing.com/news/search?q=ferry+crews&format=rss" in feeds
    assert "(a search for boats)" in feeds
    records = [
        json.loads(line)
        for line in monitor("feeds", "list", "--json").stdout.splitlines()
    ]
    assert {record["search"] for record in records} == {"boats"}


def test_a_fault_in_a_term_on_the_command_line_has_its_place(monitor):
    told = monitor("watch", "explain", "strike titel:port", status=2).stderr
    assert 'did you mean "title:"?' in told
    assert "\n           ^" in told


def test_the_terms_that_matched_are_kept_with_their_places(monitor, items):
    items(("Port strike", "A strike shuts the port."))
    (record,) = [
        json.loads(line)
        for line in monitor("articles", "--json").stdout.splitlines()
        if "Port strike" in line
    ]
    assert record["terms"] == ["strike AND (port OR docks)"]
    (match,) = record["matches"]
    assert (match["topic"], match["term"]) == ("port-strike", record["terms"][0])
    assert match["places"][0] == {"field": "title", "start": 0, "end": 4}


def test_a_term_on_speakers_decides_once_the_article_is_read(monitor, items, project):
    toml = project / "monitor.toml"
    text = toml.read_text()
    toml.write_text(text.replace("strike AND (port OR docks)", "speaker:holm"))
    items(
        ("Ports", "Ada Holm said on Monday that 40 ferries had been cancelled."),
        ("Ferries", "The office of Ada Holm lost 40 ferries."),
    )
    told = [
        json.loads(line) for line in monitor("articles", "--json").stdout.splitlines()
    ]
    relevant = {record["title"]: record["relevant"] for record in told}
    assert relevant == {"Dockers walk out": True, "Ports": True, "Ferries": False}


def test_the_digest_tells_of_terms_that_found_nothing(monitor, items):
    monitor("watch", "add", "lockout", "--name", "lockouts")
    items(("Port strike", "The union said 90 port workers joined the strike."))
    told = monitor("digest", "--since", "1d").stdout
    assert "No article for the watch term “lockouts”" in told
    url = json.loads(monitor("feeds", "list", "--json").stdout)["url"]
    monitor("feeds", "remove", url)
    assert "No article for" not in monitor("digest", "--since", "1d").stdout


def test_a_digest_may_be_grouped_by_term(monitor, items, project):
    toml = project / "monitor.toml"
    toml.write_text(toml.read_text().replace("[digest]", '[digest]\ngroup_by = "term"'))
    monitor("watch", "add", "ferry", "--name", "ferries", "--priority", "high")
    items(
        ("Port strike", "The union said that 90 port workers had joined the strike."),
        ("Ferry", "The union said that 40 ferry crews had left on Monday."),
    )
    headings = [
        line
        for line in monitor("digest", "--since", "1d").stdout.splitlines()
        if line.startswith("## The port strike")
    ]
    assert headings == [
        "## The port strike · ferries",
        "## The port strike · strike AND (port OR docks)",
    ]
