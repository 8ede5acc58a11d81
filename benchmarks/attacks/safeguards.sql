-- What a superuser may do to the log's protection; a trial takes one statement of a part.

-- part grants
GRANT UPDATE ON zhuanban.events TO zhuanban_app;
GRANT ALL ON zhuanban.events TO PUBLIC;
GRANT DELETE ON zhuanban.events TO zhuanban_models;
GRANT UPDATE (state) ON zhuanban.events TO zhuanban_app;
GRANT UPDATE ON zhuanban.heads TO zhuanban_app;
GRANT SELECT ON zhuanban.events TO zhuanban_app WITH GRANT OPTION;
ALTER TABLE zhuanban.events OWNER TO zhuanban_app;
REVOKE SELECT ON zhuanban.events FROM zhuanban_app;

-- part roles
ALTER ROLE zhuanban_app SUPERUSER;
ALTER ROLE zhuanban_app CREATEROLE;
ALTER ROLE zhuanban_models REPLICATION;
ALTER ROLE zhuanban_app BYPASSRLS;
GRANT pg_write_all_data TO zhuanban_app;
GRANT pg_read_server_files TO zhuanban_models;

-- part hidden
ALTER TABLE zhuanban.events ENABLE ROW LEVEL SECURITY;
CREATE RULE nothing AS ON INSERT TO zhuanban.events DO INSTEAD NOTHING;
CREATE RULE less AS ON DELETE TO zhuanban.heads DO ALSO NOTHING;
CREATE TABLE zhuanban.more () INHERITS (zhuanban.events);

-- part triggers
ALTER TABLE zhuanban.events DISABLE TRIGGER ALL;
ALTER TABLE zhuanban.events DISABLE TRIGGER events_never_change;
ALTER TABLE zhuanban.events ENABLE REPLICA TRIGGER events_never_truncated;
DROP TRIGGER events_never_change ON zhuanban.events;
DROP TRIGGER events_never_truncated ON zhuanban.events;
CREATE OR REPLACE TRIGGER events_never_change BEFORE UPDATE ON zhuanban.events FOR EACH ROW
    EXECUTE FUNCTION zhuanban.refuse_change();
CREATE OR REPLACE TRIGGER events_never_change BEFORE UPDATE OR DELETE ON zhuanban.events FOR
    EACH ROW WHEN (OLD.position > 1000) EXECUTE FUNCTION zhuanban.refuse_change();
CREATE OR REPLACE TRIGGER events_never_change BEFORE UPDATE OR DELETE ON zhuanban.events FOR
    EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
CREATE TRIGGER more BEFORE INSERT ON zhuanban.events FOR EACH ROW EXECUTE FUNCTION
    tsvector_update_trigger('a', 'b', 'c');
CREATE TRIGGER more BEFORE UPDATE ON zhuanban.heads FOR EACH ROW EXECUTE FUNCTION
    suppress_redundant_updates_trigger();

-- part functions
CREATE OR REPLACE FUNCTION zhuanban.refuse_change() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN
    RETURN coalesce(NEW, OLD); END';
CREATE OR REPLACE FUNCTION zhuanban.make_arriving() RETURNS void LANGUAGE plpgsql SECURITY
    DEFINER AS 'BEGIN PERFORM 1; END';
CREATE OR REPLACE FUNCTION audit.field(_bytes bytea) RETURNS bytea LANGUAGE sql IMMUTABLE AS
    'SELECT _bytes';
CREATE OR REPLACE FUNCTION audit.chain(_chain bytea, _leaves bytea[]) RETURNS bytea LANGUAGE sql
    AS 'SELECT _chain';
CREATE FUNCTION zhuanban.change(bigint, bytea) RETURNS void LANGUAGE sql SECURITY DEFINER AS
    'UPDATE zhuanban.events SET state = $2 WHERE position = $1';
ALTER FUNCTION zhuanban.append RESET search_path;
ALTER FUNCTION zhuanban.append_arrived SET search_path = public;
ALTER FUNCTION zhuanban.append_only SECURITY DEFINER;
ALTER FUNCTION zhuanban.append SECURITY INVOKER;
ALTER FUNCTION zhuanban.become_writer OWNER TO zhuanban_app;
ALTER FUNCTION audit.leaf RENAME TO loaf;
GRANT EXECUTE ON FUNCTION zhuanban.append TO PUBLIC;
GRANT EXECUTE ON FUNCTION zhuanban.note_read_model TO PUBLIC;
DROP FUNCTION zhuanban.append_only;

-- part constraints
ALTER TABLE zhuanban.events DROP CONSTRAINT events_pkey;
ALTER TABLE zhuanban.events DROP CONSTRAINT events_jurisdiction_stream_version_key;
ALTER TABLE zhuanban.events DROP CONSTRAINT events_position_check;
ALTER TABLE zhuanban.events ALTER state DROP NOT NULL;
ALTER TABLE zhuanban.heads DROP CONSTRAINT heads_position_check;
ALTER TABLE zhuanban.heads ALTER recorded_at DROP NOT NULL;
