"""Whether what is sealed can be read: how many keys there are, and how many open."""

from __future__ import annotations

import logging
from typing import Any
from uuid import UUID

from psycopg import Connection

from api.refused_files import forget_old
from domain.refusal import Refusal
from projections.search import without_key
from store.books import Books
from store.vault import Vault

log = logging.getLogger("zhuanban")
SAMPLE = 100
COUNT = """
SELECT wrapping, count(*) FROM zhuanban.person_keys WHERE jurisdiction = %s GROUP BY wrapping"""
SOME = """
SELECT person, wrapping, wrapped FROM zhuanban.person_keys
WHERE jurisdiction = %s AND wrapping = %s LIMIT %s"""
OLDEST = "SELECT oldest FROM zhuanban.wrappings WHERE jurisdiction = %s"


class KeysAreMissing(Refusal):
    """Of {persons} stored keys {unreadable} do not open, and {missing} persons have none: their
    texts show as unreadable, all else is served; put back the key file, or the table of a backup.
    """

    zh = (
        "已存密钥 {persons} 个，其中 {unreadable} 个打不开，另有 {missing} 人没有密钥："
        "其个人信息显示为不可读，其余照常；请放回密钥文件，或从备份恢复密钥表。"
    )


class KeyFileIsOlder(Refusal):
    """The key file is from before the last rotation, so no new person can be kept; put back the
    newer file.
    """

    zh = "密钥文件是上次更换密钥之前的，无法保存新的个人信息；请放回较新的密钥文件。"


def missing_keys(connection: Connection[Any], vault: Vault) -> dict[str, Any]:
    """What there is and what is missing.

    ``secrets``: numbers held, the newest first; ``is_older``: the file is from before the last
    rotation. ``persons``: keys stored, ``unreadable``: of them, those that do not open;
    ``missing``: persons neither erased nor with a key.
    """
    numbers = vault.master.numbers
    oldest = connection.execute(OLDEST, [vault.jurisdiction]).fetchone()
    return {
        "secrets": numbers,
        "is_older": bool(numbers and oldest and numbers[0] < oldest[0]),
        **stored_keys(connection, vault),
        "missing": without_key(connection, jurisdiction=vault.jurisdiction),
    }


def stored_keys(connection: Connection[Any], vault: Vault) -> dict[str, int]:
    """How many keys are stored (``persons``) and how many of them do not open."""
    counted = dict(connection.execute(COUNT, [vault.jurisdiction]).fetchall())
    return {
        "persons": sum(counted.values()),
        "unreadable": sum(_unreadable(connection, vault, *each) for each in counted.items()),
    }


def _unreadable(connection: Connection[Any], vault: Vault, number: int, n: int) -> int:
    """How many keys of that secret do not open; where the first ones all do, the others do too."""

    def shut(limit: int) -> int:
        rows: list[tuple[UUID, int, bytes]] = connection.execute(
            SOME, [vault.jurisdiction, number, limit]
        ).fetchall()
        return sum(vault.unwrap(*row) is None for row in rows)

    if number not in vault.master.numbers:
        return n
    return shut(n) if shut(SAMPLE) else 0


def state(books: Books, language: str) -> dict[str, Any]:
    """The state of the keys, and a sentence for each thing that is wrong."""
    with books.pool.connection() as connection:
        found = missing_keys(connection, books.vault)
    return {**found, "trouble": [refusal.sentence(language) for refusal in troubles(found)]}


def troubles(found: dict[str, Any]) -> list[Refusal]:
    """What somebody must see to."""
    told: list[Refusal] = []
    if found["unreadable"] or found["missing"]:
        told.append(KeysAreMissing(**found))
    if found["is_older"]:
        told.append(KeyFileIsOlder())
    return told


def at_start(books: Books, language: str = "zh") -> None:
    """Say in the log what cannot be read; forget refused files that are old."""
    with books.pool.connection() as connection:
        forget_old(connection)
        for refusal in troubles(missing_keys(connection, books.vault)):
            log.warning(refusal.sentence(language))
