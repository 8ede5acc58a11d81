"""Read models that are new, defined otherwise or can go on again are made before anybody reads."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from typing import Any

from psycopg import Connection

from store.known import KNOWN
from store.read_model import ReadModel, bring_along
from store.rebuild import Rebuild, alone, clear
from store.vault import Vault

STANDING = b"""
SELECT name, min(definition), min(awaits) FROM zhuanban.read_models GROUP BY name"""
HALF_MADE = b"SELECT tablename FROM pg_tables WHERE schemaname = 'beside'"
NOBODY_AT_IT = b"SELECT pg_try_advisory_xact_lock(hashtext('rebuild'), hashtext(%s))"


def ensure(connection: Connection[Any], models: Sequence[ReadModel], vault: Vault) -> list[str]:
    """Make the tables of models that are new or defined otherwise, and fill them.

    Also those that stopped before an event which this release can read. A server of the release
    before may write meanwhile: what it calls for a batch changes in one moment with the tables.
    """
    _sweep(connection, models)
    known = {
        name: (definition, awaits)
        for name, definition, awaits in connection.execute(STANDING).fetchall()
    }
    stale = [model for model in models if _is_stale(model, *known.get(model.name, (None, None)))]
    if stale or not _is_brought_along(connection, models):
        with ExitStack() as held:
            for model in stale:
                held.enter_context(alone(connection, model))
            Rebuild(connection, stale, vault).run(then=lambda: _install(connection, models))
    return [model.name for model in stale]


def _sweep(connection: Connection[Any], models: Sequence[ReadModel]) -> None:
    """What a rebuild that was killed left half made is taken away, where none is under way."""
    found = {name for (name,) in connection.execute(HALF_MADE)}
    for model in models:
        if found.intersection(model.tables):
            with connection.transaction():
                row = connection.execute(NOBODY_AT_IT, [model.name]).fetchone()
                if row and row[0]:
                    clear(connection, model)


def _is_stale(model: ReadModel, definition: str | None, awaits: str | None) -> bool:
    return definition != model.definition or awaits in KNOWN


def _install(connection: Connection[Any], models: Sequence[ReadModel]) -> None:
    connection.execute(b"SET LOCAL role = zhuanban_models")
    connection.execute(bring_along(models).encode())


def _is_brought_along(connection: Connection[Any], models: Sequence[ReadModel]) -> bool:
    row = connection.execute(
        b"SELECT prosrc FROM pg_proc WHERE proname = 'bring_along'"
        b" AND pronamespace = 'models'::regnamespace"
    ).fetchone()
    return row is not None and f"$fold${row[0]}$fold$" in bring_along(models)
