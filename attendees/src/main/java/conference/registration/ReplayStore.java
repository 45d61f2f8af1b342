package conference.registration;

import conference.platform.Sha256;
import java.security.MessageDigest;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which requests on the manage page were done already (Idempotency-Key). Kept with them is only
 * what an answer can't be made of again: nothing about the person.
 */
@Component
final class ReplayStore {

  private final JdbcClient jdbc;

  ReplayStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What came of asking under a key before. */
  sealed interface Earlier {
    record None() implements Earlier {}

    record Same(String answer) implements Earlier {}

    record Another() implements Earlier {}
  }

  private static final String FIND =
      """
      select request_sha256, answer from idempotency where event_id = :event and key = :key
      """;

  Earlier find(UUID eventId, String key, String request) {
    record Stored(String answer, boolean same) {}
    byte[] hash = Sha256.of(request);
    Optional<Stored> stored =
        jdbc.sql(FIND)
            .param("event", eventId)
            .param("key", key)
            .query((row, number) ->
                new Stored(
                    row.getString("answer"),
                    MessageDigest.isEqual(row.getBytes("request_sha256"), hash)))
            .optional();
    if (stored.isEmpty()) {
      return new Earlier.None();
    }
    return stored.get().same() ? new Earlier.Same(stored.get().answer()) : new Earlier.Another();
  }

  private static final String KEEP =
      """
      insert into idempotency (event_id, key, request_sha256, registration_id, status, answer,
                               answered_at)
      values (:event, :key, :request, :registration, 200, cast(:answer as jsonb), :now)
      """;

  void keep(
      UUID eventId,
      String key,
      String request,
      @Nullable UUID registrationId,
      String answer,
      Instant now) {
    jdbc.sql(KEEP)
        .param("event", eventId)
        .param("key", key)
        .param("request", Sha256.of(request))
        .param("registration", registrationId)
        .param("answer", answer)
        .param("now", Timestamp.from(now))
        .update();
  }
}
