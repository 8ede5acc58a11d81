"""What was searched for is sealed under a key of its day, and that key goes after 180 days.

The Cybersecurity Law (art. 21) asks that such logs are kept for six months at least.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid5

from psycopg import Connection

from api.moments import SHANGHAI
from store.streams import NAMESPACE
from store.vault import Vault

KEPT = timedelta(days=180)
LOOKED_BACK = 3650  # days before, should nobody have looked for long

DESTROY = b"DELETE FROM zhuanban.person_keys WHERE jurisdiction = %s AND person = ANY (%s)"


def key_of(jurisdiction: int, day: date) -> UUID:
    """Under whose key the searches of a Shanghai day are sealed."""
    return uuid5(NAMESPACE, f"{jurisdiction}/search-terms/{day}")


def key_at(jurisdiction: int, at: datetime) -> UUID:
    """Under whose key a search of that moment is sealed."""
    return key_of(jurisdiction, at.astimezone(SHANGHAI).date())


def forget_old_terms(connection: Connection[Any], vault: Vault, today: date) -> int:
    """Destroy the keys of searches more than 180 days ago; gives how many there were."""
    last = today - KEPT
    old = [key_of(vault.jurisdiction, last - timedelta(days=n)) for n in range(1, LOOKED_BACK)]
    destroyed = connection.execute(DESTROY, [vault.jurisdiction, old]).rowcount
    vault.drop(old)
    return destroyed
