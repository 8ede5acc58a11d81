"""A flag says a fact about a record that an inspector looks at twice; it judges nobody.

late
    recorded more than 48 hours after it happened, and not imported
out_of_hours
    a contact that happened outside 08:00 to 20:00 in Shanghai, on whatever day
single_cadre
    a visit or a site viewing whose record names nobody in ``accompanied_by``; whether the one named
    has confirmed it (``case.contact_confirmed``) stands beside it in the trail and changes no flag:
    who has not confirmed so far was not therefore absent
corrected_after_signature
    a correction recorded after a signature of the same case
imported
    told by an import (``source`` says which), therefore not counted as late
recused_contact
    a contact by a cadre, or accompanied by one, whose recusal from that case stood when it
    happened
after_transfer
    a contact, demand or promise told by a former chief representative, recorded after another was
    named and of a time at which another was
"""

from __future__ import annotations

LATE = "late"
OUT_OF_HOURS = "out_of_hours"
SINGLE_CADRE = "single_cadre"
CORRECTED_AFTER_SIGNATURE = "corrected_after_signature"
IMPORTED = "imported"
RECUSED_CONTACT = "recused_contact"
AFTER_TRANSFER = "after_transfer"
FLAGS = (
    LATE, OUT_OF_HOURS, SINGLE_CADRE, CORRECTED_AFTER_SIGNATURE, IMPORTED, RECUSED_CONTACT,
    AFTER_TRANSFER,
)  # fmt: skip

# What was told of the subject after one position up to another, each record with its flags.
FLAGGED = """
WITH told AS MATERIALIZED (
    SELECT *, split_part(topic, '@', 1) AS name, convert_from(state, 'UTF8')::jsonb AS p
    FROM zhuanban.events
    WHERE jurisdiction = {jurisdiction} AND {condition}
      AND position > {after} AND position <= {upto}
      AND ({since}::timestamptz IS NULL OR recorded_at >= {since})
      AND ({until}::timestamptz IS NULL OR recorded_at <= {until})
    ORDER BY position LIMIT {limit}),
signed AS (
    SELECT stream, min(version) AS version FROM zhuanban.events
    WHERE jurisdiction = {jurisdiction} AND starts_with(topic, 'case.signature_captured@')
      AND stream IN (SELECT stream FROM told
                     WHERE name IN ('case.corrected', 'case.opening_moved_back'))
    GROUP BY stream),
talks AS (
    SELECT * FROM told
    WHERE name IN ('case.contact_logged', 'case.demand_raised', 'case.promise_made')),
standing AS MATERIALIZED (
    SELECT stream, topic, convert_from(state, 'UTF8')::jsonb AS p, occurred_at, position
    FROM zhuanban.events
    WHERE jurisdiction = {jurisdiction} AND position <= {upto}
      AND split_part(topic, '@', 1) IN (
          'case.recusal_declared', 'case.recusal_lifted', 'case.chief_named')
      AND stream IN (SELECT stream FROM talks)),
recused AS (
    SELECT stream, topic, occurred_at, p ->> 'cadre' AS cadre, lead(occurred_at) OVER (
        PARTITION BY stream, p ->> 'cadre' ORDER BY occurred_at, position) AS ended_at
    FROM standing WHERE starts_with(topic, 'case.recusal_')),
named AS (
    SELECT stream, position, occurred_at, p ->> 'name' AS chief, p ->> 'instead_of' AS former
    FROM standing WHERE starts_with(topic, 'case.chief_named@')),
served AS (
    SELECT stream, former AS cadre, min(position) AS until FROM named GROUP BY stream, former),
chief_then AS (
    SELECT DISTINCT ON (t.position) t.position, t.cadre, n.chief
    FROM talks t
    JOIN served s ON s.stream = t.stream AND s.cadre = t.cadre AND s.until < t.position
    JOIN named n ON n.stream = t.stream AND n.position < t.position
        AND n.occurred_at <= t.occurred_at
    ORDER BY t.position, n.position DESC),
flagged AS (
    SELECT position, stream, name, topic, version, occurred_at, recorded_at, op_id, state,
        array_remove(ARRAY[
            CASE WHEN recorded_at - occurred_at > interval '48 hours' AND NOT p ? 'source'
                THEN 'late' END,
            CASE WHEN name = 'case.contact_logged'
                AND (occurred_at AT TIME ZONE 'Asia/Shanghai')::time
                    NOT BETWEEN '08:00' AND '20:00' THEN 'out_of_hours' END,
            CASE WHEN name = 'case.contact_logged' AND p ->> 'method' IN ('visit', 'site_viewing')
                AND coalesce(p ->> 'accompanied_by', '[]') IN ('', '[]') THEN 'single_cadre' END,
            CASE WHEN name IN ('case.corrected', 'case.opening_moved_back')
                AND EXISTS (SELECT FROM signed s
                    WHERE s.stream = told.stream AND s.version < told.version)
                THEN 'corrected_after_signature' END,
            CASE WHEN p ? 'source' THEN 'imported' END,
            CASE WHEN name = 'case.contact_logged' AND EXISTS (SELECT FROM recused r
                    WHERE r.stream = told.stream
                      AND r.cadre IN (told.cadre, p ->> 'accompanied_by')
                      AND starts_with(r.topic, 'case.recusal_declared@')
                      AND r.occurred_at <= told.occurred_at
                      AND coalesce(r.ended_at > told.occurred_at, true))
                THEN 'recused_contact' END,
            CASE WHEN position IN (SELECT position FROM chief_then WHERE chief <> cadre)
                THEN 'after_transfer' END], NULL) AS flags
    FROM told)
"""

ROWS = "SELECT * FROM flagged ORDER BY position"

# The first row counts all records.
GAPS = """
SELECT 'records', count(*) FROM flagged
UNION ALL SELECT flag, count(*) FROM flagged, unnest(flags) flag GROUP BY flag"""
