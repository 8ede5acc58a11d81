"""A file is kept in sealed pieces, in order; its last one is kept only if the whole is its hash.

So pieces that reach the length of a file are the file, and nothing else says so. Each is sealed
under the household's key (AES-256-GCM) and bound to the file's hash, its length and the piece's
place in it: none can be swapped, moved or left out, and without that key none can be read.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import chain
from threading import BoundedSemaphore
from typing import Any, NamedTuple
from uuid import UUID

import psycopg
from psycopg import Connection
from psycopg_pool import ConnectionPool

from domain.refusal import Refusal
from store.attachments.shelf import Shelf
from store.vault import KeyDoesNotOpen, Vault

OVERHEAD = 28  # nonce and tag around each piece
PIECE = re.compile(r"(?:(?P<sha256>[0-9a-f]{64})/)?(?P<offset>[0-9a-f]{8})")
# A process reads and writes so many pieces at once: a slow store may not keep the others waiting.
AT_ONCE, PATIENCE = 6, 2.0
TAKE_TURN = b"""
SELECT set_config('lock_timeout', '10s', true),
    pg_advisory_xact_lock(hashtextextended('attachments of ' || %s, %s))"""
HAS_KEY = b"SELECT FROM zhuanban.person_keys WHERE jurisdiction = %s AND person = %s"


class Named(NamedTuple):
    """A file that an event of a case names: SHA-256 of its bytes in hex, and how many there are."""

    case: UUID
    sha256: str
    size: int

    def about(self, offset: int) -> bytes:
        """What the piece at an offset is bound to."""
        return bytes.fromhex(self.sha256) + offset.to_bytes(8) + self.size.to_bytes(8)


class Kept:
    """The files of one jurisdiction."""

    def __init__(self, shelf: Shelf, pool: ConnectionPool[Connection[Any]], vault: Vault) -> None:
        """Keep pieces on ``shelf``, under keys of ``vault``."""
        self._shelf, self._pool, self._vault = shelf, pool, vault
        self._places = BoundedSemaphore(AT_ONCE)

    # how far

    def sent(self, file: Named) -> int:
        """How many of its bytes are kept, from the beginning without a gap."""
        with self._place():
            return _end(self._chain(file))

    def sent_of(self, case: UUID) -> dict[str, int]:
        """The same for each file of a case that any piece is kept of."""
        with self._place():
            found = self._shelf.sizes(self._folder(case))
        files: dict[str, dict[int, int]] = {}
        for name, size in found.items():
            if piece := PIECE.fullmatch(name):
                files.setdefault(piece["sha256"], {})[int(piece["offset"], 16)] = size - OVERHEAD
        return {sha256: _end(_chained(pieces)) for sha256, pieces in files.items()}

    def can_read(self, case: UUID) -> bool:
        """Whether what is kept of a case can be opened."""
        with self._pool.connection() as connection:
            self._vault.know(connection, [case])
            return self._has_key(connection, case) and self._vault.knows([case])

    # pieces come

    def receive(self, file: Named, offset: int, piece: bytes) -> int:
        """Keep the next piece; returns how much is kept then.

        Raises IsElsewhere, PieceDoesNotFit, FileIsAnother, FileIsErased, and what the shelf raises.
        """
        with self._turn(file.case) as connection:
            self._must_know(connection, file.case)
            stands = self._chain(file)
            if offset != _end(stands):
                raise IsElsewhere(offset=_end(stands))
            end = offset + len(piece)
            if not piece or end > file.size:
                raise PieceDoesNotFit(n=len(piece), offset=offset, size=file.size)
            if end == file.size:
                self._must_be(file, stands, piece)
            box = self._vault.seal_piece(file.case, file.about(offset), piece)
            self._shelf.put(self._name(file, offset), box)
        return end

    def _must_be(self, file: Named, stands: list[tuple[int, int]], last: bytes) -> None:
        digest = hashlib.sha256()
        try:
            for opened in self._opened(file, stands):
                digest.update(opened)
        except FileIsBroken:
            digest = hashlib.sha256()
        digest.update(last)
        if digest.hexdigest() != file.sha256:
            self._shelf.remove(self._folder(file.case, file.sha256))
            raise FileIsAnother(sha256=file.sha256[:8])

    # and are read

    def read(self, file: Named) -> Iterator[bytes]:
        """Its bytes in pieces; what keeps it from being read is raised before the first.

        Raises HasNotArrived, FileIsErased, FileIsBroken, KeyDoesNotOpen, ShelfIsAway.
        """
        with self._pool.connection() as connection:
            self._must_know(connection, file.case)
        with self._place():
            stands = self._chain(file)
        if _end(stands) != file.size:
            raise HasNotArrived(sent=_end(stands), size=file.size)
        pieces = self._opened(file, stands, self._place)
        return chain([next(pieces)], pieces)

    def remove(self, case: UUID) -> None:
        """Let go of every piece of a household whose key was destroyed. Raises ShelfIsAway."""
        with self._turn(case):
            self._shelf.remove(self._folder(case))

    def _opened(self, file: Named, stands: list[tuple[int, int]],
                place: Callable[[], Any] | None = None) -> Iterator[bytes]:  # fmt: skip
        for offset, _ in stands:
            if place:
                with place():
                    box = self._shelf.get(self._name(file, offset))
            else:
                box = self._shelf.get(self._name(file, offset))
            opened = self._vault.open_piece(file.case, file.about(offset), box)
            if opened is None:
                raise FileIsBroken(sha256=file.sha256[:8])
            yield opened

    # underneath

    def _chain(self, file: Named) -> list[tuple[int, int]]:
        found = self._shelf.sizes(self._folder(file.case, file.sha256))
        return _chained({
            int(piece["offset"], 16): size - OVERHEAD
            for name, size in found.items() if (piece := PIECE.fullmatch(name))
        })  # fmt: skip

    def _folder(self, case: UUID, *sha256: str) -> str:
        return "/".join([str(self._vault.jurisdiction), str(case), *sha256])

    def _name(self, file: Named, offset: int) -> str:
        return f"{self._folder(file.case, file.sha256)}/{offset:08x}"

    @contextmanager
    def _place(self) -> Iterator[None]:
        if not self._places.acquire(timeout=PATIENCE):
            raise TooManyFilesAtOnce
        try:
            yield
        finally:
            self._places.release()

    @contextmanager
    def _turn(self, case: UUID) -> Iterator[Connection[Any]]:
        """One at a time changes what is kept of a case, whichever process it asks."""
        with self._place(), self._pool.connection() as connection, connection.transaction():
            try:
                connection.execute(TAKE_TURN, [str(case), self._vault.jurisdiction])
            except psycopg.errors.LockNotAvailable:
                raise TooManyFilesAtOnce from None
            yield connection

    def _has_key(self, connection: Connection[Any], case: UUID) -> bool:
        asked = connection.execute(HAS_KEY, [self._vault.jurisdiction, case])
        return asked.fetchone() is not None

    def _must_know(self, connection: Connection[Any], case: UUID) -> None:
        if not self._has_key(connection, case):
            raise FileIsErased
        self._vault.know(connection, [case])
        if not self._vault.knows([case]):
            raise KeyDoesNotOpen(person=case)


def _chained(pieces: dict[int, int]) -> list[tuple[int, int]]:
    """Offset and length of each piece from the beginning on, as far as there is no gap."""
    found: list[tuple[int, int]] = []
    while (at := _end(found)) in pieces and pieces[at] > 0:
        found.append((at, pieces[at]))
    return found


def _end(stands: list[tuple[int, int]]) -> int:
    return sum(stands[-1]) if stands else 0


class IsElsewhere(Refusal):
    """The next piece begins at {offset}; go on from there."""

    zh = "下一段应从 {offset} 字节处开始；请从该处续传。"


class PieceDoesNotFit(Refusal):
    """A piece of {n} bytes at {offset} does not fit a file of {size} bytes; send what is missing."""  # noqa: E501

    zh = "在 {offset} 处的 {n} 字节与 {size} 字节的文件不符；请只传尚缺的部分。"
    status = 422


class FileIsAnother(Refusal):
    """What arrived is not the file {sha256} that the record names; it was let go of, send it again from the beginning."""  # noqa: E501

    zh = "收到的内容不是记录所指的附件 {sha256}，已丢弃；请从头重传。"
    status = 422


class HasNotArrived(Refusal):
    """The file has not arrived yet ({sent} of {size} bytes); it comes once the device that holds it has a signal."""  # noqa: E501

    zh = "附件尚未到达（已收到 {sent}／{size} 字节）；持有它的设备联网后会继续传送。"
    status = 404


class FileIsErased(Refusal):
    """The file was erased with the household's texts under an order; there is nothing to keep or to show."""  # noqa: E501

    zh = "该附件已随本户信息依令删除，不再接收，也无可显示。"
    status = 410


class FileIsBroken(Refusal):
    """What is kept of the file {sha256} is not what was received; tell the administrator, who may have it in a backup."""  # noqa: E501

    zh = "所存附件 {sha256} 与收到时不一致；请告知管理员从备份中查找。"
    status = 503


class TooManyFilesAtOnce(Refusal):
    """More files are on their way than can be taken in at once; this one goes on in a moment."""

    zh = "正在传送的附件过多；请稍候，随后会继续。"
    status = 503
