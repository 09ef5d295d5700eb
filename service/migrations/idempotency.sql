-- The first answer to a request under an Idempotency-Key, written in the transaction of what the request did: whoever
-- sees the one sees the other. Kept for a day.

CREATE TABLE public.idempotency (
    identity text NOT NULL,
    key text NOT NULL,
    fingerprint bytea NOT NULL CHECK (length(fingerprint) = 32),  -- SHA-256 of the request
    status smallint NOT NULL CHECK (status BETWEEN 200 AND 499),
    headers jsonb NOT NULL,
    body bytea NOT NULL,
    kept_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (identity, key)
);

CREATE INDEX idempotency_by_time ON public.idempotency (kept_at);

-- The lock of a key until the transaction ends, if nobody else has it, and the answer that is kept under it. Up to ten
-- answers that have had their day are taken away on the way. A worker that goes silent loses the transaction.

CREATE FUNCTION public.claim_key(
    claimant text, claimed text,
    OUT held boolean, OUT fingerprint bytea, OUT status smallint, OUT headers jsonb, OUT body bytea
) LANGUAGE plpgsql AS $$
DECLARE
    a_day_ago timestamptz := clock_timestamp() - interval '24 hours';
BEGIN
    PERFORM set_config('idle_in_transaction_session_timeout', '10s', true);
    held := pg_try_advisory_xact_lock(hashtextextended(claimant || ' ' || claimed, 20251015));
    IF held THEN
        DELETE FROM public.idempotency AS old WHERE (old.identity, old.key) IN (
            SELECT older.identity, older.key FROM public.idempotency AS older
            WHERE older.kept_at < a_day_ago
            ORDER BY older.kept_at LIMIT 10
            FOR UPDATE SKIP LOCKED
        );
        SELECT kept.fingerprint, kept.status, kept.headers, kept.body INTO fingerprint, status, headers, body
        FROM public.idempotency AS kept
        WHERE kept.identity = claimant AND kept.key = claimed AND kept.kept_at >= a_day_ago;
    END IF;
END
$$;

GRANT SELECT, INSERT, UPDATE, DELETE ON public.idempotency TO entente_web;
