-- What an event carries besides its words: the request that it came by. It stands outside of payload and leaf.

-- Whoever appends says it in the setting `entente.carried` of the transaction: request id and traceparent, with a space
-- between them. So it comes into the row through every function that appends.

ALTER TABLE log.event
    ADD COLUMN request_id text DEFAULT nullif(split_part(current_setting('entente.carried', true), ' ', 1), '')
        CHECK (octet_length(request_id) <= 128),
    ADD COLUMN traceparent text DEFAULT nullif(split_part(current_setting('entente.carried', true), ' ', 2), '')
        CHECK (octet_length(traceparent) = 55);

CREATE TRIGGER carried_stays BEFORE UPDATE ON log.event FOR EACH ROW
    WHEN ((NEW.request_id, NEW.traceparent) IS DISTINCT FROM (OLD.request_id, OLD.traceparent))
    EXECUTE FUNCTION log.refuse();
