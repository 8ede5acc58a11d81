-- A topic that a newer release wrote stops the read models that would have to know it: their counts
-- stay as they were before it and say so, and writing goes on.

-- The topic, as stored, that a read model set aside waits for a newer release to know.
ALTER TABLE zhuanban.read_models ADD COLUMN awaits text;

-- Called with a batch that holds a topic outside _known. _models: the aggregates that each read model
-- asks about. Returns the read models that stop before this batch; every writer learns of it.
CREATE FUNCTION zhuanban.stop_at_newer(
    _jurisdiction integer, _arrived zhuanban.events[], _known text[], _models jsonb)
RETURNS text[] LANGUAGE plpgsql SECURITY DEFINER SET search_path = zhuanban, pg_temp AS $$
DECLARE
    stopped text[];
BEGIN
    WITH newer AS (
        SELECT DISTINCT ON (m.key) m.key AS name, e.position, e.topic
        FROM unnest(_arrived) e JOIN jsonb_each(_models) m ON m.value ? split_part(e.topic, '.', 1)
        WHERE e.topic <> ALL (_known) ORDER BY m.key, e.position),
    aside AS (
        UPDATE read_models r SET behind_at = (SELECT min(position) - 1 FROM unnest(_arrived)),
            awaits = n.topic, since = clock_timestamp(),
            reason = format('position %s holds %s, which a newer release wrote', n.position, n.topic)
        FROM newer n
        WHERE r.jurisdiction = _jurisdiction AND r.name = n.name AND r.behind_at IS NULL
        RETURNING r.name)
    SELECT array_agg(name) FROM aside INTO stopped;
    IF stopped IS NOT NULL THEN
        UPDATE heads h SET generation = h.generation + 1 WHERE h.jurisdiction = _jurisdiction;
    END IF;
    RETURN coalesce(stopped, '{}');
END $$;

-- The same for a rebuild, which can fold only up to the position before.
CREATE FUNCTION zhuanban.note_newer(
    _jurisdiction integer, _name text, _definition text, _position bigint, _topic text)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = zhuanban, pg_temp AS $$
BEGIN
    PERFORM note_read_model(_jurisdiction, _name, _definition, _position - 1,
        format('position %s holds %s, which a newer release wrote', _position, _topic));
    UPDATE read_models SET awaits = _topic WHERE jurisdiction = _jurisdiction AND name = _name;
END $$;

-- As before, and whatever it waited for, it does not any more.
CREATE OR REPLACE FUNCTION zhuanban.note_read_model(
    _jurisdiction integer, _name text, _definition text, _behind_at bigint, _reason text)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = zhuanban, pg_temp AS $$
BEGIN
    INSERT INTO read_models VALUES
        (_jurisdiction, _name, _definition, _behind_at, _reason,
         CASE WHEN _behind_at IS NOT NULL THEN clock_timestamp() END)
    ON CONFLICT (jurisdiction, name) DO UPDATE
        SET definition = excluded.definition, behind_at = excluded.behind_at,
            reason = excluded.reason, since = excluded.since, awaits = NULL;
    UPDATE heads h SET generation = h.generation + 1 WHERE h.jurisdiction = _jurisdiction;
END $$;

REVOKE ALL ON FUNCTION zhuanban.stop_at_newer, zhuanban.note_newer FROM PUBLIC;
GRANT EXECUTE ON FUNCTION zhuanban.stop_at_newer, zhuanban.note_newer TO zhuanban_app;
