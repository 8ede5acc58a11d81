"""The files of a case are those its events name, and no other can be sent or asked for."""

from __future__ import annotations

from typing import Any, NamedTuple
from uuid import UUID

from pydantic import TypeAdapter

from domain.case.attachment import Attachment, Attachments
from domain.refusal import Unknown
from store.attachments import Named
from store.attachments.kept import FileIsErased
from store.books import Books
from store.erasure import stream_of

# What a household was erased of stays erased: only a later event can name the file again.
NAMED = """
SELECT position, convert_from(state, 'UTF8')::jsonb -> 'attachments', position < (
    SELECT coalesce(max(position), 0) FROM zhuanban.events
    WHERE jurisdiction = %(of)s AND stream = %(orders)s)
FROM zhuanban.events
WHERE jurisdiction = %(of)s AND stream = %(case)s
  AND convert_from(state, 'UTF8')::jsonb ? 'attachments'
ORDER BY version"""
AS_NAMED: TypeAdapter[Attachments] = TypeAdapter(Attachments)


class Told(NamedTuple):
    """A file as an event names it, where that event stands, and whether it was erased since."""

    file: Attachment
    position: int
    is_erased: bool


def named(books: Books, case: UUID) -> dict[str, Told]:
    """The files of a case by hash, each where it was named first."""
    asked = {"of": books.jurisdiction, "case": case, "orders": stream_of(case)}
    with books.pool.connection() as connection:
        rows = connection.execute(NAMED, asked).fetchall()
    found: dict[str, Told] = {}
    for position, files, is_erased in rows:
        for file in AS_NAMED.validate_python(files):
            first = found.get(file.sha256)
            found[file.sha256] = Told(file, first.position if first else position, is_erased)
    return found


def the_file(books: Books, case: UUID, sha256: str) -> tuple[Named, Attachment]:
    """A file that may be sent or shown. Raises Unknown, FileIsErased."""
    told = named(books, case).get(sha256)
    if told is None:
        raise Unknown(what=f"attachment {sha256[:8]} in this case")
    if told.is_erased:
        raise FileIsErased
    return Named(case, sha256, told.file.size), told.file


def listed(books: Books, case: UUID) -> dict[str, Any]:
    """Every file that the case's events name, with how much of it is here."""
    files = named(books, case)
    sent = books.attachments.sent_of(case) if files else {}
    can_read = bool(files) and books.attachments.can_read(case)
    items = [
        {
            **told.file.model_dump(),
            "position": told.position,
            "sent": 0 if told.is_erased else sent.get(sha256, 0),
            "held": can_read and not told.is_erased and sent.get(sha256, 0) == told.file.size,
            "erased": told.is_erased,
        }
        for sha256, told in files.items()
    ]
    return {"items": items, "next": None}
