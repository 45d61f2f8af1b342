package conference.privacy;

import conference.platform.Sha256;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * The texts people consent to. A text that was published is never changed: another wording is
 * another version, so that a consent always points at the words that were read (GDPR art. 7 (1)).
 */
@Component
public final class ConsentTexts {

  private final ConsentTextStore store;

  ConsentTexts(ConsentTextStore store) {
    this.store = store;
  }

  /**
   * In the caller's transaction. Languages may join a version later; whoever brings other words for
   * one that is published has to have noticed before.
   */
  public void publish(
      UUID eventId, String purpose, int version, Map<String, String> bodies, Instant now) {
    bodies.forEach((locale, body) -> {
      var hash = Sha256.hex(body);
      var published = store.publish(eventId, purpose, version, locale, body, hash, now);
      if (!published.equals(hash)) {
        throw new IllegalStateException(
            "version %d of %s is published with other words".formatted(version, purpose));
      }
    });
  }
}
