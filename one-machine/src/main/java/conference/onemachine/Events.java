package conference.onemachine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Event files into the store, and attendees out of it, by the service's own commands. */
final class Events {
  private final Configuration configuration;
  private final ServiceProgram program;

  Events(Configuration configuration, ServiceProgram program) {
    this.configuration = configuration;
    this.program = program;
  }

  /**
   * Loading costs a start of the service, so files that this store has seen are not loaded again.
   */
  boolean isDue() {
    return !configuration.events().isEmpty() && !digest().equals(lastLoaded());
  }

  void load() {
    List<String> command = new ArrayList<>(List.of("load-event"));
    configuration.events().forEach(file -> command.add(file.toString()));
    run(command);
    try {
      PrivateFiles.write(marker(), digest());
    } catch (IOException failure) {
      throw new LaunchException(marker() + " cannot be written: " + failure.getMessage(), failure);
    }
  }

  String csv(String slug) {
    return run(List.of("export-attendees", slug));
  }

  /** What a command of the service prints. */
  String run(List<String> command) {
    try {
      return program.run(configuration.replicaFile(1), configuration.log("commands"), command);
    } catch (ServiceProgram.CommandFailed refused) {
      throw new LaunchException(refused.getMessage() == null ? "" : refused.getMessage(), refused);
    }
  }

  /** For a store that was restored to a moment before that. */
  static void forgetLoaded(Configuration configuration) throws IOException {
    Files.deleteIfExists(marker(configuration));
  }

  private Path marker() {
    return marker(configuration);
  }

  private static Path marker(Configuration configuration) {
    return configuration.folder("config").resolve("events-loaded");
  }

  private String lastLoaded() {
    try {
      return Files.exists(marker()) ? Files.readString(marker()) : "";
    } catch (IOException unreadable) {
      return "";
    }
  }

  /** Of the files' content and of the store that they go to. */
  private String digest() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(
          configuration
              .store()
              .map(Configuration.OwnStore::url)
              .orElse("embedded")
              .getBytes(java.nio.charset.StandardCharsets.UTF_8));
      for (Path file : configuration.events()) {
        if (!Files.isReadable(file)) {
          throw new LaunchException("the event file " + file + " cannot be read");
        }
        digest.update(Files.readAllBytes(file));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException | NoSuchAlgorithmException failure) {
      throw new LaunchException("an event file cannot be read: " + failure.getMessage(), failure);
    }
  }
}
