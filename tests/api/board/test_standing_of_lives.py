"""Whatever the life, every list of the board is the plainest fold of it, at any moment."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from api.board.courses import ageing, closed, contacts, course
from api.board.definitions import DEFINITIONS
from api.board.figures import figure, value
from api.board.place import Place, of_project
from api.board.remaining import remaining
from api.board.standing import STANDING, standing
from api.board.wall import stalled, wall
from api.countdown import counted
from api.reading import reading
from tests.facts import SHANGHAI
from tests.projections import naive, plain_board
from tests.projections.lives import Life


def place(life: Life) -> Place:
    return of_project(life.books, "XNM")


def stand(life: Life, as_of: datetime | None) -> set[tuple[Any, ...]]:
    with reading(life.books, *STANDING) as (connection, _):
        found = standing(connection, jurisdiction=1, projects=[life.project], as_of=as_of)
    return {
        (case.case_id, case.case_no, case.stage, case.first_opened_at, case.last_contact,
         case.moved_at)
        for case in found
    }  # fmt: skip


def test_open_cases_stand_at_any_moment_as_the_fold_of_what_had_happened(life: Life) -> None:
    for moment in life.moments(30):
        assert stand(life, moment) == plain_board.standing(life.log, moment)


def test_open_cases_stand_now_as_the_fold_of_all_that_happened(life: Life) -> None:
    last = max(event.occurred_at for _, event in life.log)

    assert stand(life, None) == plain_board.standing(life.log, last)


def test_the_squares_of_each_stage_are_as_many_as_the_countdown_says(life: Life) -> None:
    for moment in (None, *life.moments(10)):
        counts, shown = (
            counted(life.books, place(life), moment),
            wall(life.books, place(life), moment),
        )
        stages = [shown["stages"][stage] for stage in shown["cases"]["stage"]]
        open_ = {stage: stages.count(stage) for stage in shown["stages"][:-1]}
        assert open_ == counts["by_stage"]
        assert stages.count("closed") == counts["closed"]


def test_what_is_stalled_is_what_the_wall_outlines_in_amber_or_red(life: Life) -> None:
    for moment in life.moments(10):
        shown, cases = wall(life.books, place(life), moment), {}
        for case_no, colour, days in zip(
            *(shown["cases"][column] for column in ("case_no", "colour", "days_quiet")), strict=True
        ):
            if shown["colours"][colour] in {"amber", "red"}:
                cases[case_no] = (shown["colours"][colour], days)
        items = stalled(life.books, place(life), moment)["items"]
        assert {i["case_no"]: (i["colour"], i["days_quiet"]) for i in items} == cases
        assert [i["days_quiet"] for i in items] == sorted(
            (i["days_quiet"] for i in items), reverse=True
        )


def test_who_remains_sums_by_stage_to_the_countdown_and_has_the_blocks_that_stand(
    life: Life,
) -> None:
    for moment in life.moments(6):
        items = remaining(life.books, place(life), as_of=moment, limit=1000)["items"]
        stages = [item["stage"] for item in items]
        by_stage = counted(life.books, place(life), moment)["by_stage"]
        assert {stage: stages.count(stage) for stage in by_stage} == by_stage
        assert len(items) == sum(by_stage.values())
        heavy = {"conflict", "objection", "promise_broken", "demand"}
        shown = {(i["id"], b["kind"], b["n"]) for i in items for b in i["blocks"]}
        stands = plain_board.blocks(life.log, moment)
        ids = {item["id"] for item in items}
        assert {b for b in shown if b[1] in heavy} == {
            b for b in stands if b[1] in heavy and b[0] in ids
        }


def test_a_page_names_whom_the_fold_of_then_names(life: Life) -> None:
    for moment in life.moments(3):
        files = naive.cases(life.log, moment)
        for item in remaining(life.books, place(life), as_of=moment, limit=1000)["items"]:
            case = files[item["id"]].case
            name = case.standing_parties and min(case.standing_parties, key=lambda p: p.n).name
            assert item["chief"] == case.chief
            assert item["name"] == ((name and life.books.vault.open(name, "name")) or None)


def test_every_figure_is_the_countdowns_and_lists_as_many_as_it_says(life: Life) -> None:
    for moment in (None, *life.moments(4)):
        count = counted(life.books, place(life), moment)
        for name in DEFINITIONS:
            shown = figure(life.books, place(life), name, as_of=moment, limit=1000)
            assert shown["value"] == value(count, name), name
            if name != "unsent_entries":  # what phones hold cannot be listed before it arrives
                assert sum(item["by"] for item in shown["items"]) == shown["value"], name


def test_every_item_of_a_figure_is_one_record_of_its_case(life: Life) -> None:
    events = dict(life.log)
    for moment in (None, *life.moments(2)):
        for name in DEFINITIONS:
            for item in figure(life.books, place(life), name, as_of=moment, limit=1000)["items"]:
                event = events[item["position"]]
                assert (event.originator_id, event.occurred_at) == (item["id"], item["at"]), name


def test_the_flow_is_the_stages_at_the_ends_of_days_that_changed_them(life: Life) -> None:
    for moment in life.moments(3):
        rows = course(life.books, place(life), moment)["days"]
        shown = [(row.pop("date").isoformat(), row) for row in rows]
        assert shown == plain_board.flow(life.log, moment)


def test_the_ages_sum_by_stage_to_the_countdown(life: Life) -> None:
    for moment in (None, *life.moments(8)):
        buckets = ageing(life.books, place(life), moment)["buckets"]
        by_stage = counted(life.books, place(life), moment)["by_stage"]
        for stage, n in by_stage.items():
            assert sum(bucket["by_stage"][stage] for bucket in buckets) == n


def test_the_contacts_of_a_day_are_those_that_had_happened(life: Life) -> None:
    for moment in life.moments(8):
        days = contacts(life.books, place(life), as_of=moment)["days"]
        shown = {day["date"].isoformat(): (day["contacts"], day["households"]) for day in days}
        told = plain_board.contact_days(life.log, moment)
        recent = (moment - timedelta(days=365)).astimezone(SHANGHAI).date().isoformat()
        assert shown == {day: n for day, n in told.items() if day >= recent}


def test_closings_are_as_many_as_stand_closed_each_with_its_days(life: Life) -> None:
    for moment in (None, *life.moments(8)):
        items = closed(life.books, place(life), moment)["items"]
        assert len(items) == counted(life.books, place(life), moment)["closed"]
        if moment:
            times = naive.durations(naive.cases(life.log, moment), moment)
            days = sorted(max(days, 0) for days, is_closed in times if is_closed)
            assert sorted(item[1] for item in items) == pytest.approx(days)
