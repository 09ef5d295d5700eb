-- What was cited: an address that pins every moment, and the digest of the bytes that it answered with.

CREATE TABLE public.citation (
    id uuid PRIMARY KEY,
    permalink text NOT NULL,
    position bigint NOT NULL,  -- the newest of the log that the answer may have seen
    digest bytea NOT NULL CHECK (length(digest) = 32),  -- SHA-256
    rests_on uuid[] NOT NULL,
    title text,
    author text NOT NULL,
    version text NOT NULL,  -- of the product that answered
    cited_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE INDEX citation_by_development ON public.citation USING gin (rests_on);

CREATE INDEX citation_by_time ON public.citation (cited_at, id);

CREATE FUNCTION public.refuse_to_change_citations() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'citations are kept as they were made: % is refused', TG_OP
        USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON public.citation
    FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_to_change_citations();
