"""An inspector asks for a trail over HTTP, reads it page by page, and takes it away as a file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args
from urllib.parse import unquote

import pytest
from fastapi.testclient import TestClient

from api.app import application
from api.audit_trail_routes import PAPERS, Flag
from audit.flags import FLAGS
from audit.notary import Notary
from store.books import Books
from tests.api.api_caller import Caller
from tests.audit.story import LAST_WEEK, Story

SUFFIXES = [paper.suffix for paper in PAPERS]


@pytest.fixture
def story(books: Books) -> Story:
    """One household."""
    return Story(books)


@pytest.fixture
def inspector(books: Books, notary: Notary) -> Iterator[Caller]:
    """Somebody who asks for trails."""
    with TestClient(application(books, notary)) as client:
        yield Caller(client)


def test_a_trail_says_whose_it_is_where_the_log_stands_and_what_is_missing(
    story: Story, inspector: Caller
) -> None:
    story.contact(LAST_WEEK, method="phone")

    told = inspector.get("/audit/trail", case="XN/007")

    assert told["subject"] == {"kind": "stream", "name": str(story.case), "label": "XN/007"}
    assert told["position"] >= 4
    assert told["next"] is None
    assert told["gaps"] == {**dict.fromkeys(FLAGS, 0), "records": 2, "late": 1, "imported": 1}
    assert [item["topic"] for item in told["items"]] == ["case.opened", "case.contact_logged"]
    assert told["items"][0]["occurred_at"] == LAST_WEEK.isoformat()


def test_every_flag_may_be_asked_for() -> None:
    assert get_args(Flag) == FLAGS


def test_a_case_number_is_read_as_people_write_it(story: Story, inspector: Caller) -> None:
    assert inspector.get("/audit/trail", case="XN/００７")["subject"]["label"] == "XN/007"


def test_a_flag_and_a_cursor_narrow_the_records(story: Story, inspector: Caller) -> None:
    story.contact(LAST_WEEK.replace(hour=22))

    flagged = inspector.get("/audit/trail", project="XN", flag="out_of_hours")["items"]
    later = inspector.get("/audit/trail", project="XN", cursor=3)["items"]

    told = [[item["position"] for item in items] for items in (flagged, later)]
    assert told in ([[4], [4]], [[5], [5]])  # the notary's own record may stand before it


def test_a_past_moment_and_a_range_may_be_asked_for(story: Story, inspector: Caller) -> None:
    assert inspector.get("/audit/trail", project="XN", known_at=2)["gaps"]["records"] == 1
    day = LAST_WEEK.date().isoformat()
    since: dict[str, Any] = {"from": day}
    assert inspector.get("/audit/trail", project="XN", **since)["items"]
    assert inspector.get("/audit/trail", project="XN", to=day)["items"] == []


@pytest.mark.parametrize(
    ("asked", "status", "problem"),
    [
        ({}, 422, "one-subject-is-asked"),
        ({"case": "XN/007", "cadre": "amy"}, 422, "one-subject-is-asked"),
        ({"case": "XN/008"}, 404, "unknown"),
        ({"cadre": "nobody\0"}, 404, "unknown"),
        ({"project": "XN", "from": "yesterday"}, 422, "value-does-not-fit"),
        ({"project": "XN", "flag": "guilty"}, 422, "body-does-not-fit"),
    ],
)
@pytest.mark.parametrize("path", ["/audit/trail", "/audit/trail.pdf"])
def test_what_cannot_be_asked_is_refused(
    story: Story, inspector: Caller, path: str, asked: dict[str, Any], status: int, problem: str
) -> None:
    assert inspector.get(path, status, **asked)["type"] == f"/problems/{problem}"


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_paper_comes_as_a_file_named_in_chinese(
    story: Story, inspector: Caller, suffix: str
) -> None:
    answer = inspector.client.get(f"/api/v1/audit/trail.{suffix}", params={"case": "XN/007"})

    assert answer.status_code == 200
    assert answer.content
    named = answer.headers["content-disposition"].partition("filename*=UTF-8''")[2]
    assert unquote(named) == f"监督痕迹-XN-007.{suffix}"
