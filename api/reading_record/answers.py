"""Who read a case, what was looked at, what was opened out of sight: as far as the asker sees."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from psycopg import Connection

from api.moments import SHANGHAI
from api.reading import reading
from domain.sealed import Sealed
from projections.directory import DIRECTORY, projects
from projections.reads import END, READS, looks, openings, readers
from projections.register import REGISTER, names
from store.books import Books

PAGE = 100
# A cursor is a position and the place of a look in it: a record holds at most 200.
PLACES = 1000
LAST = (END // PLACES) - 1


def who_read(books: Books, case: UUID) -> dict[str, Any]:
    """Who read a case, in which role, how often, first and last; and the last looks at it."""
    with reading(books, READS, REGISTER, DIRECTORY) as (connection, position):
        found = readers(connection, jurisdiction=books.jurisdiction, case=case)
        latest = looks(connection, jurisdiction=books.jurisdiction, case=case, limit=PAGE)
        _finish(books, connection, latest)
    for row in found:
        _in_shanghai(row, "first_at", "last_at")
    return {"readers": found, "items": latest, "next": None, "position": position}


def list_looks(books: Books, *, reader: str | None = None, project: str | None = None,
               what: str | None = None, since: datetime | None = None,
               until: datetime | None = None, cursor: int | None = None,
               limit: int = PAGE) -> dict[str, Any]:  # fmt: skip
    """A page of looks, the newest first; ``cursor`` is the ``next`` of the page before."""
    before = divmod(cursor, PLACES) if cursor else (LAST, 0)
    over = books.desk.project(project).id if project else None
    with reading(books, READS, REGISTER, DIRECTORY) as (connection, position):
        rows = looks(
            connection, jurisdiction=books.jurisdiction, before=before, reader=reader,
            project=over, what=what, since=since, until=until, limit=limit + 1,
        )  # fmt: skip
        items = rows[:limit]
        last = items[-1] if len(rows) > limit else None
        after = last and last["position"] * PLACES + last["nth"]
        _finish(books, connection, items)
    return {"items": items, "next": after and str(after), "position": position}


def list_openings(books: Books, *, cursor: int | None = None,
                  limit: int = PAGE) -> dict[str, Any]:  # fmt: skip
    """Cases opened out of sight, the newest first, each with its reason."""
    with reading(books, READS, DIRECTORY) as (connection, position):
        rows = openings(
            connection, jurisdiction=books.jurisdiction, before=cursor or END, limit=limit + 1
        )
        items = rows[:limit]
        _open(books, connection, items, "reason")
        _code(books, connection, items)
    for row in items:
        _in_shanghai(row, "at", "until")
    after = items[-1]["position"] if len(rows) > limit else None
    return {"items": items, "next": after and str(after), "position": position}


def _finish(books: Books, connection: Connection[Any], rows: list[dict[str, Any]]) -> None:
    """Say numbers and codes instead of ids, open what was searched for and why."""
    cases = [row["case"] for row in rows if row["case"]]
    known = names(connection, jurisdiction=books.jurisdiction, ids=cases)
    _open(books, connection, rows, "term", "reason")
    _code(books, connection, rows)
    for row in rows:
        row.pop("nth")
        row["case_no"] = known[row["case"]]["case_no"] if row["case"] in known else None
        _in_shanghai(row, "at", "last_at")


def _code(books: Books, connection: Connection[Any], rows: list[dict[str, Any]]) -> None:
    codes = {
        project["id"]: project["code"]
        for project in projects(connection, jurisdiction=books.jurisdiction)
    }
    for row in rows:
        row["project"] = codes.get(row["project"])


def _open(books: Books, connection: Connection[Any], rows: list[dict[str, Any]],
          *fields: str) -> None:  # fmt: skip
    """Open sealed columns of a page; null where the key is gone."""
    sealed = [
        (row, field, Sealed.model_validate(row[field]))
        for row in rows for field in fields if row[field]
    ]  # fmt: skip
    books.vault.know(connection, [box.of for _, _, box in sealed])
    for row, field, box in sealed:
        row[field] = books.vault.open(box, field)


def _in_shanghai(row: dict[str, Any], *columns: str) -> None:
    for column in columns:
        row[column] = row[column].astimezone(SHANGHAI)
