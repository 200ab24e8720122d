#!/usr/bin/env bash
# Checks formatting, builds with warnings as errors and runs every test, exactly as CI does.
# Needs the .NET 10 SDK; what tests need besides (browser, fonts, broker) is installed when missing, as root or with sudo.
# The last line is "N passed, N failed, N skipped"; the exit code is 0 only when everything ran and nothing failed.
set -euo pipefail
cd "$(dirname "$0")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en
# Processes that live for minutes gain nothing by profiling their own code.
export DOTNET_TieredPGO=0
# Nor by writing each compiled method through a second mapping of its memory.
export DOTNET_EnableWriteXorExecute=0
# Nor by threads that spin while others want the core, nor by collecting what a larger nursery would see die (256 MiB).
export DOTNET_ThreadPool_UnfairSemaphoreSpinLimit=0 DOTNET_GCgen0size=0x10000000

solution=Alliance.SaaS.sln
configuration=Release
# Migrations are generated: they are as the tool writes them.
generated=(src/Alliance.Migrations.Sqlite src/Alliance.Migrations.SqlServer)
log=$(mktemp)
passed=0 failed=0 skipped=0

# Whatever happens, a failed build included, the last line says what was tested.
finish() {
  local outcome=$?
  rm -f "$log"
  [ "$outcome" -eq 0 ] || printf '\nNot everything passed.\n'
  printf '\n%s passed, %s failed, %s skipped\n' "$passed" "$failed" "$skipped"
}
trap finish EXIT

step() { printf '\n== %s\n' "$*"; }

has_package() { dpkg-query --show --showformat='${db:Status-Status}' "$1" 2>/dev/null | grep -qx installed; }

# Debian has one without windows, made for tests; Ubuntu's whole one is called chromium-browser.
browser() { command -v chromium-headless-shell || command -v chromium-browser; }

install_missing() {
  local missing=() as_root=()
  browser >/dev/null || missing+=(chromium-headless-shell)
  has_package fonts-noto-core || missing+=(fonts-noto-core)
  has_package rabbitmq-server || missing+=(rabbitmq-server)
  [ ${#missing[@]} -gt 0 ] || return 0

  step "Installing ${missing[*]}"
  [ "$(id -u)" -eq 0 ] || as_root=(sudo)
  "${as_root[@]}" apt-get update -qq
  apt-cache show chromium-headless-shell >/dev/null 2>&1 || missing=("${missing[@]/%chromium-headless-shell/chromium-browser}")
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
  # Tests start a broker of their own; the package's need not run.
  if [[ " ${missing[*]} " == *" rabbitmq-server "* ]] && [ -d /run/systemd/system ]; then
    "${as_root[@]}" systemctl disable --quiet --now rabbitmq-server || true
  fi
}

# Thousands of lines that say nothing new: a passed test is its line, and below it, indented, where it is from and what it printed.
without_passed() { awk '/^passed .*\([0-9hms ]+\)$/ { hidden = 1; next } hidden && /^( |$)/ { next } { hidden = 0; print; fflush() }'; }

# Of the log's lines "<word> <what> (1m 2s 345ms)" those that match, as "<seconds> <what>", the longest first.
longest() {
  awk -v which="$1" '
    $0 ~ which && match($0, /\([0-9hms ]+\)$/) {
      count = split(substr($0, RSTART + 1, RLENGTH - 2), parts, " ")
      seconds = 0
      for (i = 1; i <= count; i++)
        seconds += parts[i] * (parts[i] ~ /ms$/ ? 0.001 : parts[i] ~ /s$/ ? 1 : parts[i] ~ /m$/ ? 60 : 3600)
      printf "%7.1f s  %s\n", seconds, substr($0, 1, RSTART - 2)
    }' "$log" | sort --reverse --numeric-sort
}

command -v dotnet >/dev/null || { echo "The .NET 10 SDK is needed: https://dotnet.microsoft.com/download" >&2; exit 1; }
if command -v apt-get >/dev/null; then install_missing; fi

step "Checking whitespace"
dotnet format whitespace . --folder --verify-no-changes --exclude '**/bin/**' '**/obj/**' "${generated[@]}"

step "Restoring"
dotnet restore "$solution" --locked-mode --verbosity quiet

# The build enforces style as well (EnforceCodeStyleInBuild), with warnings as errors.
step "Building"
dotnet build "$solution" --configuration "$configuration" --no-restore --verbosity quiet

step "Testing"
outcome=0
dotnet test --solution "$solution" --configuration "$configuration" --no-build \
  --no-ansi --progress off --output Detailed --show-stdout Failed --show-stderr Failed \
  2>&1 | tee "$log" | without_passed || outcome=$?

# A test project that the run never named has not been tested, whatever the totals say.
for project in tests/*.Tests; do
  name=$(basename "$project")
  if ! grep -Eq "/$name\.dll \(.*\) (passed|failed)" "$log"; then
    echo "$name did not run to its end."
    [ "$outcome" -ne 0 ] || outcome=1
  fi
done

step "Where the time goes: projects, side by side, and the longest tests"
longest '^  /.*[.]Tests[.]dll \\(.*\\) (passed|failed)' | sed -E 's#  +/.*/([A-Za-z.]+)[.]dll .*#  \1#'
echo
longest '^(passed|failed) ' | sed -E 's/  (passed|failed) /  /' | awk 'NR <= 20'

if grep -q '^skipped ' "$log"; then
  step "Skipped"
  # Below the name stands where it is from, then the reason; cases of one test that share a reason are one line.
  awk '/^skipped / { name = substr($0, 9); sub(/ ?\(.*/, "", name); do getline reason; while (reason ~ /^ +from /); sub(/^ +/, "", reason)
         line = name ": " reason; if (!count[line]++) order[++lines] = line }
       END { for (i = 1; i <= lines; i++) print order[i] (count[order[i]] > 1 ? " (" count[order[i]] " cases)" : "") }' "$log"
fi

# Once more at the end, where it is looked for: each name, and the beginning of what it said.
if grep -q '^failed ' "$log"; then
  step "Failed"
  awk '/^(passed|failed|skipped) / { left = /^failed / ? 16 : 0 } left-- > 0 { print substr($0, 1, 400) }' "$log"
fi

# The summary's own lines, over all assemblies: "  total: 12", "  failed: 0", …
total() { awk -v key="$1:" '/^Test run summary:/ { on = 1 } on && $1 == key { n = $2 } END { print n + 0 }' "$log"; }
passed=$(total succeeded) failed=$(total failed) skipped=$(total skipped)
[ "$passed" -gt 0 ] && [ "$failed" -eq 0 ] || [ "$outcome" -ne 0 ] || outcome=1
exit "$outcome"
