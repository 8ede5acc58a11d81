"""A backup file is a zip whose last 32 bytes are the SHA-256 of all before: it is whole or refused.

It is written under another name and renamed once it is on the disk, so what bears the name of a
backup is one.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import IO, Any, NamedTuple
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

import orjson

from domain.refusal import Refusal
from store.key_file import settle

FORMAT = "zhuanban-backup/1"
MANIFEST = "manifest"
BLOCK = 1 << 18
DIGEST = 32
LEVEL = 1  # the least work: what is sealed does not compress, the rest does at once


class BackupIsDamaged(Refusal):
    """The file {file} is no whole backup ({why}), so nothing was restored from it; take another one."""  # noqa: E501

    zh = "文件 {file} 不是完整的备份（{why}），未恢复任何内容；请换用另一份备份。"
    status = 422


class FileIsThere(Refusal):
    """The file {file} is there already; a backup is never written over another."""

    zh = "文件 {file} 已存在；备份从不覆盖已有文件。"


class FolderIsNotThere(Refusal):
    """There is no folder {folder} to put the backup into; is its disk there?"""

    zh = "没有存放备份的目录 {folder}；请检查那块磁盘是否已挂上。"
    status = 422


class Member(NamedTuple):
    """A file in the backup: its bytes before compression, their SHA-256, and rows of a table."""

    name: str
    bytes: int
    sha256: str
    rows: int = 0
    columns: tuple[str, ...] = ()


class Digested:
    """A file that is only written on, and knows the SHA-256 of what was written."""

    def __init__(self, file: IO[bytes]) -> None:
        """Begin at the beginning."""
        self._file, self._digest = file, sha256()

    def write(self, block: bytes) -> int:
        """Take the next bytes."""
        self._digest.update(block)
        return self._file.write(block)

    def flush(self) -> None:
        """Hand on what waits."""
        self._file.flush()

    def end(self) -> None:
        """Put the digest behind it all, on the disk."""
        self._file.write(self._digest.digest())
        self._file.flush()
        os.fsync(self._file.fileno())


class Writer:
    """Takes members one after the other."""

    def __init__(self, archive: ZipFile) -> None:
        """Begin with none."""
        self._zip = archive
        self.members: list[Member] = []

    @contextmanager
    def member(self, name: str, columns: tuple[str, ...] = (), *, packed: bool = True
               ) -> Iterator[Callable[[bytes | bytearray | memoryview], object]]:  # fmt: skip
        """Give what takes the bytes of a member, bit by bit."""
        digest, waiting, length = sha256(), bytearray(), 0
        info = ZipInfo(name)
        info.compress_type = ZIP_DEFLATED if packed else ZIP_STORED
        info._compresslevel = LEVEL  # type: ignore[attr-defined]  # noqa: SLF001 - has no other door
        with self._zip.open(info, "w", force_zip64=True) as file:

            def hand_on() -> None:
                nonlocal length
                digest.update(waiting)
                length += file.write(waiting)
                waiting.clear()

            def take(block: bytes | bytearray | memoryview) -> None:
                waiting.extend(block)
                if len(waiting) >= BLOCK:
                    hand_on()

            yield take
            hand_on()
        self.members.append(Member(name, length, digest.hexdigest(), columns=columns))

    def manifest(self, text: str) -> None:
        """What says what is in it; the last member."""
        self._zip.writestr(ZipInfo(MANIFEST), text)


@contextmanager
def written(file: Path) -> Iterator[Writer]:
    """Write a backup; it bears its name once all of it is on the disk.

    Raises FileIsThere, FolderIsNotThere.
    """
    if not file.parent.is_dir():
        raise FolderIsNotThere(folder=file.parent)
    if file.exists():
        raise FileIsThere(file=file)
    waiting = file.with_name(f".{file.name}.{os.getpid()}")
    opened = os.open(waiting, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(opened, "wb") as plain:
            digested = Digested(plain)
            with ZipFile(digested, "w", ZIP_DEFLATED) as archive:  # type: ignore[call-overload]
                yield Writer(archive)
            digested.end()
        os.link(waiting, file)  # unlike a rename, never over another
    except FileExistsError:
        raise FileIsThere(file=file) from None
    finally:
        waiting.unlink()
    settle(file.absolute().parent)


class Archive:
    """A backup that was read to its end once and is whole."""

    def __init__(self, file: Path, archive: ZipFile) -> None:
        """Read the manifest. Raises BackupIsDamaged."""
        self.file, self._zip = file, archive
        self.manifest = archive.read(MANIFEST).decode()
        self.said: dict[str, Any] = orjson.loads(self.manifest.partition("\n\n")[0])
        if self.said["format"] != FORMAT:
            raise BackupIsDamaged(file=file, why=self.said["format"])
        self.members = {
            name: Member(name, length, digest, rows, tuple(columns))
            for name, length, digest, rows, columns in self.said["members"]
        }

    def blocks(self, member: Member) -> Iterator[bytes]:
        """The bytes of a member. Raises BackupIsDamaged where they are not what was written."""
        digest = sha256()
        with self._zip.open(member.name) as file:
            while block := file.read(BLOCK):
                digest.update(block)
                yield block
        if digest.hexdigest() != member.sha256:
            raise BackupIsDamaged(file=self.file, why=member.name)


@contextmanager
def opened(file: Path, progress: Callable[[int, int], None]) -> Iterator[Archive]:
    """Read the file to its end, then give what is in it. Raises BackupIsDamaged."""
    with file.open("rb") as plain:
        _must_be_whole(file, plain, progress)
        try:
            with ZipFile(plain) as archive:
                yield Archive(file, archive)
        except (BadZipFile, KeyError, ValueError) as error:
            raise BackupIsDamaged(file=file, why=str(error)) from error


def _must_be_whole(file: Path, plain: IO[bytes], progress: Callable[[int, int], None]) -> None:
    digest, length = sha256(), os.fstat(plain.fileno()).st_size - DIGEST
    left = length
    while left > 0 and (block := plain.read(min(BLOCK, left))):
        digest.update(block)
        left -= len(block)
        progress(length - left, length)
    if left or plain.read() != digest.digest():
        raise BackupIsDamaged(file=file, why="SHA-256")
