"""An import answers what it took, what it had, and what it refuses, with a file to mend."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from api.problems import kebab
from domain.aggregate import Act
from domain.refusal import Refusal
from intake.history import record_history
from intake.ledger import read_ledger
from intake.opening import open_households
from intake.refused import write_refused
from intake.roster import Household, read_roster
from store.books import Books

Progress = Callable[[int, int], None]
Answer = tuple[dict[str, Any], bytes | None]


def import_roster(books: Books, act: Act, content: bytes, *, project: str, dry_run: bool = False,
                  language: str = "zh", progress: Progress = lambda done, of: None
                  ) -> Answer:  # fmt: skip
    """Import a workbook; returns the report and the refused rows as a workbook, or None.

    Raises RosterUnreadable, Unknown.
    """
    within = books.desk.project(project)
    roster = read_roster(content)
    opened = open_households(books, within, roster, act, dry_run=dry_run, progress=progress)
    refused = [
        {
            "sheet": refusal.sheet, "row": refusal.row, "column": refusal.column,
            "value": refusal.value, "code": refusal.code,
            "why": refusal.why if language == "zh" else refusal.why_en,
        }
        for refusal in roster.refusals
    ] + [_refused(household, why, language) for household, why in opened.refused]  # fmt: skip
    report = {
        "rows": roster.rows,
        "households": len(roster.numbers),
        "accepted": len(opened.accepted),
        "duplicates": len(opened.duplicates),
        "parties": sum(len(household.parties) for household in opened.accepted),
        "legal_area_cm2": sum(h.legal_area_cm2 or 0 for h in opened.accepted),
        "unregistered_area_cm2": sum(h.unregistered_area_cm2 or 0 for h in opened.accepted),
        "refused": sorted(refused, key=lambda row: (row["sheet"], row["row"])),
        "warnings": [
            {
                "sheet": warned.sheet, "row": warned.row, "code": warned.code,
                "why": warned.why if language == "zh" else warned.why_en,
            }
            for warned in roster.warnings
        ],
        "position": books.desk.head(),
    }  # fmt: skip
    if not refused:
        return report, None
    numbers = roster.refused_numbers | {household.case_no for household, _ in opened.refused}
    reasons = {(row["sheet"], row["row"]): row["why"] for row in refused}
    return report, write_refused(content, numbers, roster.refused_rows, reasons)


def _refused(household: Household, why: Refusal, language: str) -> dict[str, Any]:
    return {
        "sheet": household.sheet, "row": household.row, "column": None,
        "value": household.case_no, "code": kebab(type(why).__name__).replace("-", "_"),
        "why": why.sentence(language),
    }  # fmt: skip


def import_ledger(books: Books, act: Act, content: bytes, *, project: str, dry_run: bool = False,
                  language: str = "zh", progress: Progress = lambda done, of: None
                  ) -> Answer:  # fmt: skip
    """Import a history; returns the report and the refused rows as they stood, or None.

    Raises LedgerUnreadable, Unknown.
    """
    within = books.desk.project(project)
    header, rows = read_ledger(content)
    recorded = record_history(books, within, rows, act, dry_run=dry_run, progress=progress)
    report = {
        "rows": recorded.rows,
        "accepted": recorded.accepted,
        "duplicates": recorded.duplicates,
        "refused": [
            {"row": row.line, "why": row.why.sentence(language)} for row in recorded.refused
        ],
        "position": recorded.position,
    }
    if not recorded.refused:
        return report, None
    raw = "".join(row.raw if row.raw.endswith("\n") else row.raw + "\n" for row in recorded.refused)
    return report, (header.rstrip("\r\n") + "\n" + raw).encode()
