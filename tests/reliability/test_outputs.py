"""Hostile words stay words: in Markdown, HTML, mail, JSON and on the terminal."""

from __future__ import annotations

import csv
import io
import json
import re
import socket
from email import policy
from email.parser import BytesParser
from html import escape
from urllib.parse import urlsplit

import pytest
from aiosmtpd.controller import Controller
from lxml import html as lxml_html
from markdown_it import MarkdownIt

from monitor.delivery.message import subject
from monitor.render.export import json_text
from monitor.render.table import csv_lines

# What ends a header, opens markup, calls a template, turns a line or steers a terminal.
WORDS = {
    "script": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "closing": "</title></style></blockquote></p>--></textarea>",
    "links": "[here](javascript:alert(1)) <javascript:alert(1)> javascript:alert(1)",
    "pictures": "![x](https://evil.example/p.png) [a]: https://evil.example",
    "bare": "https://evil.example www.evil.example desk@evil.example ftp://evil.example",
    "jinja": "{{7*7}} {% include '/etc/passwd' %} {{ self.__init__ }} ${7*7} #{7*7}",
    "markdown": "# Head **bold** _em_ `code` ~~gone~~ | a | --- 1. > quote \\*",
    "slack": "<!channel> <@U012AB3CD> <https://evil.example|safe> :tada: @here",
    "header": "Talks\r\nBcc: victim@evil.example\r\n\r\nBody",
    "smuggled": "=?utf-8?q?Talks=0D=0ABcc:_victim=40evil.example?=",
    "turned": "\u202etxet\u202c \u2066a\u2069 \u200f \u200b\u2060\ufeff\u00ad",
    "escapes": "\x1b]0;owned\x07 \x1b[2J\x1b]8;;https://evil.example\x07 \u009b2J \x00\x08",
    "unseen": "\U000e0049\U000e0067\U000e006e\U000e006f\U000e0072\U000e0065",
    "halves": "\ud800 \udfff \ufffe",
    "piled": "a" + "\u0300" * 300,
    "long": "W" * 5000,
}
LINKS = {
    "script": "javascript:alert(1)",
    "data": "data:text/html,<script>alert(1)</script>",
    "look-alike": "https://\u0430\u0440\u0440l\u0435.example/story",
    "wide": "https://\uff57ide\u3002example/a",
    "turned": "https://news.example/\u202egpj.exe",
    "escapes": "https://news.example/\x1b]0;owned\x07\u009b2J",
    "markup": 'https://news.example/"><script>alert(1)</script>',
    "brackets": "https://news.example/a)[b](javascript:alert(1)",
    "credentials": "https://news.example:pw@evil.example/",
    "header": "https://news.example/\r\nBcc: victim@evil.example",
}
DATES = ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "\u001b]0;owned", "2024-12-09"]
"""The ends of the calendar have no local time everywhere."""

STEERING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\U000e0000-\U000e007f]"
)
COLOURS = re.compile(r"\x1b\[(?:0|[1-9]\d?)(?:;\d+)*m")
"""What click itself writes; what came from outside has other codes."""

LOOK_ALIKE = "xn--l-7sbq6ba.example"  # the first of LINKS in Punycode
ALLOWED = re.compile(
    r"http://127\.0\.0\.1:\d+/feed#|https://wide\.example/|https://news\.example/|https://xn--l-7sbq6ba\.example/|\.\.?/"
)
HEADERS = ["From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted"]
MAIL = """
[email]
to = ["desk@example.org"]
from = "monitor@example.org"
host = "127.0.0.1"
port = {port}
security = "none"

"""


class Postbox:
    """Keeps the bytes of every mail."""

    def __init__(self):
        self.mails = []
        self.port = 0

    async def handle_DATA(self, server, session, envelope):  # noqa: ARG002, N802
        self.mails.append(envelope.content)
        return "250 OK"


@pytest.fixture(scope="module")
def postbox():
    box = Postbox()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    controller = Controller(box, hostname="127.0.0.1", port=port, decode_data=False)
    controller.start()
    box.port = controller.port
    yield box
    controller.stop()


def hostile_items():
    """An item for every hostile word and link, each with a claim that is quoted."""
    for n, (name, words) in enumerate(WORDS.items()):
        said = (
            f"The dockers' union {words} said on Monday that {n + 2} workers had joined "
            f'the strike. "We will {words} not go back," said Ms Reed of {words}.'
        )
        yield {
            "id": f"{name} {words}",
            "url": f"https://news.example/{name}",
            "title": f"Strike {n} {words}",
            "content_text": said,
            "authors": [{"name": words}],
            "language": words[:20],
            "date_published": DATES[n % len(DATES)],
        }
    for n, (name, link) in enumerate(LINKS.items()):
        said = f"The ferry company said on Monday that {n + 2} ships had joined the strike."
        yield {
            "id": link,
            "url": link,
            "title": f"Strike link {name}",
            "content_text": said,
        }


@pytest.fixture(scope="module")
def hostile(lasting_wire, http, write_project, monitor, postbox, tmp_path_factory):
    """A project whose feeds, page and file names are hostile, after one pass."""
    feed = {"version": "https://jsonfeed.org/version/1.1", "items": [*hostile_items()]}
    feed["title"] = WORDS["script"] + WORDS["escapes"]
    told = json.dumps(feed).encode()
    offer = '<html><link rel="alternate" type="application/rss+xml" href="{}"></html>'
    offer = offer.format("/feed" + escape(WORDS["escapes"] + WORDS["turned"]))
    urls = [
        lasting_wire("/feed", http(told, "Content-Type: application/feed+json")),
        lasting_wire("/page", http(offer.encode(errors="replace"))),
    ]
    folder = tmp_path_factory.mktemp("hostile")
    write_project(folder, *urls, more=MAIL.format(port=postbox.port))
    (folder / "seeds" / "a\x1b]0;owned\x07\u009b2J.txt").write_text("The strike.")
    steering = WORDS["escapes"].replace("\0", "")
    head = "\n".join(f"{k}: {steering}{WORDS['script']}" for k in ("title", "outlet"))
    seed = "The union said on Monday that 77 workers had joined the strike."
    (folder / "seeds" / "b.txt").write_text(f"---\n{head}\n---\n{seed}")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        yield folder, monitor("run")


def links_of_markdown(text):
    """Every address that Markdown leads to, and every kind of token it makes."""
    reader = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    found, kinds = [], set()
    for token in reader.parse(text):
        for part in [token, *(token.children or [])]:
            kinds.add(part.type)
            found += [str(v) for k, v in part.attrs.items() if k in {"href", "src"}]
    return found, kinds


def check_html(text):
    """No element or attribute that acts, and links to the articles alone."""
    root = lxml_html.document_fromstring(text)
    kinds = {node.tag for node in root.iter() if isinstance(node.tag, str)}
    acting = {
        "script",
        "img",
        "iframe",
        "object",
        "embed",
        "form",
        "input",
        "link",
        "base",
    }
    assert not kinds & acting
    for node in root.iter():
        for name, value in node.attrib.items():
            assert not name.startswith("on"), name
            assert name not in {"src", "srcset", "action", "background", "http-equiv"}
            if name == "href":
                assert ALLOWED.match(value), value
    assert "alert(1)" in root.text_content()
    assert "{{7*7}}" in root.text_content()
    return root


def test_markdown_stays_text(hostile):
    folder, _ = hostile
    text = (folder / "state/digests/2024-12-09.md").read_text()
    assert not STEERING.search(text)
    links, kinds = links_of_markdown(text)
    assert links
    assert [link for link in links if not ALLOWED.match(link)] == []
    assert not kinds & {"html_block", "html_inline", "image", "s_open", "table_open"}
    assert not kinds & {"code_block", "fence"}
    shown = MarkdownIt("commonmark").render(text)
    plain = lxml_html.document_fromstring(shown).text_content()
    for words in ("{{7*7}}", "<!channel>", "<script>alert(1)</script>", "**bold**"):
        assert words in plain


def test_html_stays_text(hostile):
    folder, _ = hostile
    text = (folder / "state/digests/2024-12-09.html").read_text()
    assert not STEERING.search(text)
    check_html(text)


def test_mail_has_the_headers_that_were_meant_and_no_others(hostile, postbox):
    (raw,) = postbox.mails
    mail = BytesParser(policy=policy.default).parsebytes(raw)
    own = [name for name in mail if name not in {"MIME-Version", "Content-Type"}]
    assert sorted(own) == sorted(HEADERS)
    assert mail.defects == []
    assert (mail["From"], mail["To"]) == ("monitor@example.org", "desk@example.org")
    assert "\n" not in mail["Subject"]
    text, html = (part.get_content() for part in mail.iter_parts())
    first = text.splitlines()[0]
    assert mail["Subject"].strip().startswith(first[:20])
    assert not STEERING.search(text.replace("\r\n", "\n"))
    check_html(html)


@pytest.mark.parametrize("name", WORDS)
def test_a_subject_parses_back_to_what_was_meant(name):
    from email.message import EmailMessage  # noqa: PLC0415

    line = subject(f"Strike {WORDS[name]} goes on")
    message = EmailMessage(policy=policy.SMTP)
    message["Subject"] = line
    message.set_content("x")
    back = BytesParser(policy=policy.default).parsebytes(message.as_bytes())
    # Folded after its name, a header begins with the blank of the fold.
    assert back["Subject"].strip() == line
    assert "Bcc" not in back
    assert len(back.keys()) == len(message.keys())


COMMANDS = [
    ["articles"],
    ["articles", "--json"],
    ["claims"],
    ["claims", "--json"],
    ["claims", "show", "1"],
    ["claims", "history", "1"],
    ["digest"],
    ["digest", "--format", "json"],
    ["digest", "--format", "html"],
    ["export", "mentions"],
    ["export", "articles", "--format", "csv"],
    ["export", "mentions", "--format", "csv"],
    ["feeds", "list"],
    ["feeds", "list", "--json"],
    ["feeds", "export"],
    ["watch", "test", "strike"],
    ["-v", "run"],
    ["run", "--json"],
    ["runs"],
    ["runs", "--json"],
    ["runs", "show", "1"],
    ["runs", "show", "1", "--json"],
    ["verify"],
    ["purge", "--source", "news.example", "--dry-run"],
    ["doctor"],
]


def test_nothing_that_steers_a_terminal_reaches_it(hostile, monitor):
    """Every command, on stdout and stderr, as on a terminal that shows colours."""
    _, first = hostile
    outputs = [first] + [monitor(*words, status=None) for words in COMMANDS]
    for url in ("/feed", "/page"):
        feed = next(u for u in first.output.split() if u.endswith("/page:"))[:-6] + url
        outputs.append(monitor("feeds", "check", feed, status=None))
    outputs.append(
        monitor("check", "-", input=WORDS["escapes"] + " the strike", status=None)
    )
    for words, result in zip(
        ["first", *COMMANDS, "check", "check", "-"], outputs, strict=True
    ):
        assert result.exit_code in {0, 1}, words
        own = COLOURS.sub("", result.output)
        assert not STEERING.search(own), (words, STEERING.search(own))


def test_hosts_that_look_like_others_are_shown_as_what_they_are(hostile, monitor):
    folder, _ = hostile
    shown = monitor("articles").output + monitor("export", "articles").output
    shown += (folder / "state/digests/2024-12-09.md").read_text()
    hosts = {urlsplit(url).hostname for url in re.findall(r"https?://[^\s\"]+", shown)}
    assert LOOK_ALIKE in hosts
    assert all(host is None or host.isascii() for host in hosts)


def test_json_and_csv_give_addresses_that_lead_to_web_pages(hostile, monitor):
    lines = monitor("export", "articles").output.splitlines()
    records = [json.loads(line) for line in lines]
    rows = list(
        csv.DictReader(
            io.StringIO(monitor("export", "articles", "--format", "csv").output)
        )
    )
    assert len(records) == len(rows) == len(WORDS) + len(LINKS) + 1
    for record in records:
        url = record["url"]
        assert url is None or urlsplit(url).scheme in {"http", "https"}
        assert len(record["title"]) <= 1000
        assert not STEERING.search("".join(str(v) for v in record.values()))


@pytest.mark.parametrize("name", [name for name in WORDS if name != "unseen"])
def test_records_of_older_ledgers_steer_nothing_either(name):
    """What was stored before it was made harmless on its way in."""
    record = {"id": 1, "title": WORDS[name]}
    told = json_text(record)
    row = "".join(csv_lines([record], "articles")).replace("\r", "")
    assert json.loads(told) == record
    assert not STEERING.search(told)
    assert not STEERING.search(row)
