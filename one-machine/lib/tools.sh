# Sourced by the doors: the programs that a build and a run need, each with one sentence where it is missing.

need_maven() {
  command -v mvn >/dev/null || {
    echo "Maven is missing: install it, for example with 'apt-get install maven' or 'brew install maven'." >&2
    return 1
  }
}

need_node() {
  local major
  major="$(node --version 2>/dev/null | sed -n 's/^v\([0-9]*\).*/\1/p')"
  if [ -z "$major" ] || ! command -v npm >/dev/null; then
    echo "Node is missing: install Node 20 or newer with npm, for example from https://nodejs.org." >&2
    return 1
  fi
  if [ "$major" -lt 20 ]; then
    echo "Node $major is too old: install Node 20 or newer." >&2
    return 1
  fi
}

# As root on Debian it is installed, so that a fresh machine needs nothing by hand.
need_nginx() {
  PATH="$PATH:/usr/sbin:/usr/local/sbin:/opt/homebrew/bin"
  command -v nginx >/dev/null && return 0
  install_package nginx-light && command -v nginx >/dev/null && return 0
  echo "NGINX is missing: install it, for example with 'apt-get install nginx-light' or 'brew install nginx'." >&2
  return 1
}

# Installs without starting anything: Debian would run a web server on port 80.
install_package() {
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 1
  local no_start
  no_start="$(mktemp -d)"
  printf '#!/bin/sh\nexit 101\n' >"$no_start/policy-rc.d"
  chmod +x "$no_start/policy-rc.d"
  local ours=""
  if [ ! -e /usr/sbin/policy-rc.d ]; then
    cp "$no_start/policy-rc.d" /usr/sbin/policy-rc.d && ours=yes
  fi
  rm -r "$no_start"
  echo "  ..  installing $* with apt-get" >&2
  local status=0
  { apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "$@"; } \
    >/dev/null 2>&1 </dev/null || status=$?
  if [ -n "$ours" ]; then
    rm -f /usr/sbin/policy-rc.d
  fi
  return "$status"
}

# For the specs only; Debian calls it chromium, others otherwise.
need_chromium() {
  local name
  for name in chromium chromium-browser google-chrome; do
    command -v "$name" >/dev/null && return 0
  done
  install_package chromium fonts-noto-core && return 0
  echo "Chromium is missing: install it, for example with 'apt-get install chromium'." >&2
  return 1
}

# For one test, which says so where it is missing.
want_testssl() {
  command -v testssl >/dev/null || command -v testssl.sh >/dev/null || install_package testssl.sh || true
}
