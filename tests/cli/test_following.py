"""feeds, watch, doctor: what is followed and whether it can be."""

from __future__ import annotations

import json
import shutil
import socket

import pytest
from aiosmtpd.controller import Controller
from lxml import etree

DAY = "2024-12-{}T12:00:00Z"
OPML = """<?xml version="1.0"?><opml version="2.0"><head><title>x</title></head><body>
<outline type="rss" text="One" xmlUrl="https://one.example/rss"/>
<outline text="Folder"><outline type="rss" text="Two" xmlUrl="https://two.example/rss"/>
</outline></body></opml>"""


def test_a_feed_is_added_listed_and_removed(monitor, project):
    url = "https://new.example/rss"
    assert monitor("feeds", "add", url, "--title", "New").stdout == f"Added {url}\n"
    assert "Followed already" in monitor("feeds", "add", url).stdout
    assert f"{url}  (New)\n    not asked yet; for port-strike" in (
        monitor("feeds", "list").stdout
    )
    assert not list((project / "state").glob("*.db"))
    (listed,) = monitor("feeds", "list", "--json").stdout.splitlines()
    assert json.loads(listed)["topics"] == ["port-strike"]
    assert "Removed" in monitor("feeds", "remove", url).stdout
    assert "No feeds" in monitor("feeds", "list").stderr
    assert (project / "monitor.toml").read_text().startswith("# Ours.")


def test_a_feed_that_was_asked_shows_how_it_answered(monitor, feed, httpserver):
    monitor("run")
    assert (
        "(The Buoy)\n    answered 09 Dec 2024 12:00" in monitor("feeds", "list").stdout
    )
    httpserver.clear()
    monitor("run", now="2024-12-10T12:00:00Z")
    assert "failing since 10 Dec 2024 12:00" in monitor("feeds", "list").stdout
    state = json.loads(monitor("feeds", "list", "--json").stdout)
    assert state["failures"] == 1
    assert state["last_success"] == "2024-12-09T12:00:00+00:00"


def test_searches_alone_are_feeds_enough(monitor):
    monitor("watch", "add", "harbour dispute", "--search")
    told = monitor("feeds", "list")
    assert "(a search for harbour dispute)\n    not asked yet" in told.stdout
    assert told.stderr == ""


def test_a_feed_that_has_moved_is_listed_with_its_new_address(
    monitor, feed, httpserver
):
    there = httpserver.url_for("/new.xml")
    body = '<rss version="2.0"><channel><title>The Buoy</title></channel></rss>'
    httpserver.clear()
    httpserver.expect_request("/feed.xml").respond_with_data(
        "", status=301, headers={"Location": there}
    )
    monitor("run")
    assert "moved" not in monitor("feeds").stdout
    httpserver.expect_request("/new.xml").respond_with_data(body)
    monitor("run", now="2024-12-10T12:00:00Z")
    assert f"; moved for good to {there}; for" in monitor("feeds").stdout


def test_a_feed_that_is_gone_is_told_as_such(monitor, feed, httpserver):
    httpserver.clear()
    httpserver.expect_request("/feed.xml").respond_with_data("", status=410)
    monitor("run")
    assert "gone for good" in monitor("feeds", "list").stdout
    told = monitor("run", now="2024-12-11T12:00:00Z").stdout
    assert told.startswith("Feeds: none asked, 1 gone for good.\n")
    advice = f"It is not asked any more: take it out with 'monitor feeds remove {feed}'"
    assert advice in monitor("doctor", status=1).stdout


def test_a_feed_that_was_gone_and_is_back_is_asked_once_somebody_adds_it(
    monitor, feed, httpserver
):
    there = httpserver.handlers[:]
    httpserver.clear()
    httpserver.expect_request("/feed.xml").respond_with_data("", status=410)
    monitor("run")
    httpserver.clear()
    httpserver.handlers.extend(there)
    advice = f"'monitor feeds add {feed}' has it asked again"
    assert advice in monitor("doctor", status=1).stdout
    told = monitor("feeds", "add", feed).stdout
    assert f"\n{feed} was gone for good (410), and is asked again.\n" in told
    assert "Feeds: 1 asked." in monitor("run", now="2024-12-10T12:00:00Z").stdout
    assert "answered" in monitor("feeds", "list", now="2024-12-10T12:00:00Z").stdout


@pytest.mark.parametrize("what", ["feeds", "watch"])
def test_what_is_followed_is_listed_without_a_further_word(monitor, feed, what):
    assert monitor(what).stdout == monitor(what, "list").stdout != ""


def test_feeds_check_tells_what_a_feed_holds_and_stores_nothing(monitor, feed):
    told = monitor("feeds", "check", feed).stdout
    assert told.startswith("The Buoy: 1 item\n")
    assert "09 Dec 2024 10:00  Port strike talks" in told
    assert "no ledger" in monitor("articles", "--json", status=1).stderr


def test_feeds_check_of_what_is_no_feed_is_status_1(monitor, feed, httpserver):
    httpserver.clear()
    assert feed in monitor("feeds", "check", feed, status=1).stderr


def test_opml_goes_in_and_comes_out(monitor, project):
    (project / "list.opml").write_text(OPML)
    assert monitor("feeds", "import", "list.opml").stdout == (
        "2 feeds added, 0 followed already.\n"
    )
    assert "0 feeds added, 2" in monitor("feeds", "import", "-", input=OPML).stdout
    out = monitor("feeds", "export").stdout
    assert 'xmlUrl="https://two.example/rss"' in out
    assert monitor("feeds", "export", "--out", "out.opml").stdout == "out.opml\n"
    assert (project / "out.opml").read_text().strip() == out.strip()
    assert monitor("feeds", "export", "--out", "no/out.opml", status=2).stdout == ""


def test_of_an_odd_list_of_feeds_the_good_ones_are_followed(monitor, project):
    odd = OPML.replace("https://one.example", "feed://one.example")
    (project / "list.opml").write_text(odd)
    told = monitor("feeds", "import", "list.opml")
    assert told.stdout == "1 feed added, 0 followed already.\n"
    assert told.stderr == (
        'list.opml: left out One: "feed://one.example/rss" is no web address; it '
        "begins with https://\n"
    )
    assert monitor("feeds", "list").stdout.startswith("https://two.example/rss")


def test_what_is_no_list_of_feeds_is_named(monitor, project):
    (project / "list.opml").write_text("Not found")
    told = monitor("feeds", "import", "list.opml", status=1).stderr
    assert told.startswith("monitor: list.opml is not valid OPML: Start tag expected")
    assert "<string>" not in told
    told = monitor("feeds", "import", "-", input="<rss/>", status=1).stderr
    assert "standard input is not OPML" in told


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (
            ("feeds", "add", "https://a.example/", "notaurl"),
            '[[feed]] url: "notaurl" is no web address; it begins with https://',
        ),
        (
            ("feeds", "add", "https://a.example/", "--topic", "port-strikes"),
            '[[feed]] topics: "port-strikes" is no topic; did you mean "port-strike"?',
        ),
        (
            ("watch", "add", "docks", "--mute-until", "soon"),
            '[[topic]] watch.mute_until: "soon" is no date; write 2026-12-01',
        ),
    ],
)
def test_what_cannot_be_added_has_no_place_in_the_file(monitor, project, words, found):
    before = (project / "monitor.toml").read_text()
    told = monitor(*words, status=2).stderr
    assert told.startswith(f"monitor: monitor.toml was left as it is: {found}")
    assert (project / "monitor.toml").read_text() == before


KEPT = """<?xml version="1.0"?><opml version="2.0"><head><title>Ours</title>
<ownerName>A. Desk</ownerName></head><body>
<outline text="News/World" title="News" isOpen="true">
<outline text="One" title="First" type="rss" xmlUrl="https://one.example/rss"
  htmlUrl="https://one.example/" category="/a,b" note="&quot;q&quot; = {x}"/>
<outline text="Deep"><outline text="Two" type="atom" xmlUrl="https://two.example/rss"/>
</outline></outline><outline text="Bookmark" type="link" url="https://b.example/"/>
<outline text="Two" type="atom" xmlUrl="https://two.example/rss"/></body></opml>"""


def outlines(text):
    """Every outline with its folders and attributes, but for a repeated title."""
    found = []
    for outline in etree.fromstring(text.strip().encode()).iter("outline"):
        told = dict(outline.attrib)
        if told.get("title") == told["text"]:
            del told["title"]
        above = [one.get("text") for one in outline.iterancestors("outline")]
        found.append((above, sorted(told.items())))
    return sorted(found)


def test_opml_that_comes_in_and_goes_out_has_lost_nothing(monitor, project):
    monitor("feeds", "import", "-", input=KEPT)
    out = monitor("feeds", "export").stdout
    assert outlines(out) == outlines(KEPT)
    assert "<ownerName>A. Desk</ownerName>" in out
    before = (project / "monitor.toml").read_text()
    monitor("feeds", "import", "-", input=KEPT)
    assert (project / "monitor.toml").read_text() == before


def test_terms_are_listed_added_and_removed(monitor):
    assert "strike AND (port OR docks)" in monitor("watch", "list").stdout
    added = monitor("watch", "add", "dockers walkout")
    assert added.stdout == "Added dockers walkout\n"
    listed = monitor("watch", "list").stdout
    assert "    dockers walkout\n      that is: dockers AND walkout\n" in listed
    assert "There already" in monitor("watch", "add", "dockers walkout").stdout
    monitor("watch", "remove", "dockers walkout", "--topic", "port-strike")
    assert "dockers" not in monitor("watch", "list").stdout


def test_a_configuration_without_topics_or_terms_says_so(monitor, project):
    toml = project / "monitor.toml"
    toml.write_text('[[topic]]\nname = "bare"\n')
    assert "no terms" in monitor("watch", "list").stdout
    toml.write_text("")
    assert "No topics" in monitor("watch", "list").stderr


def test_a_term_is_tried_on_the_archive(monitor):
    monitor("run")
    result = monitor("watch", "test", "harbour NOT airport")
    assert "Dockers walk out" in result.stdout
    assert "»Harbour« Holdings" in result.stdout
    assert "Understood as: harbour AND NOT airport" in result.stderr
    assert "1 article matches" in result.stderr
    assert "0 articles match" in monitor("watch", "test", "airport").stderr


def test_the_doctor_finds_nothing_wrong_with_a_sound_project(monitor, feed):
    monitor("run")
    told = monitor("doctor")
    assert "All is well" in told.stderr
    for word in (
        "configuration",
        "topic port-strike",
        "state",
        "database",
        "templates",
    ):
        assert f"ok     {word}" in told.stdout
    assert monitor("-q", "doctor").output == ""


def test_the_doctor_looks_at_a_fresh_folder_and_makes_nothing(monitor, project, feed):
    """The feeds and templates are looked at all the same."""
    before = {*project.rglob("*")}
    told = monitor("doctor")
    assert "ok     database: There is no ledger at" in told.stdout
    assert "'monitor run' begins one" in told.stdout
    assert f"ok     feed {feed}: answers, 1 item" in told.stdout
    assert "ok     templates" in told.stdout
    assert {*project.rglob("*")} == before


def test_the_doctor_does_not_take_a_lost_ledger_for_none_yet(monitor, project):
    (project / "state").mkdir()
    (project / "state" / "ledger.db-wal").write_bytes(b"log")
    assert "moved without its log" in monitor("doctor", status=1).stdout


def test_the_doctor_sees_that_a_ledger_is_gone_by_its_digests(monitor, project):
    """And by nothing else that lies beside them."""
    (project / "state" / "digests").mkdir(parents=True)
    (project / "state" / "digests" / "notes.md").write_text("mine")
    assert "There is no ledger at" in monitor("doctor").stdout
    monitor("run")
    (project / "state" / "ledger.db").unlink()
    told = monitor("doctor", status=1).stdout
    assert "the ledger is gone, and state/digests holds what came of it" in told
    assert "'monitor restore FILE'" in told


@pytest.mark.parametrize(
    ("toml", "found", "advice"),
    [
        ("", "topics: none is followed", "Add a [[topic]]"),
        ('[[topic]]\nname="x"\nseeds=["no"]', "topic x: there is no no", "Make it"),
        ('[[topic]]\nname="x"', "topic x: nothing can come in", "Give it seeds"),
        (
            (
                '[[topic]]\nname="x"\nseeds=["seeds"]\n[email]\nto=["a@b.example"]\n'
                'from="a@b.example"\nhost="127.0.0.1"\nport=1\nsecurity="none"'
            ),
            "mail: ",
            "Check host, port",
        ),
        (
            (
                '[[topic]]\nname="x"\nseeds=["seeds"]\n[email]\nto=["a@b.example"]\n'
                'from="a@b.example"\nhost="127.0.0.1"\nuser="u"\npassword_env="MONITOR_NO"'
            ),
            "MONITOR_NO (password_env) is not set",
            "Set the password",
        ),
        (
            '[[topic]]\nname="x"\nseeds=["seeds"]\n[monitor]\nstate="monitor.toml"',
            "state: monitor.toml cannot be written",
            "name another folder",
        ),
    ],
)
def test_the_doctor_says_what_to_do_about_each_fault(
    monitor, project, toml, found, advice
):
    (project / "monitor.toml").write_text(toml)
    told = monitor("doctor", status=1)
    assert found in told.stdout
    assert advice in told.stdout
    assert "fault" in told.stderr


def test_the_doctor_asks_feeds(monitor, feed, httpserver):
    httpserver.clear()
    assert f"feed {feed}" in monitor("doctor", status=1).stdout


def test_the_doctor_sees_a_template_that_does_not_render(monitor, project):
    toml = project / "monitor.toml"
    toml.write_text(
        toml.read_text().replace("[monitor]", '[monitor]\ntemplates = "templates"')
    )
    (project / "templates").mkdir()
    (project / "templates" / "digest.md.j2").write_text("{% for %}")
    assert "Mend the template" in monitor("doctor", status=1).stdout


def test_the_doctor_sees_a_delivery_that_waits(monitor, project):
    toml = project / "monitor.toml"
    toml.write_text(
        toml.read_text() + '\n[email]\nto = ["a@b.example"]\nfrom = "m@b.example"\n'
        'host = "127.0.0.1"\nport = 1\nsecurity = "none"\n'
    )
    monitor("run", status=4)
    monitor("run", now=DAY.format(10), status=4)
    told = monitor("doctor", status=1)
    assert (
        "mail: the server 127.0.0.1:1 could not be used: connection refused; 2 mail"
        in (told.stdout)
    )
    assert "outbox" not in told.stdout
    assert told.stderr == "1 fault.\n"
    toml.write_text(toml.read_text()[: toml.read_text().index("\n[email]")])
    told = monitor("doctor", status=1).stdout
    assert "outbox: Mail to a@b.example: the server 127.0.0.1:1" in told
    assert "(2 deliveries)\n       Mend what it says; the next run tries again." in told


def test_a_recipient_who_refuses_stands_in_the_next_digest_and_with_the_doctor(
    monitor, project
):
    class Refusing:
        async def handle_RCPT(self, *_):  # noqa: N802
            return "550 5.1.1 no such user"

    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    controller = Controller(Refusing(), hostname="127.0.0.1", port=port)
    controller.start()
    toml = project / "monitor.toml"
    toml.write_text(
        toml.read_text() + '\n[email]\nto = ["a@b.example"]\nfrom = "m@b.example"\n'
        f'host = "127.0.0.1"\nport = {port}\nsecurity = "none"\n'
    )
    try:
        monitor("run", status=4)
    finally:
        controller.stop()
    digest = monitor("digest", now="2024-12-10T12:00:00Z").stdout
    assert "b.example: the server 127.0.0.1 refused it for good" in digest
    told = monitor("doctor", status=1).stdout
    assert "Take the recipient out of [email] to" in told


def test_the_doctor_tells_of_a_run_that_failed(monitor, project):
    monitor("run")
    (project / "templates").mkdir()
    (project / "templates" / "digest.md.j2").write_text("{{ nothing.at.all }}")
    toml = project / "monitor.toml"
    well = toml.read_text()
    toml.write_text(well.replace("[monitor]", '[monitor]\ntemplates = "templates"'))
    monitor("run", now=DAY.format(10), status=1)
    toml.write_text(well)
    told = monitor("doctor", now=DAY.format(10), status=1).stdout
    assert "runs: the last one, 2 of 10 Dec 2024 12:00, failed: The template" in told
    monitor("run", now=DAY.format(10))
    assert "runs:" not in monitor("doctor", now=DAY.format(10)).stdout


def test_the_doctor_tells_since_when_a_feed_fails_or_is_silent(
    monitor, feed, httpserver
):
    monitor("run")
    told = monitor("doctor", now=DAY.format(24), status=1).stdout
    assert "answers, but has carried nothing new since 09 Dec 2024 12:00" in told
    httpserver.clear()
    monitor("run", now=DAY.format(10))
    told = monitor("doctor", now=DAY.format(11), status=1).stdout
    assert "answered 500 (failing since 10 Dec 2024 12:00)" in told


def test_the_doctor_tells_of_a_disk_with_little_room(monitor, project, monkeypatch):
    monitor("run")
    usage = shutil.disk_usage(project)._replace(free=5_000_000)
    monkeypatch.setattr("monitor.cli.lasting.shutil.disk_usage", lambda _: usage)
    assert "disk: 5 MB are free where state/ledger.db lies, 10" in (
        monitor("doctor", status=1).stdout
    )
