#!/usr/bin/env bash
# Does what compose/ describes work on this machine? Builds the image, starts everything with demonstration data beside whatever else runs, waits until
# every organisation is ready, and reads three pages and their script. Leaves nothing but images and the build's cache. Ends with 0 or says what was wrong.
# Needs bash, curl, openssl, timeout (coreutils) and Docker with Compose 2, and 4 GB of memory. Each step is bounded in time.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

export COMPOSE_PROJECT_NAME=alliance-smoke COMPOSE_FILE=$PWD/compose/compose.yaml
export NETWORK_BASE_DOMAIN=localhost NETWORK_SCHEME=http NETWORK_PORT=${SMOKE_PORT:-18080}
export PUBLIC_PORT=$NETWORK_PORT MANAGEMENT_PORT=${SMOKE_MANAGEMENT_PORT:-18081}
export TENANTS_FOLDER=$PWD/../tenants DEMO_ALLOWED=true MSSQL_PID=Express
build_seconds=${SMOKE_BUILD_SECONDS:-1200} ready_seconds=${SMOKE_READY_SECONDS:-900}

SECRETS_FOLDER=$(mktemp -d)
export SECRETS_FOLDER

compose() {
  local seconds=$1
  shift
  timeout --kill-after=10 "$seconds" docker compose "$@"
}

clean_up() {
  local code=$?
  trap - EXIT
  [[ $code -eq 0 ]] || compose 30 logs --no-color --tail 60 || true
  compose 120 down --volumes --remove-orphans --timeout 20 || true
  rm -rf "$SECRETS_FOLDER"
  exit "$code"
}
trap clean_up EXIT
trap 'exit 130' INT TERM

fail() {
  echo "smoke: $*" >&2
  exit 1
}

# Reads a page or file of a host, which must contain the words given. Names resolve to this machine whatever its DNS says; the Host header is what browsers would send.
page() {
  local host=$1 path=$2 expected=$3 body
  body=$(curl --silent --show-error --fail --max-time 60 --resolve "$host:$PUBLIC_PORT:127.0.0.1" "http://$host:$PUBLIC_PORT$path") || fail "nothing at $host$path"
  [[ $body == *"$expected"* ]] || fail "$host$path doesn't say '$expected'"
  echo "smoke: $host$path says '$expected'"
}

./compose/prepare.sh "$SECRETS_FOLDER"
compose "$build_seconds" build host
compose "$build_seconds" pull --quiet sqlserver rabbitmq
compose "$ready_seconds" up --detach

# 503 while organisations start; 200 afterwards, even where one is fenced off, which a smoke test doesn't accept.
deadline=$((SECONDS + ready_seconds))
until health=$(curl --silent --fail --max-time 10 "http://127.0.0.1:$MANAGEMENT_PORT/health/ready"); do
  ((SECONDS < deadline)) || fail "not ready after $ready_seconds seconds"
  sleep 2
done
[[ $health == *'"status":"Healthy"'* ]] || fail "not every organisation is ready: $health"
echo "smoke: $health"

page localhost / "Initiative Larache"
page larache.localhost / "Initiative Larache"
page alliance.localhost / "Alliance Initiative Maroc"
# Without it no page comes alive, and an image can be built without it.
page larache.localhost /_framework/blazor.web.js Blazor

# What the host says of itself when a key ring lies plain in its database.
log=$(compose 30 logs --no-color host)
[[ $log != *"No XML encryptor configured"* ]] || fail "the certificate doesn't protect the key rings"

roles=$(compose 60 exec -T sqlserver /bin/bash -c 'SQLCMDPASSWORD=$(< /run/secrets/sa-password) /opt/mssql-tools18/bin/sqlcmd -C -S localhost -U sa -h -1 -W -b -Q "SET NOCOUNT ON; SELECT COUNT(*) FROM sys.server_role_members WHERE member_principal_id = SUSER_ID(N'\''alliance'\'')"')
[[ $roles == 0* ]] || fail "the host's login is a member of a server role: $roles"
echo "smoke: all is well"
