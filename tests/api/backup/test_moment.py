"""Any moment since a base backup comes back from the archive, proved; a gap in it is refused."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import orjson
import psycopg
import pytest

from api.backup.nightly import wait
from api.backup.restoring import restore_moment
from api.backup.state import ArchivingFails, BackupIsOld, NoBackup, backup_state
from api.backup.taking import NoArchive, take_base_backup
from api.settings import Settings
from audit.fsck import differing
from domain.case import Case
from domain.task_force import TaskForce
from projections import ALL
from store.archive.bases import Base, NoBase, bases, let_go
from store.archive.recovery import ArchiveIsDamaged
from store.archive.wal import pieces, wal_of
from store.backup.putting_back import TargetIsNotEmpty
from store.books import Books
from store.cluster import cluster_of
from store.embedded import stop
from tests.facts import act
from tests.store.test_secrecy import SAID, a_household


class Night(NamedTuple):
    """An office with an archive: how much it held at which moment, and what it holds at last."""

    office: Settings
    moments: list[tuple[datetime, int]]
    last: int


KILLED = ".base-4194305"  # no process has so high a number


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """Where the database's user may walk, as pytest's own folder is not for root's."""
    made = Path(tempfile.mkdtemp(prefix="zb-"))
    made.chmod(0o711)
    yield made
    shutil.rmtree(made)


@pytest.fixture(scope="module")
def night(folder: Path) -> Iterator[Night]:
    office = Settings(
        data=folder / "office", archive=folder / "archive", audit_folder=folder / "audit",
        key_file=folder / "sealing.key",
    )  # fmt: skip
    with office.books() as books:
        case, _, _ = a_household(books)
        (folder / "archive" / KILLED).mkdir()
        take_base_backup(office, books)
        moments = []
        for n in range(3):
            demand(books, case, n)
            moments.append((datetime.now(UTC), books.desk.head()))
            finish_piece(office)
        demand(books, case, 9)  # so that a moment after the third lies before the end
        finish_piece(office)
        yield Night(office, moments, books.desk.head())
    stop(office.data)


def demand(books: Books, id_: Any, n: int) -> None:
    books.desk.case(id_)
    text = books.vault.seal(id_, "text", SAID)

    def raised(case: Case) -> None:
        case.raise_demand(act(10 + n), text=text)

    books.desk.on_case(id_, raised)


def finish_piece(office: Settings) -> None:
    """Have what was written until now in the archive."""
    with office.owner() as owner, psycopg.connect(owner, autocommit=True) as connection:
        row = connection.execute("SELECT pg_walfile_name(pg_switch_wal())").fetchone()
        assert row
        assert office.archive
        while row[0] not in pieces(office.archive):
            connection.execute("SELECT FROM pg_stat_archiver")


@pytest.fixture
def machine(night: Night, folder: Path, request: pytest.FixtureRequest) -> Iterator[Settings]:
    """Another machine with the office's key and audit folder."""
    data = folder / f"machine-{abs(hash(request.node.name))}"
    yield replace(night.office, data=data, archive=None)
    stop(data)
    shutil.rmtree(data, ignore_errors=True)


def back(machine: Settings, night: Night, until: datetime | None = None) -> dict[str, Any]:
    assert night.office.archive
    return restore_moment(machine, night.office.archive, until=until, unreadable=False)


def test_any_moment_comes_back_proved(night: Night, machine: Settings) -> None:
    until, position = night.moments[1]

    told = back(machine, night, until)

    assert (told["position"], told["persons"], told["unreadable"]) == (position, 2, 0)
    assert told["log"] is None  # what was lost was never signed
    with machine.books() as books, books.pool.connection() as connection:
        assert [*differing(connection, 1, ALL, books.vault)] == []


def test_a_moment_after_the_end_of_the_archive_gives_its_end(
    night: Night, machine: Settings
) -> None:
    assert back(machine, night, datetime.now(UTC) + timedelta(days=1))["position"] == night.last


def test_a_moment_before_the_first_base_is_refused(night: Night, machine: Settings) -> None:
    with pytest.raises(NoBase):
        back(machine, night, night.moments[0][0] - timedelta(days=1))


def test_nothing_is_restored_over_a_database(night: Night) -> None:
    with pytest.raises(TargetIsNotEmpty):
        back(replace(night.office, archive=None), night)


@pytest.mark.parametrize("what", ["a piece of the log", "a piece that is gone", "the base backup"])
def test_a_damaged_archive_is_refused_and_the_folder_left_empty(
    night: Night, machine: Settings, what: str
) -> None:
    archive = night.office.archive
    assert archive
    file = bases(archive)[-1].file
    if what != "the base backup":
        file = wal_of(archive) / f"{pieces(archive)[-2]}.gz"
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2])
    if what == "a piece that is gone":
        file.unlink()

    try:
        with pytest.raises(ArchiveIsDamaged):
            back(machine, night)
        assert not cluster_of(machine.data).exists()
    finally:
        file.write_bytes(whole)


def test_an_archive_that_is_gone_stops_nobody_and_is_told(night: Night) -> None:
    assert night.office.archive
    away = night.office.archive.with_name("away")
    with night.office.books() as books, night.office.owner() as owner:
        night.office.archive.rename(away)
        try:
            books.desk.store(chartered(books))
            with psycopg.connect(owner, autocommit=True) as connection:
                connection.execute("SELECT pg_switch_wal()")
                while not (told := backup_state(night.office, connection, datetime.now(UTC)))[
                    "failing_since"
                ]:
                    connection.execute("SELECT pg_stat_clear_snapshot()")
        finally:
            away.rename(night.office.archive)

    assert [type(each) for each in told["trouble"]][-1] is ArchivingFails


def chartered(books: Books) -> Any:
    force = TaskForce(books.desk.task_force_id("TF2"))
    force.open(act(), code="TF2", name="第二专班", category="legacy")
    return force


def test_without_an_archive_there_is_no_base_backup(office: Settings, books: Books) -> None:
    with pytest.raises(NoArchive):
        take_base_backup(office, books)
    with books.pool.connection() as connection:
        told = backup_state(office, connection, datetime.now(UTC))
    assert [type(each) for each in told["trouble"]] == [NoBackup]


def test_thirty_days_are_kept_and_what_leads_to_them(tmp_path: Path) -> None:
    first = datetime(2026, 3, 1, 2, 30, tzinfo=UTC)
    wal_of(tmp_path).mkdir()
    for day in range(45):
        at = first + timedelta(days=day)
        folder = tmp_path / f"base-{at:%Y%m%dT%H%M%SZ}"
        folder.mkdir()
        made_up(Base(folder, at, at, f"{1:08X}{0:08X}{day * 2:08X}", 1, "", {}))
        for half in range(2):
            (wal_of(tmp_path) / f"{1 + day // 20:08X}{0:08X}{day * 2 + half:08X}.gz").touch()
        let_go(tmp_path, at)

    kept = bases(tmp_path)
    assert len(kept) == 31
    assert kept[0].ended_at == first + timedelta(days=14)  # from before the first day of the thirty
    assert [piece[16:] for piece in pieces(tmp_path)] == [f"{n:08X}" for n in range(28, 90)]


def made_up(base: Base) -> None:
    (base.folder / "about.json").write_bytes(orjson.dumps({
        "began_at": base.began_at, "ended_at": base.ended_at, "piece": base.piece,
        "bytes": base.bytes, "sha256": base.sha256, "said": base.said,
    }))  # fmt: skip


def test_what_a_killed_process_had_copied_is_taken_away(night: Night) -> None:
    assert night.office.archive
    assert not (night.office.archive / KILLED).exists()


def test_a_base_that_says_nothing_legible_of_itself_hides_no_other(tmp_path: Path) -> None:
    for day in (1, 2):
        at = datetime(2026, 3, day, tzinfo=UTC)
        base = Base(tmp_path / f"base-{at:%Y%m%dT%H%M%SZ}", at, at, f"{day:024X}", 1, "", {})
        base.folder.mkdir()
        made_up(base)
    (base.folder / "about.json").write_bytes(b'{"began_at":')

    assert [base.began_at.day for base in bases(tmp_path)] == [1]


def test_a_base_is_taken_at_night_or_soon_where_none_is_of_the_last_day() -> None:
    noon = datetime(2026, 3, 1, 4, 0, tzinfo=UTC)  # in Shanghai

    assert wait(None, noon) == timedelta(minutes=2)
    assert wait(noon - timedelta(days=2), noon) == timedelta(minutes=2)
    assert wait(noon - timedelta(hours=9), noon) == timedelta(hours=14, minutes=30)
    assert BackupIsOld(days=3).sentence("en") == "The newest backup is 3 days old."
