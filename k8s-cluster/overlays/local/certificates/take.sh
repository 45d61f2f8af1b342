#!/bin/sh
# Waits until what a pod needs has been issued, and takes it into memory as the pod's own user: a private key that others
# could read is refused by those who use it.
#
# usage: take.sh FROM TO
set -eu
from="$1"
to="$2"
until [ -e "$from/complete" ]; do
  echo "waiting for the certificates"
  sleep 1
done
umask 077
cp "$from"/* "$to/"
chmod 0400 "$to"/*
