"""A PDF is an archive copy: the same data gives the same bytes, and nothing is left blank."""

from __future__ import annotations

import re
import zlib
from dataclasses import replace

import pytest

from audit.papers import pdf
from audit.papers.glyphs import printable
from tests.audit.papers.conftest import NASTY, Told


def test_the_same_data_gives_the_same_bytes(told: Told) -> None:
    assert told.on(pdf) == told.on(pdf)


def test_it_declares_pdf_a_3b(told: Told) -> None:
    written = told.on(pdf)

    assert b"<pdfaid:part>3</pdfaid:part>" in written
    assert b"<pdfaid:conformance>B</pdfaid:conformance>" in written


def test_the_manifest_of_its_bundle_is_attached_as_it_is(told: Told) -> None:
    manifest = b"zhuanban-bundle/1\n#panic()\n"

    attached = [stream for stream in streams(told.on(pdf, manifest=manifest)) if stream == manifest]

    assert len(attached) == 1


def test_a_letter_that_the_font_lacks_is_printed_as_its_code() -> None:
    shown = NASTY.translate(printable())

    assert shown.endswith("〔U+20BB7〕〔U+1F600〕〔U+202E〕")
    assert "小南门专班：①●■▲◆→㎡".translate(printable()) == "小南门专班：①●■▲◆→㎡"


def test_more_records_than_memory_bears_are_refused(told: Told) -> None:
    cover = replace(told.cover, gaps={**told.cover.gaps, "records": pdf.RECORDS + 1})

    with pytest.raises(pdf.TooManyForAPdf):
        told._replace(cover=cover).on(pdf)


def streams(written: bytes) -> list[bytes]:
    """The streams of a PDF, inflated where they are compressed."""
    found = []
    for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", written, re.DOTALL):
        try:
            found.append(zlib.decompress(stream))
        except zlib.error:
            found.append(stream)
    return found
