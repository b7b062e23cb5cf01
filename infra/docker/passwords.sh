#!/bin/sh
# Runs after roles.sql, when the database server is made: the roles that connect over the network get passwords.
set -eu
psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres \
    -v owner="$LADING_OWNER_PASSWORD" -v app="$LADING_APP_PASSWORD" -v system="$LADING_SYSTEM_PASSWORD" <<'SQL'
ALTER ROLE lading_owner PASSWORD :'owner';
ALTER ROLE lading_app PASSWORD :'app';
ALTER ROLE lading_system PASSWORD :'system';
SQL
