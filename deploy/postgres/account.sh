#!/bin/sh
# Runs once, when the volume is new: an account that owns the database and is no superuser, and the role that row-level
# security needs, which that account may not make itself.
set -eu
psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" -v password="$SCORECARD_DATABASE_PASSWORD" <<'SQL'
create role scorecard login password :'password';
create role scorecard_tenant nologin;
create role scorecard_reporting nologin;
grant scorecard_tenant to scorecard;
create database scorecard owner scorecard encoding 'UTF8';
revoke connect on database scorecard from public;
SQL
