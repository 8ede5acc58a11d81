"""A month of nights, each with a backup of a growing log: whichever is restored is whole.

`python -m benchmarks backup` plays it in full, on an embedded server with an archive, and measures;
the tests play a few nights.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID, uuid5

from api.backup.restoring import restore, restore_moment
from api.backup.taking import back_up, take_base_backup
from api.erasing import erase_person
from api.settings import Settings
from audit.fsck import differing
from benchmarks.bench_server import Bench
from benchmarks.measured import Line, at_least
from domain.aggregate import Act
from domain.case import Case
from rehearsal.world import simulate
from store.books import Books
from store.embedded import stop
from store.erasure import has_key

NIGHTS, RESTORES, VISITS = 30, 6, 40
HOUSEHOLDS = 5_000  # at 20 events
MEASURED = 2
BEGINS = datetime(2026, 3, 1, 23, 0, tzinfo=UTC)
MB = 1e6


@dataclass
class Night:
    """What the office knew when a night's backup was taken."""

    backup: Path
    position: int  # acknowledged before it
    moment: datetime  # by the database's clock, after it
    erased: set[UUID]  # until then


@dataclass
class Month:
    """An office, its nights, and who was erased in all."""

    office: Settings
    folder: Path
    dice: Random
    nights: list[Night] = field(default_factory=list)
    erased: set[UUID] = field(default_factory=set)

    def play(self, nights: int, visits: int) -> None:
        """Work by day, back up by night; the day is an argument of what is done."""
        for nth in range(nights):
            with self.office.books() as books:
                self._day(books, BEGINS + timedelta(days=nth), visits)
                self._night(books, nth)

    def _day(self, books: Books, at: datetime, visits: int) -> None:
        act = Act(at=at, by="amy", now=at, role="cadre")
        project = books.desk.project_id("month")
        for _ in range(visits):
            case = Case(books.desk.case_id(project, f"{self.dice.getrandbits(64):X}"))
            case.open(act, project=project, task_force=books.desk.task_force_id("default"),
                      case_no=f"N-{case.id}",
                      address=books.vault.seal(case.id, "address", "南门街七号"))  # fmt: skip
            books.desk.store(case)
            if self.dice.random() < 1 / visits:
                erase_person(books, act, person=case.id, order=f"删{case.id}")
                self.erased.add(case.id)

    def _night(self, books: Books, nth: int) -> None:
        file = self.folder / f"night-{nth:02}.zb"
        position = books.desk.head()
        back_up(self.office, books, file, attachments=True, progress=lambda done, of: None)
        if self.office.archive and nth % 10 == 0:
            take_base_backup(self.office, books)
        with books.pool.connection() as connection:
            row = connection.execute("SELECT clock_timestamp()").fetchone()
        assert row
        self.nights.append(Night(file, position, row[0], set(self.erased)))

    def come_back(self, night: Night, machine: Settings, *, by_archive: bool) -> dict[str, Any]:
        """Restore a night on another machine that has the audit folder; raises what is not so."""
        if by_archive:
            assert self.office.archive
            told = restore_moment(machine, self.office.archive, until=night.moment,
                                  unreadable=False)  # fmt: skip
        else:
            told = restore(machine, night.backup, unreadable=False,
                           progress=lambda done, of: None)  # fmt: skip
        with machine.books() as books, books.pool.connection() as connection:
            assert told["position"] >= night.position
            assert told["erased_again"] == len(self.erased - night.erased)
            assert not any(has_key(books, person) for person in self.erased)
            assert [*differing(connection, 1, books.models, books.vault)] == []
        return told


def backup(bench: Bench) -> Iterator[Line]:
    """The month: by file and by archive in turns, each night restored is whole or this raises."""
    month = Month(_office(bench), bench.folder, Random(20260301))
    try:
        month.play(NIGHTS, VISITS)
        for nth, night in enumerate(month.dice.sample(month.nights[1:-1], RESTORES)):
            with Machine(month, month.office) as machine:
                month.come_back(night, machine, by_archive=nth % 2 == 1)
        yield at_least("backup-month", "restores", [float(RESTORES)], RESTORES)
    finally:
        stop(month.office.data)


def backup_speed(bench: Bench) -> Iterator[Line]:
    """How fast a log goes into a file, and comes back proved with its read models."""
    month = Month(replace(_office(bench), archive=None), bench.folder, Random(1))
    try:
        yield from _measured(month)
    finally:
        stop(month.office.data)


def _office(bench: Bench) -> Settings:
    folder = bench.folder
    return Settings(data=folder / "office", archive=folder / "archive",
                    audit_folder=folder / "audit", key_file=folder / "sealing.key")  # fmt: skip


class Machine:
    """A machine for one restore, with a copy of the audit folder as it is."""

    def __init__(self, month: Month, office: Settings) -> None:
        data = month.folder / f"machine-{uuid5(UUID(int=0), str(month.dice.random())).hex[:8]}"
        self.given = replace(office, data=data, archive=None, audit_folder=data / "audit")
        shutil.copytree(office.audit, data / "audit")

    def __enter__(self) -> Settings:
        return self.given

    def __exit__(self, *_: object) -> None:
        stop(self.given.data)
        shutil.rmtree(self.given.data)


def _measured(month: Month) -> Iterator[Line]:
    """Events a second and megabytes a second of rows, both ways."""
    with month.office.books() as books:
        simulate(books, projects=4, households=HOUSEHOLDS)
    rates: dict[str, list[float]] = {name: [] for name in ("out", "out-MB", "back", "back-MB")}
    for nth in range(MEASURED):
        file = month.folder / f"measured-{nth}.zb"
        with month.office.books() as books:
            given = month.office.notary(books)
            given.checkpoint()
            began = time.perf_counter()
            told = back_up(month.office, books, file, attachments=False,
                           progress=lambda done, of: None)  # fmt: skip
            seconds = time.perf_counter() - began
        rates["out"].append(told["position"] / seconds)
        rates["out-MB"].append(told["bytes"] / MB / seconds)
        with Machine(month, month.office) as machine:
            began = time.perf_counter()
            restore(machine, file, unreadable=False, progress=lambda done, of: None)
            seconds = time.perf_counter() - began
        rates["back"].append(told["position"] / seconds)
        rates["back-MB"].append(told["bytes"] / MB / seconds)
    yield at_least("backup-events", "events/s", rates["out"], 20_000, bar=0)
    yield at_least("backup-bytes", "MB/s", rates["out-MB"], 10, bar=0)
    yield at_least("restore-events", "events/s", rates["back"], 5_000, bar=0)
    yield at_least("restore-bytes", "MB/s", rates["back-MB"], 2, bar=0)
