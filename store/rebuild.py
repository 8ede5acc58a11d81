"""A rebuild goes on beside the live tables and swaps at the end, while writing goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

from psycopg import Connection, sql
from psycopg_pool import ConnectionPool

from store.read_model import ReadModel, bring_along
from store.vault import Vault

STEP = 400_000  # events a step
Progress = Callable[[int, int], None]


def ensure(connection: Connection[Any], models: Sequence[ReadModel], vault: Vault) -> list[str]:
    """Make the tables of models that are new or defined otherwise, and fill them."""
    known = dict(
        connection.execute(
            b"SELECT name, min(definition) FROM zhuanban.read_models GROUP BY name"
        ).fetchall()
    )
    stale = [model for model in models if known.get(model.name) != model.definition]
    for model in stale:
        rebuild(connection, model, vault)
    if stale or not _is_brought_along(connection, models):
        with connection.transaction():
            connection.execute(b"SET LOCAL role = zhuanban_models")
            connection.execute(bring_along(models).encode())
    return [model.name for model in stale]


def _is_brought_along(connection: Connection[Any], models: Sequence[ReadModel]) -> bool:
    # A start that died between the tables and this function would leave the live folds behind.
    row = connection.execute(
        b"SELECT prosrc FROM pg_proc WHERE proname = 'bring_along'"
        b" AND pronamespace = 'models'::regnamespace"
    ).fetchone()
    return row is not None and f"$fold${row[0]}$fold$" in bring_along(models)


def rebuild(connection: Connection[Any], model: ReadModel, vault: Vault,
            progress: Progress = lambda done, of: None) -> None:  # fmt: skip
    """Fold the whole log into new tables, catch up under the writers' lock, swap.

    ``connection`` must be in autocommit. Live writing stops only for the last step.
    """
    with _alone(connection, model):
        _rebuild(connection, model, vault, progress)


@contextmanager
def _alone(connection: Connection[Any], model: ReadModel) -> Iterator[None]:
    """Let rebuilds of one model follow one another: they would share the tables beside it."""
    connection.execute(b"SELECT pg_advisory_lock(hashtext('rebuild'), hashtext(%s))", [model.name])
    try:
        yield
    finally:
        connection.execute(
            b"SELECT pg_advisory_unlock(hashtext('rebuild'), hashtext(%s))", [model.name]
        )


def _rebuild(connection: Connection[Any], model: ReadModel, vault: Vault,
             progress: Progress) -> None:  # fmt: skip
    with connection.transaction():
        connection.execute(b"SET LOCAL role = zhuanban_models")
        _make_beside(connection, model)
    reached = dict.fromkeys(_heads(connection), 0)
    while _catch_up(connection, model, vault, reached, progress) > STEP:
        pass
    with connection.transaction():
        connection.execute(b"SET LOCAL role = zhuanban_models")
        connection.execute(b"SET LOCAL search_path = beside, zhuanban")
        connection.execute(b"SET LOCAL maintenance_work_mem = '256MB'")
        connection.execute(model.ddl_of_indexes.encode())
    with connection.transaction():
        heads = _heads(connection, lock=True)
        _steps(connection, model, vault, reached, heads, progress)
        _swap(connection, model)
        for jurisdiction in heads:
            connection.execute(
                b"SELECT zhuanban.note_read_model(%s, %s, %s, NULL, NULL)",
                [jurisdiction, model.name, model.definition],
            )


def rebuild_all(pool: ConnectionPool[Connection[Any]], models: Sequence[ReadModel], vault: Vault,
                *, at_once: int = 2, progress: Progress = lambda done, of: None
                ) -> None:  # fmt: skip
    """Rebuild several, ``at_once`` side by side, each on a connection of its own."""
    reached: dict[str, int] = {}

    def one(model: ReadModel) -> None:
        def told(done: int, of: int) -> None:
            reached[model.name] = done
            progress(sum(reached.values()), of * len(models))

        with pool.connection() as connection:
            rebuild(connection, model, vault, told)

    with ThreadPoolExecutor(at_once) as workers:
        for done in [workers.submit(one, model) for model in models]:
            done.result()


def _make_beside(connection: Connection[Any], model: ReadModel) -> None:
    connection.execute(b"SET LOCAL search_path = beside, zhuanban")
    for table in model.tables:
        connection.execute(sql.SQL("DROP TABLE IF EXISTS {}").format(sql.Identifier(table)))
    connection.execute(model.ddl_of_tables.encode())
    connection.execute(model.policies.encode())
    connection.execute(model.function.encode())


def _heads(connection: Connection[Any], *, lock: bool = False) -> dict[int, int]:
    if lock:
        connection.execute(b"SELECT zhuanban.become_writer(jurisdiction, '{}', '{}')"
                           b" FROM zhuanban.jurisdictions ORDER BY jurisdiction")  # fmt: skip
    return dict(connection.execute(b"SELECT jurisdiction, position FROM zhuanban.heads").fetchall())


def _catch_up(connection: Connection[Any], model: ReadModel, vault: Vault,
              reached: dict[int, int], progress: Progress) -> int:  # fmt: skip
    heads = _heads(connection)
    before = sum(reached.values())
    _steps(connection, model, vault, reached, heads, progress)
    return sum(reached.values()) - before


def _steps(connection: Connection[Any], model: ReadModel, vault: Vault, reached: dict[int, int],
           heads: dict[int, int], progress: Progress) -> None:  # fmt: skip
    for jurisdiction, head in heads.items():
        keys = vault.of(jurisdiction)
        while (after := reached.get(jurisdiction, 0)) < head:
            upto = min(head, after + STEP)
            with connection.transaction():
                connection.execute(b"SET LOCAL search_path = beside, zhuanban")
                connection.execute(b"SET LOCAL work_mem = '256MB'")
                model.fold(
                    connection, keys, {"jurisdiction": jurisdiction, "after": after, "upto": upto}
                )
            reached[jurisdiction] = upto
            progress(sum(reached.values()), sum(heads.values()))


def _swap(connection: Connection[Any], model: ReadModel) -> None:
    connection.execute(b"SET LOCAL role = zhuanban_models")
    for table in model.tables:
        name = sql.Identifier(table)
        connection.execute(sql.SQL("DROP TABLE IF EXISTS models.{}").format(name))
        connection.execute(sql.SQL("ALTER TABLE beside.{} SET SCHEMA models").format(name))
    connection.execute(b"SET LOCAL role = zhuanban_app")
