"""One real PostgreSQL a run; one database cloned for each worker; emptied between tests."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from audit.notary import Notary
from projections import ALL
from store.attachments import Disk
from store.books import Books
from store.embedded import EmbeddedServer
from store.vault import MasterKey

MASTER = MasterKey(b"a key that only the tests know..")
SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[EmbeddedServer]:
    """The server of this run, without fsync; all workers of a run share it."""
    root = tmp_path_factory.getbasetemp()
    root = root if worker_id == "master" else root.parent
    with EmbeddedServer.start(root / "postgres", durable=False) as running:
        yield running


@pytest.fixture(scope="session")
def owner(server: EmbeddedServer, worker_id: str) -> str:
    """Connection string of this worker's own database, migrated, its read models made."""
    conninfo = server.conninfo(database=f"test_{worker_id}")
    Books(conninfo, MASTER, ALL).close()
    return conninfo


@pytest.fixture
def books(owner: str, tmp_path: Path) -> Iterator[Books]:
    """The books of jurisdiction 1, empty."""
    empty(owner)
    with Books(owner, MASTER, ALL, shelf=Disk(tmp_path / "attachments")) as opened:
        yield opened


@pytest.fixture
def notary(books: Books, tmp_path: Path) -> Notary:
    """Who signs the log of these books, with a key and a journal of this test."""
    return Notary(books, tmp_path / "audit", name="zhuanban.test")


def empty(owner: str) -> None:
    """Empty every table but the schema's own, as only a superuser can."""
    with psycopg.connect(owner, autocommit=True) as connection:
        connection.execute("SET session_replication_role = replica")
        tables = connection.execute(
            "SELECT format('%I.%I', schemaname, tablename) FROM pg_tables"
            " WHERE schemaname IN ('zhuanban', 'models', 'audit')"
            " AND (schemaname = 'audit'"
            " OR tablename NOT IN ('jurisdictions', 'heads', 'read_models'))"
        ).fetchall()
        for (table,) in tables:
            connection.execute(f"DELETE FROM {table}")  # noqa: S608 - named by the catalogue
        connection.execute(
            "UPDATE zhuanban.heads SET position = 0, recorded_at = '-infinity'"
            "; UPDATE zhuanban.read_models SET behind_at = NULL, reason = NULL, since = NULL"
        )


@pytest.fixture
def tiny(tmp_path: Path) -> Iterator[Path]:
    """A file system of 256 KiB."""
    place = tmp_path / "tiny"
    place.mkdir()
    mount, umount = shutil.which("mount"), shutil.which("umount")
    if not mount or not umount:
        pytest.skip("a small file system cannot be mounted here: mount is missing")
    made = subprocess.run(
        [mount, "-t", "tmpfs", "-o", "size=256k", "tmpfs", place],
        check=False, capture_output=True, text=True,
    )  # fmt: skip
    if made.returncode:
        pytest.skip(f"a small file system cannot be mounted here: {made.stderr.strip()}")
    try:
        yield place
    finally:
        subprocess.run([umount, place], check=True)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of sample data beside the project; absent on some machines."""
    if not (SHARED / "data").exists():
        pytest.skip("the sample data folder ../shared/data is not beside the project")
    return SHARED / "data"


if "PYTEST_XDIST_WORKER" not in os.environ:

    @pytest.fixture(scope="session")
    def worker_id() -> str:
        """The name pytest-xdist gives a worker; ``master`` where it is not at work."""
        return "master"
