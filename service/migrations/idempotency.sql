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
