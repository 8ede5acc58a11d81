"""Whose case is it: by part of a name, pinyin, or the tail of a number, over keyed hashes only.

The table holds no name in clear: each gram is an HMAC under a key that is not in the database.
Everybody named and not erased has a row, without grams where their key is not to be had.
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
    jurisdiction integer, case_id uuid, person uuid, grams bigint[] NOT NULL, project uuid,
    PRIMARY KEY (jurisdiction, case_id, person));
CREATE INDEX ON search_grams USING gin (grams) WITH (fastupdate = off);
"""

NAMED = b"""
SELECT position, stream, topic, convert_from(state, 'UTF8'), project FROM events
WHERE jurisdiction = %(jurisdiction)s AND position > %(after)s AND position <= %(upto)s
  AND topic IN ('case.party_recorded@1', 'case.party_succeeded@1', 'case.corrected@1',
      'person.erased@1')
ORDER BY position"""

FORGET = b"DELETE FROM search_grams WHERE jurisdiction = %s AND person = ANY (%s)"

PUT = b"""
INSERT INTO search_grams AS s
SELECT %s, case_id, person, grams::bigint[], project
FROM unnest(%s::uuid[], %s::uuid[], %s::text[], %s::uuid[]) put (case_id, person, grams, project)
ON CONFLICT (jurisdiction, case_id, person) DO UPDATE SET grams = (
    SELECT array_agg(DISTINCT gram ORDER BY gram) FROM unnest(s.grams || excluded.grams) gram)"""

LONGEST_PART = 3  # characters of a name kept as one gram
TAIL = 4  # digits of a phone or identity number that people know by heart
TAIL_OF_A_NUMBER = re.compile(r"\d{3}[\dx]")  # an identity number may end in X


def grams_of_name(name: str) -> set[str]:
    """Parts of one to three characters, the whole, its pinyin and runs of its initials."""
    name = plain(name)
    sounds = sounds_of(name)
    first = first_letters(sounds)
    parts = {name[i : i + n] for n in (1, 2, 3) for i in range(len(name) - n + 1)}
    runs = {first[i : i + n] for n in (2, 3, 4) for i in range(len(first) - n + 1)}
    n = len(sounds)
    spelled = {"".join(sounds[i:j]) for i in range(n) for j in range(i + 1, n + 1)}
    return parts | runs | spelled | {name}


def initials(name: str) -> str:
    """The first letter of each sound: 王建国 is ``wjg``."""
    return first_letters(sounds_of(plain(name)))


def first_letters(sounds: list[str]) -> str:
    """Of each sound its first."""
    return "".join(sound[0] for sound in sounds if sound)


def sounds_of(name: str) -> list[str]:
    """A name in pinyin without tones."""
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415 - its tables load for a fifth of a second

    return lazy_pinyin(name, style=Style.NORMAL)


def grams_of_number(number: str) -> set[str]:
    """The tail of a number, and the whole."""
    number = plain(number)
    return {number, "tail " + number[-TAIL:]}


def plain(text: str) -> str:
    """Widths, case and spaces that people do not mean are gone."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).lower()


def fold(connection: Connection[Any], vault: Vault, span: dict[str, int]) -> None:
    """Unseal the names and numbers of the span and write their keyed grams; forget the erased."""
    rows = connection.execute(NAMED, span).fetchall()
    told = [
        (stream, project, topic, orjson.loads(state)) for _, stream, topic, state, project in rows
    ]
    vault.know(
        connection,
        {UUID(box["of"]) for _, _, topic, state in told for _, box in boxes(topic, state)},
    )
    found: dict[tuple[UUID, UUID], tuple[UUID | None, set[int]]] = {}
    erased: list[UUID] = []
    for stream, project, topic, state in told:
        if topic == ERASED:
            erased.append(UUID(state["person"]))
            found = {key: grams for key, grams in found.items() if key[1] != erased[-1]}
        for field, box in boxes(topic, state):
            sealed = sealed_of(box)
            _, grams = found.setdefault((stream, sealed.of), (project, set()))
            grams |= grams_of(vault, field, sealed)
    if erased:
        connection.execute(FORGET, [span["jurisdiction"], erased])
    if found:
        cases, persons = map(list, zip(*found, strict=True))
        arrays = [f"{{{','.join(map(str, sorted(grams)))}}}" for _, grams in found.values()]
        projects = [project for project, _ in found.values()]
        connection.execute(PUT, [span["jurisdiction"], cases, persons, arrays, projects])


def grams_of(vault: Vault, field: str, sealed: Sealed) -> set[int]:
    """The keyed grams of a name or number; none where it cannot be read."""
    text = vault.open(sealed, field)
    if text is None:
        return set()
    words = grams_of_name(text) if field == "name" else grams_of_number(text)
    newest = vault.master.newest
    return {newest.gram(word) for word in words}


def sealed_of(box: dict[str, str]) -> Sealed:
    """A sealed text as the log's JSON holds it."""
    return Sealed.model_construct(of=UUID(box["of"]), box=box["box"], hash=box["hash"])


def boxes(topic: str, state: dict[str, Any]) -> list[tuple[str, dict[str, str]]]:
    """The sealed names and numbers of one event, each with its field."""
    if topic == ERASED:
        return []
    if topic == "case.party_succeeded@1":
        return [("name", heir["name"]) for heir in state["heirs"]]
    if topic == "case.corrected@1":
        wanted = state["of"] == "case.party_recorded" and isinstance(state.get("value"), dict)
        field = state["field"]
        return [(field, state["value"])] if wanted and field in {"name", *NUMBERS} else []
    return [(field, state[field]) for field in ("name", *NUMBERS) if field in state]


NUMBERS = ("id_number", "phone")
ERASED = "person.erased@1"

SEARCH = ReadModel(
    name="search",
    ddl=DDL,
    tables=("search_grams",),
    hears_in_python=frozenset({
        "case.party_recorded", "case.party_succeeded", "case.corrected", "person.erased",
    }),
    ignores=frozenset({
        "case.objection_raised", "case.objection_answered",
        "case.order_given", "case.order_reported", "case.order_settled",
        "case.opened", "case.opening_moved_back", "case.closed", "case.reopened",
        "case.chief_named", "case.asset_recorded", "case.split", "case.merged",
        "case.contact_logged", "case.demand_raised", "case.demand_answered", "case.promise_made",
        "case.promise_kept", "case.promise_broken", "case.offer_made", "case.offer_accepted",
        "case.offer_declined", "case.offer_withdrawn", "case.signature_captured",
        "case.signature_withdrawn", "case.agreement_effective", "case.paid",
        "case.flat_assigned", "case.handed_over", "case.demolished", "case.recusal_declared",
        "case.recusal_lifted",
        "case.transfer_offered", "case.transfer_accepted", "case.transfer_refused",
        "case.transfer_withdrawn", "case.contact_confirmed", "case.decision_conflicted",
        "case.conflict_settled",
    }),
    fold_in_python=fold,
    unlike={"search_grams": ("grams",)},
    sight={"search_grams": ("project", "case_id")},
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
    return [
        *{
            case_id
            for hashes in master.grams(asked)
            for (case_id,) in connection.execute(FIND, [jurisdiction, hashes])
        }
    ]


IN_CASES = b"SELECT case_id FROM search_grams WHERE jurisdiction = %s AND person = %s ORDER BY 1"
WITHOUT_KEY = b"""
SELECT count(DISTINCT person) FROM search_grams s WHERE jurisdiction = %s AND NOT EXISTS (
    SELECT FROM zhuanban.person_keys k
    WHERE k.jurisdiction = s.jurisdiction AND k.person = s.person)"""


def cases_with(connection: Connection[Any], *, jurisdiction: int, person: UUID) -> list[UUID]:
    """The cases in which somebody who is not erased is a party."""
    return [row[0] for row in connection.execute(IN_CASES, [jurisdiction, person])]


def without_key(connection: Connection[Any], *, jurisdiction: int) -> int:
    """How many people nobody can read though no order erased them."""
    row = connection.execute(WITHOUT_KEY, [jurisdiction]).fetchone()
    return row[0] if row else 0
