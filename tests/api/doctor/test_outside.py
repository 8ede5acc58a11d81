"""The doctor sees keys that are open or gone, a journal that disagrees, clocks and disks."""

from __future__ import annotations

from base64 import b64encode
from pathlib import Path

import psycopg
import pytest

from api.doctor import clocks, disks, keys, outside, pages, phones, replicas
from api.doctor.item import Visit
from audit.notary import Notary
from store.books import Books
from tests.api.api_caller import Caller
from tests.api.doctor.conftest import elsewhere, wrong
from tests.audit.office import Office

WITNESS = "witness office {vkey} {url}\n"


@pytest.fixture
def signed(visit: Visit, caller: Caller, notary: Notary) -> Visit:
    """A log with a record and a checkpoint over it."""
    caller.project()
    notary.checkpoint()
    return visit


def test_a_key_that_others_may_read_and_one_that_is_gone_are_named(visit: Visit) -> None:
    key = keys.sealing_key(visit)
    assert wrong(keys.sealing_key_file(visit)) == []

    key.chmod(0o644)
    [open_to_all] = wrong(keys.sealing_key_file(visit))

    assert open_to_all.en.endswith("not 0600: chmod 0600")


def test_a_log_key_is_missed_only_where_something_was_signed(visit: Visit, caller: Caller,
                                                            notary: Notary) -> None:  # fmt: skip
    folder = outside.audit_folder(visit.given)
    (folder / "log.key").unlink(missing_ok=True)
    assert wrong(keys.log_key_file(visit)) == []

    caller.project()
    notary.checkpoint()
    (folder / "log.key").unlink(missing_ok=True)
    [gone] = wrong(keys.log_key_file(visit))
    [no_folder] = wrong(keys.log_key_file(elsewhere(visit, audit_folder=folder / "away")))

    assert "log.key is not there" in gone.en
    assert "the audit folder" in no_folder.en


def test_an_audit_folder_that_was_begun_anew_is_not_taken_for_a_database_that_was_set_back(
    signed: Visit, tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()

    [item] = wrong(outside.journal_agrees(elsewhere(signed, audit_folder=tmp_path / "empty")))

    assert "put the audit folder back" in item.en


def test_a_sealing_key_that_opens_nothing_is_seen(
    visit: Visit, caller: Caller, tmp_path: Path
) -> None:
    caller.project()
    caller.do(caller.case(), "contacts", method="visit", summary="他说要考虑一下")
    assert wrong(keys.keys_open(visit)) == []
    other = tmp_path / "other.key"
    other.write_text(b64encode(bytes(32)).decode() + "\n")

    [item] = wrong(keys.keys_open(elsewhere(visit, key_file=other)))

    assert "do not open" in item.en


def test_a_database_that_was_set_back_disagrees_with_the_journal(
    signed: Visit, superuser: psycopg.Connection
) -> None:
    assert wrong(outside.journal_agrees(signed)) == []

    superuser.execute("DELETE FROM audit.checkpoints")
    [item] = wrong(outside.journal_agrees(signed))

    assert "the database has 0" in item.en


def test_a_log_key_that_did_not_sign_is_seen(signed: Visit) -> None:
    key = outside.audit_folder(signed.given) / "log.key"
    key.write_text("zhuanban.test AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n")

    [item] = wrong(outside.journal_agrees(signed))

    assert "not signed by this log key" in item.en


def test_a_witness_that_is_away_or_fell_behind_is_named(
    signed: Visit, superuser: psycopg.Connection, tmp_path: Path
) -> None:
    office, policy = Office(tmp_path / "office"), tmp_path / "witnesses"
    with office.serving() as (url, _):
        policy.write_text(WITNESS.format(vkey=office.vkey, url=url))
        visit = elsewhere(signed, witnesses=policy)
        well = [*outside.witnesses_answer(visit), *clocks.witness_clocks(visit)]
    superuser.execute("UPDATE audit.checkpoints SET published_at = now() - '2 days'::interval")

    assert [item.ok for item in well] == [True, True]
    assert "cannot be reached" in wrong(outside.witnesses_answer(visit))[0].en
    assert "cosigned 0 records" in wrong(outside.witnessed(visit))[0].en


def test_records_from_the_future_show_that_the_clock_was_set_back(
    visit: Visit, superuser: psycopg.Connection
) -> None:
    assert wrong(clocks.database_clock(visit)) == []

    superuser.execute("UPDATE zhuanban.heads SET recorded_at = now() + '1 hour'::interval")
    [item] = wrong(clocks.database_clock(visit))

    assert "set back" in item.en


def test_a_disk_that_lasts_less_than_a_month_is_seen(
    visit: Visit, caller: Caller, tmp_path: Path
) -> None:
    caller.project()
    assert disks.bytes_a_day(visit) > 0

    assert not disks.room("data", tmp_path, daily=float(2**60)).ok
    assert wrong(disks.disks(visit)) == []


def test_a_disk_that_is_nearly_full_is_seen(visit: Visit, tiny: Path) -> None:
    (tiny / "filled").write_bytes(b"x" * 250_000)

    [item] = wrong(disks.disks(elsewhere(visit, audit_folder=tiny)))

    assert (item.what, "0.0 GiB free" in item.en) == ("disk-audit", True)


def test_phones_that_hold_entries_for_a_week_or_live_in_another_hour_are_named(
    visit: Visit, superuser: psycopg.Connection
) -> None:
    assert wrong(phones.unsent(visit)) == wrong(phones.drift(visit)) == []
    superuser.execute(
        "INSERT INTO zhuanban.devices (jurisdiction, account, id, cadre, unsent, drift, seen_at)"
        " SELECT 1, gen_random_uuid(), gen_random_uuid(), name, unsent::jsonb, drift, now() - age"
        " FROM (VALUES ('li', '{\"p\": 3}', 0, '8 days'::interval),"
        " ('wang', '{}', 7300, '1 hour')) t (name, unsent, drift, age)"
    )

    assert wrong(phones.unsent(visit))[0].en.startswith("3 entries")
    assert wrong(phones.unsent(visit))[0].en.endswith("li")
    assert wrong(phones.drift(visit))[0].en.endswith("wang 2 h")


def test_pages_that_were_not_built_are_seen(visit: Visit, tmp_path: Path) -> None:
    assert wrong(pages.pages_built(visit, tmp_path)) != []
    for name in ("index.html", "field.html"):
        (tmp_path / name).touch()
    assert wrong(pages.pages_built(visit, tmp_path)) == []


def test_a_replica_that_is_late_or_far_behind_is_wrong(visit: Visit, books: Books) -> None:
    assert [*replicas.replicas(visit)] == []
    assert replicas.judged("b", "streaming", 10, 0.5).ok
    assert not replicas.judged("b", "streaming", 2**30, 0.5).ok
    assert not replicas.judged("b", "streaming", 10, 90.0).ok
    assert not replicas.judged("b", "catchup", 10, 0.5).ok
