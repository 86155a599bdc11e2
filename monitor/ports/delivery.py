"""Digests on their way to readers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from monitor.types import (
        Digest,
        Parcel,
    )


class Outbox(Protocol):
    """Frozen digests and the parcels that carry them."""

    def last_digest(self, today: str = ...) -> tuple[str, datetime] | None:
        """(local date, until) of the newest frozen digest of ``today`` or before."""
        ...

    def freeze_digest(
        self, digest: Digest, parcels: Sequence[Parcel], now: datetime
    ) -> Sequence[Parcel]:
        """Store a digest and its parcels (ids given are ignored) in one write.

        For a window whose digest is already frozen, return that one's parcels.
        """
        ...

    def pending_parcels(self) -> Sequence[Parcel]:
        """What is still to be handed over, oldest first."""
        ...

    def refused_parcels(self) -> Sequence[Parcel]:
        """The last parcel to each target that took none since it refused one."""
        ...

    def last_targets(self, today: str = ...) -> Sequence[str]:
        """The files that were written of the newest digest of ``today`` or before."""
        ...

    def parcel_tried(self, parcel: int, now: datetime) -> None:
        """Record that a parcel is about to be handed over."""
        ...

    def parcel_sent(self, parcel: int, now: datetime) -> None:
        """Mark a parcel as handed over."""
        ...

    def parcel_failed(
        self, parcel: int, reason: str, now: datetime, *, permanent: bool = False
    ) -> None:
        """Record a failed try; a permanent one is not tried again."""
        ...


class Carrier(Protocol):
    """Hands over parcels of one channel."""

    def deliver(self, parcel: Parcel) -> None:
        """Hand it over or raise ``DeliveryError``; safe to repeat."""
        ...
