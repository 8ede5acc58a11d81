"""The parcels of a project are drawn by its chief and lead to their cases."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.village import Village
from tests.browser.visitor import Visitor
from tests.intake.test_parcels import a_map, feature


def test_a_chief_draws_the_parcels_and_one_leads_to_its_case(
    village: Village, visitor: Visitor
) -> None:
    page = visitor.opens("/projects/DQ/wall")
    outlines = a_map(feature("DQ-1"), feature("DQ-9"), feature(None))

    page.get_by_label("选择文件").set_input_files(
        {"name": "map.geojson", "mimeType": "application/geo+json", "buffer": outlines}
    )
    expect(page.get_by_text("已画出 2 个地块。")).to_contain_text("2 户没有画出地块")
    expect(page.get_by_text("第 3 个要素：该要素没有户号")).to_be_visible()
    page.get_by_label("地块图", exact=True).check()
    page.locator("path[data-no=DQ-1]").click()

    expect(page).to_have_url(re.compile(village.cases["DQ-1"]))
