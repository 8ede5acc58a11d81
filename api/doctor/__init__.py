"""A doctor looks at an installation and says in a line each what is well and what is not."""

from api.doctor.examination import examined
from api.doctor.item import Item, Visit

__all__ = ["Item", "Visit", "examined"]
