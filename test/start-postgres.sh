#!/usr/bin/env bash
# Starts a throw-away PostgreSQL in FOLDER, on loopback only, and prints its URL.
#
#   test/start-postgres.sh FOLDER [PORT]
#
# Stop it by the process ID in the first line of FOLDER/data/postmaster.pid: kill -INT "$(head -1 …)".
set -euo pipefail

if [[ $# -lt 1 || $# -gt 2 ]]; then
  echo "usage: $0 FOLDER [PORT]" >&2
  exit 2
fi

folder=$1
port=${2:-54329}

# Debian keeps the server's programs out of PATH; the newest installed wins.
programs=$(find /usr/lib/postgresql -maxdepth 2 -name bin -type d 2>/dev/null | sort -V | tail -1)
if [[ -z $programs ]]; then
  pg_ctl=$(command -v pg_ctl || true)
  if [[ -z $pg_ctl ]]; then
    echo "No PostgreSQL server found. Install one, for example: apt-get install postgresql" >&2
    exit 3
  fi
  programs=$(dirname "$pg_ctl")
fi

mkdir -p "$folder"
folder=$(cd "$folder" && pwd)

# PostgreSQL refuses to run as root.
if [[ $(id -u) -eq 0 ]]; then
  chown postgres "$folder"
  run() { su postgres -s /bin/bash -c "$(printf '%q ' "$@")"; }
else
  run() { "$@"; }
fi

cd "$folder"
if [[ ! -e data/PG_VERSION ]]; then
  run "$programs/initdb" -D "$folder/data" -U kvitto --auth=trust --encoding=UTF8 --locale=C >"$folder/initdb.log" 2>&1
fi
run "$programs/pg_ctl" -D "$folder/data" -l "$folder/server.log" -w \
  -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$folder" start >&2

echo "postgres://kvitto@127.0.0.1:$port/postgres"
