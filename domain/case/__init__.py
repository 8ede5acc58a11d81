"""户案: a household's file: opening, papers, talks, signing, delivery, changes of its cadre."""

from domain.case.conflict import Conflicts
from domain.case.objection import Objections
from domain.case.order import Orders


class Case(Conflicts, Objections, Orders):
    """The whole case; each mechanism stands in its own module as events, then decisions."""


__all__ = ["Case"]
