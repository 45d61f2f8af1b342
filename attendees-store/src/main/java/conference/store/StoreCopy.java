package conference.store;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

/**
 * Copies the data folder of a server that goes on meanwhile, by PostgreSQL's low-level backup API:
 * no pg_basebackup comes with the embedded one. What is written during the copy is in the log,
 * which the copy's server asks for when it starts.
 */
final class StoreCopy {
  /** A server's own, as it runs. */
  private static final Set<String> FILES = Set.of("postmaster.pid", "postmaster.opts");

  /** Folders whose content a server makes anew, or finds in the log. */
  private static final Set<String> CONTENTS =
      Set.of(
          "pg_wal",
          "pg_replslot",
          "pg_dynshmem",
          "pg_notify",
          "pg_serial",
          "pg_snapshots",
          "pg_stat_tmp",
          "pg_subtrans");

  private StoreCopy() {}

  /** Where the copy's server finds what is written to the log until the copy is complete. */
  enum Log {
    WITH_THE_PRIMARY,
    IN_THE_ARCHIVE
  }

  /**
   * The session must stay open for the time of the copy. If the log goes to an archive, this waits
   * until it is there.
   */
  static void make(Connection superuser, Path from, Path to, Log log)
      throws IOException, SQLException {
    PostgresBinaries.deleteTree(to);
    try (Statement statement = superuser.createStatement()) {
      statement.execute("SELECT pg_backup_start('copy', true)");
      copy(from, to);
      try (ResultSet backup =
          statement.executeQuery(
              "SELECT labelfile FROM pg_backup_stop(wait_for_archive => %s)"
                  .formatted(log == Log.IN_THE_ARCHIVE))) {
        backup.next();
        // By this the copy knows where in the log it begins; without it, it would be corrupt.
        Files.writeString(to.resolve("backup_label"), backup.getString(1));
      }
    }
  }

  /**
   * For nobody else to read. Of a server at work this is a copy only between the calls that begin
   * and end a backup.
   */
  static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rwx------"));
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            Files.createDirectories(to.resolve(from.relativize(folder)));
            return CONTENTS.contains(from.relativize(folder).toString())
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (!FILES.contains(from.relativize(file).toString())) {
              copyIfThere(file, to.resolve(from.relativize(file)));
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure)
              throws IOException {
            if (failure instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw failure;
          }
        });
  }

  /** A table that is dropped during the copy is dropped in the log as well. */
  private static void copyIfThere(Path file, Path to) throws IOException {
    try {
      Files.copy(file, to);
    } catch (NoSuchFileException gone) {
      Files.deleteIfExists(to);
    }
  }
}
