# Sourced by the doors: finds a JDK 25 and sets JAVA_HOME, or says in one sentence what is missing.

jdk_version() {
  [ -x "$1/bin/javac" ] || return 1
  # "javac 25.0.1"
  "$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p'
}

find_jdk() {
  local candidate on_path
  on_path="$(command -v javac || true)"
  if [ -n "$on_path" ]; then
    on_path="$(dirname "$(dirname "$(readlink -f "$on_path" 2>/dev/null || echo "$on_path")")")"
  fi
  for candidate in "${JAVA_HOME:-}" "$on_path" /usr/lib/jvm/*25* /usr/lib/jvm/* /opt/*jdk*25* \
    "$HOME"/.sdkman/candidates/java/25* "$HOME"/.jdks/*25* /Library/Java/JavaVirtualMachines/*25*/Contents/Home; do
    if [ -n "$candidate" ] && [ "$(jdk_version "$candidate" || true)" = 25 ]; then
      JAVA_HOME="$candidate"
      export JAVA_HOME
      return 0
    fi
  done
  echo "JDK 25 is missing: install one (for example from https://adoptium.net), or set JAVA_HOME to where it is." >&2
  return 1
}
