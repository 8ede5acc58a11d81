"""户案: a household's file: opening, papers, talks, signing, delivery, changes of its cadre."""

from domain.case.transfer import Transfers


class Case(Transfers):
    """The whole case; each mechanism stands in its own module as events, then decisions."""


__all__ = ["Case"]
