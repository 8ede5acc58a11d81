"""A rebuild goes on beside the live tables and swaps at the end, while writing goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from time import monotonic, sleep
from typing import Any

import psycopg
from psycopg import Connection, sql
from psycopg_pool import ConnectionPool

from store.known import Newer, Spans
from store.planning import count, tell_of_empty
from store.read_model import ReadModel
from store.vault import Vault

NOTE = b"SELECT zhuanban.note_read_model(%s, %s, %s, NULL, NULL)"
NOTE_NEWER = b"SELECT zhuanban.note_newer(%s, %s, %s, %s, %s)"
# Events a step. It lays every case anew that it touches, and in a city's log each step touches most
# of them, so the whole log is taken at once (3.5 times as fast as 400,000 a step).
STEP = 6_000_000
STEP_IN_PYTHON = 400_000  # what it tells is held in memory
MANY = 100_000  # events that touch so many rows that none is worth looking up by itself
NEAR = 20_000  # events that the writers are let wait for at the end
BUSY = 200  # events a second that others write, from which on a rebuild makes way for them
REST = 5.0  # times as long as it worked; two are at it side by side
Progress = Callable[[int, int], None]


def rebuild(connection: Connection[Any], model: ReadModel, vault: Vault,
            progress: Progress = lambda done, of: None, *, spans: Spans | None = None
            ) -> None:  # fmt: skip
    """Fold the whole log into new tables, catch up under the writers' lock, swap.

    ``connection`` must be in autocommit. Live writing stops only for the last step. Where the log
    holds what a newer release wrote, the model stands before that and says so.
    """
    with alone(connection, model):
        Rebuild(connection, [model], vault, progress, spans).run()


@contextmanager
def alone(connection: Connection[Any], model: ReadModel) -> Iterator[None]:
    """Let rebuilds of one model follow one another: they would share the tables beside it."""
    connection.execute(b"SELECT pg_advisory_lock(hashtext('rebuild'), hashtext(%s))", [model.name])
    try:
        yield
    finally:
        connection.execute(
            b"SELECT pg_advisory_unlock(hashtext('rebuild'), hashtext(%s))", [model.name]
        )


class Rebuild:
    """Some models made anew beside the live ones, to take their place in one moment."""

    def __init__(self, connection: Connection[Any], models: Sequence[ReadModel], vault: Vault,
                 progress: Progress = lambda done, of: None, spans: Spans | None = None
                 ) -> None:  # fmt: skip
        """Nothing is made before ``run``."""
        self._connection, self._models, self._vault = connection, models, vault
        self._progress, self._spans = progress, spans or Spans()
        self._reached: dict[tuple[str, int], int] = {}
        self._stops: dict[tuple[str, int], Newer] = {}

    def run(self, then: Callable[[], None] = lambda: None) -> None:
        """Make them, and let ``then`` happen in the transaction in which they take their place.

        What cannot be finished leaves the live tables as they were and nothing beside them.
        """
        try:
            self._make()
            with self._connection.transaction():
                heads = _heads(self._connection, lock=True)
                for model in self._models:
                    self._steps(model, heads)
                    _swap(self._connection, model)
                    self._note(model, heads)
                then()
        except BaseException:
            with suppress(psycopg.Error), self._connection.transaction():
                for model in self._models:
                    clear(self._connection, model)
            raise

    def _make(self) -> None:
        connection = self._connection
        with connection.transaction():
            for model in self._models:
                clear(connection, model)
                _make_beside(connection, model)
        self._come_near()
        for model in self._models:
            with connection.transaction():
                connection.execute(b"SET LOCAL role = zhuanban_models")
                connection.execute(b"SET LOCAL search_path = beside, zhuanban")
                connection.execute(b"SET LOCAL maintenance_work_mem = '256MB'")
                connection.execute(model.ddl_of_indexes.encode())
                if any(self._reached.values()):
                    count(connection, model)
                else:
                    tell_of_empty(connection, model)
        self._come_near()

    def _come_near(self) -> None:
        """Take in what was written meanwhile, as long as that becomes less."""
        last = self._catch_up()
        while last > NEAR and (now := self._catch_up()) < last:
            last = now

    def _catch_up(self) -> int:
        heads = _heads(self._connection)
        before = sum(self._reached.values())
        for model in self._models:
            self._steps(model, heads, rests=True)
        return sum(self._reached.values()) - before

    def _steps(self, model: ReadModel, heads: dict[int, int], *, rests: bool = False) -> None:
        most = STEP_IN_PYTHON if model.fold_in_python else STEP
        for jurisdiction, head in heads.items():
            place = (model.name, jurisdiction)
            while (after := self._reached.get(place, 0)) < head and place not in self._stops:
                span = {
                    "jurisdiction": jurisdiction,
                    "after": after,
                    "upto": min(head, after + most),
                }
                began, before = monotonic(), _heads(self._connection) if rests else heads
                self._step(model, span)
                self._reached[place] = span["upto"]
                if rests:
                    moved = sum(_heads(self._connection).values()) - sum(before.values())
                    sleep(rest_after(moved, monotonic() - began))
                self._progress(sum(self._reached.values()), sum(heads.values()) * len(self._models))

    def _step(self, model: ReadModel, span: dict[str, int]) -> None:
        newer = self._spans.first(self._connection, model.aggregates, span)
        topics = self._spans.topics(self._connection, span)
        if newer:
            self._stops[model.name, span["jurisdiction"]] = newer
            span["upto"] = newer.position - 1
        with self._connection.transaction():
            self._connection.execute(b"SET LOCAL search_path = beside, zhuanban")
            self._connection.execute(b"SET LOCAL work_mem = '256MB'")
            if span["upto"] - span["after"] > MANY:
                self._connection.execute(b"SET LOCAL enable_nestloop = off")
            vault = self._vault.of(span["jurisdiction"])
            model.fold(self._connection, vault, span, topics, schema="beside")

    def _note(self, model: ReadModel, heads: dict[int, int]) -> None:
        for jurisdiction in heads:
            asked = [jurisdiction, model.name, model.definition]
            if newer := self._stops.get((model.name, jurisdiction)):
                self._connection.execute(NOTE_NEWER, [*asked, newer.position, newer.topic])
            else:
                self._connection.execute(NOTE, asked)


def rest_after(moved: int, seconds: float) -> float:
    """Seconds to rest after a step during which the log moved by so many events."""
    return REST * seconds if moved > BUSY * seconds else 0.0


def clear(connection: Connection[Any], model: ReadModel) -> None:
    """Nothing half made of it stays beside the live tables."""
    connection.execute(b"SET LOCAL role = zhuanban_models")
    for table in model.tables:
        name = sql.Identifier(table)
        connection.execute(sql.SQL("DROP TABLE IF EXISTS beside.{}").format(name))


def rebuild_all(pool: ConnectionPool[Connection[Any]], models: Sequence[ReadModel], vault: Vault,
                *, at_once: int = 2, progress: Progress = lambda done, of: None
                ) -> None:  # fmt: skip
    """Rebuild several, ``at_once`` side by side, each on a connection of its own."""
    reached: dict[str, int] = {}
    spans = Spans()

    def one(model: ReadModel) -> None:
        def told(done: int, of: int) -> None:
            reached[model.name] = done
            progress(sum(reached.values()), of * len(models))

        with pool.connection() as connection:
            rebuild(connection, model, vault, told, spans=spans)

    with ThreadPoolExecutor(at_once) as workers:
        for done in [workers.submit(one, model) for model in models]:
            done.result()


def _make_beside(connection: Connection[Any], model: ReadModel) -> None:
    connection.execute(b"SET LOCAL search_path = beside, zhuanban")
    connection.execute(model.ddl_of_tables.encode())
    connection.execute(model.policies.encode())
    connection.execute(model.function_in("beside").encode())


def _heads(connection: Connection[Any], *, lock: bool = False) -> dict[int, int]:
    if lock:
        connection.execute(b"SELECT zhuanban.become_writer(jurisdiction, '{}', '{}')"
                           b" FROM zhuanban.jurisdictions ORDER BY jurisdiction")  # fmt: skip
    return dict(connection.execute(b"SELECT jurisdiction, position FROM zhuanban.heads").fetchall())


def _swap(connection: Connection[Any], model: ReadModel) -> None:
    connection.execute(b"SET LOCAL role = zhuanban_models")
    for table in model.tables:
        name = sql.Identifier(table)
        connection.execute(sql.SQL("DROP TABLE IF EXISTS models.{}").format(name))
        connection.execute(sql.SQL("ALTER TABLE beside.{} SET SCHEMA models").format(name))
    connection.execute(model.function.encode())
    connection.execute(
        sql.SQL("DROP FUNCTION beside.{}").format(sql.Identifier(f"fold_{model.name}"))
    )
    connection.execute(b"SET LOCAL role = zhuanban_app")
