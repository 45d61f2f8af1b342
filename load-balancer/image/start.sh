#!/bin/sh
# Starts NGINX as this container's only process: fills the names in the templates in, and watches the certificates.
#
# WEBSITE    where people find the website, such as https://conference.example
# ATTENDEES  host:port of the attendees service; the host's name stands for all of its replicas
set -eu
: "${WEBSITE:?where people find the website, such as https://conference.example}"
: "${ATTENDEES:?host:port of the attendees service}"
templates=/opt/conference/load-balancer
pki=/etc/conference/pki
run=/run/conference

# NGINX asks for the names of the replicas again as they come and go, from 1.27.3 on; before, it takes those of its start.
resolve=""
resolver=""
version="$(nginx -v 2>&1 | sed -nE 's#.*/([0-9]+)\.([0-9]+)\.([0-9]+).*#\1 \2 \3#p' | awk '{ print $1 * 1000000 + $2 * 1000 + $3 }')"
if [ "${version:-0}" -ge 1027003 ]; then
  resolve=" resolve"
  # The cluster's own resolver; an address of IPv6 goes into brackets.
  resolver="resolver $(awk '$1 == "nameserver" { printf "%s ", $2 ~ /:/ ? "[" $2 "]" : $2 }' /etc/resolv.conf)valid=2s;"
fi
ipv6=""
if [ -e /proc/net/if_inet6 ]; then
  ipv6="listen [::]:8443 ssl http2 backlog=4096;"
fi
files="$(ulimit -n)"
if [ "$files" = unlimited ]; then
  files=65536
fi
connections="$((files > 33280 ? 32768 : files - 512))"
# Everything that NGINX writes is here; the rest of the file system can only be read.
within="$resolver"
for kind in client_body proxy fastcgi uwsgi scgi; do
  within="$within ${kind}_temp_path $run/$kind;"
done

mkdir -p "$run/conf" "$run/cache"
# One that was killed leaves it behind, and the next one could not listen.
rm -f "$run/live.sock"
for template in "$templates"/*.conf; do
  sed \
    -e "s|\${PORT}|8443|g" \
    -e "s|\${LISTEN_IPV6}|$ipv6|g" \
    -e "s|\${WEBSITE}|$WEBSITE|g" \
    -e "s|\${SITE}|/opt/conference/website|g" \
    -e "s|\${PKI}|$pki|g" \
    -e "s|\${RUN}|$run|g" \
    -e "s|\${LIVE_SOCKET}|$run/live.sock|g" \
    -e "s|\${LOGS}|/var/log/conference|g" \
    -e "s|\${WORKERS}|${WORKERS:-2}|g" \
    -e "s|\${OPEN_FILES}|$files|g" \
    -e "s|\${CONNECTIONS}|$connections|g" \
    -e "s|\${PROCESS}|daemon off;|g" \
    -e "s|\${IN_HTTP}|$within|g" \
    -e "s|\${REPLICAS}|server $ATTENDEES$resolve max_fails=3 fail_timeout=2s max_conns=128;|g" \
    -e "s|\${REPLICAS_FOR_NEWS}|server $ATTENDEES$resolve max_fails=3 fail_timeout=2s max_conns=64;|g" \
    -e "s|\${REPLICAS_NEVER_FAILED}|server $ATTENDEES$resolve max_fails=0 max_conns=192;|g" \
    -e "s|\${UNLIMITED_CLIENTS}||g" \
    -e "s|\${REQUESTS_PER_SECOND}|${REQUESTS_PER_SECOND:-200}|g" \
    -e "s|\${REQUESTS_BURST}|$((${REQUESTS_PER_SECOND:-200} * 2))|g" \
    -e "s|\${SIGN_UPS_PER_SECOND}|${SIGN_UPS_PER_SECOND:-20}|g" \
    -e "s|\${SIGN_UPS_BURST}|$((${SIGN_UPS_PER_SECOND:-20} * 5))|g" \
    -e "s|\${CONNECTIONS_PER_CLIENT}|${CONNECTIONS_PER_CLIENT:-500}|g" \
    -e "s|\${MORE}||g" \
    "$template" >"$run/conf/$(basename "$template")"
done
if grep -n '\${[A-Z0-9_]*}' "$run"/conf/*.conf; then
  echo "these names have no value here" >&2
  exit 1
fi
nginx -t -q -c "$run/conf/nginx.conf" -e stderr

# A certificate that was replaced is taken without a dropped request: NGINX's new workers have it, the old ones finish.
(
  known="$(cat "$pki"/* | cksum)"
  while sleep 10; do
    found="$(cat "$pki"/* | cksum)"
    if [ "$found" != "$known" ] && nginx -t -q -c "$run/conf/nginx.conf" -e stderr; then
      kill -HUP 1
      known="$found"
    fi
  done
) &
exec nginx -c "$run/conf/nginx.conf" -e stderr
