"""An upload answers what it took and what it refuses; nothing stands twice."""

from __future__ import annotations

import gzip
import json
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from tests.api.api_caller import Caller

HEADER = "case_no,kind,occurred_at,by,method,amount,note\n"
OPENED = "A1,opened,2020-01-01T08:00:00+08:00,amy,,,\n"


def upload(caller: Caller, kind: str, content: bytes, status: int = 201, **query: Any) -> Any:
    answer = caller.client.post(
        f"/api/v1/projects/XN/{kind}", files={"file": ("f", content)}, params=query
    )
    assert answer.status_code == status, answer.text
    return answer.json()


def ledger(caller: Caller, rows: str, **query: Any) -> Any:
    return upload(caller, "ledger", (HEADER + rows).encode(), **query)


def test_a_ledger_tells_a_case_from_opening_to_closing(caller: Caller) -> None:
    caller.project()
    rows = (
        OPENED + "A1,contact,2020-01-02T08:00:00,amy,visit,,谈了\n"
        "A1,offer,2020-01-03T08:00:00,amy,,900.50,\n"
        "A1,offer_accepted,2020-01-04T08:00:00,amy,,,\n"
        "A1,signature,2020-01-05T08:00:00,amy,,,\n"
        "A1,closed,2020-01-06T08:00:00,amy,,,signed\n"
    )

    report = ledger(caller, rows)

    assert (report["accepted"], report["refused"]) == (6, [])
    counted = caller.get("/projects/XN/countdown")
    assert (counted["remaining"], counted["by_outcome"]["signed"]) == (0, 1)


def test_a_ledger_signature_alone_closes_nothing(caller: Caller) -> None:
    caller.project()
    ledger(caller, OPENED + "A1,offer,2020-01-03,amy,,9,\nA1,offer_accepted,2020-01-04,amy,,,\n"
           "A1,signature,2020-01-05,amy,,,\n")  # fmt: skip

    assert caller.get("/projects/XN/countdown")["by_stage"]["signing"] == 1


def test_a_file_imported_again_adds_only_its_new_rows(caller: Caller) -> None:
    caller.project()
    ledger(caller, OPENED)

    report = ledger(caller, OPENED + "A1,contact,2020-01-02,amy,phone,,\n" * 2)

    assert (report["accepted"], report["duplicates"]) == (2, 1)
    assert caller.get("/projects/XN/countdown")["by_stage"]["contacted"] == 1


def test_a_faulty_row_is_refused_by_its_physical_line(caller: Caller) -> None:
    caller.project()
    rows = 'A1,opened,2020-01-01,amy,,,"two\nlines"\nA1,contact,2020-13-45,amy,phone,,\nB2,contact,2020-01-01,amy,phone,,\n'  # noqa: E501

    report = ledger(caller, rows)

    assert [(row["row"], report["accepted"]) for row in report["refused"]] == [(4, 1), (5, 1)]
    kept = caller.client.get(report["refused_file"]).text
    assert kept == HEADER + "A1,contact,2020-13-45,amy,phone,,\nB2,contact,2020-01-01,amy,phone,,\n"


def test_a_second_signature_by_one_party_is_refused(caller: Caller) -> None:
    caller.project()
    signed = "A1,signature,2020-01-05T0{}:00:00,amy,,,,{}\n"
    rows = (
        HEADER.strip() + ",party\n" + "A1,opened,2020-01-01,amy,,,,\nA1,offer,2020-01-02,amy,,9,,\n"
        "A1,offer_accepted,2020-01-03,amy,,,,\n"
        + signed.format(1, "万义") + signed.format(2, "宋彬") + signed.format(3, "万义")
    )  # fmt: skip

    report = upload(caller, "ledger", rows.encode())

    assert [row["row"] for row in report["refused"]] == [7]


def test_an_earlier_opening_moves_a_roster_case_back(caller: Caller) -> None:
    caller.project()
    upload(caller, "roster", workbook([["户号", "姓名", "登记日期"], ["A1", "万义", "2020-03-01"]]))

    report = ledger(caller, OPENED)

    assert report["accepted"] == 1
    assert caller.get("/projects/XN/countdown", as_of="2020-02-01")["remaining"] == 1
    listed = caller.get("/projects/XN/cases", as_of="2020-02-01")["items"]
    assert caller.get(f"/cases/{listed[0]['id']}", as_of="2020-02-01")["case_no"] == "A1"
    assert caller.get("/projects/XN/countdown")["opened"] == 1
    assert ledger(caller, OPENED)["duplicates"] == 1


def test_gb18030_and_gzip_are_read(caller: Caller) -> None:
    caller.project()
    rows = HEADER + OPENED + "A1,contact,2020-01-02,周敏,visit,,谈了地块\n"

    report = upload(caller, "ledger", gzip.compress(rows.encode("gb18030")))

    assert report["accepted"] == 2
    assert caller.get("/projects/XN/cases", q="A1")["items"][0]["stage"] == "contacted"


@pytest.mark.parametrize(("content", "problem"), [
    (b"", "ledger-is-empty"),
    (b"a,b\n1,2\n", "columns-missing"),
    (b"case_no,kind,occurred_at,by,method,amount,note,colour\n", "columns-unknown"),
    (b"\x1f\x8bnot gzip", "ledger-unreadable"),
    (bytes(range(256)) * 9, "encoding-unknown"),
])  # fmt: skip
def test_a_file_that_is_no_ledger_is_refused_whole(
    caller: Caller, content: bytes, problem: str
) -> None:
    caller.project()
    assert upload(caller, "ledger", content, 422)["type"] == f"/problems/{problem}"


def test_a_dry_run_changes_nothing(caller: Caller) -> None:
    caller.project()
    before = caller.get("/projects/XN/countdown")["position"]

    ledger(caller, OPENED, dry_run=True)
    book = workbook([["户号", "姓名"], ["B1", "万义"]])
    report = upload(caller, "roster", book, dry_run=True)

    assert report["accepted"] == 1
    assert caller.get("/projects/XN/countdown")["position"] == before
    assert upload(caller, "roster", book)["accepted"] == 1


def test_a_number_with_other_facts_is_refused_and_can_be_mended(caller: Caller) -> None:
    caller.project()
    upload(caller, "roster", workbook([["户号", "姓名", "人口"], ["A1", "万义", 3]]))

    report = upload(caller, "roster", workbook([["户号", "姓名", "人口"], ["a１", "万义", 4]]))

    assert [row["code"] for row in report["refused"]] == ["duplicate_number"]
    kept = load_workbook(BytesIO(caller.client.get(report["refused_file"]).content))
    assert "a１" in {cell.value for row in kept.worksheets[0].rows for cell in row}


def test_a_household_of_an_impossible_year_is_refused_alone(caller: Caller) -> None:
    caller.project()
    rows = [
        ["户号", "姓名", "登记日期"],
        ["A1", "万义", "1020-03-01"],
        ["A2", "宋彬", "2020-03-01"],
    ]

    report = upload(caller, "roster", workbook(rows))

    assert (report["accepted"], [row["row"] for row in report["refused"]]) == (1, [2])


def test_the_baseline_is_that_of_the_first_roster(caller: Caller) -> None:
    caller.project()
    upload(caller, "roster", workbook([["户号", "姓名"], ["A1", "万义"], ["A2", "宋彬"]]))
    upload(caller, "roster", workbook([["户号", "姓名"], ["A3", "周敏"]]))

    counted = caller.get("/projects/XN/countdown")
    assert (counted["baseline"], counted["opened"]) == (2, 3)


@pytest.mark.parametrize("sample", ["tidy-1", "wps-2", "dirty-3"])
def test_a_sample_roster_gives_its_expected_answers(
    caller: Caller, shared: Path, sample: str
) -> None:
    caller.project()
    book = shared / "rosters" / f"roster-{sample}.xlsx"
    expected = json.loads(book.with_name(f"roster-{sample}.answers.json").read_text())

    report = upload(caller, "roster", book.read_bytes())

    first = expected.pop("first_household")
    places = [(row["sheet"], row["row"]) for row in report["refused"]]
    assert places == [(row["sheet"], row["row"]) for row in expected.pop("refused")]
    assert {key: report[key] for key in expected} == expected
    found = caller.get("/projects/XN/cases", q=first["no"])["items"][0]
    case = caller.get(f"/cases/{found['id']}")
    assert (found["name"], case["people"]) == (first["name"], first["people"])
    assert case["assets"][0]["legal_area_cm2"] == first["legal_cm2"]


def test_the_sample_ledger_gives_its_expected_answers(caller: Caller, shared: Path) -> None:
    caller.project()

    report = upload(caller, "ledger", (shared / "loan-cases.csv.gz").read_bytes())

    moment = "2012-02-01T00:00:00+01:00"
    counted = caller.get("/projects/XN/countdown", as_of=moment)
    times = caller.get("/projects/XN/time-to-close", as_of=moment)
    assert (report["accepted"], report["refused"]) == (52_906, [])
    assert (counted["opened"], counted["remaining"]) == (5_101, 423)
    assert round(times["median_days"], 5) == 0.81117
    assert round(times["p85_days"], 4) == 24.2120
    assert round(times["mean_closed_days"], 5) == 7.36553


def workbook(rows: list[list[Any]]) -> bytes:
    made = Workbook()
    for row in rows:
        made.worksheets[0].append(row)
    content = BytesIO()
    made.save(content)
    return content.getvalue()
