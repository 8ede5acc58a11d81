"""A page is built of elements and never of strings: whatever a text holds, it stays text.

No template language: one page needs none, and with the standard library's elements there is no
way to write markup out of a text, where a template has one that must be remembered not to be used.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias
from xml.etree.ElementTree import Element, tostring

Inside: TypeAlias = "str | Element | Iterable[Inside] | None"
RAW = frozenset({"script", "style"})  # whose text a browser does not read as text


def element(tag: str, *inside: Inside, **attributes: str | None) -> Element:
    """An element with what stands in it, in order; ``class_`` is the attribute ``class``.

    Nothing stands where None is given, as content or attribute.
    """
    assert tag not in RAW, tag
    made = Element(tag, {
        name.rstrip("_").replace("_", "-"): value
        for name, value in attributes.items() if value is not None
    })  # fmt: skip
    for each in flat(inside):
        if isinstance(each, Element):
            made.append(each)
        elif len(made):
            made[-1].tail = (made[-1].tail or "") + each
        else:
            made.text = (made.text or "") + each
    return made


def flat(inside: Inside) -> Iterable[str | Element]:
    """What is given, however deep it is nested."""
    if inside is None:
        return
    if isinstance(inside, str | Element):
        yield inside
        return
    for each in inside:
        yield from flat(each)


def document(root: Element) -> str:
    """The page as it is sent."""
    return f"<!doctype html>\n{tostring(root, encoding='unicode', method='html')}"
