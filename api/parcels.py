"""A project's parcel map is drawn by its chief and kept by its hash."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from api.problems import kebab
from api.reading import reading
from domain.aggregate import Act
from domain.refusal import Refusal
from intake.parcels import read_parcels
from projections.register import REGISTER, numbers
from store.books import Books

KEEP = "INSERT INTO zhuanban.maps VALUES (%s, %s, %s) ON CONFLICT DO NOTHING"
MOST_NAMED = 50  # numbers that an answer lists
FIND = "SELECT outlines FROM zhuanban.maps WHERE jurisdiction = %s AND sha256 = %s"


class MapIsMissing(Refusal):
    """The map {sha256} that the log names is not in this database; draw it again from its file."""

    zh = "日志所记的地块图 {sha256} 不在本库中；请用原文件重新上传。"
    status = 410


def draw(books: Books, act: Act, content: bytes, *, project: str, language: str) -> dict[str, Any]:
    """Take a GeoJSON file as the project's map; the same map again changes nothing.

    ``without_case`` are parcels of no case of the project, at most 50 of them. Raises
    MapUnreadable, MapIsTooFine, Unknown.
    """
    books.desk.project(project)
    read = read_parcels(content)
    drawn, digest = read.stored, sha256(read.stored).digest()
    with reading(books, REGISTER) as (connection, _):
        of = [books.desk.project_id(project)]
        known = numbers(connection, jurisdiction=books.jurisdiction, projects=of)
    drawn_of, filed = read.outlines.keys(), {number for number, _ in known.values()}
    with books.pool.connection() as connection:
        connection.execute(KEEP, [books.jurisdiction, digest, drawn])
    receipt = books.desk.decide(  # where every feature was refused, the map before stays
        lambda: books.desk.project(project),
        lambda it: it.draw_map(act, sha256=digest.hex(), parcels=len(read.outlines))
        if read.outlines else None,
    )  # fmt: skip
    return {
        "parcels": len(read.outlines),
        "without_case": sorted(drawn_of - filed)[:MOST_NAMED],
        "cases_without_parcel": len(filed - drawn_of),
        "refused": [
            {"feature": nth, "code": kebab(type(why).__name__).replace("-", "_"),
             "why": why.sentence(language)}
            for nth, why in read.refused
        ],
        "sha256": digest.hex(),
        "position": receipt.position,
    }  # fmt: skip


def drawn_map(books: Books, project: str) -> bytes:
    """The map as JSON: when it was drawn, its hash, outlines by number; no parcels without one.

    Raises Unknown for the project.
    """
    last = books.desk.project(project).map
    if last is None:
        return b'{"drawn_at":null,"sha256":null,"parcels":{}}'
    with books.pool.connection() as connection:
        row = connection.execute(FIND, [books.jurisdiction, bytes.fromhex(last.sha256)]).fetchone()
    if row is None:
        raise MapIsMissing(sha256=last.sha256[:8])
    head = '{"drawn_at":"%s","sha256":"%s","parcels":'  # neither can hold a quote
    return (head % (last.occurred_at.isoformat(), last.sha256)).encode() + bytes(row[0]) + b"}"
