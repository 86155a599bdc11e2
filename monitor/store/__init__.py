"""The ledger: one SQLite file."""

from __future__ import annotations

import sys
from importlib import import_module

# sqlite-utils loads numpy if it is there, to store its numbers. No ledger holds any,
# and numpy takes 16 MB and a tenth of a second.
if "numpy" not in sys.modules:
    sys.modules["numpy"] = None  # type: ignore[assignment]
    import_module("sqlite_utils")
    del sys.modules["numpy"]
