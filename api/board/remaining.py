"""哪几户、为什么: who remains, ranked by what blocks them, with the next lawful step."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from heapq import nsmallest
from typing import Any, NamedTuple
from uuid import UUID

from api.board.cursors import read, written
from api.board.faces import named
from api.board.place import Place
from api.board.standing import STANDING, colour, days_until, standing
from api.moments import SHANGHAI, now
from api.reading import reading
from projections.directory import DIRECTORY, facts
from projections.obstacles import OBSTACLES, Obstacle
from projections.obstacles import standing as obstacles
from projections.register import OnBoard
from store.books import Books

# The heaviest first. What has no kind of its own yet (issues on the ladder, grievances) finds
# its place in this list.
RANKING = (
    "conflict", "objection", "promise_broken", "promise_overdue", "order_overdue", "demand",
    "no_contact", "none",
)  # fmt: skip
STANDS = ["conflict", "objection", "promise_broken", "promise", "order", "demand"]
OVERDUE = {"promise": "promise_overdue", "order": "order_overdue"}  # they block from their day on
# By the stage of an open case: what may lawfully be done next, and the article it rests on.
NEXT: dict[str, tuple[str, dict[str, str]]] = {
    "opened": ("contact", {"state": "590:15", "collective": "LAL:47"}),
    "contacted": ("offer", {"state": "590:17", "collective": "LAL:48"}),
    "offered": ("answer", {"state": "590:21", "collective": "LAL:48"}),
    "accepted": ("sign", {"state": "590:25", "collective": "LAL:47"}),
    "signing": ("sign", {"state": "590:25", "collective": "LAL:47"}),
}
METHOD = {
    "zh": "按卡点排序：决定冲突、未答复的异议、未兑现的承诺、逾期的承诺、逾期的交办、未答复的诉求、"
    "从未联系或停滞超过30天；同类按出现先后。",
    "en": "Ranked by what a case waits on: conflicts of decisions, objections not answered, "
    "promises broken, promises overdue, orders overdue, demands not answered, never in contact or "
    "quiet for more than 30 days; within a kind, what has stood longest comes first.",
}

Block = tuple[str, int | None, datetime]  # kind, number, since


class Ranked(NamedTuple):
    """A case in its place: the rank of its heaviest block, since when, then its id."""

    rank: int
    since: datetime
    case_id: UUID
    blocks: list[dict[str, Any]]
    case: OnBoard


def remaining(books: Books, place: Place, *, as_of: datetime | None = None,
              cursor: str | None = None, limit: int = 100, language: str = "zh"
              ) -> dict[str, Any]:  # fmt: skip
    """A page of the open cases, those that are blocked the hardest first."""
    moment = as_of or now()
    after = read(cursor)
    asked: dict[str, Any] = {"jurisdiction": books.jurisdiction, "projects": place.projects}
    with reading(books, *STANDING, OBSTACLES, DIRECTORY) as (connection, position):
        found = standing(connection, **asked, as_of=as_of)
        stands = obstacles(connection, **asked, as_of=moment, kinds=STANDS)
        ranked = rank(found, stands, moment)
        later = [each for each in ranked if after is None or each[:3] > after]
        page = nsmallest(limit, later, key=lambda each: each[:3])
        faces = named(books, connection, [each.case_id for each in page], as_of)
        projects = facts(connection, **asked)
    return {
        **place.named, "as_of": moment.astimezone(SHANGHAI).isoformat(), "position": position,
        "items": [_told(each, faces, projects[each.case.project], moment) for each in page],
        "next": written(*page[-1][:3]) if len(later) > limit else None,
        "method": METHOD[language],
    }  # fmt: skip


def rank(found: list[OnBoard], stands: list[Obstacle], moment: datetime) -> list[Ranked]:
    """Each open case with all that blocks it."""
    by_case: dict[UUID, list[Block]] = defaultdict(list)
    today = moment.astimezone(SHANGHAI).date()
    for each in stands:
        if each.kind not in OVERDUE:
            by_case[each.case_id].append((each.kind, each.n, each.since))
        elif each.due and each.due < today:
            by_case[each.case_id].append((OVERDUE[each.kind], each.n, each.since))
    ranked = []
    for case in found:
        blocks = by_case.get(case.case_id, [])
        if case.last_contact is None or colour(days_until(moment, case.moved_at)) == "red":
            blocks.append(("no_contact", None, case.last_contact or case.first_opened_at))
        ranked.append(_placed(case, blocks))
    return ranked


def _placed(case: OnBoard, blocks: list[Block]) -> Ranked:
    told = sorted((RANKING.index(kind), since, n or 0, kind) for kind, n, since in blocks)
    heaviest, since = told[0][:2] if told else (RANKING.index("none"), case.moved_at)
    shown = [
        {"kind": kind, "n": n or None, "since": since.astimezone(SHANGHAI)}
        for _, since, n, kind in told
    ]
    return Ranked(heaviest, since, case.case_id, shown, case)


def _told(ranked: Ranked, faces: dict[UUID, dict[str, Any]], project: dict[str, Any],
          moment: datetime) -> dict[str, Any]:  # fmt: skip
    case, face = ranked.case, faces[ranked.case_id]
    quiet = days_until(moment, case.moved_at)
    step, articles = NEXT[case.stage]
    return {
        "id": case.case_id, "case_no": case.case_no, "project": project["code"],
        "name": face["name"], "stage": case.stage, "colour": colour(quiet),
        "age_days": days_until(moment, case.first_opened_at), "days_quiet": quiet,
        "last_contact": case.last_contact and case.last_contact.astimezone(SHANGHAI),
        "chief": face["chief"], "blocks": ranked.blocks,
        "next": {
            "step": step, "earliest": moment.astimezone(SHANGHAI).date(),
            "article": articles[project["track"]],
        },
    }  # fmt: skip
