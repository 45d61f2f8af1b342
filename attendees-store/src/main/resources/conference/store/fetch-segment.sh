# Brings one file of the log back: PostgreSQL runs this in its data folder, with the file's name and where it wants it.
# What the archive has not got may lie where the lost store wrote it last. That there is none is how the log ends;
# that what is there cannot be read is another thing, which PostgreSQL knows by a number above 125 and then gives up.
set -eu
if [ -e "$ARCHIVE/wal/$1.gz" ]; then
  gzip -dc "$ARCHIVE/wal/$1.gz" >"$2" || exit 200
elif [ -n "$RESCUED" ] && [ -e "$RESCUED/$1" ]; then
  cp "$RESCUED/$1" "$2" || exit 200
else
  exit 1
fi
