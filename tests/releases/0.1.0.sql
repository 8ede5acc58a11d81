--
-- PostgreSQL database dump
--

\restrict et6bPGOZbFo6IOd2ub8lpSllQUXvS5aHdKQD8vtGkqVm4f9qmCgEzjgq6jNRcsw

-- Dumped from database version 15.18 (Debian 15.18-0+deb12u1)
-- Dumped by pg_dump version 15.18 (Debian 15.18-0+deb12u1)

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: audit; Type: SCHEMA; Schema: -; Owner: postgres
--

CREATE SCHEMA audit;


ALTER SCHEMA audit OWNER TO postgres;

--
-- Name: beside; Type: SCHEMA; Schema: -; Owner: zhuanban_models
--

CREATE SCHEMA beside;


ALTER SCHEMA beside OWNER TO zhuanban_models;

--
-- Name: models; Type: SCHEMA; Schema: -; Owner: zhuanban_models
--

CREATE SCHEMA models;


ALTER SCHEMA models OWNER TO zhuanban_models;

--
-- Name: seen; Type: SCHEMA; Schema: -; Owner: postgres
--

CREATE SCHEMA seen;


ALTER SCHEMA seen OWNER TO postgres;

--
-- Name: zhuanban; Type: SCHEMA; Schema: -; Owner: postgres
--

CREATE SCHEMA zhuanban;


ALTER SCHEMA zhuanban OWNER TO postgres;

--
-- Name: field(bytea); Type: FUNCTION; Schema: audit; Owner: postgres
--

CREATE FUNCTION audit.field(_bytes bytea) RETURNS bytea
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
    SELECT CASE WHEN _bytes IS NULL THEN '\xffffffff'::bytea
                ELSE int4send(octet_length(_bytes)) || _bytes END
$$;


ALTER FUNCTION audit.field(_bytes bytea) OWNER TO postgres;

SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: events; Type: TABLE; Schema: zhuanban; Owner: postgres
--

CREATE TABLE zhuanban.events (
    jurisdiction integer NOT NULL,
    "position" bigint NOT NULL,
    stream uuid NOT NULL,
    version integer NOT NULL,
    topic text NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    occurred_at timestamp with time zone,
    cadre text,
    project uuid,
    task_force uuid,
    op_id uuid,
    state bytea NOT NULL,
    CONSTRAINT events_position_check CHECK (("position" > 0)),
    CONSTRAINT events_version_check CHECK ((version >= 0))
);


ALTER TABLE zhuanban.events OWNER TO postgres;

--
-- Name: leaf(zhuanban.events); Type: FUNCTION; Schema: audit; Owner: postgres
--

CREATE FUNCTION audit.leaf(e zhuanban.events) RETURNS bytea
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
    SELECT '\x000000076576656e742f31'::bytea
        || '\x00000004' || int4send(e.jurisdiction)
        || '\x00000008' || int8send(e.position)
        || '\x00000010' || uuid_send(e.stream)
        || '\x00000004' || int4send(e.version)
        || '\x00000008' || timestamptz_send(e.recorded_at)
        || audit.field(convert_to(e.topic, 'UTF8'))
        || audit.field(timestamptz_send(e.occurred_at))
        || audit.field(convert_to(e.cadre, 'UTF8'))
        || audit.field(uuid_send(e.project))
        || audit.field(uuid_send(e.task_force))
        || audit.field(uuid_send(e.op_id))
        || audit.field(e.state)
$$;


ALTER FUNCTION audit.leaf(e zhuanban.events) OWNER TO postgres;

--
-- Name: bring_along(integer, bigint, zhuanban.events[], text[], text[]); Type: FUNCTION; Schema: models; Owner: zhuanban_models
--

CREATE FUNCTION models.bring_along(_jurisdiction integer, _upto bigint, _arrived zhuanban.events[], _heard text[], _set_aside text[]) RETURNS void
    LANGUAGE plpgsql
    AS $$
#variable_conflict use_column
BEGIN
IF _heard && '{case.closed@1,case.contact_logged@1,case.offer_accepted@1,case.offer_declined@1,case.offer_made@1,case.offer_withdrawn@1,case.opened@1,case.opening_moved_back@1,case.reopened@1,case.signature_captured@1,case.signature_withdrawn@1,project.baseline_set@1}' AND NOT 'countdown' = ANY (_set_aside) THEN
IF _heard && '{case.opened@1,case.closed@1,case.reopened@1,case.opening_moved_back@1,case.contact_logged@1,case.offer_made@1,case.offer_accepted@1,case.offer_declined@1,case.offer_withdrawn@1,case.signature_captured@1,case.signature_withdrawn@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM unnest(_arrived) WHERE topic = ANY ('{case.opened@1,case.closed@1,case.reopened@1,case.opening_moved_back@1,case.contact_logged@1,case.offer_made@1,case.offer_accepted@1,case.offer_declined@1,case.offer_withdrawn@1,case.signature_captured@1,case.signature_withdrawn@1}')) INSERT INTO countdown_marks
SELECT jurisdiction, stream, position, project, task_force, occurred_at,
    (topic = 'case.contact_logged@1')::int,
    CASE topic WHEN 'case.offer_made@1' THEN 1 WHEN 'case.offer_accepted@1' THEN -1
        WHEN 'case.offer_declined@1' THEN -1 WHEN 'case.offer_withdrawn@1' THEN -1 ELSE 0 END,
    (topic = 'case.offer_accepted@1')::int,
    CASE topic WHEN 'case.signature_captured@1' THEN 1
        WHEN 'case.signature_withdrawn@1' THEN -1 ELSE 0 END,
    CASE topic WHEN 'case.opened@1' THEN position * 16 WHEN 'case.reopened@1' THEN position * 16
        WHEN 'case.opening_moved_back@1'
        THEN (convert_from(state, 'UTF8')::jsonb ->> 'position')::bigint * 16
        WHEN 'case.closed@1' THEN position * 16 + array_position(
            '{signed,resolved,excluded,withdrawn,merged,other}',
            convert_from(state, 'UTF8')::jsonb ->> 'outcome') END
FROM (
    SELECT jurisdiction, stream, position, project, task_force, occurred_at, topic,
        CASE WHEN topic IN ('case.opening_moved_back@1', 'case.closed@1') THEN state END AS state,
        topic = 'case.contact_logged@1' AND (
            occurred_at >= min(occurred_at) FILTER (WHERE topic = 'case.contact_logged@1')
                OVER (PARTITION BY stream ORDER BY position
                      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
        ) IS TRUE AS is_later
    FROM arrived e
    WHERE NOT (topic = 'case.contact_logged@1' AND EXISTS (
        SELECT FROM countdown_marks m WHERE m.jurisdiction = e.jurisdiction
          AND m.case_id = e.stream AND m.contact = 1 AND m.at <= e.occurred_at))) e
WHERE NOT is_later;
END IF;
IF _heard && '{case.opened@1,case.closed@1,case.reopened@1,case.opening_moved_back@1,case.contact_logged@1,case.offer_made@1,case.offer_accepted@1,case.offer_declined@1,case.offer_withdrawn@1,case.signature_captured@1,case.signature_withdrawn@1}' AND found THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM unnest(_arrived) WHERE topic = ANY ('{case.opened@1,case.closed@1,case.reopened@1,case.opening_moved_back@1,case.contact_logged@1,case.offer_made@1,case.offer_accepted@1,case.offer_declined@1,case.offer_withdrawn@1,case.signature_captured@1,case.signature_withdrawn@1}')), touched AS (
    SELECT DISTINCT jurisdiction, stream AS case_id FROM arrived e
    WHERE topic <> 'case.contact_logged@1' OR EXISTS (
        SELECT FROM countdown_marks m WHERE m.jurisdiction = e.jurisdiction
          AND m.case_id = e.stream AND m.position = e.position)),
sums AS (
    SELECT jurisdiction, case_id, at, project, task_force, sum(signatures) OVER w AS signatures,
        sum(accepted) OVER w AS accepted, sum(offers) OVER w AS offers,
        sum(contact) OVER w AS contacts, max(life) OVER w AS life,
        row_number() OVER (PARTITION BY case_id, at ORDER BY position) AS nth
    FROM countdown_marks JOIN touched USING (jurisdiction, case_id)
    WINDOW w AS (PARTITION BY case_id ORDER BY at)),
walk AS (
    SELECT *, lag(bucket) OVER (PARTITION BY case_id ORDER BY at) AS came_from FROM (
        SELECT jurisdiction, case_id, at, project, task_force,
            CASE WHEN life IS NULL THEN NULL
                WHEN life % 16 > 0 THEN
                    ('{signed,resolved,excluded,withdrawn,merged,other}'::text[])[life % 16]
                WHEN signatures > 0 THEN 'signing' WHEN accepted > 0 THEN 'accepted'
                WHEN offers > 0 THEN 'offered' WHEN contacts > 0 THEN 'contacted'
                ELSE 'opened' END AS bucket
        FROM sums WHERE nth = 1) stands),
-- What stood is taken from what stands: a shift in both cancels out and is not written.
changed AS (
    SELECT jurisdiction, case_id, at, project, task_force, came_from, bucket, sum(d)::int AS d,
        max(sum(d)) OVER (PARTITION BY case_id, at) < 0 AS is_gone
    FROM (
        SELECT jurisdiction, case_id, at, project, task_force, came_from, bucket, 1 AS d FROM walk
        WHERE bucket IS DISTINCT FROM came_from
        UNION ALL
        SELECT jurisdiction, case_id, at, project, task_force, left_bucket, entered_bucket, -1
        FROM countdown_shifts JOIN touched USING (jurisdiction, case_id)) both_sides
    GROUP BY 2, 3, 1, 4, 5, 6, 7 HAVING sum(d) <> 0),
gone AS (
    DELETE FROM countdown_shifts s USING changed c
    WHERE s.jurisdiction = c.jurisdiction AND s.case_id = c.case_id AND s.at = c.at AND is_gone),
kept AS (
    INSERT INTO countdown_shifts AS s
    SELECT jurisdiction, case_id, at, project, task_force, came_from, bucket FROM changed
    WHERE d > 0
    ON CONFLICT (jurisdiction, case_id, at) DO UPDATE
        SET left_bucket = excluded.left_bucket, entered_bucket = excluded.entered_bucket),
moved AS (
    SELECT jurisdiction, project, task_force, (at AT TIME ZONE 'Asia/Shanghai')::date AS day,
        side.bucket, sum(n) AS n
    FROM changed, LATERAL (VALUES (came_from, -d), (changed.bucket, d)) side (bucket, n)
    WHERE side.bucket IS NOT NULL GROUP BY 1, 2, 3, 4, 5 HAVING sum(n) <> 0),
days AS (
    INSERT INTO countdown_days AS c SELECT * FROM moved
    ON CONFLICT (jurisdiction, project, task_force, day, bucket) DO UPDATE SET n = c.n + excluded.n)
INSERT INTO countdown_now AS c
SELECT jurisdiction, project, task_force, bucket, sum(n)::bigint FROM moved GROUP BY 1, 2, 3, 4
ON CONFLICT (jurisdiction, project, task_force, bucket) DO UPDATE SET n = c.n + excluded.n;
END IF;
IF _heard && '{project.baseline_set@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM unnest(_arrived) WHERE topic = ANY ('{project.baseline_set@1}')) INSERT INTO countdown_baselines
SELECT jurisdiction, project, occurred_at,
    (convert_from(state, 'UTF8')::jsonb ->> 'households')::integer
FROM arrived;
END IF;
END IF;
IF _heard && '{case.closed@1,case.opened@1,case.opening_moved_back@1,case.reopened@1}' AND NOT 'time_to_close' = ANY (_set_aside) THEN
IF _heard && '{case.opened@1,case.opening_moved_back@1,case.closed@1,case.reopened@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM unnest(_arrived) WHERE topic = ANY ('{case.opened@1,case.opening_moved_back@1,case.closed@1,case.reopened@1}')) INSERT INTO closing_marks
SELECT jurisdiction, stream, position, project, occurred_at,
    CASE topic WHEN 'case.opened@1'
        THEN coalesce((p ->> 'first_opened_at')::timestamptz, occurred_at) ELSE occurred_at END,
    CASE WHEN topic = 'case.opened@1' AND p ->> 'how' = 'roster' THEN recorded_at END,
    ARRAY[CASE topic WHEN 'case.opening_moved_back@1' THEN (p ->> 'position')::bigint
        ELSE position END,
        CASE topic WHEN 'case.closed@1'
            THEN (extract(epoch FROM occurred_at) * 1000000)::bigint END,
        array_position('{signed,resolved,excluded,withdrawn,merged,other}', p ->> 'outcome')]
FROM (SELECT *, CASE WHEN topic <> 'case.reopened@1'
          THEN convert_from(state, 'UTF8')::jsonb END AS p
    FROM arrived) e;
END IF;
IF _heard && '{case.opened@1,case.opening_moved_back@1,case.closed@1,case.reopened@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM unnest(_arrived) WHERE topic = ANY ('{case.opened@1,case.opening_moved_back@1,case.closed@1,case.reopened@1}')), touched AS (
    SELECT DISTINCT jurisdiction, stream AS case_id, stream
    FROM arrived),
sums AS (
    SELECT jurisdiction, case_id, project, at, min(since) OVER w AS opened_at,
        (max(life) OVER w)[2] AS closed, (max(life) OVER w)[3] AS outcome,
        max(watched) OVER w AS watched,
        row_number() OVER (PARTITION BY case_id, at ORDER BY position) AS nth
    FROM closing_marks JOIN touched USING (jurisdiction, case_id)
    WINDOW w AS (PARTITION BY case_id ORDER BY at)),
laid AS (
    SELECT jurisdiction, case_id, at AS starts, project,
        coalesce(lead(at) OVER (PARTITION BY case_id ORDER BY at), 'infinity') AS ends, opened_at,
        to_timestamp(closed / 1000000) + (closed % 1000000) * interval '1 microsecond' AS closed_at,
        watched, (lead(closed) OVER (PARTITION BY case_id ORDER BY at)) IS NOT NULL AS then_closed,
        ('{signed,resolved,excluded,withdrawn,merged,other}'::text[])[outcome] AS outcome
    FROM sums WHERE nth = 1)
INSERT INTO closing_spans AS s SELECT * FROM laid
ON CONFLICT (jurisdiction, case_id, starts) DO UPDATE
    SET ends = excluded.ends, opened_at = excluded.opened_at, closed_at = excluded.closed_at,
        watched = excluded.watched, then_closed = excluded.then_closed,
        outcome = excluded.outcome;
END IF;
END IF;
IF _heard && '{case.chief_named@1,case.closed@1,case.contact_logged@1,case.corrected@1,case.demand_answered@1,case.offer_accepted@1,case.offer_declined@1,case.offer_made@1,case.offer_withdrawn@1,case.opened@1,case.opening_moved_back@1,case.party_recorded@1,case.party_succeeded@1,case.promise_kept@1,case.reopened@1,case.signature_captured@1,case.signature_withdrawn@1,case.split@1}' AND NOT 'register' = ANY (_set_aside) THEN
IF _heard && '{case.opened@1,case.opening_moved_back@1,case.closed@1,case.reopened@1,case.chief_named@1,case.offer_made@1,case.offer_accepted@1,case.offer_declined@1,case.offer_withdrawn@1,case.signature_captured@1,case.signature_withdrawn@1,case.party_recorded@1,case.demand_answered@1,case.promise_kept@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM unnest(_arrived) WHERE topic = ANY ('{case.opened@1,case.opening_moved_back@1,case.closed@1,case.reopened@1,case.chief_named@1,case.offer_made@1,case.offer_accepted@1,case.offer_declined@1,case.offer_withdrawn@1,case.signature_captured@1,case.signature_withdrawn@1,case.party_recorded@1,case.demand_answered@1,case.promise_kept@1}')) INSERT INTO register AS r (jurisdiction, case_id, project, case_no, kind, village_group, name,
    chief, chief_at, life, offers, accepted, signatures, opened_at, first_opened_at, moved_at)
SELECT jurisdiction, stream, max(project::text)::uuid, max(p ->> 'case_no'), max(p ->> 'kind'),
    max(p ->> 'village_group'),
    (array_agg(p -> 'name' ORDER BY position) FILTER (WHERE topic = 'case.party_recorded@1'))[1],
    (array_agg(p ->> 'name' ORDER BY position DESC) FILTER (WHERE topic = 'case.chief_named@1'))[1],
    coalesce(max(position) FILTER (WHERE topic = 'case.chief_named@1'), 0),
    coalesce(max(position * 16 + CASE topic WHEN 'case.closed@1' THEN array_position(
            '{signed,resolved,excluded,withdrawn,merged,other}', p ->> 'outcome') ELSE 0 END)
        FILTER (WHERE topic IN ('case.opened@1', 'case.reopened@1', 'case.closed@1')), 0),
    count(*) FILTER (WHERE topic = 'case.offer_made@1') - count(*) FILTER (WHERE topic IN (
        'case.offer_accepted@1', 'case.offer_declined@1', 'case.offer_withdrawn@1')),
    count(*) FILTER (WHERE topic = 'case.offer_accepted@1'),
    count(*) FILTER (WHERE topic = 'case.signature_captured@1')
        - count(*) FILTER (WHERE topic = 'case.signature_withdrawn@1'),
    min(occurred_at) FILTER (WHERE topic IN ('case.opened@1', 'case.opening_moved_back@1')),
    min(coalesce((p ->> 'first_opened_at')::timestamptz, occurred_at))
        FILTER (WHERE topic IN ('case.opened@1', 'case.opening_moved_back@1')),
    max(occurred_at) FILTER (WHERE topic IN ('case.opened@1', 'case.opening_moved_back@1',
        'case.reopened@1', 'case.offer_made@1', 'case.offer_accepted@1', 'case.offer_declined@1',
        'case.signature_captured@1', 'case.demand_answered@1', 'case.promise_kept@1'))
FROM (SELECT *, CASE WHEN topic IN ('case.opened@1', 'case.opening_moved_back@1',
            'case.closed@1', 'case.chief_named@1',
            'case.party_recorded@1') THEN convert_from(state, 'UTF8')::jsonb END AS p
    FROM arrived) e
GROUP BY jurisdiction, stream
ON CONFLICT (jurisdiction, case_id) DO UPDATE SET
    case_no = coalesce(r.case_no, excluded.case_no), kind = coalesce(r.kind, excluded.kind),
    village_group = coalesce(r.village_group, excluded.village_group),
    name = coalesce(r.name, excluded.name),
    chief = CASE WHEN excluded.chief_at > 0 THEN excluded.chief ELSE r.chief END,
    chief_at = greatest(r.chief_at, excluded.chief_at),
    life = greatest(r.life, excluded.life),
    offers = r.offers + excluded.offers, accepted = r.accepted + excluded.accepted,
    signatures = r.signatures + excluded.signatures,
    opened_at = least(r.opened_at, excluded.opened_at),
    first_opened_at = least(r.first_opened_at, excluded.first_opened_at),
    moved_at = greatest(r.moved_at, excluded.moved_at);
END IF;
IF _heard && '{case.party_succeeded@1,case.split@1,case.corrected@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM unnest(_arrived) WHERE topic = ANY ('{case.party_succeeded@1,case.split@1,case.corrected@1}')) UPDATE register r SET name = (
    WITH told AS (SELECT position, topic, convert_from(state, 'UTF8')::jsonb AS p FROM events e
        WHERE e.jurisdiction = touched.jurisdiction AND e.stream = touched.stream
          AND e.position <= _upto AND topic IN ('case.party_recorded@1', 'case.party_succeeded@1',
              'case.split@1', 'case.corrected@1'))
    SELECT name FROM (
        SELECT p -> 'n' AS n, p -> 'name' AS name, position FROM told
        WHERE topic = 'case.party_recorded@1'
        UNION ALL SELECT c.p -> 'n', c.p -> 'value', c.position FROM told c JOIN told r
          ON r.topic = 'case.party_recorded@1' AND r.position = (c.p ->> 'position')::bigint
        WHERE c.p ->> 'field' = 'name'
        UNION ALL SELECT heir -> 'n', heir -> 'name', position
        FROM told, jsonb_array_elements(p -> 'heirs') heir WHERE topic = 'case.party_succeeded@1'
    ) named
    WHERE NOT EXISTS (SELECT FROM told WHERE topic = 'case.party_succeeded@1' AND p -> 'n' = n
        OR topic = 'case.split@1' AND p -> 'parties' @> n)
    ORDER BY n, position DESC LIMIT 1)
FROM (SELECT DISTINCT jurisdiction, stream FROM arrived) touched
WHERE r.jurisdiction = touched.jurisdiction AND r.case_id = touched.stream;
END IF;
IF _heard && '{case.contact_logged@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM unnest(_arrived) WHERE topic = ANY ('{case.contact_logged@1}')) UPDATE register r SET contacts = r.contacts + e.n, last_contact = greatest(r.last_contact, e.last),
    moved_at = greatest(r.moved_at, e.last)
FROM (SELECT jurisdiction, stream, count(*) AS n, max(occurred_at) AS last
    FROM arrived GROUP BY jurisdiction, stream) e
WHERE r.jurisdiction = e.jurisdiction AND r.case_id = e.stream;
END IF;
END IF;
IF _heard && '{case.chief_named@1,case.conflict_settled@1,case.contact_logged@1,case.corrected@1,case.decision_conflicted@1,case.objection_answered@1,case.objection_raised@1,case.order_given@1,case.order_reported@1,case.order_settled@1,case.promise_broken@1,case.promise_kept@1,case.promise_made@1}' AND NOT 'due' = ANY (_set_aside) THEN
IF _heard && '{case.contact_logged@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM unnest(_arrived) WHERE topic = ANY ('{case.contact_logged@1}')), newest AS (
    SELECT DISTINCT ON (stream) jurisdiction, stream, position, project, cadre, occurred_at,
        CASE WHEN position('"next_due":'::bytea IN state) > 0 THEN state END AS asks
    FROM arrived ORDER BY stream, occurred_at DESC, position DESC)
INSERT INTO due
SELECT jurisdiction, stream, 'next_step', 0, position, project, cadre, (p ->> 'next_due')::date,
    p -> 'next_step', occurred_at
FROM (SELECT *, convert_from(asks, 'UTF8')::jsonb AS p FROM newest) e
ON CONFLICT (jurisdiction, case_id, kind, n) DO UPDATE SET position = excluded.position,
    cadre = excluded.cadre, due = excluded.due, text = excluded.text, made_at = excluded.made_at
WHERE (excluded.made_at, excluded.position) > (due.made_at, due.position);
END IF;
IF _heard && '{case.promise_made@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM unnest(_arrived) WHERE topic = ANY ('{case.promise_made@1}')) INSERT INTO due
SELECT jurisdiction, stream, 'promise', (p ->> 'n')::bigint, position, project, cadre,
    (p ->> 'due')::date, p -> 'text', occurred_at
FROM (SELECT *, convert_from(state, 'UTF8')::jsonb AS p FROM arrived) e;
END IF;
IF _heard && '{case.corrected@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM unnest(_arrived) WHERE topic = ANY ('{case.corrected@1}')) INSERT INTO due
SELECT e.jurisdiction, e.stream,
    CASE e.topic WHEN 'case.promise_made@1' THEN 'promise' ELSE 'next_step' END,
    coalesce((right_now ->> 'n')::bigint, 0), e.position, e.project, e.cadre,
    coalesce(right_now ->> 'due', right_now ->> 'next_due')::date,
    coalesce(nullif(right_now -> 'text', 'null'), nullif(right_now -> 'next_step', 'null')),
    e.occurred_at
FROM (SELECT DISTINCT jurisdiction, stream, (p ->> 'position')::bigint AS of_position
    FROM (SELECT *, convert_from(state, 'UTF8')::jsonb AS p FROM arrived) parsed
    WHERE p ->> 'of' IN ('case.promise_made', 'case.contact_logged')) c
JOIN events e ON e.jurisdiction = c.jurisdiction AND e.position = of_position
CROSS JOIN LATERAL (SELECT convert_from(e.state, 'UTF8')::jsonb
        || coalesce(jsonb_object_agg(p ->> 'field', p -> 'value' ORDER BY position), '{}')
        AS right_now
    FROM (SELECT position, convert_from(state, 'UTF8')::jsonb AS p FROM events
        WHERE events.jurisdiction = c.jurisdiction AND events.stream = c.stream
          AND topic = 'case.corrected@1' AND position <= _upto) corrections
    WHERE (p ->> 'position')::bigint = of_position) laid
WHERE NOT EXISTS (SELECT FROM events later WHERE later.jurisdiction = c.jurisdiction
      AND later.stream = c.stream AND later.position <= _upto
      AND CASE e.topic WHEN 'case.contact_logged@1' THEN later.topic = 'case.contact_logged@1'
            AND (later.occurred_at, later.position) > (e.occurred_at, e.position)
        ELSE later.topic IN ('case.promise_kept@1', 'case.promise_broken@1')
            AND later.position > of_position
            AND convert_from(later.state, 'UTF8')::jsonb -> 'n' = right_now -> 'n' END)
ON CONFLICT (jurisdiction, case_id, kind, n) DO UPDATE SET due = excluded.due, text = excluded.text;
END IF;
IF _heard && '{case.decision_conflicted@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM unnest(_arrived) WHERE topic = ANY ('{case.decision_conflicted@1}')) INSERT INTO due
SELECT jurisdiction, stream, 'conflict', (p ->> 'n')::bigint, position, project, p ->> 'owner',
    (p ->> 'due')::date, NULL, occurred_at
FROM (SELECT *, convert_from(state, 'UTF8')::jsonb AS p FROM arrived) e;
END IF;
IF _heard && '{case.objection_raised@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM unnest(_arrived) WHERE topic = ANY ('{case.objection_raised@1}')) INSERT INTO due
SELECT e.jurisdiction, e.stream, 'objection', (p ->> 'n')::bigint, e.position, e.project,
    (SELECT convert_from(named.state, 'UTF8')::jsonb ->> 'name' FROM events named
        WHERE named.jurisdiction = e.jurisdiction AND named.stream = e.stream
          AND named.topic = 'case.chief_named@1' AND named.position <= _upto
        ORDER BY named.position DESC LIMIT 1),
    (p ->> 'due')::date, p -> 'text', e.occurred_at, true
FROM (SELECT *, convert_from(state, 'UTF8')::jsonb AS p FROM arrived) e;
END IF;
IF _heard && '{case.order_given@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM unnest(_arrived) WHERE topic = ANY ('{case.order_given@1}')) INSERT INTO due
SELECT e.jurisdiction, e.stream, 'order', (p ->> 'n')::bigint, e.position, e.project,
    coalesce(p ->> 'to', (SELECT convert_from(named.state, 'UTF8')::jsonb ->> 'name'
        FROM events named
        WHERE named.jurisdiction = e.jurisdiction AND named.stream = e.stream
          AND named.topic = 'case.chief_named@1' AND named.position <= _upto
        ORDER BY named.position DESC LIMIT 1)),
    (p ->> 'due')::date, p -> 'text', e.occurred_at, p ->> 'to' IS NULL
FROM (SELECT *, convert_from(state, 'UTF8')::jsonb AS p FROM arrived) e;
END IF;
IF _heard && '{case.chief_named@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM unnest(_arrived) WHERE topic = ANY ('{case.chief_named@1}')) UPDATE due SET cadre = named.chief
FROM (SELECT DISTINCT ON (stream) stream, convert_from(state, 'UTF8')::jsonb ->> 'name' AS chief
    FROM arrived ORDER BY stream, position DESC) named
WHERE due.jurisdiction = _jurisdiction AND case_id = named.stream AND is_chiefs;
END IF;
IF _heard && '{case.order_reported@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM unnest(_arrived) WHERE topic = ANY ('{case.order_reported@1}')) UPDATE due SET cadre = given.cadre, is_chiefs = false
FROM arrived e JOIN events given ON given.jurisdiction = e.jurisdiction
WHERE due.jurisdiction = _jurisdiction AND case_id = e.stream AND kind = 'order'
  AND n = (convert_from(e.state, 'UTF8')::jsonb ->> 'n')::bigint
  AND given.position = due.position;
END IF;
IF _heard && '{case.promise_kept@1,case.promise_broken@1,case.conflict_settled@1,case.objection_answered@1,case.order_settled@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM unnest(_arrived) WHERE topic = ANY ('{case.promise_kept@1,case.promise_broken@1,case.conflict_settled@1,case.objection_answered@1,case.order_settled@1}')) DELETE FROM due d USING (
    SELECT stream, (convert_from(state, 'UTF8')::jsonb ->> 'n')::bigint AS n,
        CASE topic WHEN 'case.conflict_settled@1' THEN 'conflict'
            WHEN 'case.objection_answered@1' THEN 'objection'
            WHEN 'case.order_settled@1' THEN 'order' ELSE 'promise' END AS kind
    FROM arrived) e
WHERE d.jurisdiction = _jurisdiction AND d.case_id = e.stream AND d.kind = e.kind AND d.n = e.n;
END IF;
END IF;
IF _heard && '{case.chief_named@1,case.closed@1,case.opened@1,case.opening_moved_back@1,case.reopened@1}' AND NOT 'caseload' = ANY (_set_aside) THEN
IF _heard && '{case.opened@1,case.opening_moved_back@1,case.closed@1,case.reopened@1,case.chief_named@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM unnest(_arrived) WHERE topic = ANY ('{case.opened@1,case.opening_moved_back@1,case.closed@1,case.reopened@1,case.chief_named@1}')) INSERT INTO caseload AS c
SELECT jurisdiction, stream, max(project::text)::uuid,
    (array_agg(convert_from(state, 'UTF8')::jsonb ->> 'name' ORDER BY position DESC)
        FILTER (WHERE topic = 'case.chief_named@1'))[1],
    coalesce(max(position) FILTER (WHERE topic = 'case.chief_named@1'), 0),
    coalesce(max(CASE topic WHEN 'case.chief_named@1' THEN 0 WHEN 'case.opening_moved_back@1'
        THEN (convert_from(state, 'UTF8')::jsonb ->> 'position')::bigint * 2
        ELSE position * 2 + (topic = 'case.closed@1')::int END), 0)
FROM arrived
GROUP BY jurisdiction, stream
ON CONFLICT (jurisdiction, case_id) DO UPDATE SET
    chief = CASE WHEN excluded.chief_at > 0 THEN excluded.chief ELSE c.chief END,
    chief_at = greatest(c.chief_at, excluded.chief_at), life = greatest(c.life, excluded.life);
END IF;
END IF;
IF _heard && '{project.opened@1,task_force.dissolved@1,task_force.opened@1}' AND NOT 'directory' = ANY (_set_aside) THEN
IF _heard && '{project.opened@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM unnest(_arrived) WHERE topic = ANY ('{project.opened@1}')) INSERT INTO projects
SELECT jurisdiction, stream, p ->> 'code', p ->> 'name', p ->> 'track',
    (p ->> 'opened_on')::date, (p ->> 'target_date')::date, task_force
FROM (SELECT *, convert_from(state, 'UTF8')::jsonb AS p FROM arrived) e;
END IF;
IF _heard && '{task_force.opened@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM unnest(_arrived) WHERE topic = ANY ('{task_force.opened@1}')) INSERT INTO task_forces
SELECT jurisdiction, stream, p ->> 'code', p ->> 'name', p ->> 'category', (p ->> 'parent')::uuid
FROM (SELECT *, convert_from(state, 'UTF8')::jsonb AS p FROM arrived) e;
END IF;
IF _heard && '{task_force.dissolved@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM unnest(_arrived) WHERE topic = ANY ('{task_force.dissolved@1}')) UPDATE task_forces t SET is_dissolved = true FROM arrived e
WHERE t.jurisdiction = e.jurisdiction AND t.id = e.stream;
END IF;
END IF;
IF _heard && '{inspection.closed@1,inspection.finding_explained@1,inspection.finding_raised@1,inspection.finding_settled@1,inspection.finding_withdrawn@1,inspection.opened@1,inspection.rectification_ordered@1,inspection.rectification_reported@1,inspection.rectification_returned@1}' AND NOT 'inspections' = ANY (_set_aside) THEN
IF _heard && '{inspection.opened@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM unnest(_arrived) WHERE topic = ANY ('{inspection.opened@1}')) INSERT INTO inspections
SELECT jurisdiction, stream, p ->> 'reference', p ->> 'label', p ->> 'team', p ->> 'remit',
    (p ->> 'over')::uuid, occurred_at
FROM (SELECT *, convert_from(state, 'UTF8')::jsonb AS p FROM arrived) e;
END IF;
IF _heard && '{inspection.closed@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM unnest(_arrived) WHERE topic = ANY ('{inspection.closed@1}')) UPDATE inspections i SET closed_at = e.occurred_at FROM arrived e
WHERE i.jurisdiction = e.jurisdiction AND i.id = e.stream;
END IF;
IF _heard && '{inspection.finding_raised@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM unnest(_arrived) WHERE topic = ANY ('{inspection.finding_raised@1}')) INSERT INTO findings (jurisdiction, inspection, n, case_id, cadre, raised_at, over)
SELECT jurisdiction, stream, (p ->> 'n')::bigint, (p ->> 'case')::uuid, p ->> 'cadre',
    occurred_at, coalesce(project, task_force)
FROM (SELECT *, convert_from(state, 'UTF8')::jsonb AS p FROM arrived) e;
END IF;
IF _heard && '{inspection.finding_explained@1,inspection.rectification_ordered@1,inspection.rectification_reported@1,inspection.rectification_returned@1,inspection.finding_settled@1,inspection.finding_withdrawn@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM unnest(_arrived) WHERE topic = ANY ('{inspection.finding_explained@1,inspection.rectification_ordered@1,inspection.rectification_reported@1,inspection.rectification_returned@1,inspection.finding_settled@1,inspection.finding_withdrawn@1}')) UPDATE findings f SET stage = last_word, due = coalesce(last_due, f.due)
FROM (SELECT stream, (p ->> 'n')::bigint AS of_n,
        (array_agg(substring(topic FROM '_([a-z]+)@') ORDER BY position DESC))[1] AS last_word,
        (array_agg((p ->> 'due')::date ORDER BY position DESC) FILTER (WHERE p ->> 'due'
            IS NOT NULL))[1] AS last_due
    FROM (SELECT *, convert_from(state, 'UTF8')::jsonb AS p FROM arrived) e
    GROUP BY stream, p ->> 'n') said
WHERE f.jurisdiction = _jurisdiction AND f.inspection = said.stream AND f.n = of_n;
END IF;
END IF;
IF _heard && '{access.glass_broken@1,account.disabled@1,account.enabled@1,account.opened@1,account.posted@1,account.posting_ended@1,project.opened@1,task_force.opened@1}' AND NOT 'standing' = ANY (_set_aside) THEN
IF _heard && '{account.opened@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM unnest(_arrived) WHERE topic = ANY ('{account.opened@1}')) INSERT INTO accounts
SELECT jurisdiction, stream, convert_from(state, 'UTF8')::jsonb ->> 'name', occurred_at, cadre
FROM arrived;
END IF;
IF _heard && '{account.disabled@1,account.enabled@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM unnest(_arrived) WHERE topic = ANY ('{account.disabled@1,account.enabled@1}')) UPDATE accounts a SET is_disabled = e.topic = 'account.disabled@1'
FROM (SELECT DISTINCT ON (jurisdiction, stream) * FROM arrived
    ORDER BY jurisdiction, stream, position DESC) e
WHERE a.jurisdiction = e.jurisdiction AND a.id = e.stream;
END IF;
IF _heard && '{account.posted@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM unnest(_arrived) WHERE topic = ANY ('{account.posted@1}')) INSERT INTO postings
SELECT jurisdiction, stream, (p ->> 'n')::integer, p ->> 'acting_role', p ->> 'remit',
    coalesce(project, task_force), occurred_at, (p ->> 'until')::timestamptz
FROM (SELECT *, convert_from(state, 'UTF8')::jsonb AS p FROM arrived) e;
END IF;
IF _heard && '{account.posting_ended@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM unnest(_arrived) WHERE topic = ANY ('{account.posting_ended@1}')) UPDATE postings o SET until = least(o.until, e.occurred_at) FROM arrived e
WHERE o.jurisdiction = e.jurisdiction AND o.account = e.stream
  AND o.n = (convert_from(e.state, 'UTF8')::jsonb ->> 'n')::integer;
END IF;
IF _heard && '{task_force.opened@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM unnest(_arrived) WHERE topic = ANY ('{task_force.opened@1}')) INSERT INTO chartered
SELECT jurisdiction, stream, (convert_from(state, 'UTF8')::jsonb ->> 'parent')::uuid FROM arrived;
END IF;
IF _heard && '{task_force.opened@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM unnest(_arrived) WHERE topic = ANY ('{task_force.opened@1}')) INSERT INTO beneath SELECT jurisdiction, above, under, above = under FROM (
    WITH RECURSIVE up AS (
        SELECT jurisdiction, stream AS above, stream AS under FROM arrived
        UNION SELECT c.jurisdiction, c.parent, under FROM up JOIN chartered c
            ON c.jurisdiction = up.jurisdiction AND c.id = up.above WHERE c.parent IS NOT NULL)
    SELECT * FROM up) lines;
END IF;
IF _heard && '{project.opened@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM unnest(_arrived) WHERE topic = ANY ('{project.opened@1}')) INSERT INTO beneath
SELECT e.jurisdiction, b.above, e.stream, b.is_own FROM arrived e JOIN beneath b
    ON b.jurisdiction = e.jurisdiction AND b.under = e.task_force
UNION ALL SELECT jurisdiction, stream, stream, true FROM arrived;
END IF;
IF _heard && '{access.glass_broken@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM unnest(_arrived) WHERE topic = ANY ('{access.glass_broken@1}')) INSERT INTO broken_glass
SELECT jurisdiction, position, cadre, (p ->> 'case')::uuid, project, occurred_at,
    (p ->> 'until')::timestamptz, p -> 'reason'
FROM (SELECT *, convert_from(state, 'UTF8')::jsonb AS p FROM arrived) e;
END IF;
IF _heard && '{account.opened@1,account.disabled@1,account.enabled@1,account.posted@1,account.posting_ended@1,task_force.opened@1,project.opened@1,access.glass_broken@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM unnest(_arrived) WHERE topic = ANY ('{account.opened@1,account.disabled@1,account.enabled@1,account.posted@1,account.posting_ended@1,task_force.opened@1,project.opened@1,access.glass_broken@1}')) INSERT INTO standing_moved AS m SELECT jurisdiction, max(position) FROM arrived GROUP BY 1
ON CONFLICT (jurisdiction) DO UPDATE SET position = greatest(m.position, excluded.position);
END IF;
END IF;
IF _heard && '{case.transfer_accepted@1,case.transfer_offered@1,case.transfer_refused@1,case.transfer_withdrawn@1}' AND NOT 'transfers' = ANY (_set_aside) THEN
IF _heard && '{case.transfer_offered@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM unnest(_arrived) WHERE topic = ANY ('{case.transfer_offered@1}')) INSERT INTO transfers
SELECT jurisdiction, stream, (p ->> 'n')::bigint, position, project, p ->> 'instead_of', p ->> 'to',
    p ->> 'by', occurred_at
FROM (SELECT *, convert_from(state, 'UTF8')::jsonb AS p FROM arrived) e;
END IF;
IF _heard && '{case.transfer_accepted@1,case.transfer_refused@1,case.transfer_withdrawn@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM unnest(_arrived) WHERE topic = ANY ('{case.transfer_accepted@1,case.transfer_refused@1,case.transfer_withdrawn@1}')) DELETE FROM transfers t USING (
    SELECT stream, (convert_from(state, 'UTF8')::jsonb ->> 'n')::bigint AS n FROM arrived) e
WHERE t.jurisdiction = _jurisdiction AND t.case_id = e.stream AND t.n = e.n;
END IF;
END IF;
IF _heard && '{hold.lifted@1,hold.placed@1}' AND NOT 'holds' = ANY (_set_aside) THEN
IF _heard && '{hold.placed@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM unnest(_arrived) WHERE topic = ANY ('{hold.placed@1}')) INSERT INTO holds
SELECT DISTINCT ON (jurisdiction, stream) jurisdiction, stream, p ->> 'kind', p ->> 'reference',
    p ->> 'over', (p ->> 'of')::uuid, project, task_force, p -> 'reason', occurred_at,
    cadre, position
FROM (SELECT *, convert_from(state, 'UTF8')::jsonb AS p FROM arrived) e
ORDER BY jurisdiction, stream, position DESC
ON CONFLICT (jurisdiction, id) DO UPDATE SET
    kind = excluded.kind, reason = excluded.reason,
    placed_at = excluded.placed_at, placed_by = excluded.placed_by, placed = excluded.placed,
    lifted_at = NULL, lifted_by = NULL;
END IF;
IF _heard && '{hold.lifted@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM unnest(_arrived) WHERE topic = ANY ('{hold.lifted@1}')) UPDATE holds h SET lifted_at = e.occurred_at, lifted_by = e.cadre
FROM (SELECT DISTINCT ON (jurisdiction, stream) * FROM arrived
    ORDER BY jurisdiction, stream, position DESC) e
WHERE h.jurisdiction = e.jurisdiction AND h.id = e.stream AND h.placed < e.position;
END IF;
END IF;
IF _heard && '{person.erased@1}' AND NOT 'erasures' = ANY (_set_aside) THEN
IF _heard && '{person.erased@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM unnest(_arrived) WHERE topic = ANY ('{person.erased@1}')) INSERT INTO erasures
SELECT jurisdiction, position, (p ->> 'person')::uuid, p ->> 'order', project, task_force,
    occurred_at, cadre
FROM (SELECT *, convert_from(state, 'UTF8')::jsonb AS p FROM arrived) e;
END IF;
END IF;
IF _heard && '{access.glass_broken@1,access.recorded@1}' AND NOT 'reads' = ANY (_set_aside) THEN
IF _heard && '{access.recorded@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM unnest(_arrived) WHERE topic = ANY ('{access.recorded@1}')) INSERT INTO looks
SELECT jurisdiction, position, nth, cadre, p ->> 'role', r ->> 'what', (r ->> 'case')::uuid,
    (r ->> 'project')::uuid, (r ->> 'task_force')::uuid, r ->> 'subject', r ->> 'form',
    r -> 'term', (r ->> 'why')::bigint, (r ->> 'at')::timestamptz,
    coalesce(r ->> 'last_at', r ->> 'at')::timestamptz, (r ->> 'times')::integer
FROM (SELECT *, convert_from(state, 'UTF8')::jsonb AS p FROM arrived OFFSET 0) e,
    jsonb_array_elements(p -> 'reads') WITH ORDINALITY AS looked (r, nth);
END IF;
IF _heard && '{access.glass_broken@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM unnest(_arrived) WHERE topic = ANY ('{access.glass_broken@1}')) INSERT INTO openings
SELECT jurisdiction, position, cadre, p ->> 'role', (p ->> 'case')::uuid, p ->> 'case_no', project,
    occurred_at, (p ->> 'until')::timestamptz, p -> 'reason'
FROM (SELECT *, convert_from(state, 'UTF8')::jsonb AS p FROM arrived) e;
END IF;
END IF;
IF _heard && '{case.contact_confirmed@1,case.contact_logged@1,case.corrected@1}' AND NOT 'confirmations' = ANY (_set_aside) THEN
IF _heard && '{case.contact_logged@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM unnest(_arrived) WHERE topic = ANY ('{case.contact_logged@1}')) INSERT INTO accompanied
SELECT jurisdiction, position, stream, project, p ->> 'accompanied_by', cadre, p ->> 'recorded_by',
    NULL, occurred_at
FROM (SELECT *, convert_from(state, 'UTF8')::jsonb AS p FROM arrived
    WHERE position('"accompanied_by":'::bytea IN state) > 0) e
WHERE NOT p ? 'source';
END IF;
IF _heard && '{case.corrected@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM unnest(_arrived) WHERE topic = ANY ('{case.corrected@1}')) INSERT INTO accompanied
SELECT e.jurisdiction, e.position, e.stream, e.project, partner, e.cadre,
    convert_from(e.state, 'UTF8')::jsonb ->> 'recorded_by', NULL, e.occurred_at
FROM (SELECT DISTINCT ON (jurisdiction, of_position) * FROM (
        SELECT jurisdiction, (p ->> 'position')::bigint AS of_position, p ->> 'value' AS partner,
            position AS corrected_at
        FROM (SELECT *, convert_from(state, 'UTF8')::jsonb AS p FROM arrived) parsed
        WHERE p ->> 'of' = 'case.contact_logged' AND p ->> 'field' = 'accompanied_by') named
    ORDER BY jurisdiction, of_position, corrected_at DESC) c
JOIN events e ON e.jurisdiction = c.jurisdiction AND e.position = of_position
WHERE NOT convert_from(e.state, 'UTF8')::jsonb ? 'source'
ON CONFLICT (jurisdiction, position) DO UPDATE SET partner = excluded.partner;
END IF;
IF _heard && '{case.contact_confirmed@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM unnest(_arrived) WHERE topic = ANY ('{case.contact_confirmed@1}')) UPDATE accompanied a SET confirmed_by = e.cadre
FROM (SELECT DISTINCT ON (jurisdiction, of_position) * FROM (
        SELECT *, (convert_from(state, 'UTF8')::jsonb ->> 'confirms')::bigint AS of_position
        FROM arrived) confirmed
    ORDER BY jurisdiction, of_position, position DESC) e
WHERE a.jurisdiction = e.jurisdiction AND a.position = e.of_position;
END IF;
END IF;
IF _heard && '{case.conflict_settled@1,case.corrected@1,case.decision_conflicted@1,case.demand_answered@1,case.demand_raised@1,case.objection_answered@1,case.objection_raised@1,case.order_given@1,case.order_settled@1,case.promise_broken@1,case.promise_kept@1,case.promise_made@1,case.reopened@1,case.signature_withdrawn@1}' AND NOT 'obstacles' = ANY (_set_aside) THEN
IF _heard && '{case.demand_raised@1,case.promise_made@1,case.objection_raised@1,case.decision_conflicted@1,case.order_given@1,case.promise_broken@1,case.signature_withdrawn@1,case.reopened@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM unnest(_arrived) WHERE topic = ANY ('{case.demand_raised@1,case.promise_made@1,case.objection_raised@1,case.decision_conflicted@1,case.order_given@1,case.promise_broken@1,case.signature_withdrawn@1,case.reopened@1}')) INSERT INTO obstacles (jurisdiction, case_id, kind, n, starts, since, due, position, project)
SELECT jurisdiction, stream, CASE topic WHEN 'case.demand_raised@1' THEN 'demand'
        WHEN 'case.promise_made@1' THEN 'promise' WHEN 'case.objection_raised@1' THEN 'objection'
        WHEN 'case.decision_conflicted@1' THEN 'conflict' WHEN 'case.order_given@1' THEN 'order'
        WHEN 'case.promise_broken@1' THEN 'promise_broken'
        WHEN 'case.signature_withdrawn@1' THEN 'signature_withdrawn' ELSE 'reversal' END,
    coalesce((p ->> 'n')::bigint, position),
    occurred_at, occurred_at,
    CASE WHEN topic IN ('case.promise_made@1', 'case.order_given@1') THEN (p ->> 'due')::date END,
    position, project
FROM (SELECT *, convert_from(state, 'UTF8')::jsonb AS p FROM arrived) e;
END IF;
IF _heard && '{case.corrected@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM unnest(_arrived) WHERE topic = ANY ('{case.corrected@1}')) DELETE FROM obstacles o USING (
    SELECT jurisdiction, project, stream, convert_from(state, 'UTF8')::jsonb AS p FROM arrived) c
WHERE p ->> 'of' = 'case.promise_made' AND p ->> 'field' = 'due'
  AND o.jurisdiction = c.jurisdiction AND o.project = c.project AND kind = 'promise'
  AND o.case_id = c.stream AND o.position = (p ->> 'position')::bigint;
END IF;
IF _heard && '{case.corrected@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM unnest(_arrived) WHERE topic = ANY ('{case.corrected@1}')), corrected AS (
    SELECT DISTINCT jurisdiction, stream, (p ->> 'position')::bigint AS made
    FROM (SELECT *, convert_from(state, 'UTF8')::jsonb AS p FROM arrived) e
    WHERE p ->> 'of' = 'case.promise_made' AND p ->> 'field' = 'due'),
told AS (
    SELECT jurisdiction, stream, made, position, topic, project, occurred_at,
        convert_from(state, 'UTF8')::jsonb AS p
    FROM events JOIN corrected USING (jurisdiction, stream)
    WHERE position <= _upto AND topic IN ('case.promise_made@1', 'case.corrected@1',
        'case.promise_kept@1', 'case.promise_broken@1')),
made AS (
    SELECT jurisdiction, stream, made, project, occurred_at AS since, p -> 'n' AS n,
        p ->> 'due' AS due
    FROM told WHERE position = made),
days AS (
    SELECT stream, made, made AS position, since AS at, due FROM made
    UNION ALL SELECT stream, made, position, greatest(told.occurred_at, since), p ->> 'value'
    FROM told JOIN made USING (stream, made)
    WHERE topic = 'case.corrected@1' AND p ->> 'field' = 'due'
      AND (p ->> 'position')::bigint = made),
laid AS (
    SELECT DISTINCT stream, made, at, (
        SELECT due FROM days o WHERE o.stream = d.stream AND o.made = d.made AND o.at <= d.at
        ORDER BY position DESC LIMIT 1) AS holds
    FROM days d)
INSERT INTO obstacles
SELECT m.jurisdiction, m.project, 'promise', m.stream, m.n::bigint, at, least(
        coalesce(lead(at) OVER (PARTITION BY m.stream, m.made ORDER BY at), 'infinity'),
        (SELECT min(occurred_at) FROM told t WHERE t.stream = m.stream AND t.made = m.made
            AND t.topic IN ('case.promise_kept@1', 'case.promise_broken@1') AND t.p -> 'n' = m.n)),
    m.since, holds::date, m.made
FROM laid JOIN made m USING (stream, made);
END IF;
IF _heard && '{case.demand_answered@1,case.objection_answered@1,case.conflict_settled@1,case.order_settled@1,case.promise_kept@1,case.promise_broken@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM unnest(_arrived) WHERE topic = ANY ('{case.demand_answered@1,case.objection_answered@1,case.conflict_settled@1,case.order_settled@1,case.promise_kept@1,case.promise_broken@1}')) UPDATE obstacles o SET ends = least(o.ends, e.at)
FROM (SELECT jurisdiction, project, stream,
        (convert_from(state, 'UTF8')::jsonb ->> 'n')::bigint AS n,
        CASE topic WHEN 'case.demand_answered@1' THEN 'demand'
            WHEN 'case.objection_answered@1' THEN 'objection'
            WHEN 'case.conflict_settled@1' THEN 'conflict'
            WHEN 'case.order_settled@1' THEN 'order' ELSE 'promise' END AS kind,
        min(occurred_at) AS at
    FROM arrived GROUP BY 1, 2, 3, 4, 5) e
WHERE o.jurisdiction = e.jurisdiction AND o.project = e.project AND o.kind = e.kind
  AND o.case_id = e.stream AND o.n = e.n;
END IF;
END IF;
IF _heard && '{case.contact_logged@1}' AND NOT 'pressure' = ANY (_set_aside) THEN
IF _heard && '{case.contact_logged@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM unnest(_arrived) WHERE topic = ANY ('{case.contact_logged@1}')) INSERT INTO night_contacts
SELECT jurisdiction, project, occurred_at, position, stream FROM arrived
WHERE (occurred_at AT TIME ZONE 'Asia/Shanghai' + interval '2 hours')::time < '08:00';
END IF;
END IF;
END $$;


ALTER FUNCTION models.bring_along(_jurisdiction integer, _upto bigint, _arrived zhuanban.events[], _heard text[], _set_aside text[]) OWNER TO zhuanban_models;

--
-- Name: fold_caseload(integer, bigint, bigint, text[]); Type: FUNCTION; Schema: models; Owner: zhuanban_models
--

CREATE FUNCTION models.fold_caseload(_jurisdiction integer, _after bigint, _upto bigint, _heard text[]) RETURNS void
    LANGUAGE plpgsql
    SET plan_cache_mode TO 'force_custom_plan'
    SET enable_incremental_sort TO 'off'
    AS $$
#variable_conflict use_column
BEGIN
IF _heard && '{case.opened@1,case.opening_moved_back@1,case.closed@1,case.reopened@1,case.chief_named@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM events WHERE jurisdiction = _jurisdiction AND position > _after AND position <= _upto AND topic = ANY ('{case.opened@1,case.opening_moved_back@1,case.closed@1,case.reopened@1,case.chief_named@1}')) INSERT INTO caseload AS c
SELECT jurisdiction, stream, max(project::text)::uuid,
    (array_agg(convert_from(state, 'UTF8')::jsonb ->> 'name' ORDER BY position DESC)
        FILTER (WHERE topic = 'case.chief_named@1'))[1],
    coalesce(max(position) FILTER (WHERE topic = 'case.chief_named@1'), 0),
    coalesce(max(CASE topic WHEN 'case.chief_named@1' THEN 0 WHEN 'case.opening_moved_back@1'
        THEN (convert_from(state, 'UTF8')::jsonb ->> 'position')::bigint * 2
        ELSE position * 2 + (topic = 'case.closed@1')::int END), 0)
FROM arrived
GROUP BY jurisdiction, stream
ON CONFLICT (jurisdiction, case_id) DO UPDATE SET
    chief = CASE WHEN excluded.chief_at > 0 THEN excluded.chief ELSE c.chief END,
    chief_at = greatest(c.chief_at, excluded.chief_at), life = greatest(c.life, excluded.life);
END IF;
END $$;


ALTER FUNCTION models.fold_caseload(_jurisdiction integer, _after bigint, _upto bigint, _heard text[]) OWNER TO zhuanban_models;

--
-- Name: fold_confirmations(integer, bigint, bigint, text[]); Type: FUNCTION; Schema: models; Owner: zhuanban_models
--

CREATE FUNCTION models.fold_confirmations(_jurisdiction integer, _after bigint, _upto bigint, _heard text[]) RETURNS void
    LANGUAGE plpgsql
    SET plan_cache_mode TO 'force_custom_plan'
    SET enable_incremental_sort TO 'off'
    AS $$
#variable_conflict use_column
BEGIN
IF _heard && '{case.contact_logged@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM events WHERE jurisdiction = _jurisdiction AND position > _after AND position <= _upto AND topic = ANY ('{case.contact_logged@1}')) INSERT INTO accompanied
SELECT jurisdiction, position, stream, project, p ->> 'accompanied_by', cadre, p ->> 'recorded_by',
    NULL, occurred_at
FROM (SELECT *, convert_from(state, 'UTF8')::jsonb AS p FROM arrived
    WHERE position('"accompanied_by":'::bytea IN state) > 0) e
WHERE NOT p ? 'source';
END IF;
IF _heard && '{case.corrected@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM events WHERE jurisdiction = _jurisdiction AND position > _after AND position <= _upto AND topic = ANY ('{case.corrected@1}')) INSERT INTO accompanied
SELECT e.jurisdiction, e.position, e.stream, e.project, partner, e.cadre,
    convert_from(e.state, 'UTF8')::jsonb ->> 'recorded_by', NULL, e.occurred_at
FROM (SELECT DISTINCT ON (jurisdiction, of_position) * FROM (
        SELECT jurisdiction, (p ->> 'position')::bigint AS of_position, p ->> 'value' AS partner,
            position AS corrected_at
        FROM (SELECT *, convert_from(state, 'UTF8')::jsonb AS p FROM arrived) parsed
        WHERE p ->> 'of' = 'case.contact_logged' AND p ->> 'field' = 'accompanied_by') named
    ORDER BY jurisdiction, of_position, corrected_at DESC) c
JOIN events e ON e.jurisdiction = c.jurisdiction AND e.position = of_position
WHERE NOT convert_from(e.state, 'UTF8')::jsonb ? 'source'
ON CONFLICT (jurisdiction, position) DO UPDATE SET partner = excluded.partner;
END IF;
IF _heard && '{case.contact_confirmed@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM events WHERE jurisdiction = _jurisdiction AND position > _after AND position <= _upto AND topic = ANY ('{case.contact_confirmed@1}')) UPDATE accompanied a SET confirmed_by = e.cadre
FROM (SELECT DISTINCT ON (jurisdiction, of_position) * FROM (
        SELECT *, (convert_from(state, 'UTF8')::jsonb ->> 'confirms')::bigint AS of_position
        FROM arrived) confirmed
    ORDER BY jurisdiction, of_position, position DESC) e
WHERE a.jurisdiction = e.jurisdiction AND a.position = e.of_position;
END IF;
END $$;


ALTER FUNCTION models.fold_confirmations(_jurisdiction integer, _after bigint, _upto bigint, _heard text[]) OWNER TO zhuanban_models;

--
-- Name: fold_countdown(integer, bigint, bigint, text[]); Type: FUNCTION; Schema: models; Owner: zhuanban_models
--

CREATE FUNCTION models.fold_countdown(_jurisdiction integer, _after bigint, _upto bigint, _heard text[]) RETURNS void
    LANGUAGE plpgsql
    SET plan_cache_mode TO 'force_custom_plan'
    SET enable_incremental_sort TO 'off'
    AS $$
#variable_conflict use_column
BEGIN
IF _heard && '{case.opened@1,case.closed@1,case.reopened@1,case.opening_moved_back@1,case.contact_logged@1,case.offer_made@1,case.offer_accepted@1,case.offer_declined@1,case.offer_withdrawn@1,case.signature_captured@1,case.signature_withdrawn@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM events WHERE jurisdiction = _jurisdiction AND position > _after AND position <= _upto AND topic = ANY ('{case.opened@1,case.closed@1,case.reopened@1,case.opening_moved_back@1,case.contact_logged@1,case.offer_made@1,case.offer_accepted@1,case.offer_declined@1,case.offer_withdrawn@1,case.signature_captured@1,case.signature_withdrawn@1}')) INSERT INTO countdown_marks
SELECT jurisdiction, stream, position, project, task_force, occurred_at,
    (topic = 'case.contact_logged@1')::int,
    CASE topic WHEN 'case.offer_made@1' THEN 1 WHEN 'case.offer_accepted@1' THEN -1
        WHEN 'case.offer_declined@1' THEN -1 WHEN 'case.offer_withdrawn@1' THEN -1 ELSE 0 END,
    (topic = 'case.offer_accepted@1')::int,
    CASE topic WHEN 'case.signature_captured@1' THEN 1
        WHEN 'case.signature_withdrawn@1' THEN -1 ELSE 0 END,
    CASE topic WHEN 'case.opened@1' THEN position * 16 WHEN 'case.reopened@1' THEN position * 16
        WHEN 'case.opening_moved_back@1'
        THEN (convert_from(state, 'UTF8')::jsonb ->> 'position')::bigint * 16
        WHEN 'case.closed@1' THEN position * 16 + array_position(
            '{signed,resolved,excluded,withdrawn,merged,other}',
            convert_from(state, 'UTF8')::jsonb ->> 'outcome') END
FROM (
    SELECT jurisdiction, stream, position, project, task_force, occurred_at, topic,
        CASE WHEN topic IN ('case.opening_moved_back@1', 'case.closed@1') THEN state END AS state,
        topic = 'case.contact_logged@1' AND (
            occurred_at >= min(occurred_at) FILTER (WHERE topic = 'case.contact_logged@1')
                OVER (PARTITION BY stream ORDER BY position
                      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
        ) IS TRUE AS is_later
    FROM arrived e
    WHERE NOT (topic = 'case.contact_logged@1' AND EXISTS (
        SELECT FROM countdown_marks m WHERE m.jurisdiction = e.jurisdiction
          AND m.case_id = e.stream AND m.contact = 1 AND m.at <= e.occurred_at))) e
WHERE NOT is_later;
END IF;
IF _heard && '{case.opened@1,case.closed@1,case.reopened@1,case.opening_moved_back@1,case.contact_logged@1,case.offer_made@1,case.offer_accepted@1,case.offer_declined@1,case.offer_withdrawn@1,case.signature_captured@1,case.signature_withdrawn@1}' AND found THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM events WHERE jurisdiction = _jurisdiction AND position > _after AND position <= _upto AND topic = ANY ('{case.opened@1,case.closed@1,case.reopened@1,case.opening_moved_back@1,case.contact_logged@1,case.offer_made@1,case.offer_accepted@1,case.offer_declined@1,case.offer_withdrawn@1,case.signature_captured@1,case.signature_withdrawn@1}')), touched AS (
    SELECT DISTINCT jurisdiction, stream AS case_id FROM arrived e
    WHERE topic <> 'case.contact_logged@1' OR EXISTS (
        SELECT FROM countdown_marks m WHERE m.jurisdiction = e.jurisdiction
          AND m.case_id = e.stream AND m.position = e.position)),
sums AS (
    SELECT jurisdiction, case_id, at, project, task_force, sum(signatures) OVER w AS signatures,
        sum(accepted) OVER w AS accepted, sum(offers) OVER w AS offers,
        sum(contact) OVER w AS contacts, max(life) OVER w AS life,
        row_number() OVER (PARTITION BY case_id, at ORDER BY position) AS nth
    FROM countdown_marks JOIN touched USING (jurisdiction, case_id)
    WINDOW w AS (PARTITION BY case_id ORDER BY at)),
walk AS (
    SELECT *, lag(bucket) OVER (PARTITION BY case_id ORDER BY at) AS came_from FROM (
        SELECT jurisdiction, case_id, at, project, task_force,
            CASE WHEN life IS NULL THEN NULL
                WHEN life % 16 > 0 THEN
                    ('{signed,resolved,excluded,withdrawn,merged,other}'::text[])[life % 16]
                WHEN signatures > 0 THEN 'signing' WHEN accepted > 0 THEN 'accepted'
                WHEN offers > 0 THEN 'offered' WHEN contacts > 0 THEN 'contacted'
                ELSE 'opened' END AS bucket
        FROM sums WHERE nth = 1) stands),
-- What stood is taken from what stands: a shift in both cancels out and is not written.
changed AS (
    SELECT jurisdiction, case_id, at, project, task_force, came_from, bucket, sum(d)::int AS d,
        max(sum(d)) OVER (PARTITION BY case_id, at) < 0 AS is_gone
    FROM (
        SELECT jurisdiction, case_id, at, project, task_force, came_from, bucket, 1 AS d FROM walk
        WHERE bucket IS DISTINCT FROM came_from
        UNION ALL
        SELECT jurisdiction, case_id, at, project, task_force, left_bucket, entered_bucket, -1
        FROM countdown_shifts JOIN touched USING (jurisdiction, case_id)) both_sides
    GROUP BY 2, 3, 1, 4, 5, 6, 7 HAVING sum(d) <> 0),
gone AS (
    DELETE FROM countdown_shifts s USING changed c
    WHERE s.jurisdiction = c.jurisdiction AND s.case_id = c.case_id AND s.at = c.at AND is_gone),
kept AS (
    INSERT INTO countdown_shifts AS s
    SELECT jurisdiction, case_id, at, project, task_force, came_from, bucket FROM changed
    WHERE d > 0
    ON CONFLICT (jurisdiction, case_id, at) DO UPDATE
        SET left_bucket = excluded.left_bucket, entered_bucket = excluded.entered_bucket),
moved AS (
    SELECT jurisdiction, project, task_force, (at AT TIME ZONE 'Asia/Shanghai')::date AS day,
        side.bucket, sum(n) AS n
    FROM changed, LATERAL (VALUES (came_from, -d), (changed.bucket, d)) side (bucket, n)
    WHERE side.bucket IS NOT NULL GROUP BY 1, 2, 3, 4, 5 HAVING sum(n) <> 0),
days AS (
    INSERT INTO countdown_days AS c SELECT * FROM moved
    ON CONFLICT (jurisdiction, project, task_force, day, bucket) DO UPDATE SET n = c.n + excluded.n)
INSERT INTO countdown_now AS c
SELECT jurisdiction, project, task_force, bucket, sum(n)::bigint FROM moved GROUP BY 1, 2, 3, 4
ON CONFLICT (jurisdiction, project, task_force, bucket) DO UPDATE SET n = c.n + excluded.n;
END IF;
IF _heard && '{project.baseline_set@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM events WHERE jurisdiction = _jurisdiction AND position > _after AND position <= _upto AND topic = ANY ('{project.baseline_set@1}')) INSERT INTO countdown_baselines
SELECT jurisdiction, project, occurred_at,
    (convert_from(state, 'UTF8')::jsonb ->> 'households')::integer
FROM arrived;
END IF;
END $$;


ALTER FUNCTION models.fold_countdown(_jurisdiction integer, _after bigint, _upto bigint, _heard text[]) OWNER TO zhuanban_models;

--
-- Name: fold_directory(integer, bigint, bigint, text[]); Type: FUNCTION; Schema: models; Owner: zhuanban_models
--

CREATE FUNCTION models.fold_directory(_jurisdiction integer, _after bigint, _upto bigint, _heard text[]) RETURNS void
    LANGUAGE plpgsql
    SET plan_cache_mode TO 'force_custom_plan'
    SET enable_incremental_sort TO 'off'
    AS $$
#variable_conflict use_column
BEGIN
IF _heard && '{project.opened@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM events WHERE jurisdiction = _jurisdiction AND position > _after AND position <= _upto AND topic = ANY ('{project.opened@1}')) INSERT INTO projects
SELECT jurisdiction, stream, p ->> 'code', p ->> 'name', p ->> 'track',
    (p ->> 'opened_on')::date, (p ->> 'target_date')::date, task_force
FROM (SELECT *, convert_from(state, 'UTF8')::jsonb AS p FROM arrived) e;
END IF;
IF _heard && '{task_force.opened@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM events WHERE jurisdiction = _jurisdiction AND position > _after AND position <= _upto AND topic = ANY ('{task_force.opened@1}')) INSERT INTO task_forces
SELECT jurisdiction, stream, p ->> 'code', p ->> 'name', p ->> 'category', (p ->> 'parent')::uuid
FROM (SELECT *, convert_from(state, 'UTF8')::jsonb AS p FROM arrived) e;
END IF;
IF _heard && '{task_force.dissolved@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM events WHERE jurisdiction = _jurisdiction AND position > _after AND position <= _upto AND topic = ANY ('{task_force.dissolved@1}')) UPDATE task_forces t SET is_dissolved = true FROM arrived e
WHERE t.jurisdiction = e.jurisdiction AND t.id = e.stream;
END IF;
END $$;


ALTER FUNCTION models.fold_directory(_jurisdiction integer, _after bigint, _upto bigint, _heard text[]) OWNER TO zhuanban_models;

--
-- Name: fold_due(integer, bigint, bigint, text[]); Type: FUNCTION; Schema: models; Owner: zhuanban_models
--

CREATE FUNCTION models.fold_due(_jurisdiction integer, _after bigint, _upto bigint, _heard text[]) RETURNS void
    LANGUAGE plpgsql
    SET plan_cache_mode TO 'force_custom_plan'
    SET enable_incremental_sort TO 'off'
    AS $$
#variable_conflict use_column
BEGIN
IF _heard && '{case.contact_logged@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM events WHERE jurisdiction = _jurisdiction AND position > _after AND position <= _upto AND topic = ANY ('{case.contact_logged@1}')), newest AS (
    SELECT DISTINCT ON (stream) jurisdiction, stream, position, project, cadre, occurred_at,
        CASE WHEN position('"next_due":'::bytea IN state) > 0 THEN state END AS asks
    FROM arrived ORDER BY stream, occurred_at DESC, position DESC)
INSERT INTO due
SELECT jurisdiction, stream, 'next_step', 0, position, project, cadre, (p ->> 'next_due')::date,
    p -> 'next_step', occurred_at
FROM (SELECT *, convert_from(asks, 'UTF8')::jsonb AS p FROM newest) e
ON CONFLICT (jurisdiction, case_id, kind, n) DO UPDATE SET position = excluded.position,
    cadre = excluded.cadre, due = excluded.due, text = excluded.text, made_at = excluded.made_at
WHERE (excluded.made_at, excluded.position) > (due.made_at, due.position);
END IF;
IF _heard && '{case.promise_made@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM events WHERE jurisdiction = _jurisdiction AND position > _after AND position <= _upto AND topic = ANY ('{case.promise_made@1}')) INSERT INTO due
SELECT jurisdiction, stream, 'promise', (p ->> 'n')::bigint, position, project, cadre,
    (p ->> 'due')::date, p -> 'text', occurred_at
FROM (SELECT *, convert_from(state, 'UTF8')::jsonb AS p FROM arrived) e;
END IF;
IF _heard && '{case.corrected@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM events WHERE jurisdiction = _jurisdiction AND position > _after AND position <= _upto AND topic = ANY ('{case.corrected@1}')) INSERT INTO due
SELECT e.jurisdiction, e.stream,
    CASE e.topic WHEN 'case.promise_made@1' THEN 'promise' ELSE 'next_step' END,
    coalesce((right_now ->> 'n')::bigint, 0), e.position, e.project, e.cadre,
    coalesce(right_now ->> 'due', right_now ->> 'next_due')::date,
    coalesce(nullif(right_now -> 'text', 'null'), nullif(right_now -> 'next_step', 'null')),
    e.occurred_at
FROM (SELECT DISTINCT jurisdiction, stream, (p ->> 'position')::bigint AS of_position
    FROM (SELECT *, convert_from(state, 'UTF8')::jsonb AS p FROM arrived) parsed
    WHERE p ->> 'of' IN ('case.promise_made', 'case.contact_logged')) c
JOIN events e ON e.jurisdiction = c.jurisdiction AND e.position = of_position
CROSS JOIN LATERAL (SELECT convert_from(e.state, 'UTF8')::jsonb
        || coalesce(jsonb_object_agg(p ->> 'field', p -> 'value' ORDER BY position), '{}')
        AS right_now
    FROM (SELECT position, convert_from(state, 'UTF8')::jsonb AS p FROM events
        WHERE events.jurisdiction = c.jurisdiction AND events.stream = c.stream
          AND topic = 'case.corrected@1' AND position <= _upto) corrections
    WHERE (p ->> 'position')::bigint = of_position) laid
WHERE NOT EXISTS (SELECT FROM events later WHERE later.jurisdiction = c.jurisdiction
      AND later.stream = c.stream AND later.position <= _upto
      AND CASE e.topic WHEN 'case.contact_logged@1' THEN later.topic = 'case.contact_logged@1'
            AND (later.occurred_at, later.position) > (e.occurred_at, e.position)
        ELSE later.topic IN ('case.promise_kept@1', 'case.promise_broken@1')
            AND later.position > of_position
            AND convert_from(later.state, 'UTF8')::jsonb -> 'n' = right_now -> 'n' END)
ON CONFLICT (jurisdiction, case_id, kind, n) DO UPDATE SET due = excluded.due, text = excluded.text;
END IF;
IF _heard && '{case.decision_conflicted@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM events WHERE jurisdiction = _jurisdiction AND position > _after AND position <= _upto AND topic = ANY ('{case.decision_conflicted@1}')) INSERT INTO due
SELECT jurisdiction, stream, 'conflict', (p ->> 'n')::bigint, position, project, p ->> 'owner',
    (p ->> 'due')::date, NULL, occurred_at
FROM (SELECT *, convert_from(state, 'UTF8')::jsonb AS p FROM arrived) e;
END IF;
IF _heard && '{case.objection_raised@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM events WHERE jurisdiction = _jurisdiction AND position > _after AND position <= _upto AND topic = ANY ('{case.objection_raised@1}')) INSERT INTO due
SELECT e.jurisdiction, e.stream, 'objection', (p ->> 'n')::bigint, e.position, e.project,
    (SELECT convert_from(named.state, 'UTF8')::jsonb ->> 'name' FROM events named
        WHERE named.jurisdiction = e.jurisdiction AND named.stream = e.stream
          AND named.topic = 'case.chief_named@1' AND named.position <= _upto
        ORDER BY named.position DESC LIMIT 1),
    (p ->> 'due')::date, p -> 'text', e.occurred_at, true
FROM (SELECT *, convert_from(state, 'UTF8')::jsonb AS p FROM arrived) e;
END IF;
IF _heard && '{case.order_given@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM events WHERE jurisdiction = _jurisdiction AND position > _after AND position <= _upto AND topic = ANY ('{case.order_given@1}')) INSERT INTO due
SELECT e.jurisdiction, e.stream, 'order', (p ->> 'n')::bigint, e.position, e.project,
    coalesce(p ->> 'to', (SELECT convert_from(named.state, 'UTF8')::jsonb ->> 'name'
        FROM events named
        WHERE named.jurisdiction = e.jurisdiction AND named.stream = e.stream
          AND named.topic = 'case.chief_named@1' AND named.position <= _upto
        ORDER BY named.position DESC LIMIT 1)),
    (p ->> 'due')::date, p -> 'text', e.occurred_at, p ->> 'to' IS NULL
FROM (SELECT *, convert_from(state, 'UTF8')::jsonb AS p FROM arrived) e;
END IF;
IF _heard && '{case.chief_named@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM events WHERE jurisdiction = _jurisdiction AND position > _after AND position <= _upto AND topic = ANY ('{case.chief_named@1}')) UPDATE due SET cadre = named.chief
FROM (SELECT DISTINCT ON (stream) stream, convert_from(state, 'UTF8')::jsonb ->> 'name' AS chief
    FROM arrived ORDER BY stream, position DESC) named
WHERE due.jurisdiction = _jurisdiction AND case_id = named.stream AND is_chiefs;
END IF;
IF _heard && '{case.order_reported@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM events WHERE jurisdiction = _jurisdiction AND position > _after AND position <= _upto AND topic = ANY ('{case.order_reported@1}')) UPDATE due SET cadre = given.cadre, is_chiefs = false
FROM arrived e JOIN events given ON given.jurisdiction = e.jurisdiction
WHERE due.jurisdiction = _jurisdiction AND case_id = e.stream AND kind = 'order'
  AND n = (convert_from(e.state, 'UTF8')::jsonb ->> 'n')::bigint
  AND given.position = due.position;
END IF;
IF _heard && '{case.promise_kept@1,case.promise_broken@1,case.conflict_settled@1,case.objection_answered@1,case.order_settled@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM events WHERE jurisdiction = _jurisdiction AND position > _after AND position <= _upto AND topic = ANY ('{case.promise_kept@1,case.promise_broken@1,case.conflict_settled@1,case.objection_answered@1,case.order_settled@1}')) DELETE FROM due d USING (
    SELECT stream, (convert_from(state, 'UTF8')::jsonb ->> 'n')::bigint AS n,
        CASE topic WHEN 'case.conflict_settled@1' THEN 'conflict'
            WHEN 'case.objection_answered@1' THEN 'objection'
            WHEN 'case.order_settled@1' THEN 'order' ELSE 'promise' END AS kind
    FROM arrived) e
WHERE d.jurisdiction = _jurisdiction AND d.case_id = e.stream AND d.kind = e.kind AND d.n = e.n;
END IF;
END $$;


ALTER FUNCTION models.fold_due(_jurisdiction integer, _after bigint, _upto bigint, _heard text[]) OWNER TO zhuanban_models;

--
-- Name: fold_erasures(integer, bigint, bigint, text[]); Type: FUNCTION; Schema: models; Owner: zhuanban_models
--

CREATE FUNCTION models.fold_erasures(_jurisdiction integer, _after bigint, _upto bigint, _heard text[]) RETURNS void
    LANGUAGE plpgsql
    SET plan_cache_mode TO 'force_custom_plan'
    SET enable_incremental_sort TO 'off'
    AS $$
#variable_conflict use_column
BEGIN
IF _heard && '{person.erased@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM events WHERE jurisdiction = _jurisdiction AND position > _after AND position <= _upto AND topic = ANY ('{person.erased@1}')) INSERT INTO erasures
SELECT jurisdiction, position, (p ->> 'person')::uuid, p ->> 'order', project, task_force,
    occurred_at, cadre
FROM (SELECT *, convert_from(state, 'UTF8')::jsonb AS p FROM arrived) e;
END IF;
END $$;


ALTER FUNCTION models.fold_erasures(_jurisdiction integer, _after bigint, _upto bigint, _heard text[]) OWNER TO zhuanban_models;

--
-- Name: fold_holds(integer, bigint, bigint, text[]); Type: FUNCTION; Schema: models; Owner: zhuanban_models
--

CREATE FUNCTION models.fold_holds(_jurisdiction integer, _after bigint, _upto bigint, _heard text[]) RETURNS void
    LANGUAGE plpgsql
    SET plan_cache_mode TO 'force_custom_plan'
    SET enable_incremental_sort TO 'off'
    AS $$
#variable_conflict use_column
BEGIN
IF _heard && '{hold.placed@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM events WHERE jurisdiction = _jurisdiction AND position > _after AND position <= _upto AND topic = ANY ('{hold.placed@1}')) INSERT INTO holds
SELECT DISTINCT ON (jurisdiction, stream) jurisdiction, stream, p ->> 'kind', p ->> 'reference',
    p ->> 'over', (p ->> 'of')::uuid, project, task_force, p -> 'reason', occurred_at,
    cadre, position
FROM (SELECT *, convert_from(state, 'UTF8')::jsonb AS p FROM arrived) e
ORDER BY jurisdiction, stream, position DESC
ON CONFLICT (jurisdiction, id) DO UPDATE SET
    kind = excluded.kind, reason = excluded.reason,
    placed_at = excluded.placed_at, placed_by = excluded.placed_by, placed = excluded.placed,
    lifted_at = NULL, lifted_by = NULL;
END IF;
IF _heard && '{hold.lifted@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM events WHERE jurisdiction = _jurisdiction AND position > _after AND position <= _upto AND topic = ANY ('{hold.lifted@1}')) UPDATE holds h SET lifted_at = e.occurred_at, lifted_by = e.cadre
FROM (SELECT DISTINCT ON (jurisdiction, stream) * FROM arrived
    ORDER BY jurisdiction, stream, position DESC) e
WHERE h.jurisdiction = e.jurisdiction AND h.id = e.stream AND h.placed < e.position;
END IF;
END $$;


ALTER FUNCTION models.fold_holds(_jurisdiction integer, _after bigint, _upto bigint, _heard text[]) OWNER TO zhuanban_models;

--
-- Name: fold_inspections(integer, bigint, bigint, text[]); Type: FUNCTION; Schema: models; Owner: zhuanban_models
--

CREATE FUNCTION models.fold_inspections(_jurisdiction integer, _after bigint, _upto bigint, _heard text[]) RETURNS void
    LANGUAGE plpgsql
    SET plan_cache_mode TO 'force_custom_plan'
    SET enable_incremental_sort TO 'off'
    AS $$
#variable_conflict use_column
BEGIN
IF _heard && '{inspection.opened@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM events WHERE jurisdiction = _jurisdiction AND position > _after AND position <= _upto AND topic = ANY ('{inspection.opened@1}')) INSERT INTO inspections
SELECT jurisdiction, stream, p ->> 'reference', p ->> 'label', p ->> 'team', p ->> 'remit',
    (p ->> 'over')::uuid, occurred_at
FROM (SELECT *, convert_from(state, 'UTF8')::jsonb AS p FROM arrived) e;
END IF;
IF _heard && '{inspection.closed@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM events WHERE jurisdiction = _jurisdiction AND position > _after AND position <= _upto AND topic = ANY ('{inspection.closed@1}')) UPDATE inspections i SET closed_at = e.occurred_at FROM arrived e
WHERE i.jurisdiction = e.jurisdiction AND i.id = e.stream;
END IF;
IF _heard && '{inspection.finding_raised@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM events WHERE jurisdiction = _jurisdiction AND position > _after AND position <= _upto AND topic = ANY ('{inspection.finding_raised@1}')) INSERT INTO findings (jurisdiction, inspection, n, case_id, cadre, raised_at, over)
SELECT jurisdiction, stream, (p ->> 'n')::bigint, (p ->> 'case')::uuid, p ->> 'cadre',
    occurred_at, coalesce(project, task_force)
FROM (SELECT *, convert_from(state, 'UTF8')::jsonb AS p FROM arrived) e;
END IF;
IF _heard && '{inspection.finding_explained@1,inspection.rectification_ordered@1,inspection.rectification_reported@1,inspection.rectification_returned@1,inspection.finding_settled@1,inspection.finding_withdrawn@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM events WHERE jurisdiction = _jurisdiction AND position > _after AND position <= _upto AND topic = ANY ('{inspection.finding_explained@1,inspection.rectification_ordered@1,inspection.rectification_reported@1,inspection.rectification_returned@1,inspection.finding_settled@1,inspection.finding_withdrawn@1}')) UPDATE findings f SET stage = last_word, due = coalesce(last_due, f.due)
FROM (SELECT stream, (p ->> 'n')::bigint AS of_n,
        (array_agg(substring(topic FROM '_([a-z]+)@') ORDER BY position DESC))[1] AS last_word,
        (array_agg((p ->> 'due')::date ORDER BY position DESC) FILTER (WHERE p ->> 'due'
            IS NOT NULL))[1] AS last_due
    FROM (SELECT *, convert_from(state, 'UTF8')::jsonb AS p FROM arrived) e
    GROUP BY stream, p ->> 'n') said
WHERE f.jurisdiction = _jurisdiction AND f.inspection = said.stream AND f.n = of_n;
END IF;
END $$;


ALTER FUNCTION models.fold_inspections(_jurisdiction integer, _after bigint, _upto bigint, _heard text[]) OWNER TO zhuanban_models;

--
-- Name: fold_obstacles(integer, bigint, bigint, text[]); Type: FUNCTION; Schema: models; Owner: zhuanban_models
--

CREATE FUNCTION models.fold_obstacles(_jurisdiction integer, _after bigint, _upto bigint, _heard text[]) RETURNS void
    LANGUAGE plpgsql
    SET plan_cache_mode TO 'force_custom_plan'
    SET enable_incremental_sort TO 'off'
    AS $$
#variable_conflict use_column
BEGIN
IF _heard && '{case.demand_raised@1,case.promise_made@1,case.objection_raised@1,case.decision_conflicted@1,case.order_given@1,case.promise_broken@1,case.signature_withdrawn@1,case.reopened@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM events WHERE jurisdiction = _jurisdiction AND position > _after AND position <= _upto AND topic = ANY ('{case.demand_raised@1,case.promise_made@1,case.objection_raised@1,case.decision_conflicted@1,case.order_given@1,case.promise_broken@1,case.signature_withdrawn@1,case.reopened@1}')) INSERT INTO obstacles (jurisdiction, case_id, kind, n, starts, since, due, position, project)
SELECT jurisdiction, stream, CASE topic WHEN 'case.demand_raised@1' THEN 'demand'
        WHEN 'case.promise_made@1' THEN 'promise' WHEN 'case.objection_raised@1' THEN 'objection'
        WHEN 'case.decision_conflicted@1' THEN 'conflict' WHEN 'case.order_given@1' THEN 'order'
        WHEN 'case.promise_broken@1' THEN 'promise_broken'
        WHEN 'case.signature_withdrawn@1' THEN 'signature_withdrawn' ELSE 'reversal' END,
    coalesce((p ->> 'n')::bigint, position),
    occurred_at, occurred_at,
    CASE WHEN topic IN ('case.promise_made@1', 'case.order_given@1') THEN (p ->> 'due')::date END,
    position, project
FROM (SELECT *, convert_from(state, 'UTF8')::jsonb AS p FROM arrived) e;
END IF;
IF _heard && '{case.corrected@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM events WHERE jurisdiction = _jurisdiction AND position > _after AND position <= _upto AND topic = ANY ('{case.corrected@1}')) DELETE FROM obstacles o USING (
    SELECT jurisdiction, project, stream, convert_from(state, 'UTF8')::jsonb AS p FROM arrived) c
WHERE p ->> 'of' = 'case.promise_made' AND p ->> 'field' = 'due'
  AND o.jurisdiction = c.jurisdiction AND o.project = c.project AND kind = 'promise'
  AND o.case_id = c.stream AND o.position = (p ->> 'position')::bigint;
END IF;
IF _heard && '{case.corrected@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM events WHERE jurisdiction = _jurisdiction AND position > _after AND position <= _upto AND topic = ANY ('{case.corrected@1}')), corrected AS (
    SELECT DISTINCT jurisdiction, stream, (p ->> 'position')::bigint AS made
    FROM (SELECT *, convert_from(state, 'UTF8')::jsonb AS p FROM arrived) e
    WHERE p ->> 'of' = 'case.promise_made' AND p ->> 'field' = 'due'),
told AS (
    SELECT jurisdiction, stream, made, position, topic, project, occurred_at,
        convert_from(state, 'UTF8')::jsonb AS p
    FROM events JOIN corrected USING (jurisdiction, stream)
    WHERE position <= _upto AND topic IN ('case.promise_made@1', 'case.corrected@1',
        'case.promise_kept@1', 'case.promise_broken@1')),
made AS (
    SELECT jurisdiction, stream, made, project, occurred_at AS since, p -> 'n' AS n,
        p ->> 'due' AS due
    FROM told WHERE position = made),
days AS (
    SELECT stream, made, made AS position, since AS at, due FROM made
    UNION ALL SELECT stream, made, position, greatest(told.occurred_at, since), p ->> 'value'
    FROM told JOIN made USING (stream, made)
    WHERE topic = 'case.corrected@1' AND p ->> 'field' = 'due'
      AND (p ->> 'position')::bigint = made),
laid AS (
    SELECT DISTINCT stream, made, at, (
        SELECT due FROM days o WHERE o.stream = d.stream AND o.made = d.made AND o.at <= d.at
        ORDER BY position DESC LIMIT 1) AS holds
    FROM days d)
INSERT INTO obstacles
SELECT m.jurisdiction, m.project, 'promise', m.stream, m.n::bigint, at, least(
        coalesce(lead(at) OVER (PARTITION BY m.stream, m.made ORDER BY at), 'infinity'),
        (SELECT min(occurred_at) FROM told t WHERE t.stream = m.stream AND t.made = m.made
            AND t.topic IN ('case.promise_kept@1', 'case.promise_broken@1') AND t.p -> 'n' = m.n)),
    m.since, holds::date, m.made
FROM laid JOIN made m USING (stream, made);
END IF;
IF _heard && '{case.demand_answered@1,case.objection_answered@1,case.conflict_settled@1,case.order_settled@1,case.promise_kept@1,case.promise_broken@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM events WHERE jurisdiction = _jurisdiction AND position > _after AND position <= _upto AND topic = ANY ('{case.demand_answered@1,case.objection_answered@1,case.conflict_settled@1,case.order_settled@1,case.promise_kept@1,case.promise_broken@1}')) UPDATE obstacles o SET ends = least(o.ends, e.at)
FROM (SELECT jurisdiction, project, stream,
        (convert_from(state, 'UTF8')::jsonb ->> 'n')::bigint AS n,
        CASE topic WHEN 'case.demand_answered@1' THEN 'demand'
            WHEN 'case.objection_answered@1' THEN 'objection'
            WHEN 'case.conflict_settled@1' THEN 'conflict'
            WHEN 'case.order_settled@1' THEN 'order' ELSE 'promise' END AS kind,
        min(occurred_at) AS at
    FROM arrived GROUP BY 1, 2, 3, 4, 5) e
WHERE o.jurisdiction = e.jurisdiction AND o.project = e.project AND o.kind = e.kind
  AND o.case_id = e.stream AND o.n = e.n;
END IF;
END $$;


ALTER FUNCTION models.fold_obstacles(_jurisdiction integer, _after bigint, _upto bigint, _heard text[]) OWNER TO zhuanban_models;

--
-- Name: fold_pressure(integer, bigint, bigint, text[]); Type: FUNCTION; Schema: models; Owner: zhuanban_models
--

CREATE FUNCTION models.fold_pressure(_jurisdiction integer, _after bigint, _upto bigint, _heard text[]) RETURNS void
    LANGUAGE plpgsql
    SET plan_cache_mode TO 'force_custom_plan'
    SET enable_incremental_sort TO 'off'
    AS $$
#variable_conflict use_column
BEGIN
IF _heard && '{case.contact_logged@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM events WHERE jurisdiction = _jurisdiction AND position > _after AND position <= _upto AND topic = ANY ('{case.contact_logged@1}')) INSERT INTO night_contacts
SELECT jurisdiction, project, occurred_at, position, stream FROM arrived
WHERE (occurred_at AT TIME ZONE 'Asia/Shanghai' + interval '2 hours')::time < '08:00';
END IF;
END $$;


ALTER FUNCTION models.fold_pressure(_jurisdiction integer, _after bigint, _upto bigint, _heard text[]) OWNER TO zhuanban_models;

--
-- Name: fold_reads(integer, bigint, bigint, text[]); Type: FUNCTION; Schema: models; Owner: zhuanban_models
--

CREATE FUNCTION models.fold_reads(_jurisdiction integer, _after bigint, _upto bigint, _heard text[]) RETURNS void
    LANGUAGE plpgsql
    SET plan_cache_mode TO 'force_custom_plan'
    SET enable_incremental_sort TO 'off'
    AS $$
#variable_conflict use_column
BEGIN
IF _heard && '{access.recorded@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM events WHERE jurisdiction = _jurisdiction AND position > _after AND position <= _upto AND topic = ANY ('{access.recorded@1}')) INSERT INTO looks
SELECT jurisdiction, position, nth, cadre, p ->> 'role', r ->> 'what', (r ->> 'case')::uuid,
    (r ->> 'project')::uuid, (r ->> 'task_force')::uuid, r ->> 'subject', r ->> 'form',
    r -> 'term', (r ->> 'why')::bigint, (r ->> 'at')::timestamptz,
    coalesce(r ->> 'last_at', r ->> 'at')::timestamptz, (r ->> 'times')::integer
FROM (SELECT *, convert_from(state, 'UTF8')::jsonb AS p FROM arrived OFFSET 0) e,
    jsonb_array_elements(p -> 'reads') WITH ORDINALITY AS looked (r, nth);
END IF;
IF _heard && '{access.glass_broken@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM events WHERE jurisdiction = _jurisdiction AND position > _after AND position <= _upto AND topic = ANY ('{access.glass_broken@1}')) INSERT INTO openings
SELECT jurisdiction, position, cadre, p ->> 'role', (p ->> 'case')::uuid, p ->> 'case_no', project,
    occurred_at, (p ->> 'until')::timestamptz, p -> 'reason'
FROM (SELECT *, convert_from(state, 'UTF8')::jsonb AS p FROM arrived) e;
END IF;
END $$;


ALTER FUNCTION models.fold_reads(_jurisdiction integer, _after bigint, _upto bigint, _heard text[]) OWNER TO zhuanban_models;

--
-- Name: fold_register(integer, bigint, bigint, text[]); Type: FUNCTION; Schema: models; Owner: zhuanban_models
--

CREATE FUNCTION models.fold_register(_jurisdiction integer, _after bigint, _upto bigint, _heard text[]) RETURNS void
    LANGUAGE plpgsql
    SET plan_cache_mode TO 'force_custom_plan'
    SET enable_incremental_sort TO 'off'
    AS $$
#variable_conflict use_column
BEGIN
IF _heard && '{case.opened@1,case.opening_moved_back@1,case.closed@1,case.reopened@1,case.chief_named@1,case.offer_made@1,case.offer_accepted@1,case.offer_declined@1,case.offer_withdrawn@1,case.signature_captured@1,case.signature_withdrawn@1,case.party_recorded@1,case.demand_answered@1,case.promise_kept@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM events WHERE jurisdiction = _jurisdiction AND position > _after AND position <= _upto AND topic = ANY ('{case.opened@1,case.opening_moved_back@1,case.closed@1,case.reopened@1,case.chief_named@1,case.offer_made@1,case.offer_accepted@1,case.offer_declined@1,case.offer_withdrawn@1,case.signature_captured@1,case.signature_withdrawn@1,case.party_recorded@1,case.demand_answered@1,case.promise_kept@1}')) INSERT INTO register AS r (jurisdiction, case_id, project, case_no, kind, village_group, name,
    chief, chief_at, life, offers, accepted, signatures, opened_at, first_opened_at, moved_at)
SELECT jurisdiction, stream, max(project::text)::uuid, max(p ->> 'case_no'), max(p ->> 'kind'),
    max(p ->> 'village_group'),
    (array_agg(p -> 'name' ORDER BY position) FILTER (WHERE topic = 'case.party_recorded@1'))[1],
    (array_agg(p ->> 'name' ORDER BY position DESC) FILTER (WHERE topic = 'case.chief_named@1'))[1],
    coalesce(max(position) FILTER (WHERE topic = 'case.chief_named@1'), 0),
    coalesce(max(position * 16 + CASE topic WHEN 'case.closed@1' THEN array_position(
            '{signed,resolved,excluded,withdrawn,merged,other}', p ->> 'outcome') ELSE 0 END)
        FILTER (WHERE topic IN ('case.opened@1', 'case.reopened@1', 'case.closed@1')), 0),
    count(*) FILTER (WHERE topic = 'case.offer_made@1') - count(*) FILTER (WHERE topic IN (
        'case.offer_accepted@1', 'case.offer_declined@1', 'case.offer_withdrawn@1')),
    count(*) FILTER (WHERE topic = 'case.offer_accepted@1'),
    count(*) FILTER (WHERE topic = 'case.signature_captured@1')
        - count(*) FILTER (WHERE topic = 'case.signature_withdrawn@1'),
    min(occurred_at) FILTER (WHERE topic IN ('case.opened@1', 'case.opening_moved_back@1')),
    min(coalesce((p ->> 'first_opened_at')::timestamptz, occurred_at))
        FILTER (WHERE topic IN ('case.opened@1', 'case.opening_moved_back@1')),
    max(occurred_at) FILTER (WHERE topic IN ('case.opened@1', 'case.opening_moved_back@1',
        'case.reopened@1', 'case.offer_made@1', 'case.offer_accepted@1', 'case.offer_declined@1',
        'case.signature_captured@1', 'case.demand_answered@1', 'case.promise_kept@1'))
FROM (SELECT *, CASE WHEN topic IN ('case.opened@1', 'case.opening_moved_back@1',
            'case.closed@1', 'case.chief_named@1',
            'case.party_recorded@1') THEN convert_from(state, 'UTF8')::jsonb END AS p
    FROM arrived) e
GROUP BY jurisdiction, stream
ON CONFLICT (jurisdiction, case_id) DO UPDATE SET
    case_no = coalesce(r.case_no, excluded.case_no), kind = coalesce(r.kind, excluded.kind),
    village_group = coalesce(r.village_group, excluded.village_group),
    name = coalesce(r.name, excluded.name),
    chief = CASE WHEN excluded.chief_at > 0 THEN excluded.chief ELSE r.chief END,
    chief_at = greatest(r.chief_at, excluded.chief_at),
    life = greatest(r.life, excluded.life),
    offers = r.offers + excluded.offers, accepted = r.accepted + excluded.accepted,
    signatures = r.signatures + excluded.signatures,
    opened_at = least(r.opened_at, excluded.opened_at),
    first_opened_at = least(r.first_opened_at, excluded.first_opened_at),
    moved_at = greatest(r.moved_at, excluded.moved_at);
END IF;
IF _heard && '{case.party_succeeded@1,case.split@1,case.corrected@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM events WHERE jurisdiction = _jurisdiction AND position > _after AND position <= _upto AND topic = ANY ('{case.party_succeeded@1,case.split@1,case.corrected@1}')) UPDATE register r SET name = (
    WITH told AS (SELECT position, topic, convert_from(state, 'UTF8')::jsonb AS p FROM events e
        WHERE e.jurisdiction = touched.jurisdiction AND e.stream = touched.stream
          AND e.position <= _upto AND topic IN ('case.party_recorded@1', 'case.party_succeeded@1',
              'case.split@1', 'case.corrected@1'))
    SELECT name FROM (
        SELECT p -> 'n' AS n, p -> 'name' AS name, position FROM told
        WHERE topic = 'case.party_recorded@1'
        UNION ALL SELECT c.p -> 'n', c.p -> 'value', c.position FROM told c JOIN told r
          ON r.topic = 'case.party_recorded@1' AND r.position = (c.p ->> 'position')::bigint
        WHERE c.p ->> 'field' = 'name'
        UNION ALL SELECT heir -> 'n', heir -> 'name', position
        FROM told, jsonb_array_elements(p -> 'heirs') heir WHERE topic = 'case.party_succeeded@1'
    ) named
    WHERE NOT EXISTS (SELECT FROM told WHERE topic = 'case.party_succeeded@1' AND p -> 'n' = n
        OR topic = 'case.split@1' AND p -> 'parties' @> n)
    ORDER BY n, position DESC LIMIT 1)
FROM (SELECT DISTINCT jurisdiction, stream FROM arrived) touched
WHERE r.jurisdiction = touched.jurisdiction AND r.case_id = touched.stream;
END IF;
IF _heard && '{case.contact_logged@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM events WHERE jurisdiction = _jurisdiction AND position > _after AND position <= _upto AND topic = ANY ('{case.contact_logged@1}')) UPDATE register r SET contacts = r.contacts + e.n, last_contact = greatest(r.last_contact, e.last),
    moved_at = greatest(r.moved_at, e.last)
FROM (SELECT jurisdiction, stream, count(*) AS n, max(occurred_at) AS last
    FROM arrived GROUP BY jurisdiction, stream) e
WHERE r.jurisdiction = e.jurisdiction AND r.case_id = e.stream;
END IF;
END $$;


ALTER FUNCTION models.fold_register(_jurisdiction integer, _after bigint, _upto bigint, _heard text[]) OWNER TO zhuanban_models;

--
-- Name: fold_search(integer, bigint, bigint, text[]); Type: FUNCTION; Schema: models; Owner: zhuanban_models
--

CREATE FUNCTION models.fold_search(_jurisdiction integer, _after bigint, _upto bigint, _heard text[]) RETURNS void
    LANGUAGE plpgsql
    SET plan_cache_mode TO 'force_custom_plan'
    SET enable_incremental_sort TO 'off'
    AS $$
#variable_conflict use_column
BEGIN

END $$;


ALTER FUNCTION models.fold_search(_jurisdiction integer, _after bigint, _upto bigint, _heard text[]) OWNER TO zhuanban_models;

--
-- Name: fold_standing(integer, bigint, bigint, text[]); Type: FUNCTION; Schema: models; Owner: zhuanban_models
--

CREATE FUNCTION models.fold_standing(_jurisdiction integer, _after bigint, _upto bigint, _heard text[]) RETURNS void
    LANGUAGE plpgsql
    SET plan_cache_mode TO 'force_custom_plan'
    SET enable_incremental_sort TO 'off'
    AS $$
#variable_conflict use_column
BEGIN
IF _heard && '{account.opened@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM events WHERE jurisdiction = _jurisdiction AND position > _after AND position <= _upto AND topic = ANY ('{account.opened@1}')) INSERT INTO accounts
SELECT jurisdiction, stream, convert_from(state, 'UTF8')::jsonb ->> 'name', occurred_at, cadre
FROM arrived;
END IF;
IF _heard && '{account.disabled@1,account.enabled@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM events WHERE jurisdiction = _jurisdiction AND position > _after AND position <= _upto AND topic = ANY ('{account.disabled@1,account.enabled@1}')) UPDATE accounts a SET is_disabled = e.topic = 'account.disabled@1'
FROM (SELECT DISTINCT ON (jurisdiction, stream) * FROM arrived
    ORDER BY jurisdiction, stream, position DESC) e
WHERE a.jurisdiction = e.jurisdiction AND a.id = e.stream;
END IF;
IF _heard && '{account.posted@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM events WHERE jurisdiction = _jurisdiction AND position > _after AND position <= _upto AND topic = ANY ('{account.posted@1}')) INSERT INTO postings
SELECT jurisdiction, stream, (p ->> 'n')::integer, p ->> 'acting_role', p ->> 'remit',
    coalesce(project, task_force), occurred_at, (p ->> 'until')::timestamptz
FROM (SELECT *, convert_from(state, 'UTF8')::jsonb AS p FROM arrived) e;
END IF;
IF _heard && '{account.posting_ended@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM events WHERE jurisdiction = _jurisdiction AND position > _after AND position <= _upto AND topic = ANY ('{account.posting_ended@1}')) UPDATE postings o SET until = least(o.until, e.occurred_at) FROM arrived e
WHERE o.jurisdiction = e.jurisdiction AND o.account = e.stream
  AND o.n = (convert_from(e.state, 'UTF8')::jsonb ->> 'n')::integer;
END IF;
IF _heard && '{task_force.opened@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM events WHERE jurisdiction = _jurisdiction AND position > _after AND position <= _upto AND topic = ANY ('{task_force.opened@1}')) INSERT INTO chartered
SELECT jurisdiction, stream, (convert_from(state, 'UTF8')::jsonb ->> 'parent')::uuid FROM arrived;
END IF;
IF _heard && '{task_force.opened@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM events WHERE jurisdiction = _jurisdiction AND position > _after AND position <= _upto AND topic = ANY ('{task_force.opened@1}')) INSERT INTO beneath SELECT jurisdiction, above, under, above = under FROM (
    WITH RECURSIVE up AS (
        SELECT jurisdiction, stream AS above, stream AS under FROM arrived
        UNION SELECT c.jurisdiction, c.parent, under FROM up JOIN chartered c
            ON c.jurisdiction = up.jurisdiction AND c.id = up.above WHERE c.parent IS NOT NULL)
    SELECT * FROM up) lines;
END IF;
IF _heard && '{project.opened@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM events WHERE jurisdiction = _jurisdiction AND position > _after AND position <= _upto AND topic = ANY ('{project.opened@1}')) INSERT INTO beneath
SELECT e.jurisdiction, b.above, e.stream, b.is_own FROM arrived e JOIN beneath b
    ON b.jurisdiction = e.jurisdiction AND b.under = e.task_force
UNION ALL SELECT jurisdiction, stream, stream, true FROM arrived;
END IF;
IF _heard && '{access.glass_broken@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM events WHERE jurisdiction = _jurisdiction AND position > _after AND position <= _upto AND topic = ANY ('{access.glass_broken@1}')) INSERT INTO broken_glass
SELECT jurisdiction, position, cadre, (p ->> 'case')::uuid, project, occurred_at,
    (p ->> 'until')::timestamptz, p -> 'reason'
FROM (SELECT *, convert_from(state, 'UTF8')::jsonb AS p FROM arrived) e;
END IF;
IF _heard && '{account.opened@1,account.disabled@1,account.enabled@1,account.posted@1,account.posting_ended@1,task_force.opened@1,project.opened@1,access.glass_broken@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM events WHERE jurisdiction = _jurisdiction AND position > _after AND position <= _upto AND topic = ANY ('{account.opened@1,account.disabled@1,account.enabled@1,account.posted@1,account.posting_ended@1,task_force.opened@1,project.opened@1,access.glass_broken@1}')) INSERT INTO standing_moved AS m SELECT jurisdiction, max(position) FROM arrived GROUP BY 1
ON CONFLICT (jurisdiction) DO UPDATE SET position = greatest(m.position, excluded.position);
END IF;
END $$;


ALTER FUNCTION models.fold_standing(_jurisdiction integer, _after bigint, _upto bigint, _heard text[]) OWNER TO zhuanban_models;

--
-- Name: fold_time_to_close(integer, bigint, bigint, text[]); Type: FUNCTION; Schema: models; Owner: zhuanban_models
--

CREATE FUNCTION models.fold_time_to_close(_jurisdiction integer, _after bigint, _upto bigint, _heard text[]) RETURNS void
    LANGUAGE plpgsql
    SET plan_cache_mode TO 'force_custom_plan'
    SET enable_incremental_sort TO 'off'
    AS $$
#variable_conflict use_column
BEGIN
IF _heard && '{case.opened@1,case.opening_moved_back@1,case.closed@1,case.reopened@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM events WHERE jurisdiction = _jurisdiction AND position > _after AND position <= _upto AND topic = ANY ('{case.opened@1,case.opening_moved_back@1,case.closed@1,case.reopened@1}')) INSERT INTO closing_marks
SELECT jurisdiction, stream, position, project, occurred_at,
    CASE topic WHEN 'case.opened@1'
        THEN coalesce((p ->> 'first_opened_at')::timestamptz, occurred_at) ELSE occurred_at END,
    CASE WHEN topic = 'case.opened@1' AND p ->> 'how' = 'roster' THEN recorded_at END,
    ARRAY[CASE topic WHEN 'case.opening_moved_back@1' THEN (p ->> 'position')::bigint
        ELSE position END,
        CASE topic WHEN 'case.closed@1'
            THEN (extract(epoch FROM occurred_at) * 1000000)::bigint END,
        array_position('{signed,resolved,excluded,withdrawn,merged,other}', p ->> 'outcome')]
FROM (SELECT *, CASE WHEN topic <> 'case.reopened@1'
          THEN convert_from(state, 'UTF8')::jsonb END AS p
    FROM arrived) e;
END IF;
IF _heard && '{case.opened@1,case.opening_moved_back@1,case.closed@1,case.reopened@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM events WHERE jurisdiction = _jurisdiction AND position > _after AND position <= _upto AND topic = ANY ('{case.opened@1,case.opening_moved_back@1,case.closed@1,case.reopened@1}')), touched AS (
    SELECT DISTINCT jurisdiction, stream AS case_id, stream
    FROM arrived),
sums AS (
    SELECT jurisdiction, case_id, project, at, min(since) OVER w AS opened_at,
        (max(life) OVER w)[2] AS closed, (max(life) OVER w)[3] AS outcome,
        max(watched) OVER w AS watched,
        row_number() OVER (PARTITION BY case_id, at ORDER BY position) AS nth
    FROM closing_marks JOIN touched USING (jurisdiction, case_id)
    WINDOW w AS (PARTITION BY case_id ORDER BY at)),
laid AS (
    SELECT jurisdiction, case_id, at AS starts, project,
        coalesce(lead(at) OVER (PARTITION BY case_id ORDER BY at), 'infinity') AS ends, opened_at,
        to_timestamp(closed / 1000000) + (closed % 1000000) * interval '1 microsecond' AS closed_at,
        watched, (lead(closed) OVER (PARTITION BY case_id ORDER BY at)) IS NOT NULL AS then_closed,
        ('{signed,resolved,excluded,withdrawn,merged,other}'::text[])[outcome] AS outcome
    FROM sums WHERE nth = 1)
INSERT INTO closing_spans AS s SELECT * FROM laid
ON CONFLICT (jurisdiction, case_id, starts) DO UPDATE
    SET ends = excluded.ends, opened_at = excluded.opened_at, closed_at = excluded.closed_at,
        watched = excluded.watched, then_closed = excluded.then_closed,
        outcome = excluded.outcome;
END IF;
END $$;


ALTER FUNCTION models.fold_time_to_close(_jurisdiction integer, _after bigint, _upto bigint, _heard text[]) OWNER TO zhuanban_models;

--
-- Name: fold_transfers(integer, bigint, bigint, text[]); Type: FUNCTION; Schema: models; Owner: zhuanban_models
--

CREATE FUNCTION models.fold_transfers(_jurisdiction integer, _after bigint, _upto bigint, _heard text[]) RETURNS void
    LANGUAGE plpgsql
    SET plan_cache_mode TO 'force_custom_plan'
    SET enable_incremental_sort TO 'off'
    AS $$
#variable_conflict use_column
BEGIN
IF _heard && '{case.transfer_offered@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM events WHERE jurisdiction = _jurisdiction AND position > _after AND position <= _upto AND topic = ANY ('{case.transfer_offered@1}')) INSERT INTO transfers
SELECT jurisdiction, stream, (p ->> 'n')::bigint, position, project, p ->> 'instead_of', p ->> 'to',
    p ->> 'by', occurred_at
FROM (SELECT *, convert_from(state, 'UTF8')::jsonb AS p FROM arrived) e;
END IF;
IF _heard && '{case.transfer_accepted@1,case.transfer_refused@1,case.transfer_withdrawn@1}' THEN
WITH arrived AS NOT MATERIALIZED (SELECT * FROM events WHERE jurisdiction = _jurisdiction AND position > _after AND position <= _upto AND topic = ANY ('{case.transfer_accepted@1,case.transfer_refused@1,case.transfer_withdrawn@1}')) DELETE FROM transfers t USING (
    SELECT stream, (convert_from(state, 'UTF8')::jsonb ->> 'n')::bigint AS n FROM arrived) e
WHERE t.jurisdiction = _jurisdiction AND t.case_id = e.stream AND t.n = e.n;
END IF;
END $$;


ALTER FUNCTION models.fold_transfers(_jurisdiction integer, _after bigint, _upto bigint, _heard text[]) OWNER TO zhuanban_models;

--
-- Name: append(integer, integer, uuid[], integer[], uuid[], integer[], text[], bytea[], timestamp with time zone[], text[], uuid[], uuid[], uuid[], uuid[], integer[], jsonb[], jsonb[]); Type: FUNCTION; Schema: zhuanban; Owner: postgres
--

CREATE FUNCTION zhuanban.append(_jurisdiction integer, _generation integer, _before_streams uuid[], _before_versions integer[], _streams uuid[], _versions integer[], _topics text[], _states bytea[], _occurred timestamp with time zone[], _cadres text[], _projects uuid[], _task_forces uuid[], _ops uuid[], _op_ids uuid[], _op_firsts integer[], _op_fields jsonb[], _op_answers jsonb[]) RETURNS zhuanban.events[]
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'zhuanban', 'pg_temp'
    AS $$
DECLARE
    before bigint;
    heard timestamptz;
    arrived events[];
BEGIN
    -- Everything after this line sees what the writer before us stored: its lock is ours now.
    UPDATE heads h SET position = h.position + cardinality(_streams),
                       recorded_at = greatest(h.recorded_at, clock_timestamp())
        WHERE h.jurisdiction = _jurisdiction AND h.generation = _generation
        RETURNING h.position - cardinality(_streams), h.recorded_at INTO before, heard;
    IF before IS NULL THEN
        RETURN NULL;
    END IF;
    PERFORM FROM unnest(_before_streams, _before_versions) b (stream, version)
        WHERE NOT EXISTS (SELECT FROM events e WHERE e.jurisdiction = _jurisdiction
            AND e.stream = b.stream AND e.version = b.version);
    IF FOUND THEN
        RAISE unique_violation USING MESSAGE = 'a stream is not where its writer believes';
    END IF;
    WITH stored AS (
        INSERT INTO events
        SELECT _jurisdiction, before + ord, stream, version, topic, heard, occurred, cadre,
               project, task_force, op, state
        FROM unnest(_streams, _versions, _topics, _states, _occurred, _cadres, _projects,
                    _task_forces, _ops)
             WITH ORDINALITY AS e (stream, version, topic, state, occurred, cadre, project,
                                   task_force, op, ord)
        RETURNING events)
    SELECT array_agg(stored.events) FROM stored INTO arrived;
    IF cardinality(_op_ids) > 0 THEN
        INSERT INTO operations
            SELECT _jurisdiction, op, before + first, fields, answer
            FROM unnest(_op_ids, _op_firsts, _op_fields, _op_answers) o (op, first, fields, answer);
    END IF;
    IF 'person.erased@1' = ANY (_topics) THEN
        DELETE FROM person_keys k USING unnest(_topics, _states) e (topic, state)
            WHERE k.jurisdiction = _jurisdiction AND e.topic = 'person.erased@1'
              AND k.person = (convert_from(e.state, 'UTF8')::jsonb ->> 'person')::uuid;
    END IF;
    PERFORM pg_notify('zhuanban_' || _jurisdiction, (before + cardinality(_streams))::text);
    RETURN arrived;
END $$;


ALTER FUNCTION zhuanban.append(_jurisdiction integer, _generation integer, _before_streams uuid[], _before_versions integer[], _streams uuid[], _versions integer[], _topics text[], _states bytea[], _occurred timestamp with time zone[], _cadres text[], _projects uuid[], _task_forces uuid[], _ops uuid[], _op_ids uuid[], _op_firsts integer[], _op_fields jsonb[], _op_answers jsonb[]) OWNER TO postgres;

--
-- Name: append_arrived(integer); Type: FUNCTION; Schema: zhuanban; Owner: postgres
--

CREATE FUNCTION zhuanban.append_arrived(_jurisdiction integer, OUT _after bigint, OUT _upto bigint) RETURNS record
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'zhuanban', 'pg_temp'
    SET work_mem TO '64MB'
    AS $$
DECLARE
    heard timestamptz;
    n bigint;
    is_dense boolean;
BEGIN
    -- A view or a table of the caller's own making would run the caller's code with our rights.
    IF NOT EXISTS (SELECT FROM pg_class WHERE oid = to_regclass('pg_temp.arriving')
                   AND relkind = 'r' AND relowner = current_user::regrole) THEN
        RAISE insufficient_privilege USING MESSAGE = 'call make_arriving first';
    END IF;
    PERFORM FROM heads WHERE jurisdiction = _jurisdiction FOR UPDATE;
    SELECT count(*), min(ord) = 1 AND max(ord) = count(*) INTO n, is_dense FROM pg_temp.arriving;
    IF n > 0 AND NOT is_dense THEN
        RAISE check_violation USING MESSAGE = 'what arrives is numbered 1, 2, 3 without a gap';
    END IF;
    IF EXISTS (
        SELECT FROM (
            SELECT stream, version, lag(version) OVER (PARTITION BY stream ORDER BY ord) AS before
            FROM pg_temp.arriving) a
        WHERE version <> 1 + coalesce(before, (
            SELECT e.version FROM events e WHERE e.jurisdiction = _jurisdiction
              AND e.stream = a.stream ORDER BY e.version DESC LIMIT 1), 0))
    THEN
        RAISE unique_violation USING MESSAGE = 'a stream is not where its writer believes';
    END IF;
    UPDATE heads h SET position = h.position + n,
                       recorded_at = greatest(h.recorded_at, clock_timestamp())
        WHERE h.jurisdiction = _jurisdiction
        RETURNING h.position - n, h.position, h.recorded_at INTO _after, _upto, heard;
    IF _upto IS NULL THEN
        RAISE foreign_key_violation USING MESSAGE = 'there is no such jurisdiction';
    END IF;
    INSERT INTO events
        SELECT _jurisdiction, _after + ord, stream, version, topic, heard, occurred_at, cadre,
               project, task_force, op_id, state
        FROM pg_temp.arriving;
    INSERT INTO operations
        SELECT _jurisdiction, op_id, _after + ord, fields, answer
        FROM pg_temp.arriving WHERE nth = 1 AND op_id IS NOT NULL;
    IF n > 0 THEN
        PERFORM pg_notify('zhuanban_' || _jurisdiction, _upto::text);
    END IF;
END $$;


ALTER FUNCTION zhuanban.append_arrived(_jurisdiction integer, OUT _after bigint, OUT _upto bigint) OWNER TO postgres;

--
-- Name: append_only(integer, integer, uuid[], integer[], uuid[], integer[], text[], bytea[], timestamp with time zone[], text[], uuid[], uuid[], uuid[], uuid[], integer[], jsonb[], jsonb[]); Type: FUNCTION; Schema: zhuanban; Owner: postgres
--

CREATE FUNCTION zhuanban.append_only(_jurisdiction integer, _generation integer, _before_streams uuid[], _before_versions integer[], _streams uuid[], _versions integer[], _topics text[], _states bytea[], _occurred timestamp with time zone[], _cadres text[], _projects uuid[], _task_forces uuid[], _ops uuid[], _op_ids uuid[], _op_firsts integer[], _op_fields jsonb[], _op_answers jsonb[]) RETURNS integer
    LANGUAGE sql
    AS $$
    SELECT cardinality(zhuanban.append(
        _jurisdiction, _generation, _before_streams, _before_versions, _streams, _versions,
        _topics, _states, _occurred, _cadres, _projects, _task_forces, _ops,
        _op_ids, _op_firsts, _op_fields, _op_answers));
$$;


ALTER FUNCTION zhuanban.append_only(_jurisdiction integer, _generation integer, _before_streams uuid[], _before_versions integer[], _streams uuid[], _versions integer[], _topics text[], _states bytea[], _occurred timestamp with time zone[], _cadres text[], _projects uuid[], _task_forces uuid[], _ops uuid[], _op_ids uuid[], _op_firsts integer[], _op_fields jsonb[], _op_answers jsonb[]) OWNER TO postgres;

--
-- Name: become_writer(integer, uuid[], uuid[]); Type: FUNCTION; Schema: zhuanban; Owner: postgres
--

CREATE FUNCTION zhuanban.become_writer(_jurisdiction integer, _streams uuid[], _op_ids uuid[]) RETURNS TABLE(id uuid, number bigint, fields jsonb, answer jsonb, is_stream boolean)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'zhuanban', 'pg_temp'
    AS $$
BEGIN
    RETURN QUERY SELECT NULL::uuid, h.position, to_jsonb(h.generation), NULL::jsonb, NULL::boolean
        FROM heads h WHERE h.jurisdiction = _jurisdiction FOR UPDATE;
    RETURN QUERY SELECT s, last.version::bigint, NULL::jsonb, NULL::jsonb, true
        FROM unnest(_streams) s, LATERAL (
            SELECT e.version FROM events e WHERE e.jurisdiction = _jurisdiction AND e.stream = s
            ORDER BY e.version DESC LIMIT 1) last;
    IF cardinality(_op_ids) > 0 THEN
        RETURN QUERY SELECT o.op_id, o.position, o.fields, o.answer, false
            FROM operations o WHERE o.jurisdiction = _jurisdiction AND o.op_id = ANY (_op_ids);
    END IF;
END $$;


ALTER FUNCTION zhuanban.become_writer(_jurisdiction integer, _streams uuid[], _op_ids uuid[]) OWNER TO postgres;

--
-- Name: forget_fields(integer, uuid[]); Type: FUNCTION; Schema: zhuanban; Owner: postgres
--

CREATE FUNCTION zhuanban.forget_fields(_jurisdiction integer, _streams uuid[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'zhuanban', 'pg_temp'
    AS $$
BEGIN
    IF _streams IS NULL THEN
        UPDATE operations SET fields = NULL
            WHERE jurisdiction = _jurisdiction AND fields IS NOT NULL;
    ELSE
        UPDATE operations o SET fields = (SELECT jsonb_object_agg(key, value)
                FROM jsonb_each(o.fields) WHERE key IN ('path', 'actor'))
            FROM events e
            WHERE e.jurisdiction = _jurisdiction AND e.stream = ANY (_streams)
              AND o.jurisdiction = _jurisdiction AND o.op_id = e.op_id;
    END IF;
END $$;


ALTER FUNCTION zhuanban.forget_fields(_jurisdiction integer, _streams uuid[]) OWNER TO postgres;

--
-- Name: keep_keys(integer, uuid[], bytea[]); Type: FUNCTION; Schema: zhuanban; Owner: postgres
--

CREATE FUNCTION zhuanban.keep_keys(_jurisdiction integer, _persons uuid[], _wrapped bytea[]) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO zhuanban.person_keys (jurisdiction, person, wrapping, wrapped)
        SELECT _jurisdiction, person, ('x' || encode(substring(w FOR 4), 'hex'))::bit(32)::integer,
               substring(w FROM 5)
        FROM unnest(_persons, _wrapped) k (person, w);
    IF EXISTS (SELECT FROM zhuanban.wrappings o, unnest(_wrapped) w WHERE o.jurisdiction = _jurisdiction
               AND ('x' || encode(substring(w FOR 4), 'hex'))::bit(32)::integer < o.oldest) THEN
        RAISE integrity_constraint_violation
            USING MESSAGE = 'a key was wrapped by a secret that is let go';
    END IF;
END $$;


ALTER FUNCTION zhuanban.keep_keys(_jurisdiction integer, _persons uuid[], _wrapped bytea[]) OWNER TO postgres;

--
-- Name: make_arriving(); Type: FUNCTION; Schema: zhuanban; Owner: postgres
--

CREATE FUNCTION zhuanban.make_arriving() RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
    IF to_regclass('pg_temp.arriving') IS NULL THEN
        CREATE TEMP TABLE arriving (
            ord         integer NOT NULL,  -- 1, 2, 3 … in the order of the log
            nth         integer NOT NULL,  -- 1 where a save begins
            stream      uuid NOT NULL,
            version     integer NOT NULL,
            topic       text NOT NULL,
            state       bytea NOT NULL,
            occurred_at timestamptz,
            cadre       text,
            project     uuid,
            task_force  uuid,
            op_id       uuid,
            fields      jsonb,
            answer      jsonb
        ) ON COMMIT DELETE ROWS;
        GRANT INSERT ON pg_temp.arriving TO zhuanban_app;
    END IF;
END $$;


ALTER FUNCTION zhuanban.make_arriving() OWNER TO postgres;

--
-- Name: note_read_model(integer, text, text, bigint, text); Type: FUNCTION; Schema: zhuanban; Owner: postgres
--

CREATE FUNCTION zhuanban.note_read_model(_jurisdiction integer, _name text, _definition text, _behind_at bigint, _reason text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'zhuanban', 'pg_temp'
    AS $$
BEGIN
    INSERT INTO read_models VALUES
        (_jurisdiction, _name, _definition, _behind_at, _reason,
         CASE WHEN _behind_at IS NOT NULL THEN clock_timestamp() END)
    ON CONFLICT (jurisdiction, name) DO UPDATE
        SET definition = excluded.definition, behind_at = excluded.behind_at,
            reason = excluded.reason, since = excluded.since;
    UPDATE heads h SET generation = h.generation + 1 WHERE h.jurisdiction = _jurisdiction;
END $$;


ALTER FUNCTION zhuanban.note_read_model(_jurisdiction integer, _name text, _definition text, _behind_at bigint, _reason text) OWNER TO postgres;

--
-- Name: refuse_change(); Type: FUNCTION; Schema: zhuanban; Owner: postgres
--

CREATE FUNCTION zhuanban.refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION 'the log is append-only: % on % refused', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege';
END $$;


ALTER FUNCTION zhuanban.refuse_change() OWNER TO postgres;

--
-- Name: sight(); Type: FUNCTION; Schema: zhuanban; Owner: postgres
--

CREATE FUNCTION zhuanban.sight() RETURNS uuid[]
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
    SELECT coalesce(nullif(current_setting('zhuanban.sight', true), ''), '{}')::uuid[]
$$;


ALTER FUNCTION zhuanban.sight() OWNER TO postgres;

--
-- Name: write(integer, integer, text[], text[], uuid[], integer[], uuid[], integer[], text[], bytea[], timestamp with time zone[], text[], uuid[], uuid[], uuid[], uuid[], integer[], jsonb[], jsonb[], uuid[], bytea[]); Type: FUNCTION; Schema: zhuanban; Owner: postgres
--

CREATE FUNCTION zhuanban.write(_jurisdiction integer, _generation integer, _set_aside text[], _heard text[], _before_streams uuid[], _before_versions integer[], _streams uuid[], _versions integer[], _topics text[], _states bytea[], _occurred timestamp with time zone[], _cadres text[], _projects uuid[], _task_forces uuid[], _ops uuid[], _op_ids uuid[], _op_firsts integer[], _op_fields jsonb[], _op_answers jsonb[], _persons uuid[], _wrapped bytea[]) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
DECLARE
    arrived zhuanban.events[] := zhuanban.append(
        _jurisdiction, _generation, _before_streams, _before_versions, _streams, _versions,
        _topics, _states, _occurred, _cadres, _projects, _task_forces, _ops,
        _op_ids, _op_firsts, _op_fields, _op_answers);
    upto bigint := arrived[cardinality(arrived)].position;
BEGIN
    IF cardinality(_persons) > 0 AND upto > 0 THEN
        PERFORM zhuanban.keep_keys(_jurisdiction, _persons, _wrapped);
    END IF;
    IF upto > 0 THEN
        PERFORM models.bring_along(_jurisdiction, upto, arrived, _heard, _set_aside);
    END IF;
    RETURN upto;
END $$;


ALTER FUNCTION zhuanban.write(_jurisdiction integer, _generation integer, _set_aside text[], _heard text[], _before_streams uuid[], _before_versions integer[], _streams uuid[], _versions integer[], _topics text[], _states bytea[], _occurred timestamp with time zone[], _cadres text[], _projects uuid[], _task_forces uuid[], _ops uuid[], _op_ids uuid[], _op_firsts integer[], _op_fields jsonb[], _op_answers jsonb[], _persons uuid[], _wrapped bytea[]) OWNER TO postgres;

--
-- Name: checkpoints; Type: TABLE; Schema: audit; Owner: postgres
--

CREATE TABLE audit.checkpoints (
    jurisdiction integer NOT NULL,
    size bigint NOT NULL,
    note text NOT NULL,
    published_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);


ALTER TABLE audit.checkpoints OWNER TO postgres;

--
-- Name: cosignatures; Type: TABLE; Schema: audit; Owner: postgres
--

CREATE TABLE audit.cosignatures (
    jurisdiction integer NOT NULL,
    size bigint NOT NULL,
    witness text NOT NULL,
    at timestamp with time zone NOT NULL,
    line text NOT NULL
);


ALTER TABLE audit.cosignatures OWNER TO postgres;

--
-- Name: heads; Type: TABLE; Schema: audit; Owner: postgres
--

CREATE TABLE audit.heads (
    jurisdiction integer NOT NULL,
    key bytea NOT NULL,
    n bigint NOT NULL,
    chain bytea NOT NULL
)
WITH (fillfactor='70');


ALTER TABLE audit.heads OWNER TO postgres;

--
-- Name: shelves; Type: TABLE; Schema: audit; Owner: postgres
--

CREATE TABLE audit.shelves (
    jurisdiction integer NOT NULL,
    level smallint NOT NULL,
    nth integer NOT NULL,
    hashes bytea NOT NULL
)
WITH (fillfactor='50');


ALTER TABLE audit.shelves OWNER TO postgres;

--
-- Name: tiles; Type: TABLE; Schema: audit; Owner: postgres
--

CREATE TABLE audit.tiles (
    jurisdiction integer NOT NULL,
    level smallint NOT NULL,
    nth bigint NOT NULL,
    hashes bytea NOT NULL
);
ALTER TABLE ONLY audit.tiles ALTER COLUMN hashes SET STORAGE EXTERNAL;


ALTER TABLE audit.tiles OWNER TO postgres;

--
-- Name: trees; Type: TABLE; Schema: audit; Owner: postgres
--

CREATE TABLE audit.trees (
    jurisdiction integer NOT NULL,
    size bigint NOT NULL,
    root bytea NOT NULL,
    heads bytea NOT NULL
)
WITH (fillfactor='10');


ALTER TABLE audit.trees OWNER TO postgres;

--
-- Name: accompanied; Type: TABLE; Schema: models; Owner: zhuanban_models
--

CREATE TABLE models.accompanied (
    jurisdiction integer NOT NULL,
    "position" bigint NOT NULL,
    case_id uuid NOT NULL,
    project uuid,
    partner text,
    told_by text NOT NULL,
    recorded_by text,
    confirmed_by text,
    at timestamp with time zone NOT NULL
);


ALTER TABLE models.accompanied OWNER TO zhuanban_models;

--
-- Name: accounts; Type: TABLE; Schema: models; Owner: zhuanban_models
--

CREATE TABLE models.accounts (
    jurisdiction integer NOT NULL,
    id uuid NOT NULL,
    name text NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    opened_by text NOT NULL,
    is_disabled boolean DEFAULT false NOT NULL
);


ALTER TABLE models.accounts OWNER TO zhuanban_models;

--
-- Name: beneath; Type: TABLE; Schema: models; Owner: zhuanban_models
--

CREATE TABLE models.beneath (
    jurisdiction integer NOT NULL,
    above uuid NOT NULL,
    under uuid NOT NULL,
    is_own boolean NOT NULL
);


ALTER TABLE models.beneath OWNER TO zhuanban_models;

--
-- Name: broken_glass; Type: TABLE; Schema: models; Owner: zhuanban_models
--

CREATE TABLE models.broken_glass (
    jurisdiction integer NOT NULL,
    "position" bigint NOT NULL,
    reader text NOT NULL,
    case_id uuid NOT NULL,
    project uuid,
    at timestamp with time zone NOT NULL,
    until timestamp with time zone NOT NULL,
    reason jsonb NOT NULL
);


ALTER TABLE models.broken_glass OWNER TO zhuanban_models;

--
-- Name: caseload; Type: TABLE; Schema: models; Owner: zhuanban_models
--

CREATE TABLE models.caseload (
    jurisdiction integer NOT NULL,
    case_id uuid NOT NULL,
    project uuid,
    chief text,
    chief_at bigint DEFAULT 0 NOT NULL,
    life bigint DEFAULT 0 NOT NULL
);


ALTER TABLE models.caseload OWNER TO zhuanban_models;

--
-- Name: chartered; Type: TABLE; Schema: models; Owner: zhuanban_models
--

CREATE TABLE models.chartered (
    jurisdiction integer NOT NULL,
    id uuid NOT NULL,
    parent uuid
);


ALTER TABLE models.chartered OWNER TO zhuanban_models;

--
-- Name: closing_marks; Type: TABLE; Schema: models; Owner: zhuanban_models
--

CREATE TABLE models.closing_marks (
    jurisdiction integer NOT NULL,
    case_id uuid NOT NULL,
    "position" bigint NOT NULL,
    project uuid,
    at timestamp with time zone NOT NULL,
    since timestamp with time zone NOT NULL,
    watched timestamp with time zone,
    life bigint[] NOT NULL
);


ALTER TABLE models.closing_marks OWNER TO zhuanban_models;

--
-- Name: closing_spans; Type: TABLE; Schema: models; Owner: zhuanban_models
--

CREATE TABLE models.closing_spans (
    jurisdiction integer NOT NULL,
    case_id uuid NOT NULL,
    starts timestamp with time zone NOT NULL,
    project uuid,
    ends timestamp with time zone NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    closed_at timestamp with time zone,
    watched timestamp with time zone,
    then_closed boolean NOT NULL,
    outcome text
);


ALTER TABLE models.closing_spans OWNER TO zhuanban_models;

--
-- Name: countdown_baselines; Type: TABLE; Schema: models; Owner: zhuanban_models
--

CREATE TABLE models.countdown_baselines (
    jurisdiction integer NOT NULL,
    project uuid NOT NULL,
    at timestamp with time zone,
    households integer
);


ALTER TABLE models.countdown_baselines OWNER TO zhuanban_models;

--
-- Name: countdown_days; Type: TABLE; Schema: models; Owner: zhuanban_models
--

CREATE TABLE models.countdown_days (
    jurisdiction integer NOT NULL,
    project uuid NOT NULL,
    task_force uuid NOT NULL,
    day date NOT NULL,
    bucket text NOT NULL,
    n bigint
);


ALTER TABLE models.countdown_days OWNER TO zhuanban_models;

--
-- Name: countdown_marks; Type: TABLE; Schema: models; Owner: zhuanban_models
--

CREATE TABLE models.countdown_marks (
    jurisdiction integer NOT NULL,
    case_id uuid NOT NULL,
    "position" bigint NOT NULL,
    project uuid,
    task_force uuid,
    at timestamp with time zone NOT NULL,
    contact smallint NOT NULL,
    offers smallint NOT NULL,
    accepted smallint NOT NULL,
    signatures smallint NOT NULL,
    life bigint
);


ALTER TABLE models.countdown_marks OWNER TO zhuanban_models;

--
-- Name: countdown_now; Type: TABLE; Schema: models; Owner: zhuanban_models
--

CREATE TABLE models.countdown_now (
    jurisdiction integer NOT NULL,
    project uuid NOT NULL,
    task_force uuid NOT NULL,
    bucket text NOT NULL,
    n bigint
)
WITH (fillfactor='50');


ALTER TABLE models.countdown_now OWNER TO zhuanban_models;

--
-- Name: countdown_shifts; Type: TABLE; Schema: models; Owner: zhuanban_models
--

CREATE TABLE models.countdown_shifts (
    jurisdiction integer NOT NULL,
    case_id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    project uuid,
    task_force uuid,
    left_bucket text,
    entered_bucket text
);


ALTER TABLE models.countdown_shifts OWNER TO zhuanban_models;

--
-- Name: due; Type: TABLE; Schema: models; Owner: zhuanban_models
--

CREATE TABLE models.due (
    jurisdiction integer NOT NULL,
    case_id uuid NOT NULL,
    kind text NOT NULL,
    n bigint NOT NULL,
    "position" bigint NOT NULL,
    project uuid,
    cadre text,
    due date,
    text jsonb,
    made_at timestamp with time zone NOT NULL,
    is_chiefs boolean DEFAULT false NOT NULL
);


ALTER TABLE models.due OWNER TO zhuanban_models;

--
-- Name: erasures; Type: TABLE; Schema: models; Owner: zhuanban_models
--

CREATE TABLE models.erasures (
    jurisdiction integer NOT NULL,
    "position" bigint NOT NULL,
    person uuid NOT NULL,
    under text NOT NULL,
    project uuid,
    task_force uuid,
    erased_at timestamp with time zone NOT NULL,
    erased_by text
);


ALTER TABLE models.erasures OWNER TO zhuanban_models;

--
-- Name: findings; Type: TABLE; Schema: models; Owner: zhuanban_models
--

CREATE TABLE models.findings (
    jurisdiction integer NOT NULL,
    inspection uuid NOT NULL,
    n bigint NOT NULL,
    case_id uuid,
    cadre text,
    raised_at timestamp with time zone NOT NULL,
    stage text DEFAULT 'raised'::text NOT NULL,
    due date,
    over uuid
);


ALTER TABLE models.findings OWNER TO zhuanban_models;

--
-- Name: holds; Type: TABLE; Schema: models; Owner: zhuanban_models
--

CREATE TABLE models.holds (
    jurisdiction integer NOT NULL,
    id uuid NOT NULL,
    kind text NOT NULL,
    reference text NOT NULL,
    remit text NOT NULL,
    over uuid NOT NULL,
    project uuid,
    task_force uuid,
    reason jsonb,
    placed_at timestamp with time zone NOT NULL,
    placed_by text,
    placed bigint NOT NULL,
    lifted_at timestamp with time zone,
    lifted_by text
);


ALTER TABLE models.holds OWNER TO zhuanban_models;

--
-- Name: inspections; Type: TABLE; Schema: models; Owner: zhuanban_models
--

CREATE TABLE models.inspections (
    jurisdiction integer NOT NULL,
    id uuid NOT NULL,
    reference text NOT NULL,
    label text NOT NULL,
    team text NOT NULL,
    remit text NOT NULL,
    over uuid NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    closed_at timestamp with time zone
);


ALTER TABLE models.inspections OWNER TO zhuanban_models;

--
-- Name: looks; Type: TABLE; Schema: models; Owner: zhuanban_models
--

CREATE TABLE models.looks (
    jurisdiction integer NOT NULL,
    "position" bigint NOT NULL,
    nth bigint NOT NULL,
    reader text NOT NULL,
    role text NOT NULL,
    what text NOT NULL,
    case_id uuid,
    project uuid,
    task_force uuid,
    subject text,
    form text,
    term jsonb,
    why bigint,
    at timestamp with time zone NOT NULL,
    last_at timestamp with time zone NOT NULL,
    times integer NOT NULL
);


ALTER TABLE models.looks OWNER TO zhuanban_models;

--
-- Name: night_contacts; Type: TABLE; Schema: models; Owner: zhuanban_models
--

CREATE TABLE models.night_contacts (
    jurisdiction integer NOT NULL,
    project uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    "position" bigint NOT NULL,
    case_id uuid NOT NULL
);


ALTER TABLE models.night_contacts OWNER TO zhuanban_models;

--
-- Name: obstacles; Type: TABLE; Schema: models; Owner: zhuanban_models
--

CREATE TABLE models.obstacles (
    jurisdiction integer NOT NULL,
    project uuid NOT NULL,
    kind text NOT NULL,
    case_id uuid NOT NULL,
    n bigint NOT NULL,
    starts timestamp with time zone NOT NULL,
    ends timestamp with time zone DEFAULT 'infinity'::timestamp with time zone NOT NULL,
    since timestamp with time zone NOT NULL,
    due date,
    "position" bigint NOT NULL
);


ALTER TABLE models.obstacles OWNER TO zhuanban_models;

--
-- Name: openings; Type: TABLE; Schema: models; Owner: zhuanban_models
--

CREATE TABLE models.openings (
    jurisdiction integer NOT NULL,
    "position" bigint NOT NULL,
    reader text NOT NULL,
    role text NOT NULL,
    case_id uuid NOT NULL,
    case_no text NOT NULL,
    project uuid,
    at timestamp with time zone NOT NULL,
    until timestamp with time zone NOT NULL,
    reason jsonb NOT NULL
);


ALTER TABLE models.openings OWNER TO zhuanban_models;

--
-- Name: postings; Type: TABLE; Schema: models; Owner: zhuanban_models
--

CREATE TABLE models.postings (
    jurisdiction integer NOT NULL,
    account uuid NOT NULL,
    n integer NOT NULL,
    role text NOT NULL,
    remit text NOT NULL,
    over uuid,
    since timestamp with time zone NOT NULL,
    until timestamp with time zone
);


ALTER TABLE models.postings OWNER TO zhuanban_models;

--
-- Name: projects; Type: TABLE; Schema: models; Owner: zhuanban_models
--

CREATE TABLE models.projects (
    jurisdiction integer NOT NULL,
    id uuid NOT NULL,
    code text NOT NULL,
    name text NOT NULL,
    track text NOT NULL,
    opened_on date,
    target_date date,
    task_force uuid NOT NULL
);


ALTER TABLE models.projects OWNER TO zhuanban_models;

--
-- Name: register; Type: TABLE; Schema: models; Owner: zhuanban_models
--

CREATE TABLE models.register (
    jurisdiction integer NOT NULL,
    case_id uuid NOT NULL,
    project uuid,
    case_no text,
    kind text,
    village_group text,
    name jsonb,
    chief text,
    chief_at bigint DEFAULT 0 NOT NULL,
    life bigint DEFAULT 0 NOT NULL,
    contacts integer DEFAULT 0 NOT NULL,
    offers integer DEFAULT 0 NOT NULL,
    accepted integer DEFAULT 0 NOT NULL,
    signatures integer DEFAULT 0 NOT NULL,
    opened_at timestamp with time zone,
    first_opened_at timestamp with time zone,
    last_contact timestamp with time zone,
    moved_at timestamp with time zone
)
WITH (fillfactor='80');


ALTER TABLE models.register OWNER TO zhuanban_models;

--
-- Name: search_grams; Type: TABLE; Schema: models; Owner: zhuanban_models
--

CREATE TABLE models.search_grams (
    jurisdiction integer NOT NULL,
    case_id uuid NOT NULL,
    person uuid NOT NULL,
    grams bigint[] NOT NULL,
    project uuid
);


ALTER TABLE models.search_grams OWNER TO zhuanban_models;

--
-- Name: standing_moved; Type: TABLE; Schema: models; Owner: zhuanban_models
--

CREATE TABLE models.standing_moved (
    jurisdiction integer NOT NULL,
    "position" bigint NOT NULL
);


ALTER TABLE models.standing_moved OWNER TO zhuanban_models;

--
-- Name: task_forces; Type: TABLE; Schema: models; Owner: zhuanban_models
--

CREATE TABLE models.task_forces (
    jurisdiction integer NOT NULL,
    id uuid NOT NULL,
    code text NOT NULL,
    name text NOT NULL,
    category text NOT NULL,
    parent uuid,
    is_dissolved boolean DEFAULT false NOT NULL
);


ALTER TABLE models.task_forces OWNER TO zhuanban_models;

--
-- Name: transfers; Type: TABLE; Schema: models; Owner: zhuanban_models
--

CREATE TABLE models.transfers (
    jurisdiction integer NOT NULL,
    case_id uuid NOT NULL,
    n bigint NOT NULL,
    "position" bigint NOT NULL,
    project uuid,
    giver text,
    receiver text NOT NULL,
    offered_by text NOT NULL,
    offered_at timestamp with time zone NOT NULL
);


ALTER TABLE models.transfers OWNER TO zhuanban_models;

--
-- Name: zhuanban_schema; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public.zhuanban_schema (
    name text NOT NULL,
    applied_at timestamp with time zone DEFAULT now() NOT NULL
);


ALTER TABLE public.zhuanban_schema OWNER TO postgres;

--
-- Name: events; Type: VIEW; Schema: seen; Owner: postgres
--

CREATE VIEW seen.events WITH (security_barrier='true') AS
 SELECT events.jurisdiction,
    events."position",
    events.stream,
    events.version,
    events.topic,
    events.recorded_at,
    events.occurred_at,
    events.cadre,
    events.project,
    events.task_force,
    events.op_id,
    events.state
   FROM zhuanban.events
  WHERE ((events.project = ANY (( SELECT zhuanban.sight() AS sight)::uuid[])) OR (events.stream = ANY (( SELECT zhuanban.sight() AS sight)::uuid[])) OR ((events.project IS NULL) AND (events.task_force = ANY (( SELECT zhuanban.sight() AS sight)::uuid[]))));


ALTER TABLE seen.events OWNER TO postgres;

--
-- Name: city_logins; Type: TABLE; Schema: zhuanban; Owner: postgres
--

CREATE TABLE zhuanban.city_logins (
    jurisdiction integer NOT NULL,
    issuer text NOT NULL,
    subject text NOT NULL,
    account uuid NOT NULL
);


ALTER TABLE zhuanban.city_logins OWNER TO postgres;

--
-- Name: credentials; Type: TABLE; Schema: zhuanban; Owner: postgres
--

CREATE TABLE zhuanban.credentials (
    jurisdiction integer NOT NULL,
    account uuid NOT NULL,
    password text,
    must_change boolean DEFAULT false NOT NULL,
    totp bytea,
    totp_step bigint,
    failed integer DEFAULT 0 NOT NULL,
    failed_at timestamp with time zone,
    changed_at timestamp with time zone DEFAULT now() NOT NULL
);


ALTER TABLE zhuanban.credentials OWNER TO postgres;

--
-- Name: devices; Type: TABLE; Schema: zhuanban; Owner: postgres
--

CREATE TABLE zhuanban.devices (
    jurisdiction integer NOT NULL,
    account uuid NOT NULL,
    id uuid NOT NULL,
    cadre text NOT NULL,
    session uuid,
    first_seen_at timestamp with time zone DEFAULT now() NOT NULL,
    seen_at timestamp with time zone DEFAULT now() NOT NULL,
    drift double precision,
    seq bigint DEFAULT 0 NOT NULL,
    received int8multirange DEFAULT '{}'::int8multirange NOT NULL,
    unsent jsonb DEFAULT '{}'::jsonb NOT NULL,
    files integer DEFAULT 0 NOT NULL,
    agrees boolean,
    revoked_at timestamp with time zone
);


ALTER TABLE zhuanban.devices OWNER TO postgres;

--
-- Name: failures; Type: TABLE; Schema: zhuanban; Owner: postgres
--

CREATE TABLE zhuanban.failures (
    jurisdiction integer NOT NULL,
    key bytea NOT NULL,
    n integer NOT NULL,
    last_at timestamp with time zone NOT NULL
);


ALTER TABLE zhuanban.failures OWNER TO postgres;

--
-- Name: heads; Type: TABLE; Schema: zhuanban; Owner: postgres
--

CREATE TABLE zhuanban.heads (
    jurisdiction integer NOT NULL,
    "position" bigint DEFAULT 0 NOT NULL,
    recorded_at timestamp with time zone DEFAULT '-infinity'::timestamp with time zone NOT NULL,
    generation integer DEFAULT 0 NOT NULL,
    CONSTRAINT heads_position_check CHECK (("position" >= 0))
)
WITH (fillfactor='10');


ALTER TABLE zhuanban.heads OWNER TO postgres;

--
-- Name: invitations; Type: TABLE; Schema: zhuanban; Owner: postgres
--

CREATE TABLE zhuanban.invitations (
    jurisdiction integer NOT NULL,
    secret bytea NOT NULL,
    expires_at timestamp with time zone NOT NULL
);


ALTER TABLE zhuanban.invitations OWNER TO postgres;

--
-- Name: jurisdictions; Type: TABLE; Schema: zhuanban; Owner: postgres
--

CREATE TABLE zhuanban.jurisdictions (
    jurisdiction integer NOT NULL,
    name text NOT NULL
);


ALTER TABLE zhuanban.jurisdictions OWNER TO postgres;

--
-- Name: maps; Type: TABLE; Schema: zhuanban; Owner: postgres
--

CREATE TABLE zhuanban.maps (
    jurisdiction integer NOT NULL,
    sha256 bytea NOT NULL,
    outlines bytea NOT NULL
);


ALTER TABLE zhuanban.maps OWNER TO postgres;

--
-- Name: operations; Type: TABLE; Schema: zhuanban; Owner: postgres
--

CREATE TABLE zhuanban.operations (
    jurisdiction integer NOT NULL,
    op_id uuid NOT NULL,
    "position" bigint NOT NULL,
    fields jsonb,
    answer jsonb
);


ALTER TABLE zhuanban.operations OWNER TO postgres;

--
-- Name: person_keys; Type: TABLE; Schema: zhuanban; Owner: postgres
--

CREATE TABLE zhuanban.person_keys (
    jurisdiction integer NOT NULL,
    person uuid NOT NULL,
    wrapping integer NOT NULL,
    wrapped bytea NOT NULL
);


ALTER TABLE zhuanban.person_keys OWNER TO postgres;

--
-- Name: read_models; Type: TABLE; Schema: zhuanban; Owner: postgres
--

CREATE TABLE zhuanban.read_models (
    jurisdiction integer NOT NULL,
    name text NOT NULL,
    definition text NOT NULL,
    behind_at bigint,
    reason text,
    since timestamp with time zone
);


ALTER TABLE zhuanban.read_models OWNER TO postgres;

--
-- Name: recovery_codes; Type: TABLE; Schema: zhuanban; Owner: postgres
--

CREATE TABLE zhuanban.recovery_codes (
    jurisdiction integer NOT NULL,
    account uuid NOT NULL,
    code bytea NOT NULL
);


ALTER TABLE zhuanban.recovery_codes OWNER TO postgres;

--
-- Name: refused_files; Type: TABLE; Schema: zhuanban; Owner: postgres
--

CREATE TABLE zhuanban.refused_files (
    jurisdiction integer NOT NULL,
    id uuid NOT NULL,
    name text NOT NULL,
    box bytea NOT NULL,
    kept_at timestamp with time zone DEFAULT now() NOT NULL,
    project uuid
);


ALTER TABLE zhuanban.refused_files OWNER TO postgres;

--
-- Name: sessions; Type: TABLE; Schema: zhuanban; Owner: postgres
--

CREATE TABLE zhuanban.sessions (
    jurisdiction integer NOT NULL,
    id uuid NOT NULL,
    account uuid NOT NULL,
    secret bytea NOT NULL,
    kind text NOT NULL,
    posting integer,
    label text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    seen_at timestamp with time zone DEFAULT now() NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    CONSTRAINT sessions_kind_check CHECK ((kind = ANY (ARRAY['browser'::text, 'token'::text])))
);


ALTER TABLE zhuanban.sessions OWNER TO postgres;

--
-- Name: tracking; Type: TABLE; Schema: zhuanban; Owner: postgres
--

CREATE TABLE zhuanban.tracking (
    jurisdiction integer NOT NULL,
    application text NOT NULL,
    "position" bigint NOT NULL
);


ALTER TABLE zhuanban.tracking OWNER TO postgres;

--
-- Name: wrappings; Type: TABLE; Schema: zhuanban; Owner: postgres
--

CREATE TABLE zhuanban.wrappings (
    jurisdiction integer NOT NULL,
    oldest integer NOT NULL
);


ALTER TABLE zhuanban.wrappings OWNER TO postgres;

--
-- Data for Name: checkpoints; Type: TABLE DATA; Schema: audit; Owner: postgres
--

COPY audit.checkpoints (jurisdiction, size, note, published_at) FROM stdin;
1	137	zhuanban-365007cf/1\n137\nDACbjXKIU9MFX/JGJga7k12O/XzyJljrqCb1x3XghJw=\n\n— zhuanban-365007cf/1 EZKoeFwdLGYytoB2RiUX8ooPNVZKaSOfpeY09Xcu4b+e2z8D2HhaWFsmVU6IMeiupsRDusNpfH8W9c2KiVQnJjmmcgg=\n	2026-11-23 09:15:31.002299+00
1	148	zhuanban-365007cf/1\n148\nRpSyCYnqlYCrBXZ95rr03QDcdiTbZNcNBpattfB+oBk=\n\n— zhuanban-365007cf/1 EZKoeON39aLHANgbQrlCun/eFNms8TxAuC+evPd8B1UitaBtW2mgCn+/X78vLPKu8KjpWmu97ASJX+HIwywesh6yTgM=\n	2026-11-23 09:15:31.400609+00
1	150	zhuanban-365007cf/1\n150\nV+9qGHWM7H9aqOPiSlTJzgmLLC+vBFIGfFC24xitCPQ=\n\n— zhuanban-365007cf/1 EZKoeM5PuTu7qjGooKs/iU8VCQbOlAEo0e2knPW8K67FkezRB5HnmwT+ZN7wRvJDqHeEhXsxZ0gjjXhIIH9lGqPVGQU=\n	2026-11-23 09:15:31.525672+00
1	154	zhuanban-365007cf/1\n154\ntAIQq1Hwx+rLnI35n8Mg0wTP4l1vniZcqlJz49PsSDk=\n\n— zhuanban-365007cf/1 EZKoeNIyIm7N/IX6xfbPNPJtCU89Igb5/VKCc8gBnV1W3bkxXxqgsJ4iwwaJDPICjVHyflJu+IaOVGpUq+w/lZfURwE=\n	2026-11-23 09:15:31.656091+00
1	159	zhuanban-365007cf/1\n159\nVaAYIzzl4Uj27MbD0tx80kZgU0bPhW8u9Lu/1u99Q9I=\n\n— zhuanban-365007cf/1 EZKoeNFhyIKyRuQLk5GRyQ4GVcSXTbhEBGYlB/ocj4YSBIxVEMeTdskIJZH2joQ6ufZXVUfa3vPZMqFNi2vpEjuoVgI=\n	2026-11-23 09:15:38.519531+00
\.


--
-- Data for Name: cosignatures; Type: TABLE DATA; Schema: audit; Owner: postgres
--

COPY audit.cosignatures (jurisdiction, size, witness, at, line) FROM stdin;
\.


--
-- Data for Name: heads; Type: TABLE DATA; Schema: audit; Owner: postgres
--

COPY audit.heads (jurisdiction, key, n, chain) FROM stdin;
1	\\x2b456571a286570c8d0a4b1800e620a72fe4c263a4a7cb4978540766009d87c7	3	\\xc53daf41226709dd6fcd312479d41558cc348b854c4829a3a4272dc088368bc3
1	\\x194e2b3e0b8262d4238394ebf63b7599434e0a8fc4598a5359a71ed237c026dd	2	\\xe51c35ffb8921894f7b6b40d7ad6c2f0fd77921962239313c9ae8ea9582f19d1
1	\\xf5691931479bfad6c00bdf06bf495bef6c0ad6b66a4544cf138a925120f0ceb7	15	\\xf8918c1b58984d06fda2518391948d93879f9b5653949096b88cd751e9396cf5
1	\\x8ecf39dbaf0e6015798f268bc1a2cf627742af988474482799e9f516e8acf459	17	\\x11b285011338701ebb5143f9ef51fe2c46080ddfe29a642429ea911628a3d2a7
1	\\x7abe45b4116810d26ba6610e871f197cb8d7e55ea420f8d247e18b14ac27d8cd	16	\\x1fea897591387dcfd1ea66777578b76ba18105404ec2bb418df26185da8c0eef
1	\\xd607351eadef757a9c9836377ac9d81128b7b63a9454852379d36d702123a3d0	17	\\x21637a35c6955d4ee6124fbe0fcadb837bbf95e6308dcf27ab95be5713e2eae8
1	\\xe3ae5e1b5810919c66fcbc1d13ec5c3fcd53c628785ffa124756fac13e8664eb	15	\\x62e444e1c43670e67c6ac3f2f26b3737000f96797524663cc4908c17115a180a
1	\\xaa0ed4739cc651cc329fe18cc7c4f62cef5e9a8ea5f5a336ff16bf256133eea9	16	\\x3f41fec93eeab3682b23f49ef548aba77f83081d1be28b62631aa265c1e9655f
1	\\xc141e79c7123ee2cf9fe375a33d96cc9303aa7b0222a467d9d9bfc2e2d620f75	16	\\x3f5bddf553d633aa704efbb521830e91e98699037a9f65d342c38a33b99d29c8
1	\\xb2acbc48b9a803bbdce7bfebfac4e655c0a96025a6d9df4ce35a8b9e3402813d	19	\\x6e7eb028ee026fe50f9e1f1206d78a98b1b9b77814180d07c6e4a9f3655df49f
1	\\xc6b30cfa58a8c8446c914f65d08b66b65d34a16f168120000cac9a16306e8f4f	43	\\x81b5a22edbb8071e882caa1c0cd18c3ad5094d0ea68a946d51ecc076a35305ed
1	\\x9bc7008bf80312c998ea3b914036133e57e0357d467117568e9f0eee4381123d	11	\\x4655fa82d401a82f08852fe05e8fabbec106f7248104189963fcb7cedfc60a98
1	\\x8243b8115cfbb788eed77b87eaf9ec64b0cec4003e97b1310c1aaddc79b5b1eb	82	\\x8754736351d17816f6d2da99f0a97a11a7099a77a41beee6e818c104b4d55144
1	\\x9d4709816c6b210811aabf9d29d704d668721c100f49ea81afa94d84fdbb0970	133	\\x4ab07c07c404a21ffd5ae66a6bee4c11836ee43f0e4443f129ba26f7dcf7f35e
1	\\x6a453964718491b02713710db0bacdf8171d4ebc8c575f6c72102daac4a8512f	136	\\xecfe944e166de3725af82e47e470d88d21aa070728647599798daa7fd52e29e3
1	\\xf0922b4251e27b20b318aa67efe6ebf8a43c46171aba76622893b74979790ebe	1	\\x9b74a6ecaaec6bdcbccd904a395ed0cdfedebb8260a8817971c24883427e256d
1	\\x40f2af39fab026375b20490a4613e13d2e2bdea9a1f5ed7badda96d120af9834	1	\\xc36f3ccf5aa1117d0d0c94e9908df286f04ec03e03a49fa1f1ac5f3b379104b6
1	\\x5dd13d661a69873bd9c823d36887dd3aba2533533612ba21110a0d63bcb6448a	6	\\x87372e7b7227c9b0febf35c971ec2de1528f49a5a67c93e3b5131b55228aebf5
1	\\xcc5c8d235c4584b3e048bcb1bc0fdf99346161f0c5bab68d9f4f3c640ff06b8c	8	\\x5f9295538059a60084d88775477466dbdfe56ec019542dd0eb2269649e1a1129
1	\\x7cda29132e7a65b7b048be434b53ce38bcc7081ba5557096b7949d14c25a20e6	2	\\x73b7d42512d2063b8b3dfcf242c80205984b50477fbfd4cf6a7020dcd8cb4ec0
1	\\x85a0c7b2efe7ed72c46364ca043bbc3e7dce9cca259f56998fa701cdbcb210c1	18	\\x7740b943eb339ab6e1b24e015ecc17f930695fd27209348958f6117e64dc0c00
1	\\xbbaddd6137339a932f5d988b4f06378fd40082846744f1173c7860c581491945	15	\\xd3952f790e54bc452086392558f62af95b37db4d2fe5ce21e39bac7353160ea7
1	\\x431b56a4f893429fdf2fb826a7f525a42df0fdae958047ef17972cbe9b83ec56	17	\\x6031b6e40cecd1e51e854c6e84cec20341c9e7d9b305726448a24d826de91234
\.


--
-- Data for Name: shelves; Type: TABLE DATA; Schema: audit; Owner: postgres
--

COPY audit.shelves (jurisdiction, level, nth, hashes) FROM stdin;
1	1	1	\\x0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000003352e8148c169cf28c7f7e9d33baf2a092fbcb963de2d111cb553d65edf83e38000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000
1	1	2	\\x000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000003d97e0571d315ceb76b1176a728ce540eb98960c8d796be6b19170e4dc11642a0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000
1	1	6	\\x0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000d98e8c1092f852605d3b44257ac761e795dafe83646c0e6c3df47167ab9dcddc00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000
1	1	9	\\x000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000ecab6a30d05aff261ab5fe4cb7c2a267e807340df05fbb54e3e8fa4fd97b90700000000000000000000000000000000000000000000000000000000000000008ff3f836d4442712d1cb2ea5bd452f1ee13a91c616177ed58a31d00cddc1a35400000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000
1	0	0	\\x000000000000000000000000000000000000000000000000000000000000000012d8a0469494b40bd2a3b10bacb91393864f1472bf6e563f31c49843ea77ccf0b53181f72bf7fbefad5d289a439314a9459a28796cd2c9294f5febb87d245ea20000000000000000000000000000000000000000000000000000000000000000eb15117144eb73155d43bacb6e0fe55e3b51476abec756d897248468d91530ae056badd36fefa6c2bc5d37c4ba398c910429d13a8e4a5b1f682c62d5578741e7bbdbadb74a56d80a52b6f2c80398afb4fae9972577bd77f75132724ef2a63e16360f3058a2cb11d93bc21b02a1adf270ea527034b0f6a51c3856a44415e04fa534199d978002777fa8bbd694145896cd1b3a17e13766b86527683503a09d005f29f2b4b0a542360763256450b8f03537e015613840a5113752c9b7782782a6d1734e49c59d29a22f0352d110b13979911b37316d130d1a28e042d2a11eea51414eb45d4c2f4b75598b60dff2eafc02c891f30ed8b98a68fa4a4435220fd615fa16781f127b199504a3c5c55db3fe0875b45d6087cc27308c783e5191084c74fb7f87346636d583ac84cedd059ec364a50dc44fb9b2aa4bf5d37ae67fc416a5aa3e22e6338c03fd397e2604635858ced08232eeea979873caaaed60f2c268fbec51e11346f131158644859c46eec6b4ab2fb5ed287414bc27460dbe0d5808ec8b
1	1	7	\\x00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000001ec2c8cc62a85b8f1e931c9e8d3edf123e64943ed15ce75cecb087ccf1aa25ca0000000000000000000000000000000000000000000000000000000000000000b71430716c67fb1790861a54fb252462b075f355ebdb9e5c0f19b3e0daabc22a000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000
1	1	8	\\x000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000006269e648b7012299f9b0f6318d1a103f9d201eb0c4258ad829cf44bc01f3b8170000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000042914812d691512e2c23ba2b4881dfce7e023834a711eea5a05f642a4de3d00e00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000c03c1229f3438549d66cc660b69a8ccfc5cdbb4331ff43d2de0c154f344d49930000000000000000000000000000000000000000000000000000000000000000
1	1	10	\\x0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000f0b114dd022da57bd0930e8ce0ee0e82a35628169b76185ccdab863dd4e112c700000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000
1	1	13	\\x000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000b4c86a25595a5700abd33b748d7f77a465b8439fac48ad93327f0e73c48c47a0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000
1	1	14	\\x00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000074d99fc421ad57e782c58960a886c800b44af123cc8838fe2a522e43e2497422000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000
1	2	25	\\x000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000095b871a23ebd9855987a2d77a50f0ee3045763dc9a9036a2ff096ed4c56a3bbf00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000
1	1	15	\\x922c0b2a7b78a12d8333ac0af3bf6049554868f90864c405eee2394b08b327be0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000a386b5a40ae051a3549d495b76f96e5c31cd5cc4ba530841e9dcac3b6df3ffd00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000
1	1	11	\\x00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000389964ce6c906793befa1c5775a9ef8429a7fb22c65e3cf44140ab193d0062af000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000d748489bbadd8ba326d1008a3dccb0e57415dddaa9b76edc2a5e5f458f6dd450000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000
1	1	12	\\x000000000000000000000000000000000000000000000000000000000000000037fae4474ecf80a0226cf8be7b96d8e5b04d68c106ac9489fa2abb4af7de15830000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000d02c96673a1084d45a618413b0caccbeeeb16edf828a7b17af55289bd88ddadc0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000082626bd2d97d69b2e20f6147b4646b75b35b949850a35af2189bbe891d1cc2c2000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000
1	2	43	\\x00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000006cd99efded97d0ef6e6d146d1fa58b67bc6de8709e22bc8fc7d6ac4accc74c1c00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000
1	2	106	\\x00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000007e575af95d3fe9f9eec3a797cb6ee4aa3df26ece544a286e2e9cd7da468f9f3c00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000
1	2	122	\\x00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000b43035c95e281c843f54913ec809237c42fcf6ee7ae81ec4fb10f38cb19018470000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000
1	2	130	\\x0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000bce93e6636acd37c4b805e79210e2baa6112b3eb76e8bc57cca9c4419cac31db00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000
1	2	142	\\x00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000091cebf39f45addcae1338465803de2f245b3f98e5e61228a33d31eaff071e5ca000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000
1	2	155	\\x0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000009ed82695600b782cf2a16fa501ff76312e7c88ccbdda721be84bf637be10d83a000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000
1	2	157	\\x0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000bc8d75b9ed0d41d4ce92de63b610a8eeb32f1c907fb09d303ce5464ba632e1a300000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000
1	2	170	\\xf7b8aa37c90ea94b810e0ea513cf0415e4bc5394ace118e4b044997f348037ff000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000
1	2	178	\\x0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000ffdd047ae6ca84177c744cd7409e2d887fc9463847efd3f36d374e4c03f775b700000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000
1	2	193	\\x0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000e97c4666543be1edb2878404a410d2f7eddf294eb5bf6121e75431df65665e6000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000
1	2	198	\\x00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000803e5e45343f38fdf231a1f0ae2be488c21d15620f4d59c0edc88335a61a78540000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000
1	2	214	\\x0cf0ad6cd3b47eabccc516e07709abc8572cb5c844f39ecfa627c1e6b928ad8f000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000
1	2	227	\\x00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000003f4411dee06c2d5cb7542c2d3f15ce9716d88b2ec6330d2c2756e28d99e0f23d00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000
1	2	245	\\x000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000fb917d1a3e025ce465cf932a7e02af5ef347da8c6b64c069cf25b8e2c59c91fb000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000
1	3	404	\\x0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000068347085f2c357fb6c343446394a9e7df5b7bd391865be3a78d0f0d737726bbc0000000000000000000000000000000000000000000000000000000000000000
1	3	692	\\x00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000bc19baa2a960005001ee5e5f62a65ed21ea68d7339abb682561c5b1b79cbb06b0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000
1	3	1700	\\x000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000004e9d079fb6b1d745473f55a5c66b131d4c4c89615c3e52612854ba05e7c5215b0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000
1	3	1963	\\x0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000037a45ba68296532a43f4adecdf4f03f66730f2daa09da42d821ffdb522bb5a9b0000000000000000000000000000000000000000000000000000000000000000
1	3	2084	\\x00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000060b3fdd5eab07aa81eae9f085f7867f5519ea2935ce4a0c298c445da69844311000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000
1	3	2284	\\x00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000020c59964940bfbd2bbe8a142349b7d6a39759e5381db5a3b5da3b316e14fcc2b
1	3	2492	\\x00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000002d90b4de89eee57d8b5efa9783c686e98dd6474d031d879bf8d552272a335b0800000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000
1	3	2516	\\x0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000360f1bd0817f7f6d0bc2f76beac34098ed203a3c122e1009e83946b686308f7e00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000
1	3	2720	\\x0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000054d063abf88ed960ec64e6804fd29ce7b7bbe468eea6c75ca9706c0b08dad8cd0000000000000000000000000000000000000000000000000000000000000000
1	3	2858	\\x0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000009fe794ea4ae9891472c2abace5e3e68a631590a0b79c5bbfddfcb453a55b6945000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000
1	3	3092	\\x0000000000000000000000000000000000000000000000000000000000000000b7cdf322dd2f100dc94a81d500f48db95bcd7ba8196da9e03aa714db787b8ff900000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000
1	3	3179	\\x000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000410a1137942da84a38fd152568baaa8151b214c6ba2665654e3d24f07eec55cd000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000
1	3	3424	\\x0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000843a4129a0feb9fd11dc42233fa168f6d0a362b7a915b176f51409aa3797267b00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000
1	3	3642	\\x00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000276800b8c264a9c42456ed100543c2fa6b5371c549a31070ba1ad1062e5ce0230000000000000000000000000000000000000000000000000000000000000000
1	3	3926	\\x000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000b2d07cf2a67f28ec800e0a033c6458b8ba8139af3b146f6bf3752c2905b354c5000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000
1	2	64	\\x0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000002bf4d9365a46b4204288270c73313b40a002d5c618c098ea449a565b98e2205d
1	1	4	\\x68698378e48d4b6d2f9337b8338379b23e0c2e1e4ffea64dd60bc828a18e25a900000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000786219bbd97965a07039e0fe9d91e82a80e4339419bd9de2c75aa7fee1de701c000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000
1	2	67	\\x0000000000000000000000000000000000000000000000000000000000000000e8b322a78a2d4b2ea5ffd53140b297f5fc6b4498271f86d2abffe6e2b4f8570200000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000
1	2	133	\\x0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000dafdd70bac93485c3fc892ca0866e883db6bbc26895da4c517823a18bed1d20100000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000
1	1	5	\\x00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000009adcae089ffe85e6a5097108c9b6b4c5e9607297b2da8628139761333202d96d00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000
1	2	93	\\x00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000007dfc582e70146b03bb9d55d955ede1521f1771fb0386df6d4dd772479d4c8e8100000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000
1	2	240	\\x00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000017ba4333140ca94e0d76153e457b19bf7175f2484ce3a66c2b482cbf258c402c000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000
1	3	1039	\\x000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000028af6549b25aa51cc72cb88b6da8a891e51a0f997efe3b65a83c98ca3dbfd40000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000
1	2	187	\\x00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000004a7b44a04f193f4933081e88b48d4dc1cb25798c93e0f5299b0eb0c7f1c6a2aa00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000
1	2	204	\\x0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000020760d0f82aba3804e00ae4d1cba2f4fec9bcfe63e42cf0dec30040ac7920d760000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000
1	3	1073	\\x00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000764737c93bd1a37c5dcd59072f28c55a8c0a46f255443fb03eabd721f75e4d380000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000
1	3	2138	\\x7a06a5ba8fa3a2f5ffa5b99533f30b9ee57bc4e81d0c9870c95670542a6efbf8000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000
1	3	1501	\\x0000000000000000000000000000000000000000000000000000000000000000fa07ff325f40a0eb651e02a8535640d0654303f9edccc3a9180d848c4b9c268600000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000
1	3	3849	\\x00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000f5bace2dc92439e6b4759d46c4f0f01a55c6e459d0e149b52690f23801abfa130000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000
1	3	3002	\\x00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000004752a9809a4d23332ec80c494042efc34d7b557e19c7cc8f2246f3c7c53f0b1d00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000
1	3	3269	\\x0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000005b0d8d513440fd346310b185c3790bce17157cbce35479ce5ea3c2602c57cc77000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000
1	2	124	\\x0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000a63e020973f54762511d0d3094d0e96aadbab5727682c13a506aeb7ceca2eacd00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000
1	3	1997	\\x0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000b4ba61e50d4ec5fce4ca3db93eada95d97bcaaa23f7c4bd2c76449d12d2e0e7100000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000
\.


--
-- Data for Name: tiles; Type: TABLE DATA; Schema: audit; Owner: postgres
--

COPY audit.tiles (jurisdiction, level, nth, hashes) FROM stdin;
1	0	0	\\xa62afe1fe77468940e6be1c451da7dd8567292a25e29a6d7700d52569f3c0596830bf81fdc8a616c3d3a3f2b8745a3c03ffdc2b6d6825bb719309376407ddd8a7e60fa538c61674c2eff204b79c6b54c7341941ac40434c039c13789a06bc2fd5645b7d0f31ebe70753877486ceb473e4918ae0d974a12bccf5a1a582e714d27bbc1ee4e54564d67fc90eda1a23b183e4151ce166bda55dd2139515697f84feb9955d162443ed295fb94c743f960b29eb085be6b6407c5dadf62dc40cfb8c817cddbf851c6b713c89aaa019d4840ab1613537a7f991f094c4181ca8a2a67b66d944bb6df3aa0ea0e96530410d446b9ad7cc52007a3f445d9043bbb07a31b20fc2d8edd8645e5cd24a12ccbd06672c10b46c2bdd375f2b35f55f32cd80898a3ed4c71a189f586d409b1dfc7b7ca6d4338dbf81757466d8afb514aa9a41460ce4bc8ac50cadea5523d0aace24af4af50370886c565e56a05aec88ad46f16cd708a4c1522e6185cb2c4e005df262ef5cd256ca2fc4e09c9e65326dda5daa3704e7f7adf0224543db401e246b191073cc726508d14e33d103bbb022fa3999f99d1688abd01aaadb9b26a1a1ca616fa2d7c46eb866819eb22754e6630768f7dd093d2510e8fa2aa3aeba88e00cd258e77f8d45a93aeaa5b145f337fe10bc2f5abbce6f0db1f9272e582edbf125f68edc02199d58bb6a5ccee631f585b6817c86446f191bb960d218abaae68a4509f190a4024354000c65b3e81d4bc0a29a8fdaeae71e0340bdb8266f1fe8eb275a62f8b083eac90d0872b763fa89fd164e718079e62943038ad50f355b6e7179dbecbfde0fe5df4bf6ab3c8c9084ff55724f7c72d33c1bba707f74d78d1b596370e3edff1d22c5d18f39b3b12737c6cad3e36d8b033f2a774116bbb2279dc03351bd3a953fcdd33683e4bbfb968e336fac51f4a2e8c4f7ed86857d8caafaa53da83dd2087e46415cf571f92bdb40364d5a17f77afddb5abe9a28b55f3dc31f5409a8719a77c441c6644af14030f06242f339c8069f1cfee22e6d56c66db64856731c16f5feb88569b22adf1577dec972235a4dd437e186f84d532b1423a5da4dbb43009edf2561543dccff3e90be296badc0ddcebe11f951212e7ad0042e9040449a7d2c454dd46baf9a5dd7ae5a816c4dfea47c11bd2eb6a87bdd16e79f3e522f7b82239e367ad64a2e7732bd2159d1730284f711bbcd6b1d01e95a5c6c5d6e0d1de61753bcdef0ec0c224209ef8493ca110ec9d43359d3e0277595bf0f2109bda026f35122e5810ee31aa2806123d80894a0d5950ffb3a7154709452bee86ff6145da715ecfb49253e62148842d814fba870658dddecebe038cdd1586a6fc852eb5c82dbe0a8a2dd22a9e884dc110f8ed5a130152c48d06bcbfa9fb505b842a8ecb8cbcf4c522d87c91ca5b516d4797a7820668cd99453118a1f75cab6a5a90d7c5543cca41b39a2974a1eeef82869cff3cb439e7859b316c6fee8fedf4ce4f46fd491ca949fd7aa7aaaf5937b09a095d445bb723a294cf7974343a15ac58f983d14f5fce96126dffec3f5de5c7a9ece237f3c0f4e038d8311872803c2f6a8f1c36885b3a3342e2ad78f2dacf58fc40253954e7681fcdb071ddfaf61a860359eba56e8a99daee5e62ebc4a9bcdb26eec2d0583ff17ddd61fd27d331e11be7783298ae6996be9493cd3e223cc406aeac796978309382701b03d5f27eec5170644650289e90692cbaa300e4a57ffe027e11560438cfad9081408efd4ece4516441a9b2319351899db8d3b283036d1493489635d4a4c27d276258712bb93bcb6a7c9ea6a308d86639367a8c1c93a216b9ffa7be6c4c74e8ac08b82be433107b9dc61e73237626c61e593d46233e8092f95f0e352491e8f0da55af99336d3e4f1a8bb116c80e2aa4c477692a4551242122e95cb315e4cb8f15a8879c79f4e340bd389c186cb914ecf42e6a3a8bf3c99e09276dd18d39078554f2e2074bcdd6f28f37524feee69974f0d0132c76dc8a54b6262e3ec08d5b1c910bfab0d9d41f4830924f92051aacb85fe5404ebe5c199f0ea35387ad928e5a50d37635eaf3e5afeca8b7c8f9b74dee9ede12d1c65bf9aed7cce8e60fd0069850a83d156b0e2a0979956f69ae53abfbe7eb1d669d12b39c69fbd1340e29179de585e9ca29a0bb4d98ad3df4d0f10a3396ac76abfc08e58dab55d3780f4a1ee9b718ee5a32b32f0b8fe29cb3a8a2d14bbe2f2778ce28b559e6444d3a9d4db6d6c09297f0211e51f2ea1b74483445290aa31f3f0bff590e6c82de5b57ae253499b6696f075a939a0d7811cdbe4e9f9d1d39c415294961174a41950eb78d6409e658a1dd5b286018957ae36e51b2ef0940b855d1ca37ec07ca605bc9b0ee3aeba35524581f5cdc197c69150109ab49f1880f31ee6e7b4b64da8d81c79570ed53a1cfc80e0f2d95165513c79774b44d1e505d708bf24d7ac0fb13906c07cc4238355a49053adfe26f1fb442c7d36e5f3510110ba375dc10341fe10b9c776b55851f424ac1a2a8960b6fcad892d3d89ed4557514a6d5e9134d69289e66b89b0912ded91295e960e2da02c5267911d88c2ea180a9fe49a15e64060702e27720e2e11638c24505cd7bc13abed35063750906b64263037bfea8cbac22641c7ce11450dba6a2714fed85fcc224b16d0f2497312dd91527f154f86154e8466fad85200968bbb1ebad31f8e4e9ae5ba71ffcc36bac94488c683e23ed3090f823058d71e2b623c11b7c16fbc3c8c87e0d7f5398a5f776af29bfdf47d1efef2d33875ec8d688d2b97cdc609a1a005e068f1615b4f517598579f96b31515da7393dcbac284a698f34070947e657449941dab3210208f54a683cd84c4a6ca1d5468aa923563d3d4032cf439872a9e15851f0bd2e7b2266dcb549e9be987652141471c326e6912da0b733c3e558e69563866b33f4ef2558dc5fd2db4a92ddfb05d3a0e7a628fe01cc143ea06be16fd1da2e9dc1de84f62008327187a912307f1a438abc9ae1fdf7acf3721e2f39b1d0ce11998a04a5b452e84da4290575af4dc3512a7132e921addce38dba62d51feef2ae21e5c2997287f14c8fbc1ab91481afe3c22447c74fd8efffb757a712296541dddc09eac0411f0e193c048f3fb4609f65f96e5d47c79d7d8cc964cf39e5ced6fa653e71dfbdd55559706c6f0f997c87addd5123ae040a1553b7e35a6525577b17c1921ba5e055a06a948aeb301839b2e8d9ac5d45d41c538f7b03e83d6fdb98f31e49bc655a29b816402664fb1d4fc0674594e394e685cb9e0f6702c7247aca4c9c3223662f46d2bfcb216a9d662197ae2169ce40d74a54ddfc0f3fcbb55f26515ed19910001a964a98a9b5016aa7732e0034b62cf59a689f54502ceea2299e50a771a1e0ca42e41e40b43ac18922280fb8777b8cc121da117ce6293c7cb737d8c585b393f6b225e359694cd8810e9937665f8b709a22c6647789ec07b0455be65b7b64fe1cb2c4a77d548c72ad16eb5dd586f1b1cd9ea197cafa9787313c3abffb34a9203b82c8337238dc37537d952e0bfa269e662867128187495a9597c1ab770866cbf59655adb4e47494fb012565278646fa9fdfdbf4ff80938a36561f4fa4490d44570bbaccf9814c8724b7ecf4026d3d4dda7e09da9354a184a7a0103aea4cd8d2c82d3f195ca3517b2bf15d97a5764f57fa1c623d7c543219f2c67835b6f53f08cfecb171789319f4b54c742bfe9dc3260573561e533e629a5433c96ec46685b418341638f6fe3831dc35080066e5a140e410a7aa1aed25d3e9ab6adb75ec19a6fb2bf7b5464c350d1f930b64a3cf8306002973b046adf5bf3458e651cbeb06c333be3a457fd9a77884cc4db7f9f5643e1d2c4130448d6892391da006cf4f69f68364bba68120de29372e50624125be34c727477b067796c35daedf06073e9a8ff196a6b46b96f095b8b9f47ad5ba42afb1168e719595f3b91e112be5a834843e522585b2965a6bf8b7baffa768eed1ebe6d8e1d786164e9bb6041bf9e0f8e4275514c2b29cf01d59c4d38717d392155a874e8d71865a21701abb9fe662290ac370d368e7a426d81a54f353ee081aaf71be35e8f892677bb0c58af7afddf58f9ba8bb0405904865d728db862c22ef1fbae35d24bc24db1efd5243723ef1d5054518df6b3f7f015b7a936d367b72d0593bf2af28bdb7612b73358e38bfc8b90618c112e3386fb9a888b82eb8de5ee25c4cc96aad4c43330f29aebb0a2f7d459360af8d2ef32c81813e51ef82225142096b3ea011d036aecb7513e1a801b20fe79158ffa7d5d1e44527b20f5edebe4f9b351f8a7adadf7e41d77c638429d8442d8f506c86171db63afd1792b9d4e0993023d99781db5521e0623e1280969308318a90517a93ea945937491f94d57165629a763b3f039fb3e340d2ae29f8484d8514be3f8063f7b2510066f4381ed98b2fd1f4f0b5672a10a36619925113bf4cda310865cf02f3b4c068fa9d9ef02d4c11162bd65f09f3bf0e72ca415fc620d407f579c90d16bbe546bfcfc23e131ff81863dd9c3975e22961eecd4d69a265915fd6e35e8610cfff94c2b6adb858cbeb74bc2d64e5911111094531ef29c5aff4ba47426e24532fe109ae13e2ee7dc37ce506194ac514a06f9a00498cb54c1bc5a8eb62692424abf90aa0c487dd817ea1f723de64294d253dcdc077fe1162f4bcf498047931501cc42b1e800bb1ff94e93c04cc5c6ed3147b872d12908dbbb49a1e002c8a636fff2d76824db5e82ea64d7b671ac46d99671d8e3c7081f9878df0ca72c466c0422c2747d2635cfbcf763401968295d35dc10bb8ce816bcd40c3bd5991d617039e73b93fbbcd54be0f59b9e474e0e98f81aa0ca33c2fcda1c65f344bc0b0c213e8baa8b86f3bcc289459ff3c69ea6628355cba1eeb66e056ad779847c386350e2cc0e7709101a7c6b3cd92b5ce21941f4400129645eecf1fc91594a0ba58ae9ea4bf3b0ff33843185a6a1fe9f5249119a6f997178ba9e021ca9207bc5bdb885d9972f43349943cfcd70af126feab66ac548bb2bba799e536385d0c83a45b442ac24341105eb14fc8020c408bc005137cb99128fab7dceae8ba2a2d59f231f3c9de5331837843ca5dc2681ef31025cfbfe376c63d4c64bee2f909127d11768fd9f2e9a14140db98ff5720f250c28cd654316facd9d00ca38f350e40600c97bef15e62ad7c84535c9da4610cd8c5ffdc33cf99a4e6a11cebdd1c5b20dbaa17b9157cf32f7566d1065f64fa4dad620273af70236c47e90987b2773e7f1e5daed272c8c680e6c79333d27a459740c0a09c74a57f658a970178b45b3d9c72bbfcead599930e8c831f2ebc82c53ccf7d712ce43458d2d4d5fa4618a361a493e07938094c12ca8cda3859f255e10e35d0e37d3021b1e35d7425e13ed2c00d55c1a26e0607fcd337860c8a192b7d1a6b0b273c672c868f0bca19c63a7cc542dd1fc814608e5133b25d5d49b15c6e1830078b2bbabbdba8c1dfb3416852f496cb81d7cf5f29884fe0ce819208283aa2dbde9366c67c95476ba86141f0705bd69e5718387b54d1cc8bd42e900e18894044673526d99f5f2f058105814a99b8055a5d85d780716c3034588d1a768a2c15e5e1567910ca3bb9075a3767ed823052886a9bb55f06261cbed9ae01873fd64269184306b76e535e993cf6f4a0a1cda451e7bbf51474f71a86e12896604b4d4515acf68873e01cc8f9ef1ad06abc5ea3bde2ea05659be6b982b160f53f2368a5c6f332fdc39b02f92409d831d60eba28d898aaefe59c1f7b315853474603607f946697f2dca280b94ac976e667c36731ec018908926855ec9f526064cadfb2d14effa2f2eb9d2495efb0d3410fb28e463e985c9438b7f40f81a32b4bb2e11b3fdcdcc35aa6bc605fd4c624c8ca62fd5b00eafc16d01ef926ae9e4364f5b2599371e7ffe34f456e3f2b6f36c685ac4b7142b2458db60833c35249483cf059abaa6efc6a95417476b5803b27c132af84d6185780cd6653c29e1f02d27748321385bf8c4cf35ea8daed0627c03b2285555cc1c82c5e12f9625a0d875aa093295f77da712250d22b7756ff1878dd8508aabee1d91f6701b5301ede4c880b64b126b862c4f7aca3da0f2e25715f01326fffa58367e3cce0717c471c86a7d354ffc71c531037f5db530e0e9ee0f5f74028eefe2843aeadf78b34027050445d49972ca7676ee80f445ca9c5dade09c0ebd7f70386830bb125cba4e741ca2ef886ff064c3a7dafec3a94296401e8dc7b3cd1b8c18eb406c018e5e7ab6f25a5d535cc80ffd153594c958661b5fe7303fe0b68552acf018a1abea03b9181db4a7e8ae2fa34591f9c91b5120519ef8f91e7735198553c8096b9ad21ec528671e75ad622b3894cc9baad02e981e4c4602715174534384df235b0f15bfa98bc6941145778b0557d0919aeaac131792cd7d22e5578b32d360767b43914a32ee71a049c91cb95df890e9ba9f54e4c8fc44a1d1397a82bc55c367b8b797f34239d82c6e813f68b2adef68eb1e09bbd64fb27ee95f4bbf8f0636edeaf7c3819b328b091544538a5251e03dfd0ac3629cd6197bf8a0c56439fe8dcefe169c6c044893ac51287d4e7514b15797f9bf11e94cc42e38228b8fc5cdc7098d0e5051a98358946ace78d0fcd76c2d90efb84af233464adc4a3e8eb9a0f6136dc3b78df458d36755f2e3acbe416cf23c8e4004e613484df9489f11fb3bcc8a31425b6fcf0ce68a426e6838600ce0aac471f6d53f40600cb3e0659596e04a29bf4c17cb35e6fbbdfdd6412b514ee70657a5cfe707b63a0b0f298927fdf68c7d7eb100cf6c8d3c148d2b9ef114a1642dfeee8269923118501aac8e6fa416e79939f355ec1d37e54e0da96b5e3faf2dda3ffc3b733e057982af616530a178759c0f2dcd2dcc33fe63308e873794f736db7a2ae56b9c3591fe717b0969a5b839b72be7601f5899f606437f934e849208fe9deb16bfb3e6379012979fa40a0c1bf2d5e555bae922bc03c01258c0ab077e901efffe5d3b5f16d5c8f5726e087a3011df72227c7c77beb60ac8bcb4d7d62eef6cfd503ea6c5f36d261629f87b4929a01a581276415b8be7e6a267d3ecbaebcd71cf9d246c446ca667078159d9688a3c4e3c48e07ec7080478347f05f6d4a326
\.


--
-- Data for Name: trees; Type: TABLE DATA; Schema: audit; Owner: postgres
--

COPY audit.trees (jurisdiction, size, root, heads) FROM stdin;
1	159	\\x55a018233ce5e148f6ecc6c3d2dc7cd246605346cf856f2ef4bbbfd6ef7d43d2	\\x496fc8d33092d6cc5a34b671e59a2fac2d7029b8c303b26484b6d4f3ac9550cc
\.


--
-- Data for Name: accompanied; Type: TABLE DATA; Schema: models; Owner: zhuanban_models
--

COPY models.accompanied (jurisdiction, "position", case_id, project, partner, told_by, recorded_by, confirmed_by, at) FROM stdin;
\.


--
-- Data for Name: accounts; Type: TABLE DATA; Schema: models; Owner: zhuanban_models
--

COPY models.accounts (jurisdiction, id, name, opened_at, opened_by, is_disabled) FROM stdin;
1	efd118f5-e025-534b-9c51-2d60dec9021e	wang	2026-11-23 09:15:36.420663+00	console	f
\.


--
-- Data for Name: beneath; Type: TABLE DATA; Schema: models; Owner: zhuanban_models
--

COPY models.beneath (jurisdiction, above, under, is_own) FROM stdin;
1	22ef1189-0749-5a09-a1da-35f1bd836519	22ef1189-0749-5a09-a1da-35f1bd836519	t
1	22ef1189-0749-5a09-a1da-35f1bd836519	63c1ca18-e758-5fc4-b57f-2cb448e95593	t
1	63c1ca18-e758-5fc4-b57f-2cb448e95593	63c1ca18-e758-5fc4-b57f-2cb448e95593	t
1	0d5cb7b5-2896-520c-92fc-4af3d5cebbfb	0d5cb7b5-2896-520c-92fc-4af3d5cebbfb	t
1	0d5cb7b5-2896-520c-92fc-4af3d5cebbfb	58fa2ca2-ace4-538e-8093-867cb56707a8	t
1	58fa2ca2-ace4-538e-8093-867cb56707a8	58fa2ca2-ace4-538e-8093-867cb56707a8	t
\.


--
-- Data for Name: broken_glass; Type: TABLE DATA; Schema: models; Owner: zhuanban_models
--

COPY models.broken_glass (jurisdiction, "position", reader, case_id, project, at, until, reason) FROM stdin;
\.


--
-- Data for Name: caseload; Type: TABLE DATA; Schema: models; Owner: zhuanban_models
--

COPY models.caseload (jurisdiction, case_id, project, chief, chief_at, life) FROM stdin;
1	5aa02105-9242-5719-ac96-70907ad68bb7	63c1ca18-e758-5fc4-b57f-2cb448e95593	孙小元	43	211
1	5eafe532-70d0-5fdd-86b5-75280779f379	63c1ca18-e758-5fc4-b57f-2cb448e95593	孙小元	63	99
1	6e152acf-57b5-56ba-b2c2-c2391f4f3849	63c1ca18-e758-5fc4-b57f-2cb448e95593	孙小元	34	269
1	8eab3edf-e11a-5924-aa44-94fd3f3dcb34	63c1ca18-e758-5fc4-b57f-2cb448e95593	孙小元	14	145
1	90da8b62-7822-534d-bcb6-9a4b7d6275c9	63c1ca18-e758-5fc4-b57f-2cb448e95593	孙小元	33	173
1	97b5929b-2f37-58f4-a882-97cea65745b1	63c1ca18-e758-5fc4-b57f-2cb448e95593	孙小元	38	251
1	a14a9150-3107-5cb4-9749-ed924cd770ec	63c1ca18-e758-5fc4-b57f-2cb448e95593	孙小元	19	231
1	b1d2ae7b-d9df-5d9f-ab40-d9734e250226	63c1ca18-e758-5fc4-b57f-2cb448e95593	孙小元	20	125
1	687e6b86-2a1f-5fb5-bf9a-c5541f837699	58fa2ca2-ace4-538e-8093-867cb56707a8	\N	0	280
1	10136180-72d7-52fc-9cd9-97f916140720	58fa2ca2-ace4-538e-8093-867cb56707a8	\N	0	307
\.


--
-- Data for Name: chartered; Type: TABLE DATA; Schema: models; Owner: zhuanban_models
--

COPY models.chartered (jurisdiction, id, parent) FROM stdin;
1	22ef1189-0749-5a09-a1da-35f1bd836519	\N
1	0d5cb7b5-2896-520c-92fc-4af3d5cebbfb	\N
\.


--
-- Data for Name: closing_marks; Type: TABLE DATA; Schema: models; Owner: zhuanban_models
--

COPY models.closing_marks (jurisdiction, case_id, "position", project, at, since, watched, life) FROM stdin;
1	8eab3edf-e11a-5924-aa44-94fd3f3dcb34	6	63c1ca18-e758-5fc4-b57f-2cb448e95593	2022-09-03 03:56:17+00	2022-09-03 03:56:17+00	2026-11-23 09:15:27.809378+00	{6,NULL,NULL}
1	a14a9150-3107-5cb4-9749-ed924cd770ec	10	63c1ca18-e758-5fc4-b57f-2cb448e95593	2022-09-04 03:51:41+00	2022-09-04 03:51:41+00	2026-11-23 09:15:27.809378+00	{10,NULL,NULL}
1	b1d2ae7b-d9df-5d9f-ab40-d9734e250226	15	63c1ca18-e758-5fc4-b57f-2cb448e95593	2022-09-04 05:30:48+00	2022-09-04 05:30:48+00	2026-11-23 09:15:27.809378+00	{15,NULL,NULL}
1	5eafe532-70d0-5fdd-86b5-75280779f379	21	63c1ca18-e758-5fc4-b57f-2cb448e95593	2022-09-06 11:56:44+00	2022-09-06 11:56:44+00	2026-11-23 09:15:27.809378+00	{21,NULL,NULL}
1	90da8b62-7822-534d-bcb6-9a4b7d6275c9	25	63c1ca18-e758-5fc4-b57f-2cb448e95593	2022-09-07 03:49:34+00	2022-09-07 03:49:34+00	2026-11-23 09:15:27.809378+00	{25,NULL,NULL}
1	6e152acf-57b5-56ba-b2c2-c2391f4f3849	28	63c1ca18-e758-5fc4-b57f-2cb448e95593	2022-09-07 06:12:18+00	2022-09-07 06:12:18+00	2026-11-23 09:15:27.809378+00	{28,NULL,NULL}
1	97b5929b-2f37-58f4-a882-97cea65745b1	35	63c1ca18-e758-5fc4-b57f-2cb448e95593	2022-09-08 12:15:27+00	2022-09-08 12:15:27+00	2026-11-23 09:15:27.809378+00	{35,NULL,NULL}
1	5aa02105-9242-5719-ac96-70907ad68bb7	39	63c1ca18-e758-5fc4-b57f-2cb448e95593	2022-09-11 01:29:53+00	2022-09-11 01:29:53+00	2026-11-23 09:15:27.809378+00	{39,NULL,NULL}
1	5eafe532-70d0-5fdd-86b5-75280779f379	49	63c1ca18-e758-5fc4-b57f-2cb448e95593	2022-11-02 23:44:05+00	2022-11-02 23:44:05+00	\N	{49,1667432645000000,1}
1	b1d2ae7b-d9df-5d9f-ab40-d9734e250226	62	63c1ca18-e758-5fc4-b57f-2cb448e95593	2023-03-21 04:24:18+00	2023-03-21 04:24:18+00	\N	{62,1679372658000000,1}
1	8eab3edf-e11a-5924-aa44-94fd3f3dcb34	72	63c1ca18-e758-5fc4-b57f-2cb448e95593	2023-04-27 19:40:03+00	2023-04-27 19:40:03+00	\N	{72,1682624403000000,1}
1	90da8b62-7822-534d-bcb6-9a4b7d6275c9	86	63c1ca18-e758-5fc4-b57f-2cb448e95593	2023-07-16 11:28:16+00	2023-07-16 11:28:16+00	\N	{86,1689506896000000,1}
1	5aa02105-9242-5719-ac96-70907ad68bb7	105	63c1ca18-e758-5fc4-b57f-2cb448e95593	2023-11-10 17:37:21+00	2023-11-10 17:37:21+00	\N	{105,1699637841000000,1}
1	a14a9150-3107-5cb4-9749-ed924cd770ec	115	63c1ca18-e758-5fc4-b57f-2cb448e95593	2024-04-27 05:24:51+00	2024-04-27 05:24:51+00	\N	{115,1714195491000000,1}
1	97b5929b-2f37-58f4-a882-97cea65745b1	125	63c1ca18-e758-5fc4-b57f-2cb448e95593	2024-10-31 16:10:33+00	2024-10-31 16:10:33+00	\N	{125,1730391033000000,1}
1	6e152acf-57b5-56ba-b2c2-c2391f4f3849	134	63c1ca18-e758-5fc4-b57f-2cb448e95593	2025-05-01 13:08:23+00	2025-05-01 13:08:23+00	\N	{134,1746104903000000,1}
1	687e6b86-2a1f-5fb5-bf9a-c5541f837699	140	58fa2ca2-ace4-538e-8093-867cb56707a8	2024-01-08 02:00:00+00	2024-01-08 02:00:00+00	\N	{140,NULL,NULL}
1	10136180-72d7-52fc-9cd9-97f916140720	141	58fa2ca2-ace4-538e-8093-867cb56707a8	2024-01-08 02:00:00+00	2024-01-08 02:00:00+00	\N	{141,NULL,NULL}
1	10136180-72d7-52fc-9cd9-97f916140720	153	58fa2ca2-ace4-538e-8093-867cb56707a8	2024-01-08 02:00:00+00	2024-01-08 02:00:00+00	\N	{153,1704679200000000,1}
\.


--
-- Data for Name: closing_spans; Type: TABLE DATA; Schema: models; Owner: zhuanban_models
--

COPY models.closing_spans (jurisdiction, case_id, starts, project, ends, opened_at, closed_at, watched, then_closed, outcome) FROM stdin;
1	5aa02105-9242-5719-ac96-70907ad68bb7	2022-09-11 01:29:53+00	63c1ca18-e758-5fc4-b57f-2cb448e95593	2023-11-10 17:37:21+00	2022-09-11 01:29:53+00	\N	2026-11-23 09:15:27.809378+00	t	\N
1	5aa02105-9242-5719-ac96-70907ad68bb7	2023-11-10 17:37:21+00	63c1ca18-e758-5fc4-b57f-2cb448e95593	infinity	2022-09-11 01:29:53+00	2023-11-10 17:37:21+00	2026-11-23 09:15:27.809378+00	f	signed
1	5eafe532-70d0-5fdd-86b5-75280779f379	2022-09-06 11:56:44+00	63c1ca18-e758-5fc4-b57f-2cb448e95593	2022-11-02 23:44:05+00	2022-09-06 11:56:44+00	\N	2026-11-23 09:15:27.809378+00	t	\N
1	5eafe532-70d0-5fdd-86b5-75280779f379	2022-11-02 23:44:05+00	63c1ca18-e758-5fc4-b57f-2cb448e95593	infinity	2022-09-06 11:56:44+00	2022-11-02 23:44:05+00	2026-11-23 09:15:27.809378+00	f	signed
1	6e152acf-57b5-56ba-b2c2-c2391f4f3849	2022-09-07 06:12:18+00	63c1ca18-e758-5fc4-b57f-2cb448e95593	2025-05-01 13:08:23+00	2022-09-07 06:12:18+00	\N	2026-11-23 09:15:27.809378+00	t	\N
1	6e152acf-57b5-56ba-b2c2-c2391f4f3849	2025-05-01 13:08:23+00	63c1ca18-e758-5fc4-b57f-2cb448e95593	infinity	2022-09-07 06:12:18+00	2025-05-01 13:08:23+00	2026-11-23 09:15:27.809378+00	f	signed
1	8eab3edf-e11a-5924-aa44-94fd3f3dcb34	2022-09-03 03:56:17+00	63c1ca18-e758-5fc4-b57f-2cb448e95593	2023-04-27 19:40:03+00	2022-09-03 03:56:17+00	\N	2026-11-23 09:15:27.809378+00	t	\N
1	8eab3edf-e11a-5924-aa44-94fd3f3dcb34	2023-04-27 19:40:03+00	63c1ca18-e758-5fc4-b57f-2cb448e95593	infinity	2022-09-03 03:56:17+00	2023-04-27 19:40:03+00	2026-11-23 09:15:27.809378+00	f	signed
1	90da8b62-7822-534d-bcb6-9a4b7d6275c9	2022-09-07 03:49:34+00	63c1ca18-e758-5fc4-b57f-2cb448e95593	2023-07-16 11:28:16+00	2022-09-07 03:49:34+00	\N	2026-11-23 09:15:27.809378+00	t	\N
1	90da8b62-7822-534d-bcb6-9a4b7d6275c9	2023-07-16 11:28:16+00	63c1ca18-e758-5fc4-b57f-2cb448e95593	infinity	2022-09-07 03:49:34+00	2023-07-16 11:28:16+00	2026-11-23 09:15:27.809378+00	f	signed
1	97b5929b-2f37-58f4-a882-97cea65745b1	2022-09-08 12:15:27+00	63c1ca18-e758-5fc4-b57f-2cb448e95593	2024-10-31 16:10:33+00	2022-09-08 12:15:27+00	\N	2026-11-23 09:15:27.809378+00	t	\N
1	97b5929b-2f37-58f4-a882-97cea65745b1	2024-10-31 16:10:33+00	63c1ca18-e758-5fc4-b57f-2cb448e95593	infinity	2022-09-08 12:15:27+00	2024-10-31 16:10:33+00	2026-11-23 09:15:27.809378+00	f	signed
1	a14a9150-3107-5cb4-9749-ed924cd770ec	2022-09-04 03:51:41+00	63c1ca18-e758-5fc4-b57f-2cb448e95593	2024-04-27 05:24:51+00	2022-09-04 03:51:41+00	\N	2026-11-23 09:15:27.809378+00	t	\N
1	a14a9150-3107-5cb4-9749-ed924cd770ec	2024-04-27 05:24:51+00	63c1ca18-e758-5fc4-b57f-2cb448e95593	infinity	2022-09-04 03:51:41+00	2024-04-27 05:24:51+00	2026-11-23 09:15:27.809378+00	f	signed
1	b1d2ae7b-d9df-5d9f-ab40-d9734e250226	2022-09-04 05:30:48+00	63c1ca18-e758-5fc4-b57f-2cb448e95593	2023-03-21 04:24:18+00	2022-09-04 05:30:48+00	\N	2026-11-23 09:15:27.809378+00	t	\N
1	b1d2ae7b-d9df-5d9f-ab40-d9734e250226	2023-03-21 04:24:18+00	63c1ca18-e758-5fc4-b57f-2cb448e95593	infinity	2022-09-04 05:30:48+00	2023-03-21 04:24:18+00	2026-11-23 09:15:27.809378+00	f	signed
1	687e6b86-2a1f-5fb5-bf9a-c5541f837699	2024-01-08 02:00:00+00	58fa2ca2-ace4-538e-8093-867cb56707a8	infinity	2024-01-08 02:00:00+00	\N	\N	f	\N
1	10136180-72d7-52fc-9cd9-97f916140720	2024-01-08 02:00:00+00	58fa2ca2-ace4-538e-8093-867cb56707a8	infinity	2024-01-08 02:00:00+00	2024-01-08 02:00:00+00	\N	f	signed
\.


--
-- Data for Name: countdown_baselines; Type: TABLE DATA; Schema: models; Owner: zhuanban_models
--

COPY models.countdown_baselines (jurisdiction, project, at, households) FROM stdin;
1	63c1ca18-e758-5fc4-b57f-2cb448e95593	2022-09-01 04:57:24+00	8
\.


--
-- Data for Name: countdown_days; Type: TABLE DATA; Schema: models; Owner: zhuanban_models
--

COPY models.countdown_days (jurisdiction, project, task_force, day, bucket, n) FROM stdin;
1	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2023-11-10	offered	-1
1	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2022-09-11	opened	1
1	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2023-04-28	signed	1
1	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2022-09-07	opened	2
1	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2022-12-12	opened	-1
1	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2023-04-27	signing	1
1	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2025-04-30	accepted	1
1	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2023-04-04	offered	1
1	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2023-03-21	accepted	-1
1	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2023-11-11	accepted	-1
1	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2022-09-29	offered	1
1	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2023-04-27	offered	-1
1	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2023-03-20	offered	-1
1	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2023-03-20	accepted	1
1	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2022-11-03	signed	1
1	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2023-07-16	offered	-1
1	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2023-06-30	offered	1
1	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2024-10-31	contacted	-1
1	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2023-09-13	contacted	-1
1	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2024-04-26	offered	-1
1	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2023-06-30	opened	-1
1	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2023-09-16	contacted	1
1	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2022-12-20	opened	-1
1	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2022-11-02	accepted	1
1	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2022-09-04	opened	2
1	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2022-12-28	offered	1
1	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2024-04-27	signed	1
1	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2022-12-12	offered	1
1	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2023-04-28	signing	-1
1	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2025-04-30	offered	-1
1	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2023-08-21	offered	1
1	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2025-05-01	accepted	-1
1	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2023-06-20	opened	-1
1	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2023-09-13	offered	1
1	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2023-07-16	signed	1
1	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2025-05-01	signed	1
1	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2023-08-21	contacted	-1
1	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2024-04-26	accepted	1
1	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2024-11-01	signed	1
1	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2024-04-27	accepted	-1
1	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2022-09-08	opened	1
1	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2022-12-28	opened	-1
1	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2023-11-10	accepted	1
1	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2023-11-11	signed	1
1	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2023-04-04	opened	-1
1	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2022-11-03	accepted	-1
1	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2023-06-20	contacted	1
1	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2022-12-20	offered	1
1	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2023-03-21	signed	1
1	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2024-11-01	accepted	-1
1	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2023-09-16	offered	-1
1	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2024-10-31	accepted	1
1	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2022-09-03	opened	1
1	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2023-07-05	contacted	1
1	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2022-11-02	offered	-1
1	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2022-09-29	opened	-1
1	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2023-07-05	opened	-1
1	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2022-09-06	opened	1
1	58fa2ca2-ace4-538e-8093-867cb56707a8	0d5cb7b5-2896-520c-92fc-4af3d5cebbfb	2024-01-08	contacted	1
1	58fa2ca2-ace4-538e-8093-867cb56707a8	0d5cb7b5-2896-520c-92fc-4af3d5cebbfb	2024-01-08	opened	0
1	58fa2ca2-ace4-538e-8093-867cb56707a8	0d5cb7b5-2896-520c-92fc-4af3d5cebbfb	2024-01-08	offered	0
1	58fa2ca2-ace4-538e-8093-867cb56707a8	0d5cb7b5-2896-520c-92fc-4af3d5cebbfb	2024-01-08	accepted	0
1	58fa2ca2-ace4-538e-8093-867cb56707a8	0d5cb7b5-2896-520c-92fc-4af3d5cebbfb	2024-01-08	signed	1
\.


--
-- Data for Name: countdown_marks; Type: TABLE DATA; Schema: models; Owner: zhuanban_models
--

COPY models.countdown_marks (jurisdiction, case_id, "position", project, task_force, at, contact, offers, accepted, signatures, life) FROM stdin;
1	5aa02105-9242-5719-ac96-70907ad68bb7	39	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2022-09-11 01:29:53+00	0	0	0	0	624
1	5aa02105-9242-5719-ac96-70907ad68bb7	64	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2023-04-04 05:14:35+00	0	1	0	0	\N
1	5aa02105-9242-5719-ac96-70907ad68bb7	94	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2023-10-05 00:42:54+00	1	0	0	0	\N
1	5aa02105-9242-5719-ac96-70907ad68bb7	101	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2023-11-10 03:55:40+00	0	-1	1	0	\N
1	5aa02105-9242-5719-ac96-70907ad68bb7	102	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2023-11-10 17:24:23+00	0	0	0	1	\N
1	5aa02105-9242-5719-ac96-70907ad68bb7	103	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2023-11-10 17:37:21+00	0	0	0	1	\N
1	5aa02105-9242-5719-ac96-70907ad68bb7	105	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2023-11-10 17:37:21+00	0	0	0	0	1681
1	5eafe532-70d0-5fdd-86b5-75280779f379	21	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2022-09-06 11:56:44+00	0	0	0	0	336
1	5eafe532-70d0-5fdd-86b5-75280779f379	44	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2022-09-29 14:33:16+00	0	1	0	0	\N
1	5eafe532-70d0-5fdd-86b5-75280779f379	45	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2022-11-02 02:18:58+00	0	-1	1	0	\N
1	5eafe532-70d0-5fdd-86b5-75280779f379	46	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2022-11-02 19:07:34+00	0	0	0	1	\N
1	5eafe532-70d0-5fdd-86b5-75280779f379	47	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2022-11-02 23:44:05+00	0	0	0	1	\N
1	5eafe532-70d0-5fdd-86b5-75280779f379	49	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2022-11-02 23:44:05+00	0	0	0	0	785
1	5eafe532-70d0-5fdd-86b5-75280779f379	50	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2022-11-11 00:24:03+00	1	0	0	0	\N
1	6e152acf-57b5-56ba-b2c2-c2391f4f3849	28	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2022-09-07 06:12:18+00	0	0	0	0	448
1	6e152acf-57b5-56ba-b2c2-c2391f4f3849	81	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2023-07-05 07:57:43+00	1	0	0	0	\N
1	6e152acf-57b5-56ba-b2c2-c2391f4f3849	89	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2023-08-20 21:59:31+00	0	1	0	0	\N
1	6e152acf-57b5-56ba-b2c2-c2391f4f3849	129	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2025-04-30 12:57:23+00	0	1	0	0	\N
1	6e152acf-57b5-56ba-b2c2-c2391f4f3849	130	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2025-04-30 12:57:23+00	0	-1	1	0	\N
1	6e152acf-57b5-56ba-b2c2-c2391f4f3849	131	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2025-05-01 06:52:39+00	0	0	0	1	\N
1	6e152acf-57b5-56ba-b2c2-c2391f4f3849	132	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2025-05-01 13:08:23+00	0	0	0	1	\N
1	6e152acf-57b5-56ba-b2c2-c2391f4f3849	134	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2025-05-01 13:08:23+00	0	0	0	0	2145
1	8eab3edf-e11a-5924-aa44-94fd3f3dcb34	6	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2022-09-03 03:56:17+00	0	0	0	0	96
1	8eab3edf-e11a-5924-aa44-94fd3f3dcb34	53	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2022-12-20 09:52:29+00	0	1	0	0	\N
1	8eab3edf-e11a-5924-aa44-94fd3f3dcb34	68	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2023-04-27 04:35:33+00	0	-1	1	0	\N
1	8eab3edf-e11a-5924-aa44-94fd3f3dcb34	69	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2023-04-27 15:01:55+00	0	0	0	1	\N
1	8eab3edf-e11a-5924-aa44-94fd3f3dcb34	70	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2023-04-27 19:40:03+00	0	0	0	1	\N
1	8eab3edf-e11a-5924-aa44-94fd3f3dcb34	72	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2023-04-27 19:40:03+00	0	0	0	0	1153
1	8eab3edf-e11a-5924-aa44-94fd3f3dcb34	75	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2023-05-17 06:28:16+00	1	0	0	0	\N
1	90da8b62-7822-534d-bcb6-9a4b7d6275c9	25	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2022-09-07 03:49:34+00	0	0	0	0	400
1	90da8b62-7822-534d-bcb6-9a4b7d6275c9	51	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2022-12-11 21:01:10+00	0	1	0	0	\N
1	90da8b62-7822-534d-bcb6-9a4b7d6275c9	66	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2023-04-23 03:20:06+00	1	0	0	0	\N
1	90da8b62-7822-534d-bcb6-9a4b7d6275c9	82	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2023-07-16 06:13:03+00	0	1	0	0	\N
1	90da8b62-7822-534d-bcb6-9a4b7d6275c9	83	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2023-07-16 06:13:03+00	0	-1	1	0	\N
1	90da8b62-7822-534d-bcb6-9a4b7d6275c9	84	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2023-07-16 11:28:16+00	0	0	0	1	\N
1	90da8b62-7822-534d-bcb6-9a4b7d6275c9	86	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2023-07-16 11:28:16+00	0	0	0	0	1377
1	97b5929b-2f37-58f4-a882-97cea65745b1	35	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2022-09-08 12:15:27+00	0	0	0	0	560
1	97b5929b-2f37-58f4-a882-97cea65745b1	77	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2023-06-20 11:12:49+00	1	0	0	0	\N
1	97b5929b-2f37-58f4-a882-97cea65745b1	92	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2023-09-13 04:05:47+00	0	1	0	0	\N
1	97b5929b-2f37-58f4-a882-97cea65745b1	93	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2023-09-16 10:01:13+00	0	-1	0	0	\N
1	97b5929b-2f37-58f4-a882-97cea65745b1	121	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2024-10-31 11:28:40+00	0	1	0	0	\N
1	97b5929b-2f37-58f4-a882-97cea65745b1	122	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2024-10-31 11:28:40+00	0	-1	1	0	\N
1	97b5929b-2f37-58f4-a882-97cea65745b1	123	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2024-10-31 16:10:33+00	0	0	0	1	\N
1	97b5929b-2f37-58f4-a882-97cea65745b1	125	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2024-10-31 16:10:33+00	0	0	0	0	2001
1	a14a9150-3107-5cb4-9749-ed924cd770ec	10	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2022-09-04 03:51:41+00	0	0	0	0	160
1	a14a9150-3107-5cb4-9749-ed924cd770ec	80	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2023-06-30 05:22:45+00	0	1	0	0	\N
1	a14a9150-3107-5cb4-9749-ed924cd770ec	87	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2023-07-31 10:24:41+00	1	0	0	0	\N
1	a14a9150-3107-5cb4-9749-ed924cd770ec	111	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2024-04-26 04:43:33+00	0	-1	1	0	\N
1	a14a9150-3107-5cb4-9749-ed924cd770ec	112	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2024-04-26 21:58:19+00	0	0	0	1	\N
1	a14a9150-3107-5cb4-9749-ed924cd770ec	113	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2024-04-27 05:24:51+00	0	0	0	1	\N
1	a14a9150-3107-5cb4-9749-ed924cd770ec	115	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2024-04-27 05:24:51+00	0	0	0	0	1841
1	b1d2ae7b-d9df-5d9f-ab40-d9734e250226	15	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2022-09-04 05:30:48+00	0	0	0	0	240
1	b1d2ae7b-d9df-5d9f-ab40-d9734e250226	54	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2022-12-27 17:25:25+00	0	1	0	0	\N
1	b1d2ae7b-d9df-5d9f-ab40-d9734e250226	55	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2023-02-05 07:34:23+00	1	0	0	0	\N
1	b1d2ae7b-d9df-5d9f-ab40-d9734e250226	58	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2023-03-20 00:46:21+00	0	-1	1	0	\N
1	b1d2ae7b-d9df-5d9f-ab40-d9734e250226	59	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2023-03-20 20:33:28+00	0	0	0	1	\N
1	b1d2ae7b-d9df-5d9f-ab40-d9734e250226	60	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2023-03-21 04:24:18+00	0	0	0	1	\N
1	b1d2ae7b-d9df-5d9f-ab40-d9734e250226	62	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2023-03-21 04:24:18+00	0	0	0	0	993
1	687e6b86-2a1f-5fb5-bf9a-c5541f837699	140	58fa2ca2-ace4-538e-8093-867cb56707a8	0d5cb7b5-2896-520c-92fc-4af3d5cebbfb	2024-01-08 02:00:00+00	0	0	0	0	2240
1	10136180-72d7-52fc-9cd9-97f916140720	141	58fa2ca2-ace4-538e-8093-867cb56707a8	0d5cb7b5-2896-520c-92fc-4af3d5cebbfb	2024-01-08 02:00:00+00	0	0	0	0	2256
1	687e6b86-2a1f-5fb5-bf9a-c5541f837699	144	58fa2ca2-ace4-538e-8093-867cb56707a8	0d5cb7b5-2896-520c-92fc-4af3d5cebbfb	2024-01-08 02:00:00+00	1	0	0	0	\N
1	10136180-72d7-52fc-9cd9-97f916140720	147	58fa2ca2-ace4-538e-8093-867cb56707a8	0d5cb7b5-2896-520c-92fc-4af3d5cebbfb	2024-01-08 02:00:00+00	0	1	0	0	\N
1	10136180-72d7-52fc-9cd9-97f916140720	149	58fa2ca2-ace4-538e-8093-867cb56707a8	0d5cb7b5-2896-520c-92fc-4af3d5cebbfb	2024-01-08 02:00:00+00	0	-1	1	0	\N
1	10136180-72d7-52fc-9cd9-97f916140720	151	58fa2ca2-ace4-538e-8093-867cb56707a8	0d5cb7b5-2896-520c-92fc-4af3d5cebbfb	2024-01-08 02:00:00+00	0	0	0	1	\N
1	10136180-72d7-52fc-9cd9-97f916140720	153	58fa2ca2-ace4-538e-8093-867cb56707a8	0d5cb7b5-2896-520c-92fc-4af3d5cebbfb	2024-01-08 02:00:00+00	0	0	0	0	2449
\.


--
-- Data for Name: countdown_now; Type: TABLE DATA; Schema: models; Owner: zhuanban_models
--

COPY models.countdown_now (jurisdiction, project, task_force, bucket, n) FROM stdin;
1	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	signed	8
1	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	contacted	0
1	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	opened	0
1	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	accepted	0
1	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	offered	0
1	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	signing	0
1	58fa2ca2-ace4-538e-8093-867cb56707a8	0d5cb7b5-2896-520c-92fc-4af3d5cebbfb	contacted	1
1	58fa2ca2-ace4-538e-8093-867cb56707a8	0d5cb7b5-2896-520c-92fc-4af3d5cebbfb	opened	0
1	58fa2ca2-ace4-538e-8093-867cb56707a8	0d5cb7b5-2896-520c-92fc-4af3d5cebbfb	offered	0
1	58fa2ca2-ace4-538e-8093-867cb56707a8	0d5cb7b5-2896-520c-92fc-4af3d5cebbfb	signed	1
1	58fa2ca2-ace4-538e-8093-867cb56707a8	0d5cb7b5-2896-520c-92fc-4af3d5cebbfb	accepted	0
\.


--
-- Data for Name: countdown_shifts; Type: TABLE DATA; Schema: models; Owner: zhuanban_models
--

COPY models.countdown_shifts (jurisdiction, case_id, at, project, task_force, left_bucket, entered_bucket) FROM stdin;
1	5aa02105-9242-5719-ac96-70907ad68bb7	2022-09-11 01:29:53+00	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	\N	opened
1	5aa02105-9242-5719-ac96-70907ad68bb7	2023-04-04 05:14:35+00	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	opened	offered
1	5aa02105-9242-5719-ac96-70907ad68bb7	2023-11-10 03:55:40+00	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	offered	accepted
1	5aa02105-9242-5719-ac96-70907ad68bb7	2023-11-10 17:24:23+00	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	accepted	signing
1	5aa02105-9242-5719-ac96-70907ad68bb7	2023-11-10 17:37:21+00	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	signing	signed
1	5eafe532-70d0-5fdd-86b5-75280779f379	2022-09-06 11:56:44+00	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	\N	opened
1	5eafe532-70d0-5fdd-86b5-75280779f379	2022-09-29 14:33:16+00	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	opened	offered
1	5eafe532-70d0-5fdd-86b5-75280779f379	2022-11-02 02:18:58+00	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	offered	accepted
1	5eafe532-70d0-5fdd-86b5-75280779f379	2022-11-02 19:07:34+00	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	accepted	signing
1	5eafe532-70d0-5fdd-86b5-75280779f379	2022-11-02 23:44:05+00	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	signing	signed
1	6e152acf-57b5-56ba-b2c2-c2391f4f3849	2022-09-07 06:12:18+00	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	\N	opened
1	6e152acf-57b5-56ba-b2c2-c2391f4f3849	2023-07-05 07:57:43+00	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	opened	contacted
1	6e152acf-57b5-56ba-b2c2-c2391f4f3849	2023-08-20 21:59:31+00	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	contacted	offered
1	6e152acf-57b5-56ba-b2c2-c2391f4f3849	2025-04-30 12:57:23+00	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	offered	accepted
1	6e152acf-57b5-56ba-b2c2-c2391f4f3849	2025-05-01 06:52:39+00	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	accepted	signing
1	6e152acf-57b5-56ba-b2c2-c2391f4f3849	2025-05-01 13:08:23+00	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	signing	signed
1	8eab3edf-e11a-5924-aa44-94fd3f3dcb34	2022-09-03 03:56:17+00	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	\N	opened
1	8eab3edf-e11a-5924-aa44-94fd3f3dcb34	2022-12-20 09:52:29+00	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	opened	offered
1	8eab3edf-e11a-5924-aa44-94fd3f3dcb34	2023-04-27 04:35:33+00	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	offered	accepted
1	8eab3edf-e11a-5924-aa44-94fd3f3dcb34	2023-04-27 15:01:55+00	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	accepted	signing
1	8eab3edf-e11a-5924-aa44-94fd3f3dcb34	2023-04-27 19:40:03+00	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	signing	signed
1	90da8b62-7822-534d-bcb6-9a4b7d6275c9	2022-09-07 03:49:34+00	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	\N	opened
1	90da8b62-7822-534d-bcb6-9a4b7d6275c9	2022-12-11 21:01:10+00	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	opened	offered
1	90da8b62-7822-534d-bcb6-9a4b7d6275c9	2023-07-16 06:13:03+00	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	offered	accepted
1	90da8b62-7822-534d-bcb6-9a4b7d6275c9	2023-07-16 11:28:16+00	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	accepted	signed
1	97b5929b-2f37-58f4-a882-97cea65745b1	2022-09-08 12:15:27+00	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	\N	opened
1	97b5929b-2f37-58f4-a882-97cea65745b1	2023-06-20 11:12:49+00	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	opened	contacted
1	97b5929b-2f37-58f4-a882-97cea65745b1	2023-09-13 04:05:47+00	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	contacted	offered
1	97b5929b-2f37-58f4-a882-97cea65745b1	2023-09-16 10:01:13+00	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	offered	contacted
1	97b5929b-2f37-58f4-a882-97cea65745b1	2024-10-31 11:28:40+00	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	contacted	accepted
1	97b5929b-2f37-58f4-a882-97cea65745b1	2024-10-31 16:10:33+00	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	accepted	signed
1	a14a9150-3107-5cb4-9749-ed924cd770ec	2022-09-04 03:51:41+00	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	\N	opened
1	a14a9150-3107-5cb4-9749-ed924cd770ec	2023-06-30 05:22:45+00	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	opened	offered
1	a14a9150-3107-5cb4-9749-ed924cd770ec	2024-04-26 04:43:33+00	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	offered	accepted
1	a14a9150-3107-5cb4-9749-ed924cd770ec	2024-04-26 21:58:19+00	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	accepted	signing
1	a14a9150-3107-5cb4-9749-ed924cd770ec	2024-04-27 05:24:51+00	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	signing	signed
1	b1d2ae7b-d9df-5d9f-ab40-d9734e250226	2022-09-04 05:30:48+00	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	\N	opened
1	b1d2ae7b-d9df-5d9f-ab40-d9734e250226	2022-12-27 17:25:25+00	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	opened	offered
1	b1d2ae7b-d9df-5d9f-ab40-d9734e250226	2023-03-20 00:46:21+00	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	offered	accepted
1	b1d2ae7b-d9df-5d9f-ab40-d9734e250226	2023-03-20 20:33:28+00	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	accepted	signing
1	b1d2ae7b-d9df-5d9f-ab40-d9734e250226	2023-03-21 04:24:18+00	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	signing	signed
1	687e6b86-2a1f-5fb5-bf9a-c5541f837699	2024-01-08 02:00:00+00	58fa2ca2-ace4-538e-8093-867cb56707a8	0d5cb7b5-2896-520c-92fc-4af3d5cebbfb	\N	contacted
1	10136180-72d7-52fc-9cd9-97f916140720	2024-01-08 02:00:00+00	58fa2ca2-ace4-538e-8093-867cb56707a8	0d5cb7b5-2896-520c-92fc-4af3d5cebbfb	\N	signed
\.


--
-- Data for Name: due; Type: TABLE DATA; Schema: models; Owner: zhuanban_models
--

COPY models.due (jurisdiction, case_id, kind, n, "position", project, cadre, due, text, made_at, is_chiefs) FROM stdin;
1	5aa02105-9242-5719-ac96-70907ad68bb7	next_step	0	94	63c1ca18-e758-5fc4-b57f-2cb448e95593	孙小元	\N	\N	2023-10-05 00:42:54+00	f
1	5eafe532-70d0-5fdd-86b5-75280779f379	next_step	0	50	63c1ca18-e758-5fc4-b57f-2cb448e95593	孙小元	2022-11-14	{"of": "5eafe532-70d0-5fdd-86b5-75280779f379", "box": "osb1WRzcxAmcKpCeaYuzaqtPPW971CKEkXbxwtgEHhW5r2Gki3CZBqqYyEjJQ9zuJ4dXpGuLrEQl0ac=", "hash": "RD3n4Q6OOlxKcpi6dSjRMAE3xSlKT/1LCL1m3xmhRhM="}	2022-11-11 00:24:03+00	f
1	6e152acf-57b5-56ba-b2c2-c2391f4f3849	next_step	0	120	63c1ca18-e758-5fc4-b57f-2cb448e95593	孙小元	2024-10-20	{"of": "6e152acf-57b5-56ba-b2c2-c2391f4f3849", "box": "cRtDHMYx/e7TpOmH8LfbtWD9UVpyo0jo2Dcc26yL3bvw+kRSkd/BtX555eZl05jA2jYaQntmhmRzIOuGLyE3H1APLmI=", "hash": "CXSBE/fg47oxQqkDHLq2DDcoy6j4knCH/NwduFMBCQo="}	2024-10-16 00:29:55+00	f
1	8eab3edf-e11a-5924-aa44-94fd3f3dcb34	next_step	0	75	63c1ca18-e758-5fc4-b57f-2cb448e95593	梁丽良	\N	\N	2023-05-17 06:28:16+00	f
1	90da8b62-7822-534d-bcb6-9a4b7d6275c9	next_step	0	66	63c1ca18-e758-5fc4-b57f-2cb448e95593	孙小元	\N	\N	2023-04-23 03:20:06+00	f
1	97b5929b-2f37-58f4-a882-97cea65745b1	next_step	0	110	63c1ca18-e758-5fc4-b57f-2cb448e95593	孙小元	2024-03-30	{"of": "97b5929b-2f37-58f4-a882-97cea65745b1", "box": "Gc9reYJhxBt76kACReTdbv+DDeXD5SuBo9CpvU8Oq2jZ5AiNiEop9P5hexltP5NJRHsvcAnCH58ifK+Df6Q0nNLbM4JebdNBALM=", "hash": "Hi5SmeDY86W6LXpLrUmPzgbqonqq3gpm0QFhlQwA1I4="}	2024-03-28 00:07:39+00	f
1	a14a9150-3107-5cb4-9749-ed924cd770ec	next_step	0	87	63c1ca18-e758-5fc4-b57f-2cb448e95593	孙小元	\N	\N	2023-07-31 10:24:41+00	f
1	b1d2ae7b-d9df-5d9f-ab40-d9734e250226	next_step	0	65	63c1ca18-e758-5fc4-b57f-2cb448e95593	孙小元	2023-04-30	{"of": "b1d2ae7b-d9df-5d9f-ab40-d9734e250226", "box": "KqKsrTOVi5GEhq9nNDjaGZuK1t7wOityOzQmqqimwrz7Pjss58G/j120Ghpnjei7h5qsC/jfc/ifRaFhtCFc6pcG0NklmGQ=", "hash": "I+ZID7KykksOv0aDi2grMvDrVc1kW49F7S2B1UeQ/1w="}	2023-04-21 11:14:45+00	f
1	687e6b86-2a1f-5fb5-bf9a-c5541f837699	promise	1	146	58fa2ca2-ace4-538e-8093-867cb56707a8	console	2024-01-15	{"of": "687e6b86-2a1f-5fb5-bf9a-c5541f837699", "box": "CbbIHWkl/kY9ynohWhZ4BZCvYGg5wXJFi42pCc0mbp8OsxC7RgGTGUqlcIMBO2c/d/o96pA=", "hash": "KVAJTRSnbk/KdYfpYTo7B7bblZn9q3bpnyhx6ganf10="}	2024-01-08 02:00:00+00	f
1	687e6b86-2a1f-5fb5-bf9a-c5541f837699	next_step	0	156	58fa2ca2-ace4-538e-8093-867cb56707a8	console	\N	\N	2026-11-23 09:15:31.67+00	f
\.


--
-- Data for Name: erasures; Type: TABLE DATA; Schema: models; Owner: zhuanban_models
--

COPY models.erasures (jurisdiction, "position", person, under, project, task_force, erased_at, erased_by) FROM stdin;
\.


--
-- Data for Name: findings; Type: TABLE DATA; Schema: models; Owner: zhuanban_models
--

COPY models.findings (jurisdiction, inspection, n, case_id, cadre, raised_at, stage, due, over) FROM stdin;
\.


--
-- Data for Name: holds; Type: TABLE DATA; Schema: models; Owner: zhuanban_models
--

COPY models.holds (jurisdiction, id, kind, reference, remit, over, project, task_force, reason, placed_at, placed_by, placed, lifted_at, lifted_by) FROM stdin;
\.


--
-- Data for Name: inspections; Type: TABLE DATA; Schema: models; Owner: zhuanban_models
--

COPY models.inspections (jurisdiction, id, reference, label, team, remit, over, opened_at, closed_at) FROM stdin;
\.


--
-- Data for Name: looks; Type: TABLE DATA; Schema: models; Owner: zhuanban_models
--

COPY models.looks (jurisdiction, "position", nth, reader, role, what, case_id, project, task_force, subject, form, term, why, at, last_at, times) FROM stdin;
\.


--
-- Data for Name: night_contacts; Type: TABLE DATA; Schema: models; Owner: zhuanban_models
--

COPY models.night_contacts (jurisdiction, project, at, "position", case_id) FROM stdin;
\.


--
-- Data for Name: obstacles; Type: TABLE DATA; Schema: models; Owner: zhuanban_models
--

COPY models.obstacles (jurisdiction, project, kind, case_id, n, starts, ends, since, due, "position") FROM stdin;
1	63c1ca18-e758-5fc4-b57f-2cb448e95593	promise_broken	a14a9150-3107-5cb4-9749-ed924cd770ec	1	2023-08-23 00:44:40+00	infinity	2023-08-23 00:44:40+00	\N	90
1	63c1ca18-e758-5fc4-b57f-2cb448e95593	promise_broken	5aa02105-9242-5719-ac96-70907ad68bb7	1	2023-10-23 03:28:03+00	infinity	2023-10-23 03:28:03+00	\N	100
1	63c1ca18-e758-5fc4-b57f-2cb448e95593	demand	5aa02105-9242-5719-ac96-70907ad68bb7	1	2023-10-05 00:42:54+00	2023-10-22 18:33:15+00	2023-10-05 00:42:54+00	\N	95
1	63c1ca18-e758-5fc4-b57f-2cb448e95593	promise	5aa02105-9242-5719-ac96-70907ad68bb7	1	2023-10-05 00:42:54+00	2023-10-23 03:28:03+00	2023-10-05 00:42:54+00	2023-10-18	96
1	63c1ca18-e758-5fc4-b57f-2cb448e95593	promise	a14a9150-3107-5cb4-9749-ed924cd770ec	1	2023-07-31 10:24:41+00	2023-08-23 00:44:40+00	2023-07-31 10:24:41+00	2023-08-19	88
1	58fa2ca2-ace4-538e-8093-867cb56707a8	demand	687e6b86-2a1f-5fb5-bf9a-c5541f837699	1	2024-01-08 02:00:00+00	infinity	2024-01-08 02:00:00+00	\N	145
1	58fa2ca2-ace4-538e-8093-867cb56707a8	promise	687e6b86-2a1f-5fb5-bf9a-c5541f837699	1	2024-01-08 02:00:00+00	infinity	2024-01-08 02:00:00+00	2024-01-15	146
\.


--
-- Data for Name: openings; Type: TABLE DATA; Schema: models; Owner: zhuanban_models
--

COPY models.openings (jurisdiction, "position", reader, role, case_id, case_no, project, at, until, reason) FROM stdin;
\.


--
-- Data for Name: postings; Type: TABLE DATA; Schema: models; Owner: zhuanban_models
--

COPY models.postings (jurisdiction, account, n, role, remit, over, since, until) FROM stdin;
1	efd118f5-e025-534b-9c51-2d60dec9021e	1	cadre	task_force	0d5cb7b5-2896-520c-92fc-4af3d5cebbfb	2026-11-23 09:15:36.420663+00	\N
\.


--
-- Data for Name: projects; Type: TABLE DATA; Schema: models; Owner: zhuanban_models
--

COPY models.projects (jurisdiction, id, code, name, track, opened_on, target_date, task_force) FROM stdin;
1	63c1ca18-e758-5fc4-b57f-2cb448e95593	S1-001	老巷片区改造	state	2022-09-01	\N	22ef1189-0749-5a09-a1da-35f1bd836519
1	58fa2ca2-ace4-538e-8093-867cb56707a8	R	小南门	collective	\N	\N	0d5cb7b5-2896-520c-92fc-4af3d5cebbfb
\.


--
-- Data for Name: register; Type: TABLE DATA; Schema: models; Owner: zhuanban_models
--

COPY models.register (jurisdiction, case_id, project, case_no, kind, village_group, name, chief, chief_at, life, contacts, offers, accepted, signatures, opened_at, first_opened_at, last_contact, moved_at) FROM stdin;
1	5aa02105-9242-5719-ac96-70907ad68bb7	63c1ca18-e758-5fc4-b57f-2cb448e95593	0004	household	老巷5组	{"of": "9b2b739c-0bd9-56f9-94f5-eef4a0adc1ac", "box": "FkU6w1OqITVfAPBUDGZY6Q2p6t/t2Fs8pzXv7isPu9vph8kgQ+YgzWyM4JzyDIoPBwoLz3A=", "hash": "zxDP/mqW0MYEjkafmWNfwGOryjJVX9zowKX4DsNSh1A="}	孙小元	43	1681	1	0	1	2	2022-09-11 01:29:53+00	2022-09-11 01:29:53+00	2023-10-05 00:42:54+00	2023-11-10 17:37:21+00
1	5eafe532-70d0-5fdd-86b5-75280779f379	63c1ca18-e758-5fc4-b57f-2cb448e95593	0003	household	老巷4组	{"of": "4ef8b01a-eea4-5569-ac06-a22c3aa1c8a3", "box": "SgNhMRNMIMJId5ni6Fl4pR658lWT0iMqr/aypLyAY66tJ6YrUS+C98YHrAh8OQX6Gw89LBg=", "hash": "c4XMPicIxOLnf9xiaZDWwIuAIXIC9B+geNKBmAWSNZA="}	孙小元	63	785	1	0	1	2	2022-09-06 11:56:44+00	2022-09-06 11:56:44+00	2022-11-11 00:24:03+00	2022-11-11 00:24:03+00
1	6e152acf-57b5-56ba-b2c2-c2391f4f3849	63c1ca18-e758-5fc4-b57f-2cb448e95593	0002	household	老巷3组	{"of": "8c11d474-ffaa-52fd-91a1-2ab24c50e8ed", "box": "jVTp5i2OTlWatBeMZx9b5Y21rmMBYgRM5dS50mOCGXIhBferqOzWB8oBODoFRdd6SkcUUNg=", "hash": "AzQwRaFJxYfbpCxWyeTLn6LhAep0VJ2jPED39842Wjs="}	孙小元	34	2145	2	1	1	2	2022-09-07 06:12:18+00	2022-09-07 06:12:18+00	2024-10-16 00:29:55+00	2025-05-01 13:08:23+00
1	8eab3edf-e11a-5924-aa44-94fd3f3dcb34	63c1ca18-e758-5fc4-b57f-2cb448e95593	0001	household	老巷2组	{"of": "4af82cb9-43bf-5302-a612-3f8fc503fb4d", "box": "6/3MDQzt9MEQVfXVEsfr+G6m95mmausygvRDB+HGCUgU5UXsG6LtNQYvGfoS04UuBhJ36zs=", "hash": "/ABITD4eWyrQOrGhcmc3DmmN8s4NjekC/Xi8V9X6evg="}	孙小元	14	1153	1	0	1	2	2022-09-03 03:56:17+00	2022-09-03 03:56:17+00	2023-05-17 06:28:16+00	2023-05-17 06:28:16+00
1	90da8b62-7822-534d-bcb6-9a4b7d6275c9	63c1ca18-e758-5fc4-b57f-2cb448e95593	0005	household	老巷6组	{"of": "13215a29-4969-59dd-8445-fd9a1e24b2d1", "box": "K8katnkTQYbN+75N+YXKeGraDFGJUOFZ0Buqbpc0n4VbJE4tLd33YrUSpX76sOobOFhTjMw=", "hash": "+wtwdP6VYq9s1+Tq0Vt3hS1B26Bu3YN5QIBt+PyLelg="}	孙小元	33	1377	1	1	1	1	2022-09-07 03:49:34+00	2022-09-07 03:49:34+00	2023-04-23 03:20:06+00	2023-07-16 11:28:16+00
1	97b5929b-2f37-58f4-a882-97cea65745b1	63c1ca18-e758-5fc4-b57f-2cb448e95593	0007	household	老巷2组	{"of": "357d5b2a-0f2f-55cf-bde9-81ba8ecb6128", "box": "qLN51rShnRBEDcZ7WBbYHRdn4RNOT2k9Nhr2as9hxZe6dLPHn+eOGu7HP3eGG58k/mihH6s=", "hash": "DteSApOLReDELdSlNm22/WXBomflmKM9kHyNsQqhQXc="}	孙小元	38	2001	2	0	1	1	2022-09-08 12:15:27+00	2022-09-08 12:15:27+00	2024-03-28 00:07:39+00	2024-10-31 16:10:33+00
1	a14a9150-3107-5cb4-9749-ed924cd770ec	63c1ca18-e758-5fc4-b57f-2cb448e95593	0006	household	老巷1组	{"of": "8169519f-be4e-5aa1-8b2a-3e81b76cddbc", "box": "7nzFInvnjux8vjzmazBcjL2+c7v7brdzkELNbA6qI6ddGy7AXdsXnj6mGdioymi6RU/8apQ=", "hash": "NpaDvhcdf5s39JCleLCMdlR8sHTWZeaNysgv43S6YrE="}	孙小元	19	1841	1	0	1	2	2022-09-04 03:51:41+00	2022-09-04 03:51:41+00	2023-07-31 10:24:41+00	2024-04-27 05:24:51+00
1	b1d2ae7b-d9df-5d9f-ab40-d9734e250226	63c1ca18-e758-5fc4-b57f-2cb448e95593	0008	household	老巷3组	{"of": "eee3225f-3f94-507a-b5e3-75bfb9f48018", "box": "IrCRZmeSSckNTV3CNuedi2pSP/jnAFLmIZlhjAi84p4PJ7JMOOmRPU0u/6fqVDLCG7aQ9wE=", "hash": "s4HOhewABRvtM2QqdayGHFhc6aOgW3CkyEQ3ovf4nXk="}	孙小元	20	993	2	0	1	2	2022-09-04 05:30:48+00	2022-09-04 05:30:48+00	2023-04-21 11:14:45+00	2023-04-21 11:14:45+00
1	10136180-72d7-52fc-9cd9-97f916140720	58fa2ca2-ace4-538e-8093-867cb56707a8	R-002	household	\N	\N	\N	0	2449	0	0	1	1	2024-01-08 02:00:00+00	2024-01-08 02:00:00+00	\N	2024-01-08 02:00:00+00
1	687e6b86-2a1f-5fb5-bf9a-c5541f837699	58fa2ca2-ace4-538e-8093-867cb56707a8	R-001	household	\N	{"of": "4b0b0301-ac03-5840-a582-11689223ccfc", "box": "rmcp0lahbJYK//cTEFRzZVLKqCBFPwxr3BkbHomgqhgPRH0f1y3umP190joanb0HGkISq20=", "hash": "ZbNFZWDTwXcVAGG0rw5SzU0WSLCxT0cBxgRA18h1N+I="}	\N	0	2240	3	0	0	0	2024-01-08 02:00:00+00	2024-01-08 02:00:00+00	2026-11-23 09:15:31.67+00	2026-11-23 09:15:31.67+00
\.


--
-- Data for Name: search_grams; Type: TABLE DATA; Schema: models; Owner: zhuanban_models
--

COPY models.search_grams (jurisdiction, case_id, person, grams, project) FROM stdin;
1	8eab3edf-e11a-5924-aa44-94fd3f3dcb34	4af82cb9-43bf-5302-a612-3f8fc503fb4d	{-8557371751417851363,-8470778739450640475,-7705217551275653179,-7218303697029629649,-6777796300310954786,-5298820752013230039,-4920261416979618721,-3079206199265399318,-2790107622814917175,-2059869540934088091,-668054519679097316,-530547015326011892,-214080229635773092,-96157463175234309,2609120130334903595,4053668297148231979,4971666293124348231,5571531830354098224,6710926143951639685}	63c1ca18-e758-5fc4-b57f-2cb448e95593
1	8eab3edf-e11a-5924-aa44-94fd3f3dcb34	2cfd8470-b01d-57e9-b468-8f36e7b31428	{-8940657367689620530,-8654697740015523051,-5544708570979895041,-4960119892160806422,-4117930666174559977,-3661753425969551547,-2857949490129864417,-2097968335983666180,-646483219842425765,1157490437525915105,3482130167325345609,3983398089449135875,4258181202263547859,4280638364880083236,5962598788929398174,6063278104303368813,6067296357858031977,6693315656461699767,7588151154147698931}	63c1ca18-e758-5fc4-b57f-2cb448e95593
1	a14a9150-3107-5cb4-9749-ed924cd770ec	8169519f-be4e-5aa1-8b2a-3e81b76cddbc	{-8195404892471276782,-7398110066795394742,-6802614655542302564,-6034623520826330490,-5645647023895933137,-3898768627855302932,-3673697337964590117,-3600003804416115107,-2131156686978115659,-177219957904122591,2115839091383256328,3314000115386923939,4550540287887643981,5203382904396041989,5416844027478819229,6599269414687468564,7416039019883248695,8590456273022113763,8975574990951321129}	63c1ca18-e758-5fc4-b57f-2cb448e95593
1	a14a9150-3107-5cb4-9749-ed924cd770ec	d6bf66de-a265-531c-859b-98a550e18f04	{-8794855196697053935,-8384605801177941662,-7850672334905199430,-6034623520826330490,-5609936396512441334,-3857250202645217163,-3424147400128914911,-2165678686778497627,-1978100640757370931,-1657289646492975348,-1617319320609809809,-1059727444692134622,-879380426611660385,158616017548823352,868869050277527839,2115839091383256328,3147081273668396915,3732491014193467728,6405110299478268194}	63c1ca18-e758-5fc4-b57f-2cb448e95593
1	b1d2ae7b-d9df-5d9f-ab40-d9734e250226	eee3225f-3f94-507a-b5e3-75bfb9f48018	{-8892012137760920324,-8009079270671758947,-6746442448539972290,-5986057669590667970,-5815061781215125187,-5576456991813671673,-4292979197433857470,-2652585935648859622,-452694035355378514,965576042767697296,1309382943108731841,1362343435627203603,1897846545954214059,2655858001068481349,3155555834681583943,4105148613494750945,4862550280335742920,6973299278435951323,7244497080559605949}	63c1ca18-e758-5fc4-b57f-2cb448e95593
1	b1d2ae7b-d9df-5d9f-ab40-d9734e250226	58628d9d-4f04-5d85-9369-4858cfdc6ce2	{-6930829976144572045,-5903879079300598292,-5238380852878675084,-4743029915354404871,-4645160005974303765,-2244478731573962471,-1884538607990922459,-1323895593482237246,-673365955343290553,-186364761756141033,705458220217669618,2987081452856919728,4306872324037624831,4428877144236910410,7723307126577595596,7938992521560756984,8023063317069802581,8149977806739570316,8507215110495102351}	63c1ca18-e758-5fc4-b57f-2cb448e95593
1	5eafe532-70d0-5fdd-86b5-75280779f379	4ef8b01a-eea4-5569-ac06-a22c3aa1c8a3	{-9110082087402168409,-7852570069280960650,-7662053958496077404,-6283698447931110497,-5960697151158860948,-4797798084486009666,-3540012778411111779,-2292303617593727608,-1227446551892491866,-708149066868519936,360620352880445128,3104470108153342624,4855822386861590886,5238968253225860618,6309780150805421450,6555506918196649703,7695156549880337055,7779124574929649806,9137615132287939392}	63c1ca18-e758-5fc4-b57f-2cb448e95593
1	5eafe532-70d0-5fdd-86b5-75280779f379	65d738c8-64a9-5cdc-9e8f-3b1c575de721	{-8654033959502472673,-6415809032235440148,-5960697151158860948,-5290333510952067964,-5117655352887887528,-4510733011356584345,-1543930899936765106,-1180654948214005201,-227281183575743571,-143705240487592429,167204804453064246,1281403116292149757,3371130586508951471,5111812311778501658,5286941745850422304,6754776213873868497,6775957486766417498,7695156549880337055,9210785267724895384}	63c1ca18-e758-5fc4-b57f-2cb448e95593
1	90da8b62-7822-534d-bcb6-9a4b7d6275c9	13215a29-4969-59dd-8445-fd9a1e24b2d1	{-8727911431145326336,-6777093828927273933,-6625243607981846524,-5960697151158860948,-5852805210989063034,-5666486563915858330,-3784512212792385526,-494717588095202636,-437207734095177751,691498344884465703,2765245933682629042,3271244726200980281,3522209057471151437,4670112023952512725,6621656866371962004,7695156549880337055,8160429823285724939,8316308451082001098,8529477423883350778}	63c1ca18-e758-5fc4-b57f-2cb448e95593
1	6e152acf-57b5-56ba-b2c2-c2391f4f3849	8c11d474-ffaa-52fd-91a1-2ab24c50e8ed	{-9177228297780060450,-5812448150911892902,-3733289237276885804,-3299845204861642517,-2316672879840923666,-1978100640757370931,-1937794356778859976,-1918967379335164181,-1839239107537366456,-89265346884908392,965576042767697296,1897846545954214059,3165756996660014117,3416728100435476832,4465443883748677710,7894061028000278715,8987324182243393116,8998427921859357964,9060824199856803516}	63c1ca18-e758-5fc4-b57f-2cb448e95593
1	6e152acf-57b5-56ba-b2c2-c2391f4f3849	a1784bc9-a98a-552e-84f1-d555080390f1	{-6674121705869911304,-6578465716818014066,-5736075718053408430,-3660004968272061890,-1999026724036501910,-1839239107537366456,-1732645378311479154,-861415314965926947,316754119425959464,703033187206440309,3711223461981960343,3962425257351173087,4323368845137893766,4465443883748677710,6339506650387629332,6489115879923270088,7295302606633595157,7416039019883248695,8330363655160583842}	63c1ca18-e758-5fc4-b57f-2cb448e95593
1	97b5929b-2f37-58f4-a882-97cea65745b1	357d5b2a-0f2f-55cf-bde9-81ba8ecb6128	{-8836587081030967654,-7362770024348797194,-6218327488236650549,-5450205349442859270,-4023947550595733266,123157231270363638,510636378075017957,911986315007795521,1474348590179134378,3482130167325345609,4862550280335742920,5962598788929398174,5972273579205281771,7244497080559605949,7560160568861662618,7699421854153100360,8021154688371358842,8995044562979328160,9162036927789081222}	63c1ca18-e758-5fc4-b57f-2cb448e95593
1	5aa02105-9242-5719-ac96-70907ad68bb7	9b2b739c-0bd9-56f9-94f5-eef4a0adc1ac	{-8802229062169837388,-7906005443538413120,-6993201656288061833,-6746442448539972290,-5969551208161335115,-5815061781215125187,-4531094188345793248,-2578226450937910555,-1971799088589821289,-1328542856653822881,-1024879247005822728,1194792679237528189,1579297278012391205,1608920968751771790,2502128086952504162,3963372791290841443,4308634394461896762,5890098446641786214,8356466388794280858}	63c1ca18-e758-5fc4-b57f-2cb448e95593
1	5aa02105-9242-5719-ac96-70907ad68bb7	e21d7361-b975-5027-8f67-0c29df1308f9	{-9211904608508115427,-7661227463950417158,-6538526589393870631,-5107064317053016885,-2753074713201072338,-1024879247005822728,1194792679237528189,2768853735061760493,4003480179697202588,4477975821487831927,6181586406008858431,6578343984540313169,6728905335591656668,7558811854962592024,7777038894390986419,7844275818625736870,8268773431325271018,8592723616139797251,9079873242673585453}	63c1ca18-e758-5fc4-b57f-2cb448e95593
1	687e6b86-2a1f-5fb5-bf9a-c5541f837699	4b0b0301-ac03-5840-a582-11689223ccfc	{-8761633187498718820,-7751176210218023251,-6930829976144572045,-6654867104233883048,-4743029915354404871,-4428409268220618740,-3521461979395690794,-1884538607990922459,-1323895593482237246,-437207734095177751,705458220217669618,3037197678633544194,3271244726200980281,7723307126577595596,8023063317069802581}	58fa2ca2-ace4-538e-8093-867cb56707a8
1	687e6b86-2a1f-5fb5-bf9a-c5541f837699	11e03a1e-e1ef-597c-89cb-e1b5d252eed7	{-6930829976144572045,-6856814818649018822,-4562510406012364913,-3039392602848203240,-2798920361696206212,-1946065009659777619,-1323895593482237246,1012748810832231926,2881928008351462770,4433139334378990525,4591588972863548389,6528588008277295246,7562652372989509652,7927492486151245246,8188613877357546912}	58fa2ca2-ace4-538e-8093-867cb56707a8
\.


--
-- Data for Name: standing_moved; Type: TABLE DATA; Schema: models; Owner: zhuanban_models
--

COPY models.standing_moved (jurisdiction, "position") FROM stdin;
1	158
\.


--
-- Data for Name: task_forces; Type: TABLE DATA; Schema: models; Owner: zhuanban_models
--

COPY models.task_forces (jurisdiction, id, code, name, category, parent, is_dissolved) FROM stdin;
1	22ef1189-0749-5a09-a1da-35f1bd836519	S1-001	老巷专班	legacy	\N	f
1	0d5cb7b5-2896-520c-92fc-4af3d5cebbfb	default	默认专班	legacy	\N	f
\.


--
-- Data for Name: transfers; Type: TABLE DATA; Schema: models; Owner: zhuanban_models
--

COPY models.transfers (jurisdiction, case_id, n, "position", project, giver, receiver, offered_by, offered_at) FROM stdin;
\.


--
-- Data for Name: zhuanban_schema; Type: TABLE DATA; Schema: public; Owner: postgres
--

COPY public.zhuanban_schema (name, applied_at) FROM stdin;
0001_log.sql	2026-11-23 09:15:26.081074+00
0002_bulk.sql	2026-11-23 09:15:26.081074+00
0003_refused.sql	2026-11-23 09:15:26.081074+00
0004_audit.sql	2026-11-23 09:15:26.081074+00
0005_identity.sql	2026-11-23 09:15:26.081074+00
0006_keys.sql	2026-11-23 09:15:26.081074+00
0007_recovery.sql	2026-11-23 09:15:26.081074+00
0008_devices.sql	2026-11-23 09:15:26.081074+00
0009_maps.sql	2026-11-23 09:15:26.081074+00
\.


--
-- Data for Name: city_logins; Type: TABLE DATA; Schema: zhuanban; Owner: postgres
--

COPY zhuanban.city_logins (jurisdiction, issuer, subject, account) FROM stdin;
\.


--
-- Data for Name: credentials; Type: TABLE DATA; Schema: zhuanban; Owner: postgres
--

COPY zhuanban.credentials (jurisdiction, account, password, must_change, totp, totp_step, failed, failed_at, changed_at) FROM stdin;
1	efd118f5-e025-534b-9c51-2d60dec9021e	$argon2id$v=19$m=65536,t=3,p=4$NpimpQHSKFuiZttfkRELAQ$onJcJ/CEmGSfnWlHGaZ8RRlWz0yGvkGJNI7wntEdQv8	t	\N	\N	0	\N	2026-11-23 09:15:37.247789+00
\.


--
-- Data for Name: devices; Type: TABLE DATA; Schema: zhuanban; Owner: postgres
--

COPY zhuanban.devices (jurisdiction, account, id, cadre, session, first_seen_at, seen_at, drift, seq, received, unsent, files, agrees, revoked_at) FROM stdin;
1	0c9b6cb8-d87f-5b1d-bdd7-6f5708769224	cd0b96a3-1b9a-52f1-a834-6aaf04a8b7e7	console	\N	2026-11-23 09:15:31.685159+00	2026-11-23 09:15:31.685159+00	90746131.67	2	{[1,3)}	{}	0	\N	\N
\.


--
-- Data for Name: events; Type: TABLE DATA; Schema: zhuanban; Owner: postgres
--

COPY zhuanban.events (jurisdiction, "position", stream, version, topic, recorded_at, occurred_at, cadre, project, task_force, op_id, state) FROM stdin;
1	1	22ef1189-0749-5a09-a1da-35f1bd836519	1	task_force.opened@1	2026-11-23 09:15:27.809378+00	2022-09-01 04:57:24+00	潘根才	\N	22ef1189-0749-5a09-a1da-35f1bd836519	7ba36953-cb91-5cb7-a63e-6e01f5988d41	\\x7b226f636375727265645f6174223a22323032322d30392d30315431323a35373a32342b30383a3030222c226279223a22e6bd98e6a0b9e6898d222c22726f6c65223a226361647265222c22636f6465223a2253312d303031222c226e616d65223a22e88081e5b7b7e4b893e78fad222c2263617465676f7279223a226c6567616379222c226c6561646572223a22e6bd98e6a0b9e6898d222c226c6561645f6465706172746d656e74223a22e6b091e694bfe5b180222c22656e645f636f6e646974696f6e223a22e585a8e983a8e688b7e6a188e58a9ee7bb93227d
1	2	63c1ca18-e758-5fc4-b57f-2cb448e95593	1	project.opened@1	2026-11-23 09:15:27.809378+00	2022-09-01 04:57:24+00	潘根才	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	7ba36953-cb91-5cb7-a63e-6e01f5988d41	\\x7b226f636375727265645f6174223a22323032322d30392d30315431323a35373a32342b30383a3030222c226279223a22e6bd98e6a0b9e6898d222c22726f6c65223a226361647265222c22636f6465223a2253312d303031222c226e616d65223a22e88081e5b7b7e78987e58cbae694b9e980a0222c22747261636b223a227374617465222c226f70656e65645f6f6e223a22323032322d30392d3031227d
1	3	63c1ca18-e758-5fc4-b57f-2cb448e95593	2	project.baseline_set@1	2026-11-23 09:15:27.809378+00	2022-09-01 04:57:24+00	潘根才	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	7ba36953-cb91-5cb7-a63e-6e01f5988d41	\\x7b226f636375727265645f6174223a22323032322d30392d30315431323a35373a32342b30383a3030222c226279223a22e6bd98e6a0b9e6898d222c22726f6c65223a226361647265222c22686f757365686f6c6473223a387d
1	4	22ef1189-0749-5a09-a1da-35f1bd836519	2	task_force.member_joined@1	2026-11-23 09:15:27.809378+00	2022-09-01 04:57:24+00	潘根才	\N	22ef1189-0749-5a09-a1da-35f1bd836519	c0f88ee6-c491-536b-b729-5ec81b84c41c	\\x7b226f636375727265645f6174223a22323032322d30392d30315431323a35373a32342b30383a3030222c226279223a22e6bd98e6a0b9e6898d222c22726f6c65223a226361647265222c226e616d65223a22e5ad99e5b08fe58583222c22686f6d655f6465706172746d656e74223a22e4bfa1e8aebfe5b180222c22616374696e675f726f6c65223a22e7bb84e59198227d
1	5	22ef1189-0749-5a09-a1da-35f1bd836519	3	task_force.member_joined@1	2026-11-23 09:15:27.809378+00	2022-09-01 04:57:24+00	潘根才	\N	22ef1189-0749-5a09-a1da-35f1bd836519	a0d8f0de-87a4-5f11-ad77-1080d77b3608	\\x7b226f636375727265645f6174223a22323032322d30392d30315431323a35373a32342b30383a3030222c226279223a22e6bd98e6a0b9e6898d222c22726f6c65223a226361647265222c226e616d65223a22e6a281e4b8bde889af222c22686f6d655f6465706172746d656e74223a22e4bd8fe5bbbae5b180222c22616374696e675f726f6c65223a22e7bb84e59198227d
1	6	8eab3edf-e11a-5924-aa44-94fd3f3dcb34	1	case.opened@1	2026-11-23 09:15:27.809378+00	2022-09-03 03:56:17+00	潘根才	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	16330e2f-51d1-5ce0-b006-69d8e92be77b	\\x7b226f636375727265645f6174223a22323032322d30392d30335431313a35363a31372b30383a3030222c226279223a22e6bd98e6a0b9e6898d222c22726f6c65223a226361647265222c22636173655f6e6f223a2230303031222c226b696e64223a22686f757365686f6c64222c22686f77223a22726f73746572222c2261646472657373223a7b226f66223a2238656162336564662d653131612d353932342d616134342d393466643366336463623334222c22626f78223a22356a37756b7635414e7565324a3678737a49562f734e376950482b6656534b646e706973537779754a4970353662465134746e4e4c2f2f6c4453584b2f4c5050566e41586e5a574e5059336461386e46222c2268617368223a225a7a4e4b5132583456616e79726a6e32566e314a30426c6f636930644349626b7045453742427236376a773d227d2c2270656f706c65223a312c2276696c6c6167655f67726f7570223a22e88081e5b7b732e7bb84227d
1	7	8eab3edf-e11a-5924-aa44-94fd3f3dcb34	2	case.party_recorded@1	2026-11-23 09:15:27.809378+00	2022-09-03 03:56:17+00	潘根才	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	16330e2f-51d1-5ce0-b006-69d8e92be77b	\\x7b226f636375727265645f6174223a22323032322d30392d30335431313a35363a31372b30383a3030222c226279223a22e6bd98e6a0b9e6898d222c22726f6c65223a226361647265222c226e223a312c22706572736f6e223a2234616638326362392d343362662d353330322d613631322d336638666335303366623464222c226e616d65223a7b226f66223a2234616638326362392d343362662d353330322d613631322d336638666335303366623464222c22626f78223a22362f334d44517a74394d455156665856457366722b47366d39356d6d6175737967765244422b4847435567553555587347364c744e51597647666f533034557542684a33367a733d222c2268617368223a222f41424954443465577972514f724768636d6333446d6d4e3873344e6a656b432f586938563958366576673d227d2c227368617265223a22312f32222c2269645f6e756d626572223a7b226f66223a2234616638326362392d343362662d353330322d613631322d336638666335303366623464222c22626f78223a2270304648534d71556366767451637a6e745871482b41626f7538434e39422b43335852636c3370663850766e4e55466c4766486556532b547971644f4d6c4548515a385574544657336b30342f6542746533773d222c2268617368223a224e6956655462477a656a4c326d30316f487a384258526e49675346777143714f6c326a4150362b59492f633d227d2c2270686f6e65223a7b226f66223a2234616638326362392d343362662d353330322d613631322d336638666335303366623464222c22626f78223a22314c6d32674138564f6872796f625653474831767679663869594c6a397876454148374e37622b5a54764d4b52726d6257656373623833567342513072774d6f676e55305372714a61773d3d222c2268617368223a226d4847414a544a7034702f67586d6e6a497034426a4f6c75444c6a50735a2b363644573367596c677a77303d227d7d
1	8	8eab3edf-e11a-5924-aa44-94fd3f3dcb34	3	case.party_recorded@1	2026-11-23 09:15:27.809378+00	2022-09-03 03:56:17+00	潘根才	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	16330e2f-51d1-5ce0-b006-69d8e92be77b	\\x7b226f636375727265645f6174223a22323032322d30392d30335431313a35363a31372b30383a3030222c226279223a22e6bd98e6a0b9e6898d222c22726f6c65223a226361647265222c226e223a322c22706572736f6e223a2232636664383437302d623031642d353765392d623436382d386633366537623331343238222c226e616d65223a7b226f66223a2232636664383437302d623031642d353765392d623436382d386633366537623331343238222c22626f78223a2251417a676941566f396d632f752f3737526f6657745a725a6c6f55776274534c66546d7732434a2f5a56675a49626630654c4767316f70794e5538306f6e743554714a784d53773d222c2268617368223a22574f7671475634564662554455657467316661444a34306642774a745139593164395355684e47353641493d227d2c227368617265223a22312f32222c2269645f6e756d626572223a7b226f66223a2232636664383437302d623031642d353765392d623436382d386633366537623331343238222c22626f78223a223035796f426c6b754a70447a6c42724a7749394d4c5266314e663548437a6a46614f673967624a4a436766623455554e5846547249573135624473335368334c5773627a3949374f32547a426550337359356b3d222c2268617368223a222f63574c474e61444257514d2b384f63624d445356386b3871544d386d6e4d6576417155467a386e685a453d227d2c2270686f6e65223a7b226f66223a2232636664383437302d623031642d353765392d623436382d386633366537623331343238222c22626f78223a22704a6d2f6433583264555a65494f4d74435047726d7744386b2b714e6855395877356271496d454d6a7a33433758466a422b724c576f6c4a73594c6b4c366d476a584c755a6c4c7871773d3d222c2268617368223a225468455a324a3548695065437849464732565432515861744834394d376b4c644731764e584c6177516a6f3d227d7d
1	9	8eab3edf-e11a-5924-aa44-94fd3f3dcb34	4	case.asset_recorded@1	2026-11-23 09:15:27.809378+00	2022-09-03 03:56:17+00	潘根才	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	16330e2f-51d1-5ce0-b006-69d8e92be77b	\\x7b226f636375727265645f6174223a22323032322d30392d30335431313a35363a31372b30383a3030222c226279223a22e6bd98e6a0b9e6898d222c22726f6c65223a226361647265222c226e223a312c226b696e64223a22686f757365222c226c6567616c5f617265615f636d32223a3636343536302c22756e726567697374657265645f617265615f636d32223a307d
1	10	a14a9150-3107-5cb4-9749-ed924cd770ec	1	case.opened@1	2026-11-23 09:15:27.809378+00	2022-09-04 03:51:41+00	潘根才	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	f82ddb82-378b-575d-91ce-6d4ce649be69	\\x7b226f636375727265645f6174223a22323032322d30392d30345431313a35313a34312b30383a3030222c226279223a22e6bd98e6a0b9e6898d222c22726f6c65223a226361647265222c22636173655f6e6f223a2230303036222c226b696e64223a22686f757365686f6c64222c22686f77223a22726f73746572222c2261646472657373223a7b226f66223a2261313461393135302d333130372d356362342d393734392d656439323463643737306563222c22626f78223a22364254734750762f303369786c4a5753524d4255456345657671476d3743426c6c6b34666f6d597866636d77566d63794a396d4c754a5053742f52476d4b73705066756c334b762f3043336a44483878222c2268617368223a2274373858324a776868637a6b6c695051486c316c6437464271346f4b56554c565a4b50745771736b5947673d227d2c2270656f706c65223a322c2276696c6c6167655f67726f7570223a22e88081e5b7b731e7bb84227d
1	11	a14a9150-3107-5cb4-9749-ed924cd770ec	2	case.party_recorded@1	2026-11-23 09:15:27.809378+00	2022-09-04 03:51:41+00	潘根才	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	f82ddb82-378b-575d-91ce-6d4ce649be69	\\x7b226f636375727265645f6174223a22323032322d30392d30345431313a35313a34312b30383a3030222c226279223a22e6bd98e6a0b9e6898d222c22726f6c65223a226361647265222c226e223a312c22706572736f6e223a2238313639353139662d626534652d356161312d386232612d336538316237366364646263222c226e616d65223a7b226f66223a2238313639353139662d626534652d356161312d386232612d336538316237366364646263222c22626f78223a22376e7a46496e766e6a757838766a7a6d617a42636a4c322b633776376272647a6b454c4e624136714936646447793741586473586e6a366d4764696f796d693652552f386170513d222c2268617368223a224e7061447668636466357333394a436c654c434d646c5238734854575a65614e79736776343353365972453d227d2c227368617265223a22312f32222c2269645f6e756d626572223a7b226f66223a2238313639353139662d626534652d356161312d386232612d336538316237366364646263222c22626f78223a2245544331617554574d564633666a52344a7852425a72657738456c41784758784a483857534a697358727155584b764644774431776e653750317357576c536b3131364a534d77325233452b385031496e456f3d222c2268617368223a22597073752b333662524f6178336e583456714b63745149586c5764774d444b744e56326a635a68356441383d227d2c2270686f6e65223a7b226f66223a2238313639353139662d626534652d356161312d386232612d336538316237366364646263222c22626f78223a226b33716d71776d33537034426738336f42784458484258357164337353317945367432714e4436574c4f614e5a2b48324e2f4d323135737a507a466a414564645163507a546362546b673d3d222c2268617368223a2239353148374d76727133414847646f6964473271553058516c3263665a736370484b4e4a443742366464303d227d7d
1	12	a14a9150-3107-5cb4-9749-ed924cd770ec	3	case.party_recorded@1	2026-11-23 09:15:27.809378+00	2022-09-04 03:51:41+00	潘根才	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	f82ddb82-378b-575d-91ce-6d4ce649be69	\\x7b226f636375727265645f6174223a22323032322d30392d30345431313a35313a34312b30383a3030222c226279223a22e6bd98e6a0b9e6898d222c22726f6c65223a226361647265222c226e223a322c22706572736f6e223a2264366266363664652d613236352d353331632d383539622d393861353530653138663034222c226e616d65223a7b226f66223a2264366266363664652d613236352d353331632d383539622d393861353530653138663034222c22626f78223a2242492f496e44594731664968316e6554686c2b56305242434b634645444b474c42733161467754495366724d65644952676250414338537a615a38534f662b71626e3959792f673d222c2268617368223a226b6130325945424e664c5a695851674b7a50782b6b636c315332674769755a4f42497975314e5a585537733d227d2c227368617265223a22312f32222c2269645f6e756d626572223a7b226f66223a2264366266363664652d613236352d353331632d383539622d393861353530653138663034222c22626f78223a224f456831724d64364f6e3869487a526a4956765a4c2b32393864316d53726b30376675476550554772717945474b5a4f6678334b31657a666c6b556e43613455682b4f70674a4c66722b46614f7669645955383d222c2268617368223a224a45415954446f64326942646f47524c7572657056743977635959674550714e6c32594d6a69316c4573513d227d2c2270686f6e65223a7b226f66223a2264366266363664652d613236352d353331632d383539622d393861353530653138663034222c22626f78223a226756336e32687a2b615672703341622f4658426f534359587a396a344f6d4d54326b7931457132632f35317a593146634f4e7a374c526f4d62375a4a57434e4e494b39457935584345513d3d222c2268617368223a225556643872636c717950785532736577694e317235646f3534727169574c3844736e7a6639594c3069736b3d227d7d
1	13	a14a9150-3107-5cb4-9749-ed924cd770ec	4	case.asset_recorded@1	2026-11-23 09:15:27.809378+00	2022-09-04 03:51:41+00	潘根才	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	f82ddb82-378b-575d-91ce-6d4ce649be69	\\x7b226f636375727265645f6174223a22323032322d30392d30345431313a35313a34312b30383a3030222c226279223a22e6bd98e6a0b9e6898d222c22726f6c65223a226361647265222c226e223a312c226b696e64223a22686f757365222c226c6567616c5f617265615f636d32223a313231303036302c22756e726567697374657265645f617265615f636d32223a3138353330347d
1	14	8eab3edf-e11a-5924-aa44-94fd3f3dcb34	5	case.chief_named@1	2026-11-23 09:15:27.809378+00	2022-09-04 03:56:17+00	潘根才	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	ac4052b1-d969-5568-a9ea-d340564efe3d	\\x7b226f636375727265645f6174223a22323032322d30392d30345431313a35363a31372b30383a3030222c226279223a22e6bd98e6a0b9e6898d222c22726f6c65223a226361647265222c226e616d65223a22e5ad99e5b08fe58583227d
1	15	b1d2ae7b-d9df-5d9f-ab40-d9734e250226	1	case.opened@1	2026-11-23 09:15:27.809378+00	2022-09-04 05:30:48+00	潘根才	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	fb28c942-15f9-5047-8e0b-b3f8164303c4	\\x7b226f636375727265645f6174223a22323032322d30392d30345431333a33303a34382b30383a3030222c226279223a22e6bd98e6a0b9e6898d222c22726f6c65223a226361647265222c22636173655f6e6f223a2230303038222c226b696e64223a22686f757365686f6c64222c22686f77223a22726f73746572222c2261646472657373223a7b226f66223a2262316432616537622d643964662d356439662d616234302d643937333465323530323236222c22626f78223a22636c6f564b414d317153316f4f7a6a2b47556d456e6e45334d6e714b6130546a4436437a36444b61574a34416b6e684d68594878307539583941644a624e7452554b78444c3955574e4630582b34773d222c2268617368223a226d6b4d726a5a4e7835695a53703635476d4a6c6c64514d7239522b4c4e7a7666624971516957746165364d3d227d2c2270656f706c65223a342c2276696c6c6167655f67726f7570223a22e88081e5b7b733e7bb84227d
1	45	5eafe532-70d0-5fdd-86b5-75280779f379	7	case.offer_accepted@1	2026-11-23 09:15:27.809378+00	2022-11-02 02:18:58+00	梁丽良	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	c4eb412f-cde5-5198-b12a-3a35797407c9	\\x7b226f636375727265645f6174223a22323032322d31312d30325431303a31383a35382b30383a3030222c226279223a22e6a281e4b8bde889af222c22726f6c65223a226361647265222c226e223a317d
1	16	b1d2ae7b-d9df-5d9f-ab40-d9734e250226	2	case.party_recorded@1	2026-11-23 09:15:27.809378+00	2022-09-04 05:30:48+00	潘根才	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	fb28c942-15f9-5047-8e0b-b3f8164303c4	\\x7b226f636375727265645f6174223a22323032322d30392d30345431333a33303a34382b30383a3030222c226279223a22e6bd98e6a0b9e6898d222c22726f6c65223a226361647265222c226e223a312c22706572736f6e223a2265656533323235662d336639342d353037612d623565332d373562666239663438303138222c226e616d65223a7b226f66223a2265656533323235662d336639342d353037612d623565332d373562666239663438303138222c22626f78223a22497243525a6d655353636b4e545633434e75656469327053502f6a6e41464c6d495a6c686a416938347034504a374a4d4f4f6d52505530752f36667156444c43473761513977453d222c2268617368223a227334484f68657741425276744d325171646179474846686336614f675733436b794551336f7666346e586b3d227d2c227368617265223a22312f32222c2269645f6e756d626572223a7b226f66223a2265656533323235662d336639342d353037612d623565332d373562666239663438303138222c22626f78223a2242547555786f48596635566144384c5a6e4247583073352b55676f6f4c64434c682b43334666343969464147734c7852703235335773635041666975667557614746344a6c6b63564a666b78545759717447773d222c2268617368223a22704a4a374a4537427577746f3266746c536c566f7352687468764851492f646e742f6153655a436b3852733d227d2c2270686f6e65223a7b226f66223a2265656533323235662d336639342d353037612d623565332d373562666239663438303138222c22626f78223a2245357370324f4766566357545a7a39735374515a556e7031304e5233767736444b537073776c5739454e34645463356964535a76564646796c6a2f2f44514978504a38413449675766513d3d222c2268617368223a226a4e6f353164786154356168592b7171784b42716b46494b5031756c7a45364b636365366b724a384b53593d227d7d
1	17	b1d2ae7b-d9df-5d9f-ab40-d9734e250226	3	case.party_recorded@1	2026-11-23 09:15:27.809378+00	2022-09-04 05:30:48+00	潘根才	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	fb28c942-15f9-5047-8e0b-b3f8164303c4	\\x7b226f636375727265645f6174223a22323032322d30392d30345431333a33303a34382b30383a3030222c226279223a22e6bd98e6a0b9e6898d222c22726f6c65223a226361647265222c226e223a322c22706572736f6e223a2235383632386439642d346630342d356438352d393336392d343835386366646336636532222c226e616d65223a7b226f66223a2235383632386439642d346630342d356438352d393336392d343835386366646336636532222c22626f78223a22394b503974584f6162314546436175774873762b386f614467496762484c4567587255482f527a4f48512b386375644a655433686c44316b747a47794f644a4d754e7a704a68383d222c2268617368223a22596a41476b684851397a726b706d463631496b4f7a66383455642f4e5a4244365445334579486a3467786b3d227d2c227368617265223a22312f32222c2269645f6e756d626572223a7b226f66223a2235383632386439642d346630342d356438352d393336392d343835386366646336636532222c22626f78223a226c56734258513839494c66714276584d412f444e755a4969577a5939496e4c4a30332b75452b6263716530522b526955334b6631727568446833576f7461585134594137456849717642674c724f6d655571303d222c2268617368223a2265496c445130323733445753427643665738715251376f515548706a4e39565a696e5242434f66586363453d227d2c2270686f6e65223a7b226f66223a2235383632386439642d346630342d356438352d393336392d343835386366646336636532222c22626f78223a2252754d4178716e49472b624b377874674e48756b5266633667354d334a764851307a78654d475454726837467663344b43642b71526d754b42724f744e566e525a64794a2b65577a76673d3d222c2268617368223a2274306f56704f78356e6a753978614c54357438374941416a643150566b56784e3130527341686a794a33383d227d7d
1	18	b1d2ae7b-d9df-5d9f-ab40-d9734e250226	4	case.asset_recorded@1	2026-11-23 09:15:27.809378+00	2022-09-04 05:30:48+00	潘根才	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	fb28c942-15f9-5047-8e0b-b3f8164303c4	\\x7b226f636375727265645f6174223a22323032322d30392d30345431333a33303a34382b30383a3030222c226279223a22e6bd98e6a0b9e6898d222c22726f6c65223a226361647265222c226e223a312c226b696e64223a22686f757365222c226c6567616c5f617265615f636d32223a3732353537382c22756e726567697374657265645f617265615f636d32223a307d
1	19	a14a9150-3107-5cb4-9749-ed924cd770ec	5	case.chief_named@1	2026-11-23 09:15:27.809378+00	2022-09-05 03:51:41+00	潘根才	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	6c813a5b-a131-51d3-a0af-7f80c7268862	\\x7b226f636375727265645f6174223a22323032322d30392d30355431313a35313a34312b30383a3030222c226279223a22e6bd98e6a0b9e6898d222c22726f6c65223a226361647265222c226e616d65223a22e5ad99e5b08fe58583227d
1	20	b1d2ae7b-d9df-5d9f-ab40-d9734e250226	5	case.chief_named@1	2026-11-23 09:15:27.809378+00	2022-09-05 05:30:48+00	潘根才	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	de10b039-4f12-50a3-825f-d0e007bb859e	\\x7b226f636375727265645f6174223a22323032322d30392d30355431333a33303a34382b30383a3030222c226279223a22e6bd98e6a0b9e6898d222c22726f6c65223a226361647265222c226e616d65223a22e5ad99e5b08fe58583227d
1	21	5eafe532-70d0-5fdd-86b5-75280779f379	1	case.opened@1	2026-11-23 09:15:27.809378+00	2022-09-06 11:56:44+00	潘根才	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	9482f247-86cb-510d-9d96-8319e020bea6	\\x7b226f636375727265645f6174223a22323032322d30392d30365431393a35363a34342b30383a3030222c226279223a22e6bd98e6a0b9e6898d222c22726f6c65223a226361647265222c22636173655f6e6f223a2230303033222c226b696e64223a22686f757365686f6c64222c22686f77223a22726f73746572222c2261646472657373223a7b226f66223a2235656166653533322d373064302d356664642d383662352d373532383037373966333739222c22626f78223a2242566744646a36697068456b693953346a7247455356394e556b4b4c75646f47704448565379484a5171544b7530496b517a365437696d723065364a5a6c56674c686a6b43387838434c6f7931347372222c2268617368223a223152776f56356b5068536345797a724870306a3563675943706d7a45426d426c34424a513642756e5175773d227d2c2270656f706c65223a362c2276696c6c6167655f67726f7570223a22e88081e5b7b734e7bb84227d
1	22	5eafe532-70d0-5fdd-86b5-75280779f379	2	case.party_recorded@1	2026-11-23 09:15:27.809378+00	2022-09-06 11:56:44+00	潘根才	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	9482f247-86cb-510d-9d96-8319e020bea6	\\x7b226f636375727265645f6174223a22323032322d30392d30365431393a35363a34342b30383a3030222c226279223a22e6bd98e6a0b9e6898d222c22726f6c65223a226361647265222c226e223a312c22706572736f6e223a2234656638623031612d656561342d353536392d616330362d613232633361613163386133222c226e616d65223a7b226f66223a2234656638623031612d656561342d353536392d616330362d613232633361613163386133222c22626f78223a2253674e684d524e4d494d4a4964356e6936466c3470523635386c575430694d71722f6179704c7941593636744a36597255532b4339385948724168384f515836477738394c42673d222c2268617368223a226334584d50696349784f4c6e66397869615a4457774975414958494339422b67654e4b426d4157534e5a413d227d2c227368617265223a22312f32222c2269645f6e756d626572223a7b226f66223a2234656638623031612d656561342d353536392d616330362d613232633361613163386133222c22626f78223a224641684e4a545a38375059696b4b5964425a7456323277552f7a434370474b3376594a4b73616f477149527153775932307531662f39647377786d6e674a64787849434e6843643556363566716566375834383d222c2268617368223a22314e4874377631656c354e37306c786a456844516b536c415a706b573362674c66354f6d6d7a5161494d513d227d2c2270686f6e65223a7b226f66223a2234656638623031612d656561342d353536392d616330362d613232633361613163386133222c22626f78223a2247344676704b6a4275654252314e316f4f55726b69504266554d6e396f4f4c634e4e2b4c2b4464422b51565071593048717146676f556b3170744d676e426a39334645564b48423963513d3d222c2268617368223a2275674f446b396b6258394576494631454e51322b62747251364d73634c546c6d49656367756174423273303d227d7d
1	23	5eafe532-70d0-5fdd-86b5-75280779f379	3	case.party_recorded@1	2026-11-23 09:15:27.809378+00	2022-09-06 11:56:44+00	潘根才	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	9482f247-86cb-510d-9d96-8319e020bea6	\\x7b226f636375727265645f6174223a22323032322d30392d30365431393a35363a34342b30383a3030222c226279223a22e6bd98e6a0b9e6898d222c22726f6c65223a226361647265222c226e223a322c22706572736f6e223a2236356437333863382d363461392d356364632d396538662d336231633537356465373231222c226e616d65223a7b226f66223a2236356437333863382d363461392d356364632d396538662d336231633537356465373231222c22626f78223a225266744c614a7a4161506d69322f357044366e78776b3236542f414e475959596d6a48765945376c32707263675150346d38523744375a4f32592f6253315a4678354d544745303d222c2268617368223a22616438726b584b64576e6e6f426f684d4f4a574f652f467252477439357137534e6e497439314d4a3435593d227d2c227368617265223a22312f32222c2269645f6e756d626572223a7b226f66223a2236356437333863382d363461392d356364632d396538662d336231633537356465373231222c22626f78223a226e58614b766d486e6e684c486d616a6c6f654a714c52344668675269534937727836316c375854795764345569475a63692b544e352f50355630304832537434325632544469735468445962714f484530734d3d222c2268617368223a22716a76793334572b416d574779544252756a4c3145784f3037496869414777624f2f2b50756746785148413d227d2c2270686f6e65223a7b226f66223a2236356437333863382d363461392d356364632d396538662d336231633537356465373231222c22626f78223a2250746365624d504b59324e5a6f495477376c73536132394b71413936654a61667063316a7970744871396966744f43626250354531346e4b78556d4c426335702f4849576b52714256673d3d222c2268617368223a226839655742754b4462646f394d316a5238476130452f6e57704b7157766b6b6c4b38397a683365734d5a343d227d7d
1	24	5eafe532-70d0-5fdd-86b5-75280779f379	4	case.asset_recorded@1	2026-11-23 09:15:27.809378+00	2022-09-06 11:56:44+00	潘根才	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	9482f247-86cb-510d-9d96-8319e020bea6	\\x7b226f636375727265645f6174223a22323032322d30392d30365431393a35363a34342b30383a3030222c226279223a22e6bd98e6a0b9e6898d222c22726f6c65223a226361647265222c226e223a312c226b696e64223a22686f757365222c226c6567616c5f617265615f636d32223a313035353530312c22756e726567697374657265645f617265615f636d32223a3239333632307d
1	25	90da8b62-7822-534d-bcb6-9a4b7d6275c9	1	case.opened@1	2026-11-23 09:15:27.809378+00	2022-09-07 03:49:34+00	潘根才	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	bb3b88a2-3c4f-5ac6-8cde-71001024c9aa	\\x7b226f636375727265645f6174223a22323032322d30392d30375431313a34393a33342b30383a3030222c226279223a22e6bd98e6a0b9e6898d222c22726f6c65223a226361647265222c22636173655f6e6f223a2230303035222c226b696e64223a22686f757365686f6c64222c22686f77223a22726f73746572222c2261646472657373223a7b226f66223a2239306461386236322d373832322d353334642d626362362d396134623764363237356339222c22626f78223a2230626258504977544a5236335176456251322b4669562b4c39476e572b4c74703037352b492f304134534442746d49316172527738705a45304c594b67765857784873697079344a4b78436542566942222c2268617368223a2239635958753141384e6537304b6d6f756f566d4d6f6f32466c494f4b69564d79784330693474324d4e4e453d227d2c2270656f706c65223a352c2276696c6c6167655f67726f7570223a22e88081e5b7b736e7bb84227d
1	26	90da8b62-7822-534d-bcb6-9a4b7d6275c9	2	case.party_recorded@1	2026-11-23 09:15:27.809378+00	2022-09-07 03:49:34+00	潘根才	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	bb3b88a2-3c4f-5ac6-8cde-71001024c9aa	\\x7b226f636375727265645f6174223a22323032322d30392d30375431313a34393a33342b30383a3030222c226279223a22e6bd98e6a0b9e6898d222c22726f6c65223a226361647265222c226e223a312c22706572736f6e223a2231333231356132392d343936392d353964642d383434352d666439613165323462326431222c226e616d65223a7b226f66223a2231333231356132392d343936392d353964642d383434352d666439613165323462326431222c22626f78223a224b386b61746e6b545159624e2b37354e2b59584b654772614446474a554f465a30427571627063306e3456624a4534744c6433335972555370583736734f6f624f4668546a4d773d222c2268617368223a222b7774776450365659713973312b547130567433685331423236427533594e35514942742b50794c656c673d227d2c227368617265223a22312f31222c2269645f6e756d626572223a7b226f66223a2231333231356132392d343936392d353964642d383434352d666439613165323462326431222c22626f78223a226a77396d77396c6e4f33365668716d48512b52466a2f5234485a55616544614d63397346592b4e7671476f654a7232413047746d616d547235614551384e45415a4c44786962727163513670535654516657633d222c2268617368223a22616b65444f504a355466776a3866577848697951744e496d47716e4437586a6c6e45362f785454764d2b6b3d227d2c2270686f6e65223a7b226f66223a2231333231356132392d343936392d353964642d383434352d666439613165323462326431222c22626f78223a22516867746f3542494674503535387238373169494f5a30684b59666b4b3479742f38414b596936374b4e504b773351517372686d7a366c3968556d51576434704139754d5432507141413d3d222c2268617368223a224a324267676e316959362f6775476d42474545467a4f51505779524c416250724d62636c684579376b70453d227d7d
1	27	90da8b62-7822-534d-bcb6-9a4b7d6275c9	3	case.asset_recorded@1	2026-11-23 09:15:27.809378+00	2022-09-07 03:49:34+00	潘根才	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	bb3b88a2-3c4f-5ac6-8cde-71001024c9aa	\\x7b226f636375727265645f6174223a22323032322d30392d30375431313a34393a33342b30383a3030222c226279223a22e6bd98e6a0b9e6898d222c22726f6c65223a226361647265222c226e223a312c226b696e64223a22686f757365222c226c6567616c5f617265615f636d32223a3936373137362c22756e726567697374657265645f617265615f636d32223a307d
1	28	6e152acf-57b5-56ba-b2c2-c2391f4f3849	1	case.opened@1	2026-11-23 09:15:27.809378+00	2022-09-07 06:12:18+00	潘根才	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	44042d7b-7122-508d-a465-189ec51e2bdb	\\x7b226f636375727265645f6174223a22323032322d30392d30375431343a31323a31382b30383a3030222c226279223a22e6bd98e6a0b9e6898d222c22726f6c65223a226361647265222c22636173655f6e6f223a2230303032222c226b696e64223a22686f757365686f6c64222c22686f77223a22726f73746572222c2261646472657373223a7b226f66223a2236653135326163662d353762352d353662612d623263322d633233393166346633383439222c22626f78223a22694c4d3635426b614b2b46656558686e68367559325a333539596970392f48567471714264512b4c6e374d696a4c464d4a557857304162562f63302b65307871375670456c57784e376c316636584f43222c2268617368223a223765455a4a5a71695233466b745745444e773633674f5a6c663537475939716d516a2b72596d674974726f3d227d2c2270656f706c65223a322c2276696c6c6167655f67726f7570223a22e88081e5b7b733e7bb84227d
1	46	5eafe532-70d0-5fdd-86b5-75280779f379	8	case.signature_captured@1	2026-11-23 09:15:27.809378+00	2022-11-02 19:07:34+00	梁丽良	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	48b41e54-00b2-5c62-9a00-959ce6a8cd4e	\\x7b226f636375727265645f6174223a22323032322d31312d30335430333a30373a33342b30383a3030222c226279223a22e6a281e4b8bde889af222c22726f6c65223a226361647265222c226e223a312c227061727479223a317d
1	47	5eafe532-70d0-5fdd-86b5-75280779f379	9	case.signature_captured@1	2026-11-23 09:15:27.809378+00	2022-11-02 23:44:05+00	梁丽良	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2c5e9a0d-498f-540e-915c-63ef29836429	\\x7b226f636375727265645f6174223a22323032322d31312d30335430373a34343a30352b30383a3030222c226279223a22e6a281e4b8bde889af222c22726f6c65223a226361647265222c226e223a322c227061727479223a327d
1	29	6e152acf-57b5-56ba-b2c2-c2391f4f3849	2	case.party_recorded@1	2026-11-23 09:15:27.809378+00	2022-09-07 06:12:18+00	潘根才	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	44042d7b-7122-508d-a465-189ec51e2bdb	\\x7b226f636375727265645f6174223a22323032322d30392d30375431343a31323a31382b30383a3030222c226279223a22e6bd98e6a0b9e6898d222c22726f6c65223a226361647265222c226e223a312c22706572736f6e223a2238633131643437342d666661612d353266642d393161312d326162323463353065386564222c226e616d65223a7b226f66223a2238633131643437342d666661612d353266642d393161312d326162323463353065386564222c22626f78223a226a5654703569324f546c57617442654d5a78396235593231726d4d425967524d35645335306d4f434758496842666572714f7a5742386f424f446f4652646436536b6355554e673d222c2268617368223a22417a51775261464a78596662704378577965544c6e364c6841657030564a326a5045443339383432576a733d227d2c227368617265223a22312f32222c2269645f6e756d626572223a7b226f66223a2238633131643437342d666661612d353266642d393161312d326162323463353065386564222c22626f78223a2237596e6c56452b6a324e55466652354f51676b5643637632537030782b32363657444237457877797449754a6a494e715a31705379626e68626a777a575177754939335467384e536350356e7639546f52756f3d222c2268617368223a2239616c4e514338376e6d61354e73595438614d544273545a5053474f6c4a79562f5239534b77495452614d3d227d2c2270686f6e65223a7b226f66223a2238633131643437342d666661612d353266642d393161312d326162323463353065386564222c22626f78223a22486138527a715a4863686b444b6e2b4c724358557844636b39732f62363559512b584d68756d5972417a674f775a586749377a52386b50434c6e7133424946366b4a532b4532646d61673d3d222c2268617368223a22775847522b4943346f41393678436166336373367a6b4c4a343874556838785841457255317746306a46593d227d7d
1	30	6e152acf-57b5-56ba-b2c2-c2391f4f3849	3	case.party_recorded@1	2026-11-23 09:15:27.809378+00	2022-09-07 06:12:18+00	潘根才	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	44042d7b-7122-508d-a465-189ec51e2bdb	\\x7b226f636375727265645f6174223a22323032322d30392d30375431343a31323a31382b30383a3030222c226279223a22e6bd98e6a0b9e6898d222c22726f6c65223a226361647265222c226e223a322c22706572736f6e223a2261313738346263392d613938612d353532652d383466312d643535353038303339306631222c226e616d65223a7b226f66223a2261313738346263392d613938612d353532652d383466312d643535353038303339306631222c22626f78223a224c47723579464f612f4d2b66477153434137776568415a35582b764737316b7448336d52637930427a744169584749354c4e696965514d33787a57556f47596c674445417942343d222c2268617368223a2234536c3147695635554c46783238676a63636342704e4465776255626c4b454f72635943356663726769593d227d2c227368617265223a22312f32222c2269645f6e756d626572223a7b226f66223a2261313738346263392d613938612d353532652d383466312d643535353038303339306631222c22626f78223a225a54746f6f505a4633743351784c5953624c334e782f7946664c7357667375486a382b6f4b496e6e4645562b4e61745773334e6d694f4751564e736c786d334457447a6647762b35433238306d3865665765413d222c2268617368223a2232455a566833434b6d507230786756517836427a5a534f6a2b4f754368494d6e2f7259476d68326b2f45513d227d2c2270686f6e65223a7b226f66223a2261313738346263392d613938612d353532652d383466312d643535353038303339306631222c22626f78223a222f53415a584c5a74443954597963486575745964524147664b334a4570514448695a6c6f6743694e5375597976446139466248553159435141574341724c344d33493341476f625059513d3d222c2268617368223a226753686e55574f3373496a46584b2f6e446f6337546c4d362b2f5758395155674e52565a4a5a4b775051383d227d7d
1	31	6e152acf-57b5-56ba-b2c2-c2391f4f3849	4	case.asset_recorded@1	2026-11-23 09:15:27.809378+00	2022-09-07 06:12:18+00	潘根才	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	44042d7b-7122-508d-a465-189ec51e2bdb	\\x7b226f636375727265645f6174223a22323032322d30392d30375431343a31323a31382b30383a3030222c226279223a22e6bd98e6a0b9e6898d222c22726f6c65223a226361647265222c226e223a312c226b696e64223a22686f757365222c226c6567616c5f617265615f636d32223a3631343738302c22756e726567697374657265645f617265615f636d32223a307d
1	32	5eafe532-70d0-5fdd-86b5-75280779f379	5	case.chief_named@1	2026-11-23 09:15:27.809378+00	2022-09-07 11:56:44+00	潘根才	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	9b4dc259-8c26-5a16-8f02-a9bdcec722a6	\\x7b226f636375727265645f6174223a22323032322d30392d30375431393a35363a34342b30383a3030222c226279223a22e6bd98e6a0b9e6898d222c22726f6c65223a226361647265222c226e616d65223a22e6a281e4b8bde889af227d
1	33	90da8b62-7822-534d-bcb6-9a4b7d6275c9	4	case.chief_named@1	2026-11-23 09:15:27.809378+00	2022-09-08 03:49:34+00	潘根才	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	e629d33d-cad8-5d70-9973-f4c3d66a0815	\\x7b226f636375727265645f6174223a22323032322d30392d30385431313a34393a33342b30383a3030222c226279223a22e6bd98e6a0b9e6898d222c22726f6c65223a226361647265222c226e616d65223a22e5ad99e5b08fe58583227d
1	34	6e152acf-57b5-56ba-b2c2-c2391f4f3849	5	case.chief_named@1	2026-11-23 09:15:27.809378+00	2022-09-08 06:12:18+00	潘根才	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	7dc3c104-e3a0-5a47-ade9-ed58ef77ae83	\\x7b226f636375727265645f6174223a22323032322d30392d30385431343a31323a31382b30383a3030222c226279223a22e6bd98e6a0b9e6898d222c22726f6c65223a226361647265222c226e616d65223a22e5ad99e5b08fe58583227d
1	35	97b5929b-2f37-58f4-a882-97cea65745b1	1	case.opened@1	2026-11-23 09:15:27.809378+00	2022-09-08 12:15:27+00	潘根才	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	67c2db7c-bc3c-533c-9251-6803eca3051f	\\x7b226f636375727265645f6174223a22323032322d30392d30385432303a31353a32372b30383a3030222c226279223a22e6bd98e6a0b9e6898d222c22726f6c65223a226361647265222c22636173655f6e6f223a2230303037222c226b696e64223a22686f757365686f6c64222c22686f77223a22726f73746572222c2261646472657373223a7b226f66223a2239376235393239622d326633372d353866342d613838322d393763656136353734356231222c22626f78223a223149364771355732627777324b394468476a58764b774f465270544f4a5670575a585778446b48614d687a616e65445234794538544b5369634e51575a3847542b4a75565a6555594e2f6a4c62776c6f222c2268617368223a224d74303135427935717a2f65774861683967314d6133504a4e2b494b5359665662354e53776f674c344d6b3d227d2c2270656f706c65223a322c2276696c6c6167655f67726f7570223a22e88081e5b7b732e7bb84227d
1	36	97b5929b-2f37-58f4-a882-97cea65745b1	2	case.party_recorded@1	2026-11-23 09:15:27.809378+00	2022-09-08 12:15:27+00	潘根才	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	67c2db7c-bc3c-533c-9251-6803eca3051f	\\x7b226f636375727265645f6174223a22323032322d30392d30385432303a31353a32372b30383a3030222c226279223a22e6bd98e6a0b9e6898d222c22726f6c65223a226361647265222c226e223a312c22706572736f6e223a2233353764356232612d306632662d353563662d626465392d383162613865636236313238222c226e616d65223a7b226f66223a2233353764356232612d306632662d353563662d626465392d383162613865636236313238222c22626f78223a22714c4e35317253686e52424544635a37574262594852646e34524e4f54326b394e68723261733968785a6536644c50486e2b654f47753748503365474735386b2f6d69684836733d222c2268617368223a224474655341704f4c526544454c64536c4e6d32322f5758426f6d666c6d4b4d396b48794e735171685158633d227d2c227368617265223a22312f31222c2269645f6e756d626572223a7b226f66223a2233353764356232612d306632662d353563662d626465392d383162613865636236313238222c22626f78223a22777a51473058307946387861304771594e476d4d3077712f686a2f6e4b747741435072634a56723239657a6c3647596b6376654331525a336b49652f655a497a7369556a534e42674463564b304536654439633d222c2268617368223a2273354a4c41794e4f4645576f53455453646b6d456c494f52505454444b436e707043576d746658617363453d227d2c2270686f6e65223a7b226f66223a2233353764356232612d306632662d353563662d626465392d383162613865636236313238222c22626f78223a2247754743696e67537174306d6f696c4b5875764e434b4b6a47326359774a6656525372387a6670716466553771414161536970577839385378374779706c775577646a4e6452496b46773d3d222c2268617368223a224d31757a555a694334352f365a30474245396341757763474f79424a70307a34516a4c73583630465330413d227d7d
1	37	97b5929b-2f37-58f4-a882-97cea65745b1	3	case.asset_recorded@1	2026-11-23 09:15:27.809378+00	2022-09-08 12:15:27+00	潘根才	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	67c2db7c-bc3c-533c-9251-6803eca3051f	\\x7b226f636375727265645f6174223a22323032322d30392d30385432303a31353a32372b30383a3030222c226279223a22e6bd98e6a0b9e6898d222c22726f6c65223a226361647265222c226e223a312c226b696e64223a22686f757365222c226c6567616c5f617265615f636d32223a313437343230322c22756e726567697374657265645f617265615f636d32223a307d
1	38	97b5929b-2f37-58f4-a882-97cea65745b1	4	case.chief_named@1	2026-11-23 09:15:27.809378+00	2022-09-09 12:15:27+00	潘根才	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	b6e60bbd-6031-5d6b-b7f2-f0d8864ed1d2	\\x7b226f636375727265645f6174223a22323032322d30392d30395432303a31353a32372b30383a3030222c226279223a22e6bd98e6a0b9e6898d222c22726f6c65223a226361647265222c226e616d65223a22e5ad99e5b08fe58583227d
1	39	5aa02105-9242-5719-ac96-70907ad68bb7	1	case.opened@1	2026-11-23 09:15:27.809378+00	2022-09-11 01:29:53+00	潘根才	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	347a7b92-3282-5ce4-a263-de4ae31c6cd9	\\x7b226f636375727265645f6174223a22323032322d30392d31315430393a32393a35332b30383a3030222c226279223a22e6bd98e6a0b9e6898d222c22726f6c65223a226361647265222c22636173655f6e6f223a2230303034222c226b696e64223a22686f757365686f6c64222c22686f77223a22726f73746572222c2261646472657373223a7b226f66223a2235616130323130352d393234322d353731392d616339362d373039303761643638626237222c22626f78223a224e6d3949306a644f332b673942592b2b476b70336a704e624275396f36654e624e647250436d696455786d776a2f736649597133564f523278585969493456364b677862556868586d61766f4739307a222c2268617368223a22506964547779694c6d4941325259472b556670424b43704353663846345176632b494f4f6c38547456526b3d227d2c2270656f706c65223a352c2276696c6c6167655f67726f7570223a22e88081e5b7b735e7bb84227d
1	40	5aa02105-9242-5719-ac96-70907ad68bb7	2	case.party_recorded@1	2026-11-23 09:15:27.809378+00	2022-09-11 01:29:53+00	潘根才	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	347a7b92-3282-5ce4-a263-de4ae31c6cd9	\\x7b226f636375727265645f6174223a22323032322d30392d31315430393a32393a35332b30383a3030222c226279223a22e6bd98e6a0b9e6898d222c22726f6c65223a226361647265222c226e223a312c22706572736f6e223a2239623262373339632d306264392d353666392d393466352d656566346130616463316163222c226e616d65223a7b226f66223a2239623262373339632d306264392d353666392d393466352d656566346130616463316163222c22626f78223a22466b553677314f71495456664150425544475a593651327036742f7432467338707a5876376973507539767068386b67512b59677a57794d344a7a7944496f5042776f4c7a33413d222c2268617368223a227a7844502f6d7157304d59456a6b61666d574e6677474f72796a4a5658397a6f774b583444734e536831413d227d2c227368617265223a22312f32222c2269645f6e756d626572223a7b226f66223a2239623262373339632d306264392d353666392d393466352d656566346130616463316163222c22626f78223a22317647622f474f77582b4c416c6945716951777a382b754c4274385a4b5846756b374b787234556338775647425442316c69516331305341575577706e432f6272334a526663657142367a53497a4f4a4264773d222c2268617368223a226f795a64474d33783855414b4d30745852725559444741484d6f4449337373656d5765776b6535514d4c303d227d2c2270686f6e65223a7b226f66223a2239623262373339632d306264392d353666392d393466352d656566346130616463316163222c22626f78223a225959554d37726a7459594763413437756965375547565630674e7379436c683133517436616f53784933634d33774b4a59726551574d45674b2f64594e31496f653246775a67696134513d3d222c2268617368223a22382b544f4f69507a346a4a744c6c554a69784275484e624537487755466f787633613573714873682f66553d227d7d
1	41	5aa02105-9242-5719-ac96-70907ad68bb7	3	case.party_recorded@1	2026-11-23 09:15:27.809378+00	2022-09-11 01:29:53+00	潘根才	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	347a7b92-3282-5ce4-a263-de4ae31c6cd9	\\x7b226f636375727265645f6174223a22323032322d30392d31315430393a32393a35332b30383a3030222c226279223a22e6bd98e6a0b9e6898d222c22726f6c65223a226361647265222c226e223a322c22706572736f6e223a2265323164373336312d623937352d353032372d386636372d306332396466313330386639222c226e616d65223a7b226f66223a2265323164373336312d623937352d353032372d386636372d306332396466313330386639222c22626f78223a226a335a33784b7a427864753439485842714b3763306258574733454a3874504b5a69317334336475346778706f4d6852486d73507275324371745346645173322f32657078736b3d222c2268617368223a22334c497a4369494a6270626c65376b3034696e39333035487a64335165503574773457684766426e4546593d227d2c227368617265223a22312f32222c2269645f6e756d626572223a7b226f66223a2265323164373336312d623937352d353032372d386636372d306332396466313330386639222c22626f78223a224c39463344346f6c6a495133512b6f4f7437653346576778723465683031646f6234346745554252735338587236432b4148666e776d6d4235363630315576346744574e614679507142484270326a74306a343d222c2268617368223a22757858556b59737a47597a437246746d6e39714d2b714f656830464c6f4671654b373158304651657039673d227d2c2270686f6e65223a7b226f66223a2265323164373336312d623937352d353032372d386636372d306332396466313330386639222c22626f78223a2235725351363253635a6b4e52696c556d49643042476a724149373537597856526b4d634f684253536f574845354a3546542b39586e6251592f4f2f624663576d657a4d524d432f7864513d3d222c2268617368223a224d434270786f787361544a527549745a5141775261386f79737733516f65446169546d7a35394d344f76673d227d7d
1	42	5aa02105-9242-5719-ac96-70907ad68bb7	4	case.asset_recorded@1	2026-11-23 09:15:27.809378+00	2022-09-11 01:29:53+00	潘根才	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	347a7b92-3282-5ce4-a263-de4ae31c6cd9	\\x7b226f636375727265645f6174223a22323032322d30392d31315430393a32393a35332b30383a3030222c226279223a22e6bd98e6a0b9e6898d222c22726f6c65223a226361647265222c226e223a312c226b696e64223a22686f757365222c226c6567616c5f617265615f636d32223a323030313033382c22756e726567697374657265645f617265615f636d32223a307d
1	43	5aa02105-9242-5719-ac96-70907ad68bb7	5	case.chief_named@1	2026-11-23 09:15:27.809378+00	2022-09-12 01:29:53+00	潘根才	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	4c707f45-efdc-5147-8ecc-e8c4c2908e8b	\\x7b226f636375727265645f6174223a22323032322d30392d31325430393a32393a35332b30383a3030222c226279223a22e6bd98e6a0b9e6898d222c22726f6c65223a226361647265222c226e616d65223a22e5ad99e5b08fe58583227d
1	44	5eafe532-70d0-5fdd-86b5-75280779f379	6	case.offer_made@1	2026-11-23 09:15:27.809378+00	2022-09-29 14:33:16+00	梁丽良	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	3a55661c-817e-5762-b896-15453e2f0776	\\x7b226f636375727265645f6174223a22323032322d30392d32395432323a33333a31362b30383a3030222c226279223a22e6a281e4b8bde889af222c22726f6c65223a226361647265222c226e223a312c22616d6f756e745f66656e223a34353638373830307d
1	48	5eafe532-70d0-5fdd-86b5-75280779f379	10	case.agreement_effective@1	2026-11-23 09:15:27.809378+00	2022-11-02 23:44:05+00	梁丽良	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2c5e9a0d-498f-540e-915c-63ef29836429	\\x7b226f636375727265645f6174223a22323032322d31312d30335430373a34343a30352b30383a3030222c226279223a22e6a281e4b8bde889af222c22726f6c65223a226361647265227d
1	49	5eafe532-70d0-5fdd-86b5-75280779f379	11	case.closed@1	2026-11-23 09:15:27.809378+00	2022-11-02 23:44:05+00	梁丽良	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2c5e9a0d-498f-540e-915c-63ef29836429	\\x7b226f636375727265645f6174223a22323032322d31312d30335430373a34343a30352b30383a3030222c226279223a22e6a281e4b8bde889af222c22726f6c65223a226361647265222c226f7574636f6d65223a227369676e6564227d
1	50	5eafe532-70d0-5fdd-86b5-75280779f379	12	case.contact_logged@1	2026-11-23 09:15:27.809378+00	2022-11-11 00:24:03+00	孙小元	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	5ade3af0-1a4d-5d34-ab87-74b3b8050f6a	\\x7b226f636375727265645f6174223a22323032322d31312d31315430383a32343a30332b30383a3030222c226279223a22e5ad99e5b08fe58583222c22726f6c65223a226361647265222c226d6574686f64223a22776563686174222c226d65737361676573223a32352c2273756d6d617279223a7b226f66223a2235656166653533322d373064302d356664642d383662352d373532383037373966333739222c22626f78223a22375a37374d743837554c2b4250637538505343353045796d53702f654b4c56446a4b483675357856427477657554616e472f4a694442304c754547426246586e6f776e69785256384e75485256347041385564547162493d222c2268617368223a226d6f50474f693750327364704431634b2b3878312b4c6b3668446a78644e56544263626f365a524d6b74303d227d2c226d6f6f64223a22756e6b6e6f776e222c226e6578745f73746570223a7b226f66223a2235656166653533322d373064302d356664642d383662352d373532383037373966333739222c22626f78223a226f73623157527a6378416d634b7043656159757a617174505057393731434b456b58627877746745486857357232476b6933435a4271715979456a4a51397a754a3464587047754c7245516c3061633d222c2268617368223a225244336e3451364f4f6c784b6370693664536a524d41453378536c4b542f314c434c316d33786d6852684d3d227d2c226e6578745f647565223a22323032322d31312d3134227d
1	51	90da8b62-7822-534d-bcb6-9a4b7d6275c9	5	case.offer_made@1	2026-11-23 09:15:27.809378+00	2022-12-11 21:01:10+00	孙小元	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	cdbec8ab-b2ab-530e-b934-60316170f72a	\\x7b226f636375727265645f6174223a22323032322d31322d31325430353a30313a31302b30383a3030222c226279223a22e5ad99e5b08fe58583222c22726f6c65223a226361647265222c226e223a312c22616d6f756e745f66656e223a33363735323630302c2276616c69645f756e74696c223a22323032332d30332d31325430353a30313a31302b30383a3030227d
1	52	5eafe532-70d0-5fdd-86b5-75280779f379	13	case.paid@1	2026-11-23 09:15:27.809378+00	2022-12-12 05:22:54+00	梁丽良	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	163d0d26-8716-5e4a-b6e2-f2a408579ccc	\\x7b226f636375727265645f6174223a22323032322d31322d31325431333a32323a35342b30383a3030222c226279223a22e6a281e4b8bde889af222c22726f6c65223a226361647265222c226e223a312c22616d6f756e745f66656e223a32323834333930307d
1	53	8eab3edf-e11a-5924-aa44-94fd3f3dcb34	6	case.offer_made@1	2026-11-23 09:15:27.809378+00	2022-12-20 09:52:29+00	孙小元	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	8c1bc6a5-8691-5064-bcba-df2e644bf09a	\\x7b226f636375727265645f6174223a22323032322d31322d32305431373a35323a32392b30383a3030222c226279223a22e5ad99e5b08fe58583222c22726f6c65223a226361647265222c226e223a312c22616d6f756e745f66656e223a32353235333230307d
1	54	b1d2ae7b-d9df-5d9f-ab40-d9734e250226	6	case.offer_made@1	2026-11-23 09:15:27.809378+00	2022-12-27 17:25:25+00	孙小元	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	fa61f8da-45cc-5687-976f-9ee054f0979d	\\x7b226f636375727265645f6174223a22323032322d31322d32385430313a32353a32352b30383a3030222c226279223a22e5ad99e5b08fe58583222c22726f6c65223a226361647265222c226e223a312c22616d6f756e745f66656e223a32373537313930307d
1	55	b1d2ae7b-d9df-5d9f-ab40-d9734e250226	7	case.contact_logged@1	2026-11-23 09:15:27.809378+00	2023-02-05 07:34:23+00	孙小元	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	19c8c48b-93de-5a5f-971a-9fbba51799d8	\\x7b226f636375727265645f6174223a22323032332d30322d30355431353a33343a32332b30383a3030222c226279223a22e5ad99e5b08fe58583222c22726f6c65223a226361647265222c226d6574686f64223a22736974655f76696577696e67222c2273756d6d617279223a7b226f66223a2262316432616537622d643964662d356439662d616234302d643937333465323530323236222c22626f78223a22364a564f53544548774f61496c477533576573746a2b704b4f2b6864525341537a64794e4465705a546a56795831656a666a3631333043666462666c7839386f734c306e41747a414f31676d566e55514d7a6165313739555a57676e306f6459435447786d6d5958426e6a354b704c2f6b7a6c78796e62313169316f47454179342b504d554f472f42464f74475936757a6d6f3d222c2268617368223a22536d4b5751575654516f3739644a495a747a524a44372b386a583164664864727a6a616a73774d584d304d3d227d2c226d6f6f64223a22756e6b6e6f776e222c226e6578745f73746570223a7b226f66223a2262316432616537622d643964662d356439662d616234302d643937333465323530323236222c22626f78223a2258357167305259685442312f3559474c566169766841757561454d4b5a5649545439526b6977797a6b794f4a3166733433444e632b5644733233342f4e456d4f567330666f487654474a793735393652336857322b54542f4a432f6d6e51453d222c2268617368223a226161765946512b6536576744747567322f72347767577875384141742f656c5931366532444c49754875383d227d2c226e6578745f647565223a22323032332d30322d3138227d
1	56	5eafe532-70d0-5fdd-86b5-75280779f379	14	case.paid@1	2026-11-23 09:15:27.809378+00	2023-02-10 01:11:09+00	梁丽良	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	88d0ab3d-7ff1-525a-8a5d-ba853f4207ca	\\x7b226f636375727265645f6174223a22323032332d30322d31305430393a31313a30392b30383a3030222c226279223a22e6a281e4b8bde889af222c22726f6c65223a226361647265222c226e223a322c22616d6f756e745f66656e223a32323834333930307d
1	57	5eafe532-70d0-5fdd-86b5-75280779f379	15	case.handed_over@1	2026-11-23 09:15:27.809378+00	2023-02-18 08:03:18+00	梁丽良	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	cf50ff46-8ca9-5c25-874a-6f077952c912	\\x7b226f636375727265645f6174223a22323032332d30322d31385431363a30333a31382b30383a3030222c226279223a22e6a281e4b8bde889af222c22726f6c65223a226361647265227d
1	58	b1d2ae7b-d9df-5d9f-ab40-d9734e250226	8	case.offer_accepted@1	2026-11-23 09:15:27.809378+00	2023-03-20 00:46:21+00	孙小元	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2973967f-7c86-506d-988e-9955b87086a3	\\x7b226f636375727265645f6174223a22323032332d30332d32305430383a34363a32312b30383a3030222c226279223a22e5ad99e5b08fe58583222c22726f6c65223a226361647265222c226e223a317d
1	59	b1d2ae7b-d9df-5d9f-ab40-d9734e250226	9	case.signature_captured@1	2026-11-23 09:15:27.809378+00	2023-03-20 20:33:28+00	孙小元	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2789855b-9166-5d08-b848-d4428803a512	\\x7b226f636375727265645f6174223a22323032332d30332d32315430343a33333a32382b30383a3030222c226279223a22e5ad99e5b08fe58583222c22726f6c65223a226361647265222c226e223a312c227061727479223a317d
1	60	b1d2ae7b-d9df-5d9f-ab40-d9734e250226	10	case.signature_captured@1	2026-11-23 09:15:27.809378+00	2023-03-21 04:24:18+00	孙小元	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	363bcb59-2155-532b-85ac-47e5d9c75b60	\\x7b226f636375727265645f6174223a22323032332d30332d32315431323a32343a31382b30383a3030222c226279223a22e5ad99e5b08fe58583222c22726f6c65223a226361647265222c226e223a322c227061727479223a327d
1	61	b1d2ae7b-d9df-5d9f-ab40-d9734e250226	11	case.agreement_effective@1	2026-11-23 09:15:27.809378+00	2023-03-21 04:24:18+00	孙小元	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	363bcb59-2155-532b-85ac-47e5d9c75b60	\\x7b226f636375727265645f6174223a22323032332d30332d32315431323a32343a31382b30383a3030222c226279223a22e5ad99e5b08fe58583222c22726f6c65223a226361647265227d
1	62	b1d2ae7b-d9df-5d9f-ab40-d9734e250226	12	case.closed@1	2026-11-23 09:15:27.809378+00	2023-03-21 04:24:18+00	孙小元	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	363bcb59-2155-532b-85ac-47e5d9c75b60	\\x7b226f636375727265645f6174223a22323032332d30332d32315431323a32343a31382b30383a3030222c226279223a22e5ad99e5b08fe58583222c22726f6c65223a226361647265222c226f7574636f6d65223a227369676e6564227d
1	63	5eafe532-70d0-5fdd-86b5-75280779f379	16	case.chief_named@1	2026-11-23 09:15:27.809378+00	2023-03-31 11:58:44+00	孙小元	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	4ffe56c9-b90a-5347-bbbf-84f3b875c99c	\\x7b226f636375727265645f6174223a22323032332d30332d33315431393a35383a34342b30383a3030222c226279223a22e5ad99e5b08fe58583222c22726f6c65223a226361647265222c226e616d65223a22e5ad99e5b08fe58583222c22696e73746561645f6f66223a22e6a281e4b8bde889af227d
1	64	5aa02105-9242-5719-ac96-70907ad68bb7	6	case.offer_made@1	2026-11-23 09:15:27.809378+00	2023-04-04 05:14:35+00	孙小元	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	887acf06-7b77-5a1e-8b12-04957bc0a580	\\x7b226f636375727265645f6174223a22323032332d30342d30345431333a31343a33352b30383a3030222c226279223a22e5ad99e5b08fe58583222c22726f6c65223a226361647265222c226e223a312c22616d6f756e745f66656e223a37363033393430307d
1	65	b1d2ae7b-d9df-5d9f-ab40-d9734e250226	13	case.contact_logged@1	2026-11-23 09:15:27.809378+00	2023-04-21 11:14:45+00	孙小元	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	20823652-50fd-52aa-9709-40f9cea0d43d	\\x7b226f636375727265645f6174223a22323032332d30342d32315431393a31343a34352b30383a3030222c226279223a22e5ad99e5b08fe58583222c22726f6c65223a226361647265222c226d6574686f64223a22736974655f76696577696e67222c2273756d6d617279223a7b226f66223a2262316432616537622d643964662d356439662d616234302d643937333465323530323236222c22626f78223a225546523352413044565a6d364f306a7232714d354d78523276706b676a7748437949615a7653734474367153627337685754646148432b456346684a4f4f79536f7a456c565249734a32754133415266576445616259596532774a6e6d567a62336d78767537654f4374757a45753871747230374665514c4e384b7a635542516c677649316e6e3158714b4654646f7841634a4c4c52343d222c2268617368223a222b5648613961626a7477575747724849384d436a7846502b44314d433039636f2f7472526a4535787a6d673d227d2c226d6f6f64223a227761766572696e67222c226e6578745f73746570223a7b226f66223a2262316432616537622d643964662d356439662d616234302d643937333465323530323236222c22626f78223a224b714b7372544f56693547456871396e4e446a61475a754b317437774f6974794f7a516d7171696d77727a37506a73733538472f6a3132304768706e6a65693768357173432f6a66632f6966526146687443466336706347304e6b6c6d47513d222c2268617368223a22492b5a4944374b796b6b734f76306144693267724d7644725663316b5734394637533242315565512f31773d227d2c226e6578745f647565223a22323032332d30342d3330227d
1	66	90da8b62-7822-534d-bcb6-9a4b7d6275c9	6	case.contact_logged@1	2026-11-23 09:15:27.809378+00	2023-04-23 03:20:06+00	孙小元	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	c21dddde-ed27-59ab-8da6-06198e2cab41	\\x7b226f636375727265645f6174223a22323032332d30342d32335431313a32303a30362b30383a3030222c226279223a22e5ad99e5b08fe58583222c22726f6c65223a226361647265222c226d6574686f64223a22736974655f76696577696e67222c2273756d6d617279223a7b226f66223a2239306461386236322d373832322d353334642d626362362d396134623764363237356339222c22626f78223a225a794430714655554468784d54706b47464469504b383738492b473566346b4e6a537a4f346677734d795239596e43314c6175625468346567366763767770314e636c684b584572524f4775724a706b57553151326b46316d7957345073343542534f654239634a2f6130564b6a6f3463685864555770463346784b4d6a65704a66323977314149426e733d222c2268617368223a226961724e416e634d2b56342b3444445a5a6b534d4f647a6f39647968345643396a4878507536354a314b733d227d2c226d6f6f64223a226f70706f736564227d
1	67	b1d2ae7b-d9df-5d9f-ab40-d9734e250226	14	case.paid@1	2026-11-23 09:15:27.809378+00	2023-04-25 01:45:15+00	孙小元	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	fce50ef2-284f-55fa-802a-6276a316f1de	\\x7b226f636375727265645f6174223a22323032332d30342d32355430393a34353a31352b30383a3030222c226279223a22e5ad99e5b08fe58583222c22726f6c65223a226361647265222c226e223a312c22616d6f756e745f66656e223a32373537313930307d
1	68	8eab3edf-e11a-5924-aa44-94fd3f3dcb34	7	case.offer_accepted@1	2026-11-23 09:15:27.809378+00	2023-04-27 04:35:33+00	孙小元	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	44fa840b-6fba-5637-8430-699e97e2493f	\\x7b226f636375727265645f6174223a22323032332d30342d32375431323a33353a33332b30383a3030222c226279223a22e5ad99e5b08fe58583222c22726f6c65223a226361647265222c226e223a317d
1	69	8eab3edf-e11a-5924-aa44-94fd3f3dcb34	8	case.signature_captured@1	2026-11-23 09:15:27.809378+00	2023-04-27 15:01:55+00	孙小元	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	481941bc-6eb6-5b0a-b2e4-95251ef29ed8	\\x7b226f636375727265645f6174223a22323032332d30342d32375432333a30313a35352b30383a3030222c226279223a22e5ad99e5b08fe58583222c22726f6c65223a226361647265222c226e223a312c227061727479223a317d
1	70	8eab3edf-e11a-5924-aa44-94fd3f3dcb34	9	case.signature_captured@1	2026-11-23 09:15:27.809378+00	2023-04-27 19:40:03+00	孙小元	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	701477d3-ee51-536f-9d59-53f925fbb7a4	\\x7b226f636375727265645f6174223a22323032332d30342d32385430333a34303a30332b30383a3030222c226279223a22e5ad99e5b08fe58583222c22726f6c65223a226361647265222c226e223a322c227061727479223a327d
1	71	8eab3edf-e11a-5924-aa44-94fd3f3dcb34	10	case.agreement_effective@1	2026-11-23 09:15:27.809378+00	2023-04-27 19:40:03+00	孙小元	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	701477d3-ee51-536f-9d59-53f925fbb7a4	\\x7b226f636375727265645f6174223a22323032332d30342d32385430333a34303a30332b30383a3030222c226279223a22e5ad99e5b08fe58583222c22726f6c65223a226361647265227d
1	72	8eab3edf-e11a-5924-aa44-94fd3f3dcb34	11	case.closed@1	2026-11-23 09:15:27.809378+00	2023-04-27 19:40:03+00	孙小元	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	701477d3-ee51-536f-9d59-53f925fbb7a4	\\x7b226f636375727265645f6174223a22323032332d30342d32385430333a34303a30332b30383a3030222c226279223a22e5ad99e5b08fe58583222c22726f6c65223a226361647265222c226f7574636f6d65223a227369676e6564227d
1	73	5eafe532-70d0-5fdd-86b5-75280779f379	17	case.demolished@1	2026-11-23 09:15:27.809378+00	2023-05-08 05:04:26+00	梁丽良	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	f4f05b70-f351-5b73-9bf2-be65024a0c8b	\\x7b226f636375727265645f6174223a22323032332d30352d30385431333a30343a32362b30383a3030222c226279223a22e6a281e4b8bde889af222c22726f6c65223a226361647265227d
1	74	8eab3edf-e11a-5924-aa44-94fd3f3dcb34	12	case.paid@1	2026-11-23 09:15:27.809378+00	2023-05-14 04:35:26+00	孙小元	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	3a356922-0ab7-52fd-b719-deb09410b2c4	\\x7b226f636375727265645f6174223a22323032332d30352d31345431323a33353a32362b30383a3030222c226279223a22e5ad99e5b08fe58583222c22726f6c65223a226361647265222c226e223a312c22616d6f756e745f66656e223a32353235333230307d
1	75	8eab3edf-e11a-5924-aa44-94fd3f3dcb34	13	case.contact_logged@1	2026-11-23 09:15:27.809378+00	2023-05-17 06:28:16+00	梁丽良	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	b5539a72-5323-539f-a7f5-1626320760f1	\\x7b226f636375727265645f6174223a22323032332d30352d31375431343a32383a31362b30383a3030222c226279223a22e6a281e4b8bde889af222c22726f6c65223a226361647265222c226d6574686f64223a2270686f6e65222c2273756d6d617279223a7b226f66223a2238656162336564662d653131612d353932342d616134342d393466643366336463623334222c22626f78223a222b633352766b7053532f66706c414a776f75345a4a67576c4f784c2b644f682b616a54726f78783946707259314e424e7a784b6d67763461456c6478647351414f38374f5a6e2b745879637036754148567a547450306b3d222c2268617368223a226a546f7a4f5941753336574c72516e2b52354a63386e5971497a70735679683171464b53325a5032446e633d227d2c226d6f6f64223a22756e6b6e6f776e227d
1	76	b1d2ae7b-d9df-5d9f-ab40-d9734e250226	15	case.handed_over@1	2026-11-23 09:15:27.809378+00	2023-05-19 00:11:47+00	孙小元	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	43e93e66-c16a-525b-ac1c-58bd1c5a2b9f	\\x7b226f636375727265645f6174223a22323032332d30352d31395430383a31313a34372b30383a3030222c226279223a22e5ad99e5b08fe58583222c22726f6c65223a226361647265227d
1	77	97b5929b-2f37-58f4-a882-97cea65745b1	5	case.contact_logged@1	2026-11-23 09:15:27.809378+00	2023-06-20 11:12:49+00	孙小元	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	82fde2a8-25b2-57fc-96d3-4cb86cce7961	\\x7b226f636375727265645f6174223a22323032332d30362d32305431393a31323a34392b30383a3030222c226279223a22e5ad99e5b08fe58583222c22726f6c65223a226361647265222c226d6574686f64223a22736974655f76696577696e67222c2273756d6d617279223a7b226f66223a2239376235393239622d326633372d353866342d613838322d393763656136353734356231222c22626f78223a226f4c536557792b3871504551467a68666c475a464555574c695973684c485950755357584d317966527572756d7971746454424653674d4b6d587a54656d61776c714a4f304a56504c547552486a51565864597575565055574c715644732f7755466b505161464b3469423432324363764a377a4237616532534e6c5644666b6546497147356c4d6c5977797079546e364150336e2f7a32364775646b75493d222c2268617368223a22526759597042363939653531694a70705651616c6d7034697878647074476644354466556f5232506c514d3d227d2c226d6f6f64223a226f70706f736564222c226e6578745f73746570223a7b226f66223a2239376235393239622d326633372d353866342d613838322d393763656136353734356231222c22626f78223a227070596b44587875657169366174544d516b69426a6d585376634c613430394b427158367341515434653859762b39727a524d383535303468533030753833367669705449436a6d4978314956655250502f6a566d4e593d222c2268617368223a226653642f553356366f4f75373733434d557071445244777351377853452b7555616b3841784436783561343d227d2c226e6578745f647565223a22323032332d30362d3235227d
1	78	8eab3edf-e11a-5924-aa44-94fd3f3dcb34	14	case.handed_over@1	2026-11-23 09:15:27.809378+00	2023-06-23 07:35:16+00	孙小元	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	db8e52b3-f6eb-567c-b99f-47f867b29356	\\x7b226f636375727265645f6174223a22323032332d30362d32335431353a33353a31362b30383a3030222c226279223a22e5ad99e5b08fe58583222c22726f6c65223a226361647265227d
1	79	b1d2ae7b-d9df-5d9f-ab40-d9734e250226	16	case.demolished@1	2026-11-23 09:15:27.809378+00	2023-06-25 06:47:50+00	孙小元	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	471e29ea-5c1a-5661-8d59-10cb63653907	\\x7b226f636375727265645f6174223a22323032332d30362d32355431343a34373a35302b30383a3030222c226279223a22e5ad99e5b08fe58583222c22726f6c65223a226361647265227d
1	80	a14a9150-3107-5cb4-9749-ed924cd770ec	6	case.offer_made@1	2026-11-23 09:15:27.809378+00	2023-06-30 05:22:45+00	孙小元	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	5c40fab0-0b4b-5100-b0f4-1a5cc6128079	\\x7b226f636375727265645f6174223a22323032332d30362d33305431333a32323a34352b30383a3030222c226279223a22e5ad99e5b08fe58583222c22726f6c65223a226361647265222c226e223a312c22616d6f756e745f66656e223a34393530333030307d
1	81	6e152acf-57b5-56ba-b2c2-c2391f4f3849	6	case.contact_logged@1	2026-11-23 09:15:27.809378+00	2023-07-05 07:57:43+00	孙小元	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	43cf76a7-990b-56ae-aaf0-aa4c1667997c	\\x7b226f636375727265645f6174223a22323032332d30372d30355431353a35373a34332b30383a3030222c226279223a22e5ad99e5b08fe58583222c22726f6c65223a226361647265222c226d6574686f64223a227669736974222c2273756d6d617279223a7b226f66223a2236653135326163662d353762352d353662612d623263322d633233393166346633383439222c22626f78223a224354465345364e6c6f4e7a4841714b4c50794579496836676e2f71524d79784b6d6c4d645669502f372b5733423941344765554c716568566c452b6f2b474a4b71586641675134452f4951547a6f4b77454542736878444a455242484e2f573269664b2f787664654373556e627263336e7448546f664d45465a3431694c466b43775a7130795a7a6c574e7477586b3d222c2268617368223a223159756463796a463273532f657245584e6439706b494131496b4444767847325651664855777a766731453d227d2c226d6f6f64223a22756e6b6e6f776e227d
1	82	90da8b62-7822-534d-bcb6-9a4b7d6275c9	7	case.offer_made@1	2026-11-23 09:15:27.809378+00	2023-07-16 06:13:03+00	孙小元	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	3fbe447d-490a-5ada-b623-4bdfdfaad04b	\\x7b226f636375727265645f6174223a22323032332d30372d31365431343a31333a30332b30383a3030222c226279223a22e5ad99e5b08fe58583222c22726f6c65223a226361647265222c226e223a322c22616d6f756e745f66656e223a33363735323630302c2276616c69645f756e74696c223a22323032332d31302d31345431343a31333a30332b30383a3030227d
1	83	90da8b62-7822-534d-bcb6-9a4b7d6275c9	8	case.offer_accepted@1	2026-11-23 09:15:27.809378+00	2023-07-16 06:13:03+00	孙小元	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	3fbe447d-490a-5ada-b623-4bdfdfaad04b	\\x7b226f636375727265645f6174223a22323032332d30372d31365431343a31333a30332b30383a3030222c226279223a22e5ad99e5b08fe58583222c22726f6c65223a226361647265222c226e223a327d
1	84	90da8b62-7822-534d-bcb6-9a4b7d6275c9	9	case.signature_captured@1	2026-11-23 09:15:27.809378+00	2023-07-16 11:28:16+00	孙小元	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	a9add01a-dd95-59df-b402-1959c798f6bb	\\x7b226f636375727265645f6174223a22323032332d30372d31365431393a32383a31362b30383a3030222c226279223a22e5ad99e5b08fe58583222c22726f6c65223a226361647265222c226e223a312c227061727479223a317d
1	85	90da8b62-7822-534d-bcb6-9a4b7d6275c9	10	case.agreement_effective@1	2026-11-23 09:15:27.809378+00	2023-07-16 11:28:16+00	孙小元	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	a9add01a-dd95-59df-b402-1959c798f6bb	\\x7b226f636375727265645f6174223a22323032332d30372d31365431393a32383a31362b30383a3030222c226279223a22e5ad99e5b08fe58583222c22726f6c65223a226361647265227d
1	86	90da8b62-7822-534d-bcb6-9a4b7d6275c9	11	case.closed@1	2026-11-23 09:15:27.809378+00	2023-07-16 11:28:16+00	孙小元	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	a9add01a-dd95-59df-b402-1959c798f6bb	\\x7b226f636375727265645f6174223a22323032332d30372d31365431393a32383a31362b30383a3030222c226279223a22e5ad99e5b08fe58583222c22726f6c65223a226361647265222c226f7574636f6d65223a227369676e6564227d
1	87	a14a9150-3107-5cb4-9749-ed924cd770ec	7	case.contact_logged@1	2026-11-23 09:15:27.809378+00	2023-07-31 10:24:41+00	孙小元	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	95b53ba7-cb7c-5ef0-9894-972ae28db547	\\x7b226f636375727265645f6174223a22323032332d30372d33315431383a32343a34312b30383a3030222c226279223a22e5ad99e5b08fe58583222c22726f6c65223a226361647265222c226d6574686f64223a227669736974222c2273756d6d617279223a7b226f66223a2261313461393135302d333130372d356362342d393734392d656439323463643737306563222c22626f78223a224d6255536b674565794f5663727858474f536363546d6645637559593072577a3542496d70435474546549744c56693443565862515a522f7645575266666441536e6b726732707342497868462f6d4c36304e5533794738726355596a57454149377765657a696f5a4b514346334e524a3353355a5a61755163352b537454446e71717a64546c352b2b4d3d222c2268617368223a22434f73314b5a487142446356512f6664753541707a506f73505043324d462b2f364d693676617a367050513d227d2c226d6f6f64223a22756e6b6e6f776e227d
1	88	a14a9150-3107-5cb4-9749-ed924cd770ec	8	case.promise_made@1	2026-11-23 09:15:27.809378+00	2023-07-31 10:24:41+00	孙小元	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	95b53ba7-cb7c-5ef0-9894-972ae28db547	\\x7b226f636375727265645f6174223a22323032332d30372d33315431383a32343a34312b30383a3030222c226279223a22e5ad99e5b08fe58583222c22726f6c65223a226361647265222c226e223a312c2274657874223a7b226f66223a2261313461393135302d333130372d356362342d393734392d656439323463643737306563222c22626f78223a223034553961676e795a4a4e2f4f717a494b6170337a73304d715258563561644f69332b636c55474b7556396d754f307a3462652f61694f3550324c47676337494e7938766264364d2b55483434505a737655386a6c532f795530752f6f6a652f796475575938794b5557634a6576453d222c2268617368223a224830765a74547948737a4b4837706b636374515465534f477274365870594c6a6a2b57733757545447656b3d227d2c22647565223a22323032332d30382d3139227d
1	89	6e152acf-57b5-56ba-b2c2-c2391f4f3849	7	case.offer_made@1	2026-11-23 09:15:27.809378+00	2023-08-20 21:59:31+00	孙小元	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	fa506ca9-22b7-5117-897a-ec9c28f190cd	\\x7b226f636375727265645f6174223a22323032332d30382d32315430353a35393a33312b30383a3030222c226279223a22e5ad99e5b08fe58583222c22726f6c65223a226361647265222c226e223a312c22616d6f756e745f66656e223a32333336313630302c2276616c69645f756e74696c223a22323032332d31312d31395430353a35393a33312b30383a3030227d
1	90	a14a9150-3107-5cb4-9749-ed924cd770ec	9	case.promise_broken@1	2026-11-23 09:15:27.809378+00	2023-08-23 00:44:40+00	孙小元	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	196c885c-c4f7-59f4-b5c3-b1c3dbfd6002	\\x7b226f636375727265645f6174223a22323032332d30382d32335430383a34343a34302b30383a3030222c226279223a22e5ad99e5b08fe58583222c22726f6c65223a226361647265222c226e223a317d
1	91	90da8b62-7822-534d-bcb6-9a4b7d6275c9	12	case.paid@1	2026-11-23 09:15:27.809378+00	2023-08-23 01:45:11+00	孙小元	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	28c17c28-b413-5ba8-8107-550c1b2cf782	\\x7b226f636375727265645f6174223a22323032332d30382d32335430393a34353a31312b30383a3030222c226279223a22e5ad99e5b08fe58583222c22726f6c65223a226361647265222c226e223a312c22616d6f756e745f66656e223a31383337363330307d
1	92	97b5929b-2f37-58f4-a882-97cea65745b1	6	case.offer_made@1	2026-11-23 09:15:27.809378+00	2023-09-13 04:05:47+00	孙小元	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	284db802-b28a-5488-aa20-d7975d744420	\\x7b226f636375727265645f6174223a22323032332d30392d31335431323a30353a34372b30383a3030222c226279223a22e5ad99e5b08fe58583222c22726f6c65223a226361647265222c226e223a312c22616d6f756e745f66656e223a35363031393630307d
1	93	97b5929b-2f37-58f4-a882-97cea65745b1	7	case.offer_declined@1	2026-11-23 09:15:27.809378+00	2023-09-16 10:01:13+00	孙小元	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	d6860242-9080-5aa9-95a3-989e803e4187	\\x7b226f636375727265645f6174223a22323032332d30392d31365431383a30313a31332b30383a3030222c226279223a22e5ad99e5b08fe58583222c22726f6c65223a226361647265222c226e223a317d
1	94	5aa02105-9242-5719-ac96-70907ad68bb7	7	case.contact_logged@1	2026-11-23 09:15:27.809378+00	2023-10-05 00:42:54+00	孙小元	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	f212a1d8-773c-591b-8d00-63a49eaf9e83	\\x7b226f636375727265645f6174223a22323032332d31302d30355430383a34323a35342b30383a3030222c226279223a22e5ad99e5b08fe58583222c22726f6c65223a226361647265222c226d6574686f64223a227669736974222c2273756d6d617279223a7b226f66223a2235616130323130352d393234322d353731392d616339362d373039303761643638626237222c22626f78223a225a2b4f2b366734777574572b5958457648336d6b6b61424d7253647a4d2b7530496576346f775048754a4136646b5352666445526f4369506f644e5662706446594c514a766e79394455764769343370717976544b76765073783463624146796f724547484c717047343345477a4e3642676c5a6e674833577637494d3045326b353550764f76786954706b596c733d222c2268617368223a22745236554d347631645a626d4335616c5a696c55414d47724a377a58554c35704c6b7873504d492f634f633d227d2c226d6f6f64223a22756e6b6e6f776e227d
1	147	10136180-72d7-52fc-9cd9-97f916140720	2	case.offer_made@1	2026-11-23 09:15:31.282572+00	2024-01-08 02:00:00+00	console	58fa2ca2-ace4-538e-8093-867cb56707a8	0d5cb7b5-2896-520c-92fc-4af3d5cebbfb	\N	\\x7b226f636375727265645f6174223a22323032342d30312d30385431303a30303a30302b30383a3030222c226279223a22636f6e736f6c65222c22726f6c65223a22636f6e736f6c65222c226e223a312c22616d6f756e745f66656e223a31303030303030307d
1	95	5aa02105-9242-5719-ac96-70907ad68bb7	8	case.demand_raised@1	2026-11-23 09:15:27.809378+00	2023-10-05 00:42:54+00	孙小元	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	f212a1d8-773c-591b-8d00-63a49eaf9e83	\\x7b226f636375727265645f6174223a22323032332d31302d30355430383a34323a35342b30383a3030222c226279223a22e5ad99e5b08fe58583222c22726f6c65223a226361647265222c226e223a312c2274657874223a7b226f66223a2235616130323130352d393234322d353731392d616339362d373039303761643638626237222c22626f78223a22304e536b6866645149466f56447869343630465139334b4f484d53486f7344644144474e70352f6b4375482b7678764c652b4b42335457332b3733695a647572316c4b5633416c626a72554330646b6168654f6b35326b4a7479767059734272786f6f4967706b3d222c2268617368223a2273584751713063576e78343942482f654f45766761312f66594579674f5150584a727a2b785a47502b37413d227d7d
1	96	5aa02105-9242-5719-ac96-70907ad68bb7	9	case.promise_made@1	2026-11-23 09:15:27.809378+00	2023-10-05 00:42:54+00	孙小元	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	f212a1d8-773c-591b-8d00-63a49eaf9e83	\\x7b226f636375727265645f6174223a22323032332d31302d30355430383a34323a35342b30383a3030222c226279223a22e5ad99e5b08fe58583222c22726f6c65223a226361647265222c226e223a312c2274657874223a7b226f66223a2235616130323130352d393234322d353731392d616339362d373039303761643638626237222c22626f78223a2245433144586a7272524c4c575251615170493141616161315742334a4667493946645a797053374b2b356747555257462f68666f4275395665512f2f36532f304a4e6a71464b4f54564c454652753477336d705a333164762b4d553d222c2268617368223a22516a4966444d4145622b303979764a68784457784f4a724b34514a427265364355474d436e3072313944633d227d2c22647565223a22323032332d31302d3138227d
1	97	90da8b62-7822-534d-bcb6-9a4b7d6275c9	13	case.paid@1	2026-11-23 09:15:27.809378+00	2023-10-05 10:59:49+00	孙小元	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	d7260173-4a3e-5f23-a183-8984d39d2ab7	\\x7b226f636375727265645f6174223a22323032332d31302d30355431383a35393a34392b30383a3030222c226279223a22e5ad99e5b08fe58583222c22726f6c65223a226361647265222c226e223a322c22616d6f756e745f66656e223a31383337363330307d
1	98	8eab3edf-e11a-5924-aa44-94fd3f3dcb34	15	case.demolished@1	2026-11-23 09:15:27.809378+00	2023-10-08 03:07:39+00	孙小元	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	99d1554b-6e7f-5e2e-b542-013e32f50733	\\x7b226f636375727265645f6174223a22323032332d31302d30385431313a30373a33392b30383a3030222c226279223a22e5ad99e5b08fe58583222c22726f6c65223a226361647265227d
1	99	5aa02105-9242-5719-ac96-70907ad68bb7	10	case.demand_answered@1	2026-11-23 09:15:27.809378+00	2023-10-22 18:33:15+00	孙小元	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	bca1faa0-9a7a-505e-81c0-c61edea654c5	\\x7b226f636375727265645f6174223a22323032332d31302d32335430323a33333a31352b30383a3030222c226279223a22e5ad99e5b08fe58583222c22726f6c65223a226361647265222c226e223a312c2274657874223a7b226f66223a2235616130323130352d393234322d353731392d616339362d373039303761643638626237222c22626f78223a223831314d6166432b7874594b6a4559777742666877534f2f4a616e3748756f666268574c48664b537a5661524b2f46636a4d2f77325761426b4659586b4c5136537043776f43635a582b72454a6d3677726a716261435345375972683352362f6f61706751395276765a45414f62515559716e31326334303052574375564437567839694d46666d4352303d222c2268617368223a2251726d5a31736b714546664f6c33576f6a4250614f6655542b316963314464346a30536572653852684e773d227d7d
1	100	5aa02105-9242-5719-ac96-70907ad68bb7	11	case.promise_broken@1	2026-11-23 09:15:27.809378+00	2023-10-23 03:28:03+00	孙小元	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	d1df3c05-5b6e-5e7e-96ce-30c72d48a7dc	\\x7b226f636375727265645f6174223a22323032332d31302d32335431313a32383a30332b30383a3030222c226279223a22e5ad99e5b08fe58583222c22726f6c65223a226361647265222c226e223a317d
1	101	5aa02105-9242-5719-ac96-70907ad68bb7	12	case.offer_accepted@1	2026-11-23 09:15:27.809378+00	2023-11-10 03:55:40+00	孙小元	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	681eda67-5194-597b-8d08-13c1165dca9f	\\x7b226f636375727265645f6174223a22323032332d31312d31305431313a35353a34302b30383a3030222c226279223a22e5ad99e5b08fe58583222c22726f6c65223a226361647265222c226e223a317d
1	102	5aa02105-9242-5719-ac96-70907ad68bb7	13	case.signature_captured@1	2026-11-23 09:15:27.809378+00	2023-11-10 17:24:23+00	孙小元	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	8e83f9fa-be76-5a5d-8e17-79295a84f834	\\x7b226f636375727265645f6174223a22323032332d31312d31315430313a32343a32332b30383a3030222c226279223a22e5ad99e5b08fe58583222c22726f6c65223a226361647265222c226e223a312c227061727479223a317d
1	103	5aa02105-9242-5719-ac96-70907ad68bb7	14	case.signature_captured@1	2026-11-23 09:15:27.809378+00	2023-11-10 17:37:21+00	孙小元	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	529ca160-7dcf-5254-ba2b-4d81d0db992d	\\x7b226f636375727265645f6174223a22323032332d31312d31315430313a33373a32312b30383a3030222c226279223a22e5ad99e5b08fe58583222c22726f6c65223a226361647265222c226e223a322c227061727479223a327d
1	104	5aa02105-9242-5719-ac96-70907ad68bb7	15	case.agreement_effective@1	2026-11-23 09:15:27.809378+00	2023-11-10 17:37:21+00	孙小元	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	529ca160-7dcf-5254-ba2b-4d81d0db992d	\\x7b226f636375727265645f6174223a22323032332d31312d31315430313a33373a32312b30383a3030222c226279223a22e5ad99e5b08fe58583222c22726f6c65223a226361647265227d
1	105	5aa02105-9242-5719-ac96-70907ad68bb7	16	case.closed@1	2026-11-23 09:15:27.809378+00	2023-11-10 17:37:21+00	孙小元	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	529ca160-7dcf-5254-ba2b-4d81d0db992d	\\x7b226f636375727265645f6174223a22323032332d31312d31315430313a33373a32312b30383a3030222c226279223a22e5ad99e5b08fe58583222c22726f6c65223a226361647265222c226f7574636f6d65223a227369676e6564227d
1	106	90da8b62-7822-534d-bcb6-9a4b7d6275c9	14	case.handed_over@1	2026-11-23 09:15:27.809378+00	2023-11-20 10:02:06+00	孙小元	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	829ecf1c-cc90-542a-b37b-50272cc0c48a	\\x7b226f636375727265645f6174223a22323032332d31312d32305431383a30323a30362b30383a3030222c226279223a22e5ad99e5b08fe58583222c22726f6c65223a226361647265227d
1	107	5aa02105-9242-5719-ac96-70907ad68bb7	17	case.flat_assigned@1	2026-11-23 09:15:27.809378+00	2023-12-12 08:38:41+00	孙小元	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	a885a122-e750-5ae1-9b3a-38694ea93d72	\\x7b226f636375727265645f6174223a22323032332d31322d31325431363a33383a34312b30383a3030222c226279223a22e5ad99e5b08fe58583222c22726f6c65223a226361647265222c22666c6174223a22e5ae89e7bdaee688bf36e5b9a2333530e5aea4227d
1	108	90da8b62-7822-534d-bcb6-9a4b7d6275c9	15	case.demolished@1	2026-11-23 09:15:27.809378+00	2023-12-16 10:13:02+00	孙小元	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	158a0457-3f38-5162-85b4-a2cb3d67d86c	\\x7b226f636375727265645f6174223a22323032332d31322d31365431383a31333a30322b30383a3030222c226279223a22e5ad99e5b08fe58583222c22726f6c65223a226361647265227d
1	109	5aa02105-9242-5719-ac96-70907ad68bb7	18	case.handed_over@1	2026-11-23 09:15:27.809378+00	2024-01-14 12:19:14+00	孙小元	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	9130775f-7505-5ead-bbbe-0f974b94b519	\\x7b226f636375727265645f6174223a22323032342d30312d31345432303a31393a31342b30383a3030222c226279223a22e5ad99e5b08fe58583222c22726f6c65223a226361647265227d
1	110	97b5929b-2f37-58f4-a882-97cea65745b1	8	case.contact_logged@1	2026-11-23 09:15:27.809378+00	2024-03-28 00:07:39+00	孙小元	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	64976493-40c0-5b42-890f-32adf3952b7b	\\x7b226f636375727265645f6174223a22323032342d30332d32385430383a30373a33392b30383a3030222c226279223a22e5ad99e5b08fe58583222c22726f6c65223a226361647265222c226d6574686f64223a227669736974222c2273756d6d617279223a7b226f66223a2239376235393239622d326633372d353866342d613838322d393763656136353734356231222c22626f78223a22667758736b4631663543515a39556f626834786965524363723542646163716b743037536761626d6658316e5053694674616f4e5959475373415a6d4e335548695673314c6c5a316b4833414b4e59694f4a5636496a45466b495a5533524f6d424c41545947516731747376536b464f367272617731576e462f41316a68673d222c2268617368223a22714972545131546c694f67724462322f39713244442b383934714c6e7a6e366c476167492b3731594148593d227d2c226d6f6f64223a22756e6b6e6f776e222c226e6578745f73746570223a7b226f66223a2239376235393239622d326633372d353866342d613838322d393763656136353734356231222c22626f78223a224763397265594a6878427437366b41435265546462762b4444655844355375426f3943707655384f71326a5a3541694e69456f703950356865786c7450354e4a5248737663416e4348353869664b2b44663651306e4e4c624d344a6562644e42414c4d3d222c2268617368223a22486935536d654459383657364c58704c72556d507a6762716f6e71713367706d305146686c5177413149343d227d2c226e6578745f647565223a22323032342d30332d3330227d
1	111	a14a9150-3107-5cb4-9749-ed924cd770ec	10	case.offer_accepted@1	2026-11-23 09:15:27.809378+00	2024-04-26 04:43:33+00	孙小元	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	f3578143-62f5-51d3-8958-0711a5515ab4	\\x7b226f636375727265645f6174223a22323032342d30342d32365431323a34333a33332b30383a3030222c226279223a22e5ad99e5b08fe58583222c22726f6c65223a226361647265222c226e223a317d
1	112	a14a9150-3107-5cb4-9749-ed924cd770ec	11	case.signature_captured@1	2026-11-23 09:15:27.809378+00	2024-04-26 21:58:19+00	孙小元	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	51fe6fee-c1f8-5273-9973-fc931126e795	\\x7b226f636375727265645f6174223a22323032342d30342d32375430353a35383a31392b30383a3030222c226279223a22e5ad99e5b08fe58583222c22726f6c65223a226361647265222c226e223a312c227061727479223a317d
1	113	a14a9150-3107-5cb4-9749-ed924cd770ec	12	case.signature_captured@1	2026-11-23 09:15:27.809378+00	2024-04-27 05:24:51+00	孙小元	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	e2d5e01e-9501-50de-a174-b3f4c2b9c620	\\x7b226f636375727265645f6174223a22323032342d30342d32375431333a32343a35312b30383a3030222c226279223a22e5ad99e5b08fe58583222c22726f6c65223a226361647265222c226e223a322c227061727479223a327d
1	114	a14a9150-3107-5cb4-9749-ed924cd770ec	13	case.agreement_effective@1	2026-11-23 09:15:27.809378+00	2024-04-27 05:24:51+00	孙小元	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	e2d5e01e-9501-50de-a174-b3f4c2b9c620	\\x7b226f636375727265645f6174223a22323032342d30342d32375431333a32343a35312b30383a3030222c226279223a22e5ad99e5b08fe58583222c22726f6c65223a226361647265227d
1	115	a14a9150-3107-5cb4-9749-ed924cd770ec	14	case.closed@1	2026-11-23 09:15:27.809378+00	2024-04-27 05:24:51+00	孙小元	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	e2d5e01e-9501-50de-a174-b3f4c2b9c620	\\x7b226f636375727265645f6174223a22323032342d30342d32375431333a32343a35312b30383a3030222c226279223a22e5ad99e5b08fe58583222c22726f6c65223a226361647265222c226f7574636f6d65223a227369676e6564227d
1	116	5aa02105-9242-5719-ac96-70907ad68bb7	19	case.demolished@1	2026-11-23 09:15:27.809378+00	2024-05-01 06:06:18+00	孙小元	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	06b8e20f-281b-50d0-be5d-bf79967ab09e	\\x7b226f636375727265645f6174223a22323032342d30352d30315431343a30363a31382b30383a3030222c226279223a22e5ad99e5b08fe58583222c22726f6c65223a226361647265227d
1	117	a14a9150-3107-5cb4-9749-ed924cd770ec	15	case.paid@1	2026-11-23 09:15:27.809378+00	2024-05-25 11:39:10+00	孙小元	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	faee02db-00ed-5a61-98de-94c2661c3d70	\\x7b226f636375727265645f6174223a22323032342d30352d32355431393a33393a31302b30383a3030222c226279223a22e5ad99e5b08fe58583222c22726f6c65223a226361647265222c226e223a312c22616d6f756e745f66656e223a34393530333030307d
1	118	a14a9150-3107-5cb4-9749-ed924cd770ec	16	case.handed_over@1	2026-11-23 09:15:27.809378+00	2024-06-21 11:39:21+00	孙小元	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2318a970-3fdc-580b-98d0-caf2e8d4763e	\\x7b226f636375727265645f6174223a22323032342d30362d32315431393a33393a32312b30383a3030222c226279223a22e5ad99e5b08fe58583222c22726f6c65223a226361647265227d
1	119	a14a9150-3107-5cb4-9749-ed924cd770ec	17	case.demolished@1	2026-11-23 09:15:27.809378+00	2024-10-05 00:51:44+00	孙小元	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	d67cff94-1d0f-5d8a-a977-459ae7c2f443	\\x7b226f636375727265645f6174223a22323032342d31302d30355430383a35313a34342b30383a3030222c226279223a22e5ad99e5b08fe58583222c22726f6c65223a226361647265227d
1	146	687e6b86-2a1f-5fb5-bf9a-c5541f837699	6	case.promise_made@1	2026-11-23 09:15:31.249859+00	2024-01-08 02:00:00+00	console	58fa2ca2-ace4-538e-8093-867cb56707a8	0d5cb7b5-2896-520c-92fc-4af3d5cebbfb	\N	\\x7b226f636375727265645f6174223a22323032342d30312d30385431303a30303a30302b30383a3030222c226279223a22636f6e736f6c65222c22726f6c65223a22636f6e736f6c65222c226e223a312c2274657874223a7b226f66223a2236383765366238362d326131662d356662352d626639612d633535343166383337363939222c22626f78223a224362624948576b6c2f6b5939796e6f6857685a34425a43765947673577584a46693432704363306d6270384f73784337526747544755716c63494d424f32632f642f6f393670413d222c2268617368223a224b56414a5452536e626b2f4b6459667059546f37423762626c5a6e39713362706e7968783667616e6631303d227d2c22647565223a22323032342d30312d3135227d
1	148	a0d17000-0000-8000-8000-000000000000	2	audit.heads_committed@1	2026-11-23 09:15:31.343326+00	\N	\N	\N	\N	\N	\\x7b2273697a65223a3134372c22726f6f74223a22623359646a37797869706a593179337451655875412b6e36676d3748316f7a727a2b75626d4e64496768673d227d
1	120	6e152acf-57b5-56ba-b2c2-c2391f4f3849	8	case.contact_logged@1	2026-11-23 09:15:27.809378+00	2024-10-16 00:29:55+00	孙小元	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	41f753e6-ca00-562e-ba0e-9aa9f4a08a00	\\x7b226f636375727265645f6174223a22323032342d31302d31365430383a32393a35352b30383a3030222c226279223a22e5ad99e5b08fe58583222c22726f6c65223a226361647265222c226d6574686f64223a227669736974222c2273756d6d617279223a7b226f66223a2236653135326163662d353762352d353662612d623263322d633233393166346633383439222c22626f78223a225158686f6165534e6e76726d4a48634e66722f4d396c7a564375347076556339786e644968585941444a676337413453434367546d484d5953653646477859476b2f58706c474a416c494a544f76366a4a3669547a56525741544e4c4b2b756c4d4143436d6d753745673644436f2f546253567864505a4a5062726c30446745646651423642306671564a4c69334e4a4e716b683361593d222c2268617368223a22614c784877365950374b2b4766557376374f51684b5743393255364b336d6c5749303979497131753263773d227d2c226d6f6f64223a227761766572696e67222c226e6578745f73746570223a7b226f66223a2236653135326163662d353762352d353662612d623263322d633233393166346633383439222c22626f78223a2263527444484d59782f653754704f6d48384c666274574439555670796f306a6f324463633236794c336276772b6b52536b642f427458353535655a6c30356a41326a5961516e746d686d527a494f75474c794533483141504c6d493d222c2268617368223a2243585342452f666734376f7851716b44484c71324444636f79366a346b6e43482f4e776475464d4243516f3d227d2c226e6578745f647565223a22323032342d31302d3230227d
1	121	97b5929b-2f37-58f4-a882-97cea65745b1	9	case.offer_made@1	2026-11-23 09:15:27.809378+00	2024-10-31 11:28:40+00	孙小元	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	69d0e52b-1169-5ffb-bbc9-47d0aa51edcd	\\x7b226f636375727265645f6174223a22323032342d31302d33315431393a32383a34302b30383a3030222c226279223a22e5ad99e5b08fe58583222c22726f6c65223a226361647265222c226e223a322c22616d6f756e745f66656e223a35363031393630302c2276616c69645f756e74696c223a22323032352d30312d32395431393a32383a34302b30383a3030227d
1	122	97b5929b-2f37-58f4-a882-97cea65745b1	10	case.offer_accepted@1	2026-11-23 09:15:27.809378+00	2024-10-31 11:28:40+00	孙小元	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	69d0e52b-1169-5ffb-bbc9-47d0aa51edcd	\\x7b226f636375727265645f6174223a22323032342d31302d33315431393a32383a34302b30383a3030222c226279223a22e5ad99e5b08fe58583222c22726f6c65223a226361647265222c226e223a327d
1	123	97b5929b-2f37-58f4-a882-97cea65745b1	11	case.signature_captured@1	2026-11-23 09:15:27.809378+00	2024-10-31 16:10:33+00	孙小元	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	89c67f87-6837-5225-95ad-3101e960579b	\\x7b226f636375727265645f6174223a22323032342d31312d30315430303a31303a33332b30383a3030222c226279223a22e5ad99e5b08fe58583222c22726f6c65223a226361647265222c226e223a312c227061727479223a317d
1	124	97b5929b-2f37-58f4-a882-97cea65745b1	12	case.agreement_effective@1	2026-11-23 09:15:27.809378+00	2024-10-31 16:10:33+00	孙小元	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	89c67f87-6837-5225-95ad-3101e960579b	\\x7b226f636375727265645f6174223a22323032342d31312d30315430303a31303a33332b30383a3030222c226279223a22e5ad99e5b08fe58583222c22726f6c65223a226361647265227d
1	125	97b5929b-2f37-58f4-a882-97cea65745b1	13	case.closed@1	2026-11-23 09:15:27.809378+00	2024-10-31 16:10:33+00	孙小元	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	89c67f87-6837-5225-95ad-3101e960579b	\\x7b226f636375727265645f6174223a22323032342d31312d30315430303a31303a33332b30383a3030222c226279223a22e5ad99e5b08fe58583222c22726f6c65223a226361647265222c226f7574636f6d65223a227369676e6564227d
1	126	97b5929b-2f37-58f4-a882-97cea65745b1	14	case.flat_assigned@1	2026-11-23 09:15:27.809378+00	2024-11-19 12:46:43+00	孙小元	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	025e8dbd-1e4d-542d-a2bd-8bc1404c4c3e	\\x7b226f636375727265645f6174223a22323032342d31312d31395432303a34363a34332b30383a3030222c226279223a22e5ad99e5b08fe58583222c22726f6c65223a226361647265222c22666c6174223a22e5ae89e7bdaee688bf35e5b9a231313230e5aea4227d
1	127	97b5929b-2f37-58f4-a882-97cea65745b1	15	case.handed_over@1	2026-11-23 09:15:27.809378+00	2024-11-26 06:38:56+00	孙小元	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	4896b6db-268c-574a-9eca-fa2b94dab086	\\x7b226f636375727265645f6174223a22323032342d31312d32365431343a33383a35362b30383a3030222c226279223a22e5ad99e5b08fe58583222c22726f6c65223a226361647265227d
1	128	97b5929b-2f37-58f4-a882-97cea65745b1	16	case.demolished@1	2026-11-23 09:15:27.809378+00	2025-01-27 09:09:01+00	孙小元	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	4f0f73d0-0290-5bfe-a022-1e1225d33470	\\x7b226f636375727265645f6174223a22323032352d30312d32375431373a30393a30312b30383a3030222c226279223a22e5ad99e5b08fe58583222c22726f6c65223a226361647265227d
1	129	6e152acf-57b5-56ba-b2c2-c2391f4f3849	9	case.offer_made@1	2026-11-23 09:15:27.809378+00	2025-04-30 12:57:23+00	孙小元	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	81baf21e-af9e-5df8-85db-d38f246c1b6a	\\x7b226f636375727265645f6174223a22323032352d30342d33305432303a35373a32332b30383a3030222c226279223a22e5ad99e5b08fe58583222c22726f6c65223a226361647265222c226e223a322c22616d6f756e745f66656e223a32333336313630307d
1	130	6e152acf-57b5-56ba-b2c2-c2391f4f3849	10	case.offer_accepted@1	2026-11-23 09:15:27.809378+00	2025-04-30 12:57:23+00	孙小元	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	81baf21e-af9e-5df8-85db-d38f246c1b6a	\\x7b226f636375727265645f6174223a22323032352d30342d33305432303a35373a32332b30383a3030222c226279223a22e5ad99e5b08fe58583222c22726f6c65223a226361647265222c226e223a327d
1	131	6e152acf-57b5-56ba-b2c2-c2391f4f3849	11	case.signature_captured@1	2026-11-23 09:15:27.809378+00	2025-05-01 06:52:39+00	孙小元	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	9e2e9e8a-92d3-51d3-9381-ef21ba9375ec	\\x7b226f636375727265645f6174223a22323032352d30352d30315431343a35323a33392b30383a3030222c226279223a22e5ad99e5b08fe58583222c22726f6c65223a226361647265222c226e223a312c227061727479223a317d
1	132	6e152acf-57b5-56ba-b2c2-c2391f4f3849	12	case.signature_captured@1	2026-11-23 09:15:27.809378+00	2025-05-01 13:08:23+00	孙小元	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	cb9328f3-2d43-5b21-bbf5-57011bca0944	\\x7b226f636375727265645f6174223a22323032352d30352d30315432313a30383a32332b30383a3030222c226279223a22e5ad99e5b08fe58583222c22726f6c65223a226361647265222c226e223a322c227061727479223a327d
1	133	6e152acf-57b5-56ba-b2c2-c2391f4f3849	13	case.agreement_effective@1	2026-11-23 09:15:27.809378+00	2025-05-01 13:08:23+00	孙小元	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	cb9328f3-2d43-5b21-bbf5-57011bca0944	\\x7b226f636375727265645f6174223a22323032352d30352d30315432313a30383a32332b30383a3030222c226279223a22e5ad99e5b08fe58583222c22726f6c65223a226361647265227d
1	134	6e152acf-57b5-56ba-b2c2-c2391f4f3849	14	case.closed@1	2026-11-23 09:15:27.809378+00	2025-05-01 13:08:23+00	孙小元	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	cb9328f3-2d43-5b21-bbf5-57011bca0944	\\x7b226f636375727265645f6174223a22323032352d30352d30315432313a30383a32332b30383a3030222c226279223a22e5ad99e5b08fe58583222c22726f6c65223a226361647265222c226f7574636f6d65223a227369676e6564227d
1	135	6e152acf-57b5-56ba-b2c2-c2391f4f3849	15	case.paid@1	2026-11-23 09:15:27.809378+00	2025-05-16 09:10:42+00	孙小元	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	2bad5af9-a85c-5532-b5db-74cf15b54e4b	\\x7b226f636375727265645f6174223a22323032352d30352d31365431373a31303a34322b30383a3030222c226279223a22e5ad99e5b08fe58583222c22726f6c65223a226361647265222c226e223a312c22616d6f756e745f66656e223a31313638303830307d
1	136	6e152acf-57b5-56ba-b2c2-c2391f4f3849	16	case.paid@1	2026-11-23 09:15:27.809378+00	2025-06-15 09:39:19+00	孙小元	63c1ca18-e758-5fc4-b57f-2cb448e95593	22ef1189-0749-5a09-a1da-35f1bd836519	a12899dd-908e-564e-b1db-f688cddd6615	\\x7b226f636375727265645f6174223a22323032352d30362d31355431373a33393a31392b30383a3030222c226279223a22e5ad99e5b08fe58583222c22726f6c65223a226361647265222c226e223a322c22616d6f756e745f66656e223a31313638303830307d
1	137	a0d17000-0000-8000-8000-000000000000	1	audit.heads_committed@1	2026-11-23 09:15:30.966654+00	\N	\N	\N	\N	\N	\\x7b2273697a65223a3133362c22726f6f74223a2230456367514d42656470725a3844355630563345686c7a766c71467a6f4c57546b686e77765a4e6a6356513d227d
1	138	0d5cb7b5-2896-520c-92fc-4af3d5cebbfb	1	task_force.opened@1	2026-11-23 09:15:30.99327+00	2026-11-23 09:15:30.9036+00	console	\N	0d5cb7b5-2896-520c-92fc-4af3d5cebbfb	\N	\\x7b226f636375727265645f6174223a22323032362d31312d32335430393a31353a33302e3930333630305a222c226279223a22636f6e736f6c65222c22726f6c65223a22636f6e736f6c65222c22636f6465223a2264656661756c74222c226e616d65223a22e9bb98e8aea4e4b893e78fad222c2263617465676f7279223a226c6567616379227d
1	139	58fa2ca2-ace4-538e-8093-867cb56707a8	1	project.opened@1	2026-11-23 09:15:31.025265+00	2026-11-23 09:15:30.9036+00	console	58fa2ca2-ace4-538e-8093-867cb56707a8	0d5cb7b5-2896-520c-92fc-4af3d5cebbfb	\N	\\x7b226f636375727265645f6174223a22323032362d31312d32335430393a31353a33302e3930333630305a222c226279223a22636f6e736f6c65222c22726f6c65223a22636f6e736f6c65222c22636f6465223a2252222c226e616d65223a22e5b08fe58d97e997a8222c22747261636b223a22636f6c6c656374697665227d
1	140	687e6b86-2a1f-5fb5-bf9a-c5541f837699	1	case.opened@1	2026-11-23 09:15:31.071352+00	2024-01-08 02:00:00+00	console	58fa2ca2-ace4-538e-8093-867cb56707a8	0d5cb7b5-2896-520c-92fc-4af3d5cebbfb	\N	\\x7b226f636375727265645f6174223a22323032342d30312d30385431303a30303a30302b30383a3030222c226279223a22636f6e736f6c65222c22726f6c65223a22636f6e736f6c65222c22636173655f6e6f223a22522d303031222c226b696e64223a22686f757365686f6c64222c22686f77223a2268616e64227d
1	141	10136180-72d7-52fc-9cd9-97f916140720	1	case.opened@1	2026-11-23 09:15:31.14512+00	2024-01-08 02:00:00+00	console	58fa2ca2-ace4-538e-8093-867cb56707a8	0d5cb7b5-2896-520c-92fc-4af3d5cebbfb	\N	\\x7b226f636375727265645f6174223a22323032342d30312d30385431303a30303a30302b30383a3030222c226279223a22636f6e736f6c65222c22726f6c65223a22636f6e736f6c65222c22636173655f6e6f223a22522d303032222c226b696e64223a22686f757365686f6c64222c22686f77223a2268616e64227d
1	142	687e6b86-2a1f-5fb5-bf9a-c5541f837699	2	case.party_recorded@1	2026-11-23 09:15:31.166068+00	2024-01-08 02:00:00+00	console	58fa2ca2-ace4-538e-8093-867cb56707a8	0d5cb7b5-2896-520c-92fc-4af3d5cebbfb	\N	\\x7b226f636375727265645f6174223a22323032342d30312d30385431303a30303a30302b30383a3030222c226279223a22636f6e736f6c65222c22726f6c65223a22636f6e736f6c65222c226e223a312c22706572736f6e223a2234623062303330312d616330332d353834302d613538322d313136383932323363636663222c226e616d65223a7b226f66223a2234623062303330312d616330332d353834302d613538322d313136383932323363636663222c22626f78223a22726d6370306c6168624a594b2f2f63544546527a5a564c4b714342465077787233426b62486f6d677168675052483066317933756d503139306a6f616e623048476b49537132303d222c2268617368223a225a624e465a5744547758635641474730727735537a553057534c43785430634278675241313868314e2b493d227d2c227368617265223a22312f32227d
1	143	687e6b86-2a1f-5fb5-bf9a-c5541f837699	3	case.party_recorded@1	2026-11-23 09:15:31.187675+00	2024-01-08 02:00:00+00	console	58fa2ca2-ace4-538e-8093-867cb56707a8	0d5cb7b5-2896-520c-92fc-4af3d5cebbfb	\N	\\x7b226f636375727265645f6174223a22323032342d30312d30385431303a30303a30302b30383a3030222c226279223a22636f6e736f6c65222c22726f6c65223a22636f6e736f6c65222c226e223a322c22706572736f6e223a2231316530336131652d653165662d353937632d383963622d653162356432353265656437222c226e616d65223a7b226f66223a2231316530336131652d653165662d353937632d383963622d653162356432353265656437222c22626f78223a224d67304143357a7a336e724133747443786764375a71413137352b6f6f65794a2b785235335768316b3634585762324a776a6f59784273365775694b3139542f444c6b676d63773d222c2268617368223a225a7364454c33525533546e2f653547776552554f2f4242754b47384637552b764d463245454b45796679513d227d2c227368617265223a22312f32227d
1	144	687e6b86-2a1f-5fb5-bf9a-c5541f837699	4	case.contact_logged@1	2026-11-23 09:15:31.206699+00	2024-01-08 02:00:00+00	console	58fa2ca2-ace4-538e-8093-867cb56707a8	0d5cb7b5-2896-520c-92fc-4af3d5cebbfb	\N	\\x7b226f636375727265645f6174223a22323032342d30312d30385431303a30303a30302b30383a3030222c226279223a22636f6e736f6c65222c22726f6c65223a22636f6e736f6c65222c226d6574686f64223a227669736974222c2273756d6d617279223a7b226f66223a2236383765366238362d326131662d356662352d626639612d633535343166383337363939222c22626f78223a226e594c567543416a7a78756b6b464e4a44682b56793367327a46706e5a6c4d5a73707258396b37537134417473732b545339737453565a476635657778614f494e445349384b70356c4a3967303943464848383d222c2268617368223a2234726b4d715976316361654c3557706d6e7768633142676947345761526152667741764568486e4f6d68493d227d2c226e6578745f647565223a22323032342d30312d3132227d
1	145	687e6b86-2a1f-5fb5-bf9a-c5541f837699	5	case.demand_raised@1	2026-11-23 09:15:31.23247+00	2024-01-08 02:00:00+00	console	58fa2ca2-ace4-538e-8093-867cb56707a8	0d5cb7b5-2896-520c-92fc-4af3d5cebbfb	\N	\\x7b226f636375727265645f6174223a22323032342d30312d30385431303a30303a30302b30383a3030222c226279223a22636f6e736f6c65222c22726f6c65223a22636f6e736f6c65222c226e223a312c2274657874223a7b226f66223a2236383765366238362d326131662d356662352d626639612d633535343166383337363939222c22626f78223a224b4e636f6d70337441654c593671535172726c4b7a78374b312b426378504b64566f6a6d367467342f76686c77723843766e6743725a4f414f7a694244513552355376626b78773d222c2268617368223a2253676e57777041414a6546635573564e6574615a463578736f726b7a646a6f6d7a6b375645582f445530493d227d7d
1	149	10136180-72d7-52fc-9cd9-97f916140720	3	case.offer_accepted@1	2026-11-23 09:15:31.427396+00	2024-01-08 02:00:00+00	console	58fa2ca2-ace4-538e-8093-867cb56707a8	0d5cb7b5-2896-520c-92fc-4af3d5cebbfb	\N	\\x7b226f636375727265645f6174223a22323032342d30312d30385431303a30303a30302b30383a3030222c226279223a22636f6e736f6c65222c22726f6c65223a22636f6e736f6c65222c226e223a317d
1	150	a0d17000-0000-8000-8000-000000000000	3	audit.heads_committed@1	2026-11-23 09:15:31.484864+00	\N	\N	\N	\N	\N	\\x7b2273697a65223a3134392c22726f6f74223a22656a554437787069462f54503233424534476f464c4744666649713333782b4b3170566a434c41795873733d227d
1	151	10136180-72d7-52fc-9cd9-97f916140720	4	case.signature_captured@1	2026-11-23 09:15:31.544823+00	2024-01-08 02:00:00+00	console	58fa2ca2-ace4-538e-8093-867cb56707a8	0d5cb7b5-2896-520c-92fc-4af3d5cebbfb	\N	\\x7b226f636375727265645f6174223a22323032342d30312d30385431303a30303a30302b30383a3030222c226279223a22636f6e736f6c65222c22726f6c65223a22636f6e736f6c65222c226e223a317d
1	152	10136180-72d7-52fc-9cd9-97f916140720	5	case.agreement_effective@1	2026-11-23 09:15:31.544823+00	2024-01-08 02:00:00+00	console	58fa2ca2-ace4-538e-8093-867cb56707a8	0d5cb7b5-2896-520c-92fc-4af3d5cebbfb	\N	\\x7b226f636375727265645f6174223a22323032342d30312d30385431303a30303a30302b30383a3030222c226279223a22636f6e736f6c65222c22726f6c65223a22636f6e736f6c65227d
1	153	10136180-72d7-52fc-9cd9-97f916140720	6	case.closed@1	2026-11-23 09:15:31.544823+00	2024-01-08 02:00:00+00	console	58fa2ca2-ace4-538e-8093-867cb56707a8	0d5cb7b5-2896-520c-92fc-4af3d5cebbfb	\N	\\x7b226f636375727265645f6174223a22323032342d30312d30385431303a30303a30302b30383a3030222c226279223a22636f6e736f6c65222c22726f6c65223a22636f6e736f6c65222c226f7574636f6d65223a227369676e6564227d
1	155	687e6b86-2a1f-5fb5-bf9a-c5541f837699	7	case.contact_logged@1	2026-11-23 09:15:31.67148+00	2026-11-23 09:15:31.67+00	console	58fa2ca2-ace4-538e-8093-867cb56707a8	0d5cb7b5-2896-520c-92fc-4af3d5cebbfb	00000000-0000-4000-8000-000000000001	\\x7b226f636375727265645f6174223a22323032362d31312d32335431373a31353a33312e3637303030302b30383a3030222c226279223a22636f6e736f6c65222c22726f6c65223a22636f6e736f6c65222c22636c61696d65645f6174223a22323032342d30312d30385431303a30303a30302b30383a3030222c226d6574686f64223a2270686f6e65227d
1	156	687e6b86-2a1f-5fb5-bf9a-c5541f837699	8	case.contact_logged@1	2026-11-23 09:15:31.67778+00	2026-11-23 09:15:31.67+00	console	58fa2ca2-ace4-538e-8093-867cb56707a8	0d5cb7b5-2896-520c-92fc-4af3d5cebbfb	00000000-0000-4000-8000-000000000002	\\x7b226f636375727265645f6174223a22323032362d31312d32335431373a31353a33312e3637303030302b30383a3030222c226279223a22636f6e736f6c65222c22726f6c65223a22636f6e736f6c65222c22636c61696d65645f6174223a22323032342d30312d30385431303a30303a30302b30383a3030222c226d6574686f64223a2270686f6e65227d
1	154	a0d17000-0000-8000-8000-000000000000	4	audit.heads_committed@1	2026-11-23 09:15:31.598879+00	\N	\N	\N	\N	\N	\\x7b2273697a65223a3135332c22726f6f74223a22433154644e564c624677486c577146652b6a6a39785179726544356b2b4b55465163545a587972784858773d227d
1	157	efd118f5-e025-534b-9c51-2d60dec9021e	1	account.opened@1	2026-11-23 09:15:36.484625+00	2026-11-23 09:15:36.420663+00	console	\N	\N	\N	\\x7b226f636375727265645f6174223a22323032362d31312d32335430393a31353a33362e3432303636335a222c226279223a22636f6e736f6c65222c22726f6c65223a22636f6e736f6c65222c226e616d65223a2277616e67227d
1	158	efd118f5-e025-534b-9c51-2d60dec9021e	2	account.posted@1	2026-11-23 09:15:36.484625+00	2026-11-23 09:15:36.420663+00	console	\N	0d5cb7b5-2896-520c-92fc-4af3d5cebbfb	\N	\\x7b226f636375727265645f6174223a22323032362d31312d32335430393a31353a33362e3432303636335a222c226279223a22636f6e736f6c65222c22726f6c65223a22636f6e736f6c65222c226e223a312c22616374696e675f726f6c65223a226361647265222c2272656d6974223a227461736b5f666f726365227d
1	159	a0d17000-0000-8000-8000-000000000000	5	audit.heads_committed@1	2026-11-23 09:15:38.485073+00	\N	\N	\N	\N	\N	\\x7b2273697a65223a3135382c22726f6f74223a2253572f49307a4353317378614e4c5a78355a6f76724331774b626a4441374a6b684c625538367956554d773d227d
\.


--
-- Data for Name: failures; Type: TABLE DATA; Schema: zhuanban; Owner: postgres
--

COPY zhuanban.failures (jurisdiction, key, n, last_at) FROM stdin;
\.


--
-- Data for Name: heads; Type: TABLE DATA; Schema: zhuanban; Owner: postgres
--

COPY zhuanban.heads (jurisdiction, "position", recorded_at, generation) FROM stdin;
1	159	2026-11-23 09:15:38.485073+00	16
\.


--
-- Data for Name: invitations; Type: TABLE DATA; Schema: zhuanban; Owner: postgres
--

COPY zhuanban.invitations (jurisdiction, secret, expires_at) FROM stdin;
\.


--
-- Data for Name: jurisdictions; Type: TABLE DATA; Schema: zhuanban; Owner: postgres
--

COPY zhuanban.jurisdictions (jurisdiction, name) FROM stdin;
1	default
\.


--
-- Data for Name: maps; Type: TABLE DATA; Schema: zhuanban; Owner: postgres
--

COPY zhuanban.maps (jurisdiction, sha256, outlines) FROM stdin;
\.


--
-- Data for Name: operations; Type: TABLE DATA; Schema: zhuanban; Owner: postgres
--

COPY zhuanban.operations (jurisdiction, op_id, "position", fields, answer) FROM stdin;
1	7ba36953-cb91-5cb7-a63e-6e01f5988d41	1	\N	\N
1	c0f88ee6-c491-536b-b729-5ec81b84c41c	4	\N	\N
1	a0d8f0de-87a4-5f11-ad77-1080d77b3608	5	\N	\N
1	16330e2f-51d1-5ce0-b006-69d8e92be77b	6	\N	\N
1	f82ddb82-378b-575d-91ce-6d4ce649be69	10	\N	\N
1	ac4052b1-d969-5568-a9ea-d340564efe3d	14	\N	\N
1	fb28c942-15f9-5047-8e0b-b3f8164303c4	15	\N	\N
1	6c813a5b-a131-51d3-a0af-7f80c7268862	19	\N	\N
1	de10b039-4f12-50a3-825f-d0e007bb859e	20	\N	\N
1	9482f247-86cb-510d-9d96-8319e020bea6	21	\N	\N
1	bb3b88a2-3c4f-5ac6-8cde-71001024c9aa	25	\N	\N
1	44042d7b-7122-508d-a465-189ec51e2bdb	28	\N	\N
1	9b4dc259-8c26-5a16-8f02-a9bdcec722a6	32	\N	\N
1	e629d33d-cad8-5d70-9973-f4c3d66a0815	33	\N	\N
1	7dc3c104-e3a0-5a47-ade9-ed58ef77ae83	34	\N	\N
1	67c2db7c-bc3c-533c-9251-6803eca3051f	35	\N	\N
1	b6e60bbd-6031-5d6b-b7f2-f0d8864ed1d2	38	\N	\N
1	347a7b92-3282-5ce4-a263-de4ae31c6cd9	39	\N	\N
1	4c707f45-efdc-5147-8ecc-e8c4c2908e8b	43	\N	\N
1	3a55661c-817e-5762-b896-15453e2f0776	44	\N	\N
1	c4eb412f-cde5-5198-b12a-3a35797407c9	45	\N	\N
1	48b41e54-00b2-5c62-9a00-959ce6a8cd4e	46	\N	\N
1	2c5e9a0d-498f-540e-915c-63ef29836429	47	\N	\N
1	5ade3af0-1a4d-5d34-ab87-74b3b8050f6a	50	\N	\N
1	cdbec8ab-b2ab-530e-b934-60316170f72a	51	\N	\N
1	163d0d26-8716-5e4a-b6e2-f2a408579ccc	52	\N	\N
1	8c1bc6a5-8691-5064-bcba-df2e644bf09a	53	\N	\N
1	fa61f8da-45cc-5687-976f-9ee054f0979d	54	\N	\N
1	19c8c48b-93de-5a5f-971a-9fbba51799d8	55	\N	\N
1	88d0ab3d-7ff1-525a-8a5d-ba853f4207ca	56	\N	\N
1	cf50ff46-8ca9-5c25-874a-6f077952c912	57	\N	\N
1	2973967f-7c86-506d-988e-9955b87086a3	58	\N	\N
1	2789855b-9166-5d08-b848-d4428803a512	59	\N	\N
1	363bcb59-2155-532b-85ac-47e5d9c75b60	60	\N	\N
1	4ffe56c9-b90a-5347-bbbf-84f3b875c99c	63	\N	\N
1	887acf06-7b77-5a1e-8b12-04957bc0a580	64	\N	\N
1	20823652-50fd-52aa-9709-40f9cea0d43d	65	\N	\N
1	c21dddde-ed27-59ab-8da6-06198e2cab41	66	\N	\N
1	fce50ef2-284f-55fa-802a-6276a316f1de	67	\N	\N
1	44fa840b-6fba-5637-8430-699e97e2493f	68	\N	\N
1	481941bc-6eb6-5b0a-b2e4-95251ef29ed8	69	\N	\N
1	701477d3-ee51-536f-9d59-53f925fbb7a4	70	\N	\N
1	f4f05b70-f351-5b73-9bf2-be65024a0c8b	73	\N	\N
1	3a356922-0ab7-52fd-b719-deb09410b2c4	74	\N	\N
1	b5539a72-5323-539f-a7f5-1626320760f1	75	\N	\N
1	43e93e66-c16a-525b-ac1c-58bd1c5a2b9f	76	\N	\N
1	82fde2a8-25b2-57fc-96d3-4cb86cce7961	77	\N	\N
1	db8e52b3-f6eb-567c-b99f-47f867b29356	78	\N	\N
1	471e29ea-5c1a-5661-8d59-10cb63653907	79	\N	\N
1	5c40fab0-0b4b-5100-b0f4-1a5cc6128079	80	\N	\N
1	43cf76a7-990b-56ae-aaf0-aa4c1667997c	81	\N	\N
1	3fbe447d-490a-5ada-b623-4bdfdfaad04b	82	\N	\N
1	a9add01a-dd95-59df-b402-1959c798f6bb	84	\N	\N
1	95b53ba7-cb7c-5ef0-9894-972ae28db547	87	\N	\N
1	fa506ca9-22b7-5117-897a-ec9c28f190cd	89	\N	\N
1	196c885c-c4f7-59f4-b5c3-b1c3dbfd6002	90	\N	\N
1	28c17c28-b413-5ba8-8107-550c1b2cf782	91	\N	\N
1	284db802-b28a-5488-aa20-d7975d744420	92	\N	\N
1	d6860242-9080-5aa9-95a3-989e803e4187	93	\N	\N
1	f212a1d8-773c-591b-8d00-63a49eaf9e83	94	\N	\N
1	d7260173-4a3e-5f23-a183-8984d39d2ab7	97	\N	\N
1	99d1554b-6e7f-5e2e-b542-013e32f50733	98	\N	\N
1	bca1faa0-9a7a-505e-81c0-c61edea654c5	99	\N	\N
1	d1df3c05-5b6e-5e7e-96ce-30c72d48a7dc	100	\N	\N
1	681eda67-5194-597b-8d08-13c1165dca9f	101	\N	\N
1	8e83f9fa-be76-5a5d-8e17-79295a84f834	102	\N	\N
1	529ca160-7dcf-5254-ba2b-4d81d0db992d	103	\N	\N
1	829ecf1c-cc90-542a-b37b-50272cc0c48a	106	\N	\N
1	a885a122-e750-5ae1-9b3a-38694ea93d72	107	\N	\N
1	158a0457-3f38-5162-85b4-a2cb3d67d86c	108	\N	\N
1	9130775f-7505-5ead-bbbe-0f974b94b519	109	\N	\N
1	64976493-40c0-5b42-890f-32adf3952b7b	110	\N	\N
1	f3578143-62f5-51d3-8958-0711a5515ab4	111	\N	\N
1	51fe6fee-c1f8-5273-9973-fc931126e795	112	\N	\N
1	e2d5e01e-9501-50de-a174-b3f4c2b9c620	113	\N	\N
1	06b8e20f-281b-50d0-be5d-bf79967ab09e	116	\N	\N
1	faee02db-00ed-5a61-98de-94c2661c3d70	117	\N	\N
1	2318a970-3fdc-580b-98d0-caf2e8d4763e	118	\N	\N
1	d67cff94-1d0f-5d8a-a977-459ae7c2f443	119	\N	\N
1	41f753e6-ca00-562e-ba0e-9aa9f4a08a00	120	\N	\N
1	69d0e52b-1169-5ffb-bbc9-47d0aa51edcd	121	\N	\N
1	89c67f87-6837-5225-95ad-3101e960579b	123	\N	\N
1	025e8dbd-1e4d-542d-a2bd-8bc1404c4c3e	126	\N	\N
1	4896b6db-268c-574a-9eca-fa2b94dab086	127	\N	\N
1	4f0f73d0-0290-5bfe-a022-1e1225d33470	128	\N	\N
1	81baf21e-af9e-5df8-85db-d38f246c1b6a	129	\N	\N
1	9e2e9e8a-92d3-51d3-9381-ef21ba9375ec	131	\N	\N
1	cb9328f3-2d43-5b21-bbf5-57011bca0944	132	\N	\N
1	2bad5af9-a85c-5532-b5db-74cf15b54e4b	135	\N	\N
1	a12899dd-908e-564e-b1db-f688cddd6615	136	\N	\N
1	00000000-0000-4000-8000-000000000001	155	{"path": "29ce9b4d27f1cd8879", "actor": "e99df7f4c04df55ac1", "method": "819038e403870aadb5", "occurred_at": "71e83ee8471de3cacb"}	{"version": 7}
1	00000000-0000-4000-8000-000000000002	156	{"path": "29ce9b4d27f1cd8879", "actor": "e99df7f4c04df55ac1", "method": "819038e403870aadb5", "occurred_at": "71e83ee8471de3cacb"}	{"version": 8}
\.


--
-- Data for Name: person_keys; Type: TABLE DATA; Schema: zhuanban; Owner: postgres
--

COPY zhuanban.person_keys (jurisdiction, person, wrapping, wrapped) FROM stdin;
1	8eab3edf-e11a-5924-aa44-94fd3f3dcb34	1	\\x5ee6fbdc0229e3cf2ca1c16f8c26cbcc80faadb88041a226c4bf737d94b02f783b7f66abb50fbd6f56058dfc575700bfccf68a2d9dadde80dc3a4844
1	4af82cb9-43bf-5302-a612-3f8fc503fb4d	1	\\xfe3dee8903068f58a9d1fa88395acef82f5664cdef1193263172d2b6d629e94dab3b1731181f27c19d24ef4c146256a1755f731732eff6422b3fc386
1	2cfd8470-b01d-57e9-b468-8f36e7b31428	1	\\x462e491428b964ddac3cab0a5c09c007414ff211c0abd8582affb4bd032e161b26444af1291da7ae28d1162468d638927bfe5f01a14f6b061dc6d6e9
1	a14a9150-3107-5cb4-9749-ed924cd770ec	1	\\xb7878337a321f18c9747221e5d500e91f85cde59778a7d487b8042b288eda868c092505e17b06bf74f36b67c5d672be05d5ee64242c984df5896fb00
1	8169519f-be4e-5aa1-8b2a-3e81b76cddbc	1	\\x8aa2bf0a75a9f2ff656d88369ba7a1cde0312f8b755c7eae6f82180a6b2f5ec4df1532df789eb9b2c09b936f6ff1177ca43843565d43cc97093f0bdf
1	d6bf66de-a265-531c-859b-98a550e18f04	1	\\xcf48819def00e45e924d199f2b6e4e25e80f1b96982a5b2a732b6b4e7567a875626da4679044f1c97166a18da536b7f65ff8aa89ce4e2d281f6703ad
1	b1d2ae7b-d9df-5d9f-ab40-d9734e250226	1	\\x17c7fb678c4248f3fab3ce232ecb7ac68b6e23c59acd9827c18b5190ad425f2c9538423a4c2f3ae48f34654083f4f368b9e781e63cff7da5cafa856b
1	eee3225f-3f94-507a-b5e3-75bfb9f48018	1	\\x017745aade33d6bfe9f872c3e915af5471da13d236b12ec182249e076d27d780793811df94c1bddefdae71153beafccdbab768078db23d3869c48726
1	58628d9d-4f04-5d85-9369-4858cfdc6ce2	1	\\x3b3d455e072d6fe863fcada1d40ccef5d14717039b5608e0b5822a444947c593fef435203a12ccf7116d9cc2c5b74ed91b887e312f4a476ea9d9897e
1	5eafe532-70d0-5fdd-86b5-75280779f379	1	\\xdd0e46d7f8be9c9125423f88824fff9cdf439d5242f99dfa0435c56756c814814370f707cab603674595c8bbc46c567c046429c44964a5da7faa7ac2
1	4ef8b01a-eea4-5569-ac06-a22c3aa1c8a3	1	\\xad9b3622c15442ca6eee314f925e7638cbf849239c2bff1fcc1abb44af2c170bd09c775406b8974692c3ce2a758fead76d1d0f4e877bda6630e8234b
1	65d738c8-64a9-5cdc-9e8f-3b1c575de721	1	\\x947285ff33315ad5d8a11d008fbf25dd32e698d8537b86574ef082f39e1fb1e2adeb5886c9f571b7627c43ad638fb5260585aaadb1c7ccec232a81a3
1	90da8b62-7822-534d-bcb6-9a4b7d6275c9	1	\\xae7a0ae4f2b719f9a6c89afbda1d5caaea78ffa7413c4bfe2a5cfbea546e7e0fd76766c980996a84277f28948720e3e0ca87683955f445529c08bc41
1	13215a29-4969-59dd-8445-fd9a1e24b2d1	1	\\x47485ba8c6d13ffa3a31ac70c4a8b21ff21d0919eba7806744353212e4f5030b04c4e7e2e04e25db633a628d88aeeff0d3b7a36a00068409377f2061
1	6e152acf-57b5-56ba-b2c2-c2391f4f3849	1	\\x820473e626651d8af10f7b8b3ffad0ca706466ff49cd73f28847ef926bfa0be154a2ebb35b572f42028dfac98d03ba8d4a4aa794a9951af721e78470
1	8c11d474-ffaa-52fd-91a1-2ab24c50e8ed	1	\\x5a1c76ad86d9675afcab961d1a4f4806febfcb8d5d169a1f5aa4fb466904adab22d1ada95357834d464b06ef2c38b3ce424580a0a3b02e229d424cd7
1	a1784bc9-a98a-552e-84f1-d555080390f1	1	\\x98b361b4c14e0ed0b94f1c2cfea6a93c6f1d3de71eeaabe4f74e296a48f40e1de6ee47d207d9b79e40a1b3908edf32fbf24bf61bc02ffbbe7bc71656
1	97b5929b-2f37-58f4-a882-97cea65745b1	1	\\x1dac9c78de01b43b16dbc7611fc1f0027d02cd2010ac968fee2dd5cbe20b02123fe6353b5293aebce994000950d9fbc8b41c6db13d4da1ea090c389a
1	357d5b2a-0f2f-55cf-bde9-81ba8ecb6128	1	\\x9f942ee22bd1325537938bc8286bd62dead5aaf4cca62da07e58e103d5bae432d33c649c3b15b60f46837744d93f4b73b4041a7b374a5a6f42097f07
1	5aa02105-9242-5719-ac96-70907ad68bb7	1	\\xa9ade289bec9e04dae7a40f06c7d2a71eb83aeecdbc4e1483b988b992a610e736ba5b1151f646883964c589b39fde7a4aff18a6ac64a2b5f0c43ab06
1	9b2b739c-0bd9-56f9-94f5-eef4a0adc1ac	1	\\xacca942c13b4f6a7f09cc32359fae652250be70fd2d8303e15d23677d7df03fbf8b17f2095ae7ea844a8be2ba7b8b81f496fbf5d0371ed096ac907a1
1	e21d7361-b975-5027-8f67-0c29df1308f9	1	\\xac4f5acf7a24806f4ade05fefcc57cdcff27de655fb0238128d9fabf43e9c1680f27f80fe5f3dd29421224d22e78f995b4b7409d1eea5fda61f5cc28
1	4b0b0301-ac03-5840-a582-11689223ccfc	1	\\x4f8d210af08a9434d531b16b26c146d1c4b4d3671a24f56ba618a85378696512dde3f7929e02dbe5206d5ecef3d9b6a85c2c78ec18fdab2f211f676f
1	11e03a1e-e1ef-597c-89cb-e1b5d252eed7	1	\\xc23a5d06fbd57f6a66a48010195c7aaa71324f854ba15fda1c3137a0d1dad8337875913555d0f5ef42714d58f6ac581114d5cca976d564aab18cee1a
1	687e6b86-2a1f-5fb5-bf9a-c5541f837699	1	\\x9137b43285cb6f12d48935a4135fd567a3ffe57cd06ef7b75556481b59fe84578a167e81c9c686a57f0a8384ff34c9f4abf6092234fc323824f3f1b5
\.


--
-- Data for Name: read_models; Type: TABLE DATA; Schema: zhuanban; Owner: postgres
--

COPY zhuanban.read_models (jurisdiction, name, definition, behind_at, reason, since) FROM stdin;
1	countdown	958f8cfdaac60b56	\N	\N	\N
1	time_to_close	3c8babbb65b4c409	\N	\N	\N
1	register	62b64679dd5464c4	\N	\N	\N
1	search	07835cda5193dfac	\N	\N	\N
1	due	333baba50a74b554	\N	\N	\N
1	caseload	9e734af7dc019726	\N	\N	\N
1	directory	9a649ae566256cde	\N	\N	\N
1	inspections	d9cfccce79690de8	\N	\N	\N
1	standing	2c5a0201f7ca008f	\N	\N	\N
1	transfers	4c211bd7296feac6	\N	\N	\N
1	holds	f9296e83d60587f8	\N	\N	\N
1	erasures	9191485462ddc6a6	\N	\N	\N
1	reads	153f275a9a411553	\N	\N	\N
1	confirmations	8ef8ce7c4d1015f5	\N	\N	\N
1	obstacles	8d79808c78fea50f	\N	\N	\N
1	pressure	26a6ee7a9b778396	\N	\N	\N
\.


--
-- Data for Name: recovery_codes; Type: TABLE DATA; Schema: zhuanban; Owner: postgres
--

COPY zhuanban.recovery_codes (jurisdiction, account, code) FROM stdin;
\.


--
-- Data for Name: refused_files; Type: TABLE DATA; Schema: zhuanban; Owner: postgres
--

COPY zhuanban.refused_files (jurisdiction, id, name, box, kept_at, project) FROM stdin;
\.


--
-- Data for Name: sessions; Type: TABLE DATA; Schema: zhuanban; Owner: postgres
--

COPY zhuanban.sessions (jurisdiction, id, account, secret, kind, posting, label, created_at, seen_at, expires_at) FROM stdin;
\.


--
-- Data for Name: tracking; Type: TABLE DATA; Schema: zhuanban; Owner: postgres
--

COPY zhuanban.tracking (jurisdiction, application, "position") FROM stdin;
\.


--
-- Data for Name: wrappings; Type: TABLE DATA; Schema: zhuanban; Owner: postgres
--

COPY zhuanban.wrappings (jurisdiction, oldest) FROM stdin;
\.


--
-- Name: checkpoints checkpoints_pkey; Type: CONSTRAINT; Schema: audit; Owner: postgres
--

ALTER TABLE ONLY audit.checkpoints
    ADD CONSTRAINT checkpoints_pkey PRIMARY KEY (jurisdiction, size);


--
-- Name: cosignatures cosignatures_pkey; Type: CONSTRAINT; Schema: audit; Owner: postgres
--

ALTER TABLE ONLY audit.cosignatures
    ADD CONSTRAINT cosignatures_pkey PRIMARY KEY (jurisdiction, size, witness);


--
-- Name: heads heads_pkey; Type: CONSTRAINT; Schema: audit; Owner: postgres
--

ALTER TABLE ONLY audit.heads
    ADD CONSTRAINT heads_pkey PRIMARY KEY (jurisdiction, key);


--
-- Name: shelves shelves_pkey; Type: CONSTRAINT; Schema: audit; Owner: postgres
--

ALTER TABLE ONLY audit.shelves
    ADD CONSTRAINT shelves_pkey PRIMARY KEY (jurisdiction, level, nth);


--
-- Name: tiles tiles_pkey; Type: CONSTRAINT; Schema: audit; Owner: postgres
--

ALTER TABLE ONLY audit.tiles
    ADD CONSTRAINT tiles_pkey PRIMARY KEY (jurisdiction, level, nth);


--
-- Name: trees trees_pkey; Type: CONSTRAINT; Schema: audit; Owner: postgres
--

ALTER TABLE ONLY audit.trees
    ADD CONSTRAINT trees_pkey PRIMARY KEY (jurisdiction);


--
-- Name: accompanied accompanied_pkey; Type: CONSTRAINT; Schema: models; Owner: zhuanban_models
--

ALTER TABLE ONLY models.accompanied
    ADD CONSTRAINT accompanied_pkey PRIMARY KEY (jurisdiction, "position");


--
-- Name: accounts accounts_pkey; Type: CONSTRAINT; Schema: models; Owner: zhuanban_models
--

ALTER TABLE ONLY models.accounts
    ADD CONSTRAINT accounts_pkey PRIMARY KEY (jurisdiction, id);


--
-- Name: beneath beneath_pkey; Type: CONSTRAINT; Schema: models; Owner: zhuanban_models
--

ALTER TABLE ONLY models.beneath
    ADD CONSTRAINT beneath_pkey PRIMARY KEY (jurisdiction, above, under);


--
-- Name: broken_glass broken_glass_pkey; Type: CONSTRAINT; Schema: models; Owner: zhuanban_models
--

ALTER TABLE ONLY models.broken_glass
    ADD CONSTRAINT broken_glass_pkey PRIMARY KEY (jurisdiction, "position");


--
-- Name: caseload caseload_pkey; Type: CONSTRAINT; Schema: models; Owner: zhuanban_models
--

ALTER TABLE ONLY models.caseload
    ADD CONSTRAINT caseload_pkey PRIMARY KEY (jurisdiction, case_id);


--
-- Name: chartered chartered_pkey; Type: CONSTRAINT; Schema: models; Owner: zhuanban_models
--

ALTER TABLE ONLY models.chartered
    ADD CONSTRAINT chartered_pkey PRIMARY KEY (jurisdiction, id);


--
-- Name: closing_marks closing_marks_pkey; Type: CONSTRAINT; Schema: models; Owner: zhuanban_models
--

ALTER TABLE ONLY models.closing_marks
    ADD CONSTRAINT closing_marks_pkey PRIMARY KEY (jurisdiction, case_id, "position");


--
-- Name: closing_spans closing_spans_pkey; Type: CONSTRAINT; Schema: models; Owner: zhuanban_models
--

ALTER TABLE ONLY models.closing_spans
    ADD CONSTRAINT closing_spans_pkey PRIMARY KEY (jurisdiction, case_id, starts);


--
-- Name: countdown_baselines countdown_baselines_pkey; Type: CONSTRAINT; Schema: models; Owner: zhuanban_models
--

ALTER TABLE ONLY models.countdown_baselines
    ADD CONSTRAINT countdown_baselines_pkey PRIMARY KEY (jurisdiction, project);


--
-- Name: countdown_days countdown_days_pkey; Type: CONSTRAINT; Schema: models; Owner: zhuanban_models
--

ALTER TABLE ONLY models.countdown_days
    ADD CONSTRAINT countdown_days_pkey PRIMARY KEY (jurisdiction, project, task_force, day, bucket);


--
-- Name: countdown_marks countdown_marks_pkey; Type: CONSTRAINT; Schema: models; Owner: zhuanban_models
--

ALTER TABLE ONLY models.countdown_marks
    ADD CONSTRAINT countdown_marks_pkey PRIMARY KEY (jurisdiction, case_id, "position");


--
-- Name: countdown_now countdown_now_pkey; Type: CONSTRAINT; Schema: models; Owner: zhuanban_models
--

ALTER TABLE ONLY models.countdown_now
    ADD CONSTRAINT countdown_now_pkey PRIMARY KEY (jurisdiction, project, task_force, bucket);


--
-- Name: countdown_shifts countdown_shifts_pkey; Type: CONSTRAINT; Schema: models; Owner: zhuanban_models
--

ALTER TABLE ONLY models.countdown_shifts
    ADD CONSTRAINT countdown_shifts_pkey PRIMARY KEY (jurisdiction, case_id, at);


--
-- Name: due due_pkey; Type: CONSTRAINT; Schema: models; Owner: zhuanban_models
--

ALTER TABLE ONLY models.due
    ADD CONSTRAINT due_pkey PRIMARY KEY (jurisdiction, case_id, kind, n);


--
-- Name: erasures erasures_pkey; Type: CONSTRAINT; Schema: models; Owner: zhuanban_models
--

ALTER TABLE ONLY models.erasures
    ADD CONSTRAINT erasures_pkey PRIMARY KEY (jurisdiction, "position");


--
-- Name: findings findings_pkey; Type: CONSTRAINT; Schema: models; Owner: zhuanban_models
--

ALTER TABLE ONLY models.findings
    ADD CONSTRAINT findings_pkey PRIMARY KEY (jurisdiction, inspection, n);


--
-- Name: holds holds_pkey; Type: CONSTRAINT; Schema: models; Owner: zhuanban_models
--

ALTER TABLE ONLY models.holds
    ADD CONSTRAINT holds_pkey PRIMARY KEY (jurisdiction, id);


--
-- Name: inspections inspections_pkey; Type: CONSTRAINT; Schema: models; Owner: zhuanban_models
--

ALTER TABLE ONLY models.inspections
    ADD CONSTRAINT inspections_pkey PRIMARY KEY (jurisdiction, id);


--
-- Name: looks looks_pkey; Type: CONSTRAINT; Schema: models; Owner: zhuanban_models
--

ALTER TABLE ONLY models.looks
    ADD CONSTRAINT looks_pkey PRIMARY KEY (jurisdiction, "position", nth);


--
-- Name: night_contacts night_contacts_pkey; Type: CONSTRAINT; Schema: models; Owner: zhuanban_models
--

ALTER TABLE ONLY models.night_contacts
    ADD CONSTRAINT night_contacts_pkey PRIMARY KEY (jurisdiction, project, at, "position");


--
-- Name: obstacles obstacles_pkey; Type: CONSTRAINT; Schema: models; Owner: zhuanban_models
--

ALTER TABLE ONLY models.obstacles
    ADD CONSTRAINT obstacles_pkey PRIMARY KEY (jurisdiction, project, kind, case_id, n, starts);


--
-- Name: openings openings_pkey; Type: CONSTRAINT; Schema: models; Owner: zhuanban_models
--

ALTER TABLE ONLY models.openings
    ADD CONSTRAINT openings_pkey PRIMARY KEY (jurisdiction, "position");


--
-- Name: postings postings_pkey; Type: CONSTRAINT; Schema: models; Owner: zhuanban_models
--

ALTER TABLE ONLY models.postings
    ADD CONSTRAINT postings_pkey PRIMARY KEY (jurisdiction, account, n);


--
-- Name: projects projects_pkey; Type: CONSTRAINT; Schema: models; Owner: zhuanban_models
--

ALTER TABLE ONLY models.projects
    ADD CONSTRAINT projects_pkey PRIMARY KEY (jurisdiction, id);


--
-- Name: register register_pkey; Type: CONSTRAINT; Schema: models; Owner: zhuanban_models
--

ALTER TABLE ONLY models.register
    ADD CONSTRAINT register_pkey PRIMARY KEY (jurisdiction, case_id);


--
-- Name: search_grams search_grams_pkey; Type: CONSTRAINT; Schema: models; Owner: zhuanban_models
--

ALTER TABLE ONLY models.search_grams
    ADD CONSTRAINT search_grams_pkey PRIMARY KEY (jurisdiction, case_id, person);


--
-- Name: standing_moved standing_moved_pkey; Type: CONSTRAINT; Schema: models; Owner: zhuanban_models
--

ALTER TABLE ONLY models.standing_moved
    ADD CONSTRAINT standing_moved_pkey PRIMARY KEY (jurisdiction);


--
-- Name: task_forces task_forces_pkey; Type: CONSTRAINT; Schema: models; Owner: zhuanban_models
--

ALTER TABLE ONLY models.task_forces
    ADD CONSTRAINT task_forces_pkey PRIMARY KEY (jurisdiction, id);


--
-- Name: transfers transfers_pkey; Type: CONSTRAINT; Schema: models; Owner: zhuanban_models
--

ALTER TABLE ONLY models.transfers
    ADD CONSTRAINT transfers_pkey PRIMARY KEY (jurisdiction, case_id, n);


--
-- Name: zhuanban_schema zhuanban_schema_pkey; Type: CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.zhuanban_schema
    ADD CONSTRAINT zhuanban_schema_pkey PRIMARY KEY (name);


--
-- Name: city_logins city_logins_pkey; Type: CONSTRAINT; Schema: zhuanban; Owner: postgres
--

ALTER TABLE ONLY zhuanban.city_logins
    ADD CONSTRAINT city_logins_pkey PRIMARY KEY (jurisdiction, issuer, subject);


--
-- Name: credentials credentials_pkey; Type: CONSTRAINT; Schema: zhuanban; Owner: postgres
--

ALTER TABLE ONLY zhuanban.credentials
    ADD CONSTRAINT credentials_pkey PRIMARY KEY (jurisdiction, account);


--
-- Name: devices devices_pkey; Type: CONSTRAINT; Schema: zhuanban; Owner: postgres
--

ALTER TABLE ONLY zhuanban.devices
    ADD CONSTRAINT devices_pkey PRIMARY KEY (jurisdiction, account, id);


--
-- Name: events events_jurisdiction_stream_version_key; Type: CONSTRAINT; Schema: zhuanban; Owner: postgres
--

ALTER TABLE ONLY zhuanban.events
    ADD CONSTRAINT events_jurisdiction_stream_version_key UNIQUE (jurisdiction, stream, version);


--
-- Name: events events_pkey; Type: CONSTRAINT; Schema: zhuanban; Owner: postgres
--

ALTER TABLE ONLY zhuanban.events
    ADD CONSTRAINT events_pkey PRIMARY KEY (jurisdiction, "position");


--
-- Name: failures failures_pkey; Type: CONSTRAINT; Schema: zhuanban; Owner: postgres
--

ALTER TABLE ONLY zhuanban.failures
    ADD CONSTRAINT failures_pkey PRIMARY KEY (jurisdiction, key);


--
-- Name: heads heads_pkey; Type: CONSTRAINT; Schema: zhuanban; Owner: postgres
--

ALTER TABLE ONLY zhuanban.heads
    ADD CONSTRAINT heads_pkey PRIMARY KEY (jurisdiction);


--
-- Name: invitations invitations_pkey; Type: CONSTRAINT; Schema: zhuanban; Owner: postgres
--

ALTER TABLE ONLY zhuanban.invitations
    ADD CONSTRAINT invitations_pkey PRIMARY KEY (jurisdiction, secret);


--
-- Name: jurisdictions jurisdictions_pkey; Type: CONSTRAINT; Schema: zhuanban; Owner: postgres
--

ALTER TABLE ONLY zhuanban.jurisdictions
    ADD CONSTRAINT jurisdictions_pkey PRIMARY KEY (jurisdiction);


--
-- Name: maps maps_pkey; Type: CONSTRAINT; Schema: zhuanban; Owner: postgres
--

ALTER TABLE ONLY zhuanban.maps
    ADD CONSTRAINT maps_pkey PRIMARY KEY (jurisdiction, sha256);


--
-- Name: operations operations_pkey; Type: CONSTRAINT; Schema: zhuanban; Owner: postgres
--

ALTER TABLE ONLY zhuanban.operations
    ADD CONSTRAINT operations_pkey PRIMARY KEY (jurisdiction, op_id);


--
-- Name: person_keys person_keys_pkey; Type: CONSTRAINT; Schema: zhuanban; Owner: postgres
--

ALTER TABLE ONLY zhuanban.person_keys
    ADD CONSTRAINT person_keys_pkey PRIMARY KEY (jurisdiction, person);


--
-- Name: read_models read_models_pkey; Type: CONSTRAINT; Schema: zhuanban; Owner: postgres
--

ALTER TABLE ONLY zhuanban.read_models
    ADD CONSTRAINT read_models_pkey PRIMARY KEY (jurisdiction, name);


--
-- Name: recovery_codes recovery_codes_pkey; Type: CONSTRAINT; Schema: zhuanban; Owner: postgres
--

ALTER TABLE ONLY zhuanban.recovery_codes
    ADD CONSTRAINT recovery_codes_pkey PRIMARY KEY (jurisdiction, account, code);


--
-- Name: refused_files refused_files_pkey; Type: CONSTRAINT; Schema: zhuanban; Owner: postgres
--

ALTER TABLE ONLY zhuanban.refused_files
    ADD CONSTRAINT refused_files_pkey PRIMARY KEY (jurisdiction, id);


--
-- Name: sessions sessions_jurisdiction_secret_key; Type: CONSTRAINT; Schema: zhuanban; Owner: postgres
--

ALTER TABLE ONLY zhuanban.sessions
    ADD CONSTRAINT sessions_jurisdiction_secret_key UNIQUE (jurisdiction, secret);


--
-- Name: sessions sessions_pkey; Type: CONSTRAINT; Schema: zhuanban; Owner: postgres
--

ALTER TABLE ONLY zhuanban.sessions
    ADD CONSTRAINT sessions_pkey PRIMARY KEY (jurisdiction, id);


--
-- Name: tracking tracking_pkey; Type: CONSTRAINT; Schema: zhuanban; Owner: postgres
--

ALTER TABLE ONLY zhuanban.tracking
    ADD CONSTRAINT tracking_pkey PRIMARY KEY (jurisdiction, application);


--
-- Name: wrappings wrappings_pkey; Type: CONSTRAINT; Schema: zhuanban; Owner: postgres
--

ALTER TABLE ONLY zhuanban.wrappings
    ADD CONSTRAINT wrappings_pkey PRIMARY KEY (jurisdiction);


--
-- Name: accompanied_jurisdiction_partner_at_idx; Type: INDEX; Schema: models; Owner: zhuanban_models
--

CREATE INDEX accompanied_jurisdiction_partner_at_idx ON models.accompanied USING btree (jurisdiction, partner, at) WHERE (confirmed_by IS DISTINCT FROM partner);


--
-- Name: accounts_jurisdiction_name_idx; Type: INDEX; Schema: models; Owner: zhuanban_models
--

CREATE INDEX accounts_jurisdiction_name_idx ON models.accounts USING btree (jurisdiction, name);


--
-- Name: beneath_jurisdiction_under_idx; Type: INDEX; Schema: models; Owner: zhuanban_models
--

CREATE INDEX beneath_jurisdiction_under_idx ON models.beneath USING btree (jurisdiction, under);


--
-- Name: broken_glass_jurisdiction_reader_until_idx; Type: INDEX; Schema: models; Owner: zhuanban_models
--

CREATE INDEX broken_glass_jurisdiction_reader_until_idx ON models.broken_glass USING btree (jurisdiction, reader, until);


--
-- Name: caseload_jurisdiction_chief_idx; Type: INDEX; Schema: models; Owner: zhuanban_models
--

CREATE INDEX caseload_jurisdiction_chief_idx ON models.caseload USING btree (jurisdiction, chief);


--
-- Name: caseload_jurisdiction_project_idx; Type: INDEX; Schema: models; Owner: zhuanban_models
--

CREATE INDEX caseload_jurisdiction_project_idx ON models.caseload USING btree (jurisdiction, project);


--
-- Name: closing_spans_jurisdiction_project_starts_idx; Type: INDEX; Schema: models; Owner: zhuanban_models
--

CREATE INDEX closing_spans_jurisdiction_project_starts_idx ON models.closing_spans USING btree (jurisdiction, project, starts);


--
-- Name: countdown_now_jurisdiction_task_force_idx; Type: INDEX; Schema: models; Owner: zhuanban_models
--

CREATE INDEX countdown_now_jurisdiction_task_force_idx ON models.countdown_now USING btree (jurisdiction, task_force);


--
-- Name: countdown_shifts_jurisdiction_project_at_idx; Type: INDEX; Schema: models; Owner: zhuanban_models
--

CREATE INDEX countdown_shifts_jurisdiction_project_at_idx ON models.countdown_shifts USING btree (jurisdiction, project, at);


--
-- Name: due_jurisdiction_due_idx; Type: INDEX; Schema: models; Owner: zhuanban_models
--

CREATE INDEX due_jurisdiction_due_idx ON models.due USING btree (jurisdiction, due) WHERE (due IS NOT NULL);


--
-- Name: holds_jurisdiction_over_idx; Type: INDEX; Schema: models; Owner: zhuanban_models
--

CREATE INDEX holds_jurisdiction_over_idx ON models.holds USING btree (jurisdiction, over);


--
-- Name: looks_jurisdiction_case_id_position_idx; Type: INDEX; Schema: models; Owner: zhuanban_models
--

CREATE INDEX looks_jurisdiction_case_id_position_idx ON models.looks USING btree (jurisdiction, case_id, "position") WHERE (case_id IS NOT NULL);


--
-- Name: looks_jurisdiction_project_position_idx; Type: INDEX; Schema: models; Owner: zhuanban_models
--

CREATE INDEX looks_jurisdiction_project_position_idx ON models.looks USING btree (jurisdiction, project, "position") WHERE (project IS NOT NULL);


--
-- Name: looks_jurisdiction_reader_position_idx; Type: INDEX; Schema: models; Owner: zhuanban_models
--

CREATE INDEX looks_jurisdiction_reader_position_idx ON models.looks USING btree (jurisdiction, reader, "position");


--
-- Name: obstacles_jurisdiction_project_kind_ends_starts_due_idx; Type: INDEX; Schema: models; Owner: zhuanban_models
--

CREATE INDEX obstacles_jurisdiction_project_kind_ends_starts_due_idx ON models.obstacles USING btree (jurisdiction, project, kind, ends) INCLUDE (starts, due);


--
-- Name: openings_jurisdiction_reader_case_id_idx; Type: INDEX; Schema: models; Owner: zhuanban_models
--

CREATE INDEX openings_jurisdiction_reader_case_id_idx ON models.openings USING btree (jurisdiction, reader, case_id);


--
-- Name: postings_jurisdiction_over_idx; Type: INDEX; Schema: models; Owner: zhuanban_models
--

CREATE INDEX postings_jurisdiction_over_idx ON models.postings USING btree (jurisdiction, over);


--
-- Name: register_jurisdiction_project_case_no_idx; Type: INDEX; Schema: models; Owner: zhuanban_models
--

CREATE INDEX register_jurisdiction_project_case_no_idx ON models.register USING btree (jurisdiction, project, case_no COLLATE "C");


--
-- Name: search_grams_grams_idx; Type: INDEX; Schema: models; Owner: zhuanban_models
--

CREATE INDEX search_grams_grams_idx ON models.search_grams USING gin (grams) WITH (fastupdate=off);


--
-- Name: transfers_jurisdiction_giver_idx; Type: INDEX; Schema: models; Owner: zhuanban_models
--

CREATE INDEX transfers_jurisdiction_giver_idx ON models.transfers USING btree (jurisdiction, giver);


--
-- Name: transfers_jurisdiction_receiver_idx; Type: INDEX; Schema: models; Owner: zhuanban_models
--

CREATE INDEX transfers_jurisdiction_receiver_idx ON models.transfers USING btree (jurisdiction, receiver);


--
-- Name: devices_by_id; Type: INDEX; Schema: zhuanban; Owner: postgres
--

CREATE INDEX devices_by_id ON zhuanban.devices USING btree (jurisdiction, id);


--
-- Name: devices_of_cadre; Type: INDEX; Schema: zhuanban; Owner: postgres
--

CREATE INDEX devices_of_cadre ON zhuanban.devices USING btree (jurisdiction, cadre);


--
-- Name: events_of_project; Type: INDEX; Schema: zhuanban; Owner: postgres
--

CREATE INDEX events_of_project ON zhuanban.events USING btree (jurisdiction, project, "position");


--
-- Name: sessions_of_account; Type: INDEX; Schema: zhuanban; Owner: postgres
--

CREATE INDEX sessions_of_account ON zhuanban.sessions USING btree (jurisdiction, account);


--
-- Name: events events_never_change; Type: TRIGGER; Schema: zhuanban; Owner: postgres
--

CREATE TRIGGER events_never_change BEFORE DELETE OR UPDATE ON zhuanban.events FOR EACH ROW EXECUTE FUNCTION zhuanban.refuse_change();


--
-- Name: events events_never_truncated; Type: TRIGGER; Schema: zhuanban; Owner: postgres
--

CREATE TRIGGER events_never_truncated BEFORE TRUNCATE ON zhuanban.events FOR EACH STATEMENT EXECUTE FUNCTION zhuanban.refuse_change();


--
-- Name: heads heads_jurisdiction_fkey; Type: FK CONSTRAINT; Schema: zhuanban; Owner: postgres
--

ALTER TABLE ONLY zhuanban.heads
    ADD CONSTRAINT heads_jurisdiction_fkey FOREIGN KEY (jurisdiction) REFERENCES zhuanban.jurisdictions(jurisdiction);


--
-- Name: accompanied; Type: ROW SECURITY; Schema: models; Owner: zhuanban_models
--

ALTER TABLE models.accompanied ENABLE ROW LEVEL SECURITY;

--
-- Name: accompanied by_case_id; Type: POLICY; Schema: models; Owner: zhuanban_models
--

CREATE POLICY by_case_id ON models.accompanied FOR SELECT TO zhuanban_reader USING ((case_id = ANY (( SELECT zhuanban.sight() AS sight)::uuid[])));


--
-- Name: due by_case_id; Type: POLICY; Schema: models; Owner: zhuanban_models
--

CREATE POLICY by_case_id ON models.due FOR SELECT TO zhuanban_reader USING ((case_id = ANY (( SELECT zhuanban.sight() AS sight)::uuid[])));


--
-- Name: looks by_case_id; Type: POLICY; Schema: models; Owner: zhuanban_models
--

CREATE POLICY by_case_id ON models.looks FOR SELECT TO zhuanban_reader USING ((case_id = ANY (( SELECT zhuanban.sight() AS sight)::uuid[])));


--
-- Name: openings by_case_id; Type: POLICY; Schema: models; Owner: zhuanban_models
--

CREATE POLICY by_case_id ON models.openings FOR SELECT TO zhuanban_reader USING ((case_id = ANY (( SELECT zhuanban.sight() AS sight)::uuid[])));


--
-- Name: register by_case_id; Type: POLICY; Schema: models; Owner: zhuanban_models
--

CREATE POLICY by_case_id ON models.register FOR SELECT TO zhuanban_reader USING ((case_id = ANY (( SELECT zhuanban.sight() AS sight)::uuid[])));


--
-- Name: search_grams by_case_id; Type: POLICY; Schema: models; Owner: zhuanban_models
--

CREATE POLICY by_case_id ON models.search_grams FOR SELECT TO zhuanban_reader USING ((case_id = ANY (( SELECT zhuanban.sight() AS sight)::uuid[])));


--
-- Name: transfers by_case_id; Type: POLICY; Schema: models; Owner: zhuanban_models
--

CREATE POLICY by_case_id ON models.transfers FOR SELECT TO zhuanban_reader USING ((case_id = ANY (( SELECT zhuanban.sight() AS sight)::uuid[])));


--
-- Name: projects by_id; Type: POLICY; Schema: models; Owner: zhuanban_models
--

CREATE POLICY by_id ON models.projects FOR SELECT TO zhuanban_reader USING ((id = ANY (( SELECT zhuanban.sight() AS sight)::uuid[])));


--
-- Name: task_forces by_id; Type: POLICY; Schema: models; Owner: zhuanban_models
--

CREATE POLICY by_id ON models.task_forces FOR SELECT TO zhuanban_reader USING ((id = ANY (( SELECT zhuanban.sight() AS sight)::uuid[])));


--
-- Name: findings by_over; Type: POLICY; Schema: models; Owner: zhuanban_models
--

CREATE POLICY by_over ON models.findings FOR SELECT TO zhuanban_reader USING ((over = ANY (( SELECT zhuanban.sight() AS sight)::uuid[])));


--
-- Name: inspections by_over; Type: POLICY; Schema: models; Owner: zhuanban_models
--

CREATE POLICY by_over ON models.inspections FOR SELECT TO zhuanban_reader USING ((over = ANY (( SELECT zhuanban.sight() AS sight)::uuid[])));


--
-- Name: accompanied by_project; Type: POLICY; Schema: models; Owner: zhuanban_models
--

CREATE POLICY by_project ON models.accompanied FOR SELECT TO zhuanban_reader USING ((project = ANY (( SELECT zhuanban.sight() AS sight)::uuid[])));


--
-- Name: caseload by_project; Type: POLICY; Schema: models; Owner: zhuanban_models
--

CREATE POLICY by_project ON models.caseload FOR SELECT TO zhuanban_reader USING ((project = ANY (( SELECT zhuanban.sight() AS sight)::uuid[])));


--
-- Name: closing_spans by_project; Type: POLICY; Schema: models; Owner: zhuanban_models
--

CREATE POLICY by_project ON models.closing_spans FOR SELECT TO zhuanban_reader USING ((project = ANY (( SELECT zhuanban.sight() AS sight)::uuid[])));


--
-- Name: countdown_baselines by_project; Type: POLICY; Schema: models; Owner: zhuanban_models
--

CREATE POLICY by_project ON models.countdown_baselines FOR SELECT TO zhuanban_reader USING ((project = ANY (( SELECT zhuanban.sight() AS sight)::uuid[])));


--
-- Name: countdown_days by_project; Type: POLICY; Schema: models; Owner: zhuanban_models
--

CREATE POLICY by_project ON models.countdown_days FOR SELECT TO zhuanban_reader USING ((project = ANY (( SELECT zhuanban.sight() AS sight)::uuid[])));


--
-- Name: countdown_marks by_project; Type: POLICY; Schema: models; Owner: zhuanban_models
--

CREATE POLICY by_project ON models.countdown_marks FOR SELECT TO zhuanban_reader USING ((project = ANY (( SELECT zhuanban.sight() AS sight)::uuid[])));


--
-- Name: countdown_now by_project; Type: POLICY; Schema: models; Owner: zhuanban_models
--

CREATE POLICY by_project ON models.countdown_now FOR SELECT TO zhuanban_reader USING ((project = ANY (( SELECT zhuanban.sight() AS sight)::uuid[])));


--
-- Name: countdown_shifts by_project; Type: POLICY; Schema: models; Owner: zhuanban_models
--

CREATE POLICY by_project ON models.countdown_shifts FOR SELECT TO zhuanban_reader USING ((project = ANY (( SELECT zhuanban.sight() AS sight)::uuid[])));


--
-- Name: due by_project; Type: POLICY; Schema: models; Owner: zhuanban_models
--

CREATE POLICY by_project ON models.due FOR SELECT TO zhuanban_reader USING ((project = ANY (( SELECT zhuanban.sight() AS sight)::uuid[])));


--
-- Name: erasures by_project; Type: POLICY; Schema: models; Owner: zhuanban_models
--

CREATE POLICY by_project ON models.erasures FOR SELECT TO zhuanban_reader USING ((project = ANY (( SELECT zhuanban.sight() AS sight)::uuid[])));


--
-- Name: holds by_project; Type: POLICY; Schema: models; Owner: zhuanban_models
--

CREATE POLICY by_project ON models.holds FOR SELECT TO zhuanban_reader USING ((project = ANY (( SELECT zhuanban.sight() AS sight)::uuid[])));


--
-- Name: looks by_project; Type: POLICY; Schema: models; Owner: zhuanban_models
--

CREATE POLICY by_project ON models.looks FOR SELECT TO zhuanban_reader USING ((project = ANY (( SELECT zhuanban.sight() AS sight)::uuid[])));


--
-- Name: night_contacts by_project; Type: POLICY; Schema: models; Owner: zhuanban_models
--

CREATE POLICY by_project ON models.night_contacts FOR SELECT TO zhuanban_reader USING ((project = ANY (( SELECT zhuanban.sight() AS sight)::uuid[])));


--
-- Name: obstacles by_project; Type: POLICY; Schema: models; Owner: zhuanban_models
--

CREATE POLICY by_project ON models.obstacles FOR SELECT TO zhuanban_reader USING ((project = ANY (( SELECT zhuanban.sight() AS sight)::uuid[])));


--
-- Name: openings by_project; Type: POLICY; Schema: models; Owner: zhuanban_models
--

CREATE POLICY by_project ON models.openings FOR SELECT TO zhuanban_reader USING ((project = ANY (( SELECT zhuanban.sight() AS sight)::uuid[])));


--
-- Name: register by_project; Type: POLICY; Schema: models; Owner: zhuanban_models
--

CREATE POLICY by_project ON models.register FOR SELECT TO zhuanban_reader USING ((project = ANY (( SELECT zhuanban.sight() AS sight)::uuid[])));


--
-- Name: search_grams by_project; Type: POLICY; Schema: models; Owner: zhuanban_models
--

CREATE POLICY by_project ON models.search_grams FOR SELECT TO zhuanban_reader USING ((project = ANY (( SELECT zhuanban.sight() AS sight)::uuid[])));


--
-- Name: transfers by_project; Type: POLICY; Schema: models; Owner: zhuanban_models
--

CREATE POLICY by_project ON models.transfers FOR SELECT TO zhuanban_reader USING ((project = ANY (( SELECT zhuanban.sight() AS sight)::uuid[])));


--
-- Name: erasures by_task_force; Type: POLICY; Schema: models; Owner: zhuanban_models
--

CREATE POLICY by_task_force ON models.erasures FOR SELECT TO zhuanban_reader USING ((task_force = ANY (( SELECT zhuanban.sight() AS sight)::uuid[])));


--
-- Name: holds by_task_force; Type: POLICY; Schema: models; Owner: zhuanban_models
--

CREATE POLICY by_task_force ON models.holds FOR SELECT TO zhuanban_reader USING ((task_force = ANY (( SELECT zhuanban.sight() AS sight)::uuid[])));


--
-- Name: looks by_task_force; Type: POLICY; Schema: models; Owner: zhuanban_models
--

CREATE POLICY by_task_force ON models.looks FOR SELECT TO zhuanban_reader USING ((task_force = ANY (( SELECT zhuanban.sight() AS sight)::uuid[])));


--
-- Name: caseload; Type: ROW SECURITY; Schema: models; Owner: zhuanban_models
--

ALTER TABLE models.caseload ENABLE ROW LEVEL SECURITY;

--
-- Name: closing_spans; Type: ROW SECURITY; Schema: models; Owner: zhuanban_models
--

ALTER TABLE models.closing_spans ENABLE ROW LEVEL SECURITY;

--
-- Name: countdown_baselines; Type: ROW SECURITY; Schema: models; Owner: zhuanban_models
--

ALTER TABLE models.countdown_baselines ENABLE ROW LEVEL SECURITY;

--
-- Name: countdown_days; Type: ROW SECURITY; Schema: models; Owner: zhuanban_models
--

ALTER TABLE models.countdown_days ENABLE ROW LEVEL SECURITY;

--
-- Name: countdown_marks; Type: ROW SECURITY; Schema: models; Owner: zhuanban_models
--

ALTER TABLE models.countdown_marks ENABLE ROW LEVEL SECURITY;

--
-- Name: countdown_now; Type: ROW SECURITY; Schema: models; Owner: zhuanban_models
--

ALTER TABLE models.countdown_now ENABLE ROW LEVEL SECURITY;

--
-- Name: countdown_shifts; Type: ROW SECURITY; Schema: models; Owner: zhuanban_models
--

ALTER TABLE models.countdown_shifts ENABLE ROW LEVEL SECURITY;

--
-- Name: due; Type: ROW SECURITY; Schema: models; Owner: zhuanban_models
--

ALTER TABLE models.due ENABLE ROW LEVEL SECURITY;

--
-- Name: erasures; Type: ROW SECURITY; Schema: models; Owner: zhuanban_models
--

ALTER TABLE models.erasures ENABLE ROW LEVEL SECURITY;

--
-- Name: findings; Type: ROW SECURITY; Schema: models; Owner: zhuanban_models
--

ALTER TABLE models.findings ENABLE ROW LEVEL SECURITY;

--
-- Name: holds; Type: ROW SECURITY; Schema: models; Owner: zhuanban_models
--

ALTER TABLE models.holds ENABLE ROW LEVEL SECURITY;

--
-- Name: inspections; Type: ROW SECURITY; Schema: models; Owner: zhuanban_models
--

ALTER TABLE models.inspections ENABLE ROW LEVEL SECURITY;

--
-- Name: looks; Type: ROW SECURITY; Schema: models; Owner: zhuanban_models
--

ALTER TABLE models.looks ENABLE ROW LEVEL SECURITY;

--
-- Name: night_contacts; Type: ROW SECURITY; Schema: models; Owner: zhuanban_models
--

ALTER TABLE models.night_contacts ENABLE ROW LEVEL SECURITY;

--
-- Name: obstacles; Type: ROW SECURITY; Schema: models; Owner: zhuanban_models
--

ALTER TABLE models.obstacles ENABLE ROW LEVEL SECURITY;

--
-- Name: openings; Type: ROW SECURITY; Schema: models; Owner: zhuanban_models
--

ALTER TABLE models.openings ENABLE ROW LEVEL SECURITY;

--
-- Name: projects; Type: ROW SECURITY; Schema: models; Owner: zhuanban_models
--

ALTER TABLE models.projects ENABLE ROW LEVEL SECURITY;

--
-- Name: register; Type: ROW SECURITY; Schema: models; Owner: zhuanban_models
--

ALTER TABLE models.register ENABLE ROW LEVEL SECURITY;

--
-- Name: search_grams; Type: ROW SECURITY; Schema: models; Owner: zhuanban_models
--

ALTER TABLE models.search_grams ENABLE ROW LEVEL SECURITY;

--
-- Name: task_forces; Type: ROW SECURITY; Schema: models; Owner: zhuanban_models
--

ALTER TABLE models.task_forces ENABLE ROW LEVEL SECURITY;

--
-- Name: transfers; Type: ROW SECURITY; Schema: models; Owner: zhuanban_models
--

ALTER TABLE models.transfers ENABLE ROW LEVEL SECURITY;

--
-- Name: SCHEMA audit; Type: ACL; Schema: -; Owner: postgres
--

GRANT USAGE ON SCHEMA audit TO zhuanban_app;


--
-- Name: SCHEMA models; Type: ACL; Schema: -; Owner: zhuanban_models
--

GRANT USAGE ON SCHEMA models TO zhuanban_reader;


--
-- Name: SCHEMA seen; Type: ACL; Schema: -; Owner: postgres
--

GRANT USAGE ON SCHEMA seen TO zhuanban_reader;


--
-- Name: SCHEMA zhuanban; Type: ACL; Schema: -; Owner: postgres
--

GRANT USAGE ON SCHEMA zhuanban TO zhuanban_app;
GRANT USAGE ON SCHEMA zhuanban TO zhuanban_models;
GRANT USAGE ON SCHEMA zhuanban TO zhuanban_reader;


--
-- Name: TABLE events; Type: ACL; Schema: zhuanban; Owner: postgres
--

GRANT SELECT ON TABLE zhuanban.events TO zhuanban_app;
GRANT SELECT ON TABLE zhuanban.events TO zhuanban_models;


--
-- Name: FUNCTION append(_jurisdiction integer, _generation integer, _before_streams uuid[], _before_versions integer[], _streams uuid[], _versions integer[], _topics text[], _states bytea[], _occurred timestamp with time zone[], _cadres text[], _projects uuid[], _task_forces uuid[], _ops uuid[], _op_ids uuid[], _op_firsts integer[], _op_fields jsonb[], _op_answers jsonb[]); Type: ACL; Schema: zhuanban; Owner: postgres
--

REVOKE ALL ON FUNCTION zhuanban.append(_jurisdiction integer, _generation integer, _before_streams uuid[], _before_versions integer[], _streams uuid[], _versions integer[], _topics text[], _states bytea[], _occurred timestamp with time zone[], _cadres text[], _projects uuid[], _task_forces uuid[], _ops uuid[], _op_ids uuid[], _op_firsts integer[], _op_fields jsonb[], _op_answers jsonb[]) FROM PUBLIC;
GRANT ALL ON FUNCTION zhuanban.append(_jurisdiction integer, _generation integer, _before_streams uuid[], _before_versions integer[], _streams uuid[], _versions integer[], _topics text[], _states bytea[], _occurred timestamp with time zone[], _cadres text[], _projects uuid[], _task_forces uuid[], _ops uuid[], _op_ids uuid[], _op_firsts integer[], _op_fields jsonb[], _op_answers jsonb[]) TO zhuanban_app;


--
-- Name: FUNCTION append_arrived(_jurisdiction integer, OUT _after bigint, OUT _upto bigint); Type: ACL; Schema: zhuanban; Owner: postgres
--

REVOKE ALL ON FUNCTION zhuanban.append_arrived(_jurisdiction integer, OUT _after bigint, OUT _upto bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION zhuanban.append_arrived(_jurisdiction integer, OUT _after bigint, OUT _upto bigint) TO zhuanban_app;


--
-- Name: FUNCTION become_writer(_jurisdiction integer, _streams uuid[], _op_ids uuid[]); Type: ACL; Schema: zhuanban; Owner: postgres
--

REVOKE ALL ON FUNCTION zhuanban.become_writer(_jurisdiction integer, _streams uuid[], _op_ids uuid[]) FROM PUBLIC;
GRANT ALL ON FUNCTION zhuanban.become_writer(_jurisdiction integer, _streams uuid[], _op_ids uuid[]) TO zhuanban_app;


--
-- Name: FUNCTION forget_fields(_jurisdiction integer, _streams uuid[]); Type: ACL; Schema: zhuanban; Owner: postgres
--

REVOKE ALL ON FUNCTION zhuanban.forget_fields(_jurisdiction integer, _streams uuid[]) FROM PUBLIC;
GRANT ALL ON FUNCTION zhuanban.forget_fields(_jurisdiction integer, _streams uuid[]) TO zhuanban_app;


--
-- Name: FUNCTION make_arriving(); Type: ACL; Schema: zhuanban; Owner: postgres
--

REVOKE ALL ON FUNCTION zhuanban.make_arriving() FROM PUBLIC;
GRANT ALL ON FUNCTION zhuanban.make_arriving() TO zhuanban_app;


--
-- Name: FUNCTION note_read_model(_jurisdiction integer, _name text, _definition text, _behind_at bigint, _reason text); Type: ACL; Schema: zhuanban; Owner: postgres
--

REVOKE ALL ON FUNCTION zhuanban.note_read_model(_jurisdiction integer, _name text, _definition text, _behind_at bigint, _reason text) FROM PUBLIC;
GRANT ALL ON FUNCTION zhuanban.note_read_model(_jurisdiction integer, _name text, _definition text, _behind_at bigint, _reason text) TO zhuanban_app;


--
-- Name: TABLE checkpoints; Type: ACL; Schema: audit; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE audit.checkpoints TO zhuanban_app;


--
-- Name: TABLE cosignatures; Type: ACL; Schema: audit; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE audit.cosignatures TO zhuanban_app;


--
-- Name: TABLE heads; Type: ACL; Schema: audit; Owner: postgres
--

GRANT SELECT,INSERT,UPDATE ON TABLE audit.heads TO zhuanban_app;


--
-- Name: TABLE shelves; Type: ACL; Schema: audit; Owner: postgres
--

GRANT SELECT,INSERT,UPDATE ON TABLE audit.shelves TO zhuanban_app;


--
-- Name: TABLE tiles; Type: ACL; Schema: audit; Owner: postgres
--

GRANT SELECT,INSERT,UPDATE ON TABLE audit.tiles TO zhuanban_app;


--
-- Name: TABLE trees; Type: ACL; Schema: audit; Owner: postgres
--

GRANT SELECT,INSERT,UPDATE ON TABLE audit.trees TO zhuanban_app;


--
-- Name: TABLE accompanied; Type: ACL; Schema: models; Owner: zhuanban_models
--

GRANT SELECT ON TABLE models.accompanied TO zhuanban_reader;


--
-- Name: TABLE caseload; Type: ACL; Schema: models; Owner: zhuanban_models
--

GRANT SELECT ON TABLE models.caseload TO zhuanban_reader;


--
-- Name: TABLE closing_spans; Type: ACL; Schema: models; Owner: zhuanban_models
--

GRANT SELECT ON TABLE models.closing_spans TO zhuanban_reader;


--
-- Name: TABLE countdown_baselines; Type: ACL; Schema: models; Owner: zhuanban_models
--

GRANT SELECT ON TABLE models.countdown_baselines TO zhuanban_reader;


--
-- Name: TABLE countdown_days; Type: ACL; Schema: models; Owner: zhuanban_models
--

GRANT SELECT ON TABLE models.countdown_days TO zhuanban_reader;


--
-- Name: TABLE countdown_marks; Type: ACL; Schema: models; Owner: zhuanban_models
--

GRANT SELECT ON TABLE models.countdown_marks TO zhuanban_reader;


--
-- Name: TABLE countdown_now; Type: ACL; Schema: models; Owner: zhuanban_models
--

GRANT SELECT ON TABLE models.countdown_now TO zhuanban_reader;


--
-- Name: TABLE countdown_shifts; Type: ACL; Schema: models; Owner: zhuanban_models
--

GRANT SELECT ON TABLE models.countdown_shifts TO zhuanban_reader;


--
-- Name: TABLE due; Type: ACL; Schema: models; Owner: zhuanban_models
--

GRANT SELECT ON TABLE models.due TO zhuanban_reader;


--
-- Name: TABLE erasures; Type: ACL; Schema: models; Owner: zhuanban_models
--

GRANT SELECT ON TABLE models.erasures TO zhuanban_reader;


--
-- Name: TABLE findings; Type: ACL; Schema: models; Owner: zhuanban_models
--

GRANT SELECT ON TABLE models.findings TO zhuanban_reader;


--
-- Name: TABLE holds; Type: ACL; Schema: models; Owner: zhuanban_models
--

GRANT SELECT ON TABLE models.holds TO zhuanban_reader;


--
-- Name: TABLE inspections; Type: ACL; Schema: models; Owner: zhuanban_models
--

GRANT SELECT ON TABLE models.inspections TO zhuanban_reader;


--
-- Name: TABLE looks; Type: ACL; Schema: models; Owner: zhuanban_models
--

GRANT SELECT ON TABLE models.looks TO zhuanban_reader;


--
-- Name: TABLE night_contacts; Type: ACL; Schema: models; Owner: zhuanban_models
--

GRANT SELECT ON TABLE models.night_contacts TO zhuanban_reader;


--
-- Name: TABLE obstacles; Type: ACL; Schema: models; Owner: zhuanban_models
--

GRANT SELECT ON TABLE models.obstacles TO zhuanban_reader;


--
-- Name: TABLE openings; Type: ACL; Schema: models; Owner: zhuanban_models
--

GRANT SELECT ON TABLE models.openings TO zhuanban_reader;


--
-- Name: TABLE projects; Type: ACL; Schema: models; Owner: zhuanban_models
--

GRANT SELECT ON TABLE models.projects TO zhuanban_reader;


--
-- Name: TABLE register; Type: ACL; Schema: models; Owner: zhuanban_models
--

GRANT SELECT ON TABLE models.register TO zhuanban_reader;


--
-- Name: TABLE search_grams; Type: ACL; Schema: models; Owner: zhuanban_models
--

GRANT SELECT ON TABLE models.search_grams TO zhuanban_reader;


--
-- Name: TABLE task_forces; Type: ACL; Schema: models; Owner: zhuanban_models
--

GRANT SELECT ON TABLE models.task_forces TO zhuanban_reader;


--
-- Name: TABLE transfers; Type: ACL; Schema: models; Owner: zhuanban_models
--

GRANT SELECT ON TABLE models.transfers TO zhuanban_reader;


--
-- Name: TABLE events; Type: ACL; Schema: seen; Owner: postgres
--

GRANT SELECT ON TABLE seen.events TO zhuanban_reader;


--
-- Name: TABLE city_logins; Type: ACL; Schema: zhuanban; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE zhuanban.city_logins TO zhuanban_app;


--
-- Name: TABLE credentials; Type: ACL; Schema: zhuanban; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE zhuanban.credentials TO zhuanban_app;


--
-- Name: TABLE devices; Type: ACL; Schema: zhuanban; Owner: postgres
--

GRANT SELECT,INSERT,UPDATE ON TABLE zhuanban.devices TO zhuanban_app;


--
-- Name: TABLE failures; Type: ACL; Schema: zhuanban; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE zhuanban.failures TO zhuanban_app;


--
-- Name: TABLE heads; Type: ACL; Schema: zhuanban; Owner: postgres
--

GRANT SELECT ON TABLE zhuanban.heads TO zhuanban_app;
GRANT SELECT ON TABLE zhuanban.heads TO zhuanban_models;
GRANT SELECT ON TABLE zhuanban.heads TO zhuanban_reader;


--
-- Name: TABLE invitations; Type: ACL; Schema: zhuanban; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE zhuanban.invitations TO zhuanban_app;


--
-- Name: TABLE jurisdictions; Type: ACL; Schema: zhuanban; Owner: postgres
--

GRANT SELECT ON TABLE zhuanban.jurisdictions TO zhuanban_app;
GRANT SELECT ON TABLE zhuanban.jurisdictions TO zhuanban_models;


--
-- Name: TABLE maps; Type: ACL; Schema: zhuanban; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE zhuanban.maps TO zhuanban_app;


--
-- Name: TABLE operations; Type: ACL; Schema: zhuanban; Owner: postgres
--

GRANT SELECT ON TABLE zhuanban.operations TO zhuanban_app;


--
-- Name: TABLE person_keys; Type: ACL; Schema: zhuanban; Owner: postgres
--

GRANT SELECT,INSERT,DELETE ON TABLE zhuanban.person_keys TO zhuanban_app;
GRANT SELECT ON TABLE zhuanban.person_keys TO zhuanban_reader;


--
-- Name: TABLE read_models; Type: ACL; Schema: zhuanban; Owner: postgres
--

GRANT SELECT ON TABLE zhuanban.read_models TO zhuanban_app;
GRANT SELECT ON TABLE zhuanban.read_models TO zhuanban_reader;


--
-- Name: TABLE recovery_codes; Type: ACL; Schema: zhuanban; Owner: postgres
--

GRANT SELECT,INSERT,DELETE ON TABLE zhuanban.recovery_codes TO zhuanban_app;


--
-- Name: TABLE refused_files; Type: ACL; Schema: zhuanban; Owner: postgres
--

GRANT SELECT,INSERT,DELETE ON TABLE zhuanban.refused_files TO zhuanban_app;


--
-- Name: COLUMN refused_files.box; Type: ACL; Schema: zhuanban; Owner: postgres
--

GRANT UPDATE(box) ON TABLE zhuanban.refused_files TO zhuanban_app;


--
-- Name: TABLE sessions; Type: ACL; Schema: zhuanban; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE zhuanban.sessions TO zhuanban_app;


--
-- Name: TABLE tracking; Type: ACL; Schema: zhuanban; Owner: postgres
--

GRANT SELECT,INSERT,UPDATE ON TABLE zhuanban.tracking TO zhuanban_app;


--
-- Name: TABLE wrappings; Type: ACL; Schema: zhuanban; Owner: postgres
--

GRANT SELECT,INSERT,UPDATE ON TABLE zhuanban.wrappings TO zhuanban_app;


--
-- PostgreSQL database dump complete
--

\unrestrict et6bPGOZbFo6IOd2ub8lpSllQUXvS5aHdKQD8vtGkqVm4f9qmCgEzjgq6jNRcsw

