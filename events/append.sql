-- How events come into the log.

DROP FUNCTION IF EXISTS log.append(uuid[], bigint[], text[], text[]);
DROP FUNCTION IF EXISTS log.append(uuid[], bigint[], text[], text[], bytea[], text[]);
DROP FUNCTION IF EXISTS log.erase(uuid, bigint, text, bytea, text);

-- Only these functions write. The row lock on the head makes one append wait for the other, so that positions are
-- without gap and readers who see a position have seen all below it; the clock is read under that lock.

CREATE OR REPLACE FUNCTION log.advance(events bigint, OUT first bigint, OUT since timestamptz) LANGUAGE plpgsql AS $$
BEGIN
    PERFORM set_config('lock_timeout', '5s', true);
    UPDATE log.head SET
        position = head.position + events,
        last_recorded_at = greatest(head.last_recorded_at + interval '1 microsecond', clock_timestamp())
            + (events - 1) * interval '1 microsecond'
    RETURNING position - events + 1, last_recorded_at - (events - 1) * interval '1 microsecond' INTO first, since;
    NOTIFY log;
END
$$;

CREATE OR REPLACE FUNCTION log.leaf(event text, at_position bigint, at_time timestamptz) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT format('{"event":%s,"position":%s,"recorded_at":"%s","v":1}', event, at_position,
        to_char(at_time AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))
$$;

-- `keys` is the position of the newest event that tells of authors' keys, as the caller knows it: who checked signatures
-- against older keys has to check them again.

CREATE OR REPLACE FUNCTION log.append(
    streams uuid[], versions bigint[], topics text[], payloads text[], salts bytea[], events text[],
    keys bigint DEFAULT NULL
)
RETURNS TABLE (at_position bigint, at_time timestamptz) LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_generic_plan AS $$
DECLARE
    first bigint;
    since timestamptz;
BEGIN
    SELECT * INTO first, since FROM log.advance(cardinality(streams));
    IF EXISTS (
        SELECT FROM log.event WHERE topic IN ('key-enrolled', 'key-revoked') AND position > keys AND position < first
    ) THEN
        RAISE EXCEPTION 'keys were enrolled or revoked since position %', keys USING ERRCODE = 'serialization_failure';
    END IF;
    RETURN QUERY
        INSERT INTO log.event (position, recorded_at, stream, version, topic, payload, salt, leaf)
        SELECT at.position, at.time, streams[n], versions[n], topics[n], payloads[n], salts[n],
            log.leaf(events[n], at.position, at.time)
        FROM generate_series(1, cardinality(streams)) AS n,
            LATERAL (SELECT first + n - 1, since + (n - 1) * interval '1 microsecond') AS at (position, time)
        RETURNING position, recorded_at;
    IF 1 < ANY (versions) THEN
        PERFORM log.check_streams(first);
    END IF;
END
$$;

-- An erasure appends its event and takes away the words of all earlier events of the stream; their leaves stay.

CREATE OR REPLACE FUNCTION log.erase(
    stream uuid, version bigint, payload text, salt bytea, event text, keys bigint DEFAULT NULL
)
RETURNS TABLE (at_position bigint, at_time timestamptz) LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN QUERY
        SELECT * FROM log.append(
            ARRAY[stream], ARRAY[version], ARRAY['payload-erased'], ARRAY[payload], ARRAY[salt], ARRAY[event], keys
        );
    UPDATE log.event SET payload = NULL, salt = NULL
    WHERE event.stream = erase.stream AND event.version < erase.version;
END
$$;

-- The authors who have a key that is not revoked: what comes in bulk comes unsigned, and may not be theirs.

CREATE OR REPLACE FUNCTION log.signing_authors() RETURNS SETOF text LANGUAGE sql STABLE AS $$
    SELECT payload::json ->> 'author'
    FROM log.event AS enrolled
    WHERE topic = 'key-enrolled' AND NOT EXISTS (
        SELECT FROM log.event AS revoked WHERE revoked.topic = 'key-revoked' AND revoked.stream = enrolled.stream
    )
$$;

CREATE OR REPLACE FUNCTION log.append_staged() RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    first bigint;
    since timestamptz;
    appended bigint;
    other uuid;
    author text;
BEGIN
    -- The head is locked before looking for what is on record already, so that nothing comes in between.
    PERFORM set_config('lock_timeout', '5s', true);
    PERFORM FROM log.head FOR UPDATE;
    SELECT staged.stream INTO other FROM staged JOIN log.event AS known USING (stream, version)
    WHERE (staged.topic, staged.payload) IS DISTINCT FROM (known.topic, known.payload)
    ORDER BY staged.line LIMIT 1;
    IF other IS NOT NULL THEN
        RAISE EXCEPTION 'development % is on record and says something else', other
            USING ERRCODE = 'unique_violation', DETAIL = other::text;
    END IF;
    DELETE FROM staged USING log.event AS known WHERE known.stream = staged.stream AND known.version = staged.version;
    SELECT count(*) INTO appended FROM staged;
    IF appended > 0 AND EXISTS (SELECT FROM log.signing_authors()) THEN
        SELECT event::json ->> 'author' INTO author FROM staged
        WHERE event::json ->> 'author' IN (SELECT log.signing_authors())
        ORDER BY line LIMIT 1;
        IF author IS NOT NULL THEN
            RAISE EXCEPTION 'the author % has a key and has not signed', author
                USING ERRCODE = 'invalid_authorization_specification', DETAIL = author;
        END IF;
    END IF;
    IF appended > 0 THEN
        SELECT * INTO first, since FROM log.advance(appended);
        INSERT INTO log.event (position, recorded_at, stream, version, topic, payload, salt, leaf)
        SELECT at.position, at.time, stream, version, topic, payload, salt, log.leaf(event, at.position, at.time)
        FROM (SELECT *, row_number() OVER (ORDER BY line) AS n FROM staged) AS new,
            LATERAL (SELECT first + n - 1, since + (n - 1) * interval '1 microsecond') AS at (position, time)
        ORDER BY n;
        PERFORM log.check_streams(first);
    END IF;
    RETURN appended;
END
$$;

CREATE OR REPLACE FUNCTION log.check_streams(since bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM log.event AS new
        WHERE new.position >= since AND new.version > 1 AND NOT EXISTS (
            SELECT FROM log.event AS previous
            WHERE previous.stream = new.stream
              AND previous.version = new.version - 1
              AND previous.position < new.position
        )
    ) THEN
        RAISE EXCEPTION 'a stream would skip a version' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
END
$$;

-- The position that the log had reached at an instant. Positions have no gap and times only grow, so halving the range
-- finds it. An instant since the last event waits for an append under way, which may have read its time already.

CREATE OR REPLACE FUNCTION log.position_at(instant timestamptz) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    low bigint := 0;
    high bigint;
    middle bigint;
    newest timestamptz;
BEGIN
    SELECT position, last_recorded_at INTO high, newest FROM log.head;
    IF instant > newest THEN
        SELECT position, last_recorded_at INTO high, newest FROM log.head FOR SHARE;
    END IF;
    IF instant >= newest THEN
        RETURN high;
    END IF;
    WHILE low < high LOOP
        middle := (low + high + 1) / 2;
        IF (SELECT recorded_at FROM log.event WHERE position = middle) <= instant THEN
            low := middle;
        ELSE
            high := middle - 1;
        END IF;
    END LOOP;
    RETURN low;
END
$$;
