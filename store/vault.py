"""A personal text is sealed under the key of its person; who destroys the key destroys the text.

A person's key is kept wrapped by a secret outside the database (``store/master_key.py``).

AES-256-GCM with a fresh nonce; the salt is sealed with the text and committed to by SHA-256
(AES-GCM alone does not commit to its key: Grubbs, Lu and Ristenpart, CRYPTO 2017).

Chinese takes three bytes a character in UTF-8 and two in UTF-16, and what is sealed cannot be
compressed any more, so a long text lies in its box in the shorter of the two. The commitment is
always to UTF-8, and so it also tells which of the two the box holds.
"""

from __future__ import annotations

import hashlib
import os
from base64 import b64decode, b64encode
from collections.abc import Iterable
from threading import Lock
from typing import TYPE_CHECKING
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from domain.refusal import Refusal
from domain.sealed import Sealed
from store.master_key import NONCE, MasterKey

if TYPE_CHECKING:
    from psycopg import Connection

__all__ = ["KeyDoesNotOpen", "MasterKey", "SealIsBroken", "Vault"]

SALT, KEPT = 16, 200_000
WIDE = "utf-16-le"
LONG = 64  # bytes in UTF-8; names and numbers stay as they are


class SealIsBroken(Exception):  # noqa: N818
    """A sealed text opens, and not to what its record commits to."""


class KeyDoesNotOpen(Refusal):
    """The key of {person} does not open under the key file; put the right key file back."""

    zh = "密钥文件打不开 {person} 的密钥；请放回正确的密钥文件。"
    status = 503


class Vault:
    """Seals and opens; new keys wait in memory until they are stored with their first event."""

    def __init__(self, master: MasterKey, jurisdiction: int) -> None:
        """Start with no key known."""
        self.master = master
        self._aad = jurisdiction.to_bytes(4)
        self._keys: dict[UUID, AESGCM] = {}
        self._new: dict[UUID, bytes] = {}
        self._gave_way: set[UUID] = set()
        self._unreadable: set[UUID] = set()  # stored, and wrapped by no secret that we hold
        self.clearings = 0  # how often keys were dropped from memory
        self._lock = Lock()

    @property
    def jurisdiction(self) -> int:
        """Whose keys these are."""
        return int.from_bytes(self._aad)

    def of(self, jurisdiction: int) -> Vault:
        """The vault of that jurisdiction under the same master key."""
        return self if jurisdiction == self.jurisdiction else Vault(self.master, jurisdiction)

    def seal(self, person: UUID, field: str, text: str) -> Sealed:
        """Seal ``text`` for ``person``; their key must be known (see ``know``) or is made.

        Raises KeyDoesNotOpen, KeyFileIsMissing.
        """
        salt, nonce, plain = os.urandom(SALT), os.urandom(NONCE), text.encode()
        short = min(plain, text.encode(WIDE), key=len) if len(plain) > LONG else plain
        box = nonce + self._key(person).encrypt(nonce, salt + short, field.encode())
        commitment = hashlib.sha256(salt + plain).digest()
        return Sealed.model_construct(
            of=person, box=b64encode(box).decode(), hash=b64encode(commitment).decode()
        )

    def open(self, sealed: Sealed, field: str) -> str | None:
        """Read a sealed text; None when its key is gone or another. Raises SealIsBroken."""
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
            return None  # the key was destroyed, or lost, and another made since
        salt, commitment = plain[:SALT], b64decode(sealed.hash)
        if hashlib.sha256(plain).digest() == commitment:
            return salt, plain[SALT:].decode()
        text = plain[SALT:].decode(WIDE, "replace")
        if hashlib.sha256(salt + text.encode()).digest() != commitment:
            raise SealIsBroken
        return salt, text

    def seal_piece(self, person: UUID, about: bytes, plain: bytes) -> bytes:
        """Seal a piece of a file: nonce and box, bound to what it is a piece of.

        The key must be known. Raises KeyDoesNotOpen.
        """
        key, nonce = self._keys.get(person), os.urandom(NONCE)
        if key is None:
            raise KeyDoesNotOpen(person=person)
        return nonce + key.encrypt(nonce, plain, b"piece " + about)

    def open_piece(self, person: UUID, about: bytes, box: bytes) -> bytes | None:
        """What ``seal_piece`` sealed; None where its key is gone or another."""
        key = self._keys.get(person)
        try:
            return key.decrypt(box[:NONCE], box[NONCE:], b"piece " + about) if key else None
        except InvalidTag:
            return None

    def must_have(self, persons: Iterable[UUID]) -> None:
        """Make the keys that are missing; those of the database must be known.

        Raises KeyDoesNotOpen, KeyFileIsMissing.
        """
        for person in persons:
            self._key(person)

    def know(self, connection: Connection, persons: Iterable[UUID]) -> None:
        """Bring the keys of these persons into memory, in one question for all of them."""
        missing = {person for person in persons if person not in self._keys}
        if missing:
            self._keep(self._stored_keys(connection, missing))

    def knows(self, persons: Iterable[UUID]) -> bool:
        """Whether all these keys are in memory."""
        return all(person in self._keys for person in persons)

    def must_open(self, persons: Iterable[UUID]) -> None:
        """Raises KeyDoesNotOpen where a key is stored and no secret that we hold opens it."""
        for person in self._unreadable.intersection(persons):
            raise KeyDoesNotOpen(person=person)

    def take_new(self, persons: Iterable[UUID]) -> list[tuple[UUID, bytes]]:
        """Hand over the wrapped keys that must be stored with the events of these persons."""
        new = {person: self._new.get(person) for person in set(persons)}
        return [(person, self.wrap(person, key)) for person, key in new.items() if key]

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
            for person in self._unreadable.intersection(waiting):
                self._keys.pop(person, None)
            for person in {*stored, *self._unreadable.intersection(waiting)}:
                self._new.pop(person, None)
                self._gave_way.add(person)
        self._keep(stored)

    def drop(self, persons: Iterable[UUID]) -> None:
        """Drop keys that were destroyed; one that was made since and not stored yet stays."""
        with self._lock:
            for person in persons:
                if person in self._keys and person not in self._new:
                    del self._keys[person]
                    self.clearings += 1  # a key that came after the destroyed one is asked for

    def can_open(self, texts: Iterable[tuple[str, Sealed]]) -> bool:
        """Whether no text was sealed under a key that gave way; each comes with its field."""
        for field, sealed in texts:
            if sealed.of in self._gave_way:
                try:
                    opened = self.open(sealed, field)
                except SealIsBroken:
                    return False
                if opened is None:
                    return False
        return True

    def forget_new(self, persons: Iterable[UUID]) -> None:
        """Drop keys whose first event was not stored; the database may hold other ones."""
        for person in persons:
            if self._new.pop(person, None):
                self._keys.pop(person, None)

    def _stored_keys(self, connection: Connection, persons: Iterable[UUID]) -> dict[UUID, AESGCM]:
        rows = connection.execute(
            "SELECT person, wrapping, wrapped FROM zhuanban.person_keys"
            " WHERE jurisdiction = %s AND person = ANY (%s)",
            [self.jurisdiction, list(persons)],
        ).fetchall()
        found = {person: self.unwrap(person, *rest) for person, *rest in rows}
        self._unreadable -= found.keys()
        self._unreadable |= {person for person, key in found.items() if key is None}
        return {person: AESGCM(key) for person, key in found.items() if key}

    def unwrap(self, person: UUID, number: int, wrapped: bytes) -> bytes | None:
        """A stored key; None where no secret that is held opens it."""
        return self.master.unwrap(number, self._aad + person.bytes, wrapped)

    def wrap(self, person: UUID, key: bytes) -> bytes:
        """A key as it is stored: the secret's number in four bytes, nonce, box."""
        return self.master.wrap(self._aad + person.bytes, key)

    def _key(self, person: UUID) -> AESGCM:
        key = self._keys.get(person)
        if key is None:
            if person in self._unreadable:
                self.clearings += 1  # the next try asks again: the right file may be back
                raise KeyDoesNotOpen(person=person)
            self.master.must_be_there()
            raw = AESGCM.generate_key(256)
            with self._lock:
                if person in self._keys:
                    return self._keys[person]
                self._new[person] = raw
                key = self._keys[person] = AESGCM(raw)
        return key

    def _keep(self, keys: dict[UUID, AESGCM]) -> None:
        with self._lock:
            if len(self._keys) + len(keys) > KEPT:
                self._keys = {person: self._keys[person] for person in self._new}
                self.clearings += 1
            self._keys.update(keys)
