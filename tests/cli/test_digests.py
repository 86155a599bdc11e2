"""What the digest of a pass says of that pass."""

from __future__ import annotations


def test_seeds_that_are_missing_are_named(monitor, project):
    toml = project / "monitor.toml"
    toml.write_text(toml.read_text().replace('["seeds"]', '["seeds", "gone"]'))
    monitor("run")
    digest = (project / "state/digests/2024-12-09.md").read_text()
    assert "- Not heard: gone: there is no such file or folder\n" in digest


def test_a_digest_of_which_no_feed_could_be_read_says_so(
    monitor, feed, httpserver, project
):
    """ "Nothing changed" would be believed; each feed is named with its reason."""
    httpserver.clear()
    (project / "seeds" / "first.txt").unlink()
    monitor("run", status=3)
    digest = (project / "state/digests/2024-12-09.md").read_text()
    assert digest.startswith("# The port strike: no feed could be read\n")
    assert "othing changed" not in digest
    assert f"Not heard: http\\{feed.removeprefix('http')}: answered 500" in digest
    page = (project / "state/digests/2024-12-09.html").read_text()
    assert f"<li>Not heard: {feed}: answered 500" in page


def test_a_digest_of_which_no_seed_could_be_read_says_so(monitor, project):
    """A folder that is missing, with no feed beside it, is no quiet day either."""
    (project / "seeds").rename(project / "moved")
    monitor("run", status=3)
    digest = (project / "state/digests/2024-12-09.md").read_text()
    assert digest.startswith("# The port strike: nothing could be read\n")
    assert "othing changed" not in digest
    assert "Nothing could be read, so that what changed is not known." in digest


def test_what_the_seeds_brought_is_told_all_the_same(
    monitor, feed, httpserver, project
):
    httpserver.clear()
    monitor("run")
    digest = (project / "state/digests/2024-12-09.md").read_text()
    assert digest.splitlines()[0].endswith("new claims")
    assert "The one feed did not answer." in digest


def test_a_person_has_one_name_in_a_digest_and_quotes_stay(monitor, project):
    (project / "seeds" / "one.txt").write_text(
        "The port strike took a turn on Monday. Assistant Chief Officer Ida Moll said "
        "that the ferries had been searched twice."
    )
    (project / "seeds" / "two.txt").write_text(
        "The port strike goes on. ACO Moll said that eleven containers were missing. "
        'The dockers were calm. "Nobody asked ACO Moll," Rolf Ek said.'
    )
    monitor("run")
    digest = (project / "state/digests/2024-12-09.md").read_text()
    assert "Ida Moll: “eleven containers were missing”" in digest
    assert "“Nobody asked ACO Moll”" in digest
