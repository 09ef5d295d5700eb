-- The log: one row an event, in the order in which the log learned it. Nothing is ever changed or taken away.

CREATE SCHEMA log;

CREATE TABLE log.head (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    position bigint NOT NULL DEFAULT 0,
    last_recorded_at timestamptz NOT NULL DEFAULT 'epoch',
    frontier bytea[] NOT NULL DEFAULT '{}'  -- of the Merkle tree over the log
) WITH (fillfactor = 20);

INSERT INTO log.head DEFAULT VALUES;

CREATE TABLE log.event (
    position bigint PRIMARY KEY,
    recorded_at timestamptz NOT NULL,
    stream uuid NOT NULL,
    version bigint NOT NULL CHECK (version > 0),
    topic text NOT NULL,
    payload text NOT NULL,
    UNIQUE (stream, version)
);

CREATE FUNCTION log.refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the log is append-only: % on %.% is refused', TG_OP, TG_TABLE_SCHEMA, TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON log.event
    FOR EACH STATEMENT EXECUTE FUNCTION log.refuse();

CREATE TRIGGER there_is_one_head BEFORE INSERT OR DELETE OR TRUNCATE ON log.head
    FOR EACH STATEMENT EXECUTE FUNCTION log.refuse();

CREATE TRIGGER never_back BEFORE UPDATE ON log.head FOR EACH ROW
    WHEN (NEW.position < OLD.position OR NEW.last_recorded_at < OLD.last_recorded_at)
    EXECUTE FUNCTION log.refuse();
