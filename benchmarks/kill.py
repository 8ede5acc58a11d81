"""Killed at random moments under load, the log loses nothing it acknowledged and doubles nothing.

Every other time PostgreSQL is killed with its writer; afterwards each read model is a rebuild's.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from benchmarks.bench_server import MASTER, Bench
from benchmarks.measured import Line, at_least
from projections import ALL
from store.books import Books
from store.cluster import processes
from store.digest import digest
from store.embedded import EmbeddedServer, stop
from store.rebuild import rebuild

TRIALS = 50
ROOT = Path(__file__).parents[1]
LOST = b"""
SELECT count(*) FROM unnest(%s::uuid[]) acknowledged
WHERE NOT EXISTS (SELECT FROM zhuanban.operations WHERE op_id = acknowledged)
   OR NOT EXISTS (SELECT FROM zhuanban.events WHERE op_id = acknowledged)"""
# Opening a case takes two events under one number; everything else takes one.
DOUBLED = b"""
SELECT count(*) FROM (SELECT FROM zhuanban.events WHERE op_id IS NOT NULL GROUP BY op_id
    HAVING count(*) > 1 + bool_or(version = 1)::int) twice"""
GAPS = b"""
SELECT (SELECT count(*) <> max(position) OR max(position) <> (SELECT position FROM zhuanban.heads)
        FROM zhuanban.events)::int
    + (SELECT count(*) FROM (SELECT FROM zhuanban.events GROUP BY stream
        HAVING count(*) <> max(version) OR min(version) <> 1) streams)"""


@dataclass
class Outcome:
    """What the trials found; all but ``acknowledged`` must be nothing."""

    trials: int = 0
    acknowledged: int = 0
    lost: int = 0
    doubled: int = 0
    gaps: int = 0
    unlike_rebuild: tuple[str, ...] = ()

    @property
    def is_clean(self) -> bool:
        """Whether nothing was lost, doubled, left out or counted wrongly."""
        return not (self.lost or self.doubled or self.gaps or self.unlike_rebuild)


def kill(_: Bench) -> Iterator[Line]:
    """Fifty trials; the ratio is the share of trials survived whole."""
    with tempfile.TemporaryDirectory(prefix="zhuanban-kill-") as folder:
        Path(folder).chmod(0o711)
        outcome = campaign(Path(folder), trials=TRIALS, seed=1)
        stop(Path(folder))
    print(outcome)
    yield at_least("kill", "trials", [float(outcome.is_clean and outcome.trials)], TRIALS)


def campaign(folder: Path, *, trials: int, seed: int) -> Outcome:
    """Kill and look, ``trials`` times on one growing log; stops at the first trial that fails."""
    dice = random.Random(seed)
    outcome = Outcome()
    acknowledged: list[str] = []
    while outcome.trials < trials and outcome.is_clean:
        with EmbeddedServer.start(folder, durable=True) as server:
            owner = server.conninfo(database="killed")
            acknowledged += _write_until_killed(
                owner, outcome.trials, after=dice.randrange(1, 400),
                postgres_in=folder if outcome.trials % 2 else None,
            )  # fmt: skip
        with EmbeddedServer.start(folder, durable=True) as server:
            look(server.conninfo(database="killed"), acknowledged, outcome)
        outcome.trials += 1
    return outcome


def _write_until_killed(owner: str, seed: int, *, after: int,
                        postgres_in: Path | None) -> list[str]:  # fmt: skip
    """Kill once ``after`` saves were acknowledged; what is still in the pipe counts too."""
    command = [sys.executable, "-P", "-m", "benchmarks.victim", owner, str(seed)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment, cwd=ROOT,
        start_new_session=True,
    ) as victim:  # fmt: skip
        assert victim.stdout
        heard = [line for _, line in zip(range(after), victim.stdout, strict=False)]
        for server in processes(postgres_in.resolve()) if postgres_in else ():
            with suppress(ProcessLookupError):
                os.kill(server, signal.SIGKILL)
        os.killpg(victim.pid, signal.SIGKILL)
        heard += victim.stdout
    assert len(heard) >= after, "the writer ended by itself"
    return [line.decode().strip() for line in heard if line.endswith(b"\n")]


def look(owner: str, acknowledged: list[str], outcome: Outcome) -> None:
    """Hold the log against what was acknowledged, and every read model against its rebuild."""
    with Books(owner, MASTER, ALL) as books, books.pool.connection() as connection:
        outcome.acknowledged = len(acknowledged)
        outcome.lost = connection.execute(LOST, [acknowledged]).fetchone()[0]  # type: ignore[index]
        outcome.doubled = connection.execute(DOUBLED).fetchone()[0]  # type: ignore[index]
        outcome.gaps = connection.execute(GAPS).fetchone()[0]  # type: ignore[index]
        live = [digest(connection, model, whole=True) for model in ALL]
        for model in ALL:
            rebuild(connection, model, books.vault)
        rebuilt = [digest(connection, model, whole=True) for model in ALL]
        outcome.unlike_rebuild = tuple(
            model.name
            for model, before, after in zip(ALL, live, rebuilt, strict=True)
            if before != after
        )
