package conference.organiser.views;

import java.sql.Array;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps views: {@code saved_view}. */
@Component
final class SavedViewStore {

  private final JdbcClient jdbc;

  SavedViewStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A view and what it is called.
   *
   * @param query as in the address of the list, without the question mark
   * @param columns what is shown of each attendee; the usual when there is none
   */
  record SavedView(UUID id, String name, String query, List<String> columns) {
    SavedView {
      columns = List.copyOf(columns);
    }
  }

  private static final String ALL =
      """
      select id, name, query, columns from saved_view
      where event_id = :event order by lower(name), id
      """;

  /** By name. */
  List<SavedView> all(UUID eventId) {
    return jdbc.sql(ALL)
        .param("event", eventId)
        .query((row, number) -> {
          Array columns = row.getArray("columns");
          return new SavedView(
              row.getObject("id", UUID.class),
              row.getString("name"),
              row.getString("query"),
              List.of((String[]) columns.getArray()));
        })
        .list();
  }

  /** Two at once could make one more than the most. */
  private static final String SAVE =
      """
      insert into saved_view (event_id, id, name, query, columns, account_id, saved_at)
      select :event, :id, :name, :query, :columns, :account, :now
      where (select count(*) from saved_view where event_id = :event and id <> :id) < :most
      on conflict (event_id, id) do update
      set name = excluded.name, query = excluded.query, columns = excluded.columns,
          account_id = excluded.account_id, saved_at = excluded.saved_at
      """;

  /** Takes the place of what has this id; false when there are as many already. */
  boolean save(UUID eventId, SavedView view, UUID accountId, Instant now, int most) {
    return jdbc.sql(SAVE)
            .param("event", eventId)
            .param("id", view.id())
            .param("name", view.name())
            .param("query", view.query())
            .param("columns", view.columns().toArray(String[]::new))
            .param("account", accountId)
            .param("now", Timestamp.from(now))
            .param("most", most)
            .update()
        == 1;
  }

  private static final String REMOVE =
      "delete from saved_view where event_id = :event and id = :id";

  void remove(UUID eventId, UUID id) {
    jdbc.sql(REMOVE).param("event", eventId).param("id", id).update();
  }
}
