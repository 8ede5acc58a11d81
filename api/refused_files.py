"""What an import refused is kept sealed until somebody fetches it to mend it."""

from __future__ import annotations

from uuid import UUID, uuid4

from domain.refusal import Unknown
from store.books import Books


def keep(books: Books, name: str, content: bytes) -> str:
    """Keep the file; returns where it can be fetched."""
    id_ = uuid4()
    box = books.vault.master.seal_file(id_.bytes, content)
    with books.pool.connection() as connection:
        connection.execute(
            "INSERT INTO zhuanban.refused_files VALUES (%s, %s, %s, %s)",
            [books.jurisdiction, id_, name, box],
        )
    return f"/api/v1/refused/{id_}"


def fetch(books: Books, id_: str) -> tuple[str, bytes]:
    """The file's name and content. Raises Unknown."""
    try:
        key = UUID(id_)
    except ValueError:
        raise Unknown(what=id_) from None
    with books.pool.connection() as connection:
        row = connection.execute(
            "SELECT name, box FROM zhuanban.refused_files WHERE jurisdiction = %s AND id = %s",
            [books.jurisdiction, key],
        ).fetchone()
    if row is None:
        raise Unknown(what=id_)
    return row[0], books.vault.master.open_file(key.bytes, row[1])
