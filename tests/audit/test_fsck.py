"""fsck finds what was done to the database, and nothing where nothing was done."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Thread
from typing import Any

import psycopg
import pytest
from psycopg import Connection

from audit.fsck import differing, fsck
from audit.notary import Notary
from audit.note import Checkpoint
from audit.sequencer import Sequencer
from projections import ALL
from store.books import Books
from tests.audit.story import LAST_WEEK, Story
from tests.audit.test_sequencer import stopping


@pytest.fixture
def story(books: Books) -> Story:
    """Three records."""
    return Story(books)


@pytest.fixture
def superuser(owner: str) -> Iterator[Connection[Any]]:
    """Who can do anything, and takes it back."""
    replica = "-c session_replication_role=replica -c search_path=models,zhuanban"
    with psycopg.connect(owner, autocommit=True, options=replica) as connection:
        yield connection


def found(connection: Connection[Any], notary: Notary, *held: Checkpoint) -> list[Any]:
    told = fsck(connection, 1, notary.journal, notary.key.vkey, held)
    return [(each.kind, each.position) for each in told]


def after(connection: Connection[Any], notary: Notary, how: str, *held: Checkpoint) -> list[Any]:
    """What is found once this was done; it is taken back."""
    with connection.transaction(force_rollback=True):
        connection.execute(how.encode())
        return found(connection, notary, *held)


def test_an_empty_log_is_in_order(notary: Notary, superuser: Connection[Any]) -> None:
    assert found(superuser, notary) == []


def test_a_log_is_in_order_for_its_application_and_its_owner(
    story: Story, notary: Notary, superuser: Connection[Any]
) -> None:
    for _ in range(3):
        story.contact(LAST_WEEK)
        notary.checkpoint()
    story.contact(LAST_WEEK)
    state = notary.journal.last
    with story.books.pool.connection() as connection:
        assert found(connection, notary, Checkpoint("", state.size, state.root)) == []
        assert [*differing(connection, 1, ALL, story.books.vault)] == []

    assert found(superuser, notary) == []


def test_a_log_is_in_order_while_others_write_and_sign(story: Story, notary: Notary) -> None:
    def work() -> None:
        for _ in range(15):
            story.contact(LAST_WEEK)
            notary.checkpoint()

    thread, told = Thread(target=work), []
    thread.start()
    while thread.is_alive():
        with story.books.pool.connection() as connection:
            told += found(connection, notary)
    thread.join()

    assert told == []


@pytest.mark.parametrize("step", ["folded", "committed", "signed", "written"])
def test_a_log_whose_signing_was_broken_off_is_in_order(
    story: Story, notary: Notary, superuser: Connection[Any], step: str
) -> None:
    notary.checkpoint()
    story.contact(LAST_WEEK)
    with pytest.raises(InterruptedError):
        Sequencer(story.books, notary.journal, notary.key, stopping(step)).checkpoint()
    assert found(superuser, notary) == []

    story.contact(LAST_WEEK)
    notary.checkpoint()

    assert found(superuser, notary) == []


@pytest.mark.parametrize(
    ("how", "finding"),
    [
        ("UPDATE zhuanban.events SET cadre = 'bob' WHERE position = 2", ("event_changed", 2)),
        ("DELETE FROM zhuanban.events WHERE position = 2", ("event_missing", 2)),
        ("DELETE FROM zhuanban.events WHERE position = 6", ("event_missing", 6)),
        ("UPDATE audit.tiles SET hashes = substr(hashes, 1, 64)", ("tile_changed", 3)),
        ("UPDATE audit.heads SET n = n + 1", ("head_changed", None)),
        ("DELETE FROM audit.shelves WHERE level = 0", ("shelf_changed", None)),
        ("UPDATE audit.trees SET root = heads", ("tree_changed", None)),
        ("DELETE FROM audit.trees", ("tree_changed", None)),
        ("UPDATE audit.checkpoints SET note = note || note", ("checkpoint_changed", None)),
        ("DROP TRIGGER events_never_change ON zhuanban.events", ("trigger_changed", None)),
    ],
)  # fmt: skip
def test_what_was_changed_is_found(
    story: Story, notary: Notary, superuser: Connection[Any], how: str, finding: tuple[str, int]
) -> None:
    story.contact(LAST_WEEK)
    notary.checkpoint()
    story.contact(LAST_WEEK)

    assert finding in after(superuser, notary, how)
    assert found(superuser, notary) == []


def test_a_held_checkpoint_of_another_history_is_a_conflict(
    story: Story, notary: Notary, superuser: Connection[Any]
) -> None:
    first = notary.checkpoint()
    story.contact(LAST_WEEK)
    size = notary.checkpoint().size
    fits, other = Checkpoint("", first.size, first.root), Checkpoint("", size, bytes(32))

    assert found(superuser, notary, fits, other) == [("checkpoint_conflict", first.size + 1)]
    assert found(superuser, notary, other) == [("checkpoint_conflict", 1)]


def test_a_held_checkpoint_of_more_records_shows_that_the_log_was_cut(
    story: Story, notary: Notary, superuser: Connection[Any]
) -> None:
    size = notary.checkpoint().size
    more = Checkpoint("", size + 3, bytes(32))

    assert found(superuser, notary, more) == [("log_is_shorter", size + 1)]


def test_what_is_not_signed_yet_is_held_against_its_tile(
    story: Story, notary: Notary, superuser: Connection[Any]
) -> None:
    story.contact(LAST_WEEK)
    with pytest.raises(InterruptedError):
        Sequencer(story.books, notary.journal, notary.key, stopping("committed")).checkpoint()
    how = "UPDATE zhuanban.events SET cadre = 'bob' WHERE position = 2"

    assert after(superuser, notary, how) == [("event_changed", 2)]


def test_a_read_model_that_differs_is_named(
    story: Story, notary: Notary, superuser: Connection[Any]
) -> None:
    story.contact(LAST_WEEK)
    with superuser.transaction(force_rollback=True):
        superuser.execute("DELETE FROM models.register")
        told = [*differing(superuser, 1, ALL, story.books.vault)]

    assert [dict(each.facts)["name"] for each in told] == ["register"]
    assert "register" in told[0].what
