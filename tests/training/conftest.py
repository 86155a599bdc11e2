"""The programs of ``training/``, loaded as they are run: from their folder."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

TRAINING = Path(__file__).parents[2] / "training"


@pytest.fixture
def load(monkeypatch):
    """Import a program of the folder by its name."""
    monkeypatch.syspath_prepend(str(TRAINING))
    return importlib.import_module
