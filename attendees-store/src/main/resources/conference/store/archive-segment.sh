# Keeps one finished file of the log: PostgreSQL runs this in its data folder, with the file's path and its name.
# It is tried again until it succeeds, and PostgreSQL removes nothing that was not kept.
set -eu
kept="$ARCHIVE/wal/$2.gz"
if [ -e "$kept" ]; then
  # Kept before, and the answer lost. Anything else under that name is another store's: nothing is overwritten.
  gzip -dc "$kept" | cmp -s - "$1"
  exit
fi
gzip -1 -c "$1" >"$kept.part"
sync "$kept.part"
mv "$kept.part" "$kept"
sync "$ARCHIVE/wal"
