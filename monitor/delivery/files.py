"""Digests as files that are whole or not there."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import TYPE_CHECKING

from monitor.durable import write_whole
from monitor.errors import DeliveryError

if TYPE_CHECKING:
    from monitor.types import Parcel

_ADVICE = {
    errno.ENOSPC: "the disk is full; free some space",
    errno.EDQUOT: "the disk quota is used up; free some space",
    errno.EROFS: "the file system is read-only; name another folder",
    errno.EACCES: "permission is denied; let this user write there",
    errno.EPERM: "permission is denied; let this user write there",
    errno.ENOTDIR: "a part of the path is a file, not a folder; name another folder",
    errno.EISDIR: "there is a folder of that name; move it away",
    errno.ENAMETOOLONG: "the name is too long; name a shorter folder",
}


class FileCarrier:
    """Writes parcels to the paths they name, under the process's umask."""

    def deliver(self, parcel: Parcel) -> None:
        """Write the parcel's bytes, replacing a file of that name.

        A reader sees the old file or the new one, also after a power cut.
        Raises DeliveryError where the file system does not let it.
        """
        target = Path(parcel.target)
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            write_whole(target, parcel.body)
        except OSError as error:
            advice = _ADVICE.get(error.errno or 0, error.strerror or str(error))
            raise DeliveryError(
                f"The digest could not be written to {target}: {advice}. "
                "It is kept and tried again in the next run."
            ) from error
