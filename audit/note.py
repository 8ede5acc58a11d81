"""A checkpoint is a C2SP signed note: a text, and lines that sign it, each under a named key."""

from __future__ import annotations

import os
import re
from base64 import b64decode, b64encode
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple, Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from domain.refusal import Refusal

LOG, WITNESS = 1, 4  # types of keys (C2SP signed-note, tlog-cosignature)
HASH, KEY_ID, PUBLIC, COSIGNATURE = 32, 4, 33, 72  # bytes, with the type and with the time
LINE = re.compile(r"— (\S+) (\S+)")


class IsNotANote(Refusal):
    """This is not a signed checkpoint (text, an empty line, lines of signature): “{why}”."""

    zh = "这不是签名检查点（正文、空行、签名行）：“{why}”。"
    status = 422


class IsNotAKey(Refusal):
    """This is not a public key as name+hash+key: {why}."""

    zh = "这不是“名称+摘要+公钥”形式的公钥：{why}。"
    status = 422


class Signature(NamedTuple):
    """One line under a note; ``payload`` is the signature, of a witness with eight bytes before."""

    name: str
    key_id: bytes
    payload: bytes

    @property
    def line(self) -> str:
        """As it stands in the note, without its end."""
        return f"— {self.name} {b64encode(self.key_id + self.payload).decode()}"


@dataclass(frozen=True)
class VKey:
    """A public key with its name and purpose."""

    name: str
    type: int
    public: bytes

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``name+HASH+BASE64``. Raises IsNotAKey."""
        name, _, rest = text.strip().partition("+")
        digest, _, key = rest.partition("+")
        try:
            raw = b64decode(key, validate=True)
        except ValueError:
            raise IsNotAKey(why="base64") from None
        if len(raw) != PUBLIC or raw[0] not in (LOG, WITNESS):
            raise IsNotAKey(why="Ed25519")
        found = cls(name, raw[0], raw[1:])
        if not name or digest != found.key_id.hex():
            raise IsNotAKey(why=digest)
        return found

    @property
    def key_id(self) -> bytes:
        """Four bytes that name and key come to."""
        typed = bytes([self.type]) + self.public
        return sha256(self.name.encode() + b"\n" + typed).digest()[:4]

    def __str__(self) -> str:
        """As it is handed out on paper."""
        key = b64encode(bytes([self.type]) + self.public).decode()
        return f"{self.name}+{self.key_id.hex()}+{key}"

    def verify(self, message: bytes, signature: bytes) -> bool:
        """Whether this key signed ``message``."""
        try:
            Ed25519PublicKey.from_public_bytes(self.public).verify(signature, message)
        except InvalidSignature:
            return False
        return True

    def signed(self, note: Note) -> int | None:
        """The time of this witness's cosignature in Unix seconds, 0 for a log's; None if none."""
        ours = [
            s.payload for s in note.signatures if (s.name, s.key_id) == (self.name, self.key_id)
        ]
        times = [self._time(note.text, payload) for payload in ours]
        # A line under our key that is false spoils those that are true (C2SP signed-note).
        return None if None in times else max(times, default=None)  # type: ignore[type-var]

    def _time(self, text: str, payload: bytes) -> int | None:
        if self.type == LOG:
            return 0 if self.verify(text.encode(), payload) else None
        if len(payload) != COSIGNATURE:
            return None
        seconds = int.from_bytes(payload[:8])
        message = f"cosignature/v1\ntime {seconds}\n{text}".encode()
        return seconds if self.verify(message, payload[8:]) else None


class Note(NamedTuple):
    """``text`` ends with its line end; the empty line and the signatures come after it."""

    text: str
    signatures: list[Signature]

    def __str__(self) -> str:
        """The note as sent."""
        return f"{self.text}\n" + "".join(f"{s.line}\n" for s in self.signatures)


def read_note(text: str) -> Note:
    """Take a note apart. Raises IsNotANote."""
    body, empty, lines = text.rpartition("\n\n")
    if not empty or not lines.endswith("\n"):
        raise IsNotANote(why=text[:60])
    signatures = []
    for line in lines[:-1].split("\n"):
        found = LINE.fullmatch(line)
        try:
            raw = b64decode(found[2], validate=True) if found else b""
        except ValueError:
            raw = b""
        if not found or len(raw) <= KEY_ID:
            raise IsNotANote(why=line[:60])
        signatures.append(Signature(found[1], raw[:4], raw[4:]))
    return Note(body + "\n", signatures)


class Checkpoint(NamedTuple):
    """What a checkpoint says: the log, the number of its records, the root over them."""

    origin: str
    size: int
    root: bytes

    @property
    def text(self) -> str:
        """What is signed (C2SP tlog-checkpoint)."""
        return f"{self.origin}\n{self.size}\n{b64encode(self.root).decode()}\n"

    @classmethod
    def of(cls, note: Note) -> Self:
        """Read the text of a note. Raises IsNotANote."""
        try:
            origin, size, root_ = note.text.split("\n")[:3]
            found = cls(origin, int(size), b64decode(root_, validate=True))
        except ValueError:
            raise IsNotANote(why=note.text[:60]) from None
        is_plain = found.size >= 0 and b64encode(found.root).decode() == root_
        if not is_plain or str(found.size) != size or len(found.root) != HASH or not found.origin:
            raise IsNotANote(why=note.text[:60])
        return found


class LogKey:
    """The key that signs the checkpoints of one log; it is a file, never a row."""

    def __init__(self, name: str, secret: bytes) -> None:
        """Take the 32 bytes of an Ed25519 key."""
        self._key = Ed25519PrivateKey.from_private_bytes(secret)
        self.name = name
        self.vkey = VKey(name, LOG, self._key.public_key().public_bytes_raw())

    @classmethod
    def of_file(cls, path: Path, name: str, jurisdiction: int) -> Self:
        """Read the key, or make it under ``name``, readable by its owner alone.

        The name stays that of its making: a log that changed its name would be another log.
        """
        try:
            made = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            kept, _, secret = path.read_text().strip().partition(" ")
            return cls(f"{kept}/{jurisdiction}", b64decode(secret))
        secret_bytes = os.urandom(32)
        with os.fdopen(made, "w") as file:
            file.write(f"{name} {b64encode(secret_bytes).decode()}\n")
            file.flush()
            os.fsync(file.fileno())
        return cls(f"{name}/{jurisdiction}", secret_bytes)

    def sign(self, text: str) -> Signature:
        """Sign a text that ends with a line end; the same text gives the same signature."""
        return Signature(self.name, self.vkey.key_id, self._key.sign(text.encode()))

    def sign_note(self, text: str) -> str:
        """The whole note."""
        return str(Note(text, [self.sign(text)]))
