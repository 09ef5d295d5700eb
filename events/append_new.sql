-- How many events come into the log at once, unsigned: those of them that are not on record yet.

DROP FUNCTION log.append_staged();

-- The leaf of an event, in words that a statement takes over into itself, where they cost a third of a call.

DROP FUNCTION log.leaf(text, bigint, timestamptz);

CREATE FUNCTION log.leaf(event text, at_position bigint, at_time timestamptz) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT concat('{"event":', event, ',"position":', at_position, ',"recorded_at":"',
        to_char(at_time AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), '","v":1}')
$$;

-- What is sent stands in one text a column, a line an event, and in one string of salts. So it has come in whole before
-- the head is locked, and costs less than half of what it would by way of a table. JSON holds no line break; a column
-- that does has a line more than the others, which the table refuses.

CREATE FUNCTION log.append_new(
    streams text, versions text, topics text, payloads text, salts bytea, events text, carried text
)
RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET work_mem = '64MB' SET enable_seqscan = off AS $$
DECLARE
    first bigint;
    since timestamptz;
    fresh bigint;
    appended bigint;
    known bigint[];
    other bigint;
    amends boolean;
    author text;
BEGIN
    -- The head is locked before looking for what is on record already, so that nothing comes in between. Each line looks
    -- for its own place: no table is read whole, whatever is believed of its size when a plan is made and kept.
    PERFORM set_config('lock_timeout', '5s', true);
    PERFORM FROM log.head FOR UPDATE;
    SELECT count(*) FILTER (WHERE same IS NULL), array_agg(line) FILTER (WHERE same IS NOT NULL),
        min(line) FILTER (WHERE NOT same), bool_or(version <> '1')
    INTO fresh, known, other, amends
    FROM ROWS FROM (
            string_to_table(streams, E'\n'), string_to_table(versions, E'\n'),
            string_to_table(topics, E'\n'), string_to_table(payloads, E'\n')
        ) WITH ORDINALITY AS given (stream, version, topic, payload, line)
        LEFT JOIN LATERAL (
            SELECT (given.topic, given.payload) IS NOT DISTINCT FROM (event.topic, event.payload)
            FROM log.event
            WHERE event.stream = given.stream::uuid AND event.version = given.version::bigint
            OFFSET 0
        ) AS found (same) ON true;
    IF other IS NOT NULL THEN
        RAISE EXCEPTION 'line % is of a development that is on record and says something else', other
            USING ERRCODE = 'unique_violation', DETAIL = split_part(streams, E'\n', other::integer);
    END IF;
    IF fresh = 0 THEN
        RETURN 0;
    END IF;
    IF EXISTS (SELECT FROM log.signing_authors()) THEN
        SELECT event::json ->> 'author' INTO author
        FROM string_to_table(events, E'\n') WITH ORDINALITY AS given (event, line)
        WHERE event::json ->> 'author' IN (SELECT log.signing_authors())
            AND NOT EXISTS (SELECT FROM unnest(known) AS at WHERE at = line)
        ORDER BY line LIMIT 1;
        IF author IS NOT NULL THEN
            RAISE EXCEPTION 'the author % has a key and has not signed', author
                USING ERRCODE = 'invalid_authorization_specification', DETAIL = author;
        END IF;
    END IF;
    SELECT * INTO first, since FROM log.advance(fresh);
    INSERT INTO log.event (
        position, recorded_at, stream, version, topic, payload, salt, leaf, request_id, traceparent
    )
    SELECT at.position, at.time, stream::uuid, version::bigint, topic, payload, substr(salts, 32 * line::integer - 31, 32),
        log.leaf(event, at.position, at.time), nullif(split_part(carried, ' ', 1), ''), nullif(split_part(carried, ' ', 2), '')
    FROM (
            SELECT *, row_number() OVER (ORDER BY line) - 1 AS n
            FROM ROWS FROM (
                    string_to_table(streams, E'\n'), string_to_table(versions, E'\n'), string_to_table(topics, E'\n'),
                    string_to_table(payloads, E'\n'), string_to_table(events, E'\n')
                ) WITH ORDINALITY AS given (stream, version, topic, payload, event, line)
            WHERE NOT EXISTS (SELECT FROM unnest(known) AS at WHERE at = line)
        ) AS new,
        LATERAL (SELECT first + n, since + n * interval '1 microsecond') AS at (position, time);
    GET DIAGNOSTICS appended = ROW_COUNT;
    IF appended <> fresh THEN
        RAISE EXCEPTION '% events for % places', appended, fresh USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF amends THEN
        PERFORM log.check_streams(first);
    END IF;
    RETURN fresh;
END
$$;

-- An event that amends follows the one before it. What is looked at ends at the head, so that an index serves.

CREATE OR REPLACE FUNCTION log.check_streams(since bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM log.event AS new
        WHERE new.position BETWEEN since AND (SELECT position FROM log.head) AND new.version > 1 AND NOT EXISTS (
            SELECT FROM log.event AS previous
            WHERE previous.stream = new.stream
              AND previous.version = new.version - 1
              AND previous.position < new.position
            OFFSET 0
        )
    ) THEN
        RAISE EXCEPTION 'a stream would skip a version' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
END
$$;

REVOKE ALL ON FUNCTION
    log.leaf(text, bigint, timestamptz), log.append_new(text, text, text, text, bytea, text, text) FROM PUBLIC;
