"""Lists: the register of a project, what is due, who has how many cases, what waits for whom."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from psycopg import Connection

from api.moments import SHANGHAI, now
from api.reading import reading
from api.texts import case_number
from domain.sealed import Sealed
from projections.caseload import CASELOAD, caseload
from projections.confirmations import CONFIRMATIONS, waiting_for
from projections.due import DUE, due
from projections.register import REGISTER, cases, names, numbered_after
from projections.search import SEARCH, cases_of
from projections.transfers import TRANSFERS, open_transfers
from store.books import Books
from store.past import Moment, at

PAGE = 100


def register(books: Books, *, project: str, q: str | None = None, stage: str | None = None,
             chief: str | None = None, unassigned: bool = False, cursor: str | None = None,
             as_of: datetime | None = None, known_at: int | None = None, limit: int = PAGE
             ) -> dict[str, Any]:  # fmt: skip
    """A page of cases; ``q`` is a name or part of it, pinyin, a number. Raises Unknown."""
    id_ = books.desk.project(project).id
    asked: dict[str, Any] = {
        "project": id_, "cursor": cursor or "", "stage": stage, "chief": chief,
        "unassigned": unassigned, "number": case_number(q) if q else None, "limit": limit + 1,
    }  # fmt: skip
    then = None if as_of is None and known_at is None else Moment(as_of or now(), known_at)
    # Only whom a search finds has to be known before the page is; else a page costs a page.
    whole: dict[str, Any] = {"as_of": as_of, "known_at": known_at} if q else {}
    with reading(books, REGISTER, SEARCH, **whole, project=id_) as (connection, position):
        if then and not q:
            rows = _page_then(books, connection, then, asked)
        else:
            found = (
                cases_of(connection, books.vault.master, jurisdiction=books.jurisdiction, q=q)
                if q else None
            )  # fmt: skip
            rows = cases(connection, jurisdiction=books.jurisdiction, **asked, found=found)
        open_sealed(books, connection, rows, "name", "name")
        _in_shanghai(rows, "opened_at", "last_contact")
    items, more = rows[:limit], len(rows) > limit
    return {
        "items": items, "next": items[-1]["case_no"] if more else None,
        "position": position if known_at is None else min(position, known_at),
    }  # fmt: skip


def _page_then(books: Books, connection: Connection[Any], then: Moment, asked: dict[str, Any]
               ) -> list[dict[str, Any]]:  # fmt: skip
    """The page of a past moment: so many cases as it takes to fill it are folded up to then."""
    rows: list[dict[str, Any]] = []
    cursor, size = asked["cursor"], asked["limit"]
    while len(rows) < asked["limit"]:
        candidates = numbered_after(
            connection, jurisdiction=books.jurisdiction, project=asked["project"], cursor=cursor,
            as_of=then.as_of, limit=size,
        )  # fmt: skip
        if not candidates:
            break
        with at(connection, [REGISTER], books.vault, then, jurisdiction=books.jurisdiction,
                streams=[case for case, _ in candidates], sight=books.sight):  # fmt: skip
            rows += cases(connection, jurisdiction=books.jurisdiction, **asked)
        cursor, size = candidates[-1][1], size * 2
    return rows[: asked["limit"]]


def due_list(books: Books, *, day: date, cadre: str | None = None,
             as_of: datetime | None = None) -> dict[str, Any]:  # fmt: skip
    """What is due on a day or before, oldest first."""
    with reading(books, DUE, as_of=as_of) as (connection, position):
        rows = due(connection, jurisdiction=books.jurisdiction, day=day, cadre=cadre)
        for row in rows:
            field = "next_step" if row["kind"] == "next_step" else "text"
            open_sealed(books, connection, [row], "text", field)
        _in_shanghai(rows, "made_at")
    return {"items": rows, "next": None, "position": position}


def caseloads(books: Books, *, project: str | None = None,
              as_of: datetime | None = None) -> dict[str, Any]:  # fmt: skip
    """Open and closed cases a cadre. Raises Unknown."""
    id_: UUID | None = books.desk.project(project).id if project else None
    with reading(books, CASELOAD, as_of=as_of, project=id_) as (connection, position):
        rows = caseload(connection, jurisdiction=books.jurisdiction, project=id_)
    return {"items": rows, "next": None, "position": position}


def transfers(books: Books, *, to: str | None = None, giver: str | None = None,
              project: str | None = None, cursor: int = 0, limit: int = PAGE,
              as_of: datetime | None = None) -> dict[str, Any]:  # fmt: skip
    """A page of transfers that wait for an answer, the oldest first. Raises Unknown."""
    id_: UUID | None = books.desk.project(project).id if project else None
    asked = {"jurisdiction": books.jurisdiction}
    with reading(books, TRANSFERS, REGISTER, as_of=as_of, project=id_) as (connection, position):
        rows = open_transfers(
            connection, **asked, receiver=to, giver=giver, project=id_, after=cursor,
            limit=limit + 1,
        )  # fmt: skip
        named = names(connection, **asked, ids=[row["case"] for row in rows])
        rows = [
            {"case_no": None, "name": None, **row, **named.get(row["case"], {})} for row in rows
        ]
        open_sealed(books, connection, rows, "name", "name")
        _in_shanghai(rows, "offered_at")
    items, more = rows[:limit], len(rows) > limit
    return {
        "items": items, "next": str(items[-1]["position"]) if more else None, "position": position,
    }  # fmt: skip


def confirmations(books: Books, *, partner: str, since: datetime) -> dict[str, Any]:
    """Contacts since a moment that name somebody as partner who has not confirmed them so far."""
    asked = {"jurisdiction": books.jurisdiction}
    with reading(books, CONFIRMATIONS, REGISTER) as (connection, position):
        rows = waiting_for(connection, **asked, partner=partner, since=since)
        named = names(connection, **asked, ids=[row["case"] for row in rows])
        rows = [
            {"case_no": None, "name": None, **row, **named.get(row["case"], {})} for row in rows
        ]
        open_sealed(books, connection, rows, "name", "name")
        _in_shanghai(rows, "at")
    return {"items": rows, "next": None, "position": position}


def _in_shanghai(rows: list[dict[str, Any]], *columns: str) -> None:
    for row in rows:
        for column in columns:
            row[column] = row[column] and row[column].astimezone(SHANGHAI)


def open_sealed(books: Books, connection: Connection[Any], rows: list[dict[str, Any]],
                column: str, field: str) -> None:  # fmt: skip
    """Open the sealed column of a page, all keys in one question."""
    sealed = {i: Sealed.model_validate(row[column]) for i, row in enumerate(rows) if row[column]}
    books.vault.know(connection, [box.of for box in sealed.values()])
    for i, box in sealed.items():
        rows[i][column] = books.vault.open(box, field)
