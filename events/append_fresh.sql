-- How events of which none is on record yet come into the log at once: without looking for each of them before.
--
-- That is what most batches are. Where one is on record after all, the unique index says so, at the first of them: what
-- was inserted before it is undone, and they come in as they did, each looked for. The rows that were undone are gone
-- with the next vacuum; of a file that comes again there are none, as its first event is on record.

ALTER FUNCTION log.append_new(text, text, text, text, bytea, text, text) RENAME TO append_missing;

CREATE FUNCTION log.append_fresh(
    streams text, versions text, topics text, payloads text, salts bytea, events text, carried text
)
RETURNS bigint LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    fresh bigint := length(versions) - length(replace(versions, E'\n', '')) + 1;
    request text := nullif(split_part(carried, ' ', 1), '');
    trace text := nullif(split_part(carried, ' ', 2), '');
    first bigint;
    since timestamptz;
    appended bigint;
BEGIN
    SELECT * INTO first, since FROM log.advance(fresh);
    INSERT INTO log.event (
        position, recorded_at, stream, version, topic, payload, salt, leaf, request_id, traceparent
    )
    SELECT at.position, at.time, stream::uuid, version::bigint, topic, payload, substr(salts, 32 * line::integer - 31, 32),
        log.leaf(event, at.position, at.time), request, trace
    FROM ROWS FROM (
            string_to_table(streams, E'\n'), string_to_table(versions, E'\n'), string_to_table(topics, E'\n'),
            string_to_table(payloads, E'\n'), string_to_table(events, E'\n')
        ) WITH ORDINALITY AS given (stream, version, topic, payload, event, line),
        LATERAL (SELECT first + line - 1, since + (line - 1) * interval '1 microsecond') AS at (position, time);
    GET DIAGNOSTICS appended = ROW_COUNT;
    IF appended <> fresh THEN
        RAISE EXCEPTION '% events for % places', appended, fresh USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF versions <> repeat(E'1\n', fresh::integer - 1) || '1' THEN
        PERFORM log.check_streams(first);
    END IF;
    RETURN fresh;
EXCEPTION WHEN unique_violation THEN
    RETURN NULL;
END
$$;

-- The head is locked before it is seen whether any author signs, so that no key is enrolled in between. No table is read
-- whole, whatever is believed of its size when a plan is made and kept.

CREATE FUNCTION log.append_new(
    streams text, versions text, topics text, payloads text, salts bytea, events text, carried text
)
RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET enable_seqscan = off AS $$
DECLARE
    appended bigint;
BEGIN
    PERFORM set_config('lock_timeout', '5s', true);
    PERFORM FROM log.head FOR UPDATE;
    IF versions <> '' AND NOT EXISTS (SELECT FROM log.signing_authors()) THEN
        appended := log.append_fresh(streams, versions, topics, payloads, salts, events, carried);
    END IF;
    RETURN coalesce(appended, log.append_missing(streams, versions, topics, payloads, salts, events, carried));
END
$$;

REVOKE ALL ON FUNCTION
    log.append_fresh(text, text, text, text, bytea, text, text), log.append_new(text, text, text, text, bytea, text, text)
    FROM PUBLIC;

REVOKE ALL ON FUNCTION log.append_missing(text, text, text, text, bytea, text, text) FROM entente_imports;

GRANT EXECUTE ON FUNCTION log.append_new(text, text, text, text, bytea, text, text) TO entente_imports;
