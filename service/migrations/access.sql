-- Who may ask: API keys, of which only a hash is kept, and how many requests each has made in its minute.

CREATE SCHEMA access;

CREATE TABLE access.key (
    id text PRIMARY KEY CHECK (id ~ '^[0-9a-z]{8}$'),
    hash bytea NOT NULL CHECK (length(hash) = 32),  -- SHA-256 of the whole text of the key
    name text NOT NULL,
    role text NOT NULL CHECK (role IN ('reader', 'maintainer', 'auditor', 'administrator')),
    scopes text[] NOT NULL CHECK (scopes <@ ARRAY['read', 'append', 'audit', 'administer']),
    authors text[] CHECK (cardinality(authors) > 0),  -- under whose names it may append; null: any
    quota integer CHECK (quota > 0),  -- requests a minute; null: as is set for all
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    created_by text NOT NULL,
    expires_at timestamptz,
    revoked_at timestamptz,
    revoked_by text,
    last_used_at timestamptz,
    CHECK ((revoked_at IS NULL) = (revoked_by IS NULL))
);

CREATE FUNCTION access.refuse_to_restore_keys() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a revoked key stays revoked'
        USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER revoked_for_ever BEFORE UPDATE ON access.key
    FOR EACH ROW WHEN (OLD.revoked_at IS NOT NULL AND NEW.revoked_at IS DISTINCT FROM OLD.revoked_at)
    EXECUTE FUNCTION access.refuse_to_restore_keys();

CREATE UNLOGGED TABLE access.quota (
    holder text PRIMARY KEY,
    since timestamptz NOT NULL,
    spent integer NOT NULL
) WITH (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 10000);


GRANT USAGE ON SCHEMA access TO entente_web;
GRANT SELECT, INSERT, UPDATE (revoked_at, revoked_by, last_used_at) ON access.key TO entente_web;
GRANT SELECT, INSERT, UPDATE, DELETE ON access.quota TO entente_web;
