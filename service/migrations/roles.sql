-- Who may do what: `entente_web` reads and appends, `entente_projector` lets tree, checkpoints and projections follow from
-- the log, `entente_webhooks` tells of it (webhooks.sql). Only the owner of the log, who migrates, may do more. Roles are
-- the cluster's, so another database may have made them already, or make them at this moment.

DO $$
DECLARE
    settable text := CASE WHEN current_setting('server_version_num')::integer < 160000 THEN 'MEMBER' ELSE 'SET' END;
    freely text := CASE settable WHEN 'SET' THEN ' WITH INHERIT TRUE, SET TRUE' ELSE '' END;
    role text;
BEGIN
    FOREACH role IN ARRAY ARRAY['entente_web', 'entente_projector', 'entente_webhooks'] LOOP
        BEGIN
            IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role) THEN
                EXECUTE format('CREATE ROLE %I NOLOGIN', role);
            END IF;
        EXCEPTION WHEN duplicate_object OR unique_violation THEN
            NULL;
        END;
        IF NOT pg_has_role(role, settable) OR NOT pg_has_role(role, 'USAGE') THEN
            EXECUTE format('GRANT %I TO %I', role, current_user) || freely;
        END IF;
    END LOOP;
EXCEPTION WHEN insufficient_privilege THEN
    RAISE EXCEPTION 'the user % may not make the roles of this service or give them to itself; let an administrator run:'
        ' CREATE ROLE entente_web; CREATE ROLE entente_projector; CREATE ROLE entente_webhooks;'
        ' GRANT entente_web, entente_projector, entente_webhooks TO %;',
        current_user, quote_ident(current_user) || freely
        USING ERRCODE = 'insufficient_privilege';
END
$$;

GRANT USAGE ON SCHEMA log, public TO entente_web, entente_projector, entente_webhooks;
GRANT SELECT ON public.migration TO entente_web, entente_projector;

-- The log is written by its functions alone, whoever calls them.

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA log FROM PUBLIC;

GRANT SELECT ON ALL TABLES IN SCHEMA log TO entente_web;
GRANT EXECUTE ON FUNCTION
    log.append(uuid[], bigint[], text[], text[], bytea[], text[], bigint),
    log.erase(uuid, bigint, text, bytea, text, bigint),
    log.position_at(timestamptz)
    TO entente_web;
GRANT INSERT (size, witness, line) ON log.cosignature TO entente_web;

GRANT SELECT ON public.citation TO entente_web;
GRANT INSERT (id, permalink, position, digest, rests_on, title, author, version) ON public.citation TO entente_web;

-- The salts of what can still be erased are none of the projector's business.

GRANT SELECT (position, recorded_at, stream, version, topic, payload, leaf) ON log.event TO entente_projector;
GRANT SELECT ON log.head, log.tree, log.tile, log.checkpoint TO entente_projector;
GRANT UPDATE (size, frontier) ON log.tree TO entente_projector;
GRANT INSERT (level, index, hashes), UPDATE (hashes) ON log.tile TO entente_projector;
GRANT INSERT (size, root, note, signer) ON log.checkpoint TO entente_projector;

-- To sweep what an erasure leaves behind; PostgreSQL before 17 lets the owner alone do so.

DO $$
BEGIN
    IF current_setting('server_version_num')::integer >= 170000 THEN
        GRANT MAINTAIN ON log.event TO entente_projector;
        BEGIN
            GRANT MAINTAIN ON pg_catalog.pg_statistic TO entente_projector;
        EXCEPTION WHEN insufficient_privilege THEN
            RAISE WARNING 'the projector may not sweep the statistics: % is no superuser', current_user;
        END;
    END IF;
END
$$;

-- The projections are the projector's own, so that those of a rebuild, which take their place, are so as well. It makes
-- them in a schema of their own.

ALTER DEFAULT PRIVILEGES FOR ROLE entente_projector GRANT USAGE ON SCHEMAS TO entente_web;
ALTER DEFAULT PRIVILEGES FOR ROLE entente_projector GRANT SELECT ON TABLES TO entente_web;

DO $$
DECLARE
    made text;
BEGIN
    EXECUTE format('GRANT CREATE ON DATABASE %I TO entente_projector', current_database());
    IF to_regnamespace('projection') IS NOT NULL THEN
        ALTER SCHEMA projection OWNER TO entente_projector;
        FOR made IN SELECT tablename FROM pg_tables WHERE schemaname = 'projection' LOOP
            EXECUTE format('ALTER TABLE projection.%I OWNER TO entente_projector', made);
        END LOOP;
        GRANT USAGE ON SCHEMA projection TO entente_web;
        GRANT SELECT ON ALL TABLES IN SCHEMA projection TO entente_web;
    END IF;
END
$$;
