"""The tree of expected faults.

MonitorError                 exit 1 unless said otherwise
├── ConfigError              exit 2: names file, key, place and the nearest valid key
│   └── WatchSyntaxError     a watch term that does not parse, with its column
├── UsageError               exit 2: a request that cannot be met as asked
├── SourceError              a feed, page or seed that could not be had (a value in reports)
├── LedgerError              the database cannot be used
│   ├── LedgerDamaged        integrity check failed; nothing was changed
│   ├── LedgerLost           removed or replaced while it was in use
│   ├── LedgerMissing        no pass has begun one yet
│   └── LedgerNewer          written by a later version of claim-monitor
├── TemplateFault            a template of the user's does not render
├── DeliveryError            exit 4: a digest could not be handed over and is kept
└── LockHeld                 exit 5: another instance is running

A message says what happened, where, and what to do about it.
"""

from __future__ import annotations

import errno

OUTSIDE = frozenset(
    (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EACCES, errno.EPERM, errno.EROFS)
)
"""Full disks and missing rights are no bugs of ours; another OSError surfaces."""


class MonitorError(Exception):
    """An expected fault; ``str()`` of it is fit to show to a person."""

    exit_status = 1


class ConfigError(MonitorError):
    """The configuration cannot be used; every fault found is listed at once."""

    exit_status = 2


class WatchSyntaxError(ConfigError):
    """A watch term does not parse.

    ``term`` is the term as written, ``column`` counts from 0 into it; ``view`` is
    the part of the term around the fault, with a caret under the place.
    """

    def __init__(self, reason: str, view: str, term: str, column: int) -> None:
        super().__init__(f"watch term, column {column + 1}: {reason}\n{view}")
        self.reason = reason
        self.view = view
        self.term = term
        self.column = column


class UsageError(MonitorError):
    """The request cannot be met as asked."""

    exit_status = 2


class SourceError(MonitorError):
    """A feed, page or seed could not be had."""


class LedgerError(MonitorError):
    """The database cannot be used."""


class LedgerDamaged(LedgerError):  # noqa: N818 - reads as what it is
    """The database file is damaged; it was left as it is."""


class LedgerLost(LedgerError):  # noqa: N818
    """The database that was in use is not there any more."""


class LedgerMissing(LedgerError):  # noqa: N818
    """There is no database yet."""


class LedgerNewer(LedgerError):  # noqa: N818
    """The database was written by a later version of claim-monitor."""


class TemplateFault(MonitorError):  # noqa: N818
    """A template does not render; the message names file and line."""


class DeliveryError(MonitorError):
    """A digest could not be delivered; it stays in the outbox."""

    exit_status = 4


class LockHeld(MonitorError):  # noqa: N818
    """Another instance holds the lock; ``pid`` is the holder's, if known."""

    exit_status = 5

    def __init__(self, message: str, pid: int | None) -> None:
        super().__init__(message)
        self.pid = pid


def fault_of_machine(error: OSError) -> MonitorError | None:
    """A full disk or a missing right in plain words; None for what may be a bug."""
    if error.errno not in OUTSIDE:
        return None
    return MonitorError(
        f"{error.filename or 'the output'} could not be used: {error.strerror}. See to "
        "its rights and to free space, then run the command again; the ledger holds "
        "every finished article."
    )
