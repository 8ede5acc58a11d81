"""The bulk path is a way into the same log: no gap, no second write, no read model left behind."""

from __future__ import annotations

from uuid import UUID, uuid4

import psycopg
import pytest
from eventsourcing.persistence import IntegrityError

from domain.case import Case
from projections import ALL
from store.books import Books
from store.bulk import Arrival, load_bulk
from store.read_model import digest
from store.rebuild import rebuild
from store.stored import EventMapper, Operation, Stored
from tests.facts import FORCE, PROJECT, act


def arrival(case: Case, op_id: UUID | None = None) -> Arrival:
    """What was decided on a case, as the bulk path takes it."""
    mapper = EventMapper()
    stored = [mapper.to_stored_event(event) for event in case.collect_events()]
    return Arrival(stored, Operation(op_id, answer={"version": case.version}) if op_id else None)


def opened(nth: int) -> Case:
    """A case that was just opened."""
    case = Case(UUID(int=1000 + nth))
    case.open(act(), project=PROJECT, task_force=FORCE, case_no=f"N{nth}")
    return case


def test_events_get_positions_in_the_order_of_arrival(books: Books) -> None:
    cases = [opened(nth) for nth in range(5)]
    assert load_bulk(books, [arrival(case) for case in cases], chunk=2) == 5
    with books.pool.connection() as connection:
        rows = connection.execute(
            "SELECT position, stream FROM zhuanban.events ORDER BY position"
        ).fetchall()
    assert rows == [(n, case.id) for n, case in enumerate(cases, start=1)]


def test_a_stored_case_reads_back_as_it_was_decided(books: Books) -> None:
    case = opened(1)
    case.name_chief(act(1), name="名字里有\t制表\\和\n换行")
    case.log_contact(act(2), method="wechat", messages=3)
    load_bulk(books, [arrival(case)])
    read = books.desk.case(case.id)
    assert (read.version, read.chief, read.contacts) == (3, case.chief, 1)


def test_the_desk_carries_on_what_the_bulk_path_began(books: Books) -> None:
    case = opened(1)
    load_bulk(books, [arrival(case)])
    receipt = books.desk.on_case(case.id, lambda c: c.log_contact(act(3), method="visit"))
    assert (receipt.position, receipt.version) == (2, 2)


def test_read_models_hold_every_chunk(books: Books) -> None:
    load_bulk(books, [arrival(opened(nth)) for nth in range(9)], chunk=4)
    with books.pool.connection() as connection:
        for model in ALL:
            live = digest(connection, model)
            rebuild(connection, model, books.vault)
            assert digest(connection, model) == live, model.name


def test_an_operation_is_known_afterwards(books: Books) -> None:
    op_id = uuid4()
    load_bulk(books, [arrival(opened(1)), arrival(opened(2), op_id)])
    with books.pool.connection() as connection:
        rows = connection.execute("SELECT op_id, position, answer FROM zhuanban.operations")
        assert rows.fetchall() == [(op_id, 2, {"version": 1})]


def test_a_known_operation_is_refused(books: Books) -> None:
    op_id = uuid4()
    load_bulk(books, [arrival(opened(1), op_id)])
    with pytest.raises(IntegrityError):
        load_bulk(books, [arrival(opened(2), op_id)])
    assert books.desk.head() == 1


@pytest.mark.parametrize("versions", [(2,), (1, 3), (1, 1), (0,)])
def test_a_gap_in_a_stream_is_refused_and_nothing_of_its_chunk_is_stored(
    books: Books, versions: tuple[int, ...]
) -> None:
    events = [Stored(UUID(int=7), version, "case.contact_logged@1", b"{}") for version in versions]
    with pytest.raises(IntegrityError):
        load_bulk(books, [arrival(opened(1)), Arrival(events)])
    assert books.desk.head() == 0


def test_earlier_chunks_stay_when_a_later_one_is_refused(books: Books) -> None:
    again = arrival(opened(1))
    with pytest.raises(IntegrityError):
        load_bulk(books, [again, arrival(opened(2)), again], chunk=1)
    assert books.desk.head() == 2


def test_progress_is_told_chunk_by_chunk(books: Books) -> None:
    told: list[int] = []
    load_bulk(books, [arrival(opened(nth)) for nth in range(5)], chunk=2, progress=told.append)
    assert told == [2, 4, 5]


def test_a_model_that_raises_is_set_aside_and_the_log_goes_on(
    books: Books, caplog: pytest.LogCaptureFixture
) -> None:
    broken = Stored(UUID(int=9), 1, "case.opened@1", b"not json", project=PROJECT)
    load_bulk(books, [Arrival([broken])])
    with books.pool.connection() as connection:
        behind = connection.execute(
            "SELECT name, behind_at FROM zhuanban.read_models WHERE behind_at IS NOT NULL"
        ).fetchall()
    assert books.desk.head() == 1
    assert ("register", 0) in behind


def test_what_waits_can_only_be_a_table_the_owner_made(books: Books) -> None:
    with (
        books.pool.connection() as connection,
        connection.transaction(force_rollback=True),
    ):
        connection.execute("DROP TABLE IF EXISTS pg_temp.arriving")
        connection.execute("CREATE TEMP VIEW arriving AS SELECT 1 AS ord")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("SELECT zhuanban.append_arrived(1)")


def test_the_application_may_not_alter_what_waits(books: Books) -> None:
    with books.pool.connection() as connection:
        connection.execute("SELECT zhuanban.make_arriving()")
        for statement in ("ALTER TABLE pg_temp.arriving ADD x int", "DROP TABLE pg_temp.arriving",
                          "UPDATE pg_temp.arriving SET ord = 1"):  # fmt: skip
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute(statement.encode())
