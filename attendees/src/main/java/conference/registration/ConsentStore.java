package conference.registration;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What people consented to, and whether they still do. */
@Component
final class ConsentStore {

  private final JdbcClient jdbc;

  ConsentStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Consent(
      String purpose, int version, String locale, Instant givenAt, @Nullable Instant withdrawnAt) {}

  private static final String FIND =
      """
      select purpose, version, locale, given_at, withdrawn_at from consent
      where event_id = :event and registration_id = :registration
      order by given_at, purpose, version
      """;

  List<Consent> findAll(UUID eventId, UUID registrationId) {
    return jdbc.sql(FIND)
        .param("event", eventId)
        .param("registration", registrationId)
        .query((row, number) -> consent(row))
        .list();
  }

  private static Consent consent(ResultSet row) throws SQLException {
    OffsetDateTime withdrawn = row.getObject("withdrawn_at", OffsetDateTime.class);
    return new Consent(
        row.getString("purpose"),
        row.getInt("version"),
        row.getString("locale"),
        row.getObject("given_at", OffsetDateTime.class).toInstant(),
        withdrawn == null ? null : withdrawn.toInstant());
  }

  /** Which text, in which language. */
  record Given(int version, String locale, String sha256) {}

  private static final String LOCK_LIVE =
      """
      select true from registration
      where event_id = :event and id = :registration and state <> 'cancelled' for update
      """;

  /**
   * Until the end of the transaction nobody ends or erases it: a consent that came in beside that
   * would stay behind.
   */
  boolean lockLive(UUID eventId, UUID registrationId) {
    return jdbc.sql(LOCK_LIVE)
        .param("event", eventId)
        .param("registration", registrationId)
        .query((row, number) -> row.getBoolean(1))
        .optional()
        .isPresent();
  }

  private static final String GIVE =
      """
      insert into consent (event_id, registration_id, purpose, version, locale, text_sha256, given_at)
      values (:event, :registration, 'privacy-notice', :version, :locale, :sha256, :now)
      on conflict do nothing
      """;

  /** Only while it is locked; false when they have agreed to this version before. */
  boolean give(UUID eventId, UUID registrationId, Given given, Instant now) {
    return jdbc.sql(GIVE)
            .param("event", eventId)
            .param("registration", registrationId)
            .param("version", given.version())
            .param("locale", given.locale())
            .param("sha256", given.sha256())
            .param("now", Timestamp.from(now))
            .update()
        == 1;
  }

  private static final String WITHDRAW =
      """
      update consent set withdrawn_at = :now
      where event_id = :event and registration_id = :registration and purpose = :purpose
        and withdrawn_at is null
      """;

  void withdraw(UUID eventId, UUID registrationId, String purpose, Instant now) {
    jdbc.sql(WITHDRAW)
        .param("event", eventId)
        .param("registration", registrationId)
        .param("purpose", purpose)
        .param("now", Timestamp.from(now))
        .update();
  }
}
