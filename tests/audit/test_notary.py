"""The notary signs when asked and by itself, and never stands in the way of a record."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

import pytest

from audit.journal import State
from audit.notary import MOST, Notary
from audit.note import Note
from audit.tree import holds_consistency, holds_inclusion, leaf_hash
from domain.refusal import Unknown
from store.books import Books
from tests.audit.story import LAST_WEEK, Story


@pytest.fixture
def story(books: Books) -> Story:
    """Three records."""
    return Story(books)


def test_a_position_is_covered_by_a_checkpoint_of_its_size_or_more(
    story: Story, notary: Notary
) -> None:
    position = story.contact(LAST_WEEK)

    assert notary.covers(position) == position + 1
    assert notary.covers(1) == position + 1
    assert story.books.desk.head() == position + 1


def test_the_write_stays_where_the_audit_folder_is_gone(
    story: Story, notary: Notary, tmp_path: Path
) -> None:
    notary.checkpoint()
    shutil.rmtree(tmp_path / "audit")
    position = story.contact(LAST_WEEK)

    assert notary.covers(position) is None
    assert story.books.desk.head() == position


def test_a_refusal_is_remembered_as_trouble_until_it_is_mended(
    story: Story, notary: Notary
) -> None:
    notary.checkpoint()
    kept = notary.journal.path.read_text()
    notary.journal.path.write_text("nothing\n")
    position = story.contact(LAST_WEEK)

    assert notary.covers(position) is None
    assert notary.status()["trouble"]
    notary.journal.path.write_text(kept)
    assert notary.covers(position) == position + 1
    assert notary.status()["trouble"] is None


def test_before_the_first_checkpoint_there_is_none_to_show(notary: Notary) -> None:
    with pytest.raises(Unknown):
        notary.note()
    assert notary.status()["checkpoint"] is None


def test_proofs_lead_to_the_checkpoints(story: Story, notary: Notary, books: Books) -> None:
    old: State = notary.checkpoint()
    story.contact(LAST_WEEK)
    new = notary.checkpoint()
    leaf, path = notary.inclusion(3, new.size)

    assert holds_inclusion(leaf, 2, new.size, path, new.root)
    proof = notary.consistency(old.size, new.size)
    assert holds_consistency(old.size, new.size, proof, old.root, new.root)
    assert leaf != leaf_hash(b"")


def test_the_note_of_an_earlier_size_can_be_asked_for(story: Story, notary: Notary) -> None:
    old = notary.checkpoint()
    story.contact(LAST_WEEK)
    notary.checkpoint()

    assert f"\n{old.size}\n" in notary.note(old.size).text
    assert notary.note(old.size + 1) == notary.note(old.size)


def test_a_cosignature_is_kept_once(story: Story, notary: Notary) -> None:
    size = notary.checkpoint().size
    line = "— office.example AAAAAAAA"
    for _ in range(2):
        notary.keep(size, "office.example", line, datetime.now(UTC))

    assert [each.line for each in notary.note().signatures[1:]] == [line]
    assert notary.status()["witnessed"]["size"] == size


class Telling(Notary):
    """Says when it shows a note."""

    def __init__(self, books: Books, folder: Path) -> None:
        super().__init__(books, folder, name="zhuanban.test")
        self.has_signed = Event()

    def note(self, size: int = MOST) -> Note:
        self.has_signed.set()
        return super().note(size)


def test_at_work_it_signs_by_itself(story: Story, tmp_path: Path) -> None:
    notary = Telling(story.books, tmp_path / "audit")

    with notary.at_work():
        assert notary.has_signed.wait(10)
    assert notary.journal.last.size == story.books.desk.head() == 4


def test_the_key_is_made_once_and_keeps_its_name(
    books: Books, notary: Notary, tmp_path: Path
) -> None:
    again = Notary(books, tmp_path / "audit", name="another.name")

    assert again.key.vkey == notary.key.vkey
    assert again.key.name == "zhuanban.test/1"
    assert (tmp_path / "audit" / "log.key").stat().st_mode & 0o777 == 0o600
