"""Where the log lives: an owner who migrates it, and a role that reads it and appends to it.

Where several servers are named, only the one that takes writes will do, whichever that is now.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from select import POLLIN, poll
from time import monotonic, sleep
from typing import Any, Self

import psycopg
from psycopg import Connection, conninfo, sql
from psycopg_pool import ConnectionPool, PoolTimeout

from store.hearing import TakesLonger, is_heard
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
# A server that is gone is noticed within seconds; a connection string may say otherwise.
NOTICED = {
    "connect_timeout": "3", "keepalives_idle": "3", "keepalives_interval": "2",
    "keepalives_count": "3", "tcp_user_timeout": "8000",
}  # fmt: skip
PRIMARY = {**NOTICED, "target_session_attrs": "primary"}
REPLICA = {**NOTICED, "target_session_attrs": "prefer-standby"}
WAIT = 10.0  # seconds for a connection, then whoever wanted one is told that there is none
SHORTLY = 0.02  # seconds, where others wait too
ROUND, PAUSE = 9.0, 0.25  # seconds that one is sought in one go, and between two tries


class Sought(Connection[Any]):
    """Sought for some seconds, as another server may just be taking over from the last.

    The pool alone would wait twice as long after each try, and find it long after it is there.
    """

    @classmethod
    def connect(cls, conninfo: str = "", **given: Any) -> Self:
        """Raises OperationalError where none is there all that time."""
        ends = monotonic() + ROUND
        while True:
            try:
                return super().connect(conninfo, **given)
            except psycopg.OperationalError:
                if monotonic() + PAUSE > ends:
                    raise
                sleep(PAUSE)


class Waited(ConnectionPool[Connection[Any]]):
    """Nobody is kept waiting by another's wait for a connection."""

    def getconn(self, timeout: float | None = None) -> Connection[Any]:
        """Raises PoolTimeout; TakesLonger where others are heard in the same thread."""
        if not is_heard():
            return super().getconn(timeout)
        try:
            return super().getconn(SHORTLY)
        except PoolTimeout:
            raise TakesLonger from None


def prepare(owner: str) -> list[str]:
    """Make the database where it is missing, migrate it; return what was applied."""
    with connected(owner) as connection:
        return migrate(connection)


def connected(owner: str) -> Connection[Any]:
    """A connection of the owner's, in autocommit; the database is made where it is missing."""
    owner = reached(owner, PRIMARY)
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


def reached(url: str, how: dict[str, str]) -> str:
    """A connection string that is reached like this, unless it says itself how."""
    given = conninfo.conninfo_to_dict(url)
    return conninfo.make_conninfo(url, **{k: v for k, v in how.items() if k not in given})


def application(owner: str, settings: str = SETTINGS, how: dict[str, str] = PRIMARY) -> str:
    """The connection string of the application's role."""
    url = reached(owner, how)
    return conninfo.make_conninfo(url, options=settings, application_name="zhuanban")


def must_be_there(connection: Connection[Any]) -> None:
    """Ask the server only where something waits on the line unasked: it hung up, or has news.

    Raises OperationalError. To ask each time cost more than most of what is then asked.
    """
    line = poll()
    line.register(connection.fileno(), POLLIN)
    if line.poll(0):
        ConnectionPool.check_connection(connection)


def pool(owner: str, *, size: int = 16, writes: bool = False,
         revive: Callable[[], object] = lambda: None, how: dict[str, str] = PRIMARY
         ) -> ConnectionPool[Connection[Any]]:  # fmt: skip
    """Connections of the application's role, opened as needed, replaced when they break.

    ``revive`` is called before each new connection: it starts a database that went away.
    """
    wanted = application(owner, SETTINGS + WRITER if writes else SETTINGS, how)

    def address() -> str:
        revive()
        return wanted

    def alive(connection: Connection[Any]) -> None:
        try:
            must_be_there(connection)
        except psycopg.Error:
            # The others died with it; tried one by one, the pool would pause longer after each.
            made.check()
            raise

    made = Waited(
        address,
        min_size=1,
        max_size=size,
        timeout=WAIT,
        max_lifetime=3600 if how is PRIMARY else 300,  # a primary that stood in is left again
        reconnect_timeout=5,  # then the next caller tries at once: its database may be back
        connection_class=Sought,
        kwargs={"autocommit": True},
        check=None if writes else alive,
        open=True,
    )
    return made
