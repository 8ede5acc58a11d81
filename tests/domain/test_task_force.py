"""A task force has members from departments and ends when nothing of it is open."""

from hashlib import sha256

import pytest

from domain.task_force import (
    IsNotAMember,
    TaskForce,
    TaskForceHasOpenCases,
    TaskForceIsDissolved,
)
from tests.facts import FORCE, PROJECT, act, decided


def chartered() -> TaskForce:
    force = TaskForce(FORCE)
    force.open(act(), code="XNM", name="小南门专班", category="legacy", leader="赵")
    force.collect_events()
    return force


def join(force: TaskForce, role: str = "member") -> None:
    force.join(act(1), name="amy", home_department="住建局", acting_role=role)


def test_a_task_force_is_chartered_for_one_thing() -> None:
    force = TaskForce(FORCE)

    force.open(act(), code="XNM", name="小南门专班", category="legacy", parent=PROJECT)

    assert decided(force) == ["opened"]
    assert force.facts == {"name": "小南门专班", "category": "legacy", "parent": PROJECT}


def test_joining_again_in_the_same_role_adds_nothing_and_in_another_role_is_a_new_fact() -> None:
    force = chartered()

    join(force)
    join(force)
    join(force, "leader")

    assert decided(force) == ["member_joined", "member_joined"]
    assert force.members["amy"].acting_role == "leader"


def test_a_member_is_sent_home_for_a_reason() -> None:
    force = chartered()
    join(force)

    force.release(act(2), name="amy", reason="轮换")

    assert (decided(force), force.members) == (["member_joined", "member_released"], {})


def test_who_is_not_a_member_is_not_sent_home() -> None:
    with pytest.raises(IsNotAMember):
        chartered().release(act(1), name="amy", reason="轮换")


def test_a_task_force_with_open_cases_goes_on() -> None:
    with pytest.raises(TaskForceHasOpenCases):
        chartered().dissolve(act(1), reason="清零", open_cases=3)


def test_a_dissolved_task_force_is_dissolved_once_and_takes_no_members() -> None:
    force = chartered()

    force.dissolve(act(1), reason="清零", open_cases=0)

    assert decided(force) == ["dissolved"]
    with pytest.raises(TaskForceIsDissolved):
        join(force)
    with pytest.raises(TaskForceIsDissolved):
        force.dissolve(act(2), reason="清零", open_cases=0)


def test_a_review_is_frozen_once_with_the_hash_of_its_figures() -> None:
    force = chartered()

    for figures in ('{"remaining":9}', '{"remaining":8}'):
        force.freeze_review(act(), month="2020-09", position=7, figures=figures)

    (frozen,) = force.collect_events()
    assert isinstance(frozen, TaskForce.ReviewFrozen)
    assert frozen.hash == sha256(b'{"remaining":9}').hexdigest()
    assert force.reviews["2020-09"] == frozen


def test_it_is_at_work_since_half_of_its_people_are_there() -> None:
    force = chartered()
    for hours, name in enumerate(("amy", "bob", "eve", "dan"), start=1):
        force.join(act(hours), name=name, home_department="住建局", acting_role="member")

    assert force.at_work_since(act(-1).at) is None
    assert force.at_work_since(act(0).at) == act(0).at
    assert force.at_work_since(act(9).at) == act(2).at


def test_who_went_home_was_there_and_who_changed_roles_came_only_once() -> None:
    force = chartered()
    for hours, name in ((1, "amy"), (2, "bob"), (50, "eve")):
        force.join(act(hours), name=name, home_department="住建局", acting_role="member")
    for name in ("amy", "bob"):
        force.release(act(60), name=name, reason="任务完成")
    force.join(act(70), name="eve", home_department="住建局", acting_role="lead")

    assert force.at_work_since(act(9).at) == act(1).at
    assert force.at_work_since(act(80).at) == act(50).at
