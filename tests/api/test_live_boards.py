"""Numbers are worked out once for all who listen, and not while nobody does."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import UUID

import psycopg

from api.feed import Feed
from api.live import Live, Part, counted, part_of
from api.operations.act import Actor, perform
from api.operations.talks import LogContact
from store.books import Books
from store.sight import Sight
from tests.api.city import City
from tests.api.test_live import CONTACT


class Figures:
    """Numbers that count how often they were asked for, until the database goes away."""

    def __init__(self) -> None:
        self.asked, self.is_away = 0, False

    def __call__(self, books: Books, part: Part) -> dict[str, Any]:
        if self.is_away:
            raise psycopg.OperationalError
        self.asked += 1
        return counted(books, part)


def told(books: Books, story: Callable[[Live, Part, Figures], Awaitable[None]]) -> None:
    """Have a story happen among pages of the project PE."""
    city, figures = City(books), Figures()

    async def happens() -> None:
        part = part_of(books, "project", "PE", Sight.of([books.desk.project_id("PE")]))
        async with Feed(books).listening() as feed, Live(books, feed, figures).watching() as live:
            await feed.reaches(books.desk.head(), 5)
            await story(live, part, figures)

    assert city.cases
    with ThreadPoolExecutor(1) as apart:  # a browser of other tests may have a loop running here
        apart.submit(lambda: asyncio.run(happens())).result()


async def heard(live: Live, part: Part, messages: int) -> list[int]:
    """The positions a page hears of, until it has had so many messages or is sent away."""
    positions = []
    async with live.listening(part) as board:
        async for message in board.messages(5):
            positions += [message.position] if message else []
            if len(positions) == messages:
                break
    return positions


def contacted(books: Books) -> None:
    body = LogContact.model_validate(CONTACT)
    perform(books, case_of(books), body, path="contacts", actor=Actor("console", "console"))


def case_of(books: Books) -> UUID:
    return books.desk.case_id(books.desk.project_id("PE"), "PE-1")


def test_numbers_are_worked_out_once_for_all_who_listen(books: Books) -> None:
    async def story(live: Live, part: Part, figures: Figures) -> None:
        async with asyncio.TaskGroup() as pages:
            ten = [pages.create_task(heard(live, part, 2)) for _ in range(10)]
            await heard(live, part, 1)
            await asyncio.to_thread(contacted, books)
        assert len({tuple(page.result()) for page in ten}) == 1
        assert figures.asked <= 3  # a first look at the log may find what is known already

    told(books, story)


def test_a_page_is_sent_away_when_the_database_goes_away(books: Books) -> None:
    async def story(live: Live, part: Part, figures: Figures) -> None:
        page = asyncio.create_task(heard(live, part, 99))
        await heard(live, part, 1)
        figures.is_away = True
        await asyncio.to_thread(contacted, books)
        assert await page

    told(books, story)


def test_nothing_is_worked_out_while_nobody_listens(books: Books) -> None:
    async def story(live: Live, part: Part, figures: Figures) -> None:
        await heard(live, part, 1)
        asked = figures.asked
        await asyncio.to_thread(contacted, books)
        await asyncio.to_thread(contacted, books)
        assert figures.asked == asked
        assert live.boards == 0

    told(books, story)
