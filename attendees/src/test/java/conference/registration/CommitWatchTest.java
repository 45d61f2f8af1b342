package conference.registration;

import static org.assertj.core.api.Assertions.assertThat;

import conference.store.TestStore;
import conference.testing.TestEvent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The control of the histories: seats that are given on by hand, wrongly, are noticed. */
class CommitWatchTest {

  private static final TestStore store = TestStore.fresh();
  private static final CommitWatch watch = CommitWatch.on(store);

  /** An event with one seat, one person who has it and two who wait, by hand. */
  private static TestEvent threePeople() {
    var event =
        TestEvent.named("control-" + UUID.randomUUID())
            .pool("hall", 1)
            .ticketType("regular", "hall")
            .confirming()
            .in(store);
    var jdbc = JdbcClient.create(store.superuser());
    for (int n = 0; n < 3; n++) {
      jdbc.sql(
              """
              insert into conference.registration (event_id, id, reference, state, ticket_type_id,
                given_name, family_name, email, email_normalised, answers, locale, manage_nonce,
                registered_at, updated_at, waiting_position)
              values (?, ?, ?, ?, ?, 'A', 'B', ?, ?, '{}', 'en', '', now(), now(), ?)
              """)
          .params(
              event.id(),
              person(n),
              "REF-" + n,
              n == 0 ? "confirmed" : "waiting",
              event.ticketTypeId("regular"),
              n + "@example.org",
              n + "@example.org",
              n)
          .update();
    }
    jdbc.sql("update conference.ticket_type set waiting = 2 where event_id = ?")
        .param(event.id())
        .update();
    jdbc.sql("update conference.capacity_pool set taken = 1 where event_id = ?")
        .param(event.id())
        .update();
    return event;
  }

  private static UUID person(int number) {
    return new UUID(0x7000, 0x8000000000000000L + number);
  }

  private static List<String> mistakes(TestEvent event) {
    var hall = event.poolId("hall");
    return LineModel.mistakes(
        Map.of(event.ticketTypeId("regular"), Set.of(hall)),
        Map.of(hall, 1),
        watch.steps(event.id()));
  }

  private static void state(TestEvent event, int person, String state) {
    JdbcClient.create(store.superuser())
        .sql(
            """
            update conference.registration set state = :state,
              cancelled_at = case when :state = 'cancelled' then now() end
            where event_id = :event and id = :id
            """)
        .param("state", state)
        .param("event", event.id())
        .param("id", person(person))
        .update();
  }

  @Test
  void a_seat_that_stays_free_and_a_counter_that_is_wrong_are_caught() {
    var event = threePeople();
    assertThat(watch.violations(event.id())).isEmpty();

    state(event, 0, "cancelled");
    JdbcClient.create(store.superuser())
        .sql("update conference.capacity_pool set taken = 0 where event_id = ?")
        .param(event.id())
        .update();

    assertThat(watch.violations(event.id()))
        .containsExactly("2 wait for regular while there is a seat for them");
    assertThat(mistakes(event))
        .singleElement()
        .asString()
        .matches("served were \\[], and should have been \\[.*0001]");
  }

  @Test
  void somebody_who_is_overtaken_is_noticed() {
    var event = threePeople();

    state(event, 0, "cancelled");
    state(event, 2, "confirmed");

    assertThat(mistakes(event)).isNotEmpty();
  }

  @Test
  void a_pool_that_is_overbooked_by_nobody_is_noticed() {
    var event = threePeople();

    JdbcClient.create(store.superuser())
        .sql("update conference.capacity_pool set overbooked = 1 where event_id = ?")
        .param(event.id())
        .update();

    assertThat(watch.violations(event.id()))
        .contains("pool hall is overbooked by 1, and not so many were let in");
  }

  @Test
  void an_oversold_pool_is_noticed() {
    var event = threePeople();
    var jdbc = JdbcClient.create(store.superuser());
    jdbc.sql("alter table conference.capacity_pool drop constraint capacity_pool_never_oversold")
        .update();
    try {
      state(event, 1, "confirmed");
      jdbc.sql("update conference.capacity_pool set taken = 2 where event_id = ?")
          .param(event.id())
          .update();
      assertThat(watch.violations(event.id())).contains("pool hall has 1 places, 2 taken, 2 held");
      assertThat(mistakes(event))
          .containsExactly("served were [" + person(1) + "], and should have been []");
    } finally {
      jdbc.sql("update conference.capacity_pool set taken = 1 where event_id = ?")
          .param(event.id())
          .update();
      jdbc.sql(
              """
              alter table conference.capacity_pool
              add constraint capacity_pool_never_oversold
                check (taken between 0 and capacity + overbooked)
              """)
          .update();
    }
  }
}
