"""Files that are whole or not there, also after a power cut."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_UMASKED = 0o666
"""What programs ask for where the umask is to decide."""


def write_whole(target: Path, body: bytes, mode: int | None = None) -> None:
    """Write ``body`` beside ``target``, make it durable, and rename it there.

    The rights are ``mode``, or what the umask leaves. Raises ``OSError``; then
    ``target`` is as it was.
    """
    beside = target.with_name(f".{target.name[:200]}.{secrets.token_hex(4)}")
    try:
        _write(beside, body, mode)
        beside.replace(target)
    except OSError:
        with suppress(OSError):
            beside.unlink()
        raise
    sync_folder(target.parent)


def rename_unless_taken(file: Path, name: Path) -> bool:
    """Give a file a name; False where that is taken. It may keep its old one, too.

    A link fails where the name is taken; a rename would replace what bears it.
    """
    try:
        os.link(file, name)
    except FileExistsError:
        return False
    except OSError:  # a file system without links, such as FAT
        if name.exists():
            return False
        file.rename(name)
    return True


def sync_folder(folder: Path) -> None:
    """Make a rename in ``folder`` durable."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _write(path: Path, body: bytes, mode: int | None) -> None:
    rights = _UMASKED if mode is None else mode
    # Never wider than asked for, not even while it is empty.
    with open(path, "xb", opener=lambda name, how: os.open(name, how, rights)) as file:
        if mode is not None:
            path.chmod(mode)
        file.write(body)
        file.flush()
        os.fsync(file.fileno())
