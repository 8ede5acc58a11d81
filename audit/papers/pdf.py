"""A PDF/A-3b of a trail: the same data gives the same bytes, and no text is read as markup."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, BinaryIO

import typst

from audit.papers import headings
from audit.papers.cover import Cover
from audit.papers.glyphs import FAMILY, FOLDER, printable
from audit.papers.reading import case_label, clock, lag, said, text, who
from audit.papers.words import FIELDS, FLAGS, SUBJECTS, TOPICS, word
from audit.trail import Row
from domain.refusal import Refusal

TEMPLATE = (Path(__file__).parent / "trail.typ").read_bytes()
RECORDS = 10_000  # about 0.16 MB of memory each while the pages are set
BEFORE_ANY = 315_532_800  # 1980-01-01, as in a bundle


class TooManyForAPdf(Refusal):
    """{records} records are too many for a PDF; ask for a shorter range, or take the workbook."""

    zh = "共 {records} 条，PDF 容纳不下；请缩短时间范围，或改用 Excel。"
    status = 422


def write(out: BinaryIO, cover: Cover, rows: Iterable[Row], manifest: bytes | None = None) -> None:
    """Write the PDF; ``manifest`` is that of the bundle it accompanies, attached as it is.

    Raises TooManyForAPdf.
    """
    if cover.records > RECORDS:
        raise TooManyForAPdf(records=cover.records)
    told, made_at = _told(cover, rows)
    inputs = {"told": json.dumps(told, ensure_ascii=False)}
    if manifest is not None:
        inputs["manifest"] = manifest.decode()
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[FOLDER]
    )
    pdf = typst.compile(
        TEMPLATE, format="pdf", font_paths=fonts, ignore_system_fonts=True, sys_inputs=inputs,
        pdf_standards="a-3b", timestamp=made_at,
    )  # fmt: skip
    assert isinstance(pdf, bytes)
    out.write(pdf)


def _told(cover: Cover, rows: Iterable[Row]) -> tuple[dict[str, Any], int]:
    """What the template shows, and the second at which the last record was heard of."""
    lines: list[Any] = []
    corrections: list[Any] = []
    made_at = BEFORE_ANY
    for row in rows:
        lines.append(_line(row))
        if "corrects" in row:
            corrections.append(_correction(row))
        made_at = int(row["recorded_at"].timestamp())
    told = {
        "title": f"{headings.TITLE.zh} {cover.subject.label}", "heading": headings.TITLE,
        "family": FAMILY,
        "kind": word(SUBJECTS, cover.subject.kind), "label": cover.subject.label,
        "facts": list(headings.facts(cover)),
        "checking": {
            "heading": headings.HOW_TO_CHECK, "steps": headings.CHECKS,
            "command": headings.COMMAND, "note": headings.FOR_READING,
        },
        "gaps": {
            "heading": headings.GAPS, "columns": headings.COUNTED, "note": headings.GAPS_SAY,
            "rows": [
                (FLAGS[flag].name, f"{n:,}", FLAGS[flag].rule) for flag, n in cover.flags.items()
            ],
        },
        "timeline": {"heading": headings.TIMELINE, "columns": headings.COLUMNS, "rows": lines},
        "corrections": {
            "heading": headings.CORRECTIONS, "columns": headings.CORRECTED, "rows": corrections,
            "empty": headings.NO_CORRECTIONS,
        },
    }  # fmt: skip
    return _printable(told), made_at


def _line(row: Row) -> dict[str, Any]:
    grade, shape, words = lag(row)
    changed = [("更正", _change(row))] if "corrects" in row else []
    times = (("发生", "occurred_at"), ("入库", "recorded_at"), ("见证", "witnessed_at"))
    return {
        "position": str(row["position"]), "case": case_label(row), "grade": grade,
        "times": [(name, clock(row[time])) for name, time in times], "shape": shape, "lag": words,
        "topic": word(TOPICS, row["topic"]), "who": who(row),
        "said": changed + [(name.zh, value) for name, value in said(row)],
        "flags": [FLAGS[flag].name for flag in row["flags"]],
    }  # fmt: skip


def _change(row: Row) -> str:
    before, after = _sides(row)
    return f"第 {row['corrects']} 条 {word(FIELDS, row['field']).zh} {before} → {after}"


def _correction(row: Row) -> dict[str, Any]:
    before, after = _sides(row)
    return {
        "position": str(row["position"]), "corrects": str(row["corrects"]),
        "field": word(FIELDS, row["field"]), "before": before, "after": after,
        "reason": text("reason", row.get("reason")), "who": who(row),
        "recorded": clock(row["recorded_at"]),
    }  # fmt: skip


def _sides(row: Row) -> tuple[str, str]:
    return text(row["field"], row["before"]), text(row["field"], row["after"])


def _printable(told: Any) -> Any:
    """The same with every letter that the font lacks named by its code."""
    if isinstance(told, str):
        return told.translate(printable())
    if isinstance(told, dict):
        return {key: _printable(value) for key, value in told.items()}
    return [_printable(item) for item in told] if isinstance(told, list | tuple) else told
