"""No disk fills up without being seen coming, at the rate of the last 30 days."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

from api.doctor.item import Item, Look, Visit

WINDOW = 30  # days
ENOUGH_DAYS, YEAR = 30, 365
LEAST, LEAST_SHARE = 2**30, 0.05  # bytes and part of a disk that must stay free
GIB = 2**30
SIZE = """
SELECT position, pg_database_size(current_database()) FROM zhuanban.heads WHERE jurisdiction = %s"""
RECORDED = """
SELECT recorded_at FROM zhuanban.events WHERE jurisdiction = %s AND position = %s"""


def disks(visit: Visit) -> Look:
    """Room on each disk that is written to; the one of the embedded database has its days told."""
    daily = bytes_a_day(visit)
    seen: set[int] = set()
    for what, folder in visit.given.places.items():
        there = next(place for place in (folder, *folder.parents) if place.exists())
        if there.stat().st_dev not in seen:
            seen.add(there.stat().st_dev)
            holds_database = what == "data" and not visit.given.database_url
            yield room(what, there, daily if holds_database else 0.0)


def room(what: str, folder: Path, daily: float) -> Item:
    """How much is free where a folder lies, and for how long at so many bytes a day."""
    disk = shutil.disk_usage(folder)
    days = disk.free / daily if daily else None
    is_tight = disk.free < max(LEAST, disk.total * LEAST_SHARE)
    is_soon = days is not None and days < ENOUGH_DAYS
    zh, en = f"{folder} 余 {disk.free / GIB:.1f} GiB", f"{folder}: {disk.free / GIB:.1f} GiB free"
    if days is not None:
        lasts = days < 10 * YEAR
        zh += f"，按近 30 天的增长够用{f' {days:.0f} 天' if lasts else '十年以上'}"
        en += f", {f'{days:.0f} days' if lasts else 'ten years or more'} at the last 30 days' rate"
    return Item(f"disk-{what}", ok=not is_tight and not is_soon, zh=zh, en=en)


def bytes_a_day(visit: Visit) -> float:
    """What the database grew by each day of late, by its records and what one takes."""
    row = visit.connection.execute(SIZE, [visit.jurisdiction]).fetchone()
    position, size = row or (0, 0)
    since = datetime.now(UTC) - timedelta(days=WINDOW)
    return (position - first_since(visit, position, since)) / WINDOW * size / max(position, 1)


def first_since(visit: Visit, last: int, since: datetime) -> int:
    """How many records lie before a moment: positions are in the order of recording."""
    low, high = 0, last
    while low < high:
        middle = (low + high) // 2
        row = visit.connection.execute(RECORDED, [visit.jurisdiction, middle + 1]).fetchone()
        if row and row[0] < since:
            low = middle + 1
        else:
            high = middle
    return low
