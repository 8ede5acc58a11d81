"""What a doctor brings to a visit, and the one line that comes of each look."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from psycopg import Connection

from api.settings import Settings


class Item(NamedTuple):
    """``what`` was looked at is stable; ``ok`` is false where somebody must see to it."""

    what: str
    ok: bool
    zh: str
    en: str

    def says(self, language: str) -> str:
        """The line in the reader's language."""
        return self.zh if language == "zh" else self.en


@dataclass(frozen=True)
class Visit:
    """An installation as it was set up; of its database a connection that cannot write.

    ``why`` there is none is said by the first look; ``is_new``: there is no data yet at all.
    """

    given: Settings
    database: Connection[Any] | None = None
    why: str = ""
    is_new: bool = False

    @property
    def connection(self) -> Connection[Any]:
        """The connection, for looks that are only made where there is one."""
        assert self.database
        return self.database

    @property
    def jurisdiction(self) -> int:
        """Whose books are looked at."""
        return self.given.jurisdiction.number


Look = Iterator[Item]


def well(what: str, zh: str, en: str) -> Item:
    """Nothing to be done, or advice."""
    return Item(what, True, zh, en)


def wrong(what: str, zh: str, en: str) -> Item:
    """Somebody must see to it."""
    return Item(what, False, zh, en)
