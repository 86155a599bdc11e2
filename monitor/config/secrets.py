"""Secrets, read as late as possible and never shown."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from pydantic import SecretStr

from monitor.errors import ConfigError

if TYPE_CHECKING:
    from pathlib import Path


def read_secret(variable: str | None, file: Path | None) -> SecretStr | None:
    """Read a secret from an environment variable or the first line of a file.

    None where neither is named. Raises ``ConfigError`` if what is named is
    missing or empty; the message never holds the secret.
    """
    if variable:
        secret = os.environ.get(variable, "")  # noqa: TID251 - this is config
        # Somebody may have written the password itself: it would not look like this.
        named = f" {variable}" if re.fullmatch(r"[A-Z][A-Z0-9_]*", variable) else ""
        where = f"the environment variable{named} (password_env)"
    elif file:
        secret = _first_line(file)
        where = "the file that password_file names"
    else:
        return None
    if not secret:
        raise ConfigError(f"[email] password: {where} is not set or empty; set it")
    return SecretStr(secret)


def _first_line(file: Path) -> str:
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "not UTF-8 text"
        raise ConfigError(
            f"[email] password_file: the file that it names cannot be read: {reason}"
        ) from error
    return lines[0].strip() if lines else ""
