"""The files that come along in ``monitor/models/``, each held against its checksum."""

from __future__ import annotations

import hashlib
import json
from functools import cached_property
from pathlib import Path
from typing import Any

from monitor.errors import MonitorError

MODELS = Path(__file__).parent.parent / "models"


class ShippedFiles:
    """A folder of models; ``judge.json`` names its files with their sha256.

    Raises ``MonitorError`` if a file is not as shipped.
    """

    def __init__(self, folder: Path = MODELS) -> None:
        self._folder = folder

    def read(self, name: str) -> bytes:
        """The content of one file, which nobody else has read for us."""
        try:
            named = self.manifest["sha256"][name]
            content = (self._folder / name).read_bytes()
        except (OSError, LookupError, TypeError) as error:
            raise self.broken(str(error)) from error
        if hashlib.sha256(content).hexdigest() != named:
            raise self.broken(f"{name} is not the file that was shipped")
        return content

    @cached_property
    def manifest(self) -> dict[str, Any]:
        """What ``judge.json`` says."""
        try:
            manifest = json.loads((self._folder / "judge.json").read_bytes())
        except (OSError, ValueError) as error:
            raise self.broken(str(error)) from error
        return manifest if isinstance(manifest, dict) else {}

    def broken(self, what: str) -> MonitorError:
        """The error that says what is wrong with the models, and what to do."""
        return MonitorError(
            f"the model in {self._folder} cannot be used: {what}; "
            "install claim-monitor again"
        )
