"""Currencies by their signs and names, and that of a text that knows one."""

from __future__ import annotations

import re
from functools import lru_cache

CURRENCY = {
    "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "us$": "USD", "a$": "AUD",
    "c$": "CAD", "dollar": "USD", "euro": "EUR", "pound": "GBP", "sterling": "GBP",
    "yen": "JPY", "yuan": "CNY", "rmb": "CNY", "rupee": "INR", "usd": "USD",
    "eur": "EUR", "gbp": "GBP", "franc": "CHF", "chf": "CHF", "buck": "USD",
    "kronor": "SEK", "zloty": "PLN", "rouble": "RUB", "ruble": "RUB", "forint": "HUF",
    "rand": "ZAR", "reais": "BRL", "baht": "THB", "shekel": "ILS", "naira": "NGN",
    "ringgit": "MYR", "rupiah": "IDR", "hryvnia": "UAH", "koruna": "CZK", "lira": "TRY",
}  # fmt: skip
OF_COUNTRY = {
    ("new zealand", "dollar"): "NZD", ("australian", "dollar"): "AUD",
    ("canadian", "dollar"): "CAD", ("hong kong", "dollar"): "HKD",
    ("singapore", "dollar"): "SGD", ("egyptian", "pound"): "EGP",
    ("danish", "kroner"): "DKK", ("norwegian", "kroner"): "NOK",
    ("danish", "crown"): "DKK", ("norwegian", "crown"): "NOK",
    ("swedish", "crown"): "SEK", ("czech", "crown"): "CZK",
    ("mexican", "peso"): "MXN", ("philippine", "peso"): "PHP",
    ("argentine", "peso"): "ARS", ("chilean", "peso"): "CLP",
    ("colombian", "peso"): "COP", ("kenyan", "shilling"): "KES",
    ("ugandan", "shilling"): "UGX", ("pakistani", "rupee"): "PKR",
    ("sri lankan", "rupee"): "LKR", ("saudi", "riyal"): "SAR",
    ("kuwaiti", "dinar"): "KWD", ("serbian", "dinar"): "RSD",
    ("emirati", "dirham"): "AED", ("moroccan", "dirham"): "MAD",
}  # fmt: skip
COINS = frozenset(CURRENCY) | {coin for _, coin in OF_COUNTRY}
_ANY_MONEY = re.compile(
    r"[$€£¥]|(?<=[\dn] )(?:dollar|euro|pound|yen|yuan|rupee|franc)s?\b", re.IGNORECASE
)


@lru_cache(maxsize=4)
def only_currency(text: str) -> str | None:
    """The currency of a text that knows one."""
    found = {
        CURRENCY[m[0].lower().removesuffix("s")] for m in _ANY_MONEY.finditer(text)
    }
    return found.pop() if len(found) == 1 else None
