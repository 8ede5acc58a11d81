"""A look waits in a file that outlives its process, and comes into the log once and no more."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import psycopg
import pytest
from fastapi.testclient import TestClient

from api.app import application
from api.reading_record import ReadsOnRecord
from api.reading_record.look import Look, looks_of
from api.reading_record.record import CannotBeRecorded
from api.reading_record.spool import Spool, leftovers
from api.reading_record.taking_in import take_in
from api.reading_record.terms import KEPT, forget_old_terms, key_of
from audit.notary import Notary
from store.books import Books
from tests.api.reading_record.readers import Clock, a_look, on_record, recorded, said


def test_looks_at_the_same_within_ten_minutes_are_counted_together(
    record: ReadsOnRecord, books: Books, clock: Clock
) -> None:
    for seconds in (0, 1, 60, 300):
        clock.now = 1000.0 + seconds
        record.note(a_look())
    record.bring_in()
    assert said(on_record(books)) == [("amy", "case", 1)]

    clock.now += 600
    record.bring_in()

    assert said(on_record(books)) == [("amy", "case", 1), ("amy", "case", 2)]


def test_after_ten_minutes_a_look_is_a_look_of_its_own(
    record: ReadsOnRecord, books: Books, clock: Clock
) -> None:
    record.note(a_look())
    clock.now += 601
    record.note(a_look())
    record.bring_in()

    assert said(on_record(books)) == [("amy", "case", 2)]
    assert recorded(books) == 1


def test_readers_and_what_they_read_are_kept_apart(record: ReadsOnRecord, books: Books) -> None:
    for by in ("amy", "bob"):
        for n in range(3):
            record.note(a_look(by=by, case=UUID(int=n)))
    record.bring_in()

    assert len(on_record(books)) == 6
    assert recorded(books) == 2


def test_the_thread_brings_looks_in_by_itself(record: ReadsOnRecord, books: Books) -> None:
    with record.at_work():
        record.note(a_look())

    assert said(on_record(books)) == [("amy", "case", 1)]


def test_more_readers_than_one_save_takes_are_all_recorded(
    record: ReadsOnRecord, books: Books
) -> None:
    for n in range(450):
        record.note(a_look(by=f"reader {n % 7}", case=UUID(int=n)))
    record.bring_in()

    assert len(on_record(books, limit=1000)) == 450


# What a kill leaves


def lines_of(looks_: list[Look], books: Books) -> list[bytes]:
    return [look.line(books.vault.master) for look in looks_]


def test_what_waited_when_the_process_was_killed_is_taken_in_by_the_next(
    books: Books, tmp_path: Path, record: ReadsOnRecord
) -> None:
    folder = tmp_path / "reads"
    line = a_look().line(books.vault.master).decode()
    code = (
        "import os, signal, sys; from pathlib import Path;"
        "from api.reading_record.spool import Spool;"
        "Spool(Path(sys.argv[1]), '1-').append(sys.argv[2].encode());"
        "os.kill(os.getpid(), signal.SIGKILL)"
    )
    killed = subprocess.run([sys.executable, "-c", code, folder, line], check=False,
                            env={**os.environ, "PYTHONPATH": "."})  # fmt: skip
    assert killed.returncode == -signal.SIGKILL
    assert recorded(books) == 0

    with record.at_work():
        pass

    assert said(on_record(books)) == [("amy", "case", 1)]
    assert [*folder.iterdir()] == []


def test_a_kill_between_commit_and_removal_doubles_nothing(
    books: Books, tmp_path: Path, record: ReadsOnRecord
) -> None:
    spool = Spool(tmp_path / "reads", "1-")
    for n in range(250):
        spool.append(a_look(case=UUID(int=n)).line(books.vault.master))
    batch = spool.close()
    assert batch
    lines = batch.lines()
    take_in(books, looks_of(lines, books.vault.master), b"\n".join(lines))
    batch.let_go()  # and killed

    with record.at_work():
        pass

    assert len(on_record(books, limit=1000)) == 250
    assert [*(tmp_path / "reads").iterdir()] == []


def test_a_line_that_was_cut_off_costs_no_other(books: Books) -> None:
    whole = lines_of([a_look(), a_look("feed")], books)

    found = looks_of([whole[0], whole[1][:-5], b"{}", whole[1]], books.vault.master)

    assert found == [a_look(), a_look("feed")]


def test_what_a_living_process_writes_is_left_to_it(tmp_path: Path) -> None:
    folder = tmp_path / "reads"
    living = Spool(folder, "1-")
    living.append(b"{}")

    code = (
        "import sys; from pathlib import Path; from api.reading_record.spool import leftovers;"
        "print(len(list(leftovers(Path(sys.argv[1]), '1-'))))"
    )
    asked = subprocess.run([sys.executable, "-c", code, folder], check=True, text=True,
                           capture_output=True, env={**os.environ, "PYTHONPATH": "."})  # fmt: skip

    assert asked.stdout.strip() == "0"
    assert [*leftovers(folder, "2-")] == []


def test_what_waits_is_for_its_owner_alone_and_holds_no_search_in_clear(
    record: ReadsOnRecord, tmp_path: Path
) -> None:
    record.note(a_look("search", term="赵德昌"))

    (file,) = (tmp_path / "reads").iterdir()
    assert file.stat().st_mode & 0o777 == 0o600
    assert "赵德昌".encode() not in file.read_bytes()


def test_while_the_log_is_away_looks_wait(
    record: ReadsOnRecord, books: Books, tmp_path: Path, owner: str
) -> None:
    with psycopg.connect(owner, autocommit=True) as connection:
        connection.execute("ALTER FUNCTION zhuanban.append RENAME TO away")
    try:
        record.note(a_look())
        record.bring_in()
        assert len([*(tmp_path / "reads").iterdir()]) == 1
    finally:
        with psycopg.connect(owner, autocommit=True) as connection:
            connection.execute("ALTER FUNCTION zhuanban.away RENAME TO append")
    with record.at_work():
        pass

    assert said(on_record(books)) == [("amy", "case", 1)]


def test_what_waits_comes_into_the_log_that_goes_on_under_another_name(
    books: Books, tmp_path: Path
) -> None:
    killed = Spool(tmp_path / "audit" / "reads", "1-")
    killed.append(a_look().line(books.vault.master))
    batch = killed.close()
    assert batch
    batch.let_go()

    notary = Notary(books, tmp_path / "audit" / "log-1-2", name="zhuanban.2")
    with TestClient(application(books, notary)):
        pass

    assert said(on_record(books)) == [("amy", "case", 1)]


def test_what_cannot_be_kept_is_not_shown(books: Books, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("no folder")

    with pytest.raises(CannotBeRecorded):
        ReadsOnRecord(books, tmp_path / "taken").note(a_look())


# Searches are forgotten


def test_what_was_searched_for_is_unreadable_after_180_days_and_the_fact_stays(
    record: ReadsOnRecord, books: Books
) -> None:
    record.note(a_look("search", term="赵德昌"))
    record.bring_in()
    day = date(2026, 7, 1)
    (key,) = [key_of(1, day)]
    assert books.vault.knows([key])

    with books.pool.connection() as connection:
        assert forget_old_terms(connection, books.vault, day + KEPT) == 0
        assert forget_old_terms(connection, books.vault, day + KEPT + timedelta(days=1)) == 1

    assert not books.vault.knows([key])
    assert said(on_record(books)) == [("amy", "search", 1)]
