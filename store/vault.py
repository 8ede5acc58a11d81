"""A personal text is sealed under the key of its person; who destroys the key destroys the text.

AES-256-GCM with a fresh nonce; the salt is sealed with the text and committed to by SHA-256
(AES-GCM alone does not commit to its key: Grubbs, Lu and Ristenpart, CRYPTO 2017).
"""

from __future__ import annotations

import hashlib
import hmac
import os
from base64 import b64decode, b64encode
from collections.abc import Iterable
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from domain.sealed import Sealed

if TYPE_CHECKING:
    from psycopg import Connection

NONCE, SALT, KEPT = 12, 16, 200_000


class SealIsBroken(Exception):  # noqa: N818
    """A sealed text does not open to what its record commits to."""


class MasterKey:
    """The key outside the database: it wraps the keys of persons and keys the search hashes."""

    def __init__(self, secret: bytes) -> None:
        """Take 32 bytes."""
        self.wrapping = AESGCM(derived(secret, b"wrap"))
        self._search = derived(secret, b"search")
        self._fields = derived(secret, b"fields")

    @classmethod
    def of_file(cls, path: Path) -> MasterKey:
        """Read the key, or make it, readable by its owner alone."""
        try:
            fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            return cls(b64decode(path.read_bytes()))
        with os.fdopen(fd, "wb") as file:
            secret = os.urandom(32)
            file.write(b64encode(secret))
            file.flush()
            os.fsync(file.fileno())
        return cls(secret)

    def seal_file(self, name: bytes, content: bytes) -> bytes:
        """Seal a whole file, bound to its name."""
        nonce = os.urandom(NONCE)
        return nonce + self.wrapping.encrypt(nonce, content, b"file " + name)

    def open_file(self, name: bytes, box: bytes) -> bytes:
        """Open a file that ``seal_file`` sealed."""
        return self.wrapping.decrypt(box[:NONCE], box[NONCE:], b"file " + name)

    def gram(self, text: str) -> int:
        """A keyed hash of a search gram, as a signed 64-bit integer."""
        digest = hmac.digest(self._search, text.encode(), "sha256")
        return int.from_bytes(digest[:8], signed=True)

    def field(self, text: bytes) -> str:
        """A keyed hash of one field of a request."""
        return hmac.digest(self._fields, text, "sha256")[:9].hex()


class Vault:
    """Seals and opens; new keys wait in memory until they are stored with their first event."""

    def __init__(self, master: MasterKey, jurisdiction: int) -> None:
        """Start with no key known."""
        self.master = master
        self._aad = jurisdiction.to_bytes(4)
        self._keys: dict[UUID, AESGCM] = {}
        self._new: dict[UUID, bytes] = {}
        self._gave_way: set[UUID] = set()
        self.clearings = 0  # how often keys were dropped from memory to make room
        self._lock = Lock()

    def of(self, jurisdiction: int) -> Vault:
        """The vault of that jurisdiction under the same master key."""
        is_ours = jurisdiction == int.from_bytes(self._aad)
        return self if is_ours else Vault(self.master, jurisdiction)

    def seal(self, person: UUID, field: str, text: str) -> Sealed:
        """Seal ``text`` for ``person``; their key must be known (see ``know``) or is made."""
        salt, nonce, plain = os.urandom(SALT), os.urandom(NONCE), text.encode()
        box = nonce + self._key(person).encrypt(nonce, salt + plain, field.encode())
        commitment = hashlib.sha256(salt + plain).digest()
        return Sealed.model_construct(
            of=person, box=b64encode(box).decode(), hash=b64encode(commitment).decode()
        )

    def open(self, sealed: Sealed, field: str) -> str | None:
        """Read a sealed text; None when its key is gone. Raises SealIsBroken."""
        found = self.unseal(sealed, field)
        return found[1] if found else None

    def unseal(self, sealed: Sealed, field: str) -> tuple[bytes, str] | None:
        """The salt and the text: what shows to anybody, without a key, that this was the text."""
        key = self._keys.get(sealed.of)
        if key is None:
            return None
        box = b64decode(sealed.box)
        try:
            plain = key.decrypt(box[:NONCE], box[NONCE:], field.encode())
        except InvalidTag:
            raise SealIsBroken from None
        if hashlib.sha256(plain).digest() != b64decode(sealed.hash):
            raise SealIsBroken
        return plain[:SALT], plain[SALT:].decode()

    def know(self, connection: Connection, persons: Iterable[UUID]) -> None:
        """Bring the keys of these persons into memory, in one question for all of them."""
        missing = {person for person in persons if person not in self._keys}
        if missing:
            self._keep(self._stored_keys(connection, missing))

    def knows(self, persons: Iterable[UUID]) -> bool:
        """Whether all these keys are in memory."""
        return all(person in self._keys for person in persons)

    def take_new(self, persons: Iterable[UUID]) -> list[tuple[UUID, bytes]]:
        """Hand over the wrapped keys that must be stored with the events of these persons."""
        return [(person, self._new[person]) for person in set(persons) if person in self._new]

    def stored(self, persons: Iterable[UUID]) -> None:
        """Note that these keys are in the database now."""
        for person in persons:
            self._new.pop(person, None)

    def settle_new(self, connection: Connection, persons: Iterable[UUID]) -> None:
        """After a save that failed: where another writer stored a key, ours gives way to it.

        Other keys stay, and go with the next try: what they sealed must not become unreadable.
        """
        waiting = [person for person in persons if person in self._new]
        stored = self._stored_keys(connection, waiting)
        with self._lock:
            for person in stored:
                self._new.pop(person, None)
                self._gave_way.add(person)
        self._keep(stored)

    def destroy(self, person: UUID) -> None:
        """Drop a person's key from memory; the row in the database is the caller's to delete."""
        with self._lock:
            self._new.pop(person, None)
            self._keys.pop(person, None)

    def can_open(self, texts: Iterable[tuple[str, Sealed]]) -> bool:
        """Whether no text was sealed under a key that gave way; each comes with its field."""
        for field, sealed in texts:
            if sealed.of in self._gave_way:
                try:
                    self.open(sealed, field)
                except SealIsBroken:
                    return False
        return True

    def forget_new(self, persons: Iterable[UUID]) -> None:
        """Drop keys whose first event was not stored; the database may hold other ones."""
        for person in persons:
            if self._new.pop(person, None):
                self._keys.pop(person, None)

    def _stored_keys(self, connection: Connection, persons: Iterable[UUID]) -> dict[UUID, AESGCM]:
        rows = connection.execute(
            "SELECT person, wrapped FROM zhuanban.person_keys"
            " WHERE jurisdiction = %s AND person = ANY (%s)",
            [int.from_bytes(self._aad), list(persons)],
        ).fetchall()
        return {person: self._unwrap(person, wrapped) for person, wrapped in rows}

    def _key(self, person: UUID) -> AESGCM:
        key = self._keys.get(person)
        if key is None:
            raw = AESGCM.generate_key(256)
            with self._lock:
                if person in self._keys:
                    return self._keys[person]
                nonce = os.urandom(NONCE)
                wrapped = self.master.wrapping.encrypt(nonce, raw, self._aad + person.bytes)
                self._new[person] = nonce + wrapped
                key = self._keys[person] = AESGCM(raw)
        return key

    def _unwrap(self, person: UUID, wrapped: bytes) -> AESGCM:
        aad = self._aad + person.bytes
        return AESGCM(self.master.wrapping.decrypt(wrapped[:NONCE], wrapped[NONCE:], aad))

    def _keep(self, keys: dict[UUID, AESGCM]) -> None:
        with self._lock:
            if len(self._keys) + len(keys) > KEPT:
                self._keys = {person: self._keys[person] for person in self._new}
                self.clearings += 1
            self._keys.update(keys)


def derived(secret: bytes, purpose: bytes) -> bytes:
    """A key for one purpose (RFC 5869)."""
    return HKDF(SHA256(), 32, None, b"zhuanban " + purpose).derive(secret)
