package conference.privacy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The texts people consent to. A text that was published is never changed: another wording is
 * another version, so that a consent always points at the words that were read (GDPR art. 7 (1)).
 */
@Component
public class ConsentTexts {

  /** One version in all languages of its event, each with the hash of its words. */
  public record ConsentText(int version, Map<String, String> bodies, Map<String, String> sha256) {}

  private final JdbcClient jdbc;

  ConsentTexts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Publishes these words unless the current version already says exactly them. */
  @Transactional(propagation = Propagation.MANDATORY)
  public ConsentText publish(
      UUID eventId, String purpose, Map<String, String> bodies, Instant now) {
    Optional<ConsentText> current = findCurrent(eventId, purpose);
    if (current.isPresent() && current.get().bodies().equals(bodies)) {
      return current.get();
    }
    int version = current.map(ConsentText::version).orElse(0) + 1;
    bodies.forEach((locale, body) -> insert(eventId, purpose, version, locale, body, now));
    return text(version, bodies);
  }

  private static final String INSERT =
      """
      insert into consent_text (event_id, purpose, version, locale, body, sha256, published_at)
      values (:event, :purpose, :version, :locale, :body, :sha256, :now)
      """;

  private void insert(
      UUID eventId, String purpose, int version, String locale, String body, Instant now) {
    jdbc.sql(INSERT)
        .param("event", eventId)
        .param("purpose", purpose)
        .param("version", version)
        .param("locale", locale)
        .param("body", body)
        .param("sha256", sha256(body))
        .param("now", Timestamp.from(now))
        .update();
  }

  private static final String CURRENT =
      """
      select version, locale, body from consent_text
      where event_id = :event and purpose = :purpose and version = (
        select max(version) from consent_text where event_id = :event and purpose = :purpose)
      """;

  public Optional<ConsentText> findCurrent(UUID eventId, String purpose) {
    record Row(int version, String locale, String body) {}
    var rows =
        jdbc.sql(CURRENT)
            .param("event", eventId)
            .param("purpose", purpose)
            .query((row, number) ->
                new Row(row.getInt("version"), row.getString("locale"), row.getString("body")))
            .list();
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> bodies = new TreeMap<>();
    rows.forEach(row -> bodies.put(row.locale(), row.body()));
    return Optional.of(text(rows.getFirst().version(), bodies));
  }

  private static ConsentText text(int version, Map<String, String> bodies) {
    Map<String, String> hashes = new TreeMap<>();
    bodies.forEach((locale, body) -> hashes.put(locale, sha256(body)));
    return new ConsentText(version, new TreeMap<>(bodies), hashes);
  }

  private static String sha256(String body) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(body.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
