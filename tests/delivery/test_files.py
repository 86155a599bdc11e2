"""Digests as files."""

from __future__ import annotations

import errno
import os
import stat

import pytest

from monitor.delivery.files import FileCarrier
from monitor.errors import DeliveryError


def put(parcel, target, body=b"words"):
    FileCarrier().deliver(parcel(channel="file", target=str(target), body=body))


def test_a_file_is_written_whole_in_a_new_folder(parcel, tmp_path):
    target = tmp_path / "digests" / "2024" / "day.md"
    put(parcel, target)
    assert target.read_bytes() == b"words"
    assert [path.name for path in target.parent.iterdir()] == ["day.md"]


def test_writing_again_replaces(parcel, tmp_path):
    put(parcel, tmp_path / "day.md", b"a longer text")
    put(parcel, tmp_path / "day.md", b"short")
    assert (tmp_path / "day.md").read_bytes() == b"short"


def test_others_may_read_it_as_the_umask_says(parcel, tmp_path):
    before = os.umask(0o027)
    try:
        put(parcel, tmp_path / "day.md")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "day.md").stat().st_mode) == 0o640


def test_a_full_disk_leaves_the_old_file(parcel, tmp_path, monkeypatch):
    put(parcel, tmp_path / "day.md", b"old")

    def full(handle):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DeliveryError, match="the disk is full; free some space"):
        put(parcel, tmp_path / "day.md", b"new")
    assert (tmp_path / "day.md").read_bytes() == b"old"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_folder_in_the_way(parcel, tmp_path):
    (tmp_path / "day.md").mkdir()
    with pytest.raises(DeliveryError, match="a folder of that name"):
        put(parcel, tmp_path / "day.md")
    assert [path.name for path in tmp_path.iterdir()] == ["day.md"]


def test_a_file_in_the_way(parcel, tmp_path):
    (tmp_path / "digests").write_text("a file")
    with pytest.raises(DeliveryError, match="name another folder"):
        put(parcel, tmp_path / "digests" / "sub" / "day.md")


def test_an_odd_fault_is_told_in_the_systems_words(parcel, tmp_path, monkeypatch):
    def broken(handle):
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(os, "fsync", broken)
    with pytest.raises(DeliveryError, match="Input/output error"):
        put(parcel, tmp_path / "day.md")
