-- Roles belong to the whole server, so they are made apart from the numbered schema, and only once.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'zhuanban_models') THEN
        CREATE ROLE zhuanban_models NOLOGIN;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'zhuanban_app') THEN
        CREATE ROLE zhuanban_app LOGIN;
        GRANT zhuanban_models TO zhuanban_app;
    END IF;
END $$;
GRANT zhuanban_models, zhuanban_app TO CURRENT_USER;
