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
