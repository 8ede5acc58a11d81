"""Every operation of the OpenAPI document is asked what no person would; none breaks or surprises.

`python -m benchmarks fuzz` asks in full; the tests ask a little of every operation.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from functools import cache
from random import Random
from typing import Any

import schemathesis
import xlsxwriter  # type: ignore[import-untyped]
from fastapi import FastAPI
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.core.result import Ok
from schemathesis.schemas import APIOperation
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from api.scopes import decided, scopes_of
from audit.notary import Notary
from benchmarks.bench_server import Bench
from benchmarks.fuzzed import Case, Village, fuzzed
from benchmarks.measured import Line, at_least

CHECKS: list[Any] = [
    not_a_server_error, status_code_conformance, content_type_conformance,
    response_schema_conformance,
]  # fmt: skip
# They never end; that they resume and who may listen is tested where they are.
ENDLESS = {
    "GET /api/v1/stream", "GET /api/v1/projects/{code}/live", "GET /api/v1/task-forces/{code}/live",
}  # fmt: skip
EXAMPLES, BROKEN = 300, 500


def labels(app: FastAPI) -> list[str]:
    """Every operation, as ``POST /api/v1/projects``."""
    return [label for label in _operations(app) if label not in ENDLESS]


@cache
def _operations(app: FastAPI) -> dict[str, APIOperation[Any, Any, Any, Any]]:
    schema = schemathesis.openapi.from_dict(app.openapi())
    schema.app = app
    read = [found.ok() for found in schema.get_all_operations() if isinstance(found, Ok)]
    return {operation.label: operation for operation in read}


def attempt(village: Village, label: str, *, examples: int, start: int) -> None:
    """Ask one operation ``examples`` times, from a seed. Raises whatever a check finds."""
    operation = _operations(village.app)[label]
    roles, dice = allowed(village.app, label), Random(f"{start} {label}")
    fits = operation.as_strategy(generation_mode=GenerationMode.POSITIVE)
    does_not = operation.as_strategy(generation_mode=GenerationMode.NEGATIVE)

    @seed(start)
    @settings(
        max_examples=examples, database=None, deadline=None, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(case=st.one_of(fits, fits, does_not))
    def ask(case: Case) -> None:
        village.place(case, dice)
        case.call_and_validate(headers=village.headers(case, roles, dice), checks=CHECKS)

    ask()


def allowed(app: FastAPI, label: str) -> list[str]:
    """The roles that an operation is for."""
    method, _, path = label.partition(" ")
    for route in decided(app):
        if route.path == path and method in (route.methods or ()):
            return sorted((scopes_of(route)[0].roles or frozenset({"nobody"})) - {"none"})
    raise LookupError(label)


def broken_files(start: int, times: int) -> Iterator[tuple[str, bytes]]:
    """A roster or a ledger with bytes changed, cut off or put in."""
    dice = Random(start)
    for _ in range(times):
        kind, whole = dice.choice([("roster", WORKBOOK), ("ledger", HISTORY)])
        content = bytearray(whole)
        for _ in range(dice.randrange(1, 8)):
            at = dice.randrange(len(content))
            content[at : at + dice.randrange(2)] = dice.randbytes(dice.randrange(4))
        yield kind, bytes(content[: dice.choice([None, dice.randrange(len(content))])])


def upload(village: Village, kind: str, content: bytes) -> None:
    """Bring a broken file. Raises AssertionError where it breaks anything."""
    operation = _operations(village.app)[f"POST /api/v1/projects/{{code}}/{kind}"]
    body: Any = {"file": content}
    case = operation.Case(
        path_parameters={"code": "XN"}, body=body, media_type="multipart/form-data"
    )
    chief = village.headers(case, ["chief"], Random(0))
    case.call_and_validate(headers=chief, checks=CHECKS)


def _workbook() -> bytes:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet("一组")
        sheet.write_row(0, 0, ["户号", "户主", "身份证号", "合法面积", "电话"])
        for row in range(1, 6):
            sheet.write_row(row, 0, [f"F-{row}", "万义", "990000199711076151", 100.5, "139"])
    return file.getvalue()


WORKBOOK = _workbook()
HISTORY = """case_no,kind,occurred_at,by,method,amount,note,party
F-9,opened,2020-01-01,amy,,,,
F-9,contact,2020-01-02T08:00:00,amy,visit,,到家,
F-9,offer,2020-01-03,amy,,1000.50,,
F-9,offer_accepted,2020-01-04,amy,,,,
F-9,signature,2020-01-05,amy,,,,万义
F-9,closed,2020-01-06,amy,,,signed,
""".encode()


def fuzz(bench: Bench) -> Iterator[Line]:
    """Every operation in full, then broken files; counted is what held."""
    start = Random().randrange(2**32)
    print(f"fuzz: seed {start}", file=sys.stderr)
    with bench.books() as books:
        notary = Notary(books, bench.folder / "audit", name="zhuanban.fuzz")
        with fuzzed(books, notary) as village:
            names = labels(village.app)
            held = sum(_held(village, name, start) for name in names)
            yield at_least("fuzz operations", "held", [float(held)], len(names))
            for kind, content in broken_files(start, BROKEN):
                upload(village, kind, content)
            yield at_least("fuzz broken files", "held", [float(BROKEN)], BROKEN)


def _held(village: Village, name: str, start: int) -> bool:
    try:
        attempt(village, name, examples=EXAMPLES, start=start)
    except Exception as found:  # noqa: BLE001 - the others are asked all the same
        print(f"fuzz: {name}: {found}", file=sys.stderr)
        return False
    return True
