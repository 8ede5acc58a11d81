"""Who read a case, what a reader looked at, who searched: by SQL, within what the asker may see."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid5

import pytest

from domain.access import Access, Read
from projections.reads import READS, looks, opened_under, openings, readers
from store.books import Books
from store.digest import digest
from store.rebuild import rebuild_all
from store.sight import Sight
from tests.facts import CASE, FORCE, OTHER, PROJECT, START, act

ELSEWHERE = UUID(int=77)


def record(books: Books, reader: str, *reads: Read, hours: float = 0, role: str = "cadre") -> int:
    access = stream(books, reader)
    access.record(act(hours, reader, role=role), reads=reads)
    return books.desk.store(access).position


def stream(books: Books, reader: str) -> Access:
    id_ = uuid5(books.desk.account_id(reader), "access")
    return books.desk.get(Access, id_, reader) if books.desk.exists(id_) else Access(id_)


def look(hours: float = 0, **of: Any) -> Read:
    at = START + timedelta(hours=hours)
    return Read(**{"at": at, "what": "case", "case": CASE, "project": PROJECT, **of})


def break_glass(books: Books, reader: str = "bob", hours: float = 0) -> int:
    access = stream(books, reader)
    access.break_glass(
        act(hours, reader), case=CASE, case_no="XN-001", project=PROJECT, task_force=FORCE,
        reason=books.vault.seal(CASE, "reason", "信访件转办"), in_sight=False,
    )  # fmt: skip
    return books.desk.store(access).position


def shown(books: Books, **asked: Any) -> list[dict[str, Any]]:
    with books.reading() as connection:
        return looks(connection, jurisdiction=1, **asked)


def test_who_read_a_case_is_counted_by_reader_and_role(books: Books) -> None:
    record(books, "amy", look(), look(1, times=3, last_at=START + timedelta(hours=2)))
    record(books, "amy", look(3), role="chief")
    record(books, "bob", look(4), look(5, case=OTHER))

    with books.reading() as connection:
        found = readers(connection, jurisdiction=1, case=CASE)

    assert [(row["reader"], row["role"], row["times"]) for row in found] == [
        ("bob", "cadre", 1), ("amy", "chief", 1), ("amy", "cadre", 4),
    ]  # fmt: skip
    assert (found[2]["first_at"], found[2]["last_at"]) == (START, START + timedelta(hours=2))


def test_what_a_reader_looked_at_stands_newest_first_in_pages(books: Books) -> None:
    record(books, "amy", *(look(n) for n in range(3)))
    record(books, "bob", look(9))
    record(books, "amy", look(3))

    first = shown(books, reader="amy", limit=2)
    rest = shown(books, reader="amy", before=(first[1]["position"], first[1]["nth"]))

    hours = [(row["at"] - START).total_seconds() / 3600 for row in first + rest]
    assert hours == [3, 2, 1, 0]


def test_looks_are_found_by_project_kind_and_time(books: Books) -> None:
    term = books.vault.seal(OTHER, "term", "赵")
    record(books, "amy", look(), look(1, what="search", case=None, term=term))
    record(books, "bob", look(2, what="search", case=None, term=term, project=ELSEWHERE))

    (found,) = shown(books, what="search", project=PROJECT)

    assert (found["reader"], found["term"]["of"]) == ("amy", str(OTHER))
    assert [row["reader"] for row in shown(books, since=START + timedelta(hours=1.5))] == ["bob"]
    assert len(shown(books, until=START)) == 1


def test_a_look_through_broken_glass_says_why(books: Books) -> None:
    position = break_glass(books)
    record(books, "bob", look(1, why=position))

    (found,) = shown(books, reader="bob")

    assert (found["why"], found["reason"]["of"]) == (position, str(CASE))


@pytest.mark.parametrize(("hours", "openings"), [(-0.1, 0), (0, 1), (3, 1), (3.1, 0)])
def test_an_opening_stands_for_three_hours(books: Books, hours: float, openings: int) -> None:
    position = break_glass(books)

    with books.reading() as connection:
        found = opened_under(connection, jurisdiction=1, reader="bob", case=CASE,
                             at=START + timedelta(hours=hours))  # fmt: skip

    assert found == (position if openings else None)


def test_the_newest_opening_stands_first(books: Books) -> None:
    positions = [break_glass(books, hours=hours) for hours in (0, 4)]

    with books.reading() as connection:
        found = openings(connection, jurisdiction=1)

    assert [row["position"] for row in found] == positions[::-1]
    assert not found[0]["stands"]


@pytest.mark.parametrize(
    ("sight", "seen"),
    [([PROJECT], 2), ([CASE], 1), ([FORCE], 1), ([ELSEWHERE], 0), ([], 0), (None, 4)],
)
def test_a_reader_without_that_project_or_case_is_not_shown_who_read_it(
    books: Books, sight: list[UUID] | None, seen: int
) -> None:
    list_ = look(what="list", case=None)
    over_force = look(what="trail", case=None, project=None, task_force=FORCE)
    everywhere = look(what="feed", case=None, project=None)
    record(books, "amy", look(), list_, over_force, everywhere)

    books = books.seen_by(Sight() if sight is None else Sight.of(sight))

    assert len(shown(books)) == seen


def test_broken_glass_is_shown_to_whoever_sees_the_project_of_the_case(books: Books) -> None:
    break_glass(books)

    def found(*sight: UUID) -> int:
        with books.seen_by(Sight.of(sight)).reading() as connection:
            return len(openings(connection, jurisdiction=1))

    assert (found(PROJECT), found(ELSEWHERE)) == (1, 0)


def test_a_rebuild_gives_the_same_rows(books: Books) -> None:
    break_glass(books)
    record(books, "amy", look(), look(1, times=2, last_at=START + timedelta(hours=2)))
    record(books, "bob", look(2, what="search", term=books.vault.seal(OTHER, "term", "赵")))
    with books.pool.connection() as connection:
        live = digest(connection, READS, whole=True)

    rebuild_all(books.pool, [READS], books.vault)

    with books.pool.connection() as connection:
        assert digest(connection, READS, whole=True) == live
