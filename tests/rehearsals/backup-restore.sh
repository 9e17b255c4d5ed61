#!/usr/bin/env bash
# Rehearses a backup: fills a database, dumps it while it is written to, restores it into a fresh one, and compares.
#
#   tests/rehearsals/backup-restore.sh
#
# Needs dotnet, curl and a PostgreSQL installation of 15 to 18 with its tools (Debian: postgresql, postgresql-client); PGBIN names
# its directory if it is not found. PROGRAM names a directory with a built Scorecard.Api.dll, to spare building one. Uses a server of its own in a temporary directory and stops everything it started.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

bin=${PGBIN:-$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1 || true)}
bin=${bin:-$(dirname "$(command -v pg_ctl || true)")}
for tool in initdb pg_ctl createdb pg_dump pg_restore psql; do
    [ -x "$bin/$tool" ] || { echo "There is no $tool: install PostgreSQL, or set PGBIN to the directory of its programs." >&2; exit 2; }
done

work=$(mktemp -d /tmp/scorecard-rehearsal-XXXXXX)
port=$((20000 + RANDOM % 10000)) api_port=$((31000 + RANDOM % 1000))
program=${PROGRAM:-} api= writer= counting=
as_server=()
if [ "$(id -u)" = 0 ]; then # PostgreSQL does not run as root
    as_server=(setpriv --reuid=65534 --regid=65534 --clear-groups env HOME="$work")
    chown 65534:65534 "$work"
fi

finish() {
    for pid in $writer $counting $api; do kill "$pid" 2>/dev/null && wait "$pid" 2>/dev/null || true; done
    "${as_server[@]}" "$bin/pg_ctl" -D "$work/data" -m immediate stop >/dev/null 2>&1 || true
    rm -rf "$work"
}
trap finish EXIT

now() { date +%s%N; }
seconds() { awk "BEGIN { printf \"%.1f\", ($(now) - $1) / 1e9 }"; }
same() { [ "$2" = "$3" ] && echo "same: $1" || { echo "DIFFERENT: $1"; diff <(echo "$2") <(echo "$3") | head -20; exit 1; }; }
sql() { "$bin/psql" -h 127.0.0.1 -p "$port" -U scorecard -XAtq -v ON_ERROR_STOP=1 "$@"; }
connection() { echo "Host=127.0.0.1;Port=$port;Username=scorecard;Database=$1"; }
program() { env ConnectionStrings__Scorecard="$(connection "$1")" ASPNETCORE_ENVIRONMENT=Staging dotnet "$program/Scorecard.Api.dll" "${@:2}"; }

start_api() { # database
    env ConnectionStrings__Scorecard="$(connection "$1")" ASPNETCORE_ENVIRONMENT=Staging Scorecard__Demo=true Scorecard__DrainSeconds=0 \
        urls="http://127.0.0.1:$api_port" dotnet "$program/Scorecard.Api.dll" >>"$work/api.log" 2>&1 &
    api=$!
    for _ in $(seq 600); do
        curl -sf "http://127.0.0.1:$api_port/health/ready" >/dev/null && return
        kill -0 "$api" 2>/dev/null || { cat "$work/api.log"; exit 1; }
        sleep 0.5
    done
    echo "The program is not ready after five minutes." >&2
    exit 1
}
stop_api() { kill -TERM "$api" && wait "$api" || true; api=; }

request() { curl -sf -b "$work/cookies" -c "$work/cookies" -H 'Content-Type: application/json' "$@"; }
token() { request "http://127.0.0.1:$api_port/api/v1/session" | sed 's/.*"csrfToken":"\([^"]*\)".*/\1/'; }
sign_in() { # as one who may define units
    rm -f "$work/cookies"
    request -H "X-CSRF-TOKEN: $(token)" -d "{\"personId\":\"$administrator\"}" "http://127.0.0.1:$api_port/api/v1/demo/session" >/dev/null
}
read_back() { # what the program says of before the backup
    for path in kpis scorecards cycles objectives; do
        request "http://127.0.0.1:$api_port/api/v1/$path?date=2026-09&knownAt=$moment" || { echo "No answer: $path" >&2; exit 1; }
        echo
    done
}

counts_sql="select string_agg(format('select %L, count(*) from %I.%I', schemaname || '.' || relname, schemaname, relname), ' union all ' order by schemaname, relname)
    from pg_stat_user_tables"
# Everything but how full the sequences are: what is drawn and not used leaves no trace.
events_sql="select count(*), md5(string_agg(concat_ws(' ', position, recorded_at, type, data, hash), '|' order by position)) from events"
states_sql="select count(*), md5(string_agg(concat_ws(' ', org_id, kind, id, recorded_at, version, data), '|' order by org_id, kind, id, recorded_at)) from states"
values_sql="select count(*), md5(string_agg(v::text, '|' order by v::text)) from kpi_values v"
pay_sql="select count(*), md5(string_agg(l::text, '|' order by l::text)) from pay_lines l"

echo "PostgreSQL: $("$bin/postgres" --version)"
"${as_server[@]}" "$bin/initdb" -D "$work/data" -U scorecard -A trust -E UTF8 --locale=C >/dev/null
"${as_server[@]}" "$bin/pg_ctl" -D "$work/data" -l "$work/server.log" -o "-p $port -k '' -c listen_addresses=127.0.0.1" -w start >/dev/null
"$bin/createdb" -h 127.0.0.1 -p "$port" -U scorecard live
"$bin/createdb" -h 127.0.0.1 -p "$port" -U scorecard restored
if [ -z "$program" ]; then
    program=$work/program
    dotnet publish src/Scorecard.Api -c Release -p:SkipClient=true -o "$program" -v q --nologo >"$work/publish.log" || { cat "$work/publish.log"; exit 1; }
fi
start_api live
moment=$(date -u +%Y-%m-%dT%H:%M:%S.%3NZ)
administrator=$(sql live -c "select id from streams where kind = 'person' and state::text like '%\"administrator\"%' limit 1")
root=$(sql live -c "select id from streams where kind = 'unit' and state->>'parentId' is null limit 1")
run=$(sql live -c "select id from streams where kind = 'reward-run' order by id limit 1")
sign_in

# People go on working while the backup is taken.
csrf=$(token)
(while :; do
    id=$(cat /proc/sys/kernel/random/uuid)
    request -X PUT -H "X-CSRF-TOKEN: $csrf" -d "{\"code\":\"${id:0:8}\",\"name\":\"Meanwhile\",\"parentId\":\"$root\"}" "http://127.0.0.1:$api_port/api/v1/units/$id" >/dev/null || exit 0
done) &
writer=$!
sleep 2

# A second session counts in the very snapshot that is dumped.
mkfifo "$work/ask" "$work/answer"
"$bin/psql" -h 127.0.0.1 -p "$port" -U scorecard -XAtq live <"$work/ask" >"$work/answer" 2>&1 &
counting=$!
exec 5>"$work/ask" 6<"$work/answer"
echo "begin isolation level repeatable read; select pg_export_snapshot();" >&5
read -r snapshot <&6
began=$(now)
"$bin/pg_dump" -h 127.0.0.1 -p "$port" -U scorecard -Fc --snapshot="$snapshot" -f "$work/backup" live
echo "dumped in $(seconds "$began") s: $(($(stat -c %s "$work/backup") / 1024)) KiB"
counts=$(sql live -c "$counts_sql")
printf '%s;\n' "$counts order by 1" "$events_sql" "$states_sql" "$values_sql" "$pay_sql" >&5
echo "rollback; select 'the end';" >&5
before=$(while read -r line <&6 && [ "$line" != "the end" ]; do echo "$line"; done)
exec 5>&- 6<&-
counting=
kill "$writer" 2>/dev/null || true
wait "$writer" 2>/dev/null || true
writer=
told=$(read_back)
echo "written while it was dumped and after: $(($(sql live -c "select count(*) from events") - $(sed -n 's/^public.events|//p' <<<"$before"))) events"
stop_api

began=$(now)
"$bin/pg_restore" -h 127.0.0.1 -p "$port" -U scorecard -d restored --exit-on-error --jobs=2 "$work/backup"
echo "restored in $(seconds "$began") s"
after=$(for query in "$counts order by 1" "$events_sql" "$states_sql" "$values_sql" "$pay_sql"; do sql restored -c "$query"; done)
same "rows of $(grep -c '^[a-z_]*\.' <<<"$before") tables; bytes of events, states, values and pay" "$before" "$after"

began=$(now)
program restored verify
echo "verified in $(seconds "$began") s"
program restored reproduce "$run"
start_api restored
sign_in
same "what the program says as known at $moment ($(wc -c <<<"$told") bytes)" "$told" "$(read_back)"
csrf=$(token) id=$(cat /proc/sys/kernel/random/uuid)
request -X PUT -H "X-CSRF-TOKEN: $csrf" -d "{\"code\":\"after\",\"name\":\"After\",\"parentId\":\"$root\"}" "http://127.0.0.1:$api_port/api/v1/units/$id" >/dev/null
echo "and it goes on: one more event"
stop_api
program restored verify
