"""Figures without a noun, where the words around them show what they count.

"Has risen to 118", "spoke of fewer than 700", "only 300 of them", "a majority of 412".
"""

from __future__ import annotations

import re

from monitor.core.lexicon.inflection import reading
from monitor.core.values.figures import (
    SCALE,
    bounded,
    comparator,
    moved_from,
    number,
    plural,
    singular,
)
from monitor.types import Span, Value

# A figure of what was counted before or elsewhere: "only 300 of them", "put it at 700".
_BARE_BEFORE = re.compile(
    r"(?:\bvotes to|\bthere (?:are|were)|\bst(?:an|oo)ds? at|\bc[ao]mes? to|\breach(?:es|ed)?|\bhits?|\bpass(?:es|ed)|\bexceed(?:s|ed)?|\bapproach(?:es|ed|ing)|\b(?:has|have) become|\btotal(?:s|l?ed)|\btop(?:s|ped)|\bnumber(?:s|ed)|\b(?:majority|margin|lead|population|total|tally|count|figure|number|toll)\b[^.;]{0,30} (?:was|is|were|of|reached|st(?:an|oo)ds? at)|\bonly|\bnumber\b[^.;]{0,90}? (?:at|to)|\b(?:figure|total|toll|count|them|it) (?:at|to))$",
    re.IGNORECASE,
)
# "I counted 31 in May", "led by 41", "a boy of twelve"
_COUNTING = re.compile(
    r"\b(?:count(?:s|ed)?|describes?d?|list(?:s|ed)?|(?:le(?:d|ads?)|ahead|behind|trail(?:s|ed)?) by"
    r"|(?:man|woman|boy|girl|child) of|(?:young|old|eld)est (?:was|is))$",
    re.IGNORECASE,
)
_BARE_AFTER = re.compile(r" (?:of (?:them|these|those))\b")
# "Two of its ships", "two of Acme's three patents"
_FEW = r"(?:t(?:wo|hree|en|welve)|four|five|s(?:ix|even)|eight|nine|eleven)"
_SOME_OF = re.compile(
    rf" of (?:the|its|his|her|their|our|us|[1-9]\d*|{_FEW}\b(?=[ .,;])"
    r"|[A-Z][\w-]*(?:'s|’s|s'|s’)) "
)
# "Six of the seven aboard", "twelve of 26"
_OF_SO_MANY = re.compile(
    rf"\b(?:\d+|{_FEW}|half|most) of(?: the| its| their| our| those)?$", re.IGNORECASE
)
# "Killing three and injuring 22"
_HURT = re.compile(r"\b(?:kill|injur|wound|hurt)(?:s|es|ed|ing)?$", re.IGNORECASE)
# "One of its seven sailors"
_ONE_OF = re.compile(rf" of (?:the |its |his |her |their |our )?(?:\d|{_FEW}\b)")
# "Nineteen are missing", "of 240 branches, 80 would shut"
_DOES = re.compile(
    r" (?:(?:are|were|have|had|will|would|can|could|may|might|must|did|do)\b|([a-z]+)(?=[ .,;]))"
)
_HEADS = re.compile(
    r"(?:^|[.,;:“\"]|\band|\bbut|\bthat)(?: ?\b(?:only|all|just|but))?$", re.IGNORECASE
)
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+")
_OF_MONEY = re.compile(
    r"\b(?:pa(?:y|ys|id|ying)|cost|spen[dt]|earn|pocket|sever|aid|fine|worth|deposit|debt"
    r"|loss|lose|lost|profit|revenue|price|bills?\b|account|budget|sum|s[eo]ld|sell|b[uo]y"
    r"|bought|invest|rais|loan|len[dt]|damages|bail|rescue|turnover|sales|salary|bonus"
    r"|compensation|fund|grant|drain|deal|swallow)",
    re.IGNORECASE,
)  # fmt: skip
# "The tenants ask for 12,000"
_WANTED = re.compile(
    r"\b(?:pays?|paid|offer(?:s|ed)?|settled? for|wants?|wanted|demand(?:s|ed)?"
    r"|ask(?:s|ed)? for|costs?)$",
    re.IGNORECASE,
)
_COUNT_OF = re.compile(r"\b(?:number|count|tally|population) of\b")
_LEAST_MONEY, _LEAST_SUM = 1e3, 1e6
_STOP = re.compile(r"[.;] ")
# "84 flights on Monday and 131 on Tuesday": the second figure counts flights too.
_LISTED = re.compile(
    r"(?:\band|\bbut|\bagainst|\bfrom|\bthan|\bcompared with|\bup from|\bdown from|\binstead of|\brather than|\bnot|\bspace for"
    r"|\broom for|\b(?:built|designed|meant|made) for)$"
)
# "Cuts crews from nine men to six"
_FROM_TO = re.compile(r"\bfrom \S+ [a-z]+ to$")
# "The number of cases has risen to 118", "widened its recall to 52,000".
_MOVED = re.compile(
    r"\b(?:r[io]s(?:e|en|es|ing)|gr[eo]w(?:n|s|ing)?|climb|increas|f[ea]ll|drop|shr[aiu]nk"
    r"|widen|rais|lift|cut|reduc|lower|expand|swell|swollen|doubl|jump|declin|trimm?"
    r"|narrow|revis|extend|went up|gone up|came down)\w*\b[^.;]{0,90} to$",
    re.IGNORECASE,
)
# "Spoke of fewer than 700": a bound that nothing follows counts what was told of.
_BOUND = re.compile(
    r"(?:more|less|fewer) than|at (?:least|most)|no (?:more|fewer|less) than|up to"
    r"|as many as",
    re.IGNORECASE,
)
_CLOSED = re.compile(r"(?:[.,;]|$| (?:and|but|on|in|at|by|since|when)\b)")
_COUNTED = re.compile(
    r"\b(?:number|count|total|tally|toll|recall|order|purchase|sale|offer) of"
    r" ((?:[a-z-]+ ?){1,3})"
)
_REPLACED = re.compile(
    r"[^.;]*(?:\bnot|\brather than|\binstead of|\bfrom|\bcompared with)"
    r"(?: (?:about|around|some|nearly))? "
)
_PRICED = re.compile(r"£|\b(?:pence|shares?|dividend|per (?:litre|mile|unit))\b")
# "Article 12 forbids it", "flight 407"
_NAMED = re.compile(
    r"\b(?:article|flight|page|section|clause|chapter|paragraph|exhibit|resolution|runway"
    r"|amendment|platform|Article|Flight|Page|Section|Clause|Chapter|Paragraph|Exhibit"
    r"|Resolution|Runway|Amendment|Platform|Route|Room|Gate|Terminal|Rule|Line) $"
)
# "Ada Holm was 82 when she died", "the boy was 11, not 12"
_AGED = re.compile(
    r"(?:\b[A-Z][\w’'-]+|\b(?:he|she|boy|girl|man|woman|child)) (?:is|was)$"
)
_FAR, _BESIDE = 120, 60
_LEAST_BARE, _LEAST_PART = 10, 1
_LARGE = 100  # "close to a thousand"
_LEAST_TOLL = 2
_CASES = frozenset({"cases", "deaths", "patients"})
_LEAD = re.compile(r"\b(?:majority|margin)\b[^.;]*$")
_TOLL = re.compile(
    r"\b(?:toll|number of (?:the )?(?:people )?(?:dead|deaths|injured|victims|killed))\b"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_VOTED_BY = re.compile(
    r"\b(?:vot(?:ed|e|es)|approved|rejected|passed|accepted|won|lost|backed|carried"
    r"|decided|ruled|defeated|adopted)\b[^.;]*\bby $|\bvoted $|\bvote (?:was|is) $",
    re.IGNORECASE,
)


def without_noun(
    text: str,
    match: re.Match[str],
    last: Value | None,
    currency: str | None,
    counted: str,
) -> Value | None:
    """What a figure without a noun is, by the ``last`` one, by what was ``counted`` near
    it, or in a text of one ``currency``.
    """
    return (
        _in_pence(text, match)
        or _in_its_place(text, match, last)
        or _sum_of(text, match, currency)
        or _bare(text, match, counted)
    )


def _bare(text: str, match: re.Match[str], counted: str) -> Value | None:
    """A figure without a noun, where the words around it show that it counts."""
    if match["to"] or match["pct"] or match["cur"]:
        return None
    start, end = match.start(), match.end()
    before = text[max(0, start - _FAR) : start].rstrip()
    reduced = _FROM_TO.search(before)
    listed = bool(counted) and (reduced or _LISTED.search(before))
    of_some = _BARE_AFTER.match(text, end) is not None
    several = match["num"].lower() != "one" and not match["scale"]
    some = _SOME_OF.match(text, end)
    of_some |= bool(several and _CLOSED.match(text, end) and _HURT.search(before))
    of_some |= several and _OF_SO_MANY.search(before) is not None
    of_some |= some is not None and (several or _ONE_OF.match(text, end) is not None)
    doing = several and _HEADS.search(before) and _does(text, end)
    size = number(match["num"]) * SCALE.get((match["scale"] or "").lower(), 1.0)
    large = _THOUSANDS.fullmatch(match["num"]) and not match["scale"]
    limits = _BOUND.fullmatch(match["cmp"] or "") or (match["cmp"] and size >= _LARGE)
    limits = limits and _CLOSED.match(text, end)
    told = _BARE_BEFORE.search(before) or _MOVED.search(before)
    stops = _CLOSED.match(text, end) or _does(text, end)
    counting = stops and (_COUNTING.search(before) or _AGED.search(before))
    if not (listed or of_some or limits or told or counting or doing or large):
        return None
    found = match.group().rstrip()
    if not found[-1].isalnum() or _YEAR.fullmatch(found):
        return None
    least = _LEAST_TOLL if reduced or _TOLL.search(before) else _LEAST_BARE
    if size < (_LEAST_PART if of_some or doing else least):
        return None
    sign = "~" if text.startswith(" or so", end) else comparator(match["cmp"])
    low, high = bounded(size, size, sign)
    unit = counted if listed else _counted_before(before)
    return Value(
        "number", low, high, unit, sign, found, Span(start, start + len(found))
    )


def apart(text: str, match: re.Match[str]) -> list[Value]:
    """“Fell from 93 to 61”, "by 27 to 19": two figures, and no range."""
    before = text[max(0, match.start() - _FAR) : match.start()]
    if not match["to"] or match["cmp"] or match["cur"] or match["pct"]:
        return []
    voted = _VOTED_BY.search(before)
    if not (voted or moved_from(text, match)):
        return []
    found = ((number(match[group]), match.span(group)) for group in ("num", "to"))
    unit = "vote" if voted else ""
    return [
        Value("number", size, size, unit, "=", text[slice(*at)], Span(*at))
        for size, at in found
    ]


def named(text: str, start: int) -> bool:
    """“Article 12”, "flight 407": a number that names, and counts nothing."""
    return _NAMED.search(text, max(0, start - _FAR), start) is not None


def _does(text: str, end: int) -> bool:
    """Whether a verb follows: "29 were", "21 failed"."""
    found = _DOES.match(text, end)
    if found is None:
        return False
    return not found[1] or reading(found[1], "past") is not None


def _in_its_place(text: str, match: re.Match[str], last: Value | None) -> Value | None:
    """“68 percent and not 71”: what a percentage or a sum takes the place of."""
    if last is None or last.kind not in {"percent", "money"} or match["to"]:
        return None
    start, end = match.span()
    between = text[last.span.end : start]
    if len(between) > _BESIDE or not _REPLACED.fullmatch(between):
        return None
    if _YEAR.fullmatch(match["num"]) or match["num"].lower() == "one":
        return None
    size = number(match["num"]) * SCALE.get((match["scale"] or "").lower(), 1.0)
    if last.kind == "money" and last.low >= _LEAST_MONEY * max(size, 1.0):
        return None  # "£3m, down from 4": of millions, too
    found = text[start:end].rstrip()
    return Value(
        last.kind, size, size, last.unit, "=", found, Span(start, start + len(found))
    )


def _in_pence(text: str, match: re.Match[str]) -> Value | None:
    """“585p a share”, in pounds; of a film 1080p is no price."""
    end = match.end()
    if text[end : end + 1] != "p" or text[end + 1 : end + 2].isalnum():
        return None
    if match["scale"] or match["to"] or not _PRICED.search(text):
        return None
    size = number(match["num"]) / 100
    sign = comparator(match["cmp"])
    low, high = bounded(size, size, sign)
    span = Span(match.start(), end + 1)
    return Value("money", low, high, "GBP", sign, text[span.start : span.end], span)


def _sum_of(text: str, match: re.Match[str], currency: str | None) -> Value | None:
    """“Had paid five million”: money, in a text of one ``currency``."""
    size = number(match["num"]) * SCALE.get((match["scale"] or "").lower(), 1.0)
    if not currency or size < _LEAST_MONEY or match["to"]:
        return None
    if size < _LEAST_SUM or not match["scale"]:
        return _wanted(text, match, currency)
    start, end = match.span()
    before = _STOP.split(text[max(0, start - _FAR) : start])[-1]
    clause = f"{before} {_STOP.split(text[start : end + _FAR])[0]}"
    if not _OF_MONEY.search(clause) or _COUNT_OF.search(clause):
        return None
    return _money(text, match, size, currency)


def _wanted(text: str, match: re.Match[str], currency: str) -> Value | None:
    before = text[max(0, match.start() - _FAR) : match.start()].rstrip()
    large = _THOUSANDS.fullmatch(match["num"]) or match["scale"]
    if not (large and _WANTED.search(before) and _CLOSED.match(text, match.end())):
        return None
    size = number(match["num"]) * SCALE.get((match["scale"] or "").lower(), 1.0)
    return _money(text, match, size, currency)


def _money(text: str, match: re.Match[str], size: float, currency: str) -> Value:
    start, end = match.span()
    sign = comparator(match["cmp"])
    low, high = bounded(size, size, sign)
    return Value("money", low, high, currency, sign, text[start:end], Span(start, end))


def _counted_before(before: str) -> str:
    """What a figure without a noun counts: "the number of cases … to", "only … of"."""
    if "death toll" in before:
        return "death"
    if _LEAD.search(before):
        return "vote"
    found = _COUNTED.findall(before)
    nouns = [
        word
        for phrase in found[-1:]
        for word in phrase.split()
        if plural(word) and word not in {"has", "was", "is"}
    ]
    last = bool(_CASES.intersection(nouns[1:2]))  # "measles cases" are cases
    return singular(nouns[last]) if nouns else ""
