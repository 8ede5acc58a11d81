"""A chief draws the parcels of a project from a file; whoever sees the project sees them."""

from __future__ import annotations

from typing import Any

import pytest

from tests.api.api_caller import Caller
from tests.intake.test_parcels import SQUARE, a_map, feature


@pytest.fixture
def village(caller: Caller) -> Caller:
    caller.project()
    caller.case("XN-001")
    caller.case("XN-002")
    return caller


def draws(caller: Caller, content: bytes, status: int = 201, language: str = "zh") -> Any:
    answer = caller.client.post(
        "/api/v1/projects/XN/map",
        files={"file": ("map.geojson", content)},
        headers={"Accept-Language": language},
    )
    assert answer.status_code == status, answer.text
    return answer.json()


def test_what_is_drawn_is_seen_by_its_numbers(village: Caller) -> None:
    drawn = draws(village, a_map(feature("xn-001"), feature("XN-009")))

    shown = village.get("/projects/XN/map")

    assert shown["parcels"] == {"XN-001": [SQUARE], "XN-009": [SQUARE]}
    assert shown["sha256"] == drawn["sha256"]
    assert (drawn["without_case"], drawn["cases_without_parcel"]) == (["XN-009"], 1)


def test_a_feature_that_cannot_be_taken_is_told_and_the_rest_drawn(village: Caller) -> None:
    drawn = draws(village, a_map(feature("XN-001"), feature(None)))

    assert drawn["parcels"] == 1
    assert drawn["refused"] == [{
        "feature": 2, "code": "parcel_number_missing",
        "why": "该要素没有户号；请填在 case_no 或“户号”字段中。",
    }]  # fmt: skip


def test_the_same_map_again_changes_nothing_and_another_takes_its_place(village: Caller) -> None:
    first = draws(village, a_map(feature("XN-001")))

    assert draws(village, a_map(feature("XN-001")))["position"] == first["position"]
    assert draws(village, a_map(feature("XN-002")))["position"] == first["position"] + 1
    assert [*village.get("/projects/XN/map")["parcels"]] == ["XN-002"]


def test_a_file_of_which_nothing_can_be_drawn_takes_no_maps_place(village: Caller) -> None:
    first = draws(village, a_map(feature("XN-001")))

    assert draws(village, a_map(feature(None), feature("A\ud800")))["parcels"] == 0
    assert village.get("/projects/XN/map")["sha256"] == first["sha256"]


def test_a_file_that_is_no_map_is_refused_in_a_sentence(village: Caller) -> None:
    problem = draws(village, b"PK", 422)

    assert problem["type"] == "/problems/map-unreadable"
    assert village.get("/projects/XN/map")["parcels"] == {}
