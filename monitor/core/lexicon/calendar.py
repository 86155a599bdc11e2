"""The names of days and months, in their order and as they are printed; units of time."""

from __future__ import annotations

from monitor.core.lexicon.wordlist import word_set

WEEKDAYS = (
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
)
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
UNITS = word_set("day week month year hour minute decade night time")
EARLIER = word_set("earlier later ago before after")
