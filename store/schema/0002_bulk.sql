-- Ready events by COPY: they wait in a table of the session that only the owner could have made,
-- until one call checks that every stream is carried on and moves them into the log in order.

-- The application may fill the table but neither alter nor replace it: it belongs to the owner.
CREATE FUNCTION zhuanban.make_arriving() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
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

-- Moves what arrived into the log, all of it or nothing, under the head lock, which is kept until
-- the caller commits. Returns the first and the last position; raises where a stream has a gap,
-- moved on, or an operation is known.
CREATE FUNCTION zhuanban.append_arrived(_jurisdiction integer, OUT _after bigint, OUT _upto bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = zhuanban, pg_temp SET work_mem = '64MB' AS $$
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

REVOKE ALL ON FUNCTION zhuanban.make_arriving, zhuanban.append_arrived FROM PUBLIC;
GRANT EXECUTE ON FUNCTION zhuanban.make_arriving, zhuanban.append_arrived TO zhuanban_app;
