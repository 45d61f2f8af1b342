#!/usr/bin/env bash
# The java of the JDK 25 that the doors use.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/jdk.sh"
find_jdk
exec "$JAVA_HOME/bin/java" "$@"
