"""A household with something for every part of the screens, on a phone that shows them."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from api.moments import now
from tests.browser.field.conftest import WANG
from tests.browser.field.phone import Phone
from tests.browser.village import OPENED, Village

AT = {"occurred_at": "2026-03-04T10:00:00+08:00"}


@pytest.fixture
def household(village: Village) -> str:
    """The id of DQ-8, of two owners, which 王敏 took over from 周敏."""
    opened = village.write("/projects/DQ/cases", case_no="DQ-8", kind="household",
                           address="东桥后巷 8 号", occurred_at=OPENED)  # fmt: skip
    village.cases["DQ-8"] = opened["id"]

    def told(operation: str, **body: object) -> None:
        village.about("DQ-8", operation, **{**AT, **body})

    told("parties", name="赵玉兰", share="1/2", phone="13800000000")
    told("parties", name="赵志强", share="1/2")
    told("chief", name="周敏")
    told("contacts", method="visit", met="赵玉兰", summary="要先看安置房再谈", mood="wavering",
         next_step="带户型图再去", next_due="2026-03-06")  # fmt: skip
    told("demands", text="要朝南的房，老人腿脚不好，想要低楼层")
    told("promises", text="送两处安置点的户型图", due="2026-03-05")
    told("offers", amount_fen=86_543_250)
    told("offers/1/response", answer="accepted")
    told("transfers", to=WANG, reason="调离专班", letter="老人有高血压。红线：晚上八点后不上门。")
    told("transfers/1/acceptance", read_back="先打电话；晚上不去。")
    village.about("DQ-3", "contacts", method="visit", by="周敏", accompanied_by=WANG,
                  occurred_at=now().isoformat())  # fmt: skip
    return str(opened["id"])


@pytest.fixture
def page(household: str, phone: Phone) -> Page:
    """The page on the phone of 王敏, showing what today asks for."""
    expect(phone.page.get_by_role("heading", name="待办")).to_be_visible(timeout=30_000)
    return phone.page
