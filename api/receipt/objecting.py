"""An objection comes by a plain form from whoever holds the receipt, once in the same words."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import unquote_to_bytes

from fastapi import Request

from api.moments import now
from api.receipt.found import Held
from api.texts import printable
from domain.aggregate import Act
from domain.case import Case
from domain.case.objection import HOUSEHOLD
from domain.refusal import Refusal
from store.books import Books

MOST = {"text": 500, "reach": 100}  # characters
BYTES = 16 * 1024  # of the form: all characters in their longest way of being sent


class NothingIsObjected(Refusal):
    """Write what is wrong with the record, then send it."""

    zh = "请写下哪里记得不对，再提交。"
    status = 422


class ObjectionIsTooLong(Refusal):
    """It is longer than {most} characters; write less, or object once more for the rest."""

    zh = "超过 {most} 字；请写短一些，其余可以再提一次。"
    status = 422


class ObjectionCannotBeRead(Refusal):
    """What was sent cannot be read; write it once more with ordinary characters."""

    zh = "提交的内容无法识别；请用普通文字再写一遍。"
    status = 422


class Form(NamedTuple):
    """What stands in the form: the objection, and how to reach who objects; either may be empty."""

    text: str = ""
    reach: str = ""


async def sent(request: Request) -> bytes:
    """The body of a form."""
    return await request.body()


def written(body: bytes) -> Form:
    """What a browser sent, in UTF-8 or, from an old phone, in GB18030.

    Raises ObjectionIsTooLong, ObjectionCannotBeRead.
    """
    if len(body) > BYTES:
        raise ObjectionIsTooLong(most=MOST["text"])
    pairs = (field.partition(b"=") for field in reversed(body.split(b"&")))
    fields = {name: value.replace(b"+", b" ") for name, _, value in pairs}
    try:
        return Form(*(_read(fields.get(field.encode(), b"")) for field in MOST))
    except ValueError:
        raise ObjectionCannotBeRead from None


def _read(raw: bytes) -> str:
    plain = unquote_to_bytes(raw)
    try:
        text = plain.decode()
    except UnicodeDecodeError:
        text = plain.decode("gb18030")
    return printable(text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def object_to(books: Books, held: Held, form: Form) -> None:
    """Keep it; the same words to the same contact again change nothing.

    Raises NothingIsObjected, ObjectionIsTooLong, ObjectionComesTooLate, ObjectionsAreUsedUp.
    """
    for field, most in MOST.items():
        if len(getattr(form, field)) > most:
            raise ObjectionIsTooLong(most=most)
    if not form.text:
        raise NothingIsObjected
    moment = now()
    act = Act(at=moment, by=HOUSEHOLD, now=moment, role=HOUSEHOLD)

    def decision(case: Case) -> None:
        said = {books.vault.open(each.text, "text") for each in case.objections_to(held.position)}
        if form.text in said:
            return
        case.raise_objection(
            act, contact=held.position, recorded_at=held.recorded_at,
            text=books.vault.seal(case.id, "text", form.text),
            reach=books.desk.seal(case.id, "reach", form.reach or None),
        )  # fmt: skip

    books.desk.on_case(held.case, decision)
