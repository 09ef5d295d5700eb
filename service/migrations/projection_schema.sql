-- The schema of the live projections, for the tables that are made after it in the same transaction.
DROP SCHEMA IF EXISTS projection CASCADE;
CREATE SCHEMA projection;
SET LOCAL search_path = projection, public;
