"""A parcel map keeps the outline of every number, and names each feature that it cannot take."""

from __future__ import annotations

import json
from typing import Any

import pytest

from intake.parcels import IsNotAnArea, MapUnreadable, ParcelNumberMissing, read_parcels

SQUARE = [[120.1, 30.2], [120.2, 30.2], [120.2, 30.3], [120.1, 30.2]]


def feature(number: object, kind: str = "Polygon", coordinates: Any = None, **said: Any) -> Any:
    return {
        "type": "Feature", "properties": {"case_no": number, **said},
        "geometry": {"type": kind, "coordinates": coordinates or [SQUARE]},
    }  # fmt: skip


def a_map(*features: Any) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def test_an_outline_is_kept_under_its_number_as_cases_are_filed() -> None:
    read = read_parcels(b"\xef\xbb\xbf" + a_map(feature("xn-００７ ")))

    assert read.outlines == {"XN-007": [[tuple(corner) for corner in SQUARE]]}
    assert read.refused == []


def test_offices_call_the_number_what_they_will() -> None:
    read = read_parcels(a_map(feature(None, 户号="XN-1"), feature(None, 编号=2)))

    assert sorted(read.outlines) == ["2", "XN-1"]


def test_several_areas_of_one_number_make_one_parcel() -> None:
    two = feature("A", "MultiPolygon", [[SQUARE], [SQUARE]])

    assert len(read_parcels(a_map(two, feature("A"))).outlines["A"]) == 3


def test_a_place_is_kept_to_the_centimetre_in_degrees_and_in_metres() -> None:
    degrees = [[120.123456789, 30.0], [120.2, 30.2], [120.2, 30.3]]
    metres = [[500123.456, 3345678.1], [500200.0, 3345678.1], [500200.0, 3345700.0]]

    both = a_map(feature("A", coordinates=[degrees]), feature("B", coordinates=[metres]))
    read = read_parcels(both)

    assert read.outlines["A"][0][0] == (120.1234568, 30.0)
    assert read.outlines["B"][0][0] == (500123.46, 3345678.1)


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        (feature(None), ParcelNumberMissing),
        (feature(" "), ParcelNumberMissing),
        (feature("A\ud800"), ParcelNumberMissing),
        ({"properties": None, "geometry": None}, ParcelNumberMissing),
        ({"properties": {"case_no": "A"}}, IsNotAnArea),
        (feature("A", "Point", [1, 2]), IsNotAnArea),
        (feature("A", "Polygon", [[[1, 2]]]), IsNotAnArea),
        (feature("A", "Polygon", "x"), IsNotAnArea),
        (feature("A", coordinates=[[[1, 2], [float("nan"), 3], [4, 4]]]), IsNotAnArea),
        (feature("A", coordinates=[[["1", "2"], ["2", "3"], ["4", "4"]]]), IsNotAnArea),
    ],
)
def test_a_feature_that_is_no_numbered_area_is_refused_and_the_rest_kept(
    wrong: Any, why: type[Exception]
) -> None:
    read = read_parcels(a_map(feature("B"), wrong))

    assert [*read.outlines] == ["B"]
    assert [(nth, type(refused)) for nth, refused in read.refused] == [(2, why)]


@pytest.mark.parametrize("content", [
    b"", b"PK\3\4", b"[]", b"{}", b'{"features": 7}', b'{"features": []}', b'{"features": [7]}',
    b"\xff\xfe", b"[" * 100_000,
])  # fmt: skip
def test_what_is_no_map_is_refused_whole(content: bytes) -> None:
    with pytest.raises(MapUnreadable):
        read_parcels(content)


def test_of_one_map_there_is_one_text() -> None:
    ways = [a_map(feature("A"), feature("B")), a_map(feature("B"), feature("A", more=1))]

    assert len({read_parcels(way).stored for way in ways}) == 1
