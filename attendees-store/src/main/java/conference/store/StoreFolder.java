package conference.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * PostgreSQL's data folder: made once, configured anew at every start, freed of what a killed
 * server left behind.
 */
record StoreFolder(Path path, Path home) {

  /** Creates the cluster if there is none. A creation that was cut short is started over. */
  void create(StoreAccess access) throws IOException {
    if (Files.exists(path.resolve("PG_VERSION"))) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
      return;
    }
    Path unfinished = path.resolveSibling(path.getFileName() + ".unfinished");
    PostgresBinaries.deleteTree(unfinished);
    Files.createDirectories(unfinished.toAbsolutePath().getParent());
    Path passwordFile = Files.createTempFile("store", ".password");
    try {
      initdb(unfinished, access, passwordFile);
    } finally {
      Files.delete(passwordFile);
    }
    Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
  }

  private void initdb(Path into, StoreAccess access, Path passwordFile) throws IOException {
    List<String> line = new ArrayList<>(EmbeddedStore.withoutRoot());
    line.addAll(
        List.of(
            home.resolve("bin/initdb").toString(),
            "--pgdata=" + into,
            "--username=" + StoreAccess.SUPERUSER,
            "--encoding=UTF8",
            // The same order and the same case folding on every machine.
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--locale=C",
            "--auth=" + (access instanceof StoreAccess.Password ? "scram-sha-256" : "reject"),
            "--data-checksums",
            access instanceof StoreAccess.Password ? "--no-sync" : "--sync-method=fsync"));
    if (access instanceof StoreAccess.Password(String password)) {
      Files.writeString(passwordFile, password);
      line.add("--pwfile=" + passwordFile);
    }
    Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.onExit().join().exitValue() != 0) {
      throw new StoreException("initdb failed: " + output.strip(), null);
    }
  }

  void configure(int port, StoreAccess access, boolean durable) throws IOException {
    Path authentication = path.resolve("pg_hba.conf");
    Files.writeString(authentication, access.hostBasedAuthentication());
    String settings =
        "# Written at every start: change it in attendees-store, not here.\n"
            + EmbeddedStore.resource("postgresql.conf")
            + onLoopback(port, authentication)
            + access.settings();
    Files.writeString(path.resolve("postgresql.conf"), durable ? settings : settings + FORGETFUL);
    // ALTER SYSTEM would otherwise outlive and overrule what is written above.
    Files.writeString(path.resolve("postgresql.auto.conf"), "");
    Files.deleteIfExists(path.resolve("standby.signal"));
  }

  private static String onLoopback(int port, Path authentication) {
    return """

    listen_addresses = '127.0.0.1'
    port = %d
    unix_socket_directories = ''
    hba_file = '%s'
    """
        .formatted(port, authentication.toAbsolutePath().toString().replace("'", "''"));
  }

  /** After {@link #configure}: at its next start this is a standby of the server on that port. */
  void follow(int primaryPort, StoreAccess.Certificates access, String name) throws IOException {
    String following = access.following(primaryPort, name).replace("'", "''");
    Files.writeString(
        path.resolve("postgresql.conf"),
        "\nprimary_conninfo = '%s'\nprimary_slot_name = '%s'\n".formatted(following, name),
        StandardOpenOption.APPEND);
    Files.createFile(path.resolve("standby.signal"));
  }

  /**
   * After {@link #configure}: everything that is written to the log is kept there as well. The
   * script is as old as the log has been kept there without a break.
   */
  void keepLogIn(Archive archive) throws IOException {
    archive.create();
    Path script = path.resolve(Archive.ARCHIVE_SEGMENT);
    String words = archive.script(Archive.ARCHIVE_SEGMENT, Optional.empty());
    if (!Files.exists(script) || !Files.readString(script).equals(words)) {
      Files.writeString(script, words);
    }
    Files.writeString(
        path.resolve("postgresql.conf"), Archive.keeping(), StandardOpenOption.APPEND);
  }

  void keepLogNowhere() throws IOException {
    Files.deleteIfExists(path.resolve(Archive.ARCHIVE_SEGMENT));
  }

  /**
   * After {@link #configure}: at its next start this replays the log from the archive, and takes
   * writes when it is done.
   *
   * @param rescued where a lost store wrote its log last
   */
  void recover(Archive archive, Optional<Path> rescued, Optional<Instant> until)
      throws IOException {
    Files.writeString(
        path.resolve("fetch-segment.sh"), archive.script("fetch-segment.sh", rescued));
    Files.writeString(
        path.resolve("postgresql.conf"),
        """

        hot_standby = off
        restore_command = 'sh fetch-segment.sh "%f" "%p"'
        recovery_target_action = 'promote'
        """
            + until.map(at -> "recovery_target_time = '" + TIME.format(at) + "'\n").orElse(""),
        StandardOpenOption.APPEND);
    Files.createFile(path.resolve("recovery.signal"));
  }

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSSxxx").withZone(ZoneOffset.UTC);

  private static final String FORGETFUL =
      """

      # A test's database is thrown away with its process.
      fsync = off
      synchronous_commit = off
      full_page_writes = off
      """;

  /**
   * Stops a server of this very folder that outlived its launcher, and removes a pid file whose
   * number belongs to some other program by now. PostgreSQL itself only recognises a number that
   * belongs to nobody.
   */
  void clearLeftovers() throws IOException {
    Path pidFile = path.resolve("postmaster.pid");
    Optional<Long> pid = firstLine(pidFile);
    if (pid.isEmpty()) {
      return;
    }
    Optional<ProcessHandle> server = ProcessHandle.of(pid.get()).filter(this::servesThisFolder);
    if (server.isPresent()) {
      Programs.signal(pid.get(), "INT");
      server.get().onExit().orTimeout(30, java.util.concurrent.TimeUnit.SECONDS).join();
    }
    Files.deleteIfExists(pidFile);
  }

  private boolean servesThisFolder(ProcessHandle process) {
    return process
        .info()
        .arguments()
        .map(arguments -> Arrays.asList(arguments).contains(path.toString()))
        .orElse(false);
  }

  private static Optional<Long> firstLine(Path pidFile) throws IOException {
    if (!Files.exists(pidFile)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(pidFile);
    return lines.isEmpty() ? Optional.empty() : Optional.of(Long.valueOf(lines.getFirst().strip()));
  }

  /**
   * PostgreSQL's own sign, in the eighth line of its pid file, that the server with this pid takes
   * connections.
   */
  boolean isReady(long pid) {
    try {
      List<String> lines = Files.readAllLines(path.resolve("postmaster.pid"));
      return lines.size() >= 8
          && lines.getFirst().strip().equals(Long.toString(pid))
          && lines.get(7).strip().equals("ready");
    } catch (IOException notYet) {
      return false;
    }
  }
}
