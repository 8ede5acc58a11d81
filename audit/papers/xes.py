"""A trail as an event log for process mining: a trace for each case, an event for each record.

IEEE 1849-2016 (XES). No text about a person is in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from tempfile import SpooledTemporaryFile
from typing import IO, BinaryIO
from uuid import UUID, uuid5
from xml.sax.saxutils import quoteattr

from audit.papers.cover import Cover
from audit.trail import Row

IN_MEMORY = 8 * 1024 * 1024
EXTENSIONS = (
    ("Concept", "concept"), ("Time", "time"), ("Organizational", "org"),
    ("Lifecycle", "lifecycle"), ("Identity", "identity"),
)  # fmt: skip
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write(out: BinaryIO, cover: Cover, rows: Iterable[Row]) -> None:
    """Write the log; records wait on disk, by case, until the last one was seen."""
    out.writelines(line.encode() for line in _head(cover))
    with SpooledTemporaryFile(max_size=IN_MEMORY) as waiting:
        for trace, (named, places) in _by_case(waiting, rows).items():
            out.write(f" <trace>\n{_id(trace)}{_string('concept:name', named)}".encode())
            for place in places:
                waiting.seek(place)
                out.write(waiting.readline())
            out.write(b" </trace>\n")
    out.write(b"</log>\n")


def _by_case(waiting: IO[bytes], rows: Iterable[Row]) -> dict[UUID, tuple[str, list[int]]]:
    """Each stream with its name and where its events lie, a line each."""
    traces: dict[UUID, tuple[str, list[int]]] = {}
    for row in rows:
        named = row["case_no"] or row["topic"].partition(".")[0]
        _, places = traces.setdefault(row["id"], (named, []))
        places.append(waiting.tell())
        waiting.write(_event(row).encode())
    return traces


def _head(cover: Cover) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield ('<log xes.version="1849-2016" xes.features="" xmlns="http://www.xes-standard.org/">\n')
    for name, prefix in EXTENSIONS:
        uri = f"http://www.xes-standard.org/{prefix}.xesext"
        yield f' <extension name="{name}" prefix="{prefix}" uri="{uri}"/>\n'
    yield f' <global scope="trace">\n{_string("concept:name", "")}</global>\n'
    yield f' <global scope="event">\n{_string("concept:name", "")}'
    yield f"{_string('lifecycle:transition', 'complete')}</global>\n"
    yield ' <classifier name="Topic" keys="concept:name"/>\n'
    yield _string("concept:name", cover.subject.label)


def _event(row: Row) -> str:
    """One event in one line."""
    attributes = (
        _id(uuid5(row["id"], str(row["position"]))),
        _string("concept:name", row["topic"]),
        _string("lifecycle:transition", "complete"),
        _date("time:timestamp", row["occurred_at"] or row["recorded_at"]),
        _date("zhuanban:recorded_at", row["recorded_at"]),
        f'<int key="zhuanban:position" value="{row["position"]}"/>\n',
        _string("org:resource", row["by"] or ""),
        _string("org:role", row["role"] or ""),
    )
    return f"  <event>{''.join(attributes)}</event>".replace("\n", "") + "\n"


def _string(key: str, value: str) -> str:
    text = quoteattr(NOT_XML.sub("\ufffd", value))
    return f'<string key="{key}" value={text}/>\n'


def _date(key: str, moment: datetime) -> str:
    return f'<date key="{key}" value="{moment.isoformat(timespec="milliseconds")}"/>\n'


def _id(id_: UUID) -> str:
    return f'<id key="identity:id" value="{id_}"/>\n'
