package conference.registration;

import static org.assertj.core.api.Assertions.assertThat;

import conference.store.TestStore;
import conference.testing.TestEvent;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How the store looks for keys and addresses: by index, one by one, whether nobody has signed up
 * yet or a million have. The plan is made once for each connection, and may be of either time.
 */
class SignUpPlanTest {

  private static final Pattern ACCESS =
      Pattern.compile("(?:-> +)?(\\S.* on (?:registration|idempotency).*)");
  private static final Pattern CONDITION =
      Pattern.compile("(?:\\(| ROW\\(|^Index Cond: \\(ROW\\()(\\w+(?:, \\w+)?)\\)? >?= ");

  private final TestStore store = TestStore.fresh();
  private final JdbcClient administrator = JdbcClient.create(store.superuser());

  @Test
  void keys_and_addresses_are_probed_by_index_in_an_empty_store() throws SQLException {
    assertThat(tableAccesses()).containsExactlyInAnyOrderElementsOf(probes());
  }

  @Test
  void keys_and_addresses_are_probed_by_index_among_a_million() throws SQLException {
    var event =
        TestEvent.named("full").pool("hall", 1_000_000).ticketType("regular", "hall").in(store);
    fill(event, 20_000);
    claim("registration", 1_000_000);
    claim("idempotency", 1_000_000);

    assertThat(tableAccesses()).containsExactlyInAnyOrderElementsOf(probes());
  }

  private static List<String> probes() {
    return List.of(
        "Index Scan using idempotency_pkey on idempotency by event_id, key",
        "Index Scan using registration_pkey on registration r by event_id, id",
        "Index Scan using registration_live_email on registration by event_id, email_normalised");
  }

  /** How the plans read the tables of sign-ups; they are made as the service has them made. */
  private List<String> tableAccesses() throws SQLException {
    var accesses = new ArrayList<String>();
    try (var connection = store.application().getConnection();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      for (var part : SignUpStore.LOCK_AND_PROBE.split(";", -1)) {
        if (part.strip().startsWith("set")) {
          statement.execute(part);
        } else {
          statement.execute("prepare probe as " + numbered(part));
          accesses.addAll(accesses(plan(statement, execute(part))));
          statement.execute("deallocate probe");
        }
      }
    }
    return accesses;
  }

  private static List<String> plan(Statement statement, String execution) throws SQLException {
    var lines = new ArrayList<String>();
    try (var plan = statement.executeQuery("explain (costs off) " + execution)) {
      while (plan.next()) {
        lines.add(plan.getString(1).strip());
      }
    }
    return lines;
  }

  /** A node and, from the line below it, the columns by which its index finds rows. */
  private static List<String> accesses(List<String> plan) {
    var accesses = new ArrayList<String>();
    for (int i = 0; i < plan.size(); i++) {
      var node = ACCESS.matcher(plan.get(i));
      if (node.matches()) {
        var below = i + 1 < plan.size() ? plan.get(i + 1) : "";
        var columns =
            below.startsWith("Index Cond")
                ? CONDITION.matcher(below).results().map(c -> c.group(1)).toList()
                : List.<String>of();
        accesses.add(node.group(1) + " by " + String.join(", ", columns));
      }
    }
    return accesses;
  }

  private static String numbered(String sql) {
    var numbered = new StringBuilder();
    int last = 0;
    for (var part : sql.split("\\?", -1)) {
      numbered.append(last == 0 ? "" : "$" + last).append(part);
      last++;
    }
    return numbered.toString();
  }

  private static String execute(String sql) {
    var nothing = Collections.nCopies(sql.split("\\?", -1).length - 1, "null");
    return "execute probe (" + String.join(", ", nothing) + ")";
  }

  private void fill(TestEvent event, int rows) {
    administrator
        .sql(
            """
            with people as (
              insert into conference.registration (event_id, id, reference, state, ticket_type_id, given_name,
                family_name, email, email_normalised, answers, locale, manage_nonce, registered_at, updated_at)
              select ?, gen_random_uuid(), 'R' || n, 'confirmed', ?, 'A', 'B', n || '@filled', n || '@filled',
                '{}', 'en', '', now(), now() from generate_series(1, ?) n)
            insert into conference.idempotency (event_id, key, request_sha256, status, answer, answered_at)
            select ?, 'filled-' || n, '', 201, '{}', now() from generate_series(1, ?) n
            """)
        .params(event.id(), event.ticketTypeId("regular"), rows, event.id(), rows)
        .update();
    administrator.sql("analyze conference.registration, conference.idempotency").update();
  }

  /** What the planner believes of a table: as many rows on the pages that there are. */
  private void claim(String table, int rows) {
    administrator
        .sql(
            """
            select pg_restore_relation_stats('schemaname', 'conference', 'relname', ?::text, 'relpages',
              (select relpages from pg_class where oid = ('conference.' || ?)::regclass), 'reltuples', ?::real)
            """)
        .params(table, table, rows)
        .query(Boolean.class)
        .single();
    assertThat(
            administrator
                .sql("select reltuples from pg_class where oid = ('conference.' || ?)::regclass")
                .param(table)
                .query(Float.class)
                .single())
        .isEqualTo(rows);
  }
}
