"""What an import refused is kept sealed until somebody fetches it to mend it, at most 30 days."""

from __future__ import annotations

from typing import Any, NamedTuple
from uuid import UUID, uuid4

from cryptography.exceptions import InvalidTag
from psycopg import Connection

from domain.refusal import Refusal, Unknown
from store.books import Books

FORGET = "DELETE FROM zhuanban.refused_files WHERE kept_at < now() - interval '30 days'"
KEEP = """
INSERT INTO zhuanban.refused_files (jurisdiction, id, name, box, project)
VALUES (%s, %s, %s, %s, %s)"""
FIND = "SELECT project, name, box FROM zhuanban.refused_files WHERE jurisdiction = %s AND id = %s"


class RefusedFile(NamedTuple):
    """A kept file, and the project it was imported into."""

    project: UUID | None
    name: str
    content: bytes


class RefusedFileIsSealed(Refusal):
    """The file {file} does not open under the key file; import the source again."""

    zh = "密钥文件打不开文件 {file}；请重新导入原文件。"


def keep(books: Books, name: str, content: bytes, *, project: UUID | None = None) -> str:
    """Keep the file; returns where it can be fetched."""
    id_ = uuid4()
    box = books.vault.master.seal_file(id_.bytes, content)
    with books.pool.connection() as connection:
        forget_old(connection)
        connection.execute(KEEP, [books.jurisdiction, id_, name, box, project])
    return f"/api/v1/refused/{id_}"


def find(books: Books, id_: str) -> RefusedFile:
    """The file opened. Raises Unknown, RefusedFileIsSealed."""
    try:
        key = UUID(id_)
    except ValueError:
        raise Unknown(what=id_) from None
    with books.pool.connection() as connection:
        row = connection.execute(FIND, [books.jurisdiction, key]).fetchone()
    if row is None:
        raise Unknown(what=id_)
    project, name, box = row
    try:
        return RefusedFile(project, name, books.vault.master.open_file(key.bytes, box))
    except InvalidTag:
        raise RefusedFileIsSealed(file=name) from None


def forget_old(connection: Connection[Any]) -> int:
    """Let go of what nobody fetched in 30 days; how many files that were."""
    return connection.execute(FORGET).rowcount
