"""The body of an answer, unpacked as it comes."""

from __future__ import annotations

import zlib

PACKINGS = {"gzip", "x-gzip", "deflate", "identity", ""}
"""The content codings that are asked for, and those that are none."""


class Unpacked:
    """A body that is told part by part; none of it beyond ``most`` bytes and one.

    An end that is missing shows: half a feed would count as all of it.
    """

    def __init__(self, packing: str, most: int) -> None:
        self.body = bytearray()
        self._most = most
        self._raw = packing == "deflate"
        self._packed = packing not in {"identity", ""}
        self._engine = zlib.decompressobj(zlib.MAX_WBITS | 32)  # gzip's head or zlib's
        self._begun = False

    @property
    def is_too_long(self) -> bool:
        """Whether there is more than anybody wants."""
        return len(self.body) > self._most

    @property
    def is_cut(self) -> bool:
        """Whether something came that is packed, and its end did not."""
        return self._packed and self._begun and not self._engine.eof

    def add(self, part: bytes) -> None:
        """Take the next part in; raises ``zlib.error`` for what nobody packed."""
        if not self._packed:
            self.body += part
        elif part:
            self.body += self._unpack(part)
            self._begun = True

    def _unpack(self, part: bytes) -> bytes:
        room = self._most + 1 - len(self.body)
        try:
            return self._engine.decompress(part, room)
        except zlib.error:
            if self._begun or not self._raw:
                raise
        # Some servers take "deflate" by its name, without the head that RFC 9110 asks.
        self._engine = zlib.decompressobj(-zlib.MAX_WBITS)
        return self._engine.decompress(part, room)
