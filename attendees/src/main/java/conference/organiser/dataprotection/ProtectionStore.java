package conference.organiser.dataprotection;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts consents, and what is held and erased of an event. */
@Component
final class ProtectionStore {

  private final JdbcClient jdbc;

  ProtectionStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A version of the privacy notice.
   *
   * @param consents of registrations that are held now, the withdrawn ones apart
   */
  record Notice(int version, Instant publishedAt, long consents, long withdrawn) {}

  private static final String NOTICES =
      """
      select t.version, min(t.published_at) as published_at,
             coalesce(max(c.given), 0) as given, coalesce(max(c.withdrawn), 0) as withdrawn
      from consent_text t
      left join (
        select version, count(*) filter (where withdrawn_at is null) as given,
               count(*) filter (where withdrawn_at is not null) as withdrawn
        from consent where event_id = :event and purpose = 'privacy-notice' group by version) c
        on c.version = t.version
      where t.event_id = :event and t.purpose = 'privacy-notice'
      group by t.version order by t.version desc
      """;

  /** The newest first. */
  List<Notice> notices(UUID eventId) {
    return jdbc.sql(NOTICES)
        .param("event", eventId)
        .query((row, number) ->
            new Notice(
                row.getInt("version"),
                row.getObject("published_at", OffsetDateTime.class).toInstant(),
                row.getLong("given"),
                row.getLong("withdrawn")))
        .list();
  }

  /**
   * How many.
   *
   * @param held registrations, cancelled ones too
   * @param cancelled those among them
   * @param answers how many of them have answered something
   * @param erasedByRequest how many were erased because they asked for it
   * @param erasedInTime how many because the time was over
   */
  record Numbers(
      long held, long cancelled, long answers, long erasedByRequest, long erasedInTime) {}

  private static final String NUMBERS =
      """
      select r.held, r.cancelled, r.answers, e.by_request, e.in_time
      from (select count(*) as held, count(*) filter (where state = 'cancelled') as cancelled,
                   count(*) filter (where answers <> '{}') as answers
            from registration where event_id = :event) r,
           (select count(*) filter (where reason = 'request') as by_request,
                   count(*) filter (where reason = 'retention') as in_time
            from erasure where event_id = :event) e
      """;

  Numbers numbers(UUID eventId) {
    return jdbc.sql(NUMBERS)
        .param("event", eventId)
        .query((row, number) ->
            new Numbers(
                row.getLong("held"),
                row.getLong("cancelled"),
                row.getLong("answers"),
                row.getLong("by_request"),
                row.getLong("in_time")))
        .single();
  }
}
