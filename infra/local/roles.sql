-- Roles and database of Lading; run as a superuser, as often as you like:
--     psql -v database=lading -f infra/local/roles.sql
-- lading_owner owns the tables and runs migrations. lading_app is bound by row-level security; lading_system sees
-- only what crosses tenants; lading_search owns the narrow doors of text search. None may bypass the policies.
-- On a server that others reach, give each role a password afterwards: \password lading_owner

\set ON_ERROR_STOP on
\if :{?database}
\else
    \set database lading
\endif
\if :{?template}
\else
    \set template template0
\endif

SELECT format('CREATE ROLE %I', name)
FROM unnest(ARRAY['lading_owner', 'lading_app', 'lading_system', 'lading_search']) AS name
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name)
\gexec

ALTER ROLE lading_owner WITH LOGIN CREATEROLE NOSUPERUSER NOCREATEDB NOBYPASSRLS;
ALTER ROLE lading_app WITH LOGIN NOCREATEROLE NOSUPERUSER NOCREATEDB NOBYPASSRLS;
ALTER ROLE lading_system WITH LOGIN NOCREATEROLE NOSUPERUSER NOCREATEDB NOBYPASSRLS;
ALTER ROLE lading_search WITH LOGIN NOCREATEROLE NOSUPERUSER NOCREATEDB NOBYPASSRLS;

-- Compiling a statement takes longer than any of the app's statements should.
ALTER ROLE lading_app SET jit = off;
ALTER ROLE lading_system SET jit = off;

-- The owner may hand a door over to lading_search, but must not inherit that role's view of every tenant.
SELECT current_setting('server_version_num')::int >= 160000 AS grants_have_options
\gset
\if :grants_have_options
    GRANT lading_search TO lading_owner WITH INHERIT FALSE, SET TRUE;
\else
    ALTER ROLE lading_owner NOINHERIT;
    GRANT lading_search TO lading_owner;
\endif

SELECT format('CREATE DATABASE %I OWNER lading_owner TEMPLATE %I ENCODING ''UTF8''', :'database', :'template')
WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = :'database')
\gexec

ALTER DATABASE :"database" OWNER TO lading_owner;
REVOKE ALL ON DATABASE :"database" FROM PUBLIC;
GRANT CONNECT, TEMPORARY ON DATABASE :"database" TO lading_app, lading_system, lading_search;
