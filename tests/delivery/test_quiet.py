"""The mail of a day on which nothing new was told."""

from __future__ import annotations

import pytest

CONFIG = """
[[topic]]
name = "port-strike"
seeds = ["seeds"]

[digest]
when_nothing = "{when_nothing}"

[email]
to = ["desk@example.org"]
from = "monitor@example.org"
host = "127.0.0.1"
security = "none"
port = {port}
"""


@pytest.fixture
def morning(tmp_path, monkeypatch, serve, postbox, command):
    """Run the pass of a morning; gives how many mails have come so far."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.txt").write_text("The dockers walked out on Monday.")
    with serve() as carrier:

        def run(when_nothing, days):
            port = carrier._settings.port
            (tmp_path / "monitor.toml").write_text(
                CONFIG.format(when_nothing=when_nothing, port=port)
            )
            command("run", days=days)
            return len(postbox.envelopes)

        yield run


@pytest.mark.parametrize(("when_nothing", "mails"), [("send", 2), ("skip", 1)])
def test_a_quiet_day_is_mailed_or_not(morning, tmp_path, when_nothing, mails):
    assert morning(when_nothing, 0) == 1
    assert morning(when_nothing, 1) == mails
    assert (tmp_path / "state" / "digests" / "2024-12-10.md").exists()
    assert morning(when_nothing, 1) == mails


def test_a_day_with_news_is_mailed_after_a_quiet_one(morning, tmp_path):
    assert [morning("skip", 0), morning("skip", 1)] == [1, 1]
    (tmp_path / "seeds" / "b.txt").write_text("The ferries to Dublin were cancelled.")
    assert morning("skip", 2) == 2
