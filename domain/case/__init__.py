"""户案: one household's file; read state, opening, file, talks, signing, delivery, correction."""

from domain.case.correction import Correction


class Case(Correction):
    """The whole case; each mechanism stands in its own module as events, then decisions."""


__all__ = ["Case"]
