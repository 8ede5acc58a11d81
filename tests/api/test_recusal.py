"""A recusal is declared and lifted over HTTP; facts are kept whoever tells them."""

from __future__ import annotations

from typing import Any

from tests.api.api_caller import Caller

COUSIN: dict[str, Any] = {"cadre": "周敏", "relation": "户主表弟"}


def contacts(caller: Caller, case: str) -> list[dict[str, Any]]:
    items = caller.get(f"/cases/{case}/timeline")["items"]
    return [item for item in items if item["topic"] == "case.contact_logged"]


def test_who_is_recused_is_not_named_chief_representative(caller: Caller) -> None:
    caller.project()
    case = caller.case()

    caller.do(case, "recusals", **COUSIN)

    refused = caller.do(case, "chief", 409, name="周敏")
    assert refused["type"] == "/problems/cadre-is-recused"
    assert refused["article"] == "CSL:76"
    assert caller.get(f"/cases/{case}")["recused"] == [COUSIN]


def test_a_recused_chief_representative_is_said_to_need_a_successor_and_stays_until_then(
    caller: Caller,
) -> None:
    caller.project()
    case = caller.case()
    caller.do(case, "chief", name="周敏")

    declared = caller.do(case, "recusals", **COUSIN)
    again = caller.do(case, "recusals", **COUSIN)
    then = caller.get(f"/cases/{case}")
    caller.do(case, "chief", name="何川")

    assert (declared["chief_is_recused"], again["version"]) == (True, declared["version"])
    assert (then["chief"], then["chief_is_recused"]) == ("周敏", True)
    assert not caller.get(f"/cases/{case}")["chief_is_recused"]


def test_a_lifted_recusal_frees_the_cadre(caller: Caller) -> None:
    caller.project()
    case = caller.case()
    caller.do(case, "recusals", **COUSIN)

    caller.do(case, "recusals/lift", cadre="周敏", reason="查无此关系")

    caller.do(case, "chief", name="周敏")
    refused = caller.do(case, "recusals/lift", 409, cadre="周敏", reason="查无此关系")
    assert refused["type"] == "/problems/no-recusal-is-declared"


def test_a_contact_by_a_recused_cadre_is_kept_all_the_same(caller: Caller) -> None:
    caller.project()
    case = caller.case()
    caller.do(case, "recusals", **COUSIN)

    caller.do(case, "contacts", method="visit", by="周敏")

    assert [contact["by"] for contact in contacts(caller, case)] == ["周敏"]


def test_the_timeline_says_who_went_along(caller: Caller) -> None:
    caller.project()
    case = caller.case()

    caller.do(case, "contacts", method="visit", by="周敏", accompanied_by="何川")
    caller.do(case, "contacts", method="phone", by="周敏")

    together, alone = contacts(caller, case)
    assert together["accompanied_by"] == "何川"
    assert "accompanied_by" not in alone
