"""However the line to PostgreSQL is cut, what a caller asks again under its number is done once."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from fastapi.testclient import TestClient

from api.app import application
from audit.notary import Notary
from benchmarks.bench_server import MASTER, Bench
from benchmarks.faults.cutter import Cutter
from benchmarks.faults.looking import of_log
from benchmarks.measured import Line, at_least
from projections import ALL
from store.books import Books

TRIALS = 2_000
TRIES = 40
AT = "2026-01-05T10:00:00+08:00"
SERVED = frozenset({200, 201})


class Trials:
    """One application whose line to its database is cut, and a caller who asks until answered."""

    def __init__(self, client: TestClient, cutter: Cutter) -> None:
        """Open a case to write about."""
        self._client, self._cutter = client, cutter
        client.post("/api/v1/projects", json={"code": "CUT", "name": "CUT"})
        self._case = self._asked("/projects/CUT/cases", case_no="1", occurred_at=AT)["id"]
        self.acknowledged: dict[UUID, int] = {}
        self.faults: list[str] = []

    def one(self, cuts: list[tuple[bool, int]]) -> None:
        """Something of several statements is written while the line is cut so."""
        op_id = uuid4()
        self._cutter.arm(cuts)
        path = f"/cases/{self._case}/contacts"
        self.acknowledged[op_id] = self._asked(
            path, op_id, occurred_at=AT, method="visit", summary="谈了搬迁时间"
        )["position"]
        self._cutter.arm([])

    def _asked(self, path: str, op_id: UUID | None = None, **body: object) -> Any:
        headers = {"Idempotency-Key": str(op_id)} if op_id else {}
        for _ in range(TRIES):
            answer = self._client.post(f"/api/v1{path}", json=body, headers=headers)
            if answer.status_code in SERVED:
                return answer.json()
            if answer.status_code != 503:
                self.faults.append(f"{answer.status_code}: {answer.text}")
        raise AssertionError(f"nobody answered {path}")


def campaign(owner: str, folder: Path, *, trials: int, seed: int) -> tuple[int, list[str]]:
    """How often the line was cut, and what was not as it must be."""
    dice = random.Random(seed)
    with (
        Cutter(owner).passing() as cutter,
        Books(cutter.owner, MASTER, ALL) as books,
        TestClient(application(books, Notary(books, folder, name="cut.example"))) as client,
    ):
        at_it = Trials(client, cutter)
        for _ in range(trials):
            cuts = dice.randrange(1, 4)
            at_it.one([(dice.random() < 0.6, dice.randrange(5)) for _ in range(cuts)])
        with books.pool.connection() as connection:
            return cutter.done, at_it.faults + of_log(connection, at_it.acknowledged)


def cuts(bench: Bench) -> Iterator[Line]:
    """Two thousand trials; the ratio is the share of them that ended well."""
    with tempfile.TemporaryDirectory(prefix="zhuanban-cuts-") as folder:
        done, faults = campaign(bench.new_database(), Path(folder), trials=TRIALS, seed=1)
    print(f"{done} lines cut", faults[:5])
    yield at_least("cuts", "trials", [float(not faults and TRIALS)], TRIALS)
