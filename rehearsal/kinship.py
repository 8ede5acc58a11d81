"""Families change while a project lasts: they divide, join, and are followed by heirs."""

from __future__ import annotations

from domain.aggregate import Act
from domain.case import Case
from rehearsal import settling
from rehearsal.agenda import Done
from rehearsal.dice import DAY
from rehearsal.household import Household
from store.desk import Desk

RARE = 0.004


def plan(home: Household, opened: int, neighbour: Household | None) -> None:
    """Note what befalls few families."""
    dice = home.dice
    then = opened + dice.between(20, 500) * DAY
    if dice.happens(RARE):
        home.agenda.note(then, home.chief, lambda act: split(home, act))
    elif dice.happens(RARE) and neighbour:
        home.agenda.note(then, home.chief, lambda act: merge(home, act, neighbour))
    elif dice.happens(2 * RARE):
        home.agenda.note(then, home.chief, lambda act: succeed(home, act))


def split(home: Household, act: Act) -> Done:
    """The last owner goes on alone, before anybody signed; both halves are settled apart."""
    case = home.case
    standing = case.standing_parties
    if case.is_closed or case.signatures or len(standing) == 1:
        return ()
    assert case.project
    case_no = f"{case.case_no}-1"
    new = Case(Desk.case_id(case.project, case_no))
    case.split(act, new=new, case_no=case_no, parties=[standing[-1].n])
    half = home.beside(new)
    new.name_chief(act, name=half.chief)
    now = int(act.at.timestamp())
    settling.plan(half, now, now + home.dice.between(30, 600) * DAY)
    return (case, new)


def merge(home: Household, act: Act, neighbour: Household) -> Done:
    """The household goes on in its neighbour's case, while both are open."""
    if home.case.is_closed or neighbour.case.is_closed or home.case.signatures:
        return ()
    home.case.merge(act, into=neighbour.case)
    return (home.case,)


def succeed(home: Household, act: Act) -> Done:
    """Two heirs follow the first owner who has not signed."""
    case = home.case
    signed = {signature.party for signature in case.signatures.values()}
    alive = [party.n for party in case.standing_parties if party.n not in signed]
    if case.is_closed or not alive:
        return ()
    case.succeed(act, n=alive[0], heirs=home.heirs_of(alive[0]))
    return (case,)
