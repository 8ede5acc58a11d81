"""What was stored once loads for ever: a golden sample for every topic and version."""

import json
from pathlib import Path
from typing import get_args

import pytest

from domain.aggregate import Event
from domain.case.correction import NUMBERED, PLAIN
from store.stored import EventMapper, Stored
from tests.domain.samples import ENVELOPE, SAMPLES

GOLDEN = Path(__file__).parent / "golden"
# Samples from before an optional field was added; the version stayed.
BEFORE = Path(__file__).parent / "golden_before"
MAPPER = EventMapper()


def file_of(event: Event) -> Path:
    return GOLDEN / f"{event.TOPIC}@{event.VERSION}.json"


def as_stored(file: Path) -> Stored:
    return Stored(
        originator_id=ENVELOPE["originator_id"], originator_version=3, topic=file.stem,
        state=file.read_bytes().rstrip(b"\n"), project=ENVELOPE["project"],
        task_force=ENVELOPE["task_force"],
    )  # fmt: skip


every = pytest.mark.parametrize("event", SAMPLES, ids=lambda event: event.TOPIC)


@every
def test_a_golden_sample_loads_to_the_event_that_it_was(event: Event) -> None:
    assert MAPPER.to_domain_event(as_stored(file_of(event))) == event


@every
def test_an_event_is_stored_in_the_bytes_of_its_golden_sample(event: Event) -> None:
    assert MAPPER.to_stored_event(event).state == as_stored(file_of(event)).state


@pytest.mark.parametrize("file", sorted(BEFORE.iterdir()), ids=lambda file: file.stem)
def test_what_was_stored_before_a_field_was_added_loads_and_is_stored_alike(file: Path) -> None:
    before = as_stored(file)

    assert MAPPER.to_stored_event(MAPPER.to_domain_event(before)).state == before.state


@every
def test_a_golden_sample_fills_every_field_so_that_none_is_renamed_or_dropped(
    event: Event,
) -> None:
    stored = json.loads(file_of(event).read_bytes())

    assert set(stored) == set(type(event).model_fields) - Event.ENVELOPE


@every
def test_the_log_can_be_asked_by_what_stands_beside_the_bytes(event: Event) -> None:
    stored = MAPPER.to_stored_event(event)

    assert (stored.occurred_at, stored.cadre) == (event.occurred_at, "amy")
    assert (stored.project, stored.task_force) == (event.project, event.task_force)


def test_every_topic_and_version_has_a_golden_sample_and_every_sample_a_topic() -> None:
    wanted = {
        f"{topic}@{version}"
        for topic, kind in Event.KINDS.items()
        for version in range(1, kind.VERSION + 1)
    }

    assert {file.stem for file in GOLDEN.iterdir()} == wanted
    assert {event.TOPIC for event in SAMPLES} == set(Event.KINDS)


def test_every_event_names_its_topic_after_its_aggregate_and_itself() -> None:
    for topic, kind in Event.KINDS.items():
        words = "".join(word.capitalize() for word in topic.partition(".")[2].split("_"))
        assert kind.__name__ == words
        assert "TOPIC" in kind.__dict__


@pytest.mark.parametrize("kind", Event.KINDS.values(), ids=lambda kind: kind.__name__)
def test_what_may_be_absent_is_left_out_of_the_bytes_and_comes_back_as_none(
    kind: type[Event],
) -> None:
    for field in kind.model_fields.values():
        may_be_absent = type(None) in get_args(field.annotation)
        assert not (may_be_absent and field.is_required())


def test_what_can_be_corrected_are_fields_and_the_state_knows_where_they_stand() -> None:
    for topic, kind in Event.KINDS.items():
        assert set(kind.model_fields) >= kind.CORRECTABLE
        if kind.CORRECTABLE:
            assert topic in {*NUMBERED, *PLAIN, "case.paid", "case.contact_logged"}
