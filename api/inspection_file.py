"""An inspection is opened with a number of its own, and read with all that its findings say."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from eventsourcing.persistence import IntegrityError

from api.moments import SHANGHAI
from api.operations.act import Actor, Told, answered, remember, said
from api.reading import reading
from api.texts import Text, Word
from domain.finding import Finding
from domain.inspection import Inspection, ReferenceIsTaken
from domain.refusal import Unknown
from domain.sealed import Sealed
from projections.inspections import INSPECTIONS, inspections, open_findings
from store.books import Books
from store.desk import Receipt
from store.stored import Operation as Remembered


class OpenInspection(Told):
    """An inspection to open; ``over`` is the code of the project or task force of the remit."""

    reference: Word
    label: Word
    team: Word
    mandate: Text
    remit: Literal["project", "task_force"]
    over: Word


def open_inspection(books: Books, actor: Actor, body: OpenInspection, *,
                    op_id: UUID | None = None) -> dict[str, Any]:  # fmt: skip
    """Open it. Raises Unknown, ReferenceIsTaken."""
    remembered = remember(books, op_id, {"path": "inspections", **said(body)}, actor)
    return answered(remembered, lambda: _stored(books, actor, body, remembered))


def _stored(
    books: Books, actor: Actor, body: OpenInspection, remembered: Remembered | None
) -> Receipt:
    desk = books.desk
    project = desk.project(body.over) if body.remit == "project" else None
    force = project.task_force if project else desk.task_force(body.over).id
    assert force
    if not books.sight.holds(project.id if project else force):
        raise Unknown(what=f"{'project' if project else 'task force'} {body.over}")
    inspection = Inspection(desk.inspection_id(body.reference))
    inspection.open(
        body.act(actor), reference=body.reference, label=body.label, team=body.team,
        mandate=body.mandate, task_force=force, project=project.id if project else None,
    )  # fmt: skip
    answer = {"id": str(inspection.id), "reference": body.reference}
    try:
        return desk.store(inspection, answer=answer, operation=remembered)
    except IntegrityError:
        desk.must_be_new(remembered)
        raise ReferenceIsTaken(reference=body.reference) from None


def list_all(books: Books, *, as_of: datetime | None = None,
             known_at: int | None = None) -> dict[str, Any]:  # fmt: skip
    """Every inspection with its open findings: with whom each is, and when it falls due."""
    with reading(books, INSPECTIONS, as_of=as_of, known_at=known_at) as (connection, position):
        items = inspections(connection, jurisdiction=books.jurisdiction)
        waiting = open_findings(connection, jurisdiction=books.jurisdiction)
    for item in items:
        item["open"] = [
            finding for finding in waiting
            if finding["inspection"] == item["id"] and case_is_in_sight(books, finding["case"])
        ]  # fmt: skip
    return {"items": _in_shanghai(items), "next": None, "position": position}


def view(books: Books, inspection: Inspection) -> dict[str, Any]:
    """The inspection as JSON, its texts opened; null where the key is gone."""
    opening = inspection.opening
    assert opening
    return {
        "id": inspection.id,
        "version": inspection.version,
        **opening.model_dump(include={"reference", "label", "team", "mandate", "remit", "over"}),
        "project": inspection.project,
        "task_force": inspection.task_force,
        "opened_at": opening.occurred_at,
        "opened_by": opening.by,
        "closed_at": inspection.closed_at,
        "result": _text(books, inspection.result, "result"),
        "findings": [
            _finding(books, finding)
            for finding in inspection.findings.values()
            if case_is_in_sight(books, finding.case)
        ],
    }


def case_is_in_sight(books: Books, case: UUID | None) -> bool:
    """Whether a finding about this case, or about none, is for the asker."""
    if case is None or books.sight.ids is None:
        return True
    return books.sight.holds(books.desk.case(case).project, case)


def _finding(books: Books, finding: Finding) -> dict[str, Any]:
    return {
        "n": finding.n,
        "stage": finding.stage,
        "waits_for": finding.waits_for,
        "text": _text(books, finding.text, "text"),
        "raised_at": finding.raised_at,
        "case": finding.case,
        "cadre": finding.cadre,
        "cites": finding.cites,
        "explanation": _text(books, finding.explanation, "text"),
        "explained_by": finding.explained_by,
        "due": finding.due,
        "order": _text(books, finding.order, "text"),
        "report": _text(books, finding.report, "text"),
        "reported_by": finding.reported_by,
        "reason": _text(books, finding.reason, "reason"),
    }


def _text(books: Books, sealed: Sealed | None, field: str) -> str | None:
    return books.vault.open(sealed, field) if sealed else None


def _in_shanghai(items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    for row in [*items, *(finding for item in items for finding in item["open"])]:
        for column in {"opened_at", "closed_at", "raised_at"} & row.keys():
            row[column] = row[column] and row[column].astimezone(SHANGHAI)
    return items
