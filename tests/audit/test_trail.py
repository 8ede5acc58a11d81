"""A trail shows every record of its subject, in the order of the log, with what to look at."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import psycopg
import pytest

from audit.flags import FLAGS
from audit.subject import OneSubjectIsAsked, find
from audit.trail import Row, Trail
from domain.refusal import Unknown
from store.books import Books
from tests.audit.story import HOUR, LAST_WEEK, Story, cosigned, told

NONE = dict.fromkeys(FLAGS, 0)


@pytest.fixture
def story(books: Books) -> Story:
    """Books with one household."""
    return Story(books)


def trail(story: Story, /, **more: Any) -> Trail:
    return Trail(story.books, find(story.books, case="XN/007"), **more)


def last(story: Story) -> Row:
    return list(trail(story).rows())[-1]


def this_morning() -> datetime:
    """A moment of the last two days inside working hours."""
    return LAST_WEEK + timedelta(days=6)


@pytest.mark.parametrize(
    ("asked", "positions"),
    [
        ({"case": "XN/007"}, [3, 4]),
        ({"project": "XN"}, [2, 3, 4]),
        ({"task_force": "TF"}, [1, 2, 3, 4]),
        ({"cadre": "bob"}, [4]),
    ],
)
def test_a_subject_has_the_records_that_name_it(
    story: Story, asked: dict[str, Any], positions: list[int]
) -> None:
    story.contact(this_morning(), by="bob")

    found = Trail(story.books, find(story.books, **asked))

    assert [row["position"] for row in found.rows()] == positions


def test_a_stream_is_labelled_as_people_name_it(story: Story) -> None:
    streams = (story.case, story.project, story.force)

    assert [find(story.books, stream=id_).label for id_ in streams] == ["XN/007", "XN", "TF"]


@pytest.mark.parametrize(
    "asked",
    [
        {"case": "XN/8"}, {"case": "XN"}, {"project": "NO"}, {"task_force": "XN"},
        {"cadre": "nobody"}, {"stream": uuid4()},
    ],
)  # fmt: skip
def test_what_the_log_never_heard_of_is_unknown(story: Story, asked: dict[str, Any]) -> None:
    with pytest.raises(Unknown):
        find(story.books, **asked)


@pytest.mark.parametrize("asked", [{}, {"case": "XN/007", "project": "XN"}])
def test_exactly_one_subject_is_asked(story: Story, asked: dict[str, Any]) -> None:
    with pytest.raises(OneSubjectIsAsked):
        find(story.books, **asked)


def test_a_record_says_who_when_and_what_with_its_texts_opened(story: Story) -> None:
    at = this_morning()
    story.contact(at, by="bob", summary=story.seal("summary", "看了地块"), messages=3)

    row = last(story)

    assert row["case_no"] == "007"
    assert (row["topic"], row["topic_version"], row["version"]) == ("case.contact_logged", 1, 2)
    assert (row["by"], row["role"], row["recorded_by"]) == ("bob", "cadre", None)
    assert (row["method"], row["summary"], row["messages"]) == ("visit", "看了地块", 3)
    assert row["occurred_at"] == at
    assert row["lag_seconds"] == int((row["recorded_at"] - at).total_seconds())


def test_an_identity_number_shows_its_last_four_places(story: Story) -> None:
    number = story.seal("id_number", "330802195001011234")
    story.bare(
        "case.party_recorded@1",
        b'{"n":1,"by":"amy","role":"cadre","id_number":%s}' % number.model_dump_json().encode(),
        this_morning(),
    )

    assert last(story)["id_number"] == "*" * 14 + "1234"


def test_an_erased_text_names_the_order_or_none(story: Story, owner: str) -> None:
    story.contact(this_morning(), summary=story.seal("summary", "看了地块"))
    with psycopg.connect(owner, autocommit=True) as connection:
        connection.execute("DELETE FROM zhuanban.person_keys WHERE person = %s", [story.case])
    story.books.vault._keys.clear()

    assert last(story)["summary"] == {"erased": None}

    order = story.bare(
        "person.erased@1", b'{"person":"%s"}' % str(story.case).encode(), this_morning(), uuid4()
    )
    assert last(story)["summary"] == {"erased": order}


def test_a_late_record_is_late_after_48_hours(story: Story) -> None:
    now = datetime.now(UTC)
    story.contact(now - 49 * HOUR, method="wechat")
    story.contact(now - 47 * HOUR, method="wechat")

    _, late, on_time = trail(story).rows()

    assert "late" in late["flags"]
    assert "late" not in on_time["flags"]


def test_an_import_is_shown_and_not_counted_as_late(story: Story) -> None:
    assert last(story)["flags"] == ["imported"]


@pytest.mark.parametrize(
    ("hour", "minute", "flagged"), [(7, 59, True), (8, 0, False), (20, 0, False), (20, 1, True)]
)
def test_a_contact_before_eight_or_after_twenty_is_out_of_hours(
    story: Story, hour: int, minute: int, *, flagged: bool
) -> None:
    story.contact(LAST_WEEK.replace(hour=hour, minute=minute), method="phone")

    assert ("out_of_hours" in last(story)["flags"]) is flagged


@pytest.mark.parametrize(
    ("method", "accompanied", "flagged"),
    [
        ("visit", b"", True), ("site_viewing", b"", True), ("phone", b"", False),
        ("visit", b'"accompanied_by":"bob",', False), ("visit", b'"accompanied_by":[],', True),
        ("visit", b'"accompanied_by":["bob"],', False),
    ],
)  # fmt: skip
def test_a_visit_that_names_no_companion_is_by_a_single_cadre(
    story: Story, method: str, accompanied: bytes, *, flagged: bool
) -> None:
    state = b'{%s"method":"%s","by":"amy","role":"cadre"}' % (accompanied, method.encode())
    story.bare("case.contact_logged@1", state, this_morning())

    assert ("single_cadre" in last(story)["flags"]) is flagged


def test_a_correction_is_flagged_once_somebody_has_signed(story: Story) -> None:
    contact = story.contact(this_morning(), mood="willing")
    story.correct(contact, "mood", "wavering")
    before = last(story)
    story.sign()
    story.correct(contact, "mood", "opposed")

    assert "corrected_after_signature" not in before["flags"]
    assert "corrected_after_signature" in last(story)["flags"]


def test_a_correction_shows_what_the_field_said_just_before_and_after(story: Story) -> None:
    contact = story.contact(this_morning(), summary=story.seal("summary", "甲"), mood="willing")
    story.correct(contact, "mood", "opposed", reason="听错")
    story.correct(contact, "summary", story.seal("summary", "乙"))
    story.correct(contact, "mood", "wavering")

    rows = list(trail(story).rows())[-3:]

    assert [(row["field"], row["before"], row["after"]) for row in rows] == [
        ("mood", "willing", "opposed"), ("summary", "甲", "乙"), ("mood", "opposed", "wavering"),
    ]  # fmt: skip
    assert [row["reason"] for row in rows] == ["听错", "笔误", "笔误"]
    assert {row["corrects"] for row in rows} == {contact}
    assert [row["position"] for row in rows] == [contact + 1, contact + 2, contact + 3]


def test_an_opening_moved_back_is_a_correction_of_when_it_happened(story: Story) -> None:
    earlier = LAST_WEEK - timedelta(days=30)
    state = b'{"position":3,"occurred_at":"%s","reason":"history","by":"amy"}'
    story.bare("case.opening_moved_back@1", state % earlier.isoformat().encode(), earlier)

    row = last(story)

    assert row["field"] == "occurred_at"
    assert datetime.fromisoformat(row["before"]) == LAST_WEEK
    assert datetime.fromisoformat(row["after"]) == earlier


@pytest.mark.parametrize(
    ("hours", "by", "flagged"), [(-1, "amy", False), (1, "amy", True), (1, "bob", False),
                                 (5, "amy", False)],
)  # fmt: skip
def test_a_contact_is_flagged_while_the_recusal_of_its_cadre_stands(
    story: Story, hours: int, by: str, *, flagged: bool
) -> None:
    at = LAST_WEEK + timedelta(days=1)
    story.contact(at + hours * HOUR, by=by, method="phone")
    story.bare("case.recusal_declared@1", b'{"cadre":"amy"}', at)
    story.bare("case.recusal_lifted@1", b'{"cadre":"amy"}', at + 4 * HOUR)

    contact = list(trail(story).rows())[1]

    assert ("recused_contact" in contact["flags"]) is flagged


def test_a_contact_is_flagged_too_when_the_recused_cadre_went_along(story: Story) -> None:
    story.contact(LAST_WEEK + HOUR, by="bob", accompanied_by="amy")
    story.bare("case.recusal_declared@1", b'{"cadre":"amy"}', LAST_WEEK)

    assert "recused_contact" in list(trail(story).rows())[1]["flags"]


@pytest.mark.parametrize(
    ("hours", "by", "flagged"), [(3, "amy", True), (1, "amy", False), (3, "bob", False),
                                 (3, "cui", False)],
)  # fmt: skip
def test_a_contact_by_a_former_chief_representative_is_flagged_after_the_transfer(
    story: Story, hours: int, by: str, *, flagged: bool
) -> None:
    story.do(lambda case: case.name_chief(told(LAST_WEEK), name="amy"))
    story.do(lambda case: case.name_chief(told(LAST_WEEK + 2 * HOUR), name="bob"))

    story.contact(LAST_WEEK + hours * HOUR, by=by)

    assert ("after_transfer" in last(story)["flags"]) is flagged


def test_a_record_is_witnessed_when_a_checkpoint_that_covers_it_is_first_cosigned(
    story: Story, owner: str
) -> None:
    story.contact(this_morning())
    at = datetime.now(UTC)
    cosigned(owner, 3, at + 9 * HOUR, "slow.example")
    cosigned(owner, 3, at + HOUR)

    opened, contact = trail(story).rows()
    assert (opened["witnessed_at"], contact["witnessed_at"]) == (at + HOUR, None)

    cosigned(owner, 7, at + 2 * HOUR)
    opened, contact = trail(story).rows()
    assert (opened["witnessed_at"], contact["witnessed_at"]) == (at + HOUR, at + 2 * HOUR)


def test_gaps_are_counted_for_the_whole_subject_zeros_included(story: Story) -> None:
    story.contact(LAST_WEEK.replace(hour=22))
    story.contact(this_morning())

    gaps = trail(story).gaps()

    assert gaps == {
        **NONE, "records": 3, "late": 1, "out_of_hours": 1, "single_cadre": 2, "imported": 1,
    }  # fmt: skip


def test_gaps_are_what_the_rows_say(story: Story) -> None:
    for hour in range(24):
        story.contact(LAST_WEEK.replace(hour=hour), method=("visit", "phone")[hour % 2])
    story.sign()
    story.correct(4, "mood", "opposed")

    rows = list(trail(story).rows(chunk=5))

    flagged = {flag: sum(flag in row["flags"] for row in rows) for flag in FLAGS}
    assert trail(story).gaps() == {"records": len(rows), **flagged}


def test_pages_follow_one_another_without_loss(story: Story) -> None:
    for hour in range(9):
        story.contact(this_morning() + hour * HOUR)
    found, cursor, pages = [], 0, 0

    while True:
        rows, after = trail(story).page(cursor=cursor, limit=4)
        found += [row["position"] for row in rows]
        pages += 1
        if after is None:
            break
        cursor = after

    assert (found, pages) == (list(range(3, 13)), 3)


def test_one_flag_may_be_asked_for(story: Story) -> None:
    night = story.contact(LAST_WEEK.replace(hour=23))
    story.contact(this_morning())

    rows, after = trail(story).page(flag="out_of_hours")

    assert ([row["position"] for row in rows], after) == ([night], None)


def test_a_past_moment_knows_what_the_log_held_then(story: Story) -> None:
    contact = story.contact(this_morning(), mood="willing")
    story.correct(contact, "mood", "opposed")

    past = trail(story, known_at=contact)

    assert [row["position"] for row in past.rows()] == [3, contact]
    assert past.gaps()["records"] == 2


def test_a_range_is_by_when_the_log_heard_of_it(story: Story) -> None:
    contact = story.contact(this_morning())
    heard = last(story)["recorded_at"]

    assert [row["position"] for row in trail(story, since=heard).rows()] == [contact]
    assert trail(story, until=heard - timedelta(microseconds=1)).gaps()["records"] == 1


def test_records_of_the_audit_itself_are_nobodys(story: Story) -> None:
    story.bare("audit.heads_committed@1", b"{}", this_morning())

    assert [row["position"] for row in trail(story).rows()] == [3]
