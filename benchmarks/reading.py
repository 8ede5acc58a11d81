"""What it costs to put on record what is read, beside the same server that records nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import count
from statistics import median
from uuid import UUID

from api import accounts
from api.identity.opening_sessions import make_token
from benchmarks.bench_server import Bench
from benchmarks.measured import Line, Spread, in_turns
from benchmarks.served import Visit, served
from benchmarks.workload import act, households

HOUSEHOLDS, ROUNDS, EACH = 3000, 45, 60
CODE = "BENCH"
MOST = 1.05  # of the latency without


def reads_on_vs_off(bench: Bench) -> Iterator[Line]:
    """Cases read one after the other, and searches: each look another, so that each is recorded."""
    owners = {"benchmarks.served": bench.new_database(), "benchmarks.unrecorded": ""}
    owners["benchmarks.unrecorded"] = bench.new_database()
    tokens = {}
    for module, owner in owners.items():
        with bench.books(owner) as books:
            ids = households(books, HOUSEHOLDS, CODE)
            accounts.open_account(books, act(), name="干部", role="cadre", task_force=CODE)
            tokens[module] = make_token(books, books.desk.account_id("干部"), "bench")
    on, off = owners
    with (
        served(owners[on], bench.folder / "on", on) as port_on,
        served(owners[off], bench.folder / "off", off) as port_off,
    ):
        recorded, plain = partial(Visit, port_on, tokens[on]), partial(Visit, port_off, tokens[off])
        for name, path in (("case", partial(a_case, ids)), ("search", a_search)):
            mine, theirs = in_turns(asks(recorded, path), asks(plain, path), ROUNDS)
            ratio = median(other / one for one, other in zip(mine, theirs, strict=True))
            yield Line(f"reads-on-record-{name}", "ms", Spread.of(mine), "without record",
                       Spread.of(theirs), ratio, 1 / MOST)  # fmt: skip


def asks(visit: Callable[[], Visit], path: Callable[[int], str]) -> Callable[[], float]:
    """The median of one round, each request another; a first round warms the server."""
    numbers = count()

    def one_round() -> float:
        line = visit()  # one that waited for the other's round may be shut by now
        return median(line.took("GET", path(next(numbers))) for _ in range(EACH))

    one_round()
    return one_round


def a_case(ids: list[UUID], n: int) -> str:
    """The address of another case."""
    return f"/cases/{ids[n % len(ids)]}"


def a_search(n: int) -> str:
    """The address of another search."""
    return f"/projects/{CODE}/cases?q={n:04}"
