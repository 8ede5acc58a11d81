"""Saves are stored whole or not at all, once, in gap-free order, whatever comes between."""

from datetime import datetime
from itertools import pairwise
from threading import Event, Thread
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest
from eventsourcing.persistence import DatabaseError, IntegrityError

from projections import ALL
from store.books import Books
from store.digest import digest
from store.rebuild import rebuild
from store.stored import OperationIsKnown, Stored
from tests.conftest import MASTER
from tests.facts import act
from tests.projections.lives import live
from tests.store.events import at_once, happened, log, open_project, operation

A, B, C = (UUID(int=n) for n in (1, 2, 3))


def save(books: Books, *events: Stored, **more: Any) -> list[int]:
    return list(books.desk.recorder.insert_events(events, **more) or [])


def test_positions_start_at_one_and_follow_one_another(books: Books) -> None:
    assert save(books, happened(A, 1), happened(A, 2)) == [1, 2]
    assert save(books, happened(B, 1)) == [3]


@pytest.mark.parametrize("version", [0, 1, 2, 4])
def test_a_stream_is_carried_on_by_its_next_version_only(books: Books, version: int) -> None:
    save(books, happened(A, 1), happened(A, 2))

    with pytest.raises(IntegrityError):
        save(books, happened(A, version))

    assert save(books, happened(A, 3)) == [3]


def test_a_new_stream_does_not_start_in_its_middle(books: Books) -> None:
    with pytest.raises(IntegrityError):
        save(books, happened(A, 2))


@pytest.mark.parametrize("versions", [(1, 3), (1, 1), (2, 1)])
def test_a_save_with_a_gap_or_a_repetition_in_it_is_refused_whole(
    books: Books, versions: tuple[int, int]
) -> None:
    with pytest.raises(IntegrityError):
        save(books, happened(B, 1), *(happened(A, version) for version in versions))

    assert log(books) == []


def test_a_save_of_nothing_takes_no_position(books: Books) -> None:
    assert save(books) == []
    assert books.desk.head() == 0


def test_an_operation_done_before_is_answered_with_where_it_was_stored(books: Books) -> None:
    save(books, happened(A, 1), happened(A, 2), operation=operation())

    with pytest.raises(OperationIsKnown) as known:
        save(books, happened(A, 3), operation=operation())

    assert known.value.position == 1
    assert len(log(books)) == 2


def test_of_many_callers_with_one_operation_one_is_stored(books: Books) -> None:
    answers = at_once(lambda _: save(books, happened(), operation=operation()), range(16))

    assert sorted(type(answer).__name__ for answer in answers) == ["OperationIsKnown"] * 15 + [
        "list"
    ]
    assert len(log(books)) == 1


def test_an_operation_that_was_refused_is_not_known(books: Books) -> None:
    with pytest.raises(IntegrityError):
        save(books, happened(A, 5), operation=operation())

    assert save(books, happened(A, 1), operation=operation()) == [1]


def test_saves_that_conflict_take_no_other_with_them(books: Books) -> None:
    save(books, happened(A, 1))
    saves = [[happened(A, 1)], [happened(A, 9)], *([happened()] for _ in range(60))]

    answers = at_once(lambda events: save(books, *events), saves * 1)

    assert [isinstance(answer, IntegrityError) for answer in answers] == [True] * 2 + [False] * 60
    assert [position for position, _, _ in log(books)] == list(range(1, 62))


def test_a_save_the_database_cannot_take_leaves_the_others_of_its_batch_alone(
    books: Books,
) -> None:
    odd = Stored(uuid4(), 1, "test\x00happened@1", b"{}")
    saves = [[odd] if n % 10 == 5 else [happened()] for n in range(60)]

    answers = at_once(lambda events: save(books, *events), saves)

    failed = [n for n, answer in enumerate(answers) if isinstance(answer, Exception)]
    assert failed == [5, 15, 25, 35, 45, 55]
    assert [position for position, _, _ in log(books)] == list(range(1, 55))


def test_writing_goes_on_after_the_driver_forgot_what_was_prepared(books: Books) -> None:
    save(books, happened(A, 1))
    for _ in range(20):  # often enough for the driver to prepare a statement of its own
        with pytest.raises(IntegrityError):
            save(books, happened(A, 1))
    with pytest.raises(DatabaseError):  # its rollback makes the driver forget all of them
        save(books, Stored(uuid4(), 1, "test\x00happened@1", b"{}"))

    assert save(books, happened(A, 2)) == [2]


def test_of_many_who_write_one_version_one_is_stored(books: Books) -> None:
    answers = at_once(lambda _: save(books, happened(A, 1)), range(32))

    assert sum(isinstance(answer, list) for answer in answers) == 1
    assert len(log(books)) == 1


def test_positions_are_gap_free_and_each_caller_is_told_its_own(books: Books) -> None:
    def saves(_: int) -> list[tuple[int, UUID]]:
        stream, told = uuid4(), []
        for version in range(1, 20, 2):
            positions = save(books, happened(stream, version), happened(stream, version + 1))
            told += [(position, stream) for position in positions]
        return told

    told = [each for answer in at_once(saves, range(16)) for each in answer]

    assert sorted(told) == [(position, stream) for position, stream, _ in log(books)]
    assert [position for position, _ in sorted(told)] == list(range(1, 321))


def test_recording_times_come_from_the_database_and_never_run_backwards(
    books: Books, owner: str
) -> None:
    far = datetime(2999, 1, 1, tzinfo=act().at.tzinfo)
    with psycopg.connect(owner) as superuser:
        superuser.execute("UPDATE zhuanban.heads SET recorded_at = %s", [far])
    save(books, happened())
    at_once(lambda _: save(books, happened()), range(50))

    with books.pool.connection() as connection:
        times = connection.execute(
            "SELECT recorded_at FROM zhuanban.events ORDER BY position"
        ).fetchall()

    assert all(one <= other for one, other in pairwise(times))
    assert times[0] == (far,)


def test_two_processes_take_turns_and_leave_no_gap(books: Books, owner: str) -> None:
    with Books(owner, MASTER, ALL) as others:
        at_once(lambda n: save([books, others][n % 2], happened()), range(200))

    assert [position for position, _, _ in log(books)] == list(range(1, 201))


def test_a_connection_that_is_cut_under_load_loses_nothing_and_doubles_nothing(
    books: Books, owner: str
) -> None:
    done = Event()
    cuts: list[int] = []

    def cut() -> None:
        with psycopg.connect(owner, autocommit=True) as superuser:
            while not done.is_set():
                head = books.desk.head()
                cuts.append(superuser.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <>"
                    " pg_backend_pid() AND datname = current_database() AND query LIKE '%write%'"
                ).rowcount)  # fmt: skip
                while books.desk.head() < head + 30 and not done.wait(0.01):
                    pass

    def saves(n: int) -> list[int]:
        stream = UUID(int=n + 1)
        return [save(books, happened(stream, version))[0] for version in range(1, 41)]

    cutter = Thread(target=cut)
    cutter.start()
    answers = at_once(saves, range(8), threads=8)
    done.set()
    cutter.join()

    acknowledged = {
        (p, UUID(int=n + 1)) for n, a in enumerate(answers) if isinstance(a, list) for p in a
    }
    stored = log(books)
    assert acknowledged <= {(position, stream) for position, stream, _ in stored}
    assert [position for position, _, _ in stored] == list(range(1, len(stored) + 1))
    assert all(isinstance(answer, list) for answer in answers), answers
    assert sum(cuts) > 2


def test_after_a_busy_time_every_read_model_equals_its_rebuild(books: Books) -> None:
    village = live(books, seed=5, happenings=60)
    ids = [
        case_id
        for case_id in {e.originator_id for _, e in village.log}
        if case_id != village.project
    ]

    def visits(n: int) -> None:
        def logs(case: Any) -> None:
            case.log_contact(act(n % 90), method="visit")

        books.desk.on_case(ids[n % len(ids)], logs)

    answers = at_once(visits, range(160))

    assert answers == [None] * 160
    with books.pool.connection() as connection:
        for model in ALL:
            live_rows = digest(connection, model, whole=True)
            rebuild(connection, model, books.vault)
            assert digest(connection, model, whole=True) == live_rows


def test_a_project_opens_once_however_many_open_it(books: Books) -> None:
    answers = at_once(lambda _: open_project(books), range(8))

    assert sum(isinstance(answer, UUID) for answer in answers) == 1
