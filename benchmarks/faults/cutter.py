"""A line to PostgreSQL that is cut at a chosen message, before it was asked or answered."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock, Thread
from typing import Self

from psycopg import conninfo

AT_ONCE = 65_536


class Cutter:
    """Listens on the loopback and passes all on to the server, until it is to cut."""

    def __init__(self, owner: str) -> None:
        """Pass on to the server of this connection string."""
        told = conninfo.conninfo_to_dict(owner)
        self._socket = str(Path(str(told["host"])) / f".s.PGSQL.{told['port']}")
        self._listens = socket.create_server(("127.0.0.1", 0))
        self.owner = conninfo.make_conninfo(
            owner, host="127.0.0.1", port=self._listens.getsockname()[1]
        )
        self._lock = Lock()
        self._cuts: list[tuple[bool, int]] = []
        self.done = 0

    def arm(self, cuts: list[tuple[bool, int]]) -> None:
        """Cut after so many more messages each, one after the other; True before an answer."""
        with self._lock:
            self._cuts = list(cuts)

    @contextmanager
    def passing(self) -> Iterator[Self]:
        """Pass on until the block ends."""
        Thread(target=self._accept, daemon=True).start()
        try:
            yield self
        finally:
            self.arm([])
            self._listens.shutdown(socket.SHUT_RDWR)
            self._listens.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                near, _ = self._listens.accept()
                far = socket.socket(socket.AF_UNIX)
                far.connect(self._socket)
                for source, sink, is_answer in ((near, far, False), (far, near, True)):
                    passes = Thread(target=self._pass, args=(source, sink), daemon=True,
                                    kwargs={"is_answer": is_answer})  # fmt: skip
                    passes.start()

    def _pass(self, source: socket.socket, sink: socket.socket, *, is_answer: bool) -> None:
        """Pass on piece by piece; the piece at which the line is cut never arrives."""
        with suppress(OSError):
            while piece := source.recv(AT_ONCE):
                if self._is_to_cut(is_answer=is_answer):
                    break
                sink.sendall(piece)
        for end in (source, sink):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()

    def _is_to_cut(self, *, is_answer: bool) -> bool:
        with self._lock:
            if not self._cuts or self._cuts[0][0] != is_answer:
                return False
            wanted, left = self._cuts.pop(0)
            if left:
                self._cuts.insert(0, (wanted, left - 1))
            self.done += not left
            return not left
