package conference.onemachine;

import conference.store.Archive;
import conference.store.Restore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a restore of this machine's store came to; the next start goes on from there. */
public record Restored(Restore.Outcome store) {

  /**
   * Returns when the next start would serve the restored store, to nobody before the erasures since
   * then are repeated.
   *
   * @param until as it was at this moment; empty for as it was last
   */
  public static Restored from(
      Archive archive, Configuration configuration, Optional<Instant> until) {
    try (RunFile _ = RunFile.claim(configuration.data())) {
      Pki pki = new Pki(configuration.folder("pki"), InstantSource.system());
      pki.ensure();
      Instant now = Instant.now();
      Restore.Outcome outcome =
          Restore.restore(
              archive,
              EmbeddedStores.options(configuration, pki),
              until,
              now,
              erasures ->
                  new ErasuresToRepeat(configuration)
                      .remember(erasures, archive.folder().resolve("erasures")));
      restoreSecrets(archive.folder().resolve("secrets"), configuration.folder("secrets"), now);
      Events.forgetLoaded(configuration);
      return new Restored(outcome);
    } catch (IOException failure) {
      throw new LaunchException(
          "the store is restored, but not what lies beside it: " + failure.getMessage(), failure);
    }
  }

  /** Others that are there already may be the only key to something: they are set aside. */
  private static void restoreSecrets(Path from, Path to, Instant now) throws IOException {
    if (Files.exists(to) && !isSame(from, to)) {
      Files.move(to, to.resolveSibling("secrets.before-" + now), StandardCopyOption.ATOMIC_MOVE);
    }
    ReplicaFiles.copySecrets(from, to);
  }

  private static boolean isSame(Path one, Path other) throws IOException {
    for (Path secret : ReplicaFiles.secretsIn(one)) {
      Path counterpart = other.resolve(secret.getFileName());
      if (!Files.exists(counterpart)
          || !Arrays.equals(Files.readAllBytes(secret), Files.readAllBytes(counterpart))) {
        return false;
      }
    }
    return true;
  }

  /** For whoever restores. */
  List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    sentences.add(
        store
            .reached()
            .map(last -> "restored; the last change that is in it was made at " + last)
            .orElse("restored as it was copied at " + store.from().finished()));
    if (store.signUpsSince() > 0) {
      sentences.add(store.signUpsSince() + " sign-ups that were made after that are not in it");
    }
    store.setAside().ifPresent(folder -> sentences.add("what was there before is in " + folder));
    sentences.add(
        "./run starts it, and erases again whoever was erased since, before anybody is served");
    return sentences;
  }
}
