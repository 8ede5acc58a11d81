"""A household objects on its receipt, the chief representative answers, both read it there."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import quote

import psycopg
import pytest
from httpx2 import Response

from api.moments import SHANGHAI, now
from api.receipt.saying import day_zh
from tests.api.receipt.household import Household, tags

SAID = "那天没有人来过，是打的电话"


def told(answer: Response) -> str:
    """What the page says instead of taking the objection."""
    return answer.text.partition('<p class="bad" role="alert">')[2].partition("</p>")[0]


def test_an_objection_is_kept_shown_and_due_from_the_chief_representative(
    household: Household,
) -> None:
    visit = household.visited()

    answer = household.objects(visit, SAID, reach="13900001111")

    assert answer.status_code == 303
    assert answer.headers["location"] == f"{household.address(visit)}?lang=zh#objection"
    in_a_fortnight = (now().astimezone(SHANGHAI) + timedelta(days=15)).date()
    (due,) = household.caller.get("/due", date=in_a_fortnight.isoformat())["items"]
    assert (due["kind"], due["n"], due["cadre"], due["text"]) == ("objection", 1, "李建华", SAID)
    page = household.reads(visit)
    assert SAID in page
    assert f"最迟 {day_zh(in_a_fortnight)} 答复" in page
    assert "已留联系方式。" in page
    assert "13900001111" not in page


def test_those_who_work_on_the_case_see_how_to_reach_the_household(household: Household) -> None:
    visit = household.visited()
    household.objects(visit, SAID, reach="13900001111")

    (objection,) = household.objections()

    assert (objection["text"], objection["reach"]) == (SAID, "13900001111")
    assert objection["contact"] == household.position(visit)
    last = household.caller.get(f"/cases/{household.case}/timeline")["items"][-1]
    assert (last["by"], last["role"], last["topic"]) == (
        "household", "household", "case.objection_raised",
    )  # fmt: skip


def test_the_answer_is_read_on_the_receipt(household: Household) -> None:
    visit = household.visited()
    household.objects(visit, SAID)

    household.caller.do(household.case, "objections/1/answer", text="张建国说得对，已更正为电话")

    page = household.reads(visit)
    assert "〔姓名〕说得对，已更正为电话" in page
    assert "console 于" in page
    assert "答复</strong>" not in page
    assert household.objections()[0]["answered_by"] == "console"
    assert household.caller.get("/due", date="2199-01-01")["items"] == []


def test_an_objection_to_one_contact_is_not_shown_with_another(household: Household) -> None:
    visit, other = household.visited(), household.visited(by="周敏")

    household.objects(visit, SAID)

    assert SAID not in household.reads(other)


def test_the_same_words_sent_again_are_one_objection(household: Household) -> None:
    visit = household.visited()

    answers = [household.objects(visit, SAID) for _ in range(3)]

    assert [answer.status_code for answer in answers] == [303] * 3
    assert len(household.objections()) == 1


def test_the_fourth_is_told_where_to_go_instead(household: Household) -> None:
    visit = household.visited()
    for nth in range(3):
        household.objects(visit, f"第 {nth} 次")

    answer = household.objects(visit, "第四次")

    assert answer.status_code == 409
    assert "当地信访部门" in answer.text
    assert "<form" not in household.reads(visit)
    assert len(household.objections()) == 3


def test_after_seven_days_the_page_says_where_to_go_instead(
    household: Household, owner: str
) -> None:
    visit = household.visited()
    assert "<form" in household.reads(visit)
    recorded_days_ago(owner, 8)

    answer = household.objects(visit, SAID)

    assert answer.status_code == 409
    assert "12345" in answer.text
    assert "seven days" in household.reads(visit, "en")
    assert "<form" not in household.reads(visit)
    assert household.objections() == []


def recorded_days_ago(owner: str, days: int) -> None:
    """The records become older than the database lets anybody make them."""
    with psycopg.connect(owner, autocommit=True) as superuser:
        superuser.execute("SET session_replication_role = replica")
        superuser.execute(
            "UPDATE zhuanban.events SET recorded_at = recorded_at - make_interval(days => %s)",
            [days],
        )


@pytest.mark.parametrize(
    ("text", "reach", "why"),
    [
        ("", "", "请写下哪里记得不对"),
        ("字" * 501, "", "超过 500 字"),
        ("好", "1" * 101, "超过 100 字"),
    ],
)  # fmt: skip
def test_what_is_not_taken_stands_in_the_form_again_with_the_reason(
    household: Household, text: str, reach: str, why: str
) -> None:
    answer = household.objects(household.visited(), text, reach=reach)

    assert answer.status_code == 422
    assert why in told(answer)
    assert f">{text}</textarea>" in answer.text
    assert f'value="{reach}"' in answer.text
    assert household.objections() == []


def test_five_hundred_characters_are_taken_in_one_piece(household: Household) -> None:
    text = "𠮷" * 499 + "。"

    assert household.objects(household.visited(), text).status_code == 303
    assert household.objections()[0]["text"] == text


def test_lines_that_a_browser_ends_its_own_way_are_lines(household: Household) -> None:
    household.objects(household.visited(), "第一行\r\n第二行")

    assert household.objections()[0]["text"] == "第一行\n第二行"


def sends(household: Household, body: bytes, **headers: str) -> Response:
    form = {"content-type": "application/x-www-form-urlencoded"}
    return household.caller.client.post(
        household.address(household.visited()), content=body, headers=form | headers,
        follow_redirects=False,
    )  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
@pytest.mark.parametrize("is_quoted", [True, False])
def test_an_old_phone_may_write_in_gb18030(
    household: Household,
    encoding: str,
    is_quoted: bool,  # noqa: FBT001
) -> None:
    raw = SAID.encode(encoding)

    sends(household, b"reach=&text=" + (quote(raw).encode() if is_quoted else raw))

    assert household.objections()[0]["text"] == SAID


@pytest.mark.parametrize(
    "body",
    [b"text=a%00b", b"text=%1b%5b31m", b"text=%ff%fe", b"text=%ed%a0%80", b"text=" + b"%E5" * 6000,
     b"", b"&&==&", b"\x00", b'{"text": "x"}', b"reach=1"],
)  # fmt: skip
def test_what_is_no_text_is_refused_as_such(household: Household, body: bytes) -> None:
    answer = sends(household, body)

    assert answer.status_code == 422, answer.text
    assert told(answer)
    assert household.objections() == []


def test_ten_megabytes_are_not_read(household: Household) -> None:
    assert sends(household, b"text=" + b"a" * 10_000_000).status_code == 413


def test_markup_in_an_objection_stays_text_in_the_form_and_on_the_page(
    household: Household,
) -> None:
    markup = "</textarea><script>alert(1)</script>\"'><img src=x>"
    visit = household.visited()

    again = household.objects(visit, markup, reach=markup * 3)
    household.objects(visit, markup, reach=markup)

    for page in (again.text, household.reads(visit)):
        assert not {"script", "img"} & tags(page)
        assert page.count("&lt;script&gt;") >= 1


def test_whoever_guesses_objects_to_nothing_and_learns_nothing(household: Household) -> None:
    visit = household.visited()
    client, wrong = household.caller.client, f"/r/{visit}.{'A' * 22}"

    answer = client.post(wrong, data={"text": SAID})

    assert (answer.status_code, answer.content) == (404, client.get(wrong).content)
    assert household.objections() == []


def test_where_the_household_was_erased_neither_objection_nor_answer_can_be_read(
    household: Household,
) -> None:
    visit = household.visited()
    household.objects(visit, SAID)
    household.caller.do(household.case, "objections/1/answer", text="已更正")
    household.caller.post(
        f"/persons/{household.case}/erasure",
        {"order": "删〔2026〕3号"},
    )

    page = household.reads(visit)

    assert SAID not in page
    assert "已更正" not in page
    assert household.objections()[0]["reach"] is None


def test_an_objection_that_nobody_raised_is_not_answered(household: Household) -> None:
    problem = household.caller.do(household.case, "objections/1/answer", 404, text="答复")

    assert problem["title"] == "没有找到：异议 1。"


def test_who_was_told_answers_by_name(household: Household) -> None:
    household.objects(household.visited(), SAID)

    household.caller.do(household.case, "objections/1/answer", text="已核实", by="李建华")

    assert household.objections()[0]["answered_by"] == "李建华"
