"""Links that lead to the passage itself.

Text fragments: https://wicg.github.io/scroll-to-text-fragment/
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote as percent_encode
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from monitor.types import ArticleRecord

# Beyond this a quote is named by its ends: browsers match a long exact text only
# inside one block, and an address of more than 2,000 characters is cut by some.
EXACT_CHARACTERS = 120
END_WORDS = 4

_UNPRINTABLE = re.compile(r"[\x00-\x20\x7f-\x9f<>\"\\^`{|}]")


def passage_link(
    article: ArticleRecord, quote: str | None, links_from: str | None
) -> str | None:
    """A link to ``quote`` on the article's page, or to the article's file.

    Only http and https addresses become links. A file is linked by its whole path,
    or relative to ``links_from``, the folder that the digest lies in; without that
    there is no link. ``quote`` is None where the passage is known to be gone.
    """
    if article.url is not None:
        return text_fragment(article.url, quote) if is_web(article.url) else None
    if article.path is None:
        return None
    if article.path.startswith("/"):
        return f"file://{percent_encode(article.path, errors='replace')}"
    if links_from is None:
        return None
    return relative_link(article.path, links_from)


def is_web(url: str) -> bool:
    """Whether an address is http or https, with a host and nothing unprintable."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    printable = not _UNPRINTABLE.search(url)
    return printable and parts.scheme in {"http", "https"} and bool(parts.hostname)


def text_fragment(url: str, quote: str | None) -> str:
    """The address with a text directive for ``quote``."""
    base = url.split(":~:", 1)[0].rstrip("#")
    words = (quote or "").split()
    if not words:
        return base
    joined = " ".join(words)
    exact = len(joined) <= EXACT_CHARACTERS and "\n" not in (quote or "")
    if exact or len(words) < 2 * END_WORDS:
        directive = _encode(joined)
    else:
        start, end = words[:END_WORDS], words[-END_WORDS:]
        directive = f"{_encode(' '.join(start))},{_encode(' '.join(end))}"
    return f"{base}{'' if '#' in base else '#'}:~:text={directive}"


def relative_link(path: str, folder: str) -> str | None:
    """A relative address of the file ``path`` as seen from ``folder``.

    Both are relative to one place, which ``folder`` does not leave.
    """
    target, start = _parts(path), _parts(folder)
    if ".." in start:
        return None
    shared = 0
    while shared < min(len(target) - 1, len(start)) and target[shared] == start[shared]:
        shared += 1
    steps = [".."] * (len(start) - shared) + target[shared:]
    link = "/".join(percent_encode(step, safe="") for step in steps)
    return link if steps[0] == ".." else f"./{link}"


def _parts(path: str) -> list[str]:
    return [part for part in path.split("/") if part not in {"", "."}]


def _encode(words: str) -> str:
    # A hyphen parts prefix and suffix in a text directive, so it is encoded too.
    return percent_encode(words, safe="", errors="replace").replace("-", "%2D")
