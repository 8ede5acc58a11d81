"""A checkpoint is over all that is committed, ends with the heads, and never tells two stories."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread

import orjson
import psycopg
import pytest

from audit.heads import HeadsWereChanged
from audit.history import Peaks
from audit.journal import State
from audit.leaf import ROWS, Row
from audit.notary import Notary
from audit.note import Checkpoint
from audit.sequencer import COMMITTED, Sequencer
from audit.tiles import TilesWereChanged
from audit.tree import leaf_hash
from store.books import Books
from tests.audit.story import LAST_WEEK, Story

LEAVES = "SELECT audit.leaf(e) FROM zhuanban.events e ORDER BY position"


@pytest.fixture
def story(books: Books) -> Story:
    """Three records."""
    return Story(books)


@pytest.fixture
def superuser(owner: str) -> Iterator[psycopg.Connection]:
    """Who can do anything."""
    replica = "-c session_replication_role=replica"
    with psycopg.connect(owner, autocommit=True, options=replica) as connection:
        yield connection


def rows(books: Books) -> list[Row]:
    with books.pool.connection() as connection:
        return [Row._make(row) for row in connection.execute(ROWS, [1])]


def test_the_root_is_over_the_bytes_of_every_row(
    story: Story, notary: Notary, books: Books
) -> None:
    story.contact(LAST_WEEK)
    state, peaks = notary.checkpoint(), Peaks()
    for row in rows(books):
        peaks.add(leaf_hash(row.leaf))

    assert (state.size, state.root) == (5, peaks.root)


def test_the_leaf_in_sql_is_the_leaf_in_python(
    story: Story, notary: Notary, books: Books, superuser: psycopg.Connection
) -> None:
    story.sign()
    notary.checkpoint()

    assert [bytes(leaf) for (leaf,) in superuser.execute(LEAVES)] == [r.leaf for r in rows(books)]


def test_the_last_leaf_commits_the_heads_of_all_records_before_it(
    story: Story, notary: Notary, books: Books
) -> None:
    for _ in range(3):
        story.contact(LAST_WEEK)
        state = notary.checkpoint()
        last = rows(books)[-1]
        said = orjson.loads(last.state)

        assert (last.position, last.topic) == (state.size, COMMITTED)
        assert (said["size"], b64decode(said["root"])) == (state.size - 1, state.heads)


def test_nothing_added_asks_for_no_checkpoint(story: Story, notary: Notary) -> None:
    first = notary.sequencer.checkpoint()

    assert notary.sequencer.checkpoint() == first
    assert story.books.desk.head() == first.size


def test_an_empty_log_has_no_checkpoint(notary: Notary, books: Books) -> None:
    assert notary.checkpoint().size == 0
    assert rows(books) == []


def test_many_who_ask_at_once_get_one_checkpoint(story: Story, notary: Notary) -> None:
    found: list[State] = []
    others = [Sequencer(story.books, notary.journal, notary.key) for _ in range(4)]
    threads = [Thread(target=lambda s=each: found.append(s.checkpoint())) for each in others]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(found) == 4
    assert len(set(found)) == 1
    assert sum(state.signature is not None for state in notary.journal.states()) == 1


def test_what_is_published_is_what_was_written_outside(story: Story, notary: Notary) -> None:
    state = notary.checkpoint()

    assert notary.journal.last == state
    assert notary.key.vkey.signed(notary.note()) == 0
    assert Checkpoint.of(notary.note()) == (notary.key.name, state.size, state.root)


def test_steps_are_told_in_the_order_that_a_kill_must_not_break(
    story: Story, notary: Notary
) -> None:
    told: list[str] = []
    Sequencer(story.books, notary.journal, notary.key, told.append).checkpoint()

    assert [step for step in told if step != "folded"] == [
        "committed", "signed", "written", "published",
    ]  # fmt: skip
    assert told[0] == "folded"


def test_a_database_behind_its_journal_is_refused(
    story: Story, notary: Notary, superuser: psycopg.Connection
) -> None:
    notary.checkpoint()
    superuser.execute("DELETE FROM zhuanban.events WHERE position > 3")
    superuser.execute("UPDATE zhuanban.heads SET position = 3")

    with pytest.raises(Exception, match="history"):
        notary.checkpoint()
    assert notary.trouble


def test_a_database_beside_its_journal_is_refused(
    story: Story, notary: Notary, tmp_path: Path
) -> None:
    notary.checkpoint()
    story.contact(LAST_WEEK)
    other = Notary(story.books, tmp_path / "another", name="zhuanban.test")

    with pytest.raises(Exception, match="signed states outside"):
        other.checkpoint()


@pytest.mark.parametrize(
    ("how", "refusal"),
    [
        ("UPDATE audit.heads SET n = n - 1", HeadsWereChanged),
        ("UPDATE audit.heads SET chain = sha256(chain)", HeadsWereChanged),
        ("DELETE FROM audit.heads", HeadsWereChanged),
        ("UPDATE audit.shelves SET hashes = hashes || hashes WHERE level = 2", HeadsWereChanged),
        ("UPDATE audit.tiles SET hashes = substr(hashes, 33)", TilesWereChanged),
        ("UPDATE audit.tiles SET hashes = set_bit(hashes, 3, 1 - get_bit(hashes, 3))",
         TilesWereChanged),
    ],
)  # fmt: skip
def test_what_was_changed_is_never_signed(
    story: Story, notary: Notary, superuser: psycopg.Connection, how: str,
    refusal: type[Exception],
) -> None:  # fmt: skip
    before = notary.checkpoint()
    superuser.execute(how.encode())
    story.contact(LAST_WEEK)

    with pytest.raises(refusal):
        notary.checkpoint()
    assert notary.journal.last == before


@pytest.mark.parametrize("step", ["folded", "committed", "signed", "written"])
def test_who_stops_at_any_step_is_carried_on(story: Story, notary: Notary, step: str) -> None:
    stopped = Sequencer(story.books, notary.journal, notary.key, stopping(step))
    with pytest.raises(InterruptedError):
        stopped.checkpoint()
    story.contact(LAST_WEEK)

    assert notary.checkpoint().size in {5, 6, 7}
    assert Checkpoint.of(notary.note()).size == notary.journal.last.size


def stopping(at: str) -> Callable[[str], None]:
    def reached(step: str) -> None:
        if step == at:
            raise InterruptedError

    return reached
