"""Where templates lie: the user's folder first, then the packaged ones."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

PACKAGED = "monitor"
FOLDER = "templates"


def packaged_folder() -> Path:
    """The packaged templates: inside the wheel, or beside the package in a checkout."""
    package = Path(str(resources.files(PACKAGED)))
    inside = package / FOLDER
    return inside if inside.is_dir() else package.parent / FOLDER


def own_names(user: Path | None) -> frozenset[str]:
    """The names that stand in the user's folder now."""
    try:
        return frozenset(path.name for path in user.iterdir()) if user else frozenset()
    except OSError:
        return frozenset()


def search_path(user: Path | None) -> tuple[Path, ...]:
    """The folders to look into, in order."""
    own = (user,) if user is not None else ()
    return (*own, packaged_folder())
