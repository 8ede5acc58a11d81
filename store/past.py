"""What the log held at a position about the time up to a moment, by the same read models."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from psycopg import Connection, sql

from store.known import Spans, WrittenByNewerRelease
from store.read_model import ReadModel
from store.sight import EVERYTHING, Sight
from store.vault import Vault


@dataclass(frozen=True)
class Moment:
    """``as_of`` is by occurred_at, inclusive; ``known_at`` is a position of the log."""

    as_of: datetime
    known_at: int | None = None


PICK = """
CREATE TEMP TABLE events ON COMMIT DROP AS
SELECT * FROM {log}
WHERE jurisdiction = {jurisdiction} AND occurred_at <= {as_of} AND position <= {known_at}
  AND ({project}::uuid IS NULL OR project = {project} OR project IS NULL)
  AND ({streams}::uuid[] IS NULL OR stream = ANY ({streams}::uuid[]))
ORDER BY position"""


@contextmanager
def at(connection: Connection[Any], models: Sequence[ReadModel], vault: Vault, moment: Moment, *,
       jurisdiction: int, project: UUID | None = None, streams: list[UUID] | None = None,
       sight: Sight = EVERYTHING) -> Iterator[None]:  # fmt: skip
    """Within this block the models' tables hold the moment: temporary tables stand before them.

    ``project`` and ``streams`` narrow it to what is asked about, so that a page costs a page.

    The statements are those of the live tables; they read ``events`` without a schema, and
    here that is the part of the log that the moment knows. Raises WrittenByNewerRelease where it
    holds what a model would have to know.
    """
    with connection.transaction(force_rollback=True):
        chosen: dict[str, Any] = {
            "jurisdiction": jurisdiction, "as_of": moment.as_of, "project": project,
            "streams": streams,
        }  # fmt: skip
        known_at = 2**63 - 1 if moment.known_at is None else moment.known_at
        connection.execute(
            sql.SQL(PICK).format(
                log=sight.log,
                **{k: sql.Literal(v) for k, v in {**chosen, "known_at": known_at}.items()},
            )
        )
        connection.execute(b"CREATE UNIQUE INDEX ON pg_temp.events (jurisdiction, position)")
        connection.execute(b"ANALYZE pg_temp.events")
        span = {"jurisdiction": jurisdiction, "after": 0, "upto": known_at}
        spans = Spans()
        for model in models:
            if newer := spans.first(connection, model.aggregates, span):
                raise WrittenByNewerRelease(position=newer.position, topic=newer.topic)
            connection.execute(
                model.ddl.replace("CREATE TABLE", "CREATE TEMP TABLE").encode(), prepare=False
            )
            model.fold(connection, vault, span)
        yield
