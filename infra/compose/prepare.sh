#!/usr/bin/env bash
# Makes the secrets that compose.yaml mounts, in ./secrets or the folder named. What is there already is kept, so running it again changes nothing.
# Keep a copy of key-ring.pfx and its password elsewhere: without them nothing that the databases' key rings protect can be read again.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
folder=${1:-secrets}

# Others than the owner can't enter. The files themselves are readable, since each container reads them as a user of its own.
mkdir -p "$folder"
chmod 700 "$folder"
umask 022

keep() {
  [[ -s $folder/$1 ]] || cat > "$folder/$1"
}

# Of four kinds of characters, as SQL Server wants it, and none that means anything in a connection string, an address or a configuration.
password() {
  printf 'Al1-%s\n' "$(openssl rand -hex 24)"
}

password | keep sa-password
password | keep login-password
# The server's certificate is its own, and the way to it is this machine's alone.
keep database <<< "Server=sqlserver;Database=alliance_{id};User Id=alliance;Password=$(< "$folder/login-password");Encrypt=True;TrustServerCertificate=True"

broker=$(password)
if [[ ! -s $folder/broker || ! -s $folder/broker-user.conf ]]; then
  printf 'default_user = alliance\ndefault_pass = %s\n' "$broker" > "$folder/broker-user.conf"
  printf 'amqp://alliance:%s@rabbitmq:5672\n' "$broker" > "$folder/broker"
fi

password | keep key-ring-password
if [[ ! -s $folder/key-ring.pfx ]]; then
  made=$(mktemp -d)
  trap 'rm -rf "$made"' EXIT
  # Nobody checks its name or when it ends: it is a key pair with a paper around it.
  openssl req -x509 -newkey rsa:3072 -sha256 -days 3650 -noenc -subj "/CN=Alliance key ring" -keyout "$made/key" -out "$made/certificate" 2> /dev/null
  openssl pkcs12 -export -inkey "$made/key" -in "$made/certificate" -passout "file:$folder/key-ring-password" -out "$made/pfx"
  cat "$made/pfx" > "$folder/key-ring.pfx"
fi
