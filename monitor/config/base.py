"""What all tables of the configuration are made of."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict

from monitor.config.values import located

Place = Annotated[Path, BeforeValidator(located)]


class Settings(BaseModel):
    """What all tables share: unknown keys and wrong types are errors."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        strict=True,
        validate_default=True,
        validate_by_name=False,
    )
