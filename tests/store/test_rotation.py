"""The secret is exchanged while everybody works on; killed anywhere, the next call ends it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread
from uuid import UUID, uuid4

import psycopg
import pytest

from domain.case import Case
from domain.case.file import Person
from projections import ALL
from projections.search import SEARCH, cases_of
from store.books import Books
from store.erasure import erase
from store.master_key import KeyFileIsMissing, MasterKey
from store.rotation import rotate
from tests.conftest import empty
from tests.facts import act
from tests.store.events import open_project, value
from tests.store.test_secrecy import NAME, a_household


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "sealing.key"


@pytest.fixture
def kept(owner: str, file: Path) -> Iterator[Books]:
    """Books whose secret is in a file."""
    empty(owner)
    with Books(owner, MasterKey.of_file(file), ALL) as opened:
        yield opened


@pytest.fixture
def elsewhere(owner: str, kept: Books, file: Path) -> Iterator[Books]:
    """The same books in another process, which read the file before."""
    with Books(owner, MasterKey.of_file(file), ALL) as opened:
        yield opened


def found(books: Books, q: str) -> list[UUID]:
    with books.pool.connection() as connection:
        return cases_of(connection, books.vault.master, jurisdiction=1, q=q)


def read_afresh(owner: str, file: Path, id_: UUID) -> str | None:
    """The name of the first party, as a process that starts now reads it."""
    with Books(owner, MasterKey.of_file(file), ALL) as books:
        return books.vault.open(books.desk.case(id_).parties[1].name, "name")


def record_party(books: Books, id_: UUID, name: str) -> None:
    def decision(case: Case) -> None:
        person = uuid4()
        case.record_party(act(9), person=Person(person, books.vault.seal(person, "name", name)))

    books.desk.on_case(id_, decision)


def test_every_key_is_wrapped_anew_and_the_old_secret_is_gone(
    kept: Books, owner: str, file: Path
) -> None:
    id_, _, _ = a_household(kept)
    before = file.read_text()

    done = rotate(kept)

    assert (done.secret, done.wrapped, done.unreadable) == (2, 2, 0)
    assert before not in file.read_text()
    with kept.pool.connection() as connection:
        assert value(connection, "SELECT min(wrapping) FROM zhuanban.person_keys") == 2
    assert read_afresh(owner, file, id_) == NAME


def test_search_finds_after_a_rotation_in_every_process(kept: Books, elsewhere: Books) -> None:
    id_, _, _ = a_household(kept)
    assert found(elsewhere, "欧阳") == [id_]

    rotate(kept)

    assert found(kept, "欧阳") == found(elsewhere, "oyjg") == [id_]


def test_search_finds_what_was_told_before_and_during_a_rotation(kept: Books) -> None:
    id_, _, _ = a_household(kept)
    kept.vault.master.add(2)
    record_party(kept, id_, "司马光")

    assert found(kept, "欧阳") == found(kept, "司马") == [id_]


def test_another_process_goes_on_reading_and_writing(
    kept: Books, elsewhere: Books, owner: str, file: Path
) -> None:
    id_, _, box = a_household(kept)
    rotate(kept)

    elsewhere.desk.case(id_)
    record_party(elsewhere, id_, "司马光")

    assert elsewhere.vault.open(box, "name") == NAME
    with kept.pool.connection() as connection:
        assert value(connection, "SELECT min(wrapping) FROM zhuanban.person_keys") == 2
    assert read_afresh(owner, file, id_) == NAME


def test_households_recorded_while_it_runs_are_all_readable_afterwards(
    kept: Books, elsewhere: Books, owner: str, file: Path
) -> None:
    project = open_project(kept)
    recorded: list[UUID] = []
    enough = Event()

    def record() -> None:
        while not enough.is_set():
            case = Case(elsewhere.desk.case_id(project, f"N{len(recorded)}"))
            case.open(act(), project=project, task_force=project, case_no=f"N{len(recorded)}")
            elsewhere.desk.store(case)
            record_party(elsewhere, case.id, "司马光")
            recorded.append(case.id)

    worker = Thread(target=record)
    worker.start()
    for _ in range(3):
        rotate(kept)
    enough.set()
    worker.join()

    assert recorded
    assert {read_afresh(owner, file, id_) for id_ in recorded[-3:]} == {"司马光"}
    assert set(found(kept, "司马")) == set(recorded)
    with Books(owner, MasterKey.of_file(file), ALL) as fresh:
        names = [fresh.desk.case(id_).parties[1].name for id_ in recorded]
        assert {fresh.vault.open(name, "name") for name in names} == {"司马光"}


def test_a_key_wrapped_by_a_secret_that_is_let_go_is_refused_and_nothing_is_stored(
    kept: Books,
) -> None:
    a_household(kept)
    stale = kept.vault.wrap(uuid4(), b"k" * 32)
    rotate(kept)

    with kept.pool.connection() as connection, pytest.raises(psycopg.IntegrityError):
        connection.execute("SELECT zhuanban.keep_keys(1, %s, %s)", [[uuid4()], [stale]])


@pytest.mark.parametrize("begun", ["added", "half wrapped"])
def test_killed_on_its_way_it_is_ended_by_the_next_call(
    kept: Books, owner: str, file: Path, begun: str
) -> None:
    id_, person, _ = a_household(kept)
    kept.vault.master.add(2)
    if begun == "half wrapped":
        with kept.pool.connection() as connection:
            again = kept.vault.wrap(person, unwrapped(kept, person))
            connection.execute("DELETE FROM zhuanban.person_keys WHERE person = %s", [person])
            connection.execute("SELECT zhuanban.keep_keys(1, %s, %s)", [[person], [again]])

    with Books(owner, MasterKey.of_file(file), ALL) as next_:
        done = rotate(next_)

    assert (done.secret, MasterKey.of_file(file).numbers) == (2, [2])
    assert read_afresh(owner, file, id_) == NAME


def unwrapped(books: Books, person: UUID) -> bytes:
    with books.pool.connection() as connection:
        row = connection.execute(
            "SELECT wrapping, wrapped FROM zhuanban.person_keys WHERE person = %s", [person]
        ).fetchone()
    assert row
    key = books.vault.unwrap(person, *row)
    assert key
    return key


def test_who_was_erased_does_not_come_back(kept: Books, owner: str, file: Path) -> None:
    id_, person, _ = a_household(kept)
    erase(kept, act(9), person=person, order="删7")

    assert rotate(kept).wrapped == 1
    assert read_afresh(owner, file, id_) is None
    assert found(kept, "欧阳") == []


def test_second_factors_and_refused_files_are_sealed_anew(kept: Books, owner: str) -> None:
    account, file = uuid4(), uuid4()
    master = kept.vault.master
    with psycopg.connect(owner, autocommit=True) as superuser:
        superuser.execute(
            "INSERT INTO zhuanban.credentials (jurisdiction, account, totp) VALUES (1, %s, %s)",
            [account, master.seal_file(b"totp " + account.bytes, b"secret")],
        )
        superuser.execute(
            "INSERT INTO zhuanban.refused_files (jurisdiction, id, name, box)"
            " VALUES (1, %s, 'x', %s)",
            [file, master.seal_file(file.bytes, b"rows")],
        )

        rotate(kept)

        totp = value(superuser, "SELECT totp FROM zhuanban.credentials")
        box = value(superuser, "SELECT box FROM zhuanban.refused_files")
    assert master.open_file(b"totp " + account.bytes, totp) == b"secret"
    assert master.open_file(file.bytes, box) == b"rows"


def test_keys_that_nothing_opens_are_told_and_left_until_they_are_given_up(
    kept: Books, owner: str, file: Path
) -> None:
    a_household(kept)
    file.unlink()

    with Books(owner, MasterKey.of_file(file), ALL) as lost:
        assert not file.exists()
        with pytest.raises(KeyFileIsMissing):
            rotate(lost)
        assert rotate(lost, gives_up=True).unreadable == 2
        with lost.pool.connection() as connection:
            assert value(connection, "SELECT count(*) FROM zhuanban.person_keys") == 0
        assert MasterKey.of_file(file).numbers == [2]


def test_only_the_model_that_unseals_is_keyed_by_the_secret() -> None:
    assert [model for model in ALL if model.fold_in_python] == [SEARCH]


def test_a_key_that_lasts_is_the_same_after_rotations_and_in_every_process(
    kept: Books, elsewhere: Books, file: Path
) -> None:
    before = kept.vault.master.lasting(b"receipts")
    rotate(kept)
    rotate(kept)

    assert MasterKey.of_file(file).lasting(b"receipts") == before
    assert elsewhere.vault.master.lasting(b"receipts") == before
    assert kept.vault.master.lasting(b"another purpose") != before


def test_without_a_key_file_nothing_lasts(tmp_path: Path) -> None:
    with pytest.raises(KeyFileIsMissing):
        MasterKey.of_file(tmp_path / "sealing.key").lasting(b"receipts")
