"""A household reads in plain words what was recorded of a visit, whoever it asks for it."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from api.receipt.saying import day_en, day_zh, moment_zh
from store.erasure import erase
from tests.api.receipt.household import HOUR, VISIT, Household
from tests.facts import act

DUE = date(2031, 10, 1)


def test_it_says_when_by_whom_and_how(household: Household) -> None:
    page = household.reads(household.visited(accompanied_by="周敏"))

    assert moment_zh(VISIT) in page
    assert "李建华（控制台）" in page
    assert "<dd>周敏</dd>" in page
    assert "<dd>走访</dd>" in page


def test_it_says_what_was_asked_and_promised_in_the_same_talk(household: Household) -> None:
    visit = household.visited(next_step="送平面图", next_due=DUE.isoformat())
    household.records("demands", text="要朝南的房")
    household.records("promises", by="李建华", text="月底前答复", due=DUE.isoformat())

    page = household.reads(visit)

    assert "要朝南的房" in page
    assert "月底前答复" in page
    assert f"最迟 {day_zh(DUE)}" in page
    assert "送平面图" in page


def test_it_is_read_in_english_too(household: Household) -> None:
    visit = household.visited()
    household.records("promises", by="李建华", text="月底前答复", due=DUE.isoformat())

    page = household.reads(visit, "en")

    assert '<html lang="en">' in page
    assert f"by {day_en(DUE)}" in page
    assert "No demand was recorded." in page


def test_each_talk_of_a_day_has_what_was_said_in_it_and_not_in_another(
    household: Household,
) -> None:
    morning = household.visited()
    household.records("promises", by="李建华", text="上午的话", due="2031-01-01", after=HOUR)
    evening = household.visited(after=8 * HOUR, method="phone")
    household.records("promises", by="李建华", text="晚上的话", due="2031-01-01", after=9 * HOUR)
    household.records("promises", by="周敏", text="别人的话", due="2031-01-01", after=9 * HOUR)

    assert "上午的话" in household.reads(morning)
    assert "晚上的话" not in household.reads(morning)
    assert "晚上的话" in household.reads(evening)
    assert "上午的话" not in household.reads(evening)
    assert "别人的话" not in household.reads(evening)


def test_what_the_companion_promised_stands_there_too(household: Household) -> None:
    visit = household.visited(accompanied_by="周敏")
    household.records("promises", by="周敏", text="周敏的话", due="2031-01-01")

    assert "周敏的话" in household.reads(visit)


def test_it_names_nobody_of_the_household_and_no_number(household: Household) -> None:
    visit = household.visited(
        met="张建国", summary="张建国态度缓和", mood="wavering",
        next_step="给张建国的爱人王秀英回电 139 0000 1111，"
        "证号 99000020200101123X，账号 6222 0000 1111 2222",
    )  # fmt: skip

    page = household.reads(visit)

    assert "给〔姓名〕的爱人〔姓名〕回电 〔号码〕，证号 〔号码〕，账号 〔号码〕" in page
    for kept in ("张建国", "王秀英", "态度缓和", "犹豫", "wavering", "1390000", "XN-001"):
        assert kept not in page


def test_it_says_what_photos_and_recordings_were_taken(household: Household) -> None:
    files = [
        {"sha256": f"{n:064x}", "kind": kind, "media_type": f"{of}/x", "size": 9}
        for n, (kind, of) in enumerate([("photo", "image"), ("photo", "image"), ("voice", "audio")])
    ]

    visit = household.visited(attachments=files)

    assert "<dd>照片 2 张 · 录音 1 段</dd>" in household.reads(visit)
    assert "photos: 2 · recordings: 1" in household.reads(visit, "en")


def test_days_and_amounts_are_no_numbers_of_anybody(household: Household) -> None:
    visit = household.visited(next_step="2031-03-06 15:00 前支付 865,432 元，合 1205000 平方厘米")

    assert "2031-03-06 15:00 前支付 865,432 元，合 1205000 平方厘米" in household.reads(visit)


def test_it_shows_what_stood_before_a_correction_and_why_it_was_made(household: Household) -> None:
    visit = household.visited()
    promise = household.records("promises", by="李建华", text="月底答复", due="2031-10-08")
    for field, value in (("due", DUE.isoformat()), ("text", "月初答复")):
        household.records(
            "corrections", position=household.position(promise), field=field, value=value,
            reason="张建国指出抄错", after=HOUR,
        )  # fmt: skip

    page = household.reads(visit)

    assert f"最迟 {day_zh(DUE)}" in page
    assert "<bdi>月底答复</bdi></dd>" in page
    assert "<bdi>月初答复</bdi></dd>" in page
    assert "〔姓名〕指出抄错" in page


def test_of_what_it_does_not_show_it_says_only_that_it_was_corrected(household: Household) -> None:
    visit = household.visited(summary="难谈", mood="opposed")
    household.records(
        "corrections", position=household.position(visit), field="mood", value="willing",
        reason="其实愿意",
    )  # fmt: skip

    page = household.reads(visit)

    assert "“态度”不在回执上显示" in page
    assert "其实愿意" not in page
    assert "愿意" not in page


def test_it_says_whom_to_ask_and_of_the_office_only_what_was_set(household: Household) -> None:
    visit = household.visited(by="周敏")

    assert "<dd>李建华</dd>" in household.reads(visit)
    assert "<dt>办公室</dt>" not in household.reads(visit)
    household.caller.client.app.state.office = "南门街 1 号 · 0570-8000000"  # type: ignore[attr-defined]
    assert "南门街 1 号 · 0570-8000000" in household.reads(visit)


def test_it_can_be_checked_against_the_signed_log(household: Household) -> None:
    visit = household.visited()
    assert "还没有签名" in household.reads(visit)

    household.notary.checkpoint()
    leaf, _ = household.notary.inclusion(household.position(visit), household.books.look())

    page = household.reads(visit)
    assert leaf.hex() in page
    assert f">{leaf.hex()[:8]}</span> … <span" in page
    assert f">{leaf.hex()[-8:]}</span>" in page
    assert "还没有签名" not in page
    assert "还没有外面的见证人见证" in page
    proof = f"/api/v1/audit/proof?position={household.position(visit)}"
    assert proof in page
    assert household.caller.client.get(proof).status_code == 200


def test_what_an_order_erased_is_not_shown_any_more(household: Household) -> None:
    visit = household.visited(next_step="送平面图")
    erase(household.books, act(9), person=UUID(household.case), order="删〔2026〕1号")

    page = household.reads(visit)

    assert "送平面图" not in page
    assert "（个人信息已依法删除，不再显示）" in page
    assert moment_zh(VISIT) in page


def test_where_a_name_was_erased_no_text_is_shown_that_may_hold_it(household: Household) -> None:
    visit = household.visited(next_step="给张建国送平面图")
    parties = household.caller.get(f"/cases/{household.case}")["parties"]
    erase(household.books, act(9), person=UUID(parties[0]["person"]), order="删〔2026〕2号")

    assert "张建国" not in household.reads(visit)
    assert "送平面图" not in household.reads(visit)


def test_nobody_keeps_it_and_no_search_engine_lists_it(household: Household) -> None:
    answer = household.opens(household.visited())

    assert answer.headers["cache-control"] == "no-store"
    assert "noindex" in answer.headers["x-robots-tag"]
    assert '<meta name="robots" content="noindex, nofollow, noarchive">' in answer.text
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'; style-src 'self'; form-action 'self'" in policy
    assert "set-cookie" not in answer.headers
    for inline in ("<script", "<style", " style=", " onclick="):
        assert inline not in answer.text


def test_its_stylesheet_is_kept_and_its_address_changes_with_it(household: Household) -> None:
    page = household.reads(household.visited())
    address = page.partition('rel="stylesheet" href="')[2].partition('"')[0]

    answer = household.caller.client.get(address)

    assert answer.headers["content-type"].startswith("text/css")
    assert "immutable" in answer.headers["cache-control"]


def test_the_desk_shows_the_same_code(household: Household) -> None:
    visit = household.visited()

    shown = household.caller.get(f"/cases/{household.case}/receipts/{visit}")

    assert shown["url"] == f"http://testserver{household.address(visit)}"
    assert shown["svg"].startswith("<svg")


def test_there_is_no_code_of_what_is_no_contact_nor_of_this_case(household: Household) -> None:
    promise = household.records("promises", text="答复", due="2031-01-01")
    visit = household.visited()
    other = household.caller.case("XN-002")

    for case, op_id in ((household.case, promise), (other, visit)):
        problem = household.caller.get(f"/cases/{case}/receipts/{op_id}", 404)
        assert problem["title"].startswith("没有找到：回执")
