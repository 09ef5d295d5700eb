-- A rebuild makes these after it has copied the rows.

CREATE INDEX fact_version_at ON fact_version USING gist (at);
CREATE INDEX fact_version_fact ON fact_version (fact, known_to, ends_by, known_from, starts_from);
CREATE INDEX fact_version_dyad ON fact_version (a, b, known_to, ends_by, known_from, starts_from);
CREATE INDEX fact_version_subject ON fact_version (subject, known_to, ends_by, known_from, starts_from);
CREATE INDEX fact_version_predicate ON fact_version (predicate, known_to, ends_by, known_from, starts_from);
CREATE INDEX fact_version_object ON fact_version (object, known_to, ends_by, known_from, starts_from);

CREATE INDEX development_version_development ON development_version (development, known_to, known_from);
CREATE INDEX development_version_order ON development_version (starts_from DESC, development DESC, known_to);
CREATE INDEX development_version_actors ON development_version USING gin (actors);
CREATE INDEX development_version_words ON development_version
    USING gin (to_tsvector('simple', title || ' ' || coalesce(content ->> 'note', '')));
CREATE INDEX development_version_unsettled ON development_version (status, known_to) WHERE status <> 'happened';
CREATE INDEX development_version_foretold ON development_version ((content ->> 'status'), known_to)
    WHERE content ->> 'status' IN ('planned', 'forecast');
CREATE INDEX development_version_kind ON development_version (kind, known_to, ends_by, known_from, starts_from);
CREATE INDEX development_version_theatre ON development_version (theatre, known_to) WHERE theatre IS NOT NULL;
CREATE INDEX development_version_related ON development_version (development)
    WHERE content ->> 'related' IS NOT NULL;
