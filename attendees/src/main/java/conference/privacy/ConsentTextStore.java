package conference.privacy;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the texts people consent to. */
@Component
final class ConsentTextStore {

  private final JdbcClient jdbc;

  ConsentTextStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private static final String PUBLISH =
      """
      with published as (
        insert into consent_text (event_id, purpose, version, locale, body, sha256, published_at)
        values (:event, :purpose, :version, :locale, :body, :sha256, :now)
        on conflict (event_id, purpose, version, locale) do nothing
        returning sha256)
      select sha256 from published
      union all
      select sha256 from consent_text
      where event_id = :event and purpose = :purpose and version = :version and locale = :locale
      """;

  /** The hash of the text that is published under this version now: this one or an earlier one. */
  String publish(
      UUID eventId,
      String purpose,
      int version,
      String locale,
      String body,
      String hash,
      Instant now) {
    return jdbc.sql(PUBLISH)
        .param("event", eventId)
        .param("purpose", purpose)
        .param("version", version)
        .param("locale", locale)
        .param("body", body)
        .param("sha256", hash)
        .param("now", Timestamp.from(now))
        .query(String.class)
        .single();
  }
}
