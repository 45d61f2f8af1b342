package conference.organiser.attendees;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what attendees are found by: {@code attendee_search}. */
@Component
final class SearchStore {

  private final JdbcClient jdbc;

  SearchStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private static final String GATHER =
      """
      insert into attendee_search
        (event_id, registration_id, revision, name_key, email_key, organisation_key, names, words)
      select p.event_id, p.id, p.revision, p.family || ' ' || p.given, p.email, p.organisation,
             translate(concat_ws(' ', p.given, p.family, p.organisation),
                       '-.,@+_/()''’', '           '),
             concat_ws(' ', p.given, p.family, p.email, p.organisation, p.reference, p.answers)
      from (
        select r.event_id, r.id, r.revision,
               lower(unaccent(r.given_name)) as given, lower(unaccent(r.family_name)) as family,
               lower(unaccent(r.email)) as email,
               lower(unaccent(coalesce(r.organisation, ''))) as organisation,
               lower(r.reference) as reference,
               (select lower(unaccent(string_agg(
                         case when jsonb_typeof(a.value) = 'array'
                              then translate(a.value::text, '[]",', '') else a.value #>> '{}' end,
                         ' ')))
                from jsonb_each(r.answers) as a) as answers
        from registration r
        where r.event_id = :event and r.id in (
          select a.registration_id from audit a
          where a.event_id = :event and a.id > :after and a.id <= :last)
          and not exists (
            select from attendee_search s
            where s.event_id = r.event_id and s.registration_id = r.id and s.revision = r.revision)
        for key share of r) as p
      on conflict (event_id, registration_id) do update
      set revision = excluded.revision, name_key = excluded.name_key,
          email_key = excluded.email_key, organisation_key = excluded.organisation_key,
          names = excluded.names, words = excluded.words
      """;

  /**
   * Whomever these entries of the audit are about, as they are now, unless they have been gathered
   * like that. Their rows are held: who is erased in this moment is waited for, and left out.
   */
  void gather(UUID eventId, UUID after, UUID last) {
    jdbc.sql(GATHER).param("event", eventId).param("after", after).param("last", last).update();
  }

  private static final String PLAIN =
      """
      select lower(unaccent(t.word)) as word
      from unnest(cast(:words as text[])) with ordinality as t (word, number) order by t.number
      """;

  /** As {@link #gather} writes words: small letters, without accents. */
  List<String> plain(List<String> words) {
    return jdbc.sql(PLAIN)
        .param("words", words.toArray(String[]::new))
        .query((row, number) -> row.getString("word"))
        .list();
  }
}
