-- What follows from the log. These tables are made in the schema that comes first in the search path: `projection` for
-- the live ones, `rebuild` for those that are to take their place. Days are proleptic Gregorian ordinals, the known axis
-- is the log's positions; both are whole numbers, so the box, whose operators are fuzzy by 1e-6, is exact.

CREATE TABLE progress (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    position bigint NOT NULL DEFAULT 0,
    forgot bigint NOT NULL DEFAULT 0  -- up to where something erased was last taken away
) WITH (fillfactor = 20);

INSERT INTO progress DEFAULT VALUES;

CREATE TABLE fact_version (
    fact uuid NOT NULL,
    development uuid NOT NULL,
    kind text COLLATE "C" NOT NULL,
    subject text COLLATE "C" NOT NULL,
    predicate text COLLATE "C" NOT NULL,
    object text COLLATE "C" NOT NULL,
    dimension text COLLATE "C" NOT NULL,
    aspect text COLLATE "C" NOT NULL,
    attributes json NOT NULL,
    status text COLLATE "C" NOT NULL,
    theatre text COLLATE "C",
    plover text COLLATE "C",
    sources json NOT NULL,
    starts_from integer NOT NULL,
    starts_by integer NOT NULL,
    ends_from integer NOT NULL,
    ends_by integer NOT NULL,
    published_from integer NOT NULL,
    published_to integer NOT NULL,
    known_from bigint NOT NULL,
    known_to bigint NOT NULL,
    at box NOT NULL GENERATED ALWAYS AS
        (box(point(starts_from, known_from), point(ends_by, known_to - 0.5))) STORED,
    a text COLLATE "C" NOT NULL GENERATED ALWAYS AS (least(subject, object)) STORED,
    b text COLLATE "C" NOT NULL GENERATED ALWAYS AS (greatest(subject, object)) STORED,
    CHECK (starts_from <= ends_by AND published_from < published_to AND known_from < known_to)
);

CREATE TABLE development_version (
    development uuid NOT NULL,
    kind text COLLATE "C" NOT NULL,
    title text NOT NULL,
    status text COLLATE "C" NOT NULL,
    dimension text COLLATE "C" NOT NULL,
    plover json,
    theatre text COLLATE "C",
    actors text[] NOT NULL,
    content json NOT NULL,
    ended text,
    contested_by uuid[] NOT NULL,
    sources json NOT NULL,
    starts_from integer NOT NULL,
    starts_by integer NOT NULL,
    ends_from integer NOT NULL,
    ends_by integer NOT NULL,
    published_from integer NOT NULL,
    published_to integer NOT NULL,
    known_from bigint NOT NULL,
    known_to bigint NOT NULL,
    CHECK (published_from < published_to AND known_from < known_to)
);

-- By how much the digests of the two tables (projections/digest.py) changed behind the position with its lowest bit
-- cleared, up to the position (projections/running.py).

CREATE TABLE digest (
    position bigint PRIMARY KEY,
    facts bytea NOT NULL CHECK (octet_length(facts) = 32),
    developments bytea NOT NULL CHECK (octet_length(developments) = 32)
);

ALTER TABLE digest ALTER COLUMN facts SET STORAGE PLAIN, ALTER COLUMN developments SET STORAGE PLAIN;
