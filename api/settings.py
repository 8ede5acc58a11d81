"""Everything that can be set, from the environment; secrets come from files."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from psycopg.conninfo import make_conninfo

from audit.notary import Notary
from audit.policy import Policy
from projections import ALL
from store.books import Books
from store.embedded import EmbeddedServer
from store.vault import MasterKey


@dataclass(frozen=True)
class Settings:
    """Where data, database and keys are.

    ZHUANBAN_DATA: folder of the embedded server and the sealing key, default ``.zhuanban``.
    ZHUANBAN_DATABASE_URL: another PostgreSQL 15 or newer, by a role that may migrate.
    ZHUANBAN_DATABASE_PASSWORD_FILE: its password.
    ZHUANBAN_SEALING_KEY_FILE: the key that opens personal texts, default in ZHUANBAN_DATA.
    ZHUANBAN_AUDIT: folder of the log's signing key and signed states, which should be on another
    disk than the database, default ``audit`` in ZHUANBAN_DATA.
    ZHUANBAN_LOG_NAME: what the log is called in its checkpoints, from the first one on.
    ZHUANBAN_WITNESSES: policy file that names the witnesses and where they listen.
    ZHUANBAN_PORT: where ``serve`` listens unless told otherwise, default 8000.
    """

    data: Path
    database_url: str | None = None
    password_file: Path | None = None
    key_file: Path | None = None
    audit_folder: Path | None = None
    log_name: str | None = None
    witnesses: Path | None = None
    port: int = 8000

    @classmethod
    def of(cls, environment: dict[str, str]) -> Settings:
        """Read the settings."""
        data = Path(environment.get("ZHUANBAN_DATA") or ".zhuanban").absolute()
        return cls(
            data=data,
            database_url=environment.get("ZHUANBAN_DATABASE_URL") or None,
            password_file=_path(environment.get("ZHUANBAN_DATABASE_PASSWORD_FILE")),
            key_file=_path(environment.get("ZHUANBAN_SEALING_KEY_FILE")),
            audit_folder=_path(environment.get("ZHUANBAN_AUDIT")),
            log_name=environment.get("ZHUANBAN_LOG_NAME") or None,
            witnesses=_path(environment.get("ZHUANBAN_WITNESSES")),
            port=int(environment.get("ZHUANBAN_PORT") or 8000),
        )

    @contextmanager
    def owner(self) -> Iterator[str]:
        """The owner's connection string; the embedded server runs as long as somebody asks."""
        if self.database_url:
            yield self._elsewhere(self.database_url)
        else:
            with EmbeddedServer.start(self.data) as server:
                yield server.conninfo()

    def revive(self) -> None:
        """Start the embedded server again if it was killed under us."""
        if not self.database_url:
            EmbeddedServer.start(self.data).close()

    def _elsewhere(self, url: str) -> str:
        if self.password_file is None:
            return url
        return make_conninfo(url, password=self.password_file.read_text().strip())

    @contextmanager
    def books(self) -> Iterator[Books]:
        """The books, open."""
        with self.owner() as owner:
            key_file = self.key_file or self.data / "sealing.key"
            key_file.parent.mkdir(mode=0o711, parents=True, exist_ok=True)
            with Books(owner, MasterKey.of_file(key_file), ALL, revive=self.revive) as books:
                yield books

    def notary(self, books: Books) -> Notary:
        """Who signs the log of these books."""
        policy = Policy.parse(self.witnesses.read_text()) if self.witnesses else None
        name = self.log_name or f"zhuanban-{secrets.token_hex(4)}"
        return Notary(books, self.audit_folder or self.data / "audit", name=name, policy=policy)


def _path(text: str | None) -> Path | None:
    return Path(text) if text else None


def settings() -> Settings:
    """The settings of this process."""
    return Settings.of(dict(os.environ))
