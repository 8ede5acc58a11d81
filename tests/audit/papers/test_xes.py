"""The event log for process mining is well-formed, a trace a case, an event a record."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from uuid import UUID
from xml.etree import ElementTree as ET

from audit.papers import xes
from tests.audit.papers.conftest import NASTY, Told

NAMESPACE = "{http://www.xes-standard.org/}"


def read(written: bytes) -> ET.Element:
    return ET.parse(BytesIO(written)).getroot()  # noqa: S314 - written by us a line ago


def attribute(element: ET.Element, key: str) -> str:
    return next(child.attrib["value"] for child in element if child.attrib.get("key") == key)


def test_a_trace_a_case_and_an_event_a_record(told: Told) -> None:
    (trace,) = read(told.on(xes)).findall(f"{NAMESPACE}trace")
    events = trace.findall(f"{NAMESPACE}event")

    assert attribute(trace, "concept:name") == "007"
    assert [attribute(event, "concept:name") for event in events] == [
        row["topic"] for row in told.rows
    ]
    assert [attribute(event, "org:resource") for event in events] == [
        row["by"] for row in told.rows
    ]
    assert {attribute(event, "lifecycle:transition") for event in events} == {"complete"}


def test_times_are_those_of_the_records(told: Told) -> None:
    events = read(told.on(xes)).iter(f"{NAMESPACE}event")

    assert [datetime.fromisoformat(attribute(event, "time:timestamp")) for event in events] == [
        row["occurred_at"].replace(microsecond=row["occurred_at"].microsecond // 1000 * 1000)
        for row in told.rows
    ]


def test_every_id_is_a_uuid_of_its_own(told: Told) -> None:
    log = read(told.on(xes))
    ids = [child.attrib["value"] for child in log.iter() if child.tag == f"{NAMESPACE}id"]

    assert len({UUID(id_) for id_ in ids}) == len(ids) == 1 + len(told.rows)


def test_records_of_several_cases_are_sorted_into_their_traces(told: Told) -> None:
    told.rows[1]["id"], told.rows[1]["case_no"] = UUID(int=8), "008"

    traces = read(told.on(xes)).findall(f"{NAMESPACE}trace")

    assert [len(trace.findall(f"{NAMESPACE}event")) for trace in traces] == [4, 1]


def test_a_label_may_hold_anything(told: Told) -> None:
    told.rows[1]["by"] = f"{NASTY}\x00\n\r"

    event = read(told.on(xes)).findall(f".//{NAMESPACE}event")[1]

    assert attribute(event, "org:resource").startswith(NASTY)


def test_no_text_about_a_person_is_in_it(told: Told) -> None:
    assert "看了地块" not in told.on(xes).decode()
