"""Loaded once by the process that workers are forked from.

The libraries behind a page load their models and word lists when the first page is
read. Read here, before the fork, they are shared by all workers instead of being
loaded by each: about 80 MB and half a second a worker.
"""

from __future__ import annotations

from monitor.sources.page import PageBody, read_page

_PAGE = b"""<!doctype html><html lang="en"><head><title>Harbour bridge opens</title>
<meta name="date" content="2024-12-10"></head><body><article><h1>Harbour bridge opens</h1>
<p>The harbour bridge opened on Tuesday after eleven weeks of repairs, and the first
buses crossed it in the morning.</p><p>The harbour office said that the works had cost
a little less than had been planned, and that the old lamps would be kept.</p>
</article></body></html>"""

read_page(PageBody("https://example.org/bridge", _PAGE))
