"""An inspection with one finding, as far as the next word on it."""

from __future__ import annotations

from datetime import date
from typing import Any

from domain.aggregate import Act
from domain.inspection import Inspection
from tests.facts import FORCE, OTHER, PROJECT, act, sealed

DUE = date(2020, 10, 31)
FOUND = sealed("先拆后付")
OPENING: dict[str, Any] = {
    "reference": "纪巡〔2020〕7号", "label": "小南门专项巡察", "team": "第二巡察组",
    "mandate": "年度巡察计划", "task_force": FORCE,
}  # fmt: skip


def to_inspect(hours: float) -> Act:
    """Something the inspector does."""
    return act(hours, by="qin", role="inspector")


def opened() -> Inspection:
    inspection = Inspection(OTHER)
    inspection.open(to_inspect(0), **OPENING, project=PROJECT)
    inspection.collect_events()
    return inspection


def raised() -> Inspection:
    inspection = opened()
    inspection.raise_finding(to_inspect(1), text=FOUND, head=9, cadre="amy")
    inspection.collect_events()
    return inspection


def explained() -> Inspection:
    inspection = raised()
    inspection.explain(act(2), n=1, text=sealed("已垫付"))
    inspection.collect_events()
    return inspection


def ordered() -> Inspection:
    inspection = explained()
    inspection.order_rectification(to_inspect(3), n=1, due=DUE)
    inspection.collect_events()
    return inspection


def reported() -> Inspection:
    inspection = ordered()
    inspection.report_rectification(act(4), n=1, text=sealed("已补付"))
    inspection.collect_events()
    return inspection
