"""The schema keeps the rules of Citus, the jurisdiction being what rows are distributed by.

Citus itself is not at work here: the catalogue of a database with all read models is read and held
against what Citus asks of a distributed table (docs.citusdata.com, "SQL support and workarounds").
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from psycopg import Connection

OURS = ["zhuanban", "audit", "models", "beside", "seen", "public"]
# Tables without a jurisdiction, which every node would hold whole, and why.
REFERENCE = {"public.zhuanban_schema": "which schema files were applied: the same on every node"}
# Triggers run where a row lies and may look at that row alone; a setting of Citus allows them.
TRIGGERS = {
    ("zhuanban.events", "events_never_change"): "refuses; looks at no row at all",
    ("zhuanban.events", "events_never_truncated"): "refuses; looks at no row at all",
}
# Functions that touch no distributed table, so that no jurisdiction says where they run.
ANYWHERE = {
    "zhuanban.refuse_change": "refuses",
    "zhuanban.sight": "reads a setting of the session",
    "zhuanban.make_arriving": "makes a temporary table of the session",
    "audit.field": "computes",
    "audit.leaf": "computes",
}
# Views are written out on every node.
VIEWS = {"seen.events": "the log, narrowed by the session's sight; its columns are the log's"}

TABLES = """
SELECT nspname || '.' || relname, EXISTS (SELECT FROM pg_attribute a
    WHERE attrelid = c.oid AND attname = 'jurisdiction' AND attnotnull)
FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
WHERE relkind IN ('r', 'p') AND nspname = ANY (%(ours)s)"""
# Primary keys, unique constraints and indexes, and what excludes.
UNIQUE = """
SELECT nspname || '.' || relname, i.indisprimary, a.attname FROM pg_index i
JOIN pg_class c ON c.oid = indrelid JOIN pg_namespace n ON n.oid = relnamespace
LEFT JOIN pg_attribute a ON attrelid = c.oid AND attnum = i.indkey[0]
WHERE (i.indisunique OR i.indisexclusion) AND nspname = ANY (%(ours)s)"""
FOREIGN = """
SELECT nspname || '.' || relname, (SELECT array_agg(attname::text ORDER BY k.nth)
    FROM unnest(conkey) WITH ORDINALITY k (attnum, nth)
    JOIN pg_attribute a ON a.attrelid = conrelid AND a.attnum = k.attnum),
    (SELECT array_agg(attname::text ORDER BY k.nth)
    FROM unnest(confkey) WITH ORDINALITY k (attnum, nth)
    JOIN pg_attribute a ON a.attrelid = confrelid AND a.attnum = k.attnum)
FROM pg_constraint f JOIN pg_class c ON c.oid = conrelid JOIN pg_namespace n ON n.oid = relnamespace
WHERE contype = 'f' AND nspname = ANY (%(ours)s)"""
FOUND_TRIGGERS = """
SELECT nspname || '.' || relname, tgname FROM pg_trigger t JOIN pg_class c ON c.oid = tgrelid
JOIN pg_namespace n ON n.oid = relnamespace WHERE NOT tgisinternal AND nspname = ANY (%(ours)s)"""
OF_KIND = """
SELECT nspname || '.' || relname FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
WHERE relkind::text = ANY (%(kinds)s) AND nspname = ANY (%(ours)s)"""
NUMBERED = """
SELECT nspname || '.' || relname || '.' || attname FROM pg_attribute a
JOIN pg_class c ON c.oid = attrelid JOIN pg_namespace n ON n.oid = relnamespace
LEFT JOIN pg_attrdef d ON d.adrelid = attrelid AND d.adnum = attnum
WHERE nspname = ANY (%(ours)s)
  AND (attidentity <> '' OR pg_get_expr(adbin, adrelid) LIKE '%%nextval%%')"""
RULES = """
SELECT nspname || '.' || relname FROM pg_rewrite r JOIN pg_class c ON c.oid = ev_class
JOIN pg_namespace n ON n.oid = relnamespace
WHERE rulename <> '_RETURN' AND nspname = ANY (%(ours)s)"""
FUNCTIONS = """
SELECT nspname || '.' || proname, coalesce(proargnames, '{}') FROM pg_proc p
JOIN pg_namespace n ON n.oid = pronamespace WHERE nspname = ANY (%(ours)s)"""


@pytest.fixture
def catalogue(owner: str) -> Iterator[Connection[Any]]:
    with psycopg.connect(owner, autocommit=True) as connection:
        yield connection


def broken(connection: Connection[Any]) -> list[str]:
    """Every table that Citus could not distribute, and what stands in its way."""
    keyed = connection.execute(UNIQUE, {"ours": OURS}).fetchall()
    with_primary = {table for table, is_primary, _ in keyed if is_primary}
    tables = dict(connection.execute(TABLES, {"ours": OURS}).fetchall())
    found = [f"{table} has no jurisdiction" for table, has in tables.items() if not has]
    found += [f"{table} has no primary key" for table in {*tables} - with_primary]
    found += [
        f"{table} is unique without it" for table, _, first in keyed if first != "jurisdiction"
    ]
    found += [
        f"{table} refers without it"
        for table, here, there in connection.execute(FOREIGN, {"ours": OURS})
        if (here[0], there[0]) != ("jurisdiction", "jurisdiction")
    ]
    return sorted(each for each in found if each.split()[0] not in REFERENCE)


def test_the_jurisdiction_leads_every_key(catalogue: Connection[Any]) -> None:
    assert broken(catalogue) == []


def test_what_breaks_the_rule_is_noticed(catalogue: Connection[Any]) -> None:
    with catalogue.transaction(force_rollback=True):
        catalogue.execute(
            "CREATE TABLE zhuanban.a (n integer PRIMARY KEY)"
            "; CREATE TABLE zhuanban.b (jurisdiction integer NOT NULL,"
            " n integer REFERENCES zhuanban.a)"
            "; CREATE UNIQUE INDEX ON zhuanban.heads (position)"
        )
        found = broken(catalogue)

    assert found == [
        "zhuanban.a has no jurisdiction", "zhuanban.a is unique without it",
        "zhuanban.b has no primary key", "zhuanban.b refers without it",
        "zhuanban.heads is unique without it",
    ]  # fmt: skip


def test_reference_tables_are_those_with_a_reason(catalogue: Connection[Any]) -> None:
    tables = catalogue.execute(TABLES, {"ours": OURS}).fetchall()

    assert {table for table, has in tables if not has} == REFERENCE.keys()


def test_triggers_and_views_are_those_with_a_reason(catalogue: Connection[Any]) -> None:
    assert {*catalogue.execute(FOUND_TRIGGERS, {"ours": OURS})} == TRIGGERS.keys()
    assert {
        name for (name,) in catalogue.execute(OF_KIND, {"ours": OURS, "kinds": ["v", "m"]})
    } == VIEWS.keys()
    assert catalogue.execute(RULES, {"ours": OURS}).fetchall() == []


def test_no_sequence_gives_order(catalogue: Connection[Any]) -> None:
    assert catalogue.execute(OF_KIND, {"ours": OURS, "kinds": ["S"]}).fetchall() == []
    assert catalogue.execute(NUMBERED, {"ours": OURS}).fetchall() == []


def test_a_function_is_told_whose_rows_it_works_on(catalogue: Connection[Any]) -> None:
    functions = catalogue.execute(FUNCTIONS, {"ours": OURS}).fetchall()

    untold = {name for name, names in functions if names[:1] != ["_jurisdiction"]}
    assert untold == ANYWHERE.keys()
