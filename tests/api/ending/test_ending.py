"""A server that is told to end answers what it took, signs what it wrote, and leaves nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from api.settings import Settings
from audit.journal import Journal
from store import embedded
from tests.api.ending.city_at_work import ENOUGH, NAME, STREAMS, WRITERS, Seen, work_until_the_end
from tests.api.telemetry.receiver import Receiver, receiving, said

OP_IDS = "SELECT op_id FROM zhuanban.events WHERE topic = 'case.contact_logged@1'"

pytestmark = pytest.mark.crash


class Ended:
    """What was seen of a server that ended, and what it left behind."""

    def __init__(self, data: Path, workers: int, traces: Receiver) -> None:
        self.workers, self.traces = workers, traces
        options = ["--workers", str(workers)] if workers > 1 else []
        asked = {"OTEL_EXPORTER_OTLP_ENDPOINT": traces.url, "TMPDIR": str(data.parent)}
        self.seen: Seen = work_until_the_end(data, *options, **asked)
        self.ran_on = embedded.stop(data)
        with Settings(data=data).books() as books, books.pool.connection() as connection:
            self.stored = {op_id for (op_id,) in connection.execute(OP_IDS)}
            self.position = books.desk.head()
        self.left = [*data.parent.glob("zhuanban-measures-*")]
        self.signed = Journal(data / "audit", 1).last.size


@pytest.fixture(scope="module", params=[1, 2], ids=["alone", "two workers"])
def ended(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
          ) -> Iterator[Ended]:  # fmt: skip
    with receiving() as traces:
        yield Ended(tmp_path_factory.mktemp("ended") / "zb", request.param, traces)


def test_what_was_acknowledged_is_in_the_log_and_what_is_in_the_log_was_answered(
    ended: Ended,
) -> None:
    acknowledged = {number for number, status in ended.seen.answered.items() if status == 201}

    assert len(acknowledged) >= ENOUGH
    assert acknowledged == ended.stored
    assert {*ended.seen.answered.values()} == {201}
    assert ended.seen.unanswered.isdisjoint(ended.stored)


def test_a_slow_upload_got_its_answer(ended: Ended) -> None:
    assert ended.seen.upload.startswith(b"HTTP/1.1 422 ")


def test_pages_that_listened_were_told_to_come_back(ended: Ended) -> None:
    assert len(ended.seen.last_words) == len(STREAMS)
    assert all(line.startswith("retry: ") for line in ended.seen.last_words)


def test_it_ended_well_and_so_did_its_database(ended: Ended) -> None:
    assert ended.seen.code == 0
    assert ended.ran_on is False


def test_the_last_record_is_signed(ended: Ended) -> None:
    assert ended.signed == ended.position


def test_every_line_of_its_log_is_one_object_and_names_nobody(ended: Ended) -> None:
    lines = [json.loads(line) for line in ended.seen.lines]

    told = [line["event"] for line in lines if line["logger"] == "zhuanban"]
    assert told == ["serving", "stopped"]
    assert {line["level"] for line in lines} == {"info"}
    answered = [line for line in lines if line["event"] == "answered"]
    assert len({line["process"] for line in answered}) == ended.workers
    assert NAME not in "".join(ended.seen.lines)


def test_its_measures_were_those_of_all_workers(ended: Ended) -> None:
    measured = ended.seen.measured

    assert measured["zhuanban_events_appended_total"] >= ENOUGH + WRITERS
    assert measured["zhuanban_batch_saves_sum"] >= ENOUGH + WRITERS
    assert ended.left == []


def test_each_request_was_a_span_with_its_commit_beneath(ended: Ended) -> None:
    contacts = ended.traces.named("POST /api/v1/cases/{id_}/contacts")
    commits = ended.traces.named("commit")

    assert ended.traces.services == {"zhuanban"}
    assert len(contacts) == len(ended.seen.answered)
    assert {said(span)["http.route"] for span in contacts} == {"/api/v1/cases/{id_}/contacts"}
    assert {span.parent_span_id for span in commits} & {span.span_id for span in contacts}
    assert max(said(span)["zhuanban.position"] for span in commits) <= ended.position
    assert NAME.encode() not in ended.traces.raw
