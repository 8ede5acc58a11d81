"""What was backed up comes back, proved by its checkpoints; what is damaged is refused whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any
from zipfile import ZipFile

import orjson
import psycopg
import pytest

from api.backup.restoring import KeysDoNotOpen, restore
from api.backup.taking import back_up
from api.settings import Settings
from audit.note import LogKey
from audit.restored import RestoredIsNotAsSigned
from projections import ALL
from store.attachments import Kept, Named
from store.backup.archive import BackupIsDamaged, Digested, FileIsThere, opened
from store.backup.putting_back import BackupIsNewer, TargetIsNotEmpty
from store.backup.tables import DERIVED_SCHEMAS, DERIVED_TABLES, kept_tables
from store.books import Books
from store.digest import digest
from store.embedded import EmbeddedServer
from store.key_file import written as key_written
from tests.api.backup.conftest import on
from tests.facts import act
from tests.store.test_secrecy import NAME, SAID, a_household

DEBIAN_15 = Path("/usr/lib/postgresql/15/bin")


def quiet(done: int, of: int) -> None:
    assert done <= of


@pytest.fixture
def backup(office: Settings, books: Books, tmp_path: Path) -> Path:
    """A backup of one household."""
    a_household(books)
    back_up(office, books, tmp_path / "b.zb", attachments=True, progress=quiet)
    return tmp_path / "b.zb"


def restored(given: Settings, file: Path, *, unreadable: bool = False) -> dict[str, Any]:
    return restore(given, file, unreadable=unreadable, progress=quiet)


def everything(books: Books) -> list[Any]:
    """Every row that is backed up, the head of the log, the digest of every read model."""
    with books.pool.connection() as connection:
        connection.execute("SET role = postgres")
        tables = kept_tables(connection)
        rows = [
            connection.execute(f"SELECT t::text FROM {table.member} t ORDER BY 1".encode())  # noqa: S608
            .fetchall() for table in tables if table.member != "zhuanban.heads"
        ]  # fmt: skip
        connection.execute("SET role = zhuanban_app")
        return [rows, books.desk.head(), [digest(connection, model) for model in ALL]]


def test_all_comes_back_and_every_text_can_be_read(
    office: Settings, spare: Settings, books: Books, backup: Path
) -> None:
    told = restored(spare, backup)

    with spare.books() as there, office.books() as here:
        assert everything(there) == everything(here)
        assert told["position"] == told["signed"] == here.desk.head()
    assert NAME.encode() not in backup.read_bytes()
    assert backup.stat().st_mode & 0o777 == 0o600


def test_every_table_is_backed_up_or_made_from_the_log(owner: str, books: Books) -> None:
    with psycopg.connect(owner) as connection:
        kept = {table.member for table in kept_tables(connection)}
        tables = connection.execute(
            "SELECT n.nspname, n.nspname || '.' || relname, relkind FROM pg_class c"
            " JOIN pg_namespace n ON n.oid = relnamespace"
            " WHERE n.nspname !~ '^pg_|^information_schema$' AND relkind IN ('r', 'p', 'm', 'S')"
        ).fetchall()

    made = {model for each in books.models for model in each.tables}
    left = {name for schema, name, _ in tables if name not in kept}
    assert {kind for *_, kind in tables} == {"r"}  # a sequence would need its own member
    assert left == {f"models.{name}" for name in made} | {
        *DERIVED_TABLES, "public.zhuanban_schema"
    }  # fmt: skip
    assert {name.partition(".")[0] for name in left} <= {*DERIVED_SCHEMAS, "zhuanban"}


def test_what_is_written_meanwhile_is_in_the_backup_whole_or_not_at_all(
    office: Settings, spare: Settings, books: Books, tmp_path: Path
) -> None:
    a_household(books)

    def meanwhile(done: int, of: int) -> None:
        if not done:
            with office.books() as others:
                others.desk.store(renamed(others))

    position = books.desk.head()
    back_up(office, books, tmp_path / "b.zb", attachments=True, progress=meanwhile)

    assert books.desk.head() > restored(spare, tmp_path / "b.zb")["position"] > position


def renamed(books: Books) -> Any:
    """The case with one more demand."""
    with books.pool.connection() as connection:
        row = connection.execute(
            "SELECT stream FROM zhuanban.events WHERE topic = 'case.opened@1'"
        ).fetchone()
    assert row
    case = books.desk.case(row[0])
    case.raise_demand(act(9), text=books.vault.seal(case.id, "text", SAID))
    return case


def test_a_backup_is_never_written_over_another(
    office: Settings, books: Books, backup: Path
) -> None:
    before = backup.read_bytes()

    with pytest.raises(FileIsThere):
        back_up(office, books, backup, attachments=True, progress=quiet)

    assert backup.read_bytes() == before
    assert [each.name for each in backup.parent.glob(".b*")] == []


def test_any_flipped_byte_and_any_cut_is_refused(spare: Settings, backup: Path) -> None:
    whole, dice = backup.read_bytes(), Random(7)
    places = [0, len(whole) - 1, *(dice.randrange(len(whole)) for _ in range(40))]
    damaged = [whole[:at] + bytes([whole[at] ^ 1 << at % 8]) + whole[at + 1 :] for at in places]
    damaged += [whole[:at] for at in (0, 31, 5000, len(whole) - 1)] + [whole + b"\n"]

    for found in damaged:
        backup.write_bytes(found)
        with pytest.raises(BackupIsDamaged):
            restored(spare, backup)
    backup.write_bytes(whole)
    assert restored(spare, backup)["position"]


def test_a_wrong_key_file_is_refused_unless_one_goes_on_without(
    spare: Settings, backup: Path, tmp_path: Path
) -> None:
    other = replace(spare, key_file=key_written(tmp_path / "other.key", "A" * 43 + "="))

    with pytest.raises(KeysDoNotOpen, match="of"):
        restored(other, backup)
    with pytest.raises(KeysDoNotOpen):
        restored(replace(spare, key_file=tmp_path / "none.key"), backup)

    assert restored(other, backup, unreadable=True)["unreadable"] == 2


def test_nothing_is_restored_over_records(spare: Settings, backup: Path) -> None:
    restored(spare, backup)

    with pytest.raises(TargetIsNotEmpty):
        restored(spare, backup)


def test_a_database_that_was_only_prepared_is_empty(spare: Settings, backup: Path) -> None:
    with spare.books():
        pass

    assert restored(spare, backup)["persons"] == 2


Change = Callable[[dict[str, Any], dict[str, bytes]], None]


def rewritten(file: Path, change: Change, key: LogKey | None) -> Path:
    """A backup that somebody made from another, with hashes that fit."""
    from hashlib import sha256  # noqa: PLC0415

    with opened(file, quiet) as archive, ZipFile(file) as zipped:
        said = archive.said
        blocks = {name: zipped.read(name) for name in zipped.namelist()}
        manifest = blocks.pop("manifest").decode()
    change(said, blocks)
    for member in said["members"]:
        member[1:3] = len(blocks[member[0]]), sha256(blocks[member[0]]).hexdigest()
    if key:
        said["key"] = str(key.vkey)
        manifest = key.sign_note(orjson.dumps(said).decode() + "\n")
    made = file.with_name("made.zb")
    with made.open("wb") as plain:
        digested = Digested(plain)
        with ZipFile(digested, "w") as zipped:  # type: ignore[call-overload]
            for name, content in {**blocks, "manifest": manifest.encode()}.items():
                zipped.writestr(name, content)
        digested.end()
    return made


def other_text(said: dict[str, Any], blocks: dict[str, bytes]) -> None:
    blocks["zhuanban.events"] = blocks["zhuanban.events"].replace(b"visit", b"phone")


def newer(said: dict[str, Any], blocks: dict[str, bytes]) -> None:
    said["schema"].append("9999_later.sql")


def shorter(said: dict[str, Any], blocks: dict[str, bytes]) -> None:
    said["members"] = [each for each in said["members"] if each[0] != "zhuanban.maps"]


def astray(said: dict[str, Any], blocks: dict[str, bytes]) -> None:
    """A piece that would be written beside the shelf."""
    name = "attachments/../../astray"
    blocks[name] = b"astray"
    said["members"].append([name, 0, "", 0, []])
    said["pieces"].append(["../../astray", 6, "some"])


THEIRS = LogKey("theirs/1", bytes(32))


@pytest.fixture
def key(office: Settings, books: Books) -> LogKey:
    return office.notary(books).key


@pytest.mark.parametrize(
    ("change", "whose", "refusal"),
    [
        (other_text, None, BackupIsDamaged),
        (other_text, "ours", RestoredIsNotAsSigned),
        (other_text, "theirs", RestoredIsNotAsSigned),
        (newer, "ours", BackupIsNewer),
        (shorter, "ours", BackupIsDamaged),
        (astray, "theirs", BackupIsDamaged),
    ],
)
def test_a_backup_that_was_made_up_is_refused_and_the_target_left_empty(
    spare: Settings, backup: Path, key: LogKey, change: Change, whose: str | None,
    refusal: type[Exception],
) -> None:  # fmt: skip
    made = rewritten(backup, change, {"ours": key, "theirs": THEIRS, None: None}[whose])

    with pytest.raises(refusal):
        restored(spare, made)

    assert restored(spare, backup)["position"]


@pytest.fixture(scope="module")
def older(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedServer]:
    """PostgreSQL 15."""
    if not DEBIAN_15.exists():
        pytest.skip("install Debian's postgresql-15 to try a change of major version")
    folder = tmp_path_factory.mktemp("fifteen")
    with EmbeddedServer.start(folder / "pg", binaries=DEBIAN_15, durable=False) as server:
        yield server


def test_a_backup_goes_from_one_major_version_to_another_and_back(
    office: Settings, spare: Settings, books: Books, backup: Path, older: EmbeddedServer
) -> None:
    kept = replace(spare, data=spare.data / "15", audit_folder=office.audit)
    fifteen = on(kept, older, "zhuanban")
    restored(fifteen, backup)

    with fifteen.books() as there:
        back_up(fifteen, there, backup.with_name("15.zb"), attachments=True, progress=quiet)
        with office.books() as here:
            assert everything(here) == everything(there)
    assert restored(spare, backup.with_name("15.zb"))["persons"] == 2


def test_attachments_come_along_or_are_said_to_be_missing(
    office: Settings, spare: Settings, books: Books, tmp_path: Path
) -> None:
    case, _, _ = a_household(books)
    photo = Named(case, "5" * 64, 9)
    office.shelf().put(f"1/{case}/{photo.sha256}/00000000", bytes(28) + b"half")
    for name, included in (("with.zb", True), ("without.zb", False)):
        back_up(office, books, tmp_path / name, attachments=included, progress=quiet)

    without = restored(spare, tmp_path / "without.zb")

    assert len(without["attachments_missing"]) == 1
    with opened(tmp_path / "with.zb", quiet) as archive:
        assert [name for name, *_ in archive.said["pieces"]] == without["attachments_missing"]
    with spare.books() as there:
        assert Kept(spare.shelf(), there.pool, there.vault).sent(photo) == 0


def test_attachments_are_put_back_on_the_shelf(
    office: Settings, spare: Settings, books: Books, tmp_path: Path
) -> None:
    case, _, _ = a_household(books)
    photo = Named(case, "5" * 64, 9)
    office.shelf().put(f"1/{case}/{photo.sha256}/00000000", bytes(28) + b"half")
    back_up(office, books, tmp_path / "b.zb", attachments=True, progress=quiet)

    assert restored(spare, tmp_path / "b.zb")["attachments"] == 1
    with spare.books() as there:
        assert Kept(spare.shelf(), there.pool, there.vault).sent(photo) == 4
