-- The schema of the live projections, for the tables that are made after it in the same transaction.
CREATE SCHEMA projection;
SET LOCAL search_path = projection, public;
