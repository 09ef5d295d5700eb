-- Imports: files on their way into the log, how far each has come, and the lines that were refused. A file that came over
-- REST is kept until its import has ended.

CREATE TABLE public.import_job (
    id uuid PRIMARY KEY,
    archive text NOT NULL,  -- the name of the format
    vintage text,
    files text NOT NULL,  -- their names
    size bigint NOT NULL,  -- bytes, as they came
    sha256 bytea CHECK (length(sha256) = 32),  -- of these bytes; not known before all have come
    dry_run boolean NOT NULL,
    most_refused integer NOT NULL,
    owner text NOT NULL,
    uploaded boolean NOT NULL,  -- or read from a disk, by the command
    state text NOT NULL CHECK (state IN ('receiving', 'queued', 'running', 'done', 'failed', 'cancelled')),
    made_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    ended_at timestamptz,
    bytes bigint NOT NULL DEFAULT 0,  -- read so far
    seconds double precision NOT NULL DEFAULT 0,  -- worked so far
    counts jsonb NOT NULL DEFAULT '{}',
    error text
);

CREATE INDEX import_job_open ON public.import_job (made_at) WHERE state IN ('receiving', 'queued', 'running');

CREATE INDEX import_job_by_archive ON public.import_job (archive, made_at);

CREATE TABLE public.import_chunk (
    job uuid NOT NULL REFERENCES public.import_job ON DELETE CASCADE,
    number integer NOT NULL,
    bytes bytea NOT NULL,
    PRIMARY KEY (job, number)
);

ALTER TABLE public.import_chunk ALTER bytes SET STORAGE EXTERNAL;  -- what is large comes packed

CREATE TABLE public.import_refused (
    job uuid NOT NULL REFERENCES public.import_job ON DELETE CASCADE,
    number integer NOT NULL,  -- from 1, in the order of the file
    file integer NOT NULL,  -- its number among the files of the import, from 0
    line bigint NOT NULL,
    field text NOT NULL,
    rule text NOT NULL,
    said text NOT NULL,  -- what stands there, as JSON
    PRIMARY KEY (job, number)
);

-- Which developments an archive that comes whole has brought: what a newer vintage lacks is retracted.

CREATE TABLE public.import_member (
    archive text NOT NULL,
    stream uuid NOT NULL,
    PRIMARY KEY (archive, stream)
);

-- Whoever answers requests takes files and cancels; the role of the process that imports does the rest.

DO $$
DECLARE
    settable text := CASE WHEN current_setting('server_version_num')::integer < 160000 THEN 'MEMBER' ELSE 'SET' END;
    freely text := CASE settable WHEN 'SET' THEN ' WITH INHERIT TRUE, SET TRUE' ELSE '' END;
BEGIN
    BEGIN
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'entente_imports') THEN
            CREATE ROLE entente_imports NOLOGIN;
        END IF;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN
        NULL;
    END;
    IF NOT pg_has_role('entente_imports', settable) OR NOT pg_has_role('entente_imports', 'USAGE') THEN
        EXECUTE format('GRANT entente_imports TO %I', current_user) || freely;
    END IF;
EXCEPTION WHEN insufficient_privilege THEN
    RAISE EXCEPTION 'the user % may not make the role entente_imports or give it to itself; let an administrator run:'
        ' CREATE ROLE entente_imports; GRANT entente_imports TO %;', current_user, quote_ident(current_user) || freely
        USING ERRCODE = 'insufficient_privilege';
END
$$;

GRANT SELECT, UPDATE (size, sha256, state, ended_at) ON public.import_job TO entente_web;
GRANT INSERT (id, archive, vintage, files, size, dry_run, most_refused, owner, uploaded, state) ON public.import_job
    TO entente_web;
GRANT INSERT ON public.import_chunk TO entente_web;
GRANT SELECT ON public.import_refused TO entente_web;

GRANT USAGE ON SCHEMA log, public TO entente_imports;
GRANT SELECT ON public.import_job, public.import_chunk, public.import_refused, public.import_member TO entente_imports;
GRANT UPDATE (state, ended_at, bytes, seconds, counts, error) ON public.import_job TO entente_imports;
GRANT DELETE ON public.import_chunk TO entente_imports;
GRANT INSERT ON public.import_refused, public.import_member TO entente_imports;
GRANT SELECT (position, recorded_at, stream, version, topic, payload, leaf) ON log.event TO entente_imports;
GRANT SELECT ON log.head TO entente_imports;
GRANT EXECUTE ON FUNCTION log.append_new(text, text, text, text, bytea, text, text) TO entente_imports;
