"""The trail of a subject is every record of it in the order of the log, with what to look at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import islice
from typing import Any, LiteralString
from uuid import UUID
from zoneinfo import ZoneInfo

import orjson
from psycopg import Connection, sql

from audit.correction_history import CORRECTIONS, CorrectionHistory, corrected
from audit.flags import FLAGGED, FLAGS, GAPS, ROWS
from audit.opening import Opener
from audit.subject import Subject
from audit.witnessing import Witnessing
from store.books import Books

Row = dict[str, Any]
SHANGHAI = ZoneInfo("Asia/Shanghai")
PAGE, CHUNK = 200, 2000

NUMBERS = """
SELECT stream, convert_from(state, 'UTF8')::jsonb ->> 'case_no' FROM zhuanban.events
WHERE jurisdiction = %s AND stream = ANY (%s) AND version = 1 AND starts_with(topic, 'case.')"""
HEAD = "SELECT position FROM zhuanban.heads WHERE jurisdiction = %s"


class Trail:
    """What the log says about a subject up to a position; ``since``/``until`` by recorded_at."""

    def __init__(self, books: Books, subject: Subject, *, since: datetime | None = None,
                 until: datetime | None = None, known_at: int | None = None) -> None:  # fmt: skip
        """Fix the position now, so that all answers of one trail speak of the same log."""
        self.books, self.subject = books, subject
        self.since, self.until = since, until
        with books.pool.connection() as connection:
            row = connection.execute(HEAD, [books.jurisdiction]).fetchone()
        head = row[0] if row else 0
        self.position: int = head if known_at is None else min(head, known_at)
        self._numbers: dict[UUID, str | None] = {}

    def gaps(self, flag: str | None = None) -> dict[str, int]:
        """How many records there are, or carry ``flag``; then how many of each flag, zeros too."""
        with self.books.pool.connection() as connection:
            counted = dict(connection.execute(self._asked(GAPS)).fetchall())
        if flag:
            counted["records"] = counted.get(flag, 0)
        return {name: counted.get(name, 0) for name in ("records", *FLAGS)}

    def page(self, *, cursor: int = 0, flag: str | None = None, limit: int = PAGE
             ) -> tuple[list[Row], int | None]:  # fmt: skip
        """The records after ``cursor``, and the cursor of the next page where there is one."""
        chunk = CHUNK if flag else limit + 1
        found = list(islice(self.rows(after=cursor, flag=flag, chunk=chunk), limit + 1))
        return found[:limit], found[limit - 1]["position"] if len(found) > limit else None

    def rows(self, *, after: int = 0, flag: str | None = None, chunk: int = CHUNK) -> Iterator[Row]:
        """Every record after a position, read in chunks; no connection is held in between."""
        with self.books.pool.connection() as connection:
            witnessing = Witnessing(connection, self.books.jurisdiction, after)
        while True:
            with self.books.pool.connection() as connection:
                told = connection.execute(self._asked(ROWS, after, chunk)).fetchall()
                wanted = [row for row in told if flag is None or flag in row[-1]]
                read = self._read(connection, wanted, witnessing)
            yield from read
            if len(told) < chunk:
                return
            after = told[-1][0]

    def _asked(
        self, statement: LiteralString, after: int = 0, limit: int | None = None
    ) -> sql.Composed:
        flagged = sql.SQL(FLAGGED).format(
            condition=self.subject.condition, jurisdiction=self.books.jurisdiction, after=after,
            upto=self.position, since=self.since, until=self.until, limit=limit,
        )  # fmt: skip
        return flagged + sql.SQL(statement)

    def _read(self, connection: Connection[Any], told: Sequence[Any], witnessing: Witnessing
              ) -> list[Row]:  # fmt: skip
        payloads = [orjson.loads(row[8]) for row in told]
        jurisdiction = self.books.jurisdiction
        history = CorrectionHistory(connection, jurisdiction, self.position, (
            (row[1], payload) for row, payload in zip(told, payloads, strict=True)
            if row[2] in CORRECTIONS
        ))  # fmt: skip
        opener = Opener(connection, self.books.vault, jurisdiction, [*payloads, *history.payloads])
        self._number(connection, {row[1] for row in told})
        return [
            self._row(row, payload, witnessing.of(row[0]), opener, history)
            for row, payload in zip(told, payloads, strict=True)
        ]

    def _row(self, told: Sequence[Any], payload: dict[str, Any], witnessed_at: datetime | None,
             opener: Opener, history: CorrectionHistory) -> Row:  # fmt: skip
        position, stream, name, topic, version, occurred_at, recorded_at, op_id, _, flags = told
        lag = occurred_at and int((recorded_at - occurred_at).total_seconds())
        row: Row = {
            "position": position, "id": stream, "case_no": self._numbers.get(stream),
            "topic": name, "topic_version": int(topic.partition("@")[2] or 1), "version": version,
            "occurred_at": local(occurred_at), "recorded_at": local(recorded_at),
            "witnessed_at": local(witnessed_at), "lag_seconds": lag, "by": payload.get("by"),
            "recorded_by": payload.get("recorded_by"), "role": payload.get("role"),
            "op_id": op_id, "flags": flags,
        }  # fmt: skip
        if name in CORRECTIONS:
            field, value = corrected(payload)
            row |= {
                "corrects": payload["position"], "field": field,
                "before": opener.open(history.before(position, payload), field),
                "after": opener.open(value, field),
            }  # fmt: skip
            payload.pop("value", None)  # stands beside as "after"
        return row | {
            field: opener.open(value, field)
            for field, value in payload.items() if field not in row
        }  # fmt: skip

    def _number(self, connection: Connection[Any], streams: set[UUID]) -> None:
        new = list(streams - self._numbers.keys())
        self._numbers |= dict.fromkeys(new)
        self._numbers |= dict(
            connection.execute(NUMBERS, [self.books.jurisdiction, new]).fetchall()
        )


def local(moment: datetime | None) -> datetime | None:
    """The moment as Shanghai's clocks showed it."""
    return moment and moment.astimezone(SHANGHAI)
