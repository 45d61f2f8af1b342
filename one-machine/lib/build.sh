# Sourced by the doors after find_jdk: builds what is older than its sources, and says nothing when nothing is.
# Output goes to a log that is shown only when the build fails. Whoever asks within an "if" has no errexit: each step says
# itself that the others are not to follow, so that nothing old is taken for new.

is_stale() { # artifact, sources…
  local artifact="$1"
  shift
  [ -e "$artifact" ] || return 0
  local source
  for source in "$@"; do
    # Folders count too: a deleted file leaves a newer folder.
    if [ -e "$source" ] && [ -n "$(find "$source" -name node_modules -prune -o -newer "$artifact" -print -quit)" ]; then
      return 0
    fi
  done
  return 1
}

logged() { # name, log, command…
  local name="$1" log="$2" begun=$SECONDS
  shift 2
  mkdir -p "$(dirname "$log")"
  if ! "$@" >"$log" 2>&1 </dev/null; then
    tail -n 40 "$log" >&2
    printf '\n%s failed; all of it is in %s\n' "$name" "$log" >&2
    return 1
  fi
  printf '  ok  %-22s %6s s\n' "$name" "$((SECONDS - begun))"
}

build_services() {
  local stamp="$HOME_FOLDER/target/services-built"
  if ! is_stale "$stamp" "$HOME_FOLDER/pom.xml" "$HOME_FOLDER"/{attendees-store,attendees,one-machine}/{pom.xml,src} &&
    [ -e "$HOME_FOLDER/attendees/target/attendees.jar" ] && [ -e "$HOME_FOLDER/one-machine/target/one-machine.jar" ]; then
    return 0
  fi
  need_maven || return 1
  mkdir -p "$HOME_FOLDER/target"
  touch "$stamp.begun"
  logged "build of the service" "$HOME_FOLDER/target/build-services.log" \
    mvn --batch-mode -f "$HOME_FOLDER/pom.xml" -Prun -pl one-machine,attendees -am -DskipTests -Dspotless.check.skip package || return 1
  mv "$stamp.begun" "$stamp"
}

build_check() {
  local stamp="$HOME_FOLDER/target/check-built"
  if ! is_stale "$stamp" "$HOME_FOLDER/pom.xml" "$HOME_FOLDER"/architecture/{pom.xml,src} &&
    [ -e "$HOME_FOLDER/architecture/target/architecture.jar" ]; then
    return 0
  fi
  need_maven || return 1
  mkdir -p "$HOME_FOLDER/target"
  touch "$stamp.begun"
  logged "build of the check" "$HOME_FOLDER/target/build-check.log" \
    mvn --batch-mode -f "$HOME_FOLDER/pom.xml" -Prun -pl architecture -DskipTests -Dspotless.check.skip package || return 1
  mv "$stamp.begun" "$stamp"
}

build_website() {
  local folder="$HOME_FOLDER/conference-website" log="$HOME_FOLDER/target/build-website.log"
  if ! is_stale "$folder/dist/index.html" "$folder"/{src,public,index.html,package.json,package-lock.json,vite.config.ts}; then
    return 0
  fi
  need_node || return 1
  if is_stale "$folder/node_modules/.package-lock.json" "$folder/package-lock.json"; then
    logged "website's libraries" "$log" npm --prefix "$folder" ci --no-audit --no-fund || return 1
  fi
  logged "build of the website" "$log" npm --prefix "$folder" run build || return 1
  touch "$folder/dist/index.html"
}

# Two doors of one clone do not build at the same time.
build_all() {
  mkdir -p "$HOME_FOLDER/target"
  if command -v flock >/dev/null; then
    exec 9>"$HOME_FOLDER/target/build.lock"
    flock 9
  fi
  build_services
  build_website
  if command -v flock >/dev/null; then
    exec 9>&-
  fi
}
