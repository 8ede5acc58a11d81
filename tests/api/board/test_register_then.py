"""A page of the register of a past moment is the fold of then, however it is narrowed."""

from __future__ import annotations

from typing import Any

from api.listing import register
from api.moments import now
from projections.register import REGISTER, cases
from store.past import Moment, at
from tests.projections.lives import Life

NARROWINGS: tuple[dict[str, Any], ...] = (
    {}, {"stage": "remaining"}, {"stage": "closed"}, {"chief": "amy"}, {"unassigned": True},
)  # fmt: skip


def pages(life: Life, limit: int, **asked: Any) -> list[tuple[Any, ...]]:
    rows: list[tuple[Any, ...]] = []
    cursor: str | None = ""
    while cursor is not None:
        page = register(life.books, project="XNM", limit=limit, cursor=cursor, **asked)
        assert len(page["items"]) <= limit
        rows += [(item["case_no"], item["stage"], item["chief"]) for item in page["items"]]
        cursor = page["next"]
    return rows


def whole(life: Life, then: Moment, **narrowed: Any) -> list[tuple[Any, ...]]:
    """As the fold of the whole project up to then has it."""
    with (
        life.books.pool.connection() as connection,
        at(connection, [REGISTER], life.books.vault, then, jurisdiction=1, project=life.project),
    ):
        rows = cases(connection, jurisdiction=1, project=life.project, limit=1000, **narrowed)
    return [(row["case_no"], row["stage"], row["chief"]) for row in rows]


def test_the_pages_of_a_past_moment_are_the_register_of_then(life: Life) -> None:
    for moment in life.moments(3):
        for narrowed in NARROWINGS:
            shown = pages(life, 4, as_of=moment, **narrowed)
            assert shown == whole(life, Moment(moment), **narrowed)


def test_the_pages_of_what_was_known_then_are_its_register(life: Life) -> None:
    known_at = life.head // 2

    shown = pages(life, 5, known_at=known_at)

    assert shown == whole(life, Moment(now(), known_at))
    page = register(life.books, project="XNM", known_at=known_at)
    assert page["position"] == known_at
