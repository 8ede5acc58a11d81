"""Two jurisdictions in one database know nothing of each other, whatever road is asked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import application
from audit.fsck import differing, fsck
from audit.notary import Notary
from projections import ALL
from store.attachments import Disk
from store.books import Books
from store.jurisdiction import Jurisdiction
from store.rebuild import rebuild
from tests.api.city import NOON, City
from tests.api.test_matrix import ENDLESS, address, routes
from tests.conftest import MASTER
from tests.store.test_books import forget

ASKERS = ("chief", "of_all")
SHARED = {"/healthz", "/metrics", "/openapi.json"}  # of the process


@dataclass
class Side:
    """One city: its books, what is in them, its application."""

    mark: str  # in every text that only this city holds
    books: Books
    city: City
    notary: Notary
    client: TestClient

    @property
    def secrets(self) -> set[str]:
        """What nobody of elsewhere may be shown."""
        desk = self.books.desk
        named = [desk.project_id("PE"), desk.task_force_id("EAST"), desk.account_id("cadre")]
        own = [*self.city.cases.values(), *self.city.inspections.values(), *named]
        return {self.mark, *map(str, own)}

    def work(self) -> None:
        """Let people of the city work: a visit, a promise, a party, an account, a reader."""
        self.city.account("of_all", role="inspector")
        self.city.account(f"{self.mark}-clerk", role="cadre", task_force="EAST")
        case, chief = self.city.cases["PE"], self.city.client(self.client, "chief")
        for op, body in (
            ("contacts", {"method": "visit", "summary": self.mark, "met": self.mark}),
            ("promises", {"text": self.mark, "due": "2020-10-01"}),
            ("demands", {"text": self.mark}),
            ("parties", {"name": self.mark, "share": "1/2"}),
        ):
            said = chief.post(f"/api/v1/cases/{case}/{op}", json={"occurred_at": NOON, **body})
            assert said.status_code == 201, said.text

    def told(self, asker: str, of: Side, paths: list[str]) -> Iterator[tuple[str, str]]:
        """What each route answers here about what stands there: its path and the text."""
        client = self.city.client(self.client, asker)
        for path in paths:
            yield path, client.get(address(of.city, path, 0), follow_redirects=False).text

    @property
    def paths(self) -> list[str]:
        """Every route that can be read."""
        found = routes(self.books, self.notary)
        return [path for method, path in found if method == "GET" and path not in ENDLESS | SHARED]


@pytest.fixture
def sides(books: Books, owner: str, tmp_path: Path) -> Iterator[tuple[Side, Side]]:
    """A first and a second city with the same codes, names and roles."""
    second = Jurisdiction(2, name="county")
    shelf = Disk(tmp_path / "attachments")
    with Books(owner, MASTER, ALL, jurisdiction=second, shelf=shelf) as county:
        made: list[Side] = []
        for mark, of in (("甲城人", books), ("乙城人", county)):
            notary = Notary(of, tmp_path / mark, name=f"zhuanban.{len(made)}")
            client = TestClient(application(of, notary))
            made.append(Side(mark, of, City(of), notary, client))
        with made[0].client, made[1].client:
            yield made[0], made[1]
    forget(owner)


def test_no_route_shows_anybody_what_another_city_holds(sides: tuple[Side, Side]) -> None:
    here, there = sides
    for side in sides:
        side.work()

    paths = here.paths
    leaks = [
        f"{asker} {path}: {secret}"
        for asker in ASKERS
        # what an address names comes back in the sentence that nothing is there
        for path, text in chain(here.told(asker, here, paths), here.told(asker, there, paths))
        for secret in there.secrets
        if secret in re.sub(r'"(title|detail|what)":"[^"]*"', "", text)
    ]
    own = [path for path, text in here.told("of_all", here, paths)
           if any(secret in text for secret in here.secrets)]  # fmt: skip

    assert leaks == []
    assert len(own) > 15  # where the same looks do find what is one's own


def test_nobody_signs_in_with_what_another_city_gave(sides: tuple[Side, Side]) -> None:
    here, there = sides
    token = there.city.token("chief")

    def asked(side: Side) -> int:
        headers = {"authorization": f"Bearer {token}"}
        return side.client.get("/api/v1/projects", headers=headers).status_code

    assert (asked(there), asked(here)) == (200, 401)


def recorded(books: Books) -> list[str]:
    """The topics of its log, but for what the log says of itself."""
    events = books.desk.recorder.select_notifications(1, 1000)
    return [event.topic for event in events if not event.topic.startswith("audit.")]


def test_the_log_of_one_moves_alone_and_is_proved_alone(sides: tuple[Side, Side]) -> None:
    here, there = sides
    before = recorded(here.books)

    there.work()

    assert recorded(here.books) == before
    assert recorded(there.books)[: len(before)] == before
    assert len(recorded(there.books)) > len(before)
    for side in sides:
        side.notary.checkpoint()
        with side.books.pool.connection() as connection:
            of = side.books.jurisdiction
            assert fsck(connection, of, side.notary.journal, side.notary.key.vkey) == []
    origins = [side.notary.note().text.splitlines()[0] for side in sides]
    assert origins == ["zhuanban.0/1", "zhuanban.1/2"]


def test_read_models_of_each_are_what_its_own_records_fold_to(sides: tuple[Side, Side]) -> None:
    with sides[1].books.pool.connection() as connection:
        for model in ALL:
            rebuild(connection, model, sides[1].books.vault)

        found = [
            [*differing(connection, side.books.jurisdiction, ALL, side.books.vault)]
            for side in sides
        ]

    assert found == [[], []]
