"""Whose case is it: by part of a name, pinyin, or the tail of a number, over keyed hashes only.

The table holds no name in clear: each gram is an HMAC under a key that is not in the database.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any
from uuid import UUID

import orjson
from psycopg import Connection

from domain.sealed import Sealed
from store.read_model import ReadModel
from store.vault import MasterKey, Vault

DDL = """
CREATE TABLE search_grams (
    jurisdiction integer, case_id uuid, person uuid, grams bigint[] NOT NULL,
    PRIMARY KEY (jurisdiction, case_id, person));
CREATE INDEX ON search_grams USING gin (grams) WITH (fastupdate = off);
"""

NAMED = b"""
SELECT position, stream, topic, convert_from(state, 'UTF8') FROM events
WHERE jurisdiction = %(jurisdiction)s AND position > %(after)s AND position <= %(upto)s
  AND topic IN ('case.party_recorded@1', 'case.party_succeeded@1', 'case.corrected@1')
ORDER BY position"""

PUT = b"""
INSERT INTO search_grams AS s VALUES (%s, %s, %s, %s)
ON CONFLICT (jurisdiction, case_id, person) DO UPDATE SET grams = (
    SELECT array_agg(DISTINCT gram ORDER BY gram) FROM unnest(s.grams || excluded.grams) gram)"""

LONGEST_PART = 3  # characters of a name kept as one gram
TAIL = 4  # digits of a phone or identity number that people know by heart
TAIL_OF_A_NUMBER = re.compile(r"\d{3}[\dx]")  # an identity number may end in X


def grams_of_name(name: str) -> set[str]:
    """Parts of one to three characters, the whole, its pinyin and runs of its initials."""
    name = plain(name)
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415 - its tables load for a fifth of a second

    sounds = lazy_pinyin(name, style=Style.NORMAL)
    initials = "".join(sound[0] for sound in sounds if sound)
    parts = {name[i : i + n] for n in (1, 2, 3) for i in range(len(name) - n + 1)}
    runs = {initials[i : i + n] for n in (2, 3, 4) for i in range(len(initials) - n + 1)}
    n = len(sounds)
    spelled = {"".join(sounds[i:j]) for i in range(n) for j in range(i + 1, n + 1)}
    return parts | runs | spelled | {name}


def grams_of_number(number: str) -> set[str]:
    """The tail of a number, and the whole."""
    number = plain(number)
    return {number, "tail " + number[-TAIL:]}


def plain(text: str) -> str:
    """Widths, case and spaces that people do not mean are gone."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).lower()


def fold(connection: Connection[Any], vault: Vault, span: dict[str, int]) -> None:
    """Unseal the names and numbers of the span and write their keyed grams."""
    rows = connection.execute(NAMED, span).fetchall()
    found = [
        (stream, field, sealed_of(box))
        for _, stream, topic, state in rows
        for field, box in boxes(topic, orjson.loads(state))
    ]
    vault.know(connection, [sealed.of for _, _, sealed in found])
    grams: dict[tuple[UUID, UUID], set[int]] = {}
    for case_id, field, sealed in found:
        text = vault.open(sealed, field)
        if text is not None:
            words = grams_of_name(text) if field == "name" else grams_of_number(text)
            known = grams.setdefault((case_id, sealed.of), set())
            known |= {vault.master.gram(word) for word in words}
    if grams:
        with connection.cursor() as cursor:
            cursor.executemany(
                PUT,
                [
                    (span["jurisdiction"], case_id, person, sorted(hashes))
                    for (case_id, person), hashes in grams.items()
                ],
            )


def sealed_of(box: dict[str, str]) -> Sealed:
    """A sealed text as the log's JSON holds it."""
    return Sealed.model_construct(of=UUID(box["of"]), box=box["box"], hash=box["hash"])


def boxes(topic: str, state: dict[str, Any]) -> list[tuple[str, dict[str, str]]]:
    """The sealed names and numbers of one event, each with its field."""
    if topic == "case.party_succeeded@1":
        return [("name", heir["name"]) for heir in state["heirs"]]
    if topic == "case.corrected@1":
        wanted = state["of"] == "case.party_recorded" and isinstance(state.get("value"), dict)
        field = state["field"]
        return [(field, state["value"])] if wanted and field in {"name", *NUMBERS} else []
    return [(field, state[field]) for field in ("name", *NUMBERS) if field in state]


NUMBERS = ("id_number", "phone")

SEARCH = ReadModel(
    name="search",
    ddl=DDL,
    tables=("search_grams",),
    hears_in_python=frozenset({"case.party_recorded", "case.party_succeeded", "case.corrected"}),
    ignores=frozenset({
        "case.opened", "case.opening_moved_back", "case.closed", "case.reopened",
        "case.chief_named", "case.asset_recorded", "case.split", "case.merged",
        "case.contact_logged", "case.demand_raised", "case.demand_answered", "case.promise_made",
        "case.promise_kept", "case.promise_broken", "case.offer_made", "case.offer_accepted",
        "case.offer_declined", "case.offer_withdrawn", "case.signature_captured",
        "case.signature_withdrawn", "case.agreement_effective", "case.paid",
        "case.flat_assigned", "case.handed_over", "case.demolished", "case.recusal_declared",
        "case.recusal_lifted",
    }),
    fold_in_python=fold,
    unlike={"search_grams": ("grams",)},
)  # fmt: skip

FIND = b"""
SELECT DISTINCT case_id FROM search_grams
WHERE jurisdiction = %s AND grams @> %s::bigint[] LIMIT 5000"""


def cases_of(
    connection: Connection[Any], master: MasterKey, *, jurisdiction: int, q: str
) -> list[UUID]:
    """The cases of people whom ``q`` may mean: a name or part of it, pinyin, a number's tail."""
    word = plain(q)
    if not word:
        return []
    if TAIL_OF_A_NUMBER.fullmatch(word):
        asked = {"tail " + word}
    elif len(word) > LONGEST_PART and not word.isascii():
        asked = {word[i : i + LONGEST_PART] for i in range(len(word) - LONGEST_PART + 1)}
    else:
        asked = {word}
    hashes = [master.gram(gram) for gram in asked]
    return [row[0] for row in connection.execute(FIND, [jurisdiction, hashes])]
