"""Edits keep every remark and the order; what would not load is not written."""

from __future__ import annotations

from pathlib import Path

import pytest

from monitor.config import load
from monitor.config.edit import add_feeds, remove_feed
from monitor.config.edit_watch import add_watch, remove_watch, rename_watch
from monitor.errors import ConfigError, UsageError, WatchSyntaxError

FILE = """\
# Ours.
[monitor]          # where
state = "state"

[[topic]]
name = "merger"    # short
watch = [
  # the bank
  'bank AND merger',
  "bank takeover",   # the other word
]

# Feeds we trust.
[[feed]]
url = "https://one.example/rss"   # first

# The second.
[[feed]]
url = "https://two.example/rss"
topics = ["merger"]

# Delivery.
[digest]
at = "07:30"  # early
"""


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "monitor.toml"
    path.write_text(FILE)
    return path


def terms_of(path, topic=0):
    return tuple(term.term for term in load(path).topics[topic].watch)


def urls(path):
    return [feed.url for feed in load(path).feeds]


def test_a_feed_is_added_at_the_end_and_nothing_else_changes(path):
    new = "https://three.example/rss"
    added = add_feeds(path, [(new, 'The "Third"')], ["merger"])
    assert added == [new]
    assert path.read_text().startswith(FILE)
    feed = load(path).feeds[-1]
    assert (feed.url, feed.title, feed.topics) == (new, 'The "Third"', ("merger",))


def test_feeds_that_are_followed_already_are_left_out(path):
    pairs = [("https://one.example/rss/", ""), ("https://x.example/", "")] * 2
    assert add_feeds(path, pairs) == ["https://x.example/"]
    assert len(urls(path)) == 3


def test_adding_nothing_new_writes_nothing(path):
    before = path.stat()
    assert add_feeds(path, [("https://one.example/rss", "")]) == []
    assert path.stat().st_ino == before.st_ino


@pytest.mark.parametrize(
    ("url", "topics"), [("ftp://x", []), ("https://x.example/", ["nothing"])]
)
def test_a_feed_that_would_not_load_is_not_written(path, url, topics):
    with pytest.raises(ConfigError):
        add_feeds(path, [(url, "")], topics)
    assert path.read_text() == FILE


def test_the_first_feed_of_an_empty_file(tmp_path):
    path = tmp_path / "monitor.toml"
    path.write_text("")
    add_feeds(path, [("https://x.example/", "")])
    assert urls(path) == ["https://x.example/"]


def test_a_removed_feed_leaves_every_remark_of_its_neighbours(path):
    remove_feed(path, "https://one.example/rss/")
    assert path.read_text() == FILE.replace(
        '[[feed]]\nurl = "https://one.example/rss"   # first\n\n', ""
    )
    remove_feed(path, "https://two.example/rss")
    assert urls(path) == []
    assert "# Delivery.\n[digest]" in path.read_text()


def test_the_last_block_of_a_file_can_be_removed(path):
    add_feeds(path, [("https://x.example/", "")])
    remove_feed(path, "https://x.example/")
    assert path.read_text().rstrip() == FILE.rstrip()


def test_an_unknown_feed_cannot_be_removed(path):
    with pytest.raises(UsageError, match="has no feed"):
        remove_feed(path, "https://no.example/")


def test_a_feed_in_a_list_has_to_be_removed_by_hand(tmp_path):
    path = tmp_path / "monitor.toml"
    path.write_text('feed = [{url = "https://x.example/"}]\n')
    with pytest.raises(UsageError, match="by hand"):
        remove_feed(path, "https://x.example/")


def test_a_term_joins_a_list_of_several_lines_with_its_remarks(path):
    assert add_watch(path, 'bank AND "hostile bid"')
    terms = ("bank AND merger", "bank takeover", 'bank AND "hostile bid"')
    assert terms_of(path) == terms
    text = path.read_text()
    for remark in ("# the bank", "# the other word", "# short", "# first", "# early"):
        assert remark in text


@pytest.mark.parametrize("term", ["it's", "O'Brien", '"it\'s"', 'a "b c"'])
def test_terms_with_quotation_marks_come_back_as_they_were(path, term):
    add_watch(path, term)
    assert terms_of(path)[-1] == term


@pytest.mark.parametrize("watch", ["", "watch = []", 'watch = ["a b"]'])
def test_a_term_joins_any_kind_of_list(tmp_path, watch):
    path = tmp_path / "monitor.toml"
    path.write_text(f'[[topic]]\nname = "x"\n{watch}\n# end\n[digest]\nat = "08:00"\n')
    add_watch(path, "strike")
    add_watch(path, "a long term " * 8 + "that needs a line of its own")
    assert "strike" in terms_of(path)
    assert "# end" in path.read_text()


def test_a_term_is_added_only_once(path):
    assert not add_watch(path, "bank AND merger")
    assert path.read_text() == FILE


def test_a_term_that_does_not_parse_is_not_written(path):
    with pytest.raises(WatchSyntaxError):
        add_watch(path, "bank AND")
    assert path.read_text() == FILE


@pytest.mark.parametrize("term", ["bank takeover", "bank AND takeover"])
def test_a_term_is_removed_by_what_it_means(path, term):
    remove_watch(path, term)
    assert terms_of(path) == ("bank AND merger",)
    assert "# the bank" in path.read_text()


def test_an_unknown_term_cannot_be_removed(path):
    with pytest.raises(UsageError, match="has no watch term"):
        remove_watch(path, "strike")


NAMED = """\
[terms]
harbour = 'port OR docks'   # the place
[[topic]]
name = "strike"
watch = [
  { term = '@harbour strike', name = "walkout" },  # the strike
  'lockout NOT @walkout',
  '"@harbour" street',
]
"""


@pytest.fixture
def named(tmp_path):
    path = tmp_path / "monitor.toml"
    path.write_text(NAMED)
    return path


def test_a_term_joins_with_all_that_is_said_of_it(named):
    options = {"name": "q", "priority": "high", "feeds": ["https://x.example/"]}
    assert add_watch(named, "@walkout quay", options=options)
    term = load(named).topics[0].watch[-1]
    assert (term.name, term.priority, term.feeds) == (
        "q",
        "high",
        ("https://x.example/",),
    )


def test_a_name_is_changed_wherever_it_is_used(named):
    assert rename_watch(named, "harbour", "quay") == 1
    assert rename_watch(named, "walkout", "stoppage") == 1
    text = named.read_text()
    assert "quay = 'port OR docks'   # the place" in text
    assert "# the strike" in text
    assert terms_of(named)[:2] == ("@quay strike", "lockout NOT @stoppage")
    assert load(named).topics[0].watch[0].name == "stoppage"


def test_a_plain_term_gets_a_name_in_its_place(named):
    assert rename_watch(named, "lockout NOT @walkout", "lockout") == 0
    assert load(named).topics[0].watch[1].name == "lockout"
    remove_watch(named, "lockout")
    assert len(terms_of(named)) == 2


def test_a_term_that_others_use_cannot_be_removed(named):
    before = named.read_text()
    with pytest.raises(ConfigError, match="no term has this name"):
        remove_watch(named, "walkout")
    assert named.read_text() == before


def test_what_is_not_there_cannot_be_renamed(named):
    with pytest.raises(UsageError, match="has no watch term"):
        rename_watch(named, "AND AND", "x")


def test_terms_may_be_tables_of_their_own(tmp_path):
    path = tmp_path / "monitor.toml"
    path.write_text(
        '[[topic]]\nname = "x"\n[[topic.watch]]\nterm = "strike"\nname = "s"\n'
    )
    add_watch(path, "walkout @s", options={"note": "why"})
    assert terms_of(path) == ("strike", "walkout @s")
    remove_watch(path, "walkout @s")
    assert terms_of(path) == ("strike",)


def test_with_several_topics_one_has_to_be_named(path):
    path.write_text(FILE + '\n[[topic]]\nname = "strike"\nwatch = ["strike"]\n')
    with pytest.raises(UsageError, match="there are: merger, strike"):
        add_watch(path, "walkout")
    with pytest.raises(UsageError, match="has no topic 'x'"):
        add_watch(path, "walkout", "x")
    add_watch(path, "walkout", "strike")
    assert terms_of(path, 1) == ("strike", "walkout")


def test_rights_and_links_stay(path, tmp_path):
    path.chmod(0o640)
    link = tmp_path / "link.toml"
    link.symlink_to(path)
    add_feeds(link, [("https://x.example/", "")])
    assert link.is_symlink()
    assert path.stat().st_mode & 0o777 == 0o640
    assert len(urls(path)) == 3


def test_a_write_that_fails_leaves_the_file_and_no_rubbish(path, monkeypatch):
    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(ConfigError, match="No space left"):
        add_feeds(path, [("https://x.example/", "")])
    assert path.read_text() == FILE
    assert list(path.parent.iterdir()) == [path]
