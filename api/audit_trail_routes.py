"""The trail of a case, project, task force, cadre or stream: as JSON, and as papers to keep."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from tempfile import SpooledTemporaryFile
from typing import Annotated, Any, BinaryIO, Literal, NamedTuple, cast
from urllib.parse import quote
from uuid import UUID

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import StreamingResponse

from api.depends import CaughtUp, KnownAt, TheBooks, TheNotary
from api.moments import moment
from api.moments import since as beginning
from api.reading_record import export_on_record, of_subject, on_record
from api.scopes import AUDIT, ReachesFurther, may, subject_in_sight
from api.texts import numbered
from audit.export import export, manifest
from audit.papers import pdf, prov, report, workbook, xes
from audit.papers.cover import Cover, cover_of
from audit.subject import find
from audit.trail import Trail
from domain.refusal import Unknown

audit_trail = APIRouter(prefix="/api/v1/audit")
IN_MEMORY, PIECE = 4 * 1024 * 1024, 65_536

Flag = Literal[
    "late", "out_of_hours", "single_cadre", "corrected_after_signature", "imported",
    "recused_contact", "after_transfer",
]  # fmt: skip
Code = Annotated[str | None, Query(max_length=300)]


class Paper(NamedTuple):
    """What a paper is called at its end, what it is, and who writes it."""

    suffix: str
    media_type: str
    write: Callable[[BinaryIO, Cover, Iterator[Any]], None]


PAPERS = (
    Paper("html", "text/html; charset=utf-8", report.write),
    Paper("pdf", "application/pdf", pdf.write),
    Paper(
        "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", workbook.write
    ),
    Paper("prov.json", "application/provenance+json", prov.write),
    Paper("xes", "application/xml", xes.write),
)


def asked_trail(
    books: TheBooks,
    case: Annotated[str | None, Query(description="CODE/NO", max_length=300)] = None,
    project: Code = None, task_force: Code = None, cadre: Code = None,
    stream: UUID | None = None,
    since: Annotated[str | None, Query(alias="from", description="by recorded_at")] = None,
    until: Annotated[str | None, Query(alias="to", description="by recorded_at")] = None,
    known_at: KnownAt = None,
) -> Trail:  # fmt: skip
    """The trail that the query names.

    Raises OneSubjectIsAsked, Unknown, ReachesFurther, ValueDoesNotFit.
    """
    named = {
        kind: name.replace("\0", "") if isinstance(name, str) else name
        for kind, name in (
            ("case", numbered(case)), ("project", project), ("task_force", task_force),
            ("cadre", cadre), ("stream", stream),
        )
    }  # fmt: skip
    if cadre and books.sight.ids is not None:
        raise ReachesFurther
    subject = find(books, **named)
    if not subject_in_sight(books, subject):
        kind, name = next((kind, name) for kind, name in named.items() if name)
        raise Unknown(what=f"{kind.replace('_', ' ')} {name}")
    return Trail(
        books, subject, known_at=known_at, until=moment(until, "to") if until else None,
        since=beginning(since) if since else None,
    )  # fmt: skip


TheTrail = Annotated[Trail, Depends(asked_trail)]


@audit_trail.get("/trail", dependencies=[may(AUDIT), CaughtUp])
def trail(
    request: Request, books: TheBooks, asked: TheTrail, flag: Flag | None = None,
    cursor: Annotated[int, Query(ge=0, lt=2**63)] = 0,
) -> dict[str, Any]:  # fmt: skip
    """A page of the records of a subject, with the gaps of all of them."""
    on_record(request, "trail", **of_subject(books, asked.subject))
    items, after = asked.page(cursor=cursor, flag=flag)
    subject = asked.subject
    return {
        "subject": {"kind": subject.kind, "name": subject.name, "label": subject.label},
        "position": asked.position, "gaps": asked.gaps(), "items": items, "next": after,
    }  # fmt: skip


@audit_trail.get(
    "/bundle", response_class=StreamingResponse, dependencies=[may(AUDIT), CaughtUp],
    responses={200: {"content": {"application/zip": {}}}},
)  # fmt: skip
def bundle(
    request: Request, asked: TheTrail, books: TheBooks, notary: TheNotary,
    held: Annotated[int | None, Query(ge=1, lt=2**63, description="a checkpoint's size")] = None,
) -> StreamingResponse:  # fmt: skip
    """The evidence bundle of a subject, signed at this moment."""
    export_on_record(request, form="zip", **of_subject(books, asked.subject))
    file = cast("BinaryIO", SpooledTemporaryFile(max_size=IN_MEMORY))  # noqa: SIM115 - _sent closes it
    export(books, notary, asked.subject, file, since=asked.since, until=asked.until, held=held)
    return _sent(file, "证据包", asked, "zip", "application/zip")


def _route(paper: Paper) -> Callable[..., StreamingResponse]:
    def written(
        request: Request, asked: TheTrail, books: TheBooks, notary: TheNotary,
        flag: Flag | None = None,
    ) -> StreamingResponse:  # fmt: skip
        export_on_record(request, form=paper.suffix, **of_subject(books, asked.subject))
        file = cast("BinaryIO", SpooledTemporaryFile(max_size=IN_MEMORY))  # noqa: SIM115 - _pieces closes it
        if paper.write is pdf.write:  # what it lists is proved by the bundle it names
            of_bundle = manifest(books, notary, asked.subject, since=asked.since, until=asked.until)
            pdf.write(file, cover_of(asked, flag), asked.rows(flag=flag), of_bundle)
        else:
            paper.write(file, cover_of(asked, flag), asked.rows(flag=flag))
        return _sent(file, "监督痕迹", asked, paper.suffix, paper.media_type)

    return written


def _sent(file: BinaryIO, what: str, asked: Trail, suffix: str, media_type: str
          ) -> StreamingResponse:  # fmt: skip
    file.seek(0)
    name = quote(f"{what}-{asked.subject.label}.{suffix}".replace("/", "-"), safe="")
    return StreamingResponse(_pieces(file), media_type=media_type, headers={
        "Content-Disposition":
            f"attachment; filename=\"trail.{suffix}\"; filename*=UTF-8''{name}",
        "Cache-Control": "no-store",
    })  # fmt: skip


def _pieces(file: BinaryIO) -> Iterator[bytes]:
    with file:
        while piece := file.read(PIECE):
            yield piece


for _paper in PAPERS:
    _endpoint = _route(_paper)
    _endpoint.__doc__ = f"The trail as a file of type {_paper.suffix}."
    audit_trail.add_api_route(
        f"/trail.{_paper.suffix}", _endpoint, methods=["GET"], name=f"trail_{_paper.suffix}",
        response_class=StreamingResponse, dependencies=[may(AUDIT), CaughtUp],
        responses={200: {"content": {_paper.media_type: {}}}},
    )  # fmt: skip
