-- The log of a jurisdiction: gap-free positions, nothing ever changed, everything keyed by it first.
-- Runs as the owner. The application connects as zhuanban_app, which can read the log and append
-- to it through one function, and can do nothing else to it.

CREATE SCHEMA zhuanban;

CREATE TABLE zhuanban.jurisdictions (
    jurisdiction integer PRIMARY KEY,
    name         text NOT NULL
);

-- One row a jurisdiction; whoever holds its lock is the writer, so position order is commit order.
CREATE TABLE zhuanban.heads (
    jurisdiction integer PRIMARY KEY REFERENCES zhuanban.jurisdictions,
    position     bigint NOT NULL DEFAULT 0 CHECK (position >= 0),
    recorded_at  timestamptz NOT NULL DEFAULT '-infinity',
    generation   integer NOT NULL DEFAULT 0  -- moves when a read model is set aside or repaired
) WITH (fillfactor = 10);

-- No foreign keys from here on: append and become_writer need a head row, and that refers to its
-- jurisdiction; a check of every event would lock the one jurisdiction's row each time.
CREATE TABLE zhuanban.events (
    jurisdiction integer NOT NULL,
    position     bigint NOT NULL CHECK (position > 0),
    stream       uuid NOT NULL,
    version      integer NOT NULL CHECK (version >= 0),
    topic        text NOT NULL,
    recorded_at  timestamptz NOT NULL,
    occurred_at  timestamptz,
    cadre        text,
    project      uuid,
    task_force   uuid,
    op_id        uuid,
    state        bytea NOT NULL,
    PRIMARY KEY (jurisdiction, position),
    UNIQUE (jurisdiction, stream, version)
);
CREATE INDEX events_of_project ON zhuanban.events (jurisdiction, project, position);

-- What was already done under an operation number, so that a retry is harmless.
-- fields: a keyed hash of each field of the request, to name a difference without keeping the text.
CREATE TABLE zhuanban.operations (
    jurisdiction integer NOT NULL,
    op_id        uuid NOT NULL,
    position     bigint NOT NULL,
    fields       jsonb,
    answer       jsonb,
    PRIMARY KEY (jurisdiction, op_id)
);

-- One key a person (or household), wrapped by a key that is not in the database.
-- A row may be deleted: then the person is unreadable everywhere, and the log is untouched.
CREATE TABLE zhuanban.person_keys (
    jurisdiction integer NOT NULL,
    person       uuid NOT NULL,
    wrapping     integer NOT NULL,
    wrapped      bytea NOT NULL,
    PRIMARY KEY (jurisdiction, person)
);

-- Read models that are not brought along: where they stand and why.
CREATE TABLE zhuanban.read_models (
    jurisdiction integer NOT NULL,
    name         text NOT NULL,
    definition   text NOT NULL,
    behind_at    bigint,
    reason       text,
    since        timestamptz,
    PRIMARY KEY (jurisdiction, name)
);

-- Where followers of the log outside this database stand.
CREATE TABLE zhuanban.tracking (
    jurisdiction integer NOT NULL,
    application  text NOT NULL,
    position     bigint NOT NULL,
    PRIMARY KEY (jurisdiction, application)
);

CREATE FUNCTION zhuanban.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the log is append-only: % on % refused', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER events_never_change BEFORE UPDATE OR DELETE ON zhuanban.events
    FOR EACH ROW EXECUTE FUNCTION zhuanban.refuse_change();
CREATE TRIGGER events_never_truncated BEFORE TRUNCATE ON zhuanban.events
    FOR EACH STATEMENT EXECUTE FUNCTION zhuanban.refuse_change();

-- Become the writer, and learn what decides whether a save is accepted.
CREATE FUNCTION zhuanban.become_writer(_jurisdiction integer, _streams uuid[], _op_ids uuid[])
RETURNS TABLE (id uuid, number bigint, fields jsonb, answer jsonb, is_stream boolean)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = zhuanban, pg_temp AS $$
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

-- The only way into the log: position and recorded_at are assigned here and nowhere else.
-- Returns the events as they were stored, for the read models; NULL where a read model was set
-- aside or repaired since the writer asked. Raises where a stream or an operation moved on.
-- _before_*: each stream carried on, with the version that must stand before its first event.
-- _op_firsts: the place in the batch of each operation's first event, from 1.
CREATE FUNCTION zhuanban.append(
    _jurisdiction integer, _generation integer, _before_streams uuid[], _before_versions integer[],
    _streams uuid[], _versions integer[], _topics text[], _states bytea[],
    _occurred timestamptz[], _cadres text[], _projects uuid[], _task_forces uuid[], _ops uuid[],
    _op_ids uuid[], _op_firsts integer[], _op_fields jsonb[], _op_answers jsonb[])
RETURNS zhuanban.events[]
LANGUAGE plpgsql SECURITY DEFINER SET search_path = zhuanban, pg_temp AS $$
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
    PERFORM pg_notify('zhuanban_' || _jurisdiction, (before + cardinality(_streams))::text);
    RETURN arrived;
END $$;

-- The same for a writer who brings the read models along one by one.
CREATE FUNCTION zhuanban.append_only(
    _jurisdiction integer, _generation integer, _before_streams uuid[], _before_versions integer[],
    _streams uuid[], _versions integer[], _topics text[], _states bytea[],
    _occurred timestamptz[], _cadres text[], _projects uuid[], _task_forces uuid[], _ops uuid[],
    _op_ids uuid[], _op_firsts integer[], _op_fields jsonb[], _op_answers jsonb[])
RETURNS integer LANGUAGE sql AS $$
    SELECT cardinality(zhuanban.append(
        _jurisdiction, _generation, _before_streams, _before_versions, _streams, _versions,
        _topics, _states, _occurred, _cadres, _projects, _task_forces, _ops,
        _op_ids, _op_firsts, _op_fields, _op_answers));
$$;

-- A whole batch in one call, if nothing stands against it; returns its last position. Runs with
-- the caller's rights, since the read models' functions belong to a role the caller is a member of.
CREATE FUNCTION zhuanban.write(
    _jurisdiction integer, _generation integer, _set_aside text[], _heard text[],
    _before_streams uuid[], _before_versions integer[],
    _streams uuid[], _versions integer[], _topics text[], _states bytea[],
    _occurred timestamptz[], _cadres text[], _projects uuid[], _task_forces uuid[], _ops uuid[],
    _op_ids uuid[], _op_firsts integer[], _op_fields jsonb[], _op_answers jsonb[],
    _persons uuid[], _wrapped bytea[])
RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    arrived zhuanban.events[] := zhuanban.append(
        _jurisdiction, _generation, _before_streams, _before_versions, _streams, _versions,
        _topics, _states, _occurred, _cadres, _projects, _task_forces, _ops,
        _op_ids, _op_firsts, _op_fields, _op_answers);
    upto bigint := arrived[cardinality(arrived)].position;
BEGIN
    IF cardinality(_persons) > 0 AND upto > 0 THEN
        INSERT INTO zhuanban.person_keys (jurisdiction, person, wrapping, wrapped)
            SELECT _jurisdiction, person, 1, wrapped
            FROM unnest(_persons, _wrapped) k (person, wrapped);
    END IF;
    IF upto > 0 THEN
        PERFORM models.bring_along(_jurisdiction, upto, arrived, _heard, _set_aside);
    END IF;
    RETURN upto;
END $$;

-- Say which read models are not brought along; every writer asks anew when the generation moves.
CREATE FUNCTION zhuanban.note_read_model(
    _jurisdiction integer, _name text, _definition text, _behind_at bigint, _reason text)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = zhuanban, pg_temp AS $$
BEGIN
    INSERT INTO read_models VALUES
        (_jurisdiction, _name, _definition, _behind_at, _reason,
         CASE WHEN _behind_at IS NOT NULL THEN clock_timestamp() END)
    ON CONFLICT (jurisdiction, name) DO UPDATE
        SET definition = excluded.definition, behind_at = excluded.behind_at,
            reason = excluded.reason, since = excluded.since;
    UPDATE heads h SET generation = h.generation + 1 WHERE h.jurisdiction = _jurisdiction;
END $$;

CREATE SCHEMA models;
CREATE SCHEMA beside;
ALTER SCHEMA beside OWNER TO zhuanban_models;
ALTER SCHEMA models OWNER TO zhuanban_models;
GRANT USAGE ON SCHEMA zhuanban TO zhuanban_app, zhuanban_models;
GRANT SELECT ON zhuanban.events, zhuanban.heads, zhuanban.jurisdictions TO zhuanban_app, zhuanban_models;
GRANT SELECT ON zhuanban.operations TO zhuanban_app;
GRANT SELECT, INSERT, DELETE ON zhuanban.person_keys TO zhuanban_app;
GRANT SELECT ON zhuanban.read_models TO zhuanban_app;
GRANT SELECT, INSERT, UPDATE ON zhuanban.tracking TO zhuanban_app;
REVOKE ALL ON FUNCTION zhuanban.become_writer, zhuanban.append, zhuanban.note_read_model FROM PUBLIC;
GRANT EXECUTE ON FUNCTION zhuanban.become_writer, zhuanban.append, zhuanban.note_read_model
    TO zhuanban_app;

INSERT INTO zhuanban.jurisdictions VALUES (1, 'default');
INSERT INTO zhuanban.heads (jurisdiction) VALUES (1);
