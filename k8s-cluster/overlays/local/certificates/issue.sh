#!/bin/sh
# Issues every certificate and secret that the cluster needs, once: a folder for each who takes them. Two authorities, as
# everywhere: the website's, which a browser may trust, and the internal one, by which the parts know each other. Their keys
# stay in /tmp, which is memory, and are gone with this pod.
#
# usage: WEBSITE=https://host[:port] issue.sh FOLDER
set -eu
umask 027
issued="$1"
work="$(mktemp -d)"
days=397

if [ -e "$issued/complete" ]; then
  echo "The certificates are there already; delete the volume to have new ones."
  exit 0
fi

host="$(printf %s "$WEBSITE" | sed -E 's#^https://##; s#[:/].*$##')"

authority() { # name, words
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 3650 -subj "/O=Conference Registration/CN=$2" \
    -addext basicConstraints=critical,CA:TRUE,pathlen:0 -addext keyUsage=critical,keyCertSign,cRLSign \
    -keyout "$work/$1.key" -out "$work/$1.crt"
}

certificate() { # authority, file, common name, serverAuth or clientAuth, names or nothing
  mkdir -p "$(dirname "$2")"
  {
    echo "basicConstraints=critical,CA:FALSE"
    echo "keyUsage=critical,digitalSignature"
    echo "extendedKeyUsage=$4"
    if [ -n "$5" ]; then
      echo "subjectAltName=$5"
    fi
  } >"$work/extensions"
  openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj "/O=Conference Registration/CN=$3" \
    -keyout "$2.key" -out "$work/request"
  openssl x509 -req -in "$work/request" -CA "$work/$1.crt" -CAkey "$work/$1.key" -days "$days" -extfile "$work/extensions" -out "$2.crt"
}

# PostgreSQL's JDBC driver reads keys in this form.
binary() { # file
  openssl pkcs8 -topk8 -nocrypt -outform DER -in "$1.key" -out "$1.pk8"
  rm "$1.key"
}

secret() { # file
  mkdir -p "$(dirname "$1")"
  openssl rand -base64 32 >"$1"
}

# A start that was cut short is done over: one half of a set is of no use.
rm -rf "$issued/load-balancer"/* "$issued/attendees"/* "$issued/migrations"/* "$issued/attendees-store"/*
authority website-ca "Website authority"
authority internal-ca "Internal authority"

certificate website-ca "$issued/load-balancer/website" "$host" serverAuth "DNS:$host,DNS:localhost,DNS:load-balancer,IP:127.0.0.1"
cp "$work/website-ca.crt" "$issued/load-balancer/website-ca.crt"
certificate internal-ca "$issued/load-balancer/load-balancer" load-balancer clientAuth DNS:load-balancer

certificate internal-ca "$issued/attendees/attendees" attendees serverAuth DNS:attendees
certificate internal-ca "$issued/attendees/conference_application" conference_application clientAuth ""
binary "$issued/attendees/conference_application"
secret "$issued/attendees/manage-link-key"
secret "$issued/attendees/account-key"

certificate internal-ca "$issued/migrations/conference_migrator" conference_migrator clientAuth ""
binary "$issued/migrations/conference_migrator"

certificate internal-ca "$issued/attendees-store/attendees-store" attendees-store serverAuth DNS:attendees-store
secret "$issued/attendees-store/unused-password"

for taker in load-balancer attendees migrations attendees-store; do
  cp "$work/internal-ca.crt" "$issued/$taker/internal-ca.crt"
  # Each pod has a user of its own; what they share is the group. Only a taker's own folder is mounted for it.
  chmod 0640 "$issued/$taker"/*
  : >"$issued/$taker/complete"
done
: >"$issued/complete"
echo "Certificates for $host and the parts of the cluster, for $days days."
