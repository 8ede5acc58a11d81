"""A correction is read with what its field said just before it and just after it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import orjson
from psycopg import Connection

CORRECTIONS = frozenset({"case.corrected", "case.opening_moved_back"})

# Every correction of these cases, and the records that the corrections of the page name.
SAID = """
SELECT position, topic, state FROM zhuanban.events
WHERE jurisdiction = %(jurisdiction)s AND position <= %(upto)s AND stream = ANY (%(streams)s)
  AND (position = ANY (%(originals)s)
       OR split_part(topic, '@', 1) IN ('case.corrected', 'case.opening_moved_back'))
ORDER BY position"""


class CorrectionHistory:
    """What the corrected fields of some cases said, one after the other."""

    def __init__(self, connection: Connection[Any], jurisdiction: int, upto: int,
                 corrections: Iterable[tuple[Any, dict[str, Any]]]) -> None:  # fmt: skip
        """Read what ``corrections`` (stream and payload of each) need."""
        named = list(corrections)
        asked = {
            "jurisdiction": jurisdiction, "upto": upto,
            "streams": list({stream for stream, _ in named}),
            "originals": list({payload["position"] for _, payload in named}),
        }  # fmt: skip
        self._originals: dict[int, dict[str, Any]] = {}
        self._values: defaultdict[tuple[int, str], list[tuple[int, Any]]] = defaultdict(list)
        for position, topic, state in connection.execute(SAID, asked) if named else ():
            payload = orjson.loads(state)
            self._originals[position] = payload
            if topic.partition("@")[0] in CORRECTIONS:
                field, value = corrected(payload)
                self._values[payload["position"], field].append((position, value))

    @property
    def payloads(self) -> Iterable[dict[str, Any]]:
        """All that was read, so that its texts can be opened."""
        return self._originals.values()

    def before(self, position: int, payload: dict[str, Any]) -> Any:
        """What the field said when the correction at ``position`` was made, as stored."""
        field, _ = corrected(payload)
        earlier = [value for at, value in self._values[payload["position"], field] if at < position]
        return earlier[-1] if earlier else self._originals[payload["position"]].get(field)


def corrected(payload: dict[str, Any]) -> tuple[str, Any]:
    """Field and new value of a correction; an opening moved back changes when it happened."""
    if "field" in payload:
        return payload["field"], payload.get("value")
    return "occurred_at", payload["occurred_at"]
