"""What it costs to know who asks and what they may see, beside the same server that asks nobody."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from statistics import median
from uuid import UUID

from api import accounts, undertakings
from api.identity.opening_sessions import make_token
from benchmarks.bench_server import Bench
from benchmarks.measured import Line, Spread, at_most, in_turns
from benchmarks.served import Visit, served
from benchmarks.workload import act, households, in_threads
from store.books import Books

FORCES, ACCOUNTS, HOUSEHOLDS = 300, 15_000, 2000
ROUNDS, EACH = 15, 60
CODE = "BENCH"
MOST = 1.1  # of the latency without
PAGE = 50.0  # ms for a page of accounts


def scopes_on_vs_off(bench: Bench) -> Iterator[Line]:
    """A contact and a countdown as a cadre among 15,000 accounts, and as the console of nobody."""
    on, off = bench.new_database(), bench.new_database()
    with bench.books(off) as books:
        ids = households(books, HOUSEHOLDS, CODE)
    with bench.books(on) as books:
        households(books, HOUSEHOLDS, CODE)
        tokens = people(books)
    with (
        served(on, bench.folder / "on") as port_on, served(off, bench.folder / "off") as port_off,
    ):  # fmt: skip
        scoped, plain = Visit(port_on, tokens[0]), Visit(port_off, None)
        for name, ask in (("contact", partial(contacts, ids)), ("countdown", countdowns)):
            ask(scoped)  # once, so that both are warm
            ask(plain)
            mine, theirs = in_turns(partial(ask, scoped), partial(ask, plain), ROUNDS)
            ratio = median(other / one for one, other in zip(mine, theirs, strict=True))
            yield Line(f"scopes-{name}", "ms", Spread.of(mine), "without accounts",
                       Spread.of(theirs), ratio, 1 / MOST)  # fmt: skip
        admin = Visit(port_on, tokens[1])
        took = [admin.took("GET", f"/accounts?q=%E5%B9%B2%E9%83%A8{n}") for n in range(ROUNDS)]
        yield at_most("accounts-page-15k", "ms", took, PAGE)


def people(books: Books) -> tuple[str, str]:
    """Task forces and accounts of a city; tokens of a cadre over the project and of an admin."""
    for n in range(FORCES):
        undertakings.open_task_force(
            books, act(), code=f"F{n}", name=f"第{n}专班", parent=f"F{n // 10}" if n else None
        )

    def some(part: int) -> None:
        for n in range(part, ACCOUNTS, 32):
            force = CODE if n < FORCES else f"F{n % FORCES}"
            accounts.open_account(books, act(), name=f"干部{n}", role="cadre", task_force=force)

    in_threads(32, [partial(some, part) for part in range(32)])
    accounts.open_account(books, act(), name="管理员", role="admin")
    cadre, admin = (books.desk.account_id(name) for name in ("干部7", "管理员"))
    return make_token(books, cadre, "bench"), make_token(books, admin, "bench")


def contacts(ids: list[UUID], visit: Visit) -> float:
    """The median of some contacts."""
    now = datetime.now(UTC).isoformat()
    body = json.dumps({"occurred_at": now, "method": "visit", "summary": "过渡费"}).encode()
    return middle(lambda n: visit.took("POST", f"/cases/{ids[n % len(ids)]}/contacts", body))


def countdowns(visit: Visit) -> float:
    """The median of some countdowns."""
    return middle(lambda _: visit.took("GET", f"/projects/{CODE}/countdown"))


def middle(once: Callable[[int], float]) -> float:
    """The median of as many as one round has."""
    return median(once(n) for n in range(EACH))
