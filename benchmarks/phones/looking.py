"""After a schedule everything noted is in the log once, and every phone has what the server has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from benchmarks.phones.phone import Entry, Phone
from benchmarks.phones.schedule import Schedule
from benchmarks.phones.town import Town

LEAVES = b"""
SELECT op_id::text, position, encode(sha256('\\x00'::bytea || audit.leaf(e)), 'hex'), topic
FROM zhuanban.events e WHERE jurisdiction = 1 AND stream = ANY (%s) AND op_id IS NOT NULL
ORDER BY position"""
TOPICS = {
    "contacts": "case.contact_logged", "demands": "case.demand_raised",
    "promises": "case.promise_made",
}  # fmt: skip
SLACK = timedelta(seconds=7)


def tried(town: Town, seed: int) -> list[str]:
    """Run one schedule; gives what was wrong afterwards, each with the seed."""
    schedule = Schedule(town, seed)
    try:
        schedule.run()
        wrong = [*looked(schedule)]
    finally:
        schedule.archive()
    return [f"seed {seed}: {what}" for what in wrong]


def looked(schedule: Schedule) -> Iterator[str]:
    """Everything that is not as it must be."""
    with schedule.town.books.pool.connection() as connection:
        rows = connection.execute(LEAVES, [schedule.cases]).fetchall()
    items = timelines(schedule)
    told = {item["op_id"]: item for item in items}
    times = Counter(item.get("summary") or item.get("text") for item in items)
    for entry in schedule.entries.values():
        records = [row for row in rows if row[0] == entry.op_id]
        if entry.is_fact:
            yield from wrong_with_fact(entry, len(records), times[said(entry)], told)
        elif len(records) != 1:
            yield from wrong_with_decision(schedule, entry, records)
    for op_id in {row[0] for row in rows} - schedule.entries.keys():
        yield f"nobody noted {op_id}"
    cases = [schedule.town.books.desk.case(case) for case in schedule.cases]
    for phone in schedule.phones:
        yield from wrong_with_phone(phone, rows)
        own = [case for case in cases if case.chief == phone.owner]
        if phone.versions != {str(case.id): case.version for case in own}:
            yield f"a phone of {phone.owner} has {phone.versions}, and not {own}"


def timelines(schedule: Schedule) -> list[dict[str, Any]]:
    """What the pages of the cases say."""
    token = schedule.town.token(schedule.phones[0].owner)
    answers = [schedule.town.line.get(f"/cases/{case}/timeline", token) for case in schedule.cases]
    return [
        {**item, "case": str(case)}
        for case, answer in zip(schedule.cases, answers, strict=True)
        for item in answer["items"]
    ]


def said(entry: Entry) -> str:
    """The words of a fact, which no other has."""
    body = entry.item["body"]
    return str(body.get("summary") or body.get("text"))


def wrong_with_fact(entry: Entry, records: int, times: int, told: dict[str, dict[str, Any]]
                    ) -> Iterator[str]:  # fmt: skip
    if (records, times) != (1, 1):
        yield f"{entry.item['op']} {entry.op_id} is there {records} times and told {times} times"
        return
    item, body = told[entry.op_id], entry.item["body"]
    if (item["topic"], item["case"]) != (TOPICS[entry.item["op"]], entry.item["case"]):
        yield f"{entry.op_id} became {item['topic']} of {item['case']}"
    if said(entry) not in {item.get("summary"), item.get("text")}:
        yield f"{entry.op_id} says something else than “{said(entry)}”"
    at = datetime.fromisoformat(item["occurred_at"])
    claim = datetime.fromisoformat(item.get("claimed_at") or item["occurred_at"])
    if claim != datetime.fromisoformat(body["occurred_at"]):
        yield f"{entry.op_id} lost its claim of {body['occurred_at']}"
    if at > datetime.now(UTC) or (entry.drift_is_right and abs(at - entry.at) > SLACK):
        yield f"{entry.op_id} happened at {entry.at}, not at {at}"


def wrong_with_decision(schedule: Schedule, entry: Entry, records: list[Any]) -> Iterator[str]:
    had_none = any(entry.op_id in phone.without_record for phone in schedule.phones)
    if records or not had_none:
        yield f"{entry.item['op']} {entry.op_id} is there {len(records)} times"


def wrong_with_phone(phone: Phone, rows: list[Any]) -> Iterator[str]:
    if phone.outbox:
        yield f"a phone of {phone.owner} still holds {len(phone.outbox)}"
    caseload, missing = phone.answer["caseload"], phone.answer["missing"]
    if not caseload["same"] or caseload["hash"] != phone.hash:
        yield f"a phone of {phone.owner} has another caseload"
    if missing:
        yield f"of a phone of {phone.owner} {missing} never came"
    records = {(op_id, position): leaf for op_id, position, leaf, _ in rows}
    for op_id, (position, leaf) in phone.receipts.items():
        if records.get((op_id, position)) != leaf:
            yield f"the receipt of {op_id} is of no record"
