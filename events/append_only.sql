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

-- Only these functions write. The row lock on the head makes one append wait for the other, so that positions are
-- without gap and readers who see a position have seen all below it; the clock is read under that lock.

CREATE FUNCTION log.advance(events bigint, OUT first bigint, OUT since timestamptz) LANGUAGE plpgsql AS $$
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

CREATE FUNCTION log.append(streams uuid[], versions bigint[], topics text[], payloads text[])
RETURNS TABLE (at_position bigint, at_time timestamptz) LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_generic_plan AS $$
DECLARE
    first bigint;
    since timestamptz;
BEGIN
    SELECT * INTO first, since FROM log.advance(cardinality(streams));
    RETURN QUERY
        INSERT INTO log.event (position, recorded_at, stream, version, topic, payload)
        SELECT first + n - 1, since + (n - 1) * interval '1 microsecond',
            streams[n], versions[n], topics[n], payloads[n]
        FROM generate_series(1, cardinality(streams)) AS n
        RETURNING position, recorded_at;
    IF 1 < ANY (versions) THEN
        PERFORM log.check_streams(first);
    END IF;
END
$$;

CREATE FUNCTION log.append_staged() RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    first bigint;
    since timestamptz;
    appended bigint;
    other uuid;
BEGIN
    -- The head is locked before looking for what is on record already, so that nothing comes in between.
    PERFORM set_config('lock_timeout', '5s', true);
    PERFORM FROM log.head FOR UPDATE;
    SELECT staged.stream INTO other FROM staged JOIN log.event AS known USING (stream, version)
    WHERE (staged.topic, staged.payload) <> (known.topic, known.payload)
    ORDER BY staged.line LIMIT 1;
    IF other IS NOT NULL THEN
        RAISE EXCEPTION 'development % is on record and says something else', other
            USING ERRCODE = 'unique_violation', DETAIL = other::text;
    END IF;
    DELETE FROM staged USING log.event AS known WHERE known.stream = staged.stream AND known.version = staged.version;
    SELECT count(*) INTO appended FROM staged;
    IF appended > 0 THEN
        SELECT * INTO first, since FROM log.advance(appended);
        INSERT INTO log.event (position, recorded_at, stream, version, topic, payload)
        SELECT first + n - 1, since + (n - 1) * interval '1 microsecond', stream, version, topic, payload
        FROM (SELECT *, row_number() OVER (ORDER BY line) AS n FROM staged) AS new
        ORDER BY n;
        PERFORM log.check_streams(first);
    END IF;
    RETURN appended;
END
$$;

CREATE FUNCTION log.check_streams(since bigint) RETURNS void LANGUAGE plpgsql AS $$
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

CREATE FUNCTION log.position_at(instant timestamptz) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
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
