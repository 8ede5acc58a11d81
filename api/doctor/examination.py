"""Every look is made, whatever the others find; none of them writes, or needs a running server.

An embedded database that nobody uses is started for the visit, as by any command.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import psycopg

from api.doctor import (
    backups,
    certificate,
    clocks,
    database,
    disks,
    keys,
    outside,
    pages,
    phones,
    replicas,
)
from api.doctor.item import Item, Look, Visit, wrong
from api.settings import Settings
from domain.refusal import Refusal
from store.cluster import cluster_of
from store.database import SETTINGS

READ_ONLY = SETTINGS.replace(" -c role=zhuanban_app", "") + " -c default_transaction_read_only=on"

WITHOUT_DATABASE: tuple[Callable[[Visit], Look], ...] = (
    database.answers,
    keys.sealing_key_file,
    keys.log_key_file,
    outside.other_disk,
    outside.witnesses_answer,
    clocks.witness_clocks,
    certificate.certificate,
    pages.pages_built,
)
OF_DATABASE: tuple[Callable[[Visit], Look], ...] = (
    database.durability,
    database.schema,
    database.protection,
    database.read_models,
    clocks.database_clock,
    disks.disks,
    backups.backups,
    keys.keys_open,
    outside.journal_agrees,
    outside.witnessed,
    replicas.replicas,
    phones.unsent,
    phones.drift,
)


def examined(given: Settings) -> Iterator[Item]:
    """What every look finds, in their order."""
    with visiting(given) as visit:
        for look in WITHOUT_DATABASE:
            yield from made(look, visit)
        if visit.database:
            for look in OF_DATABASE:
                yield from made(look, visit)


def made(look: Callable[[Visit], Look], visit: Visit) -> Look:
    """What a look finds; where it cannot be made, that."""
    try:
        yield from look(visit)
    except Refusal as refusal:
        yield wrong(look.__name__, zh=refusal.sentence("zh"), en=refusal.sentence("en"))
    except (OSError, ValueError, psycopg.Error) as error:
        why = f"{type(error).__name__}: {error}".splitlines()[0]
        yield wrong(look.__name__, zh=f"无法检查：{why}", en=f"cannot be looked at: {why}")


@contextmanager
def visiting(given: Settings) -> Iterator[Visit]:
    """The installation, with its database where that answers."""
    if not given.database_url and not cluster_of(given.data).exists():
        yield Visit(given, is_new=True)
        return
    try:
        with (
            given.owner() as owner,
            psycopg.connect(
                owner, autocommit=True, options=READ_ONLY, connect_timeout=5
            ) as connection,
        ):
            yield Visit(given, connection)
    except (psycopg.OperationalError, Refusal) as error:
        yield Visit(given, why=str(error).splitlines()[0])
