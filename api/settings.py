"""Everything that can be set, from the environment; secrets come from files."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from psycopg.conninfo import make_conninfo

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
    ZHUANBAN_PORT: where ``serve`` listens unless told otherwise, default 8000.
    """

    data: Path
    database_url: str | None = None
    password_file: Path | None = None
    key_file: Path | None = None
    port: int = 8000

    @classmethod
    def of(cls, environment: dict[str, str]) -> Settings:
        """Read the settings."""
        data = Path(environment.get("ZHUANBAN_DATA") or ".zhuanban").absolute()
        password = environment.get("ZHUANBAN_DATABASE_PASSWORD_FILE")
        key = environment.get("ZHUANBAN_SEALING_KEY_FILE")
        return cls(
            data=data,
            database_url=environment.get("ZHUANBAN_DATABASE_URL") or None,
            password_file=Path(password) if password else None,
            key_file=Path(key) if key else None,
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


def settings() -> Settings:
    """The settings of this process."""
    return Settings.of(dict(os.environ))
