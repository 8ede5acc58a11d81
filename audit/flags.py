"""A flag says a fact about a record that an inspector looks at twice; it judges nobody.

late
    recorded more than 48 hours after it happened, and not imported
out_of_hours
    a contact that happened outside 08:00 to 20:00 in Shanghai, on whatever day
single_cadre
    a visit or a site viewing whose record names nobody in ``accompanied_by``
corrected_after_signature
    a correction recorded after a signature of the same case
imported
    told by an import (``source`` says which), therefore not counted as late
recused_contact
    a contact by a cadre, or accompanied by one, whose recusal from that case stood when it
    happened
"""

from __future__ import annotations

LATE = "late"
OUT_OF_HOURS = "out_of_hours"
SINGLE_CADRE = "single_cadre"
CORRECTED_AFTER_SIGNATURE = "corrected_after_signature"
IMPORTED = "imported"
RECUSED_CONTACT = "recused_contact"
FLAGS = (LATE, OUT_OF_HOURS, SINGLE_CADRE, CORRECTED_AFTER_SIGNATURE, IMPORTED, RECUSED_CONTACT)

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
recusals AS (
    SELECT stream, topic, convert_from(state, 'UTF8')::jsonb ->> 'cadre' AS cadre,
        occurred_at, position
    FROM zhuanban.events
    WHERE jurisdiction = {jurisdiction} AND position <= {upto}
      AND split_part(topic, '@', 1) IN ('case.recusal_declared', 'case.recusal_lifted')
      AND stream IN (SELECT stream FROM told WHERE name = 'case.contact_logged')),
recused AS (
    SELECT *, lead(occurred_at) OVER (
        PARTITION BY stream, cadre ORDER BY occurred_at, position) AS ended_at
    FROM recusals),
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
                THEN 'recused_contact' END], NULL) AS flags
    FROM told)
"""

ROWS = "SELECT * FROM flagged ORDER BY position"

# The first row counts all records.
GAPS = """
SELECT 'records', count(*) FROM flagged
UNION ALL SELECT flag, count(*) FROM flagged, unnest(flags) flag GROUP BY flag"""
