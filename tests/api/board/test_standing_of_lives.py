"""Whatever the life, every list of the board is the plainest fold of it, at any moment."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from api.board.place import Place, of_project
from api.board.standing import STANDING, standing
from api.board.wall import stalled, wall
from api.countdown import counted
from api.reading import reading
from tests.projections import plain_board
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
