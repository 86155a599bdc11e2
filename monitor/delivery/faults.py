"""Why a parcel could not be handed over."""

from __future__ import annotations

from monitor.errors import DeliveryError


class Refused(DeliveryError):  # noqa: N818 - reads as what it is
    """The other side will never take this parcel; trying again is of no use."""


class Abandoned(DeliveryError):  # noqa: N818
    """A stop came before anything was handed over: neither done nor failed."""
