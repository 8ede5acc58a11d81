"""A log of a few leaves that signs whatever it is told to, honest or not."""

from __future__ import annotations

from base64 import b64encode

from audit.cosigning import request
from audit.note import Checkpoint, LogKey, Note, read_note
from audit.tree import consistency, leaf_hash, node_hash, root


class GrowingLog:
    """Leaves, and the key that signs the tree over them; ``fork`` shares the key."""

    def __init__(self, size: int = 0, origin: str = "village.example/1", seed: int = 1) -> None:
        self.key = LogKey(origin, bytes([seed]) * 32)
        self.leaves = [leaf_hash(f"{origin} {n}".encode()) for n in range(size)]

    @property
    def vkey(self) -> str:
        return str(self.key.vkey)

    def fork(self, at: int, *leaves: str) -> GrowingLog:
        """The same log with another history from leaf ``at`` on."""
        other = GrowingLog()
        other.key = self.key
        other.leaves = self.leaves[:at] + [leaf_hash(leaf.encode()) for leaf in leaves]
        return other

    def nodes(self, level: int, nth: int) -> bytes:
        if not level:
            return self.leaves[nth]
        return node_hash(self.nodes(level - 1, 2 * nth), self.nodes(level - 1, 2 * nth + 1))

    def consistency(self, old: int, new: int) -> list[bytes]:
        return consistency(old, new, self.nodes)

    def root(self, size: int) -> bytes:
        return root(size, self.nodes)

    def text(self, size: int | None = None) -> str:
        size = len(self.leaves) if size is None else size
        return Checkpoint(self.key.name, size, self.root(size)).text

    def note(self, size: int | None = None) -> Note:
        return read_note(self.key.sign_note(self.text(size)))

    def request(self, old: int, size: int | None = None) -> str:
        """What this log sends to a witness that holds ``old`` leaves."""
        note = self.note(size)
        return request(old, self.consistency(old, Checkpoint.of(note).size), note)

    def signed(self, text: str) -> str:
        """A request from nothing for any text."""
        return f"old 0\n\n{self.key.sign_note(text)}"


def base64(data: bytes) -> str:
    return b64encode(data).decode()
