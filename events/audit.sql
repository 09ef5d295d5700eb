-- What the audit adds to the log (RFC 9162): each event's leaf, which commits to its words with a salt and stays when the
-- words are erased; the tiles of the tree over the leaves; and the checkpoints that were signed.

ALTER TABLE log.head DROP COLUMN frontier;

DROP TRIGGER append_only ON log.event;

ALTER TABLE log.event ADD COLUMN salt bytea, ADD COLUMN leaf text, ALTER COLUMN payload DROP NOT NULL;

-- Events of before the audit are committed to from now on.

UPDATE log.event SET salt = uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid());

UPDATE log.event SET leaf = format(
    '{"event":{"author":%s,"commitment":"%s","id":"%s/%s","stream":"%s","topic":"%s","version":%s},'
        '"position":%s,"recorded_at":"%s","v":1}',
    to_json(payload::json ->> 'author'),
    encode(sha256(convert_to(E'entente/payload/v1\n', 'UTF8') || salt || convert_to(payload, 'UTF8')), 'hex'),
    stream, version, stream, topic, version, position,
    to_char(recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
);

CREATE INDEX key_events ON log.event (position) WHERE topic IN ('key-enrolled', 'key-revoked');

CREATE INDEX erasures ON log.event (position) WHERE topic = 'payload-erased';

ALTER TABLE log.event
    ALTER COLUMN leaf SET NOT NULL,
    ADD CHECK ((payload IS NULL) = (salt IS NULL)),
    ADD CHECK (octet_length(salt) = 32),
    ADD CHECK (octet_length(leaf) <= 65535);

CREATE TRIGGER append_only BEFORE DELETE OR TRUNCATE ON log.event
    FOR EACH STATEMENT EXECUTE FUNCTION log.refuse();

-- An event may lose its words and their salt, and nothing else, once a later event of its stream says that they are erased.

CREATE FUNCTION log.erased(stream uuid, version bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (
        SELECT FROM log.event
        WHERE event.stream = erased.stream AND event.version > erased.version AND topic = 'payload-erased'
    )
$$;

CREATE TRIGGER only_erased BEFORE UPDATE ON log.event FOR EACH ROW
    WHEN (NEW.payload IS NOT NULL OR NEW.salt IS NOT NULL
        OR (NEW.position, NEW.recorded_at, NEW.stream, NEW.version, NEW.topic, NEW.leaf)
            IS DISTINCT FROM (OLD.position, OLD.recorded_at, OLD.stream, OLD.version, OLD.topic, OLD.leaf)
        OR NOT log.erased(OLD.stream, OLD.version))
    EXECUTE FUNCTION log.refuse();

CREATE TABLE log.tree (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    size bigint NOT NULL DEFAULT 0,
    frontier bytea NOT NULL DEFAULT ''  -- the roots of the complete subtrees, the largest first
) WITH (fillfactor = 20);

INSERT INTO log.tree DEFAULT VALUES;

CREATE TABLE log.tile (
    level integer NOT NULL,
    index bigint NOT NULL,
    hashes bytea NOT NULL,
    PRIMARY KEY (level, index),
    CHECK (octet_length(hashes) BETWEEN 32 AND 8192 AND octet_length(hashes) % 32 = 0)
);

ALTER TABLE log.tile ALTER COLUMN hashes SET STORAGE EXTERNAL;

CREATE TABLE log.checkpoint (
    size bigint PRIMARY KEY,
    root bytea NOT NULL CHECK (octet_length(root) = 32),
    note text NOT NULL,
    signer text NOT NULL,  -- the verifier key of who signed it
    signed_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON log.checkpoint
    FOR EACH STATEMENT EXECUTE FUNCTION log.refuse();

CREATE TABLE log.cosignature (
    size bigint NOT NULL REFERENCES log.checkpoint,
    witness text NOT NULL,  -- the verifier key of who signed it
    line text NOT NULL,
    kept_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (size, witness)
);

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON log.cosignature
    FOR EACH STATEMENT EXECUTE FUNCTION log.refuse();
