"""Whatever happened is called something on every paper, in both languages."""

from __future__ import annotations

import pytest

import domain.access
import domain.account
import domain.erasure
import domain.hold
import domain.inspection
import domain.project
import domain.task_force  # noqa: F401 - loaded, so that their topics are known
from audit.papers.reading import text
from audit.papers.words import TOPICS
from domain.aggregate import Event

OF_THE_AUDIT = {topic for topic in Event.KINDS if topic.startswith("audit.")}


@pytest.mark.parametrize("topic", sorted(Event.KINDS.keys() - OF_THE_AUDIT))
def test_a_topic_has_a_name_in_both_languages(topic: str) -> None:
    assert all(TOPICS[topic])


def test_a_look_reads_as_when_and_what() -> None:
    look = {"at": "2026-07-01T04:00:00Z", "what": "search", "term": "赵", "times": 2}

    assert text("reads", [look]) == "2026-07-01 12:00，检索，赵，2"
