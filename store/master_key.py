"""The secrets outside the database: the newest wraps and keys, all that are held still open."""

from __future__ import annotations

import hmac
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from threading import Lock

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from domain.refusal import Refusal
from store.key_file import LENGTH, KeyFileIsUnreadable, parsed, rendered, settle, written

NONCE = 12


class KeyFileIsMissing(Refusal):
    """The key file {file} is not there, so nothing personal can be kept; put its copy back."""

    zh = "密钥文件 {file} 不存在，无法保存个人信息；请放回其备份。"
    status = 503


class Secret:
    """One secret and the keys derived from it, each for one purpose."""

    def __init__(self, number: int, secret: bytes) -> None:
        """``number`` is what rows in the database name it by."""
        self.number, self.secret = number, secret
        self.wrapping = AESGCM(derived(secret, b"wrap"))
        self._search = derived(secret, b"search")

    def gram(self, text: str) -> int:
        """A keyed hash of a search gram, as a signed 64-bit integer."""
        digest = hmac.digest(self._search, text.encode(), "sha256")
        return int.from_bytes(digest[:8], signed=True)

    def seal(self, about: bytes, plain: bytes) -> bytes:
        """Nonce and box."""
        nonce = os.urandom(NONCE)
        return nonce + self.wrapping.encrypt(nonce, plain, about)

    def open(self, about: bytes, box: bytes) -> bytes:
        """What ``seal`` sealed. Raises InvalidTag."""
        return self.wrapping.decrypt(box[:NONCE], box[NONCE:], about)


class MasterKey:
    """The secrets held; of a file they are read again whenever it changed."""

    def __init__(self, secret: bytes | None = None, *, file: Path | None = None) -> None:
        """Take 32 bytes, or a file, which need not be there."""
        self._file = file
        self._mark: tuple[int, ...] | None = None
        self._lock = Lock()
        self._secrets: dict[int, Secret] = {}
        self._fields = b""
        if secret:
            self._take({1: secret}, None)
        self.refresh()

    @classmethod
    def of_file(cls, path: Path) -> MasterKey:
        """Read the file; where it is not there nothing is held until ``make``."""
        return cls(file=path)

    # what is held

    def refresh(self) -> None:
        """Take in what the file says now; what was read stays where it went away or broke."""
        try:
            found = self._file.stat() if self._file else None
        except FileNotFoundError:
            return
        mark = found and (found.st_ino, found.st_mtime_ns, found.st_size)
        if mark == self._mark or self._file is None:
            return
        with self._lock:
            try:
                self._take(*parsed(self._file))
            except KeyFileIsUnreadable:
                if not self._secrets:
                    raise
                return
            self._mark = mark

    def _take(self, secrets: dict[int, bytes], fields: bytes | None) -> None:
        self._fields = fields or derived(secrets[min(secrets)], b"fields")
        self._secrets = {number: Secret(number, secret) for number, secret in secrets.items()}

    @property
    def numbers(self) -> list[int]:
        """The numbers of the secrets held, the newest first; empty where the file is missing."""
        self.refresh()
        return sorted(self._secrets, reverse=True)

    def must_be_there(self) -> None:
        """Raises KeyFileIsMissing where no secret is held."""
        if not self.numbers:
            raise KeyFileIsMissing(file=self._file)

    @property
    def newest(self) -> Secret:
        """The secret that wraps and keys from now on. Raises KeyFileIsMissing."""
        self.must_be_there()
        return self._secrets[max(self._secrets)]

    # what it is for

    def wrap(self, about: bytes, key: bytes) -> bytes:
        """The key wrapped: the secret's number in four bytes, nonce, box.

        Raises KeyFileIsMissing.
        """
        newest = self.newest
        return newest.number.to_bytes(4) + newest.seal(about, key)

    def unwrap(self, number: int, about: bytes, wrapped: bytes) -> bytes | None:
        """The key under nonce and box; None where no secret of that number opens it."""
        for _ in range(2):
            secret = self._secrets.get(number)
            if secret:
                try:
                    return secret.open(about, wrapped)
                except InvalidTag:
                    pass
            self.refresh()
        return None

    def seal_file(self, name: bytes, content: bytes) -> bytes:
        """Seal a whole file, bound to its name. Raises KeyFileIsMissing."""
        return self.newest.seal(b"file " + name, content)

    def open_file(self, name: bytes, box: bytes) -> bytes:
        """Open a file that ``seal_file`` sealed under any secret held. Raises InvalidTag."""
        for number in self.numbers:
            try:
                return self._secrets[number].open(b"file " + name, box)
            except InvalidTag:
                continue
        raise InvalidTag

    def sealed_anew(self, name: bytes, box: bytes) -> bytes | None:
        """The file under the newest secret; None where it is already, or opens under none."""
        newest = self.newest
        try:
            newest.open(b"file " + name, box)
        except InvalidTag:
            try:
                return newest.seal(b"file " + name, self.open_file(name, box))
            except InvalidTag:
                return None
        return None

    def gram(self, text: str) -> int:
        """A keyed hash of a search gram under the newest secret. Raises KeyFileIsMissing."""
        return self.newest.gram(text)

    def grams(self, words: Iterable[str]) -> Iterator[list[int]]:
        """The hashes of these grams under each secret held: rows may stand under any of them."""
        words = list(words)
        for number in self.numbers:
            yield [self._secrets[number].gram(word) for word in words]

    def field(self, text: bytes) -> str:
        """A keyed hash of one field of a request, the same under every later secret."""
        if not self._fields:
            raise KeyFileIsMissing(file=self._file)
        return hmac.digest(self._fields, text, "sha256")[:9].hex()

    def lasting(self, purpose: bytes) -> bytes:
        """A key for one purpose, the same under every later secret. Raises KeyFileIsMissing."""
        if not self._fields:
            raise KeyFileIsMissing(file=self._file)
        return derived(self._fields, purpose)

    # how secrets come and go

    def make(self, number: int = 1) -> None:
        """Make the file with a first secret, readable by its owner alone, where there is none."""
        if self._file is None or self.numbers:
            return
        line = rendered({number: os.urandom(LENGTH)}, None)
        waiting = written(self._file.with_name(f"{self._file.name}.{os.getpid()}"), line)
        try:
            os.link(waiting, self._file)
        except FileExistsError:
            pass  # another start was first
        finally:
            waiting.unlink()
        settle(self._file.parent)
        self.refresh()

    def add(self, number: int) -> None:
        """Begin to use another secret beside those held."""
        self._replace({**self._raw(), number: os.urandom(LENGTH)})

    def keep_only(self, number: int) -> None:
        """Let go of every secret but this one."""
        self._replace({number: self._raw()[number]})

    def _raw(self) -> dict[int, bytes]:
        self.refresh()
        return {number: held.secret for number, held in self._secrets.items()}

    def _replace(self, secrets: dict[int, bytes]) -> None:
        if self._file is None:
            self._take(secrets, self._fields)
            return
        file = self._file.resolve()
        waiting = written(file.with_name(f"{file.name}.new"), rendered(secrets, self._fields))
        before = file.stat()
        if os.geteuid() == 0:
            os.chown(waiting, before.st_uid, before.st_gid)
        waiting.replace(file)
        settle(file.parent)
        self.refresh()


def derived(secret: bytes, purpose: bytes) -> bytes:
    """A key for one purpose (RFC 5869)."""
    return HKDF(SHA256(), 32, None, b"zhuanban " + purpose).derive(secret)
