package conference.acceptance.load;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;

/**
 * The comparison: each registration in a transaction of its own, as such software is usually
 * written, against the same store over the same TLS with the same effects. It is not part of the
 * service. Its JDBC work is done and accounted for here.
 */
final class OneEach {
  static final int CONNECTIONS = 16;

  /** The counter comes last, so that its lock is held for the commit and for nothing else. */
  private static final List<String> STATEMENTS =
      List.of(
          """
          insert into registration (event_id, id, reference, state, ticket_type_id, given_name, family_name, email,
            email_normalised, organisation, answers, locale, manage_nonce, registered_at, updated_at)
          values (?, ?, ?, 'confirmed', ?, 'Zoë', 'García Márquez', ?, ?, 'University of Okafor', ?::jsonb, 'en', ?, ?, ?)
          """,
          """
          insert into consent (event_id, registration_id, purpose, version, locale, text_sha256, given_at)
          values (?, ?, 'privacy-notice', 1, 'en', ?, ?)
          """,
          "insert into audit (event_id, id, registration_id, at, actor, action) values (?, ?, ?, ?, 'attendee', 'registered')",
          """
          insert into outbox (event_id, id, registration_id, kind, payload, created_at, due_at)
          values (?, ?, ?, 'registration-confirmed', '{}', ?, ?)
          """,
          """
          insert into idempotency (event_id, key, request_sha256, registration_id, status, answer, answered_at)
          values (?, ?, ?, ?, 201, ?::jsonb, ?)
          """,
          """
          update capacity_pool p set taken = taken + 1 from ticket_type_pool t
          where t.event_id = ? and t.ticket_type_id = ? and p.event_id = t.event_id and p.id = t.pool_id and p.taken < p.capacity
          """,
          "update event_availability set version = version + 1 where event_id = ?");

  private static final String ANSWERS =
      "{\"meals\":\"vegetarian\",\"tracks\":[\"systems\",\"people\"],\"first-time\":true,"
          + "\"wishes\":\"Arriving late on the first day; please keep my badge at the desk.\"}";
  private final MeasuredSystem system;
  private final DataSource application;
  private final UUID event;
  private final UUID ticketType;

  OneEach(MeasuredSystem system, String slug) {
    this.system = system;
    this.application = system.application();
    this.event = system.stored().eventId(slug);
    // Of one pool only, which is the best case for this way.
    this.ticketType = system.stored().ticketType(event, "remote");
  }

  Written run(double seconds) {
    Stored stored = system.stored();
    try (ExecutorService writers = Executors.newFixedThreadPool(CONNECTIONS)) {
      List<Connection> connections = open();
      long walBefore = stored.walBytes();
      CpuAccount.Reading before = read();
      long begun = System.nanoTime();
      long end = begun + (long) (seconds * 1e9);
      long written =
          sum(
              writers.invokeAll(
                  connections.stream().map(connection -> writer(connection, end)).toList()));
      double took = (System.nanoTime() - begun) / 1e9;
      Written result =
          new Written(written, took, read().since(before), stored.walBytes() - walBefore);
      for (Connection connection : connections) {
        connection.close();
      }
      return result;
    } catch (SQLException failure) {
      throw new BenchException("one transaction each failed: " + failure.getMessage(), failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new BenchException("interrupted", interrupted);
    }
  }

  /** What a service does is done in this process here. */
  private CpuAccount.Reading read() {
    return system
        .cpu()
        .read()
        .with(Node.ATTENDEES, ProcessTree.cpuSeconds(ProcessHandle.current().pid()));
  }

  private List<Connection> open() throws SQLException {
    List<Connection> connections = new ArrayList<>();
    for (int i = 0; i < CONNECTIONS; i++) {
      Connection connection = application.getConnection();
      connection.setAutoCommit(false);
      connections.add(connection);
    }
    return connections;
  }

  private static long sum(List<Future<Long>> parts) throws InterruptedException {
    long sum = 0;
    for (Future<Long> part : parts) {
      try {
        sum += part.get();
      } catch (ExecutionException failure) {
        throw new BenchException("one transaction each failed: " + failure.getMessage(), failure);
      }
    }
    return sum;
  }

  private Callable<Long> writer(Connection connection, long end) {
    return () -> {
      List<PreparedStatement> statements = new ArrayList<>();
      for (String sql : STATEMENTS) {
        statements.add(connection.prepareStatement(sql));
      }
      long written = 0;
      while (System.nanoTime() < end) {
        for (List<Object> parameters : parametersOf(UUID.randomUUID())) {
          execute(statements.get(0), parameters);
          statements.add(statements.removeFirst());
        }
        connection.commit();
        written++;
      }
      return written;
    };
  }

  /** For each statement in turn. */
  private List<List<Object>> parametersOf(UUID key) {
    UUID id = timeOrdered();
    OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
    String reference = key.toString().substring(0, 13);
    String email = "z.garcia-" + key + "@example.org";
    byte[] hash = new byte[32];
    ThreadLocalRandom.current().nextBytes(hash);
    return List.of(
        List.of(
            event,
            id,
            reference,
            ticketType,
            email,
            email,
            ANSWERS,
            java.util.Arrays.copyOf(hash, 16),
            now,
            now),
        List.of(event, id, java.util.HexFormat.of().formatHex(hash), now),
        List.of(event, timeOrdered(), id, now),
        // Not due: the service must not send mails to people who signed up elsewhere.
        List.of(event, timeOrdered(), id, now, now.plusDays(1)),
        List.of(event, key.toString(), hash, id, answer(id, reference, now), now),
        List.of(event, ticketType),
        List.of(event));
  }

  private static String answer(UUID id, String reference, OffsetDateTime now) {
    return "{\"id\":\"%s\",\"reference\":\"%s\",\"state\":\"confirmed\",\"ticketType\":\"remote\",\"registeredAt\":\"%s\"}"
        .formatted(id, reference, now);
  }

  /** Version 7, as the service's ids are. */
  private static UUID timeOrdered() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return new UUID(
        System.currentTimeMillis() << 16 | 0x7000L | random.nextInt(0x1000),
        0x8000000000000000L | random.nextLong() >>> 2);
  }

  private static void execute(PreparedStatement statement, List<Object> parameters)
      throws SQLException {
    for (int i = 0; i < parameters.size(); i++) {
      statement.setObject(i + 1, parameters.get(i));
    }
    if (statement.executeUpdate() == 0) {
      throw new BenchException("the event to compare with is full");
    }
  }
}
