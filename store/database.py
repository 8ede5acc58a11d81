"""Where the log lives: an owner who migrates it, and a role that reads it and appends to it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from select import POLLIN, poll
from typing import Any

import psycopg
from psycopg import Connection, conninfo, sql
from psycopg_pool import ConnectionPool

from store.migrate import migrate

APPLICATION = "zhuanban_app"
SETTINGS = "-c timezone=UTC -c search_path=models,zhuanban -c jit=off -c role=" + APPLICATION
# The writer's statements are planned once a session, when tables may still be small: it must
# look things up by index however few they were then.
WRITER = (
    " -c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c enable_hashjoin=off"
    " -c enable_mergejoin=off -c enable_material=off -c enable_bitmapscan=off"
    " -c enable_memoize=off"
)


def prepare(owner: str) -> list[str]:
    """Make the database where it is missing, migrate it; return what was applied."""
    with connected(owner) as connection:
        return migrate(connection)


def connected(owner: str) -> Connection[Any]:
    """A connection of the owner's, in autocommit; the database is made where it is missing."""
    try:
        return psycopg.connect(owner, autocommit=True)
    except psycopg.OperationalError as error:
        if "does not exist" not in str(error):
            raise
        _create(owner)
        return psycopg.connect(owner, autocommit=True)


def _create(owner: str) -> None:
    name = str(conninfo.conninfo_to_dict(owner)["dbname"])
    elsewhere = conninfo.make_conninfo(owner, dbname="postgres")
    with (
        psycopg.connect(elsewhere, autocommit=True) as connection,
        # another starter was first, or is at it at this moment
        suppress(psycopg.errors.DuplicateDatabase, psycopg.errors.UniqueViolation),
    ):
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))


def application(owner: str, settings: str = SETTINGS) -> str:
    """The connection string of the application's role."""
    return conninfo.make_conninfo(owner, options=settings, application_name="zhuanban")


def must_be_there(connection: Connection[Any]) -> None:
    """Ask the server only where something waits on the line unasked: it hung up, or has news.

    Raises OperationalError. To ask each time cost more than most of what is then asked.
    """
    line = poll()
    line.register(connection.fileno(), POLLIN)
    if line.poll(0):
        ConnectionPool.check_connection(connection)


def pool(owner: str, *, size: int = 16, writes: bool = False,
         revive: Callable[[], object] = lambda: None
         ) -> ConnectionPool[Connection[Any]]:  # fmt: skip
    """Connections of the application's role, opened as needed, replaced when they break.

    ``revive`` is called before each new connection: it starts a database that went away.
    """
    wanted = application(owner, SETTINGS + WRITER if writes else SETTINGS)

    def address() -> str:
        revive()
        return wanted

    return ConnectionPool(
        address,
        min_size=1,
        max_size=size,
        timeout=10,
        reconnect_timeout=5,  # then the next caller tries at once: its database may be back
        kwargs={"autocommit": True},
        check=None if writes else must_be_there,
        open=True,
    )
