"""A real Chromium before the real application; whatever is asked of another host fails the test."""

from __future__ import annotations

import asyncio
import shutil
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event, Thread

import pytest
import uvicorn
from playwright.sync_api import Browser, sync_playwright

from api.app import application
from api.identity.city_login import CityLogin
from api.page_routes import BUILT
from audit.notary import Notary
from store.books import Books
from tests.browser.people import People
from tests.browser.village import Village
from tests.browser.visitor import Visitor

QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
# The shell without windows opens a page in a third of the time.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder needs a Chromium."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


Launch = Callable[..., Browser]


@pytest.fixture(scope="session")
def launch() -> Iterator[Launch]:
    """Start a browser, with these switches beside the usual ones."""
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        pytest.skip("no Chromium here: install the package chromium")
    if not (BUILT / "index.html").is_file():
        pytest.skip("the pages are not built: call ./run setup")
    with sync_playwright() as playwright:
        yield lambda *more: playwright.chromium.launch(executable_path=path, args=[*QUIET, *more])


@pytest.fixture(scope="session")
def chromium(launch: Launch) -> Iterator[Browser]:
    """One browser a worker."""
    with launch() as browser:
        yield browser


class Served(uvicorn.Server):
    """A server that says when it listens."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.listens = Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.listens.set()


@pytest.fixture
def city_login() -> CityLogin | None:
    """The city's own login, where a test connects one."""
    return None


@pytest.fixture
def site(books: Books, notary: Notary, city_login: CityLogin | None) -> Iterator[str]:
    """The address of the application, served from empty books."""
    listening = socket.create_server(("127.0.0.1", 0))
    served = application(books, notary, city_login=city_login)
    config = uvicorn.Config(served, log_level="warning", timeout_graceful_shutdown=1)
    server = Served(config)
    thread = Thread(target=lambda: asyncio.run(server.serve([listening])), daemon=True)
    thread.start()
    assert server.listens.wait(10), "the server did not start"
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture
def village(site: str) -> Iterator[Village]:
    """A project of three households, written through the same server."""
    with Village(site) as opened:
        yield opened


@pytest.fixture
def visitor(chromium: Browser, site: str) -> Iterator[Visitor]:
    """A person at a browser; afterwards no page has crashed or asked another host."""
    person = Visitor(chromium, site)
    yield person
    for context in chromium.contexts:
        context.close()
    assert person.crashes == []
    assert [url for url in person.asked if not url.startswith((f"{site}/", "data:"))] == []


@pytest.fixture
def people(books: Books, visitor: Visitor) -> People:
    """Whoever has an account; from the first one on, nobody else is let in."""
    return People(books, visitor)
