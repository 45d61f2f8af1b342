package conference.onemachine;

import conference.store.Archive;
import conference.store.EmbeddedStore;
import java.nio.file.Files;

/** The embedded store as one machine uses it. */
final class EmbeddedStores {
  private EmbeddedStores() {}

  static EmbeddedStore start(Configuration configuration, Pki pki) {
    // A server of this very folder that outlived its launcher is ended by the start.
    if (!Files.exists(configuration.folder("store").resolve("postmaster.pid"))) {
      ThisMachine.insistOnFree(configuration.storePort(), "attendees-store");
    }
    return EmbeddedStore.start(
        options(configuration, pki).keptIn(configuration.backup().map(Archive::new)));
  }

  /** Where it lives and how it is reached; its log is kept nowhere else. */
  static EmbeddedStore.Options options(Configuration configuration, Pki pki) {
    return new EmbeddedStore.Options(
        configuration.folder("store"),
        configuration.storePort(),
        configuration.log("attendees-store"),
        pki.storeAccess(),
        true);
  }

  static String url(Configuration configuration) {
    return "jdbc:postgresql://localhost:"
        + configuration.storePort()
        + "/"
        + EmbeddedStore.DATABASE;
  }
}
