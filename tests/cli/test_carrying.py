"""What several feeds carry, and what one carries again and again."""

from __future__ import annotations

OTHER = "Wed, 11 Dec 2024 07:00:00 GMT"


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
