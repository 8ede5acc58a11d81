-- Roles belong to the whole server, so they are made apart from the numbered schema, and only once.
-- The lock of a migration holds for its own database; a start in another one may make them too.
DO $$
DECLARE
    step record;
BEGIN
    FOR step IN VALUES
        ('zhuanban_models', 'CREATE ROLE zhuanban_models NOLOGIN'),
        ('zhuanban_reader', 'CREATE ROLE zhuanban_reader NOLOGIN'),
        ('zhuanban_app', 'CREATE ROLE zhuanban_app LOGIN')
    LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = step.column1) THEN
            BEGIN
                EXECUTE step.column2;
            EXCEPTION WHEN duplicate_object OR unique_violation THEN
                NULL;  -- the other start was first
            END;
        END IF;
    END LOOP;
    FOR step IN VALUES
        ('zhuanban_app', 'GRANT zhuanban_models, zhuanban_reader TO zhuanban_app'),
        (current_user, 'GRANT zhuanban_models, zhuanban_reader, zhuanban_app TO CURRENT_USER')
    LOOP
        BEGIN
            EXECUTE step.column2;
        EXCEPTION WHEN unique_violation OR internal_error THEN
            NULL;  -- granted by the other start at this moment
        END;
    END LOOP;
END $$;
