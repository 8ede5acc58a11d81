"""户案: a household's file: state, opening, file, talks, signing, delivery, correction, recusal."""

from domain.case.recusal import Recusal


class Case(Recusal):
    """The whole case; each mechanism stands in its own module as events, then decisions."""


__all__ = ["Case"]
