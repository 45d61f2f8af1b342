package conference.organiser.following;

import static org.assertj.core.api.Assertions.assertThat;

import conference.store.TestStore;
import conference.testing.TestData;
import conference.testing.TestService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The audit is read to its end, however fast it grows, and nothing in it is missed. */
class FollowAuditTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final TestStore store = TestStore.fresh();
  private static final TestData data = TestData.in(store).withEvent();
  private static final TestService service = TestService.idle(store, application -> {});

  private final List<List<UUID>> read = new ArrayList<>();

  @AfterAll
  static void stop() {
    service.close();
  }

  @BeforeEach
  void empty() {
    data.jdbc().sql("delete from audit").update();
    data.jdbc().sql("delete from audit_follower").update();
  }

  /** Entries of just now, or of so long ago. */
  private static void happen(int entries, String ago) {
    data.jdbc()
        .sql(
            """
            insert into audit (event_id, id, at, actor, action)
            select :event, uuidv7(-cast(:ago as interval)), now(), 'system', 'tested'
            from generate_series(1, :entries)
            """)
        .param("event", TestData.EVENT)
        .param("ago", ago)
        .param("entries", entries)
        .update();
  }

  private boolean follow(Duration patience) {
    return service
        .bean(FollowAudit.class)
        .follow(
            TestData.EVENT,
            "test",
            100,
            patience,
            (event, after, last) -> read.add(between(after, last)));
  }

  private static List<UUID> between(UUID after, UUID last) {
    return data.jdbc()
        .sql("select id from audit where id > :after and id <= :last order by id")
        .param("after", after)
        .param("last", last)
        .query((row, number) -> row.getObject("id", UUID.class))
        .list();
  }

  private List<UUID> all() {
    return data.jdbc()
        .sql("select id from audit order by id")
        .query((row, number) -> row.getObject("id", UUID.class))
        .list();
  }

  @Test
  void more_of_the_last_seconds_than_a_part_holds_is_read_to_the_end() {
    happen(250, "0 seconds");

    assertThat(follow(PATIENCE)).isTrue();

    assertThat(read.stream().flatMap(List::stream)).containsExactlyElementsOf(all());
    assertThat(read).hasSize(3);
  }

  @Test
  void what_is_old_is_read_once_and_what_is_new_again() {
    happen(150, "1 hour");
    happen(20, "0 seconds");
    assertThat(follow(PATIENCE)).isTrue();
    read.clear();

    assertThat(follow(PATIENCE)).isTrue();

    assertThat(read).containsExactly(all().subList(150, 170));
  }

  @Test
  void without_patience_it_stops_after_a_part_and_goes_on_the_next_time() {
    happen(250, "1 hour");

    assertThat(follow(Duration.ZERO)).isFalse();
    assertThat(follow(Duration.ZERO)).isFalse();
    assertThat(follow(Duration.ZERO)).isTrue();

    assertThat(read.stream().flatMap(List::stream)).containsExactlyElementsOf(all());
  }
}
