"""Ten thousand schedules of simulated phones: nothing noted is lost, doubled or told otherwise."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context
from pathlib import Path

from tqdm import tqdm

from audit.notary import Notary
from benchmarks.bench_server import MASTER, Bench
from benchmarks.measured import Line, none_of
from benchmarks.phones.looking import tried
from benchmarks.phones.town import settled
from projections import ALL
from store.books import Books
from store.embedded import EmbeddedServer, stop

SCHEDULES = 10_000
A_TOWN = 100  # schedules; each town has books of its own
FIRST = 1_000  # seeds below it are those of the tests


def sync(_: Bench) -> Iterator[Line]:
    """Each schedule by a seed of its own, a town a process; counted are those that failed.

    The server does not wait for the disk: what a kill leaves is asked by ``kill``.
    """
    with tempfile.TemporaryDirectory(prefix="zhuanban-sync-") as folder:
        Path(folder).chmod(0o711)
        try:
            with EmbeddedServer.start(Path(folder) / "postgres", durable=False) as server:
                failed = sum(map(bool, _all(server, Path(folder))))
        finally:
            stop(Path(folder) / "postgres")
    yield none_of("sync", f"failures of {SCHEDULES:,} schedules", failed)


def _all(server: EmbeddedServer, folder: Path) -> Iterator[list[str]]:
    firsts = range(FIRST, FIRST + SCHEDULES, A_TOWN)
    progress = tqdm(total=SCHEDULES, desc="sync", disable=not sys.stderr.isatty())
    with progress, ProcessPoolExecutor(mp_context=get_context("spawn")) as processes:
        towns = [
            processes.submit(campaign, server.conninfo(database=f"town_{first}"), folder,
                             range(first, first + A_TOWN))
            for first in firsts
        ]  # fmt: skip
        for town in as_completed(towns):
            for wrong in town.result():
                progress.update()
                sys.stderr.write("".join(f"{what}\n" for what in wrong))
                yield wrong


def campaign(owner: str, folder: Path, seeds: range) -> list[list[str]]:
    """What was wrong after each schedule, all in one town."""
    with Books(owner, MASTER, ALL) as books:
        notary = Notary(books, folder / f"audit-{seeds.start}", name="zhuanban.sync")
        with settled(books, notary) as town:
            return [tried(town, seed) for seed in seeds]
