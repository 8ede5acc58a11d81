"""Every route, by every role, inside and outside of its sight: the answers stand in a file.

The rows come from the router, so a route that is added without a row fails. A body is empty, so
422 says that the asker was let in and that only the body was missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from fastapi.testclient import TestClient

from api.app import application
from api.scopes import decided
from audit.notary import Notary
from store.books import Books
from tests.api.city import ROLES, City

FILE = Path(__file__).parent / "scopes.txt"
ASKERS = ("nobody", *ROLES)
# Whoever is let in stays; test_scopes.py and test_live.py ask them.
ENDLESS = {
    "/api/v1/stream", "/api/v1/projects/{code}/live", "/api/v1/task-forces/{code}/live",
}  # fmt: skip
# What an address names inside and outside of East's sight; anything else is nowhere.
NAMED = {"projects": ("PE", "PW"), "task-forces": ("EAST", "WEST"), "accounts": ("cadre", "x")}
NOWHERE = str(UUID(int=7))


def written() -> dict[str, list[str]]:
    """Each route's row: the answers inside/outside, asker by asker."""
    lines = [line.split() for line in FILE.read_text().splitlines() if line[:1] != "#"]
    return {f"{method} {path}": cells for method, path, *cells in lines}


def routes(books: Books, notary: Notary) -> list[tuple[str, str]]:
    """Method and path of every route, those that end a session or a posting last."""
    found = [
        (method, str(route.path))
        for route in decided(application(books, notary))
        for method in route.methods or ()
        if method != "HEAD"
    ]
    return sorted(found, key=lambda one: (("GET", "POST", "PATCH", "DELETE").index(one[0]), one[1]))


def address(city: City, path: str, place: int) -> str:
    """The path with its names filled in: of East (0) or of West (1)."""
    kind = path.removeprefix("/api/v1").split("/")[1]
    project = ("PE", "PW")[place]
    ids = {"cases": city.cases[project], "inspections": city.inspections[project]}
    name = NAMED[kind][place] if kind in NAMED else str(ids.get(kind, NOWHERE))
    path = re.sub(r"\{(code|id_|name)\}", name, path, count=1).replace("{sha256}", "5c" * 32)
    return re.sub(r"\{n\}", "1", re.sub(r"\{(id_|session|token|device)\}", NOWHERE, path))


@pytest.fixture
def city(books: Books) -> City:
    return City(books)


@pytest.fixture
def client(city: City, books: Books, notary: Notary) -> Iterator[TestClient]:
    notary.checkpoint()  # there is one to be shown, however slowly the notary at work comes to it
    with TestClient(application(books, notary), raise_server_exceptions=False) as opened:
        yield opened


def answer(city: City, client: TestClient, asker: str, method: str, path: str) -> str:
    """The answers inside and outside as a cell."""
    told = []
    for place in (0, 1):
        asked = city.client(client, None if asker == "nobody" else asker)
        body: dict[str, str] | None = {} if method == "POST" else None
        told.append(asked.request(method, address(city, path, place), json=body,
                                  follow_redirects=False).status_code)  # fmt: skip
    return "/".join(map(str, told))


@pytest.mark.parametrize("asker", ASKERS)
def test_every_route_answers_each_role_as_it_is_written(
    asker: str, city: City, client: TestClient, books: Books, notary: Notary
) -> None:
    column, rows = ASKERS.index(asker), written()

    differ = []
    for method, path in routes(books, notary):
        if path in ENDLESS and asker != "nobody":
            continue
        found = answer(city, client, asker, method, path)
        wanted = rows.get(f"{method} {path}", ["no row"] * len(ASKERS))[column]
        if found != wanted:
            differ.append(f"{method} {path}: {found}, and not {wanted}")

    assert differ == []


def test_the_file_names_every_route_and_no_other(books: Books, notary: Notary) -> None:
    assert written().keys() == {f"{method} {path}" for method, path in routes(books, notary)}


def test_no_route_lets_in_whom_it_should_not_know() -> None:
    for route, (nobody, _, _, inspector, admin) in written().items():
        about_cases = route.split()[1].startswith(("/api/v1/cases", "/api/v1/projects"))
        assert not about_cases or nobody == "401/401", route
        assert not about_cases or admin == "403/403", route
        is_write = route.startswith("POST /api/v1/cases")
        assert not is_write or inspector == "403/403", route
