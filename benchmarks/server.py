"""A web server for one folder, on many addresses of the loopback network.

    python -m benchmarks.server FOLDER HOSTS

It listens on 127.0.0.1, 127.0.0.2 and so on, all on one port, which it prints. A
file is sent with an ETag and a date, and answered with 304 to who has it.
"""

from __future__ import annotations

import asyncio
import socket
import sys
from hashlib import sha256
from pathlib import Path

TYPES = {".xml": "application/rss+xml", ".html": "text/html; charset=utf-8"}
MODIFIED = "Mon, 06 Jan 2025 06:00:00 GMT"
REASONS = {200: "OK", 304: "Not Modified", 404: "Not Found"}


def answer(folder: Path, head: bytes) -> bytes:
    """The whole answer to one request."""
    first, *lines = head.decode("latin-1").split("\r\n")
    fields = {k.lower(): v.strip() for k, _, v in (x.partition(":") for x in lines)}
    path = folder / first.split(" ")[1].lstrip("/")
    if not path.is_file():
        return _message(404, {}, b"")
    body = path.read_bytes()
    tag = f'"{sha256(body).hexdigest()[:16]}"'
    told = {"ETag": tag, "Last-Modified": MODIFIED, "Content-Type": TYPES[path.suffix]}
    if fields.get("if-none-match") == tag:
        return _message(304, told, b"")
    return _message(200, told, body)


def _message(status: int, told: dict[str, str], body: bytes) -> bytes:
    if status != 304:
        told = {**told, "Content-Length": str(len(body))}
    head = "".join(f"{name}: {value}\r\n" for name, value in told.items())
    return f"HTTP/1.1 {status} {REASONS[status]}\r\n{head}\r\n".encode() + body


async def serve(folder: Path, hosts: int) -> None:
    """Answer until the process is ended."""

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                writer.write(answer(folder, head))
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    port = 0
    for number in range(1, hosts + 1):
        listening = socket.create_server((f"127.0.0.{number}", port), backlog=256)
        port = listening.getsockname()[1]
        await asyncio.start_server(talk, sock=listening)
    print(port, flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(serve(Path(sys.argv[1]), int(sys.argv[2])))
