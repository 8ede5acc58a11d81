"""The readable report is one HTML page without script: it loads nothing and runs nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path
from typing import BinaryIO

from audit.papers import headings
from audit.papers.cover import Cover
from audit.papers.reading import case_label, clock, lag, said, text, who
from audit.papers.words import FIELDS, FLAGS, ROLES, SUBJECTS, TOPICS, Word, word
from audit.trail import Row

STYLE = (Path(__file__).parent / "report.css").read_text("utf-8")
# Even if a text from the log were read as markup, nothing could be loaded or run.
POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def write(out: BinaryIO, cover: Cover, rows: Iterable[Row]) -> None:
    """Write the page; rows are taken one by one."""
    out.writelines(piece.encode() for piece in _page(cover, rows))


def _page(cover: Cover, rows: Iterable[Row]) -> Iterator[str]:
    title = escape(f"监督痕迹 {cover.subject.label}")
    yield (
        '<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        f"<title>{title}</title><style>{STYLE}</style></head><body>\n"
    )
    yield f"<header>{_cover(cover)}{_how_to_check()}{_gaps(cover)}</header>\n<main>"
    yield _heading(headings.TIMELINE) + _table_head(headings.COLUMNS)
    corrections: list[str] = []
    for row in rows:
        yield _record(row)
        if "corrects" in row:
            corrections.append(_correction(row))
    yield "</tbody></table>\n" + _heading(headings.CORRECTIONS)
    yield from _corrections(corrections)
    yield "</main></body></html>\n"


def _cover(cover: Cover) -> str:
    kind = word(SUBJECTS, cover.subject.kind)
    listed = "".join(
        f"<dt>{_both(name)}</dt><dd>{_plain(value)}</dd>" for name, value in headings.facts(cover)
    )
    return (
        f"<h1>{_both(headings.TITLE)}</h1><p>{_both(kind)} {_plain(cover.subject.label)}</p>"
        f'<dl class="facts">{listed}</dl>'
    )


def _how_to_check() -> str:
    first, *others = (_both(step) for step in headings.CHECKS)
    steps = f"<li>{first}<br><code>{headings.COMMAND}</code></li>"
    steps += "".join(f"<li>{step}</li>" for step in others)
    note = f'<p class="note">{_both(headings.FOR_READING)}</p>'
    return f"{_heading(headings.HOW_TO_CHECK)}<ol>{steps}</ol>{note}"


def _gaps(cover: Cover) -> str:
    rows = "".join(
        f"<tr{'' if n else ' class=zero'}><td>{_both(FLAGS[flag].name)}</td>"
        f'<td class="number">{n:,}</td><td>{_both(FLAGS[flag].rule)}</td></tr>'
        for flag, n in cover.flags.items()
    )
    table = f"{_table_head(headings.COUNTED, wide=False)}{rows}</tbody></table>"
    return f'{_heading(headings.GAPS)}{table}<p class="note">{_both(headings.GAPS_SAY)}</p>'


def _record(row: Row) -> str:
    grade, shape, words = lag(row)
    fields = "".join(
        f"<div><dt>{escape(name.zh)}</dt><dd>{_plain(value)}</dd></div>"
        for name, value in said(row)
    )
    if "corrects" in row:
        fields = f"<div><dt>更正</dt><dd>{_change(row)}</dd></div>{fields}"
    return (
        f'<tr id="r{row["position"]}"><td class="number" data-name="条 No.">{row["position"]}</td>'
        f'<td class="case" data-name="户号 Case">{_plain(case_label(row))}</td>'
        f'<td class="when"><b>发生</b> {clock(row["occurred_at"])}<br><b>入库</b> '
        f"{clock(row['recorded_at'])}<br><b>见证</b> {clock(row['witnessed_at'])}</td>"
        f'<td class="lag {grade}">{shape} {_both(words)}</td>'
        f'<td><span class="topic">{_both(word(TOPICS, row["topic"]))}</span>'
        f'<dl class="said">{fields}</dl>{_flags(row)}</td>'
        f'<td class="who" data-name="经手 By">{_plain(who(row))}<br>'
        f"{_both(word(ROLES, row['role'] or '—'))}</td></tr>\n"
    )


def _flags(row: Row) -> str:
    return "".join(
        f'<span class="flag {flag}">⚑ {_both(FLAGS[flag].name)}</span>' for flag in row["flags"]
    )


def _change(row: Row) -> str:
    before, after = (text(row["field"], row[side]) for side in ("before", "after"))
    return (
        f'<a href="#r{row["corrects"]}">第 {row["corrects"]} 条</a> '
        f"{escape(word(FIELDS, row['field']).zh)} <del>{_plain(before)}</del> → "
        f"<ins>{_plain(after)}</ins>"
    )


def _correction(row: Row) -> str:
    before, after = (text(row["field"], row[side]) for side in ("before", "after"))
    cells = (
        f'<a href="#r{row["position"]}">{row["position"]}</a>',
        f'<a href="#r{row["corrects"]}">{row["corrects"]}</a>',
        _both(word(FIELDS, row["field"])), f"<del>{_plain(before)}</del>",
        f"<ins>{_plain(after)}</ins>", _plain(text("reason", row.get("reason"))),
        _plain(who(row)), clock(row["recorded_at"]),
    )  # fmt: skip
    named = (" ".join(column) for column in headings.CORRECTED)
    return "<tr>" + "".join(
        f'<td data-name="{name}">{cell}</td>' for name, cell in zip(named, cells, strict=True)
    ) + "</tr>\n"  # fmt: skip


def _corrections(corrections: list[str]) -> Iterator[str]:
    if not corrections:
        yield f'<p class="empty">{_both(headings.NO_CORRECTIONS)}</p>'
        return
    yield _table_head(headings.CORRECTED)
    yield from corrections
    yield "</tbody></table>\n"


def _heading(words: Word) -> str:
    return f"<h2>{_both(words)}</h2>\n"


def _table_head(columns: Iterable[Word], *, wide: bool = True) -> str:
    cells = "".join(f'<th scope="col">{_both(column)}</th>' for column in columns)
    return f"<table{' class=wide' if wide else ''}><thead><tr>{cells}</tr></thead><tbody>\n"


def _both(words: Word) -> str:
    english = f' <span lang="en">{escape(words.en)}</span>' if words.en else ""
    return escape(words.zh) + english


def _plain(value: str) -> str:
    """Text from the log: escaped, and unable to turn the direction of what stands beside it."""
    return f"<bdi>{escape(value)}</bdi>"
