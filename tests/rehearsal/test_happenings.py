"""What befalls people in a rehearsal is lawful: handovers, orders, phones, conflicts."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta
from typing import Any

import orjson
import pytest

from api.operations.act import Actor, righted
from api.operations.conflict import DECIDING
from benchmarks.towns import towns
from domain.aggregate import Act
from domain.task_force import TaskForce
from rehearsal.phones import Phone
from rehearsal.standing_records import answering, object_to, send
from rehearsal.world import simulate
from store.books import Books

TOPICS = "SELECT DISTINCT split_part(topic, '@', 1) FROM zhuanban.events"
CONFLICTED = (
    "SELECT DISTINCT stream FROM zhuanban.events WHERE topic = 'case.decision_conflicted@1'"
)
CASES = "SELECT stream FROM zhuanban.events WHERE topic = 'case.opened@1'"
FORCES = "SELECT stream FROM zhuanban.events WHERE topic = 'task_force.opened@1' ORDER BY position"
CLAIMS = """
SELECT count(*) FROM zhuanban.events
WHERE topic = 'case.contact_logged@1' AND convert_from(state, 'UTF8')::jsonb ? 'claimed_at'"""
NEW = {
    "case.transfer_offered", "case.transfer_accepted", "case.transfer_refused",
    "case.transfer_withdrawn", "case.recusal_declared", "case.recusal_lifted", "case.order_given",
    "case.order_reported", "case.order_settled", "case.decision_conflicted",
    "case.conflict_settled", "case.objection_raised", "case.objection_answered",
    "case.demand_answered", "case.promise_kept", "case.promise_broken",
    "task_force.member_released", "task_force.dissolved",
}  # fmt: skip


def asked(books: Books, query: str) -> list[Any]:
    with books.pool.connection() as connection:
        return [row[0] for row in connection.execute(query.encode())]


def forces(books: Books) -> list[TaskForce]:
    return [books.desk.get(TaskForce, id_, "force") for id_ in asked(books, FORCES)]


def test_everything_a_city_lives_through_occurs(world: Books) -> None:
    assert set(asked(world, TOPICS)) >= NEW


def test_a_simulation_grants_nobody_anything(world: Books) -> None:
    assert not [topic for topic in asked(world, TOPICS) if topic.startswith("account.")]


def test_every_task_force_stands_under_that_of_the_city(world: Books) -> None:
    city, *projects = forces(world)
    assert {force.opening and force.opening.parent for force in projects} == {city.id}
    assert len(projects) == 4


def test_nobody_goes_home_with_an_open_case_in_hand(world: Books) -> None:
    gone = {stay.name for force in forces(world) for stay in force.stays if stay.until}
    kept = [world.desk.case(id_) for id_ in asked(world, CASES)]
    assert gone
    assert not [case.case_no for case in kept if not case.is_closed and case.chief in gone]


def test_a_dissolved_task_force_has_no_member_and_no_open_case(world: Books) -> None:
    done = {force.id: force for force in forces(world) if force.is_dissolved}
    cases = [world.desk.case(id_) for id_ in asked(world, CASES)]
    assert not [name for force in done.values() for name in force.members]
    assert all(case.is_closed for case in cases if case.task_force in done)


def test_what_wrong_clocks_claimed_is_kept(world: Books) -> None:
    [claims] = asked(world, CLAIMS)
    assert claims


@pytest.mark.parametrize("ahead", [0, 3, 40, -40, 90_000, -90_000])
@pytest.mark.parametrize("is_measured", [True, False])
def test_a_phone_is_heard_as_sync_hears_it(ahead: int, *, is_measured: bool) -> None:
    now = datetime(2024, 5, 6, 12, tzinfo=UTC)
    truly = now - timedelta(hours=2)
    claimed = truly + timedelta(seconds=ahead)
    heard = righted(claimed, Actor("王", "cadre", drift=-ahead if is_measured else None), now)

    act = Phone(ahead, is_measured=is_measured).righted(Act(truly, "王", now))

    assert (act.at, act.claimed_at) == (heard, None if heard == claimed else claimed)


def test_a_kept_decision_is_one_that_can_be_applied(world: Books) -> None:
    for stream in asked(world, CONFLICTED):
        for kept in world.desk.case(stream).conflicts.values():
            body = world.vault.open(kept.body, "body")
            assert body
            assert DECIDING[kept.op].model_validate(orjson.loads(body)).DECIDES
            assert kept.by != world.desk.case(stream).decided[kept.seen + 1]


def test_what_is_sent_twice_is_in_the_log_once(books: Books) -> None:
    simulate(books, projects=1, households=5, seed=1)
    [objected, *_] = asked(
        books, "SELECT stream FROM zhuanban.events WHERE topic = 'case.objection_raised@1'"
    )
    before = books.desk.head()

    decide = answering(books, datetime.now(UTC), "已当面说明。")
    send(books, objected, "another answer", decide, times=3)

    assert books.desk.head() == before + 1


def test_objections_sent_again_add_nothing(books: Books) -> None:
    simulate(books, projects=1, households=5, seed=1)

    assert object_to(books, [books.desk.project_id("S1-001")], 5, "1") == 0


def test_the_towns_of_the_forecasts_open_and_close_as_ever() -> None:
    hashed = hashlib.sha256()
    for town in towns((226,)):
        hashed.update(town.regime.encode() + town.opened.tobytes() + town.closed.tobytes())
    assert hashed.hexdigest() == AS_EVER


AS_EVER = "41bc3105a93422aabe05a391ee3b4f75c7af35e2bd91dd068b278fe88a68e916"
