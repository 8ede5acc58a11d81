"""What a release leaves behind is made by that release's own code, once, and kept for ever.

    git archive 79fb652 | tar -x -C RELEASE
    PYTHONPATH=RELEASE python tests/releases/keep.py 0.1.0

makes tests/releases/0.1.0.sql, a database as that release leaves it (by pg_dump of PostgreSQL 15,
the floor), and 0.1.0.json: what its questions answered, its digests, and the files beside it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from fastapi.testclient import TestClient

from api.app import application
from api.settings import Settings
from rehearsal.world import simulate
from store.books import Books
from store.digest import digest

HERE = Path(__file__).parent
AT = "2024-01-08T10:00:00+08:00"
ASKED = ("2019-06-30", "2022-12-31", "2024-12-31")


def main(release: str) -> None:
    """Make both files of a release."""
    with tempfile.TemporaryDirectory(prefix="zhuanban-release-") as folder:
        Path(folder).chmod(0o711)
        environment = {**os.environ, "ZHUANBAN_DATA": folder, "ZHUANBAN_POSTGRES_BIN": BINARIES}
        os.environ.update(environment)
        given = Settings.of(environment)
        with given.owner() as owner, given.books() as books:
            told = lived(given, books)
            kept = sorted(path for path in Path(folder, "audit").iterdir() if path.is_file())
            names = [Path(folder, "sealing.key"), *kept]
            told["files"] = {
                str(name.relative_to(folder)): name.read_text()
                for name in names if name.suffix != ".txt"
            }  # fmt: skip
            dump = subprocess.run(
                [f"{BINARIES}/pg_dump", "--dbname", owner],
                check=True,
                capture_output=True,
                text=True,
            ).stdout
    (HERE / f"{release}.sql").write_text(dump)
    (HERE / f"{release}.json").write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n")


def lived(given: Settings, books: Books) -> dict[str, Any]:
    """A small city lives a little; what was promised of it."""
    simulate(books, projects=1, households=8, events_per_case=16, seed=1)
    notary = given.notary(books)
    with TestClient(application(books, notary)) as client:
        by_hand(client)
        answers = {path: client.get(f"/api/v1{path}").json() for path in questions(client)}
    subprocess.run(
        [sys.executable, "-m", "api.cli", "user", "add", "wang", "--role", "cadre"], check=True,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    state = notary.checkpoint()
    with books.pool.connection() as connection:
        digests = {model.name: digest(connection, model, whole=True) for model in books.models}
        definitions = {model.name: model.definition for model in books.models}
    return {"position": books.desk.head(), "size": state.size, "root": state.root.hex(),
            "note": str(notary.note()), "digests": digests, "definitions": definitions,
            "answers": answers}  # fmt: skip


def by_hand(client: TestClient) -> None:
    """What no rehearsal grows: a project opened by hand, a late phone, a split, a signature."""

    def post(path: str, **body: Any) -> Any:
        answer = client.post(f"/api/v1{path}", json=body)
        assert answer.is_success, answer.text
        return answer.json()

    post("/projects", code="R", name="小南门")
    case = post("/projects/R/cases", case_no="R-001", occurred_at=AT)["id"]
    other = post("/projects/R/cases", case_no="R-002", occurred_at=AT)["id"]
    for n, name in enumerate(("王小明", "李小红"), start=1):
        party = f"/cases/{case}/parties"
        assert post(party, name=name, share="1/2", occurred_at=AT)["n"] == n
    post(f"/cases/{case}/contacts", method="visit", summary="谈了搬迁时间", occurred_at=AT,
         next_due="2024-01-12")  # fmt: skip
    post(f"/cases/{case}/demands", text="要一楼", occurred_at=AT)
    post(f"/cases/{case}/promises", text="问清楚", due="2024-01-15", occurred_at=AT)
    post(f"/cases/{other}/offers", amount_fen=100_000_00, occurred_at=AT)
    post(f"/cases/{other}/offers/1/response", answer="accepted", occurred_at=AT)
    post(f"/cases/{other}/signatures", party=None, occurred_at=AT)
    items = [{"op_id": f"00000000-0000-4000-8000-00000000000{n}", "seq": n, "case": case,
              "op": "contacts", "body": {"method": "phone", "occurred_at": AT}}
             for n in (1, 2)]  # fmt: skip
    post("/sync", device="old phone", device_now=AT, items=items)


def questions(client: TestClient) -> list[str]:
    """What is asked of every project, then and today."""
    codes = [each["code"] for each in client.get("/api/v1/projects").json()["items"]]
    return [
        f"/projects/{code}/{what}?as_of={day}"
        for code in codes for what in ("countdown", "time-to-close") for day in ASKED
    ]  # fmt: skip


BINARIES = "/usr/lib/postgresql/15/bin"

if __name__ == "__main__":
    main(sys.argv[1])
