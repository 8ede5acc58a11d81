"""A parcel map is read from GeoJSON (RFC 7946): the outlines of each household number, no more.

Coordinates are taken as they are, degrees or metres: the map is drawn for itself, on no other map.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from math import isfinite
from typing import Any, NamedTuple

from domain.refusal import Refusal

NUMBER = ("case_no", "户号", "编号", "户案号", "地块号")  # what may hold a name is not asked
DEGREES = (180, 90)
FINEST = 7, 2  # decimals that are kept: a centimetre, of degrees and of metres
MOST_POINTS = 400_000
Point = tuple[float, float]
Ring = list[Point]


class MapUnreadable(Refusal):
    """The file is no GeoJSON with features; save the layer as GeoJSON in the map program."""

    zh = "这不是含要素列表的 GeoJSON 文件；请在制图软件中把图层另存为 GeoJSON 再上传。"
    status = 422


class MapIsTooFine(Refusal):
    """The outlines have more than {limit} points; simplify the layer in the map program."""

    zh = "地块边界超过 {limit} 个点；请在制图软件中先简化图层。"
    status = 413


class ParcelNumberMissing(Refusal):
    """The feature has no household number; give it as case_no or 户号."""

    zh = "该要素没有户号；请填在 case_no 或“户号”字段中。"


class IsNotAnArea(Refusal):
    """The feature is no closed area of at least three corners; draw it as a polygon."""

    zh = "该要素不是至少三个角的闭合面；请画成多边形。"


class RefusedFeature(NamedTuple):
    """The nth feature of the file, counted from 1, and what is wrong with it."""

    nth: int
    why: Refusal


class ParcelMap(NamedTuple):
    """``outlines`` by household number: rings of [x, y], outer ones and holes alike."""

    outlines: dict[str, list[Ring]]
    refused: list[RefusedFeature]

    @property
    def stored(self) -> bytes:
        """As it is kept and served; of one map there is one text."""
        ordered = {number: self.outlines[number] for number in sorted(self.outlines)}
        return json.dumps(ordered, ensure_ascii=False, separators=(",", ":")).encode()


def read_parcels(content: bytes) -> ParcelMap:
    """Read the areas of a GeoJSON file; several of one number make one parcel.

    Raises MapUnreadable, MapIsTooFine.
    """
    try:
        features = json.loads(content.decode("utf-8-sig"))["features"]
        whole = ParcelMap({}, [])
        for nth, feature in enumerate(features, start=1):
            try:
                whole.outlines.setdefault(_number(feature), []).extend(_rings(feature))
            except Refusal as why:
                whole.refused.append(RefusedFeature(nth, why))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise MapUnreadable from None
    if not whole.outlines and not whole.refused:
        raise MapUnreadable
    if sum(len(ring) for rings in whole.outlines.values() for ring in rings) > MOST_POINTS:
        raise MapIsTooFine(limit=MOST_POINTS)
    return ParcelMap({number: rings for number, rings in whole.outlines.items() if rings},
                     whole.refused)  # fmt: skip


def _number(feature: dict[str, Any]) -> str:
    said = feature.get("properties") or {}
    for name in NUMBER:
        number = re.sub(r"\s+", "", unicodedata.normalize("NFKC", str(said.get(name) or "")))
        if number and number.isprintable():  # half a character could not be kept
            return number.upper()
    raise ParcelNumberMissing


def _rings(feature: dict[str, Any]) -> list[Ring]:
    shape = feature.get("geometry") or {}
    try:
        areas = {"Polygon": [shape["coordinates"]], "MultiPolygon": shape["coordinates"]}
        found = [list(_corners(ring)) for area in areas[shape["type"]] for ring in area]
    except (KeyError, TypeError, ValueError, OverflowError):
        raise IsNotAnArea from None
    if not found or any(len({*ring}) < 3 for ring in found):  # noqa: PLR2004 (a triangle)
        raise IsNotAnArea
    return found


def _corners(ring: list[list[float]]) -> Iterator[Point]:
    for x, y, *_ in ring:
        if not (isfinite(x) and isfinite(y)):
            raise IsNotAnArea
        places = FINEST[abs(x) > DEGREES[0] or abs(y) > DEGREES[1]]
        yield round(float(x), places), round(float(y), places)
