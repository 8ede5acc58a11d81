"""Many are heard by one thread, stored together, and each is told what it would be told alone."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from contextvars import ContextVar
from functools import partial
from threading import Event, Thread
from typing import Any, TypeVar
from uuid import UUID

import pytest
from psycopg_pool import PoolClosed

from domain.case import Case
from domain.case.opening import CaseIsClosed
from projections import ALL
from store.books import Books
from store.clerks import CLERKS, Clerks
from store.hearing import Question, TakesLonger, left_for
from store.save import Save
from store.stored import Operation, OperationIsKnown
from store.watch import Watch
from tests.conftest import MASTER
from tests.facts import act
from tests.store.events import at_once, open_project, operation

TENFOLD = b"SELECT k, k * 10, %s FROM unnest(%s::int[]) AS k WHERE k < 100"
IN_HAND: ContextVar[str] = ContextVar("IN_HAND", default="nothing")
MANY = 40
T = TypeVar("T")


class Batches(Watch):
    """Remembers how many saves were written at a time."""

    def __init__(self) -> None:
        self.sizes: list[int] = []

    def wrote(self, batch: Sequence[Save], seconds: float) -> None:
        self.sizes.append(len(batch))


@pytest.fixture
def cases(books: Books) -> list[UUID]:
    project = open_project(books)
    ids = [books.desk.case_id(project, f"N{n}") for n in range(MANY)]
    for n, id_ in enumerate(ids):
        case = Case(id_)
        case.open(act(), project=project, task_force=project, case_no=f"N{n}")
        books.desk.store(case)
    return ids


@pytest.fixture
def batches(books: Books) -> list[int]:
    watch = Batches()
    books.watched_by(watch)
    return watch.sizes


def visit(books: Books, id_: UUID, doing: Operation | None = None) -> int:
    return books.desk.on_case(
        id_, lambda case: case.log_contact(act(1), method="visit"), operation=doing
    ).version


def close(books: Books, id_: UUID) -> int:
    return books.desk.on_case(id_, lambda case: case.close(act(2), outcome="resolved")).version


def in_a_loop(story: Coroutine[Any, Any, T]) -> T:
    with ThreadPoolExecutor(1) as apart:  # a browser of other tests may have a loop running here
        return apart.submit(asyncio.run, story).result()


def keep_busy(is_busy: Event, go_on: Event) -> None:
    is_busy.set()
    assert go_on.wait(10)


def heard(clerks: Clerks, turns: Sequence[Callable[[], Any]]) -> list[Any]:
    """How each turn ended, all of them called while every clerk was busy."""

    async def calls() -> list[Any]:
        go_on, kept = Event(), []
        for _ in range(CLERKS):
            is_busy = Event()
            kept.append(asyncio.ensure_future(clerks.hear(keep_busy, is_busy, go_on)))
            await asyncio.to_thread(is_busy.wait, 10)
        called = [asyncio.ensure_future(clerks.hear(turn)) for turn in turns]
        await asyncio.to_thread(lambda: None)  # by now all of them have called
        go_on.set()
        await asyncio.gather(*kept)
        return await asyncio.gather(*called, return_exceptions=True)

    return in_a_loop(calls())


def test_those_who_come_together_are_stored_in_one_batch(
    books: Books, cases: list[UUID], batches: list[int]
) -> None:
    versions = heard(books.clerks, [partial(visit, books, id_) for id_ in cases])

    assert versions == [2] * MANY
    assert sum(batches) == MANY
    assert len(batches) <= CLERKS
    books.desk.forget_streams(cases)
    assert [books.desk.case(id_).contacts for id_ in cases] == [1] * MANY


def test_what_they_ask_is_one_question_and_each_gets_its_own_row(books: Books) -> None:
    asked = []

    def look_up(questions: list[Question]) -> None:
        asked.append(len(questions))
        books.look_up(questions)

    clerks = Clerks(books.committer, look_up)
    turns = [partial(books.ask_of, TENFOLD, n) for n in [*range(MANY), 7, 100]]
    rows = heard(clerks, turns)
    clerks.close()

    assert rows == [*((n, n * 10, 1) for n in range(MANY)), (7, 70, 1), None]
    assert sum(asked) == len(turns)
    assert len(asked) <= CLERKS
    assert books.ask_of(TENFOLD, 3) == (3, 30, 1)  # as it is asked where no clerk hears


def test_what_cannot_be_asked_is_told_to_each_who_asked_and_to_nobody_else(
    books: Books, cases: list[UUID]
) -> None:
    wrong = partial(books.ask_of, b"SELECT 1, %s / 0 FROM unnest(%s::int[])", 1)
    *told, version, row = heard(
        books.clerks,
        [wrong, wrong, partial(visit, books, cases[0]), partial(books.ask_of, TENFOLD, 1)],
    )

    assert [type(error).__name__ for error in told] == ["DivisionByZero"] * 2
    assert (version, row) == (2, (1, 10, 1))


def test_on_one_case_one_after_another_decides_wherever_it_is_heard(
    books: Books, cases: list[UUID]
) -> None:
    elsewhere: list[int] = []
    thread = Thread(
        target=lambda: elsewhere.extend(at_once(partial(visit, books), [cases[0]] * MANY))
    )
    thread.start()
    versions = heard(books.clerks, [partial(visit, books, cases[0])] * MANY)
    thread.join()

    again = sum(isinstance(each, TakesLonger) for each in versions)  # a thread would do these
    done = [*elsewhere, *(each for each in versions if not isinstance(each, TakesLonger))]

    assert sorted(done) == list(range(2, 2 * MANY + 2 - again))


def test_nobody_waits_for_a_case_that_somebody_elsewhere_decides_on(
    books: Books, cases: list[UUID]
) -> None:
    decides, go_on = Event(), Event()

    def slowly(case: Case) -> None:
        decides.set()
        assert go_on.wait(10)

    thread = Thread(target=books.desk.on_case, args=(cases[0], slowly))
    thread.start()
    assert decides.wait(10)
    told = heard(books.clerks, [partial(visit, books, id_) for id_ in cases])
    go_on.set()
    thread.join()

    assert isinstance(told[0], TakesLonger)
    assert told[1:] == [2] * (MANY - 1)
    assert visit(books, cases[0]) == 2  # nothing was done


def test_nobody_waits_for_a_connection_that_another_turn_needs(
    books: Books, cases: list[UUID]
) -> None:
    def read() -> int:
        return books.desk.head()

    heard(books.clerks, [partial(visit, books, id_) for id_ in cases])
    with ExitStack() as held:
        for _ in range(books.pool.max_size):
            held.enter_context(books.pool.connection())
        told = heard(books.clerks, [read, *(partial(visit, books, id_) for id_ in cases)])

    assert isinstance(told[0], TakesLonger)
    assert told[1:] == [3] * MANY
    assert heard(books.clerks, [read]) == [books.desk.head()]


def test_cases_that_are_not_in_memory_are_read_in_one_question(
    books: Books, cases: list[UUID]
) -> None:
    asked: list[int] = []

    def look_up(questions: list[Question]) -> None:
        asked.append(len(questions))
        books.look_up(questions)

    clerks = Clerks(books.committer, look_up)
    books.desk.forget_streams(cases)
    assert heard(clerks, [partial(visit, books, id_) for id_ in cases]) == [2] * MANY
    assert heard(clerks, [partial(visit, books, UUID(int=5))])[0].status == 404
    clerks.close()

    assert len(asked) <= CLERKS + 2


def test_a_refusal_is_told_to_whom_it_concerns(books: Books, cases: list[UUID]) -> None:
    close(books, cases[0])

    told = heard(books.clerks, [partial(close, books, id_) for id_ in cases])

    assert isinstance(told[0], CaseIsClosed)
    assert told[1:] == [2] * (MANY - 1)


def test_an_operation_heard_twice_at_once_is_done_once(books: Books, cases: list[UUID]) -> None:
    told = heard(books.clerks, [partial(visit, books, cases[0], operation())] * 8)

    assert sorted(map(type, told), key=str) == [int] + [OperationIsKnown] * 7
    assert books.desk.case(cases[0]).contacts == 1


def test_one_whose_case_another_process_carried_on_is_heard_again(
    books: Books, cases: list[UUID], owner: str
) -> None:
    visit(books, cases[0])
    with Books(owner, MASTER, ALL) as others:
        visit(others, cases[0])
        told = heard(books.clerks, [partial(visit, books, id_) for id_ in cases])

    assert told == [4] + [2] * (MANY - 1)


def test_where_a_clerk_itself_falls_over_its_callers_are_told_and_it_hears_the_next(
    books: Books,
) -> None:
    def look_up(questions: list[Question]) -> None:
        if questions[0].key:
            raise RuntimeError("out of its mind")

    clerks = Clerks(books.committer, look_up)
    ask = partial(left_question, clerks)
    assert [str(error) for error in heard(clerks, [ask(1)])] == ["out of its mind"]
    assert heard(clerks, [ask(0)]) == [[]]
    clerks.close()


def test_what_is_stored_is_answered_whatever_becomes_of_what_is_counted(
    books: Books, cases: list[UUID]
) -> None:
    class Broken(Watch):
        def wrote(self, batch: Sequence[Save], seconds: float) -> None:
            raise OSError("no room for a count")

    books.watched_by(Broken())

    assert heard(books.clerks, [partial(visit, books, cases[0])] * 3) == [2, 3, 4]
    assert visit(books, cases[0]) == 5


def test_a_turn_whose_clerk_fell_over_lets_go_of_its_case(books: Books, cases: list[UUID]) -> None:
    def look_up(questions: list[Question]) -> None:
        raise MemoryError

    def ask(case: Case) -> None:
        assert left_for(Question(b"", case.version))

    clerks = Clerks(books.committer, look_up)
    told = heard(clerks, [partial(books.desk.on_case, id_, ask) for id_ in cases])
    again = heard(clerks, [partial(visit, books, id_) for id_ in cases])
    clerks.close()

    assert {type(each) for each in told} == {MemoryError}
    assert again == [2] * MANY


def test_what_a_future_cannot_hold_is_told_and_so_are_those_after_it(books: Books) -> None:
    def stop() -> None:
        raise StopIteration

    told = heard(books.clerks, [stop, lambda: 1])

    assert (type(told[0]), told[1]) == (RuntimeError, 1)


def test_nobody_is_heard_after_the_end(books: Books) -> None:
    clerks = Clerks(books.committer, books.look_up)
    clerks.close()

    with pytest.raises(PoolClosed):
        in_a_loop(clerks.hear(lambda: 1))


def left_question(clerks: Clerks, key: int) -> Callable[[], Any]:
    def turn() -> Any:
        question = Question(b"", key)
        assert left_for(question)
        return question.rows

    return turn


def test_a_turn_sees_what_is_in_hand_where_it_was_called(books: Books, cases: list[UUID]) -> None:
    async def calls() -> list[str]:
        async def one(name: str) -> str:
            IN_HAND.set(name)

            def turn() -> str:
                visit(books, cases[0])
                return IN_HAND.get()

            return await books.clerks.hear(turn)

        return await asyncio.gather(*map(one, "abc"))

    assert in_a_loop(calls()) == ["a", "b", "c"]


def test_whoever_came_before_the_end_is_heard(books: Books, cases: list[UUID]) -> None:
    async def calls() -> list[int]:
        called = [
            asyncio.ensure_future(books.clerks.hear(partial(visit, books, id_))) for id_ in cases
        ]
        await asyncio.to_thread(lambda: None)
        await asyncio.to_thread(books.clerks.close)
        return await asyncio.gather(*called)

    assert in_a_loop(calls()) == [2] * MANY
