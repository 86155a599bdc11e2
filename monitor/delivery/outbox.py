"""What is still to be handed over, handed over."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from monitor.delivery.faults import Abandoned, Refused
from monitor.errors import DeliveryError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import datetime

    from monitor.ports import Carrier, Ledger
    from monitor.types import Parcel


@dataclass(frozen=True, slots=True)
class OutboxReport:
    """Parcels that were handed over, why others were not, and what a stop left."""

    delivered: tuple[Parcel, ...] = ()
    failed: tuple[str, ...] = ()
    left: int = 0


class Unready:
    """Stands in for a carrier that cannot be made: whatever it is given is kept."""

    def __init__(self, reason: str) -> None:
        self._reason = reason

    def deliver(self, parcel: Parcel) -> None:
        """Raise DeliveryError with the reason."""
        raise DeliveryError(
            f"{parcel.target}: {self._reason}. "
            "It is kept and tried again in the next run."
        )


def deliver_pending(
    ledger: Ledger,
    carriers: Mapping[str, Carrier],
    now: datetime,
    should_stop: Callable[[], bool] = lambda: False,
) -> OutboxReport:
    """Try every pending parcel once; one that fails does not hold up the others.

    A parcel is marked as sent only after its carrier returned. A process killed
    in between hands over the same bytes again. Each try is written down before it
    is made: where nothing can be written, on a full disk, nothing is handed over
    that could not be marked and would be sent once more in every pass.
    """
    delivered: list[Parcel] = []
    failed: list[str] = []
    pending = ledger.pending_parcels()
    for parcel in pending:
        if should_stop():
            break
        ledger.parcel_tried(parcel.id, now)
        try:
            _carrier(carriers, parcel).deliver(parcel)
        except Abandoned:
            break
        except DeliveryError as error:
            reason, permanent = str(error), isinstance(error, Refused)
            ledger.parcel_failed(parcel.id, reason, now, permanent=permanent)
            failed.append(reason)
        else:
            ledger.parcel_sent(parcel.id, now)
            delivered.append(parcel)
    left = len(pending) - len(delivered) - len(failed)
    return OutboxReport(tuple(delivered), tuple(failed), left)


def told_once(reasons: Iterable[str]) -> list[str]:
    """Each reason once, with how many deliveries it holds up."""
    return [
        reason if number == 1 else f"{reason} ({number} deliveries)"
        for reason, number in Counter(reasons).items()
    ]


def _carrier(carriers: Mapping[str, Carrier], parcel: Parcel) -> Carrier:
    carrier = carriers.get(parcel.channel)
    if carrier is None:
        raise DeliveryError(
            f"{parcel.target}: nothing is configured for {parcel.channel!r}. "
            "Configure it again; the digest is kept until then."
        )
    return carrier
