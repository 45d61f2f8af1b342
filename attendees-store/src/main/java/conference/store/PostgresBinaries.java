package conference.store;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * PostgreSQL's own programs for this machine, from the archive on the class path, unpacked once per
 * user and version and then shared by every run and every test.
 */
final class PostgresBinaries {
  private PostgresBinaries() {}

  /** The folder that holds bin/, lib/ and share/. */
  static Path home() {
    String archive = archiveName();
    try {
      Path cache = cache();
      Path home = cache.resolve("postgresql-" + digestOf(archive));
      Path lock = cache.resolve("lock");
      try (FileChannel channel =
              FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          var held = channel.lock()) {
        if (held.isValid() && !Files.isExecutable(home.resolve("bin/postgres"))) {
          unpack(archive, home);
        }
      }
      return home;
    } catch (IOException failure) {
      throw new StoreException(
          "PostgreSQL could not be unpacked: " + failure.getMessage(), failure);
    }
  }

  private static String archiveName() {
    String system =
        System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac")
            ? "darwin"
            : "linux";
    String processor =
        switch (System.getProperty("os.arch")) {
          case "aarch64" -> "arm_64";
          default -> "x86_64";
        };
    return "/postgres-" + system + "-" + processor + ".txz";
  }

  private static InputStream open(String archive) {
    InputStream stream = PostgresBinaries.class.getResourceAsStream(archive);
    if (stream == null) {
      throw new StoreException(
          "there is no PostgreSQL for this system ("
              + archive
              + "): run against one of your own with --store",
          null);
    }
    return stream;
  }

  private static Path cache() throws IOException {
    String configured = System.getenv("XDG_CACHE_HOME");
    Path base =
        configured != null && !configured.isBlank()
            ? Path.of(configured)
            : Path.of(System.getProperty("user.home"), ".cache");
    Path cache = base.resolve("conference-registration");
    Files.createDirectories(cache);
    return cache;
  }

  private static String digestOf(String archive) throws IOException {
    try (InputStream stream = open(archive)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[1 << 16];
      for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
        digest.update(buffer, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 8);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /**
   * Unpacks beside the final place and renames, so that a run that was cut short leaves nothing
   * half done.
   */
  private static void unpack(String archive, Path home) throws IOException {
    Path unfinished = Files.createTempDirectory(home.getParent(), "unpacking");
    try (TarArchiveInputStream entries =
        new TarArchiveInputStream(
            new XZCompressorInputStream(new BufferedInputStream(open(archive))))) {
      for (TarArchiveEntry entry = entries.getNextEntry();
          entry != null;
          entry = entries.getNextEntry()) {
        extract(entries, entry, unfinished);
      }
    }
    deleteTree(home);
    Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void extract(TarArchiveInputStream entries, TarArchiveEntry entry, Path into)
      throws IOException {
    Path target = into.resolve(entry.getName()).normalize();
    if (!target.startsWith(into)) {
      throw new IOException("the archive names a file outside of it: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(target.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(entries, target);
    if ((entry.getMode() & 0100) != 0) {
      Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  static void deleteTree(Path root) throws IOException {
    if (!Files.exists(root)) {
      return;
    }
    try (Stream<Path> tree = Files.walk(root)) {
      for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
