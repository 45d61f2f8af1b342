package conference.organiser.duplicates;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what registrations have in common: {@code duplicate_check}, {@code duplicate_key}. */
@Component
final class ComparisonStore {

  private final JdbcClient jdbc;

  ComparisonStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private static final String CHANGED =
      """
      select r.id, r.revision, r.state <> 'cancelled' as live, r.given_name, r.family_name,
             r.email_normalised, r.organisation
      from registration r
      where r.event_id = :event and r.id in (
        select a.registration_id from audit a
        where a.event_id = :event and a.id > :after and a.id <= :last)
        and not exists (
          select from duplicate_check c
          where c.event_id = r.event_id and c.registration_id = r.id and c.revision = r.revision)
      for key share of r
      """;

  /**
   * Whomever these entries of the audit are about, unless they were compared as they are now. Their
   * rows are held: who is erased in this moment is waited for, and left out.
   */
  List<Person> changed(UUID eventId, UUID after, UUID last) {
    return jdbc.sql(CHANGED)
        .param("event", eventId)
        .param("after", after)
        .param("last", last)
        .query((row, number) -> person(row))
        .list();
  }

  private static final String PEOPLE =
      """
      select id, revision, state <> 'cancelled' as live, given_name, family_name,
             email_normalised, organisation
      from registration where event_id = :event and id = any (:ids)
      for key share
      """;

  /** Those of them that are there; they can't be erased until the transaction ends. */
  List<Person> people(UUID eventId, Collection<UUID> ids) {
    return jdbc.sql(PEOPLE)
        .param("event", eventId)
        .param("ids", ids.toArray(UUID[]::new))
        .query((row, number) -> person(row))
        .list();
  }

  private static Person person(ResultSet row) throws SQLException {
    return Person.of(
        row.getObject("id", UUID.class),
        row.getInt("revision"),
        row.getBoolean("live"),
        row.getString("given_name"),
        row.getString("family_name"),
        row.getString("email_normalised"),
        row.getString("organisation"));
  }

  private static final String KNOWN =
      """
      select registration_id from duplicate_check
      where event_id = :event and registration_id = any (:ids)
      """;

  /** Those of them that were compared before. */
  List<UUID> known(UUID eventId, Collection<UUID> ids) {
    return jdbc.sql(KNOWN)
        .param("event", eventId)
        .param("ids", ids.toArray(UUID[]::new))
        .query((row, number) -> row.getObject("registration_id", UUID.class))
        .list();
  }

  private static final String FORGET =
      """
      delete from duplicate_key where event_id = :event and registration_id = any (:ids)
      """;

  /** What these had in common with others before they changed. */
  void forget(UUID eventId, Collection<UUID> ids) {
    jdbc.sql(FORGET).param("event", eventId).param("ids", ids.toArray(UUID[]::new)).update();
  }

  private static final String NOTE =
      """
      insert into duplicate_check (event_id, registration_id, revision)
      select :event, t.id, t.revision
      from unnest(cast(:ids as uuid[]), cast(:revisions as integer[])) as t (id, revision)
      on conflict (event_id, registration_id) do update set revision = excluded.revision
      """;

  /** That these have been compared as they are. */
  void note(UUID eventId, Collection<Person> people) {
    jdbc.sql(NOTE)
        .param("event", eventId)
        .param("ids", people.stream().map(Person::id).toArray(UUID[]::new))
        .param("revisions", people.stream().map(Person::revision).toArray(Integer[]::new))
        .update();
  }

  /** Somebody's key. */
  record KeyOf(UUID id, long key) {}

  private static final String ADD =
      """
      insert into duplicate_key (event_id, key, registration_id)
      select :event, t.key, t.id
      from unnest(cast(:keys as bigint[]), cast(:ids as uuid[])) as t (key, id)
      on conflict do nothing
      """;

  void add(UUID eventId, Collection<KeyOf> keys) {
    jdbc.sql(ADD)
        .param("event", eventId)
        .param("keys", keys.stream().map(KeyOf::key).toArray(Long[]::new))
        .param("ids", keys.stream().map(KeyOf::id).toArray(UUID[]::new))
        .update();
  }

  /** Two with a key in common. */
  record Met(UUID one, UUID other) {}

  private static final String MEET =
      """
      select distinct t.id as one, other.id as other
      from unnest(cast(:keys as bigint[]), cast(:ids as uuid[])) as t (key, id)
      cross join lateral (
        select array_agg(k.registration_id) as ids from (
          select d.registration_id from duplicate_key d
          where d.event_id = :event and d.key = t.key
          limit :most + 1) k) as holders
      cross join unnest(holders.ids) as other (id)
      where cardinality(holders.ids) between 2 and :most and other.id <> t.id
      """;

  /**
   * Who has one of these keys as well. What more than so many have in common says nothing about any
   * two of them, and to compare them all would take for ever.
   */
  List<Met> meet(UUID eventId, Collection<KeyOf> keys, int most) {
    return jdbc.sql(MEET)
        .param("event", eventId)
        .param("keys", keys.stream().map(KeyOf::key).toArray(Long[]::new))
        .param("ids", keys.stream().map(KeyOf::id).toArray(UUID[]::new))
        .param("most", most)
        .query((row, number) ->
            new Met(row.getObject("one", UUID.class), row.getObject("other", UUID.class)))
        .list();
  }
}
