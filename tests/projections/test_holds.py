"""Who is held and who was erased: by the last word, the same rows however often rebuilt."""

from uuid import UUID

import pytest

from domain.hold import Hold, Kind, Standing
from projections.erasures import ERASURES, erasures
from projections.holds import HOLDS, all_holds, standing_over
from store.books import Books
from store.digest import digest
from store.erasure import erase
from store.read_model import ReadModel
from store.rebuild import rebuild
from tests.facts import CASE, NOW, OTHER, act

HOLD = UUID(int=91)


def place(books: Books, over: UUID = CASE, id_: UUID = HOLD, kind: Kind = "lawsuit") -> None:
    def decision(hold: Hold) -> None:
        hold.place(act(), kind=kind, reference="民初7号", over="case", of=over)

    books.desk.decide(lambda: found(books, id_), decision)


def lift(books: Books, id_: UUID = HOLD) -> None:
    reason = books.vault.seal(id_, "reason", "已审结")
    books.desk.decide(lambda: found(books, id_), lambda hold: hold.lift(act(1), reason=reason))


def found(books: Books, id_: UUID) -> Hold:
    return books.desk.get(Hold, id_, "hold") if books.desk.exists(id_) else Hold(id_)


def standing(books: Books, *ids: UUID) -> list[Standing]:
    with books.pool.connection() as connection:
        return standing_over(connection, jurisdiction=1, ids=ids)


def test_a_hold_stands_over_what_it_names(books: Books) -> None:
    place(books)

    assert standing(books, OTHER, CASE) == [Standing("lawsuit", "民初7号")]
    assert standing(books, OTHER) == []


def test_a_lifted_hold_stands_no_longer_and_again_when_placed_again(books: Books) -> None:
    place(books)
    lift(books)
    assert standing(books, CASE) == []

    place(books)

    assert standing(books, CASE) == [Standing("lawsuit", "民初7号")]


def test_the_list_says_by_whom_a_hold_was_placed_and_lifted(books: Books) -> None:
    place(books)
    lift(books)

    with books.pool.connection() as connection:
        (hold,) = all_holds(connection, jurisdiction=1)

    assert (hold["over"], hold["of"], hold["placed_by"], hold["lifted_by"]) == (
        "case", CASE, "amy", "amy"
    )  # fmt: skip


def test_an_order_carried_out_is_listed_without_anything_about_the_person(books: Books) -> None:
    books.vault.seal(CASE, "name", "李四")
    position = erase(books, act(), person=CASE, order="删7")

    with books.pool.connection() as connection:
        (order,) = erasures(connection, jurisdiction=1)

    assert (order["position"], order["person"], order["order"]) == (position, CASE, "删7")
    assert order["erased_at"] < NOW


@pytest.mark.parametrize("model", [HOLDS, ERASURES], ids=lambda model: model.name)
def test_a_rebuild_gives_the_same_rows(books: Books, model: ReadModel) -> None:
    place(books)
    lift(books)
    place(books)
    place(books, OTHER, UUID(int=92), "other")
    lift(books, UUID(int=92))
    erase(books, act(2), person=OTHER, order="删7")

    with books.pool.connection() as connection:
        before = digest(connection, model, whole=True)
        rebuild(connection, model, books.vault)
        assert digest(connection, model, whole=True) == before
