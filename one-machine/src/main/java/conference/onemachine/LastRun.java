package conference.onemachine;

import conference.store.EmbeddedStore;
import java.io.IOException;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the last run left behind, for commands that come when nothing runs. */
final class LastRun {
  private static final Pattern STORE =
      Pattern.compile("jdbc:postgresql://localhost:(\\d+)/" + EmbeddedStore.DATABASE + "\"");

  private LastRun() {}

  /** The base port, from the address of the store in the configuration of the first replica. */
  static int port(Configuration configuration) {
    try {
      Matcher store = STORE.matcher(Files.readString(configuration.replicaFile(1)));
      return store.find() ? Integer.parseInt(store.group(1)) - 2000 : configuration.port();
    } catch (IOException failure) {
      throw new LaunchException(
          configuration.replicaFile(1) + " cannot be read: " + failure.getMessage(), failure);
    }
  }

  /** The embedded store, where the last run had one; somebody else's runs anyway. */
  static AutoCloseable startStore(Configuration configuration) {
    if (!Files.exists(configuration.folder("store"))) {
      return () -> {};
    }
    Pki pki = new Pki(configuration.folder("pki"), InstantSource.system());
    pki.ensure();
    return EmbeddedStores.start(configuration, pki);
  }
}
