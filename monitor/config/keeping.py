"""How long what is kept may be kept, and how the monitor shows that it lives."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated

from pydantic import BeforeValidator, Field

from monitor.config.base import Place, Settings
from monitor.config.values import age, secret_address

Age = Annotated[timedelta, BeforeValidator(age)]


class RetentionSettings(Settings):
    """``[retention]``: how old what is kept may become; without it, nothing goes.

    ``articles`` counts from when the present text was first seen, and takes along
    what only they told. ``runs`` are reports, ``digests`` the bytes of digests
    that were handed over; the files they were written to are not touched.
    """

    articles: Age | None = None
    runs: Age | None = None
    digests: Age | None = None


class HeartbeatSettings(Settings):
    """``[heartbeat]``: a sign of life after each run that went well.

    ``file`` is written anew, ``url`` is asked for. The address is a secret to
    whoever knows it, so it is never shown.
    """

    file: Place | None = None
    url: Annotated[str | None, BeforeValidator(secret_address), Field(repr=False)] = (
        None
    )
