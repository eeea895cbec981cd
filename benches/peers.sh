#!/usr/bin/env bash
# CPU time of copydesk and its peers on one folder, one thread, best of N, in one run: benches/peers.sh FOLDER [N]
# Needs `typos` on PATH; uses `vale` with a configuration of its own spelling and repetition checks where it is installed.
set -euo pipefail
folder=${1:?folder of articles}
rounds=${2:-7}
cd "$(dirname "$0")/.."
cargo build --quiet --release --locked
vale_config=$(mktemp -d)/vale.ini
printf 'MinAlertLevel = suggestion\n[*.{txt,md}]\nBasedOnStyles = Vale\n' >"$vale_config"

best() {
  local best=
  for _ in $(seq "$rounds"); do
    local seconds
    seconds=$( { TIMEFORMAT='%U %S'; time "$@" >/dev/null 2>&1 || true; } 2>&1 | awk '{ print $1 + $2 }')
    best=$(printf '%s\n%s\n' "${best:-$seconds}" "$seconds" | sort -g | head -1)
  done
  echo "$best"
}

own=$(best target/release/copydesk check --isolated -j 1 "$folder")
report() { awk -v n="$1" -v s="$2" -v own="$own" 'BEGIN { printf "%-28s %7.3f s CPU   %6.2f of copydesk\n", n, s, (own > 0 ? s / own : 0) }'; }
report "copydesk" "$own"
report "copydesk --severity info" "$(best target/release/copydesk check --isolated -j 1 --severity info "$folder")"
command -v typos >/dev/null && report "typos" "$(best typos -j 1 "$folder")"
command -v vale >/dev/null && report "vale (own checks)" "$(GOMAXPROCS=1 best vale --no-exit --config "$vale_config" "$folder")"
exit 0
