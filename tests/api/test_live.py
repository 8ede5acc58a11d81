"""An open page hears each change of what it shows within a second, for as long as it may see it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import ExitStack
from time import monotonic
from typing import Any

import httpx
import pytest
from psycopg.types.json import Jsonb

from api import accounts, undertakings
from api.app import application
from audit.notary import Notary
from store.books import Books
from tests.api.city import NOON, City, act
from tests.api.test_on_the_line import listening

CONTACT = {"occurred_at": NOON, "method": "visit"}
HOLDS = """
INSERT INTO zhuanban.devices (jurisdiction, account, id, cadre, unsent)
VALUES (1, gen_random_uuid(), gen_random_uuid(), 'cadre', %s)"""
SOON = 1.5  # seconds from the acknowledged event to the page


class Page:
    """A page that listens, over a line of its own."""

    def __init__(self, answer: httpx.Response) -> None:
        assert answer.status_code == 200, answer.read()
        self._lines = answer.iter_lines()

    def next(self) -> dict[str, Any]:
        """The next message: its id, its event, its data."""
        told: dict[str, Any] = {}
        for line in self._lines:
            name, _, value = line.partition(": ")
            if name in {"id", "event"}:
                told[name] = value
            elif name == "data":
                return told | {"data": json.loads(value)}
        return {}  # the line was closed


class Town:
    """A served city: people who write, and pages that listen."""

    def __init__(self, city: City, port: int, lines: ExitStack) -> None:
        self.city, self._lines = city, lines
        self.client = lines.enter_context(
            httpx.Client(base_url=f"http://127.0.0.1:{port}/api/v1", timeout=30)
        )

    def as_(self, name: str) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.city.token(name)}"}

    def page(self, scope: str, name: str = "chief", **headers: str) -> Page:
        """An open page of that person."""
        asked = self.client.stream("GET", f"/{scope}/live", headers=self.as_(name) | headers)
        return Page(self._lines.enter_context(asked))

    def contact(self, project: str = "PE", name: str = "chief") -> int:
        """Log a contact; the position it took."""
        path = f"/cases/{self.city.cases[project]}/contacts"
        answer = self.client.post(path, json=CONTACT, headers=self.as_(name))
        position: int = answer.json()["position"]
        return position

    def get(self, path: str, name: str = "chief") -> dict[str, Any]:
        answer: dict[str, Any] = self.client.get(path, headers=self.as_(name)).json()
        return answer


@pytest.fixture
def town(books: Books, notary: Notary) -> Iterator[Town]:
    with listening(application(books, notary)) as port, ExitStack() as lines:
        yield Town(City(books), port, lines)


def test_a_page_is_told_at_once_what_its_route_answers(town: Town) -> None:
    told = town.page("projects/PE").next()

    answer = town.get("/projects/PE/countdown")
    position = int(told["id"].partition("-")[0])
    assert (told["event"], position) == ("countdown", told["data"]["position"])
    assert told["data"] | {"as_of": 0, "position": 0} == answer | {"as_of": 0, "position": 0}


@pytest.mark.parametrize("scope", ["projects/PE", "task-forces/EAST"])
def test_a_change_reaches_the_page_with_its_numbers(town: Town, scope: str) -> None:
    page = town.page(scope)
    assert page.next()["data"]["by_stage"]["contacted"] == 0

    position, began = town.contact(), monotonic()
    told = page.next()

    assert monotonic() - began < SOON
    assert told["data"]["by_stage"]["contacted"] == 1
    assert told["data"]["position"] >= position


def test_a_task_force_hears_of_what_lies_beneath_it(town: Town) -> None:
    page = town.page("task-forces/EAST")
    page.next()

    town.contact("PE1")

    assert page.next()["data"]["by_stage"]["contacted"] == 1


def test_what_happens_elsewhere_is_not_told(town: Town) -> None:
    city = town.city
    city.account("west", role="chief", task_force="WEST")
    page = town.page("projects/PE")
    page.next()

    town.contact("PW", "west")
    position = town.contact("PE")

    assert page.next()["data"]["position"] >= position


def test_many_changes_within_a_second_are_one_message(town: Town) -> None:
    page = town.page("projects/PE")
    page.next()
    began = monotonic()

    last = [town.contact() for _ in range(20)][-1]
    told = [page.next()]
    while told[-1]["data"]["position"] < last:
        told.append(page.next())

    assert len(told) <= 1 + (monotonic() - began)


def test_a_page_that_lost_its_line_is_told_only_what_it_missed(town: Town) -> None:
    last = town.page("projects/PE").next()["id"]
    again = town.page("projects/PE", **{"Last-Event-ID": last})

    position = town.contact()

    assert again.next()["data"]["position"] >= position
    late = town.page("projects/PE", **{"Last-Event-ID": last})
    assert late.next()["data"]["position"] >= position


def test_a_page_that_comes_back_is_told_what_the_clock_changed(town: Town, books: Books) -> None:
    with town.client.stream("GET", "/projects/PE/live", headers=town.as_("chief")) as line:
        last = Page(line).next()["id"]
    with books.pool.connection() as connection:  # a phone says what it holds; no record is made
        connection.execute(HOLDS, [Jsonb({str(books.desk.project_id("PE")): 3})])

    back = town.page("projects/PE", **{"Last-Event-ID": last}).next()

    assert back["id"] != last
    assert back["data"]["quality"]["unsent_entries"] == 3


# Who may hear it


def test_nobody_hears_of_what_is_out_of_sight(town: Town) -> None:
    client = town.client

    answers = [client.get(f"/{scope}/live", headers=town.as_("chief")).status_code
               for scope in ("projects/PW", "task-forces/WEST", "projects/NONE")]  # fmt: skip

    assert answers == [404, 404, 404]
    assert client.get("/projects/PE/live").status_code == 401
    assert client.get("/projects/PE/live", headers=town.as_("admin")).status_code == 403


def test_each_reader_hears_the_part_of_a_task_force_that_is_in_sight(town: Town) -> None:
    chief, cadre = (town.page("task-forces/EAST", name).next() for name in ("chief", "cadre"))

    assert (chief["data"]["remaining"], cadre["data"]["remaining"]) == (2, 1)


def test_whose_posting_ends_hears_nothing_more(town: Town, books: Books) -> None:
    page, other = town.page("projects/PE", "cadre"), town.page("projects/PE", "chief")
    assert page.next() | other.next()

    accounts.end_posting(books, act(), "cadre", n=1, reason="轮换")
    position = town.contact()

    assert page.next() == {}
    assert other.next()["data"]["position"] >= position


def test_a_page_of_a_task_force_takes_in_a_project_that_is_opened(town: Town, books: Books) -> None:
    page = town.page("task-forces/EAST")
    page.next()

    undertakings.open_project(books, act(), code="PE2", name="二期", task_force="EAST")
    town.city.settle("EAST", "PE3")

    told = page.next()
    while told and told["data"]["remaining"] < 3:
        told = page.next()
    assert told == {}  # sent away, to come back by the door
    assert town.page("task-forces/EAST").next()["data"]["remaining"] == 3
