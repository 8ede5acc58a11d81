"""Orders of erasure stand outside the database too: what is restored from before stays erased.

Two lines an order, each on the disk before what follows: ``given`` before the key is destroyed,
``done`` after. What was given and never done may have failed, so nobody is erased on its word. A
line holds the person's id and the order's number, and nothing else about anybody.
"""

from __future__ import annotations

import errno
import os
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

import orjson

from domain.refusal import Refusal
from store.key_file import settle

GIVEN, DONE = "given", "done"


class Order(NamedTuple):
    """Whose key was to be destroyed, under which number."""

    person: UUID
    order: str


class OrderIsNotKept(Refusal):
    """The order could not be written down outside the database ({why}), so nobody was erased; give it again once there is room."""  # noqa: E501

    zh = "该决定未能写入数据库之外的文件（{why}），尚未删除任何人的信息；处理后请重新执行。"
    status = 503


class Orders:
    """The file of one jurisdiction; without one nothing is kept."""

    def __init__(self, file: Path | None = None) -> None:
        """The file comes with its first line."""
        self._file = file

    def give(self, order: Order) -> None:
        """Before the key is destroyed. Raises OrderIsNotKept."""
        try:
            self._append(GIVEN, order)
        except OSError as error:
            raise OrderIsNotKept(why=error.strerror or str(error)) from error

    def carry_out(self, order: Order) -> None:
        """After it was, each time it was. What fails here is made good by ``settle``."""
        self._append(DONE, order)

    def settle(self, recorded: Sequence[Order]) -> None:
        """What the log has on record was carried out, whatever came between."""
        for order in (Counter(recorded) - Counter(self.carried_out)).elements():
            self._append(DONE, order)

    @property
    def carried_out(self) -> list[Order]:
        """In the order of the file."""
        return self._of(DONE)

    @property
    def unsettled(self) -> list[Order]:
        """Those of which nobody knows whether they were carried out."""
        done = set(self.carried_out)
        return [order for order in dict.fromkeys(self._of(GIVEN)) if order not in done]

    def _of(self, wanted: str) -> list[Order]:
        found = []
        for line in self._lines():
            try:
                what, person, order = orjson.loads(line)
                if what == wanted:
                    found.append(Order(UUID(person), order))
            except (ValueError, TypeError):
                continue  # torn by a crash: nothing was done on its word
        return found

    def _lines(self) -> list[bytes]:
        if self._file is None or not self._file.exists():
            return []
        return self._file.read_bytes().split(b"\n")

    def _append(self, what: str, order: Order) -> None:
        if self._file is None:
            return
        self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        opened = os.open(self._file, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
        try:
            # Begun on a line of its own, so that a line a crash tore spoils no other.
            line = b"\n" + orjson.dumps([what, *order]) + b"\n"
            if os.write(opened, line) < len(line):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(self._file))
            os.fsync(opened)
        finally:
            os.close(opened)
        settle(self._file.parent)
