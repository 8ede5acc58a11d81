"""Each benchmark has a database of its own on one durable server that ends with the run."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import psycopg
from psycopg import conninfo, sql

from projections import ALL
from store.binaries import find_binaries
from store.books import Books
from store.embedded import EmbeddedServer, stop
from store.vault import MasterKey

MASTER = MasterKey(b"a key that only benchmarks know.")
# Position by a sequence, the rest at random: what the log's own table takes, one row a commit.
SINGLE_ROW = """
INSERT INTO peer.events VALUES (1, nextval('peer.positions'), gen_random_uuid(), 1,
 'case.contact_logged@1', now(), now(), 'amy', {project}, {project}, gen_random_uuid(),
 convert_to(repeat('x', {size}), 'UTF8'));
"""


@dataclass
class Bench:
    """The running server, and a folder that goes away with it."""

    server: EmbeddedServer
    folder: Path
    binaries: Path = field(default_factory=find_binaries)
    _names: Iterator[int] = field(default_factory=count)

    def new_database(self) -> str:
        """The connection string of a database that is not there yet."""
        return self.server.conninfo(database=f"bench_{next(self._names)}")

    def new_empty_database(self) -> str:
        """The connection string of a new database with nothing in it."""
        owner = self.new_database()
        with psycopg.connect(self.server.conninfo(database="postgres"), autocommit=True) as admin:
            name = sql.Identifier(str(conninfo.conninfo_to_dict(owner)["dbname"]))
            admin.execute(sql.SQL("CREATE DATABASE {}").format(name))
        return owner

    @contextmanager
    def books(self, owner: str | None = None) -> Iterator[Books]:
        """Open new books with all read models."""
        with Books(owner or self.new_database(), MASTER, ALL) as books:
            yield books

    def single_row_commits(self, owner: str, callers: int, seconds: int, size: int) -> float:
        """Transactions a second by pgbench into a table like the log's, with events of ``size``."""
        script = self.folder / "single_row.sql"
        with psycopg.connect(owner, autocommit=True) as connection:
            connection.execute("CREATE SCHEMA IF NOT EXISTS peer")
            connection.execute("CREATE SEQUENCE IF NOT EXISTS peer.positions")
            connection.execute(
                "CREATE TABLE IF NOT EXISTS peer.events (LIKE zhuanban.events INCLUDING ALL)"
            )
        text = SINGLE_ROW.format(size=size, project="'6f2b6b0e-52ad-5d6b-9a35-0f6b1c6f9a10'")
        script.write_text(text.replace("\n", ""))
        command = [
            str(self.binaries / "pgbench"), "-n", "-M", "prepared", "-c", str(callers), "-j", "2",
            "-T", str(seconds), "-f", str(script), owner,
        ]  # fmt: skip
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        found = re.search(r"tps = ([\d.]+)", done.stdout)
        assert found, done.stdout
        return float(found[1])


@contextmanager
def opened(folder: Path) -> Iterator[Bench]:
    """Start the server in ``folder``, durable as in use, and end it."""
    try:
        with EmbeddedServer.start(folder / "postgres", durable=True) as server:
            yield Bench(server, folder)
    finally:
        stop(folder / "postgres")  # at once, or its files come back while the folder goes
