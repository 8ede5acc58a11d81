"""A letter that the font lacks is printed as its code, so that no name is silently left blank."""

from __future__ import annotations

import struct
from functools import cache
from pathlib import Path

import pylopdf_fonts_zh_cn as noto

FAMILY = "Noto Sans SC"
FOLDER = noto.sans_path().parent
LAYOUT = frozenset(map(ord, "\n "))


class Printable(dict[int, int | str]):
    """A table for ``str.translate``: a code point as it is, or as text that the font can show."""

    def __init__(self, font: Path) -> None:
        """Learn what the font can show."""
        super().__init__({ord("\t"): " ", **{code: code for code in covered(font) | LAYOUT}})

    def __missing__(self, code: int) -> str:
        """Name the code point."""
        return f"〔U+{code:04X}〕"


@cache
def printable() -> Printable:
    """The table of the font that papers are set in."""
    return Printable(noto.sans_path())


def covered(font: Path) -> set[int]:
    """The code points of an OpenType font: its character map of format 12 (ISO 14496-22, 5.2.1)."""
    data = font.read_bytes()
    tables: dict[bytes, int] = {}
    for n in range(struct.unpack_from(">H", data, 4)[0]):
        tag, _, offset, _ = struct.unpack_from(">4sIII", data, 12 + 16 * n)
        tables[tag] = offset
    start = tables[b"cmap"]
    for n in range(struct.unpack_from(">H", data, start + 2)[0]):
        _, _, offset = struct.unpack_from(">HHI", data, start + 4 + 8 * n)
        if struct.unpack_from(">H", data, start + offset)[0] == 12:  # noqa: PLR2004 - the format
            return set(_groups(data, start + offset))
    raise ValueError(f"{font.name} has no character map of format 12")


def _groups(data: bytes, start: int) -> list[int]:
    (count,) = struct.unpack_from(">I", data, start + 12)
    codes: list[int] = []
    for n in range(count):
        first, last, glyph = struct.unpack_from(">III", data, start + 16 + 12 * n)
        codes += range(first + (glyph == 0), last + 1)
    return codes
