"""A sealed text is shown opened, masked where it is a number, or as erased by an order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from uuid import UUID

import orjson
from psycopg import Connection

from audit.correction_history import CORRECTIONS, corrected
from audit.leaf import Row
from domain.sealed import Sealed
from store.vault import Vault

MASKED = frozenset({"id_number", "bank_account"})  # a trail shows their last four places

# An order of erasure names its person; the last is recorded after every field it erased, which is
# what the verifier asks. Asked for only where a key is gone.
ORDERS = """
SELECT person, max(position) FROM (
    SELECT position, convert_from(state, 'UTF8')::jsonb ->> 'person' AS person
    FROM zhuanban.events WHERE jurisdiction = %s AND topic = 'person.erased@1') orders
WHERE person = ANY (%s) GROUP BY person"""


class Opener:
    """Opens the texts of the persons it was told to know."""

    def __init__(self, connection: Connection[Any], vault: Vault, jurisdiction: int,
                 payloads: Iterable[Any]) -> None:  # fmt: skip
        """Bring the keys of all persons in these payloads, and the orders against the others."""
        self._vault = vault
        persons = {UUID(of) for payload in payloads for of in owners(payload)}
        vault.know(connection, persons)
        gone = [str(person) for person in persons if not vault.knows([person])]
        orders = connection.execute(ORDERS, [jurisdiction, gone]).fetchall() if gone else []
        self._orders: dict[str, int] = dict(orders)

    def open(self, value: Any, field: str) -> Any:
        """The value with each sealed text in it opened; ``{"erased": POSITION or None}``."""
        if is_sealed(value):
            return self._text(value, field)
        if isinstance(value, dict):
            return {key: self.open(item, key) for key, item in value.items()}
        if isinstance(value, list):
            return [self.open(item, field) for item in value]
        return value

    def _text(self, value: dict[str, Any], field: str) -> Any:
        text = self._vault.open(Sealed.model_validate(value), field)
        if text is None:
            return {"erased": self._orders.get(value["of"])}
        return "*" * (len(text) - 4) + text[-4:] if field in MASKED else text


def is_sealed(value: Any) -> bool:
    """Whether this stored value is a sealed text."""
    return isinstance(value, Mapping) and value.keys() == {"of", "box", "hash"}


def owners(value: Any) -> Iterator[str]:
    """Whose keys a stored payload needs."""
    if is_sealed(value):
        yield value["of"]
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from owners(item)


def sealed_texts(row: Row) -> Iterator[tuple[str, Sealed]]:
    """The sealed texts of a record, each with the name of the field it was sealed as."""
    payload = orjson.loads(row.state)
    topic = row.topic.partition("@")[0]
    corrects = corrected(payload)[0] if topic in CORRECTIONS else None

    def walk(value: Any, label: str, depth: int = 0) -> Iterator[tuple[str, Sealed]]:
        if is_sealed(value):
            yield label, Sealed.model_validate(value)
        elif isinstance(value, dict):
            for name, item in value.items():
                own = corrects if depth == 0 and name == "value" and corrects else name
                yield from walk(item, own, depth + 1)
        elif isinstance(value, list):
            for item in value:
                yield from walk(item, label, depth + 1)

    return walk(payload, "")
