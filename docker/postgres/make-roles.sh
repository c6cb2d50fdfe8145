#!/bin/bash
# Runs once, when the database is made. The application owns nothing: what it may do is granted by the migrations.
set -euo pipefail

psql --username "$POSTGRES_USER" --set ON_ERROR_STOP=1 \
  --set app="$APP_DATABASE_PASSWORD" --set web="$WEB_DATABASE_PASSWORD" --set owner="$OWNER_DATABASE_PASSWORD" --set temporal="$TEMPORAL_DATABASE_PASSWORD" <<'SQL'
create role aconto_owner login nosuperuser nocreatedb nocreaterole password :'owner';
create role aconto_app login nosuperuser nocreatedb nocreaterole nobypassrls password :'app';
create role aconto_web login nosuperuser nocreatedb nocreaterole nobypassrls password :'web';
create role temporal login nosuperuser nocreatedb nocreaterole password :'temporal';
create database aconto owner aconto_owner template template0 encoding 'UTF8' locale_provider builtin builtin_locale 'C.UTF-8' locale 'C';
create database temporal owner temporal;
create database temporal_visibility owner temporal;
revoke all on database aconto, temporal, temporal_visibility from public;
grant connect on database aconto to aconto_app, aconto_web;
\connect aconto
alter schema public owner to aconto_owner;
revoke all on schema public from public;
SQL
