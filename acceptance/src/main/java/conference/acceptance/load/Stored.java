package conference.acceptance.load;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** What the store really holds: the other half of every claim about what was acknowledged. */
final class Stored {
  private final DataSource superuser;

  Stored(DataSource superuser) {
    this.superuser = superuser;
  }

  /**
   * Every way in which the event's rows, counters and promises could disagree; each is the number
   * of cases.
   */
  private enum Disagreement {
    POOLS(
        "pools whose counter is not the number of places taken in them",
        """
        select count(*) from conference.capacity_pool p where p.event_id = ? and p.taken <> (
          select count(*) from conference.registration r
          join conference.ticket_type_pool t on t.event_id = r.event_id and t.ticket_type_id = r.ticket_type_id
          where r.event_id = p.event_id and t.pool_id = p.id and r.state = 'confirmed')
        """),
    LINES(
        "ticket types whose line is miscounted, or waits while there is a seat",
        """
        select count(*) from conference.ticket_type t where t.event_id = ? and (t.waiting <> (
          select count(*) from conference.registration r
          where r.event_id = t.event_id and r.ticket_type_id = t.id and r.state = 'waiting')
          or t.waiting > 0 and not exists (
            select from conference.ticket_type_pool l
            join conference.capacity_pool p on p.event_id = l.event_id and p.id = l.pool_id
            where l.event_id = t.event_id and l.ticket_type_id = t.id and p.taken >= p.capacity))
        """),
    POSITIONS(
        "places in line that were given out twice, or to nobody",
        """
        select coalesce(max(waiting_position), 0) - count(distinct waiting_position)
        from conference.registration where event_id = ?
        """),
    ADDRESSES(
        "addresses that are registered more than once",
        """
        select count(*) from (select from conference.registration where event_id = ? and state <> 'cancelled'
          group by email_normalised having count(*) > 1) twice
        """),
    CONSENTS(
        "registrations without a consent",
        """
        select count(*) from conference.registration r where r.event_id = ? and not exists (
          select from conference.consent c where c.event_id = r.event_id and c.registration_id = r.id)
        """),
    ANSWERS(
        "registrations whose answer is not kept under an idempotency key",
        """
        select (select count(*) from conference.registration r where r.event_id = e.id)
             - (select count(*) from conference.idempotency i where i.event_id = e.id)
        from conference.event e where e.id = ?
        """),
    AUDITS(
        "registrations that are not in the audit",
        """
        select count(*) from conference.registration r where r.event_id = ? and not exists (
          select from conference.audit a where a.event_id = r.event_id and a.registration_id = r.id)
        """),
    MAILS(
        "registrations with neither a mail sent nor one to be sent",
        """
        select count(*) from conference.registration r where r.event_id = ?
          and not exists (select from conference.outbox o where o.event_id = r.event_id and o.registration_id = r.id)
          and not exists (select from conference.delivery d where d.event_id = r.event_id and d.registration_id = r.id)
        """);

    private final String words;
    private final String sql;

    Disagreement(String words, String sql) {
      this.words = words;
      this.sql = sql;
    }
  }

  /** In words, what is wrong with the event; nothing when all is as it was acknowledged. */
  List<String> disagreements(String slug, long acknowledged) {
    List<String> found = new ArrayList<>();
    long rows = registrations(slug);
    if (rows != acknowledged) {
      found.add(acknowledged + " acknowledged, " + rows + " stored");
    }
    for (Disagreement kind : Disagreement.values()) {
      long cases = number(kind.sql, eventId(slug));
      if (cases != 0) {
        found.add(cases + " " + kind.words);
      }
    }
    return found;
  }

  long registrations(String slug) {
    return number("select count(*) from conference.registration where event_id = ?", eventId(slug));
  }

  java.util.UUID eventId(String slug) {
    return one("select id from conference.event where slug = ?", java.util.UUID.class, slug);
  }

  java.util.UUID ticketType(java.util.UUID event, String code) {
    return one(
        "select id from conference.ticket_type where event_id = ? and code = ?",
        java.util.UUID.class,
        event,
        code);
  }

  /** Grows with every commit that moves a counter of the event. */
  long version(java.util.UUID event) {
    return number("select version from conference.event_availability where event_id = ?", event);
  }

  /** Tells of the event's version every few milliseconds, over one connection. */
  void watchVersion(
      java.util.UUID event,
      java.util.function.LongConsumer seen,
      java.util.function.BooleanSupplier watching) {
    String sql = "select version from conference.event_availability where event_id = ?";
    try (Connection connection = superuser.getConnection();
        PreparedStatement statement = prepare(connection, sql, event)) {
      while (watching.getAsBoolean()) {
        try (ResultSet result = statement.executeQuery()) {
          result.next();
          seen.accept(result.getLong(1));
        }
        java.util.concurrent.locks.LockSupport.parkNanos(4_000_000);
      }
    } catch (SQLException failure) {
      throw new BenchException(
          "the event's version cannot be watched: " + failure.getMessage(), failure);
    }
  }

  long mailsSent() {
    return number("select count(*) from conference.delivery");
  }

  /** How much write-ahead log there has ever been, in bytes. */
  long walBytes() {
    return one("select pg_current_wal_insert_lsn() - '0/0'::pg_lsn", java.math.BigDecimal.class)
        .longValue();
  }

  long bytes(String table) {
    return number("select pg_total_relation_size(?::regclass)", "conference." + table);
  }

  String version() {
    return one("show server_version", String.class);
  }

  String setting(String name) {
    return one("select current_setting(?)", String.class, name);
  }

  /**
   * Mails of a past run are no part of the next one: they are put down as sent, so that later
   * checks don't miss them. A replica that is sending one at this moment puts it down once more.
   */
  void dropMailsToBeSent() {
    update(
        """
        with dropped as (delete from conference.outbox returning event_id, registration_id, kind)
        insert into conference.delivery (event_id, id, registration_id, kind, state, attempts, finished_at)
        select event_id, uuidv7(), registration_id, kind, 'sent', 1, now() from dropped
        """);
    update("vacuum conference.outbox");
  }

  long number(String sql, Object... parameters) {
    return one(sql, Number.class, parameters).longValue();
  }

  private <T> T one(String sql, Class<T> type, Object... parameters) {
    try (Connection connection = superuser.getConnection();
        PreparedStatement statement = prepare(connection, sql, parameters);
        ResultSet result = statement.executeQuery()) {
      if (!result.next()) {
        throw new BenchException("the store has no answer to: " + sql);
      }
      return type.cast(result.getObject(1));
    } catch (SQLException failure) {
      throw new BenchException("the store cannot be asked: " + failure.getMessage(), failure);
    }
  }

  long update(String sql, Object... parameters) {
    try (Connection connection = superuser.getConnection();
        PreparedStatement statement = prepare(connection, sql, parameters)) {
      return statement.executeUpdate();
    } catch (SQLException failure) {
      throw new BenchException("the store refuses: " + failure.getMessage(), failure);
    }
  }

  /** Several statements without parameters, in one transaction where they can be. */
  void run(String sql) {
    try (Connection connection = superuser.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failure) {
      throw new BenchException("the store refuses: " + failure.getMessage(), failure);
    }
  }

  private static PreparedStatement prepare(Connection connection, String sql, Object... parameters)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
    return statement;
  }

  Connection connection() throws SQLException {
    return superuser.getConnection();
  }
}
