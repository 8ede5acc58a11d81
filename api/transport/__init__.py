"""What is true of every request and every answer, whatever it is about."""

from api.transport.guard import guard_transport
from api.transport.rates import count, count_by_address, count_sign_in
from api.transport.rules import Transport
from api.transport.sites import must_be_same_site

__all__ = [
    "Transport", "count", "count_by_address", "count_sign_in", "guard_transport",
    "must_be_same_site",
]  # fmt: skip
