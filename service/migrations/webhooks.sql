-- Webhooks: who is told when an answer changes, and the deliveries in which they are. A delivery keeps no words of the
-- log, only the two moments between which the answer changed; what it says is worked out when it is sent.

CREATE TABLE public.webhook (
    id uuid PRIMARY KEY,
    owner text NOT NULL,  -- a key, as key:ID, or the name of whoever came without one
    name text NOT NULL,
    address text NOT NULL,  -- the path and query of the answer
    target text NOT NULL,  -- the URL that is told
    base text NOT NULL,  -- the URL under which the subscriber knows this service
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    disabled text,  -- why nothing is told any more
    number bigint NOT NULL DEFAULT 0 CHECK (number >= 0),  -- of the last delivery
    valid_on date NOT NULL,  -- the moment of the answer that was told last, at first that of the subscription
    published_by date NOT NULL,
    position bigint NOT NULL CHECK (position >= 0),
    digest bytea NOT NULL CHECK (length(digest) = 32)  -- of the rows of that answer, SHA-256
);

CREATE INDEX webhook_by_owner ON public.webhook (owner, created_at);

-- Secrets stand apart, so that whoever answers requests can put them there and end them, and read none.

CREATE TABLE public.webhook_secret (
    id uuid PRIMARY KEY,
    webhook uuid NOT NULL REFERENCES public.webhook ON DELETE CASCADE,
    secret text NOT NULL,
    made_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    ends_at timestamptz  -- signs no more from here on
);

CREATE INDEX webhook_secret_by_webhook ON public.webhook_secret (webhook, made_at);

CREATE TABLE public.webhook_delivery (
    id uuid PRIMARY KEY,
    webhook uuid NOT NULL REFERENCES public.webhook ON DELETE CASCADE,
    number bigint NOT NULL CHECK (number > 0),
    made_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    from_valid_on date NOT NULL,
    from_published_by date NOT NULL,
    from_position bigint NOT NULL,
    valid_on date NOT NULL,
    published_by date NOT NULL,
    position bigint NOT NULL,
    anew boolean NOT NULL,  -- the answer that was told before is no more what it was
    state text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'delivered', 'dead')),
    attempts integer NOT NULL DEFAULT 0,
    next_at timestamptz CHECK ((next_at IS NOT NULL) = (state = 'pending')),
    last_at timestamptz,
    last_status integer,
    last_error text,
    UNIQUE (webhook, number)
);

CREATE INDEX webhook_delivery_due ON public.webhook_delivery (next_at) WHERE state = 'pending';

CREATE INDEX webhook_delivery_state ON public.webhook_delivery (webhook, state, number);

GRANT SELECT, INSERT, UPDATE (disabled), DELETE ON public.webhook TO entente_web;
GRANT SELECT (id, webhook, ends_at), INSERT, UPDATE (ends_at) ON public.webhook_secret TO entente_web;
GRANT SELECT, UPDATE (state, attempts, next_at) ON public.webhook_delivery TO entente_web;

-- Who tells reads what answers are made of, and writes nothing but what was told.

GRANT USAGE ON SCHEMA access, projection TO entente_webhooks;
GRANT SELECT (position, recorded_at, stream, version, topic, payload) ON log.event TO entente_webhooks;
GRANT SELECT ON log.head TO entente_webhooks;
GRANT SELECT ON ALL TABLES IN SCHEMA projection TO entente_webhooks;
ALTER DEFAULT PRIVILEGES FOR ROLE entente_projector GRANT USAGE ON SCHEMAS TO entente_webhooks;
ALTER DEFAULT PRIVILEGES FOR ROLE entente_projector GRANT SELECT ON TABLES TO entente_webhooks;
GRANT SELECT (id, revoked_at, expires_at) ON access.key TO entente_webhooks;
GRANT SELECT, UPDATE (number, valid_on, published_by, position, digest, disabled) ON public.webhook TO entente_webhooks;
GRANT SELECT ON public.webhook_secret TO entente_webhooks;
GRANT SELECT, INSERT, UPDATE (state, attempts, next_at, last_at, last_status, last_error)
    ON public.webhook_delivery TO entente_webhooks;
