"""A jurisdiction is founded once, by the owner; a database entered in a directory is one city's."""

from __future__ import annotations

from typing import Any, NamedTuple

from psycopg import Connection

from domain.refusal import Refusal
from store.database import connected
from store.migrate import ONE_AT_A_TIME


class Jurisdiction(NamedTuple):
    """Whose books they are: the number that leads every key, and what the directory calls it.

    ``code`` is None where it stands in no directory.
    """

    number: int = 1
    code: str | None = None
    name: str = "default"


ALONE = Jurisdiction()


class DatabaseIsOfAnother(Refusal):
    """The database named for {code} (number {number}) holds the records of {found}; correct the directory before anything is written."""  # noqa: E501

    zh = (
        "名录中 {code}（编号 {number}）所指的数据库里是 {found} 的记录；"
        "请先更正名录，未写入任何内容。"
    )
    status = 503


OTHERS = b"""
SELECT coalesce(code, 'number ' || jurisdiction) FROM zhuanban.jurisdictions
JOIN zhuanban.heads USING (jurisdiction)
WHERE CASE WHEN jurisdiction = %(number)s THEN code <> %(code)s
      ELSE code IS NOT NULL OR position > 0 END
ORDER BY jurisdiction LIMIT 1"""
FOUND = b"""
INSERT INTO zhuanban.jurisdictions AS j (jurisdiction, code, name)
VALUES (%(number)s, %(code)s, %(name)s)
ON CONFLICT (jurisdiction) DO UPDATE SET code = excluded.code, name = excluded.name
WHERE (j.code, j.name) IS DISTINCT FROM (excluded.code, excluded.name)"""
HEAD = b"INSERT INTO zhuanban.heads (jurisdiction) VALUES (%(number)s) ON CONFLICT DO NOTHING"
# Its read models stand at its first record as those of the others do.
MODELS = b"""
INSERT INTO zhuanban.read_models (jurisdiction, name, definition)
SELECT DISTINCT ON (name) %(number)s::integer, name, definition FROM zhuanban.read_models
ORDER BY name, definition ON CONFLICT DO NOTHING"""


def must_be_of(connection: Connection[Any], who: Jurisdiction) -> None:
    """Raises DatabaseIsOfAnother where another jurisdiction's records are in the database."""
    if who.code and (row := connection.execute(OTHERS, who._asdict()).fetchone()):
        raise DatabaseIsOfAnother(code=who.code, number=who.number, found=row[0])


def found(owner: str, who: Jurisdiction) -> None:
    """Enter it in a migrated database, where it is not there yet. Raises DatabaseIsOfAnother."""
    if who == ALONE:
        return  # the schema brings it along
    with connected(owner) as connection, connection.transaction():
        connection.execute("SELECT pg_advisory_xact_lock(%s)", [ONE_AT_A_TIME])
        must_be_of(connection, who)
        for statement in (FOUND, HEAD, MODELS):
            connection.execute(statement, who._asdict())
