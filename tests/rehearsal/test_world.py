"""One seed grows one world: the same facts and digests anywhere, and every rule kept."""

from __future__ import annotations

from collections import Counter
from uuid import UUID

import pytest

from projections import ALL
from rehearsal.dice import Dice
from rehearsal.world import WorldIsThere, simulate, sizes
from store.books import Books
from store.digest import digest
from store.rebuild import rebuild
from store.stored import EventMapper, Stored

FACTS = """
SELECT position, stream, version, topic, occurred_at, cadre, project, task_force, op_id
FROM zhuanban.events ORDER BY position"""
STREAMS = """
SELECT stream, version, topic, state, occurred_at, cadre, project, task_force
FROM zhuanban.events WHERE topic LIKE 'case.%' ORDER BY stream, version"""


def digests(books: Books) -> dict[str, str]:
    with books.pool.connection() as connection:
        return {model.name: digest(connection, model) for model in ALL}


def facts(books: Books) -> list[tuple[object, ...]]:
    with books.pool.connection() as connection:
        return connection.execute(FACTS).fetchall()


def lives(books: Books) -> dict[UUID, list[Stored]]:
    found: dict[UUID, list[Stored]] = {}
    with books.pool.connection() as connection:
        for row in connection.execute(STREAMS).fetchall():
            found.setdefault(row[0], []).append(Stored(*row))
    return found


def test_one_seed_gives_the_same_facts_on_another_machine(world: Books, elsewhere: Books) -> None:
    assert facts(world) == facts(elsewhere)


def test_one_seed_gives_the_same_digests_on_another_machine(world: Books, elsewhere: Books) -> None:
    assert digests(world) == digests(elsewhere)


def test_live_read_models_equal_a_rebuild(world: Books) -> None:
    live = digests(world)
    with world.pool.connection() as connection:
        for model in ALL:
            rebuild(connection, model, world.vault)
    assert digests(world) == live


def test_every_case_replays_to_the_version_the_log_holds(world: Books) -> None:
    for stream, events in lives(world).items():
        assert world.desk.case(stream).version == len(events) == events[-1].originator_version


def test_every_sealed_text_opens(world: Books) -> None:
    for stream in lives(world):
        case = world.desk.case(stream)
        for party in case.parties.values():
            assert world.vault.open(party.name, "name")
        if case.address:
            assert world.vault.open(case.address, "address") or case.case_no.endswith("-1")


def test_steps_come_in_lawful_order(world: Books) -> None:
    mapper = EventMapper()
    for events in lives(world).values():
        seen: Counter[str] = Counter()
        for stored in events:
            topic = mapper.to_domain_event(stored).TOPIC
            for needed in NEEDS.get(topic, ()):
                assert seen[needed], (topic, needed)
            seen[topic] += 1


NEEDS = {
    "case.offer_accepted": ["case.offer_made"],
    "case.signature_captured": ["case.offer_accepted"],
    "case.agreement_effective": ["case.signature_captured"],
    "case.paid": ["case.agreement_effective"],
    "case.handed_over": ["case.agreement_effective"],
    "case.demolished": ["case.handed_over"],
    "case.demand_answered": ["case.demand_raised"],
    "case.promise_kept": ["case.promise_made"],
    "case.promise_broken": ["case.promise_made"],
    "case.reopened": ["case.closed"],
    "case.transfer_accepted": ["case.transfer_offered"],
    "case.transfer_refused": ["case.transfer_offered"],
    "case.transfer_withdrawn": ["case.transfer_offered"],
    "case.recusal_lifted": ["case.recusal_declared"],
    "case.order_reported": ["case.order_given"],
    "case.order_settled": ["case.order_given"],
    "case.decision_conflicted": ["case.offer_made"],
    "case.conflict_settled": ["case.decision_conflicted"],
    "case.objection_raised": ["case.contact_logged"],
    "case.objection_answered": ["case.objection_raised"],
}


def test_the_world_has_about_the_events_asked_for(books: Books) -> None:
    grown = simulate(books, projects=4, households=120, events_per_case=20, seed=7)
    assert grown["cases"] >= 120
    assert 16 < grown["events"] / grown["cases"] < 24
    assert books.desk.head() == grown["events"]


def test_another_seed_grows_another_world_beside(books: Books) -> None:
    simulate(books, projects=1, households=5, seed=1)
    before = books.desk.head()
    simulate(books, projects=1, households=5, seed=2)
    assert books.desk.head() > before


def test_the_same_seed_is_refused_a_second_time(books: Books) -> None:
    simulate(books, projects=1, households=5, seed=1)
    with pytest.raises(WorldIsThere):
        simulate(books, projects=1, households=5, seed=1)


def test_projects_share_all_households_unevenly() -> None:
    shared = sizes(Dice("any"), 86, 280_000)
    assert sum(shared) == 280_000
    assert min(shared) * 3 < max(shared)
