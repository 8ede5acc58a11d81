"""A writer whose database became a replica, or fell silent, goes to the one that takes writes."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from uuid import UUID

import psycopg
import pytest
from psycopg import conninfo

from benchmarks.cluster import until
from store.books import Books
from store.database import PRIMARY, application
from store.stored import OperationIsKnown
from tests.store.events import happened, log, operation

A, B = UUID(int=1), UUID(int=2)


def connections(books: Books) -> list[psycopg.Connection]:
    return [each._connection for each in books.committer._writers if each._connection]


def test_a_connection_that_takes_no_writes_any_more_is_given_up_for_another(books: Books) -> None:
    books.desk.recorder.insert_events([happened(A, 1)])
    (demoted,) = connections(books)
    demoted.execute("SET default_transaction_read_only = on")

    books.desk.recorder.insert_events([happened(A, 2)])

    assert demoted.closed
    assert [version for _, _, version in log(books)] == [1, 2]


def test_a_call_that_is_not_answered_is_ended_and_what_it_brought_is_stored_once(
    books: Books, owner: str
) -> None:
    books.desk.recorder.insert_events([happened(A, 1)])
    (silent,) = connections(books)
    with ThreadPoolExecutor(1) as caller, psycopg.connect(owner) as holder:
        holder.execute("SELECT FROM zhuanban.heads FOR UPDATE")
        told = caller.submit(
            books.desk.recorder.insert_events, [happened(A, 2)], operation=operation()
        )
        until("a call", lambda: any(each._began for each in books.committer._writers))
        for writer in books.committer._writers:
            writer.hang_up(after=0)
        until("its end", lambda: silent.closed)
        holder.rollback()

        with suppress(OperationIsKnown):  # where the server took the first call all the same
            told.result()

    assert [version for _, _, version in log(books)] == [1, 2]


def test_an_answer_that_takes_its_time_is_waited_for(books: Books) -> None:
    books.desk.recorder.insert_events([happened(A, 1)])
    (connection,) = connections(books)

    books.committer.hang_up()

    assert not connection.closed


def test_connections_that_died_together_are_replaced_together(books: Books, owner: str) -> None:
    with ExitStack() as used:
        for _ in range(8):
            used.enter_context(books.pool.connection())
    with psycopg.connect(owner, autocommit=True) as admin:
        admin.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
            " WHERE datname = current_database() AND application_name = 'zhuanban'"
        )

    with books.pool.connection(timeout=3) as connection:
        assert not connection.broken


@pytest.mark.parametrize(("said", "holds"), [("", "primary"), (" target_session_attrs=any", "any")])
def test_of_several_servers_the_one_that_takes_writes_is_wanted_unless_the_address_says_otherwise(
    said: str, holds: str
) -> None:
    found = conninfo.conninfo_to_dict(application(f"host=a,b,c dbname=zhuanban{said}"))

    assert found["target_session_attrs"] == holds
    assert found["host"] == "a,b,c"
    assert found["connect_timeout"] == PRIMARY["connect_timeout"]
