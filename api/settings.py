"""Everything that can be set, from the environment; secrets come from files."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from psycopg.conninfo import make_conninfo

from api.transport import Transport
from audit.notary import Notary, Signs
from audit.policy import Policy
from audit.sequencer import Sequencer
from audit.standing import standing
from projections import ALL
from store import embedded
from store.attachments import Disk, Shelf
from store.books import Books
from store.embedded import EmbeddedServer
from store.jurisdiction import ALONE, Jurisdiction
from store.orders import Orders
from store.vault import MasterKey

ROOM = 17 * 2**20  # bytes: a segment of the log that PostgreSQL recovers by, and some
SIGN_INS = 60  # attempts a minute from one address, where an office may have but one


@dataclass(frozen=True)
class Settings:
    """Where data, database and keys are.

    ZHUANBAN_DATA: folder of the embedded server and the sealing key, default ``.zhuanban``.
    ZHUANBAN_DATABASE_URL: another PostgreSQL 15 or newer, by a role that may migrate.
    ZHUANBAN_DATABASE_PASSWORD_FILE: its password.
    ZHUANBAN_REPLICA_URL: replicas of it, several hosts at will, that reports are read from.
    ZHUANBAN_SEALING_KEY_FILE: the key that opens personal texts, default in ZHUANBAN_DATA.
    ZHUANBAN_AUDIT: folder of the log's signing key and signed states, which should be on another
    disk than the database, default ``audit`` in ZHUANBAN_DATA.
    ZHUANBAN_ATTACHMENTS: where photos and other files are kept, sealed: a folder, default
    ``attachments`` in ZHUANBAN_DATA, or ``s3://BUCKET/PREFIX`` of any S3-compatible store.
    ZHUANBAN_ATTACHMENTS_ENDPOINT: where that store is, default Amazon's by AWS_REGION.
    ZHUANBAN_ATTACHMENTS_KEY_FILE: two lines, the id of a key and its secret, else AWS_… as usual.
    ZHUANBAN_ARCHIVE: folder, on another disk, of nightly base backups and the write-ahead log of
    the embedded server, from which any moment of the last 30 days comes back; default none.
    ZHUANBAN_LOG_NAME: what the log is called in its checkpoints, from the first one on.
    ZHUANBAN_WITNESSES: policy file that names the witnesses and where they listen.
    ZHUANBAN_PORT: where ``serve`` listens unless told otherwise, default 8000.
    ZHUANBAN_PUBLIC_URL: where people reach it; with https it is never asked for without again.
    ZHUANBAN_HOSTS: further host names it answers to, between commas.
    ZHUANBAN_PROXY: addresses or networks of proxies whose X-Forwarded-For is believed.
    ZHUANBAN_RATE: requests a minute that an account may make, default 600; 0 counts nothing.
    ZHUANBAN_JURISDICTIONS: the directory of a province, which names several jurisdictions.
    ZHUANBAN_OFFICE: how households reach the office, as their receipts say it.
    ZHUANBAN_STOP_WITHIN: seconds in which ``serve``, told to end, answers what it took, default 30.
    ZHUANBAN_LOG_LEVEL: INFO, which has a line for each request, or WARNING, default INFO.
    ZHUANBAN_OIDC_ISSUER: the city's login (OpenID Connect), as it names itself.
    ZHUANBAN_OIDC_CLIENT_ID: what it knows us as.
    ZHUANBAN_OIDC_CLIENT_SECRET_FILE: the secret it gave us.
    ZHUANBAN_OIDC_CLAIM: which of its claims is an account's name, default preferred_username.
    """

    data: Path
    database_url: str | None = None
    replica_url: str | None = None
    password_file: Path | None = None
    key_file: Path | None = None
    audit_folder: Path | None = None
    attachments: str | None = None
    attachments_endpoint: str | None = None
    attachments_key_file: Path | None = None
    archive: Path | None = None
    log_name: str | None = None
    witnesses: Path | None = None
    port: int = 8000
    public_url: str | None = None
    hosts: frozenset[str] = frozenset()
    proxy: str = ""
    rate: int = 600
    office: str | None = None
    stop_within: int = 30
    log_level: str = "INFO"
    oidc_issuer: str | None = None
    oidc_client_id: str = ""
    oidc_secret_file: Path | None = None
    oidc_claim: str = "preferred_username"
    jurisdiction: Jurisdiction = ALONE

    @classmethod
    def of(cls, environment: dict[str, str]) -> Settings:
        """Read the settings."""
        data = Path(environment.get("ZHUANBAN_DATA") or ".zhuanban").absolute()
        return cls(
            data=data,
            database_url=environment.get("ZHUANBAN_DATABASE_URL") or None,
            replica_url=environment.get("ZHUANBAN_REPLICA_URL") or None,
            password_file=_path(environment.get("ZHUANBAN_DATABASE_PASSWORD_FILE")),
            key_file=_path(environment.get("ZHUANBAN_SEALING_KEY_FILE")),
            audit_folder=_path(environment.get("ZHUANBAN_AUDIT")),
            attachments=environment.get("ZHUANBAN_ATTACHMENTS") or None,
            attachments_endpoint=environment.get("ZHUANBAN_ATTACHMENTS_ENDPOINT") or None,
            attachments_key_file=_path(environment.get("ZHUANBAN_ATTACHMENTS_KEY_FILE")),
            archive=_absolute(environment.get("ZHUANBAN_ARCHIVE")),
            log_name=environment.get("ZHUANBAN_LOG_NAME") or None,
            witnesses=_path(environment.get("ZHUANBAN_WITNESSES")),
            port=int(environment.get("ZHUANBAN_PORT") or 8000),
            public_url=environment.get("ZHUANBAN_PUBLIC_URL") or None,
            hosts=frozenset(_listed(environment.get("ZHUANBAN_HOSTS", "").lower())),
            proxy=",".join(_listed(environment.get("ZHUANBAN_PROXY", ""))),
            rate=int(environment.get("ZHUANBAN_RATE") or 600),
            office=environment.get("ZHUANBAN_OFFICE", "").strip() or None,
            stop_within=int(environment.get("ZHUANBAN_STOP_WITHIN") or 30),
            log_level=environment.get("ZHUANBAN_LOG_LEVEL", "").upper() or "INFO",
            oidc_issuer=environment.get("ZHUANBAN_OIDC_ISSUER") or None,
            oidc_client_id=environment.get("ZHUANBAN_OIDC_CLIENT_ID", ""),
            oidc_secret_file=_path(environment.get("ZHUANBAN_OIDC_CLIENT_SECRET_FILE")),
            oidc_claim=environment.get("ZHUANBAN_OIDC_CLAIM") or "preferred_username",
        )

    @property
    def sealing_key(self) -> Path:
        """The file of the secret that opens personal texts."""
        return self.key_file or self.data / "sealing.key"

    @property
    def audit(self) -> Path:
        """The folder, outside the database, of what proves it."""
        return self.audit_folder or self.data / "audit"

    @contextmanager
    def owner(self) -> Iterator[str]:
        """The owner's connection string; the embedded server runs as long as somebody asks."""
        if self.database_url:
            yield self._elsewhere(self.database_url)
        else:
            with EmbeddedServer.start(self.data, archive=self.archive) as server:
                yield server.conninfo()

    @contextmanager
    def ends_with_the_last(self) -> Iterator[None]:
        """Do not return before the embedded server has ended, where nobody else uses it."""
        try:
            yield
        finally:
            if not self.database_url:
                embedded.stop_if_unused(self.data)

    def revive(self) -> None:
        """Start the embedded server again if it was killed under us."""
        if not self.database_url:
            EmbeddedServer.start(self.data, archive=self.archive).close()

    def has_room(self) -> bool:
        """Whether the embedded server finds the room without which it cannot start."""
        return bool(self.database_url) or shutil.disk_usage(self.data).free >= ROOM

    def _elsewhere(self, url: str) -> str:
        if self.password_file is None:
            return url
        return make_conninfo(url, password=self.password_file.read_text().strip())

    @contextmanager
    def books(self) -> Iterator[Books]:
        """The books, open."""
        with self.owner() as owner:
            self.sealing_key.parent.mkdir(mode=0o711, parents=True, exist_ok=True)
            master = MasterKey.of_file(self.sealing_key)
            replica = self._elsewhere(self.replica_url) if self.replica_url else None
            with Books(owner, master, ALL, revive=self.revive, has_room=self.has_room,
                       shelf=self.shelf(), replica=replica, jurisdiction=self.jurisdiction,
                       orders=self.orders()) as books:  # fmt: skip
                yield books

    def orders(self) -> Orders:
        """Where orders of erasure stand outside the database."""
        return Orders(self.audit / f"erasures-{self.jurisdiction.number}")

    def shelf(self) -> Shelf:
        """Where attachments are kept. Raises CredentialsAreUnreadable."""
        where = self.attachments or str(self.data / "attachments")
        if not where.startswith("s3://"):
            return Disk(Path(where).absolute())
        from store.attachments.bucket import Bucket, Credentials  # noqa: PLC0415 - has its weight

        file = self.attachments_key_file
        return Bucket(where, endpoint=self.attachments_endpoint,
                      credentials=Credentials.of_file(file) if file else None)  # fmt: skip

    @property
    def places(self) -> dict[str, Path]:
        """The folders that are written to, by what lies in them."""
        found = {"data": self.data, "audit": self.audit_folder or self.data / "audit"}
        attachments = self.attachments or str(self.data / "attachments")
        if not attachments.startswith("s3://"):
            found["attachments"] = Path(attachments).absolute()
        return found

    def transport(self) -> Transport:
        """What is let in at the door."""
        return Transport(self.public_url, self.hosts, self.rate, SIGN_INS if self.rate else 0)

    def notary(self, books: Books, signs: Signs = Sequencer) -> Notary:
        """Who signs the log of these books, in this process or in one apart."""
        policy = Policy.parse(self.witnesses.read_text()) if self.witnesses else None
        name = self.log_name or f"zhuanban-{secrets.token_hex(4)}"
        folder = standing(self.audit, books.jurisdiction)
        return Notary(books, folder, name=name, policy=policy, signs=signs)


def _listed(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def _absolute(text: str | None) -> Path | None:
    return Path(text).absolute() if text else None


def _path(text: str | None) -> Path | None:
    return Path(text) if text else None


def settings() -> Settings:
    """The settings of this process."""
    return Settings.of(dict(os.environ))
