"""Erasing under an order, what holds records against it, and whether the keys are all there."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict

from api.depends import CaughtUp, TheActor, TheBooks, TheLanguage, act_now
from api.erasing import erase_person, list_erasures
from api.holding import HoldBody, lift_hold, list_holds, place_hold
from api.key_state import state
from api.reading_record import on_record
from api.scopes import ADMINISTER, AUDIT, INSPECT, may
from api.texts import Text, Word

erasures = APIRouter(prefix="/api/v1")


class OrderBody(BaseModel):
    """Under which order."""

    model_config = ConfigDict(extra="forbid")
    order: Word


class ReasonBody(BaseModel):
    """For which reason."""

    model_config = ConfigDict(extra="forbid")
    reason: Text


@erasures.get("/erasures", dependencies=[may(AUDIT | ADMINISTER), CaughtUp])
def list_orders(books: TheBooks) -> dict[str, Any]:
    """The orders carried out so far."""
    return list_erasures(books)


@erasures.post("/persons/{id_}/erasure", status_code=201, dependencies=[may(ADMINISTER)])
def erase_one(books: TheBooks, actor: TheActor, id_: UUID, body: OrderBody) -> dict[str, Any]:
    """Erase a person, or by a case's id the household's own texts."""
    return erase_person(books, act_now(actor), person=id_, order=body.order)


@erasures.get("/holds", dependencies=[may(AUDIT | ADMINISTER), CaughtUp])
def list_all_holds(request: Request, books: TheBooks) -> dict[str, Any]:
    """What is held, and what was."""
    on_record(request, "list", subject="holds")
    return list_holds(books)


@erasures.post("/holds", status_code=201, dependencies=[may(INSPECT | ADMINISTER)])
def place_one(books: TheBooks, actor: TheActor, body: HoldBody) -> dict[str, Any]:
    """Place a hold."""
    return place_hold(books, act_now(actor), body)


@erasures.post("/holds/{id_}/lift", status_code=201, dependencies=[may(INSPECT | ADMINISTER)])
def lift_one(books: TheBooks, actor: TheActor, id_: UUID, body: ReasonBody) -> dict[str, Any]:
    """Lift a hold."""
    return lift_hold(books, act_now(actor), hold=id_, reason=body.reason)


@erasures.get("/keys", dependencies=[may(ADMINISTER)])
def show_keys(books: TheBooks, language: TheLanguage) -> dict[str, Any]:
    """How many keys there are, and how many do not open."""
    return state(books, language)
