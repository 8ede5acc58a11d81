"""Triggers, functions, constraints and rights of the log are those that the schema files make."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from psycopg import Connection

from audit.discrepancy import Discrepancy
from store.migrate import SCHEMA

TRIGGERS = {"events_never_change": 27, "events_never_truncated": 34}  # pg_trigger.tgtype
FOUND_TRIGGERS = b"""
SELECT tgname, tgtype::int, tgenabled = 'O' AND tgfoid = 'zhuanban.refuse_change'::regproc
       AND tgqual IS NULL
FROM pg_trigger WHERE tgrelid IN ('zhuanban.events'::regclass, 'zhuanban.heads'::regclass)
  AND NOT tgisinternal"""
# Whose rights a function runs with, its settings, and whether others may call or replace it.
FUNCTIONS = b"""
SELECT nspname || '.' || proname, p.oid::regprocedure::text, prosrc, prosecdef,
       coalesce(proconfig, '{}'),
       EXISTS (SELECT FROM aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
               WHERE a.grantee = 0) AS is_public,
       p.proowner <> n.nspowner AS is_foreign
FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
WHERE nspname IN ('zhuanban', 'audit') ORDER BY 2"""
MADE = re.compile(
    r"^CREATE (?:OR REPLACE )?FUNCTION ((?:zhuanban|audit)\.\w+)\((.*?)\sAS \$\$(.*?)\$\$",
    re.DOTALL | re.MULTILINE,
)
SETTING = re.compile(r"\bSET (\w+) = (.+?)(?= SET |$)")
# What anybody but the owner may do to the log and to its head: by rights, columns, rules, roles.
GRANTS = b"""
WITH guarded AS (
    SELECT oid, relowner, relacl, relnamespace::regnamespace || '.' || relname AS name
    FROM pg_class WHERE oid IN ('zhuanban.events'::regclass, 'zhuanban.heads'::regclass))
SELECT name, coalesce(r.rolname, 'PUBLIC'),
       a.privilege_type || CASE WHEN a.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END
FROM guarded g, aclexplode(relacl) a LEFT JOIN pg_roles r ON r.oid = a.grantee
WHERE a.grantee <> relowner
UNION ALL
SELECT name, coalesce(r.rolname, 'PUBLIC'), a.privilege_type || ' ' || attname
FROM guarded g JOIN pg_attribute ON attrelid = g.oid,
     aclexplode(attacl) a LEFT JOIN pg_roles r ON r.oid = a.grantee
UNION ALL
SELECT name, 'PUBLIC', 'RULE ' || rulename FROM guarded g JOIN pg_rewrite ON ev_class = g.oid
UNION ALL
SELECT name, 'PUBLIC', 'ROW SECURITY' FROM guarded JOIN pg_class USING (oid) WHERE relrowsecurity
UNION ALL
SELECT name, 'PUBLIC', 'INHERITED BY ' || inhrelid::regclass
FROM guarded g JOIN pg_inherits ON inhparent = g.oid
UNION ALL
SELECT name, o.rolname, 'OWNER' FROM guarded g JOIN pg_roles o ON o.oid = relowner
WHERE o.rolname IN ('zhuanban_app', 'zhuanban_models')
UNION ALL
SELECT 'role', rolname, 'MORE THAN IT NEEDS' FROM pg_roles
WHERE rolname IN ('zhuanban_app', 'zhuanban_models', 'zhuanban_reader')
  AND (rolsuper OR rolcreaterole OR rolbypassrls OR rolreplication)
UNION ALL
SELECT 'role', m.rolname, 'MEMBER OF ' || g.rolname
FROM pg_auth_members a JOIN pg_roles m ON m.oid = a.member JOIN pg_roles g ON g.oid = a.roleid
WHERE m.rolname IN ('zhuanban_app', 'zhuanban_models', 'zhuanban_reader')"""
READERS = {
    ("role", "zhuanban_app", "MEMBER OF zhuanban_models"),
    ("role", "zhuanban_app", "MEMBER OF zhuanban_reader"),
    ("zhuanban.heads", "zhuanban_reader", "SELECT"),
} | {
    (table, role, "SELECT")
    for table in ("zhuanban.events", "zhuanban.heads")
    for role in ("zhuanban_app", "zhuanban_models")
}
FOUND_CONSTRAINTS = b"""
SELECT nspname || '.' || relname, found FROM (
    SELECT conrelid AS of, pg_get_constraintdef(oid) AS found FROM pg_constraint
    WHERE contype IN ('p', 'u', 'c')
    UNION ALL
    SELECT attrelid, 'NOT NULL ' || attname FROM pg_attribute WHERE attnotnull AND attnum > 0
) c JOIN pg_class t ON t.oid = c.of JOIN pg_namespace n ON n.oid = t.relnamespace
WHERE t.oid IN ('zhuanban.events'::regclass, 'zhuanban.heads'::regclass)"""
CONSTRAINTS = {
    *(("zhuanban.events", found) for found in (
        'PRIMARY KEY (jurisdiction, "position")', "UNIQUE (jurisdiction, stream, version)",
        'CHECK (("position" > 0))', "CHECK ((version >= 0))", "NOT NULL jurisdiction",
        "NOT NULL position", "NOT NULL stream", "NOT NULL version", "NOT NULL topic",
        "NOT NULL recorded_at", "NOT NULL state",
    )),
    *(("zhuanban.heads", found) for found in (
        "PRIMARY KEY (jurisdiction)", 'CHECK (("position" >= 0))', "NOT NULL jurisdiction",
        "NOT NULL position", "NOT NULL recorded_at", "NOT NULL generation",
    )),
}  # fmt: skip
CLOSED_TO_PUBLIC = (
    "become_writer", "append", "note_read_model", "make_arriving", "append_arrived",
    "stop_at_newer", "note_newer",
)  # fmt: skip


def safeguards(connection: Connection[Any]) -> Iterator[Discrepancy]:
    """What of the log's protection is missing, changed or added."""
    yield from _triggers(connection)
    yield from _functions(connection)
    found = set(connection.execute(GRANTS).fetchall())
    for table, role, right in sorted(found ^ READERS):
        sign = "+" if (table, role, right) in found else "-"
        yield Discrepancy.of("grant_changed", name=table, found=f"{sign}{role} {right}")
    constraints = set(connection.execute(FOUND_CONSTRAINTS).fetchall())
    for table, what in sorted(constraints ^ CONSTRAINTS):
        sign = "+" if (table, what) in constraints else "-"
        yield Discrepancy.of("constraint_changed", name=table, found=sign + what)


def _triggers(connection: Connection[Any]) -> Iterator[Discrepancy]:
    found = {name: (kind, ok) for name, kind, ok in connection.execute(FOUND_TRIGGERS)}
    wanted = {name: (kind, True) for name, kind in TRIGGERS.items()}
    for name in sorted(found.keys() | wanted.keys()):
        if found.get(name) != wanted.get(name):
            yield Discrepancy.of("trigger_changed", name=name)


def _functions(connection: Connection[Any]) -> Iterator[Discrepancy]:
    """Each as the schema files have it, none missing or added, none of the log's open to all."""
    made = dict(_made())
    for name, signature, *found, is_public, is_foreign in connection.execute(FUNCTIONS).fetchall():
        is_closed = found[1] or name.removeprefix("zhuanban.") in CLOSED_TO_PUBLIC
        if (is_public and is_closed) or is_foreign or tuple(found) != made.pop(name, None):
            yield Discrepancy.of("function_changed", name=signature)
    for name in sorted(made):
        yield Discrepancy.of("function_changed", name=name)


def _made() -> Iterator[tuple[str, tuple[str, bool, list[str]]]]:
    """Name, body, whether it runs with its owner's rights, and settings of each function."""
    for file in sorted(SCHEMA.glob("[0-9]*.sql")):
        for name, head, body in MADE.findall(file.read_text()):
            settings = SETTING.findall(" ".join(head.split()))
            told = [f"{setting}={value.strip(chr(39))}" for setting, value in settings]
            yield name, (body, "SECURITY DEFINER" in head, told)
