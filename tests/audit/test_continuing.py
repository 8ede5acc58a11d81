"""A log that was restored says so and goes on under another name: it never tells two stories."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson
import psycopg
import pytest

from audit import verify as verifier
from audit.continuing import CONTINUED, NothingToContinue, continue_log
from audit.export import export
from audit.fsck import fsck
from audit.journal import State
from audit.notary import Notary
from audit.sequencer import Sequencer
from audit.standing import (
    RestoredFromBackup,
    SignedStatesAreLost,
    TreeIsNotAsSigned,
    explained,
    standing,
)
from audit.subject import find
from store.books import Books
from tests.audit.story import LAST_WEEK, Story
from tests.conftest import empty

TABLES = ("events", "operations", "person_keys", "heads")
AUDIT = ("trees", "tiles", "heads", "shelves", "checkpoints")


@pytest.fixture
def story(books: Books) -> Story:
    return Story(books)


@pytest.fixture
def superuser(owner: str) -> Any:
    with psycopg.connect(owner, autocommit=True) as connection:
        yield connection


def signed_note(notary: Notary, state: State) -> str:
    assert isinstance(notary.sequencer, Sequencer)
    return notary.sequencer.note(state)


Back = Callable[[], None]


@pytest.fixture
def as_of_now(superuser: psycopg.Connection, owner: str) -> Callable[[], Back]:
    """Remembers the database as it is; what is given back brings it back to that."""
    names = [f"zhuanban.{name}" for name in TABLES] + [f"audit.{name}" for name in AUDIT]

    def remember() -> Back:
        rows: dict[str, bytes] = {}
        for name in names:
            with superuser.cursor().copy(f"COPY {name} TO STDOUT (FORMAT binary)") as copy:
                rows[name] = b"".join(copy)

        def bring_back() -> None:
            empty(owner)
            superuser.execute("SET session_replication_role = replica")
            superuser.execute("DELETE FROM zhuanban.heads")
            for name, content in rows.items():
                with superuser.cursor().copy(f"COPY {name} FROM STDIN (FORMAT binary)") as copy:
                    copy.write(content)
            superuser.execute("SET session_replication_role = DEFAULT")

        return bring_back

    return remember


@pytest.fixture
def restored(story: Story, notary: Notary, as_of_now: Callable[[], Back]) -> int:
    """Brought back to a signed state, after which another was signed; how many it holds."""
    story.contact(LAST_WEEK)
    size = notary.checkpoint().size
    bring_back = as_of_now()
    story.contact(LAST_WEEK)
    story.sign()
    notary.checkpoint()
    bring_back()
    return size


def go_on(connection: psycopg.Connection, tmp_path: Path, **more: Any) -> dict[str, Any]:
    return continue_log(
        connection, 1, tmp_path / "audit", ground="磁盘损坏，由昨夜备份恢复", by="console", **more
    )


def again(books: Books, tmp_path: Path) -> Notary:
    """Who signs now."""
    return Notary(books, standing(tmp_path / "audit", 1), name="zhuanban.other")


def test_a_restored_database_is_told_apart_from_a_changed_one(
    restored: int, notary: Notary, superuser: psycopg.Connection
) -> None:
    with pytest.raises(RestoredFromBackup) as caught:
        notary.checkpoint()

    signed = notary.journal.last.size
    assert caught.value.facts == {"size": signed, "holds": restored, "first": restored + 1}
    assert f"records {restored + 1} to {signed} are missing" in caught.value.sentence("en")
    superuser.execute("UPDATE audit.trees SET root = sha256('another history')")
    with pytest.raises(TreeIsNotAsSigned) as other:
        notary.checkpoint()
    assert type(other.value) is TreeIsNotAsSigned


def test_it_goes_on_under_another_name_whose_first_record_says_so(
    restored: int, notary: Notary, books: Books, superuser: psycopg.Connection, tmp_path: Path
) -> None:
    old, before = notary.journal.last, notary.journal.path.read_bytes()

    said = go_on(superuser, tmp_path)

    row = superuser.execute(
        "SELECT state FROM zhuanban.events WHERE topic = %s AND position = %s",
        [CONTINUED, restored + 1],
    ).fetchone()
    assert row
    assert orjson.loads(row[0]) == {key: said[key] for key in said if key != "folder"}
    assert (said["size"], said["lost"]) == (restored, old.size - restored)
    assert said["note"] == signed_note(notary, old)
    new = again(books, tmp_path)
    assert new.key.name == "zhuanban.test.2/1"
    assert new.checkpoint().size == restored + 2
    assert notary.journal.path.read_bytes() == before
    assert (tmp_path / "audit" / "log.key").exists()
    assert fsck(superuser, 1, new.journal, new.key.vkey) == []


def test_the_old_key_signs_nothing_more(
    restored: int, notary: Notary, books: Books, superuser: psycopg.Connection, tmp_path: Path
) -> None:
    assert restored
    before = notary.journal.path.read_bytes()
    go_on(superuser, tmp_path)
    again(books, tmp_path).checkpoint()

    with pytest.raises(TreeIsNotAsSigned):
        notary.checkpoint()
    assert notary.journal.path.read_bytes() == before


def test_whoever_holds_an_old_checkpoint_finds_its_records_in_the_new_log(
    restored: int, notary: Notary, books: Books, superuser: psycopg.Connection, tmp_path: Path
) -> None:
    states = {state.size: state for state in notary.journal.states()}

    said = go_on(superuser, tmp_path)
    new = again(books, tmp_path)
    size = new.checkpoint().size

    assert b64decode(said["root"]) == states[restored].root
    assert new.consistency(restored, size)
    former = Path(said["folder"]) / "former-1.txt"
    assert former.read_text() == signed_note(notary, states[restored])


def test_a_bundle_of_the_continued_log_is_checked_by_the_new_key(
    restored: int, notary: Notary, books: Books, superuser: psycopg.Connection, tmp_path: Path
) -> None:
    assert restored
    go_on(superuser, tmp_path)
    Story.contact(_same(books), LAST_WEEK)
    new = again(books, tmp_path)
    new.checkpoint()
    bundle = tmp_path / "b.zip"
    with bundle.open("wb") as file:
        export(books, new, find(books, case="XN/007"), file)

    assert verifier.verify(bundle, trusted=str(new.key.vkey))["ok"]
    assert not verifier.verify(bundle, trusted=str(notary.key.vkey))["ok"]


def _same(books: Books) -> Story:
    """The story of books that hold it already."""
    found = Story.__new__(Story)
    found.books, found.case = books, books.desk.case_id(books.desk.project_id("XN"), "007")
    books.desk.forget_streams([found.case])
    return found


@pytest.mark.parametrize("step", ["written", "committed"])
def test_killed_anywhere_the_same_command_ends_it(
    restored: int, books: Books, superuser: psycopg.Connection, tmp_path: Path, step: str
) -> None:
    class Killed(Exception):  # noqa: N818
        pass

    def dies(reached: str) -> None:
        if reached == step:
            raise Killed

    with pytest.raises(Killed):
        go_on(superuser, tmp_path, reached=dies)

    said = go_on(superuser, tmp_path)
    assert Path(said["folder"]).name == "log-1-2"
    assert again(books, tmp_path).checkpoint().size == restored + 2


def test_a_log_as_it_was_signed_is_not_continued(
    story: Story, notary: Notary, superuser: psycopg.Connection, tmp_path: Path
) -> None:
    notary.checkpoint()
    story.contact(LAST_WEEK)

    with pytest.raises(NothingToContinue):
        go_on(superuser, tmp_path)


def test_a_changed_database_is_not_continued(
    restored: int, superuser: psycopg.Connection, tmp_path: Path
) -> None:
    assert restored
    superuser.execute("SET session_replication_role = replica")
    superuser.execute("UPDATE zhuanban.events SET cadre = 'somebody' WHERE position = 3")
    superuser.execute("SET session_replication_role = DEFAULT")

    with pytest.raises(Exception, match="3"):
        go_on(superuser, tmp_path)

    assert standing(tmp_path / "audit", 1) == tmp_path / "audit"


def test_where_the_signed_states_were_lost_too_the_log_goes_on_all_the_same(
    story: Story, notary: Notary, books: Books, superuser: psycopg.Connection, tmp_path: Path
) -> None:
    story.contact(LAST_WEEK)
    size = notary.checkpoint().size
    for file in (tmp_path / "audit").iterdir():
        file.unlink()
    with pytest.raises(SignedStatesAreLost):
        again(books, tmp_path).checkpoint()

    said = go_on(superuser, tmp_path)

    assert (said["log"], said["lost"], said["size"]) == ("zhuanban.test/1", None, size)
    assert again(books, tmp_path).checkpoint().size == size + 2


def test_where_nothing_signed_was_lost_nothing_is_needed(
    story: Story, notary: Notary, as_of_now: Callable[[], Back], superuser: psycopg.Connection
) -> None:
    size = notary.checkpoint().size
    bring_back = as_of_now()
    story.contact(LAST_WEEK)  # acknowledged, not signed, lost with the end of the log
    bring_back()

    assert notary.checkpoint().size == size
    assert superuser.execute("SELECT count(*) FROM zhuanban.events").fetchone() == (size,)


def test_a_second_restore_from_before_the_first_is_continued_again(
    restored: int, notary: Notary, books: Books, as_of_now: Callable[[], Back],
    superuser: psycopg.Connection, tmp_path: Path,
) -> None:  # fmt: skip
    bring_back = as_of_now()
    go_on(superuser, tmp_path)
    again(books, tmp_path).checkpoint()
    bring_back()
    assert isinstance(
        explained(again(books, tmp_path).journal, notary.journal.last, restored),
        RestoredFromBackup,
    )

    said = go_on(superuser, tmp_path)

    assert said["key"].startswith("zhuanban.test.3/1+")
    assert again(books, tmp_path).checkpoint().size == restored + 2
