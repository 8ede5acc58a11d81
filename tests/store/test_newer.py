"""What a newer release wrote stops whoever would have to read it, loudly; writing goes on."""

from __future__ import annotations

import pkgutil
from importlib import import_module
from typing import Any
from uuid import UUID, uuid4

import pytest

import domain
from domain.aggregate import Event
from projections import ALL
from projections.countdown import COUNTDOWN, count
from projections.directory import DIRECTORY
from store.books import Books
from store.bulk import Arrival, load_bulk
from store.digest import digest
from store.ensuring import ensure
from store.known import KNOWN, OF_THE_AUDIT, WrittenByNewerRelease
from store.past import Moment, at
from store.rebuild import rebuild
from store.save import Save
from store.stored import HasNewerEvent, Stored
from tests.facts import NOW
from tests.store.events import open_project
from tests.store.test_read_model import counted, open_case, standing

OF_CASES = {model.name for model in ALL if "case" in model.aggregates}
TELEPORTED, CLOSED_ANEW, WEATHER = "case.teleported@1", "case.closed@2", "weather.changed@1"


def written(books: Books, topic: str, stream: UUID | None = None, version: int = 1) -> int:
    """Have a newer release write; the position of what it wrote."""
    newer = Stored(stream or uuid4(), version, topic, b'{"by":"amy"}', NOW)
    return books.committer.commit(Save([newer]))[0]


def counted_at(books: Books, project: UUID, known_at: int) -> int:
    """How many remained, as known at a position."""
    moment = Moment(NOW, known_at)
    with books.pool.connection() as connection, at(
        connection, [COUNTDOWN], books.vault, moment, jurisdiction=1
    ):  # fmt: skip
        found: int = count(connection, jurisdiction=1, projects=[project], as_of=NOW)["remaining"]
    return found


def aside(books: Books) -> dict[str, tuple[Any, ...]]:
    return {name: at for name, at in standing(books).items() if at[0] is not None}


def test_every_topic_of_the_domain_is_known() -> None:
    for module in pkgutil.walk_packages(domain.__path__, "domain."):
        import_module(module.name)

    assert set(KNOWN) >= {f"{topic}@{kind.VERSION}" for topic, kind in Event.KINDS.items()
                          if kind.__module__.startswith("domain.")} | {OF_THE_AUDIT}  # fmt: skip


@pytest.mark.parametrize("topic", [TELEPORTED, CLOSED_ANEW])
def test_an_event_of_a_newer_release_sets_aside_what_asks_about_its_aggregate(
    books: Books, topic: str
) -> None:
    project = open_project(books)
    open_case(books, project, "A")

    position = written(books, topic)
    open_case(books, project, "B")

    found = aside(books)
    assert found.keys() == OF_CASES
    assert found["countdown"] == (
        position - 1, f"position {position} holds {topic}, which a newer release wrote"
    )  # fmt: skip
    assert counted(books, project) == 1
    assert books.desk.head() == position + 1


def test_an_event_about_what_nobody_asks_stops_nobody(books: Books) -> None:
    open_project(books)

    written(books, WEATHER)

    assert aside(books) == {}


def test_ready_events_of_a_newer_release_stop_the_read_models_too(books: Books) -> None:
    project = open_project(books)
    head = books.desk.head()

    load_bulk(books, [Arrival([Stored(uuid4(), 1, TELEPORTED, b"{}")])])
    open_case(books, project, "A")

    assert aside(books)["countdown"][0] == head


def test_a_rebuild_and_a_restart_stop_at_the_same_place(books: Books) -> None:
    project = open_project(books)
    open_case(books, project, "A")
    position = written(books, TELEPORTED)
    open_case(books, project, "B")

    with books.pool.connection() as connection:
        before = digest(connection, COUNTDOWN)
        rebuild(connection, COUNTDOWN, books.vault)
        rebuild(connection, DIRECTORY, books.vault)
        assert ensure(connection, ALL, books.vault) == []

        assert digest(connection, COUNTDOWN) == before
    assert aside(books)["countdown"][0] == position - 1
    assert "directory" not in aside(books)


def test_a_past_moment_that_holds_it_is_refused_and_one_before_is_answered(books: Books) -> None:
    project = open_project(books)
    open_case(books, project, "A")
    position = written(books, TELEPORTED)

    assert counted_at(books, project, position - 1) == 1
    with pytest.raises(WrittenByNewerRelease, match=rf"Position {position} of the log holds"):
        counted_at(books, project, position)


def test_a_case_with_such_an_event_is_not_decided_on(books: Books) -> None:
    project = open_project(books)
    open_case(books, project, "A")
    case = books.desk.case_id(project, "A")
    written(books, CLOSED_ANEW, case, 2)
    books.desk.forget_streams([case])

    with pytest.raises(HasNewerEvent, match=r"case\.closed@2, which a newer release wrote"):
        books.desk.case(case)


def test_a_release_that_knows_the_topic_makes_good_what_waited_for_it(books: Books) -> None:
    project = open_project(books)
    open_case(books, project, "A")
    with books.pool.connection() as connection:
        note = b"SELECT zhuanban.note_newer(1, 'countdown', %s, 2, 'case.opened@1')"
        connection.execute(note, [COUNTDOWN.definition])
        open_case(books, project, "B")

        assert ensure(connection, ALL, books.vault) == ["countdown"]

    assert aside(books) == {}
    assert counted(books, project) == 2
