-- What opens a second factor once its device is lost: keyed hashes, each used once and gone.
CREATE TABLE zhuanban.recovery_codes (
    jurisdiction integer NOT NULL,
    account      uuid NOT NULL,
    code         bytea NOT NULL,
    PRIMARY KEY (jurisdiction, account, code)
);
GRANT SELECT, INSERT, DELETE ON zhuanban.recovery_codes TO zhuanban_app;
