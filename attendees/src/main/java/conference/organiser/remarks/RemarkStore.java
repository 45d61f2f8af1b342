package conference.organiser.remarks;

import conference.organiser.remarks.Remarks.Note;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps notes and tags: {@code registration_note}, {@code registration_tag}. */
@Component
final class RemarkStore {

  /** More than anybody reads; a list of them is a filter to choose from. */
  private static final int MOST_TAGS_IN_USE = 500;

  private final JdbcClient jdbc;

  RemarkStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private static final String NOTES =
      """
      select id, account_id, written_at, body from registration_note
      where event_id = :event and registration_id = :registration
      order by written_at desc, id desc
      """;

  List<Note> notes(UUID eventId, UUID registrationId) {
    return jdbc.sql(NOTES)
        .param("event", eventId)
        .param("registration", registrationId)
        .query((row, number) ->
            new Note(
                row.getObject("id", UUID.class),
                row.getObject("account_id", UUID.class),
                row.getObject("written_at", OffsetDateTime.class).toInstant(),
                row.getString("body")))
        .list();
  }

  private static final String WRITE =
      """
      insert into registration_note (event_id, id, registration_id, account_id, written_at, body)
      values (:event, :id, :registration, :account, :now, :body)
      on conflict (event_id, id) do nothing
      """;

  /** False when there is a note of this id already. */
  boolean write(
      UUID eventId, UUID registrationId, UUID id, UUID accountId, String text, Instant now) {
    return jdbc.sql(WRITE)
            .param("event", eventId)
            .param("id", id)
            .param("registration", registrationId)
            .param("account", accountId)
            .param("now", Timestamp.from(now))
            .param("body", text)
            .update()
        == 1;
  }

  private static final String REMOVE =
      """
      delete from registration_note
      where event_id = :event and registration_id = :registration and id = :id
      """;

  boolean remove(UUID eventId, UUID registrationId, UUID id) {
    return jdbc.sql(REMOVE)
            .param("event", eventId)
            .param("registration", registrationId)
            .param("id", id)
            .update()
        == 1;
  }

  private static final String TAGS =
      """
      select registration_id, tag from registration_tag
      where event_id = :event and registration_id = any (:registrations)
      order by tag
      """;

  Map<UUID, List<String>> tags(UUID eventId, Collection<UUID> registrations) {
    Map<UUID, List<String>> tags = new HashMap<>();
    jdbc.sql(TAGS)
        .param("event", eventId)
        .param("registrations", registrations.toArray(UUID[]::new))
        .query(row -> {
          tags.computeIfAbsent(
                  row.getObject("registration_id", UUID.class), one -> new ArrayList<>())
              .add(row.getString("tag"));
        });
    return tags;
  }

  private static final String ALL_TAGS =
      """
      select registration_id, tag from registration_tag where event_id = :event order by tag
      """;

  /** Each tag is in memory once, however many have it. */
  Map<UUID, List<String>> allTags(UUID eventId) {
    Map<String, String> known = new HashMap<>();
    Map<UUID, List<String>> tags = new HashMap<>();
    jdbc.sql(ALL_TAGS)
        .param("event", eventId)
        .query(row -> {
          String tag = known.computeIfAbsent(row.getString("tag"), one -> one);
          tags.computeIfAbsent(
                  row.getObject("registration_id", UUID.class), one -> new ArrayList<>(1))
              .add(tag);
        });
    return tags;
  }

  /** From one to the next in the index, however often each is used. */
  private static final String TAGS_IN_USE =
      """
      with recursive used (tag) as (
        (select tag from registration_tag where event_id = :event order by tag limit 1)
        union all
        select (select t.tag from registration_tag t
                where t.event_id = :event and t.tag > used.tag order by t.tag limit 1)
        from used where used.tag is not null)
      select tag from used where tag is not null limit :most
      """;

  List<String> tagsInUse(UUID eventId) {
    return jdbc.sql(TAGS_IN_USE)
        .param("event", eventId)
        .param("most", MOST_TAGS_IN_USE)
        .query((row, number) -> row.getString("tag"))
        .list();
  }

  private static final String ADD =
      """
      insert into registration_tag (event_id, registration_id, tag)
      select :event, :registration, t.tag from unnest(:tags) as t (tag)
      on conflict do nothing
      """;

  /** How many of them it did not have. */
  int add(UUID eventId, UUID registrationId, Collection<String> tags) {
    return jdbc.sql(ADD)
        .param("event", eventId)
        .param("registration", registrationId)
        .param("tags", tags.toArray(String[]::new))
        .update();
  }

  private static final String ADD_ALL =
      """
      insert into registration_tag (event_id, registration_id, tag)
      select :event, t.registration, t.tag
      from unnest(:registrations, :tags) as t (registration, tag)
      on conflict do nothing
      """;

  void addAll(UUID eventId, Map<UUID, Set<String>> tags) {
    List<UUID> registrations = new ArrayList<>();
    List<String> words = new ArrayList<>();
    tags.forEach((registration, some) ->
        some.forEach(tag -> {
          registrations.add(registration);
          words.add(tag);
        }));
    jdbc.sql(ADD_ALL)
        .param("event", eventId)
        .param("registrations", registrations.toArray(UUID[]::new))
        .param("tags", words.toArray(String[]::new))
        .update();
  }

  private static final String TAKE_OFF =
      """
      delete from registration_tag
      where event_id = :event and registration_id = :registration and tag = any (:tags)
      """;

  /** How many of them it had. */
  int takeOff(UUID eventId, UUID registrationId, Collection<String> tags) {
    return jdbc.sql(TAKE_OFF)
        .param("event", eventId)
        .param("registration", registrationId)
        .param("tags", tags.toArray(String[]::new))
        .update();
  }
}
