-- Keys of persons are wrapped by numbered secrets, and destroyed where an order is recorded.

-- Secrets below this number wrap no key any more: whoever still holds an older file is refused.
CREATE TABLE zhuanban.wrappings (
    jurisdiction integer PRIMARY KEY,
    oldest       integer NOT NULL
);
GRANT SELECT, INSERT, UPDATE ON zhuanban.wrappings TO zhuanban_app;

-- Stores new keys; each comes with its secret's number in its first four bytes. Called under the
-- head lock, as is the move of oldest, so that no key slips in under a secret that is let go.
CREATE FUNCTION zhuanban.keep_keys(_jurisdiction integer, _persons uuid[], _wrapped bytea[])
RETURNS void LANGUAGE plpgsql AS $$
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

-- As before, and keys come wrapped by any secret.
CREATE OR REPLACE FUNCTION zhuanban.write(
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
        PERFORM zhuanban.keep_keys(_jurisdiction, _persons, _wrapped);
    END IF;
    IF upto > 0 THEN
        PERFORM models.bring_along(_jurisdiction, upto, arrived, _heard, _set_aside);
    END IF;
    RETURN upto;
END $$;

-- As before, and an order of erasure takes its person's key with it, both or neither.
CREATE OR REPLACE FUNCTION zhuanban.append(
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
    IF 'person.erased@1' = ANY (_topics) THEN
        DELETE FROM person_keys k USING unnest(_topics, _states) e (topic, state)
            WHERE k.jurisdiction = _jurisdiction AND e.topic = 'person.erased@1'
              AND k.person = (convert_from(e.state, 'UTF8')::jsonb ->> 'person')::uuid;
    END IF;
    PERFORM pg_notify('zhuanban_' || _jurisdiction, (before + cardinality(_streams))::text);
    RETURN arrived;
END $$;

-- Lets go of what requests about these streams were compared with, but for where they went and
-- whose they were, or of all: a keyed hash can be held against a guess by whoever has the key.
CREATE FUNCTION zhuanban.forget_fields(_jurisdiction integer, _streams uuid[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = zhuanban, pg_temp AS $$
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
REVOKE ALL ON FUNCTION zhuanban.forget_fields FROM PUBLIC;
GRANT EXECUTE ON FUNCTION zhuanban.forget_fields TO zhuanban_app;

-- Whose rows they are, for whoever may fetch them; and they are sealed anew with the keys.
ALTER TABLE zhuanban.refused_files ADD COLUMN project uuid;
GRANT UPDATE (box) ON zhuanban.refused_files TO zhuanban_app;
