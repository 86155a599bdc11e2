"""A clock that jumps, and days of 23 and 25 hours: one digest for each local date."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Self
from zoneinfo import ZoneInfo

import pytest

from monitor.app import open_app
from monitor.config import parse
from monitor.core.digest import assemble
from monitor.sources.workers import InlineWorkers

ZONES = (
    "Africa/Cairo",
    "Africa/Casablanca",
    "America/Asuncion",
    "America/Havana",
    "America/New_York",
    "America/Nuuk",
    "America/Santiago",
    "America/St_Johns",
    "America/Tijuana",
    "Asia/Beirut",
    "Asia/Gaza",
    "Asia/Jerusalem",
    "Atlantic/Azores",
    "Australia/Lord_Howe",
    "Australia/Sydney",
    "Europe/Chisinau",
    "Europe/Dublin",
    "Europe/London",
    "Pacific/Auckland",
    "Pacific/Chatham",
)
YEAR = datetime(2024, 1, 1, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
START = datetime(2024, 12, 9, 12, tzinfo=UTC)


class Inline(InlineWorkers):
    """Workers that cost no process."""

    def __init__(self, *_: object, **__: object) -> None: ...

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None: ...


@pytest.fixture
def household(tmp_path, monkeypatch):
    """A ledger with a clock that is set by hand, and articles that come in."""
    monkeypatch.setattr("monitor.app.running.ProcessWorkers", Inline)

    made: list[Household] = []

    def spy(**parts):
        keys = {str(one.article.path).rpartition("/")[2] for one in parts["mentions"]}
        made[-1].told.update(keys)
        return assemble(**parts)

    monkeypatch.setattr("monitor.app.publishing.assemble", spy)

    def make(name: str, zone: str = "Europe/London", at: str = "07:30") -> Household:
        made.append(Household(tmp_path / name, zone, at))
        return made[-1]

    yield make
    for one in made:
        one.app.close()


class Household:
    def __init__(self, folder, zone, at) -> None:
        (folder / "seeds").mkdir(parents=True)
        self.seeds, self.now, self.count = folder / "seeds", START, 0
        self.told: Counter[str] = Counter()  # in how many digests each article was
        toml = (
            f'[monitor]\ntimezone = "{zone}"\n[digest]\nat = "{at}"\nformats = ["md"]\n'
            '[[topic]]\nname = "strike"\nseeds = ["seeds"]\n'
        )
        self.app = open_app(parse(toml, folder / "monitor.toml"), lambda: self.now)

    def news(self) -> None:
        """An article comes in, with a number that nothing else tells."""
        self.count += 1
        text = f"The union said that {7000 + self.count} dockers had joined the strike."
        (self.seeds / f"{self.count}.txt").write_text(text)

    def passes(self, now: datetime) -> bool:
        """Make a pass at a time; say whether a digest was written."""
        self.now = now
        return bool(self.app.run().digests)

    def dates(self) -> list[str]:
        rows = self.app.ledger._rows("SELECT local_date FROM digests ORDER BY id")
        return [row[0] for row in rows]

    def slips(self) -> list[str]:
        """Articles that are not in one digest, local dates that have two."""
        articles = [f"{n}.txt" for n in range(1, self.count + 1)]
        dates = Counter(self.dates())
        return [
            *(name for name in {*articles, *self.told} if self.told[name] != 1),
            *(date for date in dates if dates[date] != 1),
        ]


def test_a_clock_that_is_set_back_a_day_loses_and_doubles_nothing(household):
    here = household("back")
    for now in (START, START + DAY):
        here.news()
        assert here.passes(now)
    here.news()
    assert not here.passes(START + HOUR), "that date has its digest"
    here.news()
    assert not here.passes(START + DAY + HOUR)
    assert here.passes(START + 2 * DAY)
    assert here.slips() == []


def test_a_clock_that_ran_a_month_ahead_does_not_silence_the_month(household):
    here = household("ahead")
    here.news()
    assert here.passes(START)
    here.news()
    assert here.passes(START + 30 * DAY)
    days = [1, 2, 29, 30, 31]
    for day in days:
        here.news()
        assert here.passes(START + day * DAY) == (day != 30)
    assert here.slips() == []
    expected = [f"{START + day * DAY:%Y-%m-%d}" for day in (0, *days)]
    assert sorted(here.dates()) == expected


def test_a_digest_sent_by_hand_after_a_jump_covers_what_is_new(household):
    here = household("hand")
    here.news()
    here.passes(START + 30 * DAY)
    here.news()
    here.app.run(send=False)
    here.now = START
    digest = here.app.news()
    assert digest
    here.app.send(digest)
    assert here.app.news() is None
    assert here.slips() == []


def test_any_jumps_leave_each_article_in_one_digest(household, soak, chance, figure):
    jumps = passes = 0
    for walk in range(25 if soak else 1):
        here = household(f"walk{walk}")
        now = START
        for _ in range(40 if soak else 15):
            if chance.random() < 0.6:
                now += chance.choice([-1, 1]) * chance.choice([HOUR, DAY, 30 * DAY])
                jumps += 1
            now += chance.random() * 8 * HOUR
            here.news()
            here.passes(now)
            passes += 1
        here.passes(datetime(2040, 1, 1, 12, tzinfo=UTC))
        assert here.slips() == []
    figure("passes of a clock that jumps", passes)
    figure("jumps of an hour, a day or 30 days", jumps)


def changes(zone: str) -> list[datetime]:
    """The first two nights from 2024 on when its clocks change."""
    hours = [YEAR + n * HOUR for n in range(24 * 730)]
    offsets = [hour.astimezone(ZoneInfo(zone)).utcoffset() for hour in hours]
    return [
        hour for hour, (a, b) in zip(hours, pairwise(offsets), strict=False) if a != b
    ][:2]


def test_every_local_date_has_one_digest_where_the_clocks_change(
    household, soak, chance, figure
):
    """Passes every 50 minutes over four days around each change."""
    zones = ZONES if soak else chance.sample(ZONES, 1)
    step = timedelta(minutes=50 if soak else 150)
    found, wanted = 0, 0
    for zone in zones:
        nights = changes(zone)
        assert len(nights) == 2, zone
        for number, night in enumerate(nights):
            at = chance.choice(["00:00", "00:30", "02:30", "03:00", "07:30", "23:45"])
            here = household(f"{zone.replace('/', '-')}{number}", zone, at)
            moment = night - 2 * DAY
            while moment < night + 2 * DAY:
                here.passes(moment)
                moment += step
            dates = here.dates()
            assert dates == sorted(set(dates)), (zone, at)
            whole = {
                f"{(night + n * DAY).astimezone(ZoneInfo(zone)):%Y-%m-%d}"
                for n in (-1, 0, 1)
            }
            missing = whole - set(dates)
            assert not missing or at == "23:45", (zone, at, missing)
            found, wanted = found + len(dates), wanted + 1
    figure("time zones over two changes of the clock each", len(zones))
    figure("digests written there, one for each local date", found)
