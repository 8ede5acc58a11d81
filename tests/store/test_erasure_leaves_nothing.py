"""Nothing of a person is in any file of the database, nor in a backup made after the erasure."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID, uuid4

import psycopg
import pytest

from api.refused_files import keep
from domain.case import Case
from domain.case.file import Person
from projections import ALL
from projections.search import cases_of
from store.binaries import find_binaries
from store.books import Books
from store.embedded import EmbeddedServer, stop
from store.erasure import Concern, erase
from store.master_key import MasterKey
from store.stored import Operation
from tests.facts import act
from tests.store.events import open_project
from tests.store.test_secrecy import ID_NUMBER, NAME, PHONE, PINYIN, a_household

MARKS = {
    f"{text} in {encoding}": text.encode(encoding)
    for text in (NAME, PHONE, ID_NUMBER, PINYIN)
    for encoding in ("utf-8", "gb18030", "utf-16-le", "utf-16-be")
}
pytestmark = pytest.mark.crash


@pytest.fixture
def data(tmp_path: Path) -> Iterator[Path]:
    """The folder of a server of its own."""
    folder = tmp_path / "zb"
    yield folder
    stop(folder)


def left_in(folder: Path) -> list[str]:
    """What is found of the person in any file below, and where."""
    files = [file for file in folder.rglob("*") if file.is_file()]
    assert len(files) > 500, "this is no database"
    return [
        f"{mark}: {file.name}"
        for file in files
        for content in [file.read_bytes()]
        for mark, sought in MARKS.items()
        if sought in content
    ]


def settled(conninfo: str) -> None:
    """Have everything that the server holds in memory in its files."""
    with psycopg.connect(conninfo, autocommit=True) as superuser:
        superuser.execute("ANALYZE")
        superuser.execute("CHECKPOINT")


def backup(server: EmbeddedServer, to: Path) -> Path:
    """A backup as PostgreSQL makes it, with its log."""
    subprocess.run(
        [find_binaries() / "pg_basebackup", "-d", server.conninfo("postgres"), "-D", to,
         "-X", "stream", "-c", "fast"],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    return to


def a_known_person(books: Books) -> tuple[UUID, UUID]:
    """A person whom everything that keeps anything has seen: the case, the person."""
    id_, person, _ = a_household(books)

    def named_again(case: Case) -> None:
        other = uuid4()
        sealed = books.vault.seal(other, "name", NAME)
        case.record_party(act(8), person=Person(other, sealed))

    fields = {"name": books.vault.master.field(NAME.encode())}
    books.desk.on_case(id_, named_again, operation=Operation(uuid4(), fields, {}))
    keep(books, "roster.xlsx", f"{NAME},{PHONE},{ID_NUMBER}".encode() * 50,
         project=books.desk.project_id("P"))  # fmt: skip
    with books.pool.connection() as connection:
        for q in (NAME, PHONE, PINYIN):
            assert cases_of(connection, books.vault.master, jurisdiction=1, q=q) == [id_]
    return id_, person


def test_a_person_was_never_in_clear_and_is_gone_after_the_erasure(
    data: Path, tmp_path: Path
) -> None:
    with EmbeddedServer.start(data, durable=False) as server:
        conninfo = server.conninfo()
        with Books(conninfo, MasterKey.of_file(data / "sealing.key"), ALL) as books:
            id_, person = a_known_person(books)
            settled(conninfo)
            assert left_in(data) == []

            concern = Concern(cases=[id_], project=books.desk.project_id("P"))
            erase(books, act(9), person=person, order="删7", concern=concern)
            case = books.desk.case(id_)
            assert books.vault.open(case.parties[1].name, "name") is None
            assert books.vault.open(case.parties[2].name, "name") == NAME
        settled(conninfo)
        saved = backup(server, tmp_path / "backup")

    stop(data)
    assert left_in(data) == []
    assert left_in(saved) == []


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le"])
def test_a_name_or_number_in_clear_would_be_found(
    data: Path, tmp_path: Path, encoding: str
) -> None:
    with EmbeddedServer.start(data, durable=False) as server:
        conninfo = server.conninfo()
        with Books(conninfo, MasterKey.of_file(data / "sealing.key"), ALL) as books:
            open_project(books)
        with psycopg.connect(conninfo, autocommit=True) as superuser:
            superuser.execute("CREATE TABLE public.control (name bytea, number bytea)")
            superuser.execute(
                "INSERT INTO public.control VALUES (%s, %s)",
                [NAME.encode(encoding), PHONE.encode(encoding)],
            )
        settled(conninfo)
        saved = backup(server, tmp_path / "backup")

    for folder in (data, saved):
        found = {line.partition(":")[0] for line in left_in(folder)}
        assert {f"{NAME} in {encoding}", f"{PHONE} in {encoding}"} <= found
