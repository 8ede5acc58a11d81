"""A file comes in sealed pieces, is whole only as the file it was named, and goes with its key."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random
from uuid import UUID, uuid5

import pytest

from domain.case import Case
from domain.case.attachment import Attachment
from projections import ALL
from store.attachments import Disk, Named, Shelf
from store.attachments.kept import (
    OVERHEAD,
    FileIsAnother,
    FileIsBroken,
    FileIsErased,
    HasNotArrived,
    IsElsewhere,
    PieceDoesNotFit,
    TooManyFilesAtOnce,
)
from store.attachments.shelf import ShelfIsAway
from store.books import Books
from store.erasure import FilesAreLeft, erase
from tests.conftest import MASTER, empty
from tests.facts import FORCE, PROJECT, act

MIB = 2**20
on_disk = pytest.mark.parametrize("shelf", ["disk"], indirect=True)
PHOTO = Random(7).randbytes(2 * MIB + 70_000)


@pytest.fixture
def books(owner: str, shelf: Shelf) -> Iterator[Books]:
    """Books over either shelf."""
    empty(owner)
    with Books(owner, MASTER, ALL, shelf=shelf) as opened:
        yield opened


def name_it(books: Books, content: bytes = PHOTO, case_no: str = "XN-001") -> Named:
    """A visit without a word, with a photo."""
    sha256 = hashlib.sha256(content).hexdigest()
    photo = Attachment(sha256=sha256, kind="photo", media_type="image/jpeg", size=len(content))
    case = Case(uuid5(PROJECT, case_no))
    case.open(act(), project=PROJECT, task_force=FORCE, case_no=case_no)
    case.log_contact(act(1), method="visit", attachments=(photo,))
    books.desk.store(case)
    return Named(case.id, sha256, len(content))


def pieces(content: bytes = PHOTO, length: int = MIB) -> Iterator[tuple[int, bytes]]:
    for at in range(0, len(content), length):
        yield at, content[at : at + length]


def send(books: Books, file: Named, content: bytes = PHOTO, length: int = MIB) -> None:
    for at, piece in pieces(content, length):
        books.attachments.receive(file, at, piece)


def boxes(folder: Path) -> list[Path]:
    return sorted(each for each in folder.rglob("*") if each.is_file())


def test_a_file_comes_in_pieces_and_is_read_as_it_was(books: Books) -> None:
    file = name_it(books)

    send(books, file)

    assert books.attachments.sent(file) == len(PHOTO)
    assert b"".join(books.attachments.read(file)) == PHOTO


def test_a_file_goes_on_where_it_ended_in_pieces_of_any_length(books: Books) -> None:
    file = name_it(books)
    books.attachments.receive(file, 0, PHOTO[:1])
    books.attachments.receive(file, 1, PHOTO[1:70_000])

    assert books.attachments.sent_of(file.case) == {file.sha256: 70_000}

    for at, piece in pieces(PHOTO[70_000:]):
        books.attachments.receive(file, 70_000 + at, piece)
    assert b"".join(books.attachments.read(file)) == PHOTO


@pytest.mark.parametrize("offset", [0, 5, MIB - 1, MIB + 1, 3 * MIB])
def test_a_piece_that_begins_elsewhere_is_told_where_to_begin(books: Books, offset: int) -> None:
    file = name_it(books)
    books.attachments.receive(file, 0, PHOTO[:MIB])

    with pytest.raises(IsElsewhere) as told:
        books.attachments.receive(file, offset, PHOTO[:1000])

    assert told.value.facts["offset"] == MIB


def test_a_file_that_is_whole_takes_no_more(books: Books) -> None:
    file = name_it(books, b"short")
    send(books, file, b"short")

    with pytest.raises(IsElsewhere):
        books.attachments.receive(file, 0, b"short")
    with pytest.raises(PieceDoesNotFit):
        books.attachments.receive(file, 5, b"!")


@pytest.mark.parametrize("piece", [b"", b"longer than it was named"])
def test_a_piece_that_cannot_be_of_the_file_is_not_kept(books: Books, piece: bytes) -> None:
    file = name_it(books, b"short")

    with pytest.raises(PieceDoesNotFit):
        books.attachments.receive(file, 0, piece)

    assert books.attachments.sent(file) == 0


def test_what_is_not_the_file_that_was_named_is_let_go_of_and_begun_anew(books: Books) -> None:
    file = name_it(books)
    books.attachments.receive(file, 0, PHOTO[:MIB])
    books.attachments.receive(file, MIB, bytes(MIB))

    with pytest.raises(FileIsAnother):
        books.attachments.receive(file, 2 * MIB, PHOTO[2 * MIB :])

    assert books.attachments.sent(file) == 0
    send(books, file)
    assert b"".join(books.attachments.read(file)) == PHOTO


def test_what_has_not_arrived_whole_is_not_shown(books: Books) -> None:
    file = name_it(books)
    books.attachments.receive(file, 0, PHOTO[:MIB])

    with pytest.raises(HasNotArrived) as told:
        books.attachments.read(file)

    assert (told.value.facts["sent"], told.value.facts["size"]) == (MIB, len(PHOTO))


def test_two_phones_that_send_the_same_file_at_once_make_one(
    owner: str, books: Books, shelf: Shelf
) -> None:
    file = name_it(books)

    def phone(of: Books, length: int) -> None:
        at = 0
        while at < len(PHOTO):
            try:
                at = of.attachments.receive(file, at, PHOTO[at : at + length])
            except IsElsewhere as told:
                at = int(str(told.facts["offset"]))

    with (
        Books(owner, MASTER, ALL, shelf=shelf) as elsewhere,
        ThreadPoolExecutor(3) as phones,
    ):
        sending = [phones.submit(phone, books, 200_000), phones.submit(phone, elsewhere, 70_001),
                   phones.submit(phone, elsewhere, MIB)]  # fmt: skip
        assert [each.result(timeout=60) for each in sending] == [None] * 3
        assert b"".join(elsewhere.attachments.read(file)) == PHOTO


def test_the_same_photo_in_two_cases_is_kept_for_each(books: Books) -> None:
    one, other = name_it(books), name_it(books, case_no="XN-002")
    send(books, one)

    assert books.attachments.sent(other) == 0


@on_disk
def test_when_too_many_come_at_once_one_waits_its_turn(books: Books) -> None:
    file = name_it(books)
    kept = books.attachments
    kept._places = type(kept._places)(1)

    with kept._place(), pytest.raises(TooManyFilesAtOnce) as told:
        kept.sent(file)

    assert told.value.status == 503
    assert kept.sent(file) == 0


# Sealed


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the pieces lie on disk; a bucket holds the same boxes."""
    return tmp_path / "deep"


@on_disk
def test_nothing_of_a_file_lies_in_clear(books: Books, folder: Path) -> None:
    file = name_it(books, b"a photograph of the courtyard" * 1000)
    send(books, file, b"a photograph of the courtyard" * 1000)

    (box,) = boxes(folder)
    assert b"courtyard" not in box.read_bytes()
    assert box.stat().st_size == file.size + OVERHEAD


@on_disk
def test_pieces_cannot_be_swapped(books: Books, folder: Path) -> None:
    file = name_it(books)
    send(books, file)
    first, second, _ = boxes(folder)
    one, other = first.read_bytes(), second.read_bytes()

    first.write_bytes(other)
    second.write_bytes(one)

    with pytest.raises(FileIsBroken):
        books.attachments.read(file)


@on_disk
def test_a_piece_of_another_file_or_household_does_not_pass(books: Books, folder: Path) -> None:
    other = name_it(books, PHOTO, case_no="XN-002")
    send(books, other)
    file = name_it(books, bytes(len(PHOTO)))
    send(books, file, bytes(len(PHOTO)))
    theirs = next(each for each in boxes(folder) if str(other.case) in str(each))
    ours = next(each for each in boxes(folder) if str(file.case) in str(each))

    ours.write_bytes(theirs.read_bytes())

    with pytest.raises(FileIsBroken):
        books.attachments.read(file)


@on_disk
def test_a_beginning_that_was_changed_on_the_disk_never_becomes_the_file(
    books: Books, folder: Path
) -> None:
    file = name_it(books)
    books.attachments.receive(file, 0, PHOTO[:MIB])
    (box,) = boxes(folder)
    box.write_bytes(bytes(box.stat().st_size))
    books.attachments.receive(file, MIB, PHOTO[MIB : 2 * MIB])

    with pytest.raises(FileIsAnother):
        books.attachments.receive(file, 2 * MIB, PHOTO[2 * MIB :])

    assert books.attachments.sent(file) == 0


# Erased


def erased(books: Books, case: UUID) -> None:
    erase(books, act(9), person=case, order="删7")


def test_with_the_household_its_files_are_gone_from_the_shelf(books: Books, shelf: Shelf) -> None:
    file, other = name_it(books), name_it(books, case_no="XN-002")
    send(books, file)
    send(books, other)

    erased(books, file.case)

    assert shelf.sizes(f"1/{file.case}") == {}
    assert b"".join(books.attachments.read(other)) == PHOTO
    for ask in (lambda: books.attachments.read(file), lambda: send(books, file)):
        with pytest.raises(FileIsErased):
            ask()
    assert not books.attachments.can_read(file.case)


def test_a_process_that_still_knows_the_key_keeps_nothing_more(
    owner: str, books: Books, shelf: Shelf
) -> None:
    file = name_it(books)
    with Books(owner, MASTER, ALL, shelf=shelf) as elsewhere:
        elsewhere.attachments.receive(file, 0, PHOTO[:MIB])

        erased(books, file.case)

        with pytest.raises(FileIsErased):
            elsewhere.attachments.receive(file, MIB, PHOTO[MIB : 2 * MIB])
    assert shelf.sizes(f"1/{file.case}") == {}


class Locked(Disk):
    """A folder whose pieces cannot be let go of, until it is opened."""

    is_open = False

    def remove(self, folder: str) -> None:
        if not self.is_open:
            raise ShelfIsAway(why="locked")
        super().remove(folder)


def test_where_pieces_cannot_be_removed_the_order_stands_and_is_given_again(
    owner: str, tmp_path: Path
) -> None:
    empty(owner)
    locked = Locked(tmp_path / "locked")
    with Books(owner, MASTER, ALL, shelf=locked) as books:
        file = name_it(books)
        send(books, file)

        with pytest.raises(FilesAreLeft):
            erased(books, file.case)
        with pytest.raises(FileIsErased):
            books.attachments.read(file)
        locked.is_open = True
        erased(books, file.case)

    assert boxes(tmp_path / "locked") == []
