"""A task force is chartered, staffed, counts what is below it, and ends when nothing is open."""

from __future__ import annotations

from tests.api.api_caller import AT, Caller

MEMBER = {"name": "周敏", "home_department": "住建局", "acting_role": "包户干部"}


def two_levels(caller: Caller) -> str:
    caller.post("/task-forces", {"code": "CITY", "name": "市专班"})
    caller.post("/task-forces", {"code": "COUNTY", "name": "县专班", "parent": "CITY"})
    caller.post("/projects", {"code": "XN", "name": "小南门", "task_force": "COUNTY"})
    return caller.case()


def test_a_task_force_counts_all_below_it(caller: Caller) -> None:
    two_levels(caller)
    assert caller.get("/task-forces/CITY/countdown")["remaining"] == 1


def test_it_is_not_dissolved_while_a_case_is_open(caller: Caller) -> None:
    case = two_levels(caller)
    ended = {"reason": "清零"}

    refused = caller.post("/task-forces/CITY/dissolution", ended, 409)
    caller.post(f"/cases/{case}/close", {"outcome": "resolved", "occurred_at": AT})
    caller.post("/task-forces/CITY/dissolution", ended)

    assert refused["type"] == "/problems/task-force-has-open-cases"
    listed = {force["code"]: force["is_dissolved"] for force in caller.get("/task-forces")["items"]}
    assert listed == {"CITY": True, "COUNTY": False}


def test_members_come_and_go_with_a_reason(caller: Caller) -> None:
    two_levels(caller)

    joined = caller.post("/task-forces/CITY/members", MEMBER)
    again = caller.post("/task-forces/CITY/members", MEMBER)
    caller.post("/task-forces/CITY/release", {"name": "周敏", "reason": "另有任用"})
    refused = caller.post("/task-forces/CITY/release", {"name": "周敏", "reason": "另有任用"}, 409)

    assert again["version"] == joined["version"]
    assert refused["type"] == "/problems/is-not-a-member"
