package conference.organiser.imports;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import conference.catalogue.Catalogue;
import conference.catalogue.EventDefinition;
import conference.organiser.imports.Import.Choice;
import conference.organiser.imports.Import.Meaning;
import conference.organiser.imports.Import.State;
import conference.store.TestStore;
import conference.testing.MovableClock;
import conference.testing.TestEvent;
import conference.testing.TestService;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whatever happens in the middle of an import, each row becomes one registration or none. */
class InterruptedImportTest {

  private static final int ROWS = 1_600;

  private final TestStore store = TestStore.fresh();
  private final MovableClock clock = new MovableClock("2026-11-30T12:00:00Z");
  private final TestEvent event =
      TestEvent.named("fair").pool("hall", 5_000).ticketType("full", "hall").in(store);
  private final TestService service = TestService.idle(store, TestService.with(clock));
  private final JdbcClient jdbc = JdbcClient.create(store.application());
  private final ExecutorService beside = Executors.newVirtualThreadPerTaskExecutor();
  private final UUID id = UUID.randomUUID();
  private EventDefinition definition;

  @BeforeEach
  void bringIn() {
    definition = service.bean(Catalogue.class).findInAnyState("fair").orElseThrow();
    String file =
        IntStream.rangeClosed(1, ROWS)
            .mapToObj(n -> "Ana,Quist" + n + ",ana" + n + "@example.org")
            .collect(Collectors.joining("\n", "given,family,email\n", ""));
    service
        .bean(ReceiveFile.class)
        .receive(definition, id, UUID.randomUUID(), "f", file.getBytes(StandardCharsets.UTF_8));
    imports()
        .check(
            event.id(),
            id,
            new Meaning(List.of("givenName", "familyName", "email"), "full", "en", false),
            clock.instant());
  }

  @AfterEach
  void stop() {
    beside.close();
    service.close();
  }

  private ImportStore imports() {
    return service.bean(ImportStore.class);
  }

  private void work() {
    service.bean(WorkOnImports.class).run();
  }

  private Import now() {
    return imports().find(event.id(), id).orElseThrow();
  }

  private void checkedThenRunning(boolean skipBad) {
    work();
    assertThat(now().state()).isEqualTo(State.CHECKED);
    assertThat(imports().run(event.id(), id, new Choice(skipBad, true), clock.instant())).isTrue();
  }

  private int count(String table) {
    return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
  }

  private int taken() {
    return jdbc.sql("select taken from capacity_pool").query(Integer.class).single();
  }

  /** Keeps everybody from touching one row, until it is closed. */
  private Connection holdingRow(int number) throws SQLException {
    Connection connection = store.application().getConnection();
    connection.setAutoCommit(false);
    try (var statement =
        connection.prepareStatement("select 1 from import_row where number = ? for update")) {
      statement.setInt(1, number);
      statement.executeQuery();
    }
    return connection;
  }

  private void awaitBlocked(int sessions) {
    var all = JdbcClient.create(store.superuser());
    await()
        .atMost(20, SECONDS)
        .until(() ->
            all.sql(
                        "select count(*) from pg_stat_activity where datname = current_database()"
                            + " and wait_event_type = 'Lock'")
                    .query(Integer.class)
                    .single()
                == sessions);
  }

  private void killWhoeverIsBlocked() {
    JdbcClient.create(store.superuser())
        .sql(
            "select pg_terminate_backend(pid) from pg_stat_activity where datname ="
                + " current_database() and wait_event_type = 'Lock'")
        .query((row, number) -> row.getBoolean(1))
        .list();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void cut_off_in_the_middle_it_is_gone_on_with_and_everybody_is_registered_once(boolean skipBad)
      throws Exception {
    checkedThenRunning(skipBad);
    try (Connection held = holdingRow(700)) {
      var cutOff = CompletableFuture.runAsync(this::work, beside);
      awaitBlocked(1);
      killWhoeverIsBlocked();
      assertThatThrownBy(cutOff::join).isNotNull();
      held.rollback();
    }
    assertThat(count("registration")).isEqualTo(skipBad ? 500 : 0);
    assertThat(taken()).isEqualTo(skipBad ? 500 : 0);
    assertThat(now().state()).isEqualTo(State.RUNNING);

    work();
    assertThat(now().state()).as("somebody may still be at it").isEqualTo(State.RUNNING);
    clock.advance(WorkOnImports.LEASE.plusSeconds(1));
    work();

    assertThat(now().state()).isEqualTo(State.DONE);
    assertThat(now().progress().imported()).isEqualTo(ROWS);
    assertThat(now().progress().done()).isEqualTo(ROWS);
    assertThat(count("registration")).isEqualTo(ROWS);
    assertThat(taken()).isEqualTo(ROWS);
    assertThat(count("import_row")).isZero();
    assertThat(
            jdbc.sql(
                    "select count(distinct registration_id) from outbox where kind = 'registered-by-hand'")
                .query(Integer.class)
                .single())
        .isEqualTo(ROWS);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void stopped_in_the_middle_no_more_are_registered(boolean skipBad) throws Exception {
    checkedThenRunning(skipBad);
    CompletableFuture<Void> working;
    CompletableFuture<Void> stopping;
    try (Connection held = holdingRow(700)) {
      working = CompletableFuture.runAsync(this::work, beside);
      awaitBlocked(1);
      stopping = CompletableFuture.runAsync(() -> discard(), beside);
      if (skipBad) {
        awaitBlocked(2);
      } else {
        await().atMost(20, SECONDS).until(() -> now().state() == State.CANCELLED);
      }
      held.rollback();
    }
    stopping.get(20, SECONDS);
    working.get(20, SECONDS);

    assertThat(now().state()).isEqualTo(State.CANCELLED);
    assertThat(count("import_row")).isZero();
    assertThat(count("registration")).isEqualTo(now().progress().imported());
    assertThat(taken()).isEqualTo(count("registration"));
    assertThat(count("registration")).isLessThan(ROWS);
    assertThat(count("registration") > 0).isEqualTo(skipBad);
  }

  private void discard() {
    imports().cancel(event.id(), id, clock.instant());
    service.bean(ImportRowStore.class).deleteAll(event.id(), id);
  }

  @Test
  void whoever_was_silent_too_long_has_lost_it() {
    checkedThenRunning(true);
    ImportWorkStore work = service.bean(ImportWorkStore.class);
    UUID slow = UUID.randomUUID();
    UUID next = UUID.randomUUID();
    var claimed =
        work.claim(slow, clock.instant(), clock.instant().plus(WorkOnImports.LEASE)).orElseThrow();
    assertThat(work.claim(next, clock.instant(), clock.instant())).isEmpty();

    clock.advance(WorkOnImports.LEASE.plusSeconds(1));
    assertThat(work.claim(next, clock.instant(), clock.instant().plusSeconds(60))).isPresent();

    assertThat(work.goOn(claimed, slow, claimed.progress(), clock.instant())).isFalse();
    service.bean(RegisterRows.class).register(claimed, definition, slow);
    assertThat(count("registration")).isZero();
  }

  @Test
  void what_nobody_imports_is_forgotten_after_a_week() {
    clock.advance(ForgetImports.KEPT.minusHours(1));
    service.bean(ForgetImports.class).run();
    assertThat(count("import_row")).isEqualTo(ROWS);

    clock.advance(Duration.ofHours(2));
    service.bean(ForgetImports.class).run();

    assertThat(count("import_row")).isZero();
    assertThat(now().state()).isEqualTo(State.CANCELLED);
  }

  @Test
  void mails_fall_due_one_after_the_other() {
    checkedThenRunning(true);
    work();

    assertThat(
            jdbc.sql("select extract(epoch from max(due_at) - min(due_at)) from outbox")
                .query(Double.class)
                .single())
        .isEqualTo((ROWS - 1) * 0.05);
  }
}
