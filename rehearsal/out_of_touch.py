"""Two decide without hearing of each other: what comes second is kept, and somebody settles it."""

from __future__ import annotations

import json
from datetime import timedelta

from domain.aggregate import Act
from rehearsal import phrases
from rehearsal.agenda import Done
from rehearsal.dice import DAY, HOUR
from rehearsal.household import Household
from rehearsal.phones import a_phone

UNHEARD = 0.02  # of all offers the colleague puts another one, out of touch
TO_SETTLE = timedelta(days=3)  # as sync gives


def plan(home: Household, act: Act, seen: int, fen: int) -> None:
    """After an offer: the colleague, who saw version ``seen``, may have put one too."""
    dice = home.dice
    if home.colleague != home.chief and dice.happens(UNHEARD):
        then = act.at.timestamp() + dice.between(0.5, 5) * HOUR
        more = fen + fen // 100 * dice.randrange(1, 6)
        home.agenda.note(
            then, home.colleague, a_phone(dice).tells(lambda act: bring(home, act, seen, more)),
            late=dice.between(0.2, 4) * DAY,
        )  # fmt: skip


def bring(home: Household, act: Act, seen: int, fen: int) -> Done:
    """Take it where nobody else decided meanwhile; else keep it for the chief representative."""
    case = home.case
    if case.was_decided_by_another(act, since=seen):
        # The body as the phone sends it: whoever settles has it decided by the same rules.
        body = json.dumps({
            "occurred_at": (act.claimed_at or act.at).isoformat(), "amount_fen": fen,
        })  # fmt: skip
        due = (act.now + TO_SETTLE).date()
        n = case.keep_conflict(act, op="offers", body=home.seal("body", body), seen=seen, due=due)
        then = home.dice.waking_hour(act.now.timestamp() + home.dice.between(0.3, 4) * DAY)
        if home.dice.happens(0.9):
            home.agenda.note(then, home.chief, lambda act: settle(home, act, n, fen))
    elif not case.is_closed:
        case.make_offer(act, amount_fen=fen)
    return (case,)


def settle(home: Household, act: Act, n: int, fen: int) -> Done:
    """Let the first stand, or put the second after all, as who decided it when."""
    case, dice = home.case, home.dice
    if case.chief is None:
        return ()
    is_applied = not case.is_closed and case.accepted_fen is None and dice.happens(0.4)
    kept = case.settle_conflict(
        act._replace(by=case.chief), n=n, outcome="applied" if is_applied else "stands",
        reason=home.seal("reason", dice.one_of(phrases.SETTLED)),
    )  # fmt: skip
    if kept and is_applied:
        case.make_offer(
            act._replace(
                at=kept.at, by=kept.by, claimed_at=kept.claimed_at,
                recorded_by=None if case.chief == kept.by else case.chief,
            ), amount_fen=fen,
        )  # fmt: skip
    return (case,)
