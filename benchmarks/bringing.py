"""Phones bring what they noted: so many a second for ten minutes, each answered in time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from statistics import quantiles
from uuid import UUID, uuid4

import orjson

from api import accounts
from api.identity.opening_sessions import make_token
from benchmarks.bench_server import Bench
from benchmarks.load import Paced, post
from benchmarks.measured import Line, Spread, at_least, none_of
from benchmarks.over_http import product
from benchmarks.workload import SUMMARY, act, households

SYNCS, ENTRIES, A_SECOND = 15_000, 10, 25.0
CADRES, HOUSEHOLDS, CODE = 50, 3000, "BENCH"
SOON = 2.0


def bringing(bench: Bench, *, syncs: int = SYNCS) -> Iterator[Line]:
    """Requests begin at an even pace whether or not those before are answered."""
    owner = bench.new_database()
    with bench.books(owner) as books:
        ids = households(books, HOUSEHOLDS, CODE)
        tokens = []
        for n in range(CADRES):
            accounts.open_account(books, act(), name=f"干部{n}", role="cadre", task_force=CODE)
            tokens.append(make_token(books, books.desk.account_id(f"干部{n}"), "bench"))
        before = books.desk.head()
    with product(owner, bench.folder) as port:
        requests = (a_sync(n, ids, tokens[n % CADRES]) for n in range(syncs))
        took, refused = Paced(port, requests, A_SECOND).run()
        with bench.books(owner) as books, books.pool.connection() as connection:
            [[arrived]] = connection.execute(
                "SELECT count(*) FROM zhuanban.events WHERE position > %s"
                " AND topic = 'case.contact_logged@1'", [before],
            ).fetchall()  # fmt: skip
    last = quantiles(took, n=100)[98]
    spread = Spread(min(took), quantiles(took, n=2)[0], max(took))
    yield Line("syncs", "s an answer", spread, "limit, p99", Spread.of([SOON]), SOON / last)
    yield none_of("syncs-refused", f"of {syncs:,}", len(refused))
    yield at_least("syncs-entries", "in the log", [float(arrived)], float(syncs * ENTRIES))


def a_sync(n: int, ids: list[UUID], token: str) -> bytes:
    """Ten visits of one phone, each to another household."""
    now = datetime.now(UTC).isoformat()
    items = [
        {"op_id": str(uuid4()), "seq": n // CADRES * ENTRIES + k + 1, "op": "contacts",
         "case": str(ids[(n * ENTRIES + k) % len(ids)]),
         "body": {"occurred_at": now, "method": "visit", "summary": SUMMARY}}
        for k in range(ENTRIES)
    ]  # fmt: skip
    body = {"device": f"phone-{n % CADRES}", "device_now": now, "items": items}
    return post("/api/v1/sync", orjson.dumps(body), f"Authorization: Bearer {token}\r\n")
