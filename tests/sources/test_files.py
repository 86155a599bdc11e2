"""Seeds, pages and OPML: files and pages that people keep."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import count
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from monitor.errors import SourceError
from monitor.sources.opml import OpmlFeed, Outline, read_opml, write_opml
from monitor.sources.page import PageBody, read_page
from monitor.sources.seeds import LARGEST, read_seeds
from monitor.types import ArticleStatus

ENGLISH = (
    "The harbour office said on Tuesday that the bridge would stay shut until the "
    "spring, because the repairs had taken longer than anybody had planned."
)
GERMAN = (
    "Das Hafenamt teilte am Dienstag mit, dass die Bruecke bis zum Fruehjahr "
    "geschlossen bleibt, weil die Arbeiten laenger dauern als geplant."
)
PAGE = f"""<!doctype html><html lang="en"><head><title>Bridge shut | The Buoy</title>
<meta property="og:site_name" content="The Buoy"><meta name="author" content="Ada Holm">
<meta property="article:published_time" content="2024-12-10T08:00:00Z"></head><body>
<nav><a href="/">Home</a><a href="/sport">Sport</a></nav>
<article><h1>Bridge shut</h1><p>{ENGLISH}</p><p>{ENGLISH.replace("bridge", "lock")}</p>
</article><footer>Cookies, terms and all the rest of it</footer>
<script>steal()</script></body></html>"""


@pytest.fixture
def seeds(tmp_path):
    """Write files of given names; read the folder."""

    def write(**files):
        for name, body in files.items():
            path = tmp_path / name.replace("__", "/").replace("_", ".")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(body.encode() if isinstance(body, str) else body)
        return read_seeds([tmp_path], tmp_path)

    return write


def test_a_plain_file_is_named_after_itself(seeds):
    (piece,), faults = seeds(bridge_txt=ENGLISH)
    assert (piece.title, piece.outlet, piece.path) == ("bridge", "bridge", "bridge.txt")
    assert (piece.text, piece.language, faults) == (ENGLISH, "en", [])
    assert piece.status is ArticleStatus.FULL


@pytest.mark.parametrize(
    "head",
    ["Harbour bridge shut for a month", "Is the bridge safe?", "Bridge ‘not safe’"],
)
def test_a_headline_over_the_text_is_its_title(seeds, head):
    (piece,), _ = seeds(bridge_txt=f"{head}\n\n{ENGLISH}")
    assert (piece.title, piece.outlet) == (head, "bridge")
    assert piece.text == f"{head}\n\n{ENGLISH}"


@pytest.mark.parametrize(
    "head",
    [
        "The bridge is shut.",
        "“We shut the bridge.”",
        "By Ada Holm",
        "Dear Sir,",
        "Bridge",
        "The harbour office\nshut the bridge",
        "The harbour bridge was shut " * 6 + "again",
    ],
)
def test_what_is_no_headline_is_no_title(seeds, head):
    (piece,), _ = seeds(bridge_txt=f"{head}\n\n{ENGLISH}")
    assert piece.title == "bridge"


def test_a_lone_line_is_a_text_and_no_headline(seeds):
    (piece,), _ = seeds(bridge_txt="The bridge is shut")
    assert piece.title == "bridge"


def test_front_matter_tells_where_it_is_from(seeds):
    front = "---\ntitle: 'Bridge'\noutlet: The Buoy\npublished: 2024-12-10\n---\n"
    (piece,), _ = seeds(
        a_md=f"{front}# Another\n\n**{ENGLISH}** [here](http://x.example)"
    )
    assert (piece.title, piece.outlet) == ("Bridge", "The Buoy")
    assert piece.published == datetime(2024, 12, 10, tzinfo=UTC)
    assert piece.text == f"{ENGLISH} here"


def test_toml_front_matter_and_a_heading_for_a_title(seeds):
    (piece,), _ = seeds(a_md=f'+++\nauthor = "Ada Holm"\n+++\n# Bridge shut\n{ENGLISH}')
    assert (piece.title, piece.author) == ("Bridge shut", "Ada Holm")


@pytest.mark.parametrize(
    ("told", "hour"),
    [("2024-12-11", 0), ("2024-12-11T08:00:00Z", 8), ("2024-12-11 08:00:00", 8)],
)
def test_a_day_in_toml_dates_a_seed(seeds, told, hour):
    (piece,), _ = seeds(a_md=f"+++\npublished = {told}\n+++\n{ENGLISH}")
    assert piece.published == datetime(2024, 12, 11, hour, tzinfo=UTC)


@pytest.mark.parametrize(
    ("front", "mistyped"),
    [
        ("+++\npublishd = 2024-12-11\ntags = []\n+++", ("publishd",)),
        ('+++\nOutlet = "The Buoy"\n+++', ("Outlet",)),
        ("---\nDate: 2024-12-11\nauthors: Ada\nsource: https://b.example\n---", (
            "date", "authors")),
        ("---\nTitle: Bridge\nsha256: 12\ncategory: ports\n---", ()),
    ],
)  # fmt: skip
def test_keys_that_may_be_mistyped_are_known_as_such(seeds, front, mistyped):
    (piece, other), _ = seeds(a_md=f"{front}\n{ENGLISH}", b_html=PAGE)
    assert (piece.mistyped, other.mistyped) == (mistyped, ())


def test_a_saved_page_gives_its_article(seeds):
    (piece,), _ = seeds(a_html=PAGE)
    assert ENGLISH in piece.text
    assert "Sport" not in piece.text
    assert "steal" not in piece.text
    assert piece.title.startswith("Bridge shut")
    assert (piece.outlet, piece.url) == ("The Buoy", None)


@pytest.mark.parametrize(
    ("canonical", "url"),
    [
        ("https://buoy.example/bridge", "https://buoy.example/bridge"),
        ("https://buoy.example/", None),  # a whole site would be one article
        ("javascript:steal()", None),
        ("http://[::1", None),
    ],
)
def test_a_saved_page_is_known_by_the_address_that_it_names(seeds, canonical, url):
    link = f'<link rel="canonical" href="{canonical}"></head>'
    (piece,), _ = seeds(a_html=PAGE.replace("</head>", link))
    assert (piece.url, piece.path) == (url, "a.html")


def test_folders_are_read_in_the_order_of_names(seeds):
    pieces, _ = seeds(
        b_txt=ENGLISH, a__z_txt=ENGLISH, a__notes_pdf=b"%PDF", c_md=ENGLISH
    )
    assert [piece.path for piece in pieces] == ["a/z.txt", "b.txt", "c.md"]


def test_a_folder_beside_the_configuration_is_named_from_there(tmp_path):
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.txt").write_text(ENGLISH)
    (piece,), _ = read_seeds([tmp_path / "seeds"], tmp_path / "examples" / "one")
    assert piece.path == "../../seeds/a.txt"


def test_another_language_is_marked(seeds):
    (piece,), _ = seeds(a_txt=GERMAN)
    assert (piece.language, piece.status) == ("de", ArticleStatus.FOREIGN)


def test_an_old_encoding_is_read(seeds):
    (piece,), _ = seeds(a_txt=f"The café is shut. {ENGLISH}".encode("cp1252"))
    assert piece.text.startswith("The café is shut.")


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "has no text"),
        (b" \n\n", "has no text"),
        (b"PK\0\3", "is not a text file; save it as plain text, Markdown or HTML"),
        (
            b"%PDF-1.7\n1 0 obj",
            "is not a text file; save it as plain text, Markdown or HTML",
        ),
        (b"x" * (LARGEST + 1), "is larger than 4 MB"),
        (b"---\npublished: 10.12.2024\n---\nText", "write it as 2024-12-11"),
        (b"+++\npublished = 2024\n+++\nText", "has the date '2024'"),
        (b"+++\ntitle = \n+++\nText", "no TOML: Invalid value (at line 2"),
    ],
)
def test_a_bad_file_is_named_and_the_others_are_read(seeds, body, reason):
    pieces, (fault,) = seeds(bad_txt=body, good_txt=ENGLISH)
    assert [piece.path for piece in pieces] == ["good.txt"]
    assert fault.source == "bad.txt"
    assert reason in fault.reason


def test_a_missing_folder_is_a_fault(tmp_path):
    pieces, (fault,) = read_seeds([tmp_path / "gone"], tmp_path)
    assert (pieces, fault.source) == ([], "gone")
    assert fault.reason == "cannot be read: no such file or directory"


def test_a_page_gives_text_outlet_author_and_day():
    page = read_page(PageBody("https://buoy.example/bridge", PAGE.encode()))
    assert page.text.count("\n\n") >= 1
    assert (page.outlet, page.author, page.language) == ("The Buoy", "Ada Holm", "en")
    assert page.published == datetime(2024, 12, 10, tzinfo=UTC)


def test_a_page_is_of_no_day_and_outlet_that_it_does_not_declare():
    body = "<title>Bridge shut</title></head><body><article><h1>Bridge shut</h1>"
    body += f"<p>{ENGLISH} The last works were in August 2023.</p></article>"
    page = read_page(PageBody("https://www.buoy.example/bridge", body.encode()))
    assert (page.published, page.outlet, page.host) == (None, "", "buoy.example")


@pytest.mark.parametrize("body", [b"", b"<html></html>", b"\xff\xfe\0", b"<p>", b"{}"])
def test_a_page_without_an_article_has_no_text(body):
    assert read_page(PageBody("https://buoy.example/", body)).text == ""


def test_opml_comes_back_as_it_went():
    feeds = (
        OpmlFeed("https://a.example/rss", "A & <B>"),
        OpmlFeed("https://b.example/", "https://b.example/"),
    )
    found = read_opml(write_opml(Outline(feeds)).encode())
    assert found.feeds == feeds
    assert found.head == {"title": "Feeds of claim-monitor"}


def test_a_feed_counts_once_in_all_its_folders():
    body = """<opml version="1.0"><body><outline text="Ports">
    <outline text="T" xmlUrl=" https://a.example/rss " category="x, y"/></outline>
    <outline text="T" xmlUrl="https://a.example/rss" category="y,z"/>
    <outline text="Sea/Land"><outline text="T" xmlUrl="https://a.example/rss"/>
    </outline><outline text="no feed"/></body></opml>"""
    found = read_opml(body.encode())
    (feed,) = found.feeds
    assert (feed.url, feed.title) == ("https://a.example/rss", "T")
    assert feed.folders == ("Ports", "", "Sea\\/Land")
    assert feed.tags == ("x", "y", "z")
    assert found.folders == {"no feed": {}}
    assert read_opml(write_opml(found).encode()).feeds == found.feeds


NAMES = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Zs", "Zl", "Zp"]),
    min_size=1,
    max_size=5,
).filter(lambda name: normalize("NFC", name) == name)


def outline_tree(depth):
    more = st.dictionaries(st.sampled_from(["htmlUrl", "x", "isOpen"]), NAMES)
    tags = st.lists(st.sampled_from(["a", "b c"]), unique=True)
    feed = st.tuples(st.just("feed"), NAMES, more, tags)
    if not depth:
        return st.lists(feed, max_size=2)
    folder = st.tuples(st.just("folder"), NAMES, more, outline_tree(depth - 1))
    return st.lists(st.one_of(feed, folder), max_size=3)


def build(parent, children, numbers):
    for kind, name, more, inside in children:
        told = {"text": name, **more}
        if kind == "feed":
            told["xmlUrl"] = f"https://x.example/{next(numbers)}"
            if inside:
                told["category"] = ",".join(inside)
        made = etree.SubElement(parent, "outline", told)
        if kind == "folder":
            build(made, inside, numbers)


def contents(body):
    """Every feed with the names of its folders, and every folder's attributes."""
    feeds: set[object] = set()
    folders: dict[object, dict[str, str]] = {}
    for outline in etree.fromstring(body).iter("outline"):
        above = [parent.get("text") for parent in outline.iterancestors("outline")]
        own = {"title", "type"} if outline.get("xmlUrl") else set()
        told = {k: v for k, v in outline.attrib.items() if k not in own}
        if "xmlUrl" in told:
            feeds.add((*above, *sorted(told.items())))
        else:
            folders.setdefault((told.pop("text"), *above), {}).update(told)
    return feeds, folders


@given(tree=outline_tree(2))
def test_a_round_trip_of_opml_loses_nothing(tree):
    root = etree.Element("opml", version="2.0")
    head = etree.SubElement(root, "head")
    etree.SubElement(head, "ownerName").text = "A. Desk"
    build(etree.SubElement(root, "body"), tree, count())
    once = etree.tostring(root)
    again = write_opml(read_opml(once)).encode()
    assert contents(again) == contents(once)
    assert read_opml(again).head["ownerName"] == "A. Desk"


@pytest.mark.parametrize("body", [b"", b"<opml>", b"<rss/>", b"not xml", b"\0"])
def test_what_is_no_opml_says_so(body):
    with pytest.raises(SourceError, match="OPML"):
        read_opml(body)


def test_opml_opens_no_file(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("https://secret.example/")
    body = (
        f'<!DOCTYPE opml [<!ENTITY e SYSTEM "file://{secret}">]>'
        '<opml><body><outline text="&e;" xmlUrl="https://a.example/"/></body></opml>'
    )
    try:
        found = repr(read_opml(body.encode()))
    except SourceError as error:
        found = str(error)
    assert "secret.example" not in found
