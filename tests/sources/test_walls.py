"""What stands in the place of an article, and what only tells of such a thing."""

from __future__ import annotations

import pytest

from monitor.sources.page import PageBody, read_page
from monitor.sources.walls import is_wall

NEWS = (
    "The harbour office said on Tuesday that the bridge would stay shut until the "
    "spring, because the repairs had taken longer than anybody had planned."
)


OFFER = "take out a subscription for a pound a week, and end it when it suits you."
BANNER = "A court in York held that the banner “We value your privacy” is no consent."
FINED = "The regulator fined Beacon Media for its cookies. Its partners stored data."


@pytest.mark.parametrize(
    "text",
    [
        "We value your privacy\n\nWe and our 84 trusted partners keep small files here.",
        "We and our partners keep files here.\n\nYou can change your choices any time.",
        "Subscribe now to read on.\n\nAlready a subscriber? Sign in to continue.",
        f"{NEWS[:60]}...\n\nTo continue reading, {OFFER}",
        "Please enable JavaScript and reload.",
        "Checking your browser before you go on.\n\nVerify that you are human.",
        "We have seen unusual traffic from your network.",
        "This website uses cookies to make it work and to learn what is read.",
    ],
)
def test_talk_about_reading_the_page_is_a_wall(text):
    assert is_wall(text)
    body = "".join(f"<p>{part}</p>" for part in text.split("\n\n"))
    page = f"<html><body><article>{body}</article></body></html>"
    assert read_page(PageBody("https://buoy.example/a", page.encode())).text == ""


@pytest.mark.parametrize(
    "text",
    [
        "",
        NEWS,
        f"{NEWS}\n\n{NEWS}\n\nSubscribe now to read more from the harbour.",
        f"{FINED} Readers were not asked for consent, it said.",
        f"{BANNER} {NEWS}",
        "The paper lost 4,000 subscribers after it put up its paywall, the union said.",
        "The minister said the partners would sign in Geneva to continue the talks.",
        "The owners may refuse all offers, and you can choose, the mediator said.",
    ],
)
def test_news_of_consent_and_payment_is_none(text):
    assert not is_wall(text)
