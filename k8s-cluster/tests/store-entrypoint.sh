#!/bin/bash
# Stands in for the entry point of the official PostgreSQL image, as far as k8s-cluster uses it: a new cluster is made with
# POSTGRES_INITDB_ARGS, and given the database POSTGRES_DB and the files of /docker-entrypoint-initdb.d.
set -euo pipefail
export PATH="/usr/lib/postgresql/18/bin:$PATH"
export PGDATA=/var/lib/postgresql/18/docker
if [ "$1" != postgres ]; then
  exec "$@"
fi
if [ ! -s "$PGDATA/PG_VERSION" ]; then
  mkdir -p "$PGDATA"
  chmod 0700 "$PGDATA"
  # shellcheck disable=SC2086
  initdb --username=postgres --pwfile="${POSTGRES_PASSWORD_FILE:?}" --pgdata="$PGDATA" $POSTGRES_INITDB_ARGS
  settings="$(printf '%q ' "${@:2}" -c listen_addresses=)"
  pg_ctl --pgdata="$PGDATA" --options="$settings" --wait start
  createdb --username=postgres "$POSTGRES_DB"
  for file in /docker-entrypoint-initdb.d/*.sql; do
    psql --username=postgres --dbname="$POSTGRES_DB" --no-psqlrc --set=ON_ERROR_STOP=1 --file="$file"
  done
  pg_ctl --pgdata="$PGDATA" --mode=fast --wait stop
fi
exec "$@"
