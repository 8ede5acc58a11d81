"""Ready events go in by COPY and leave log and read models as single saves would."""

from collections.abc import Iterator
from random import Random
from uuid import UUID

import pytest
from eventsourcing.persistence import IntegrityError

from projections import ALL
from store.books import Books
from store.bulk import Arrival, load_bulk
from store.digest import digest
from store.rebuild import rebuild
from tests.lawful import Village
from tests.store.events import happened, log, open_project, operation

A, B = UUID(int=1), UUID(int=2)


def arrivals(books: Books, seed: int = 3) -> Iterator[Arrival]:
    """A village's history, each happening with the keys it needs first."""
    project = open_project(books)
    village = Village(Random(seed), project=project, task_force=project, seal=books.vault.seal)
    for changed in village.happenings(150):
        events = [event for case in changed for event in case.collect_events()]
        persons = {case.id for case in changed} | {
            party.person for case in changed for party in case.parties.values()
        }
        keys = books.vault.take_new(persons)
        books.vault.stored(persons)
        yield Arrival([books.desk.stored(event) for event in events], keys=keys)


def test_a_load_leaves_read_models_as_their_rebuilds(books: Books) -> None:
    loaded = load_bulk(books, arrivals(books), chunk=40)

    assert loaded == books.desk.head() - 1 > 50
    assert [position for position, _, _ in log(books)] == list(range(1, loaded + 2))
    with books.pool.connection() as connection:
        for model in ALL:
            live = digest(connection, model, whole=True)
            rebuild(connection, model, books.vault)
            assert digest(connection, model, whole=True) == live


def test_a_loaded_case_is_carried_on_by_a_single_save(books: Books) -> None:
    load_bulk(books, [Arrival([happened(A, 1), happened(A, 2)]), Arrival([happened(B, 1)])])

    assert books.desk.recorder.insert_events([happened(A, 3)]) == [4]


@pytest.mark.parametrize("version", [1, 3, 0])
def test_a_gap_or_a_version_already_there_refuses_the_chunk_whole(
    books: Books, version: int
) -> None:
    load_bulk(books, [Arrival([happened(A, 1)])])

    with pytest.raises(IntegrityError):
        load_bulk(books, [Arrival([happened(B, 1)]), Arrival([happened(A, version)])])

    assert len(log(books)) == 1


def test_an_operation_done_before_refuses_the_chunk(books: Books) -> None:
    load_bulk(books, [Arrival([happened(A, 1)], operation())])

    with pytest.raises(IntegrityError):
        load_bulk(books, [Arrival([happened(B, 1)], operation())])

    assert len(log(books)) == 1


def test_texts_that_mean_something_to_copy_arrive_as_they_are(books: Books) -> None:
    odd = b'{"by":"a\\tb\\\\N\\n"}'
    load_bulk(books, [Arrival([happened(A, 1, odd)])])

    (stored,) = books.desk.recorder.select_events(A)

    assert stored.state == odd
