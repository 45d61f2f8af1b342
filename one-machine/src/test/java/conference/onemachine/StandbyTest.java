package conference.onemachine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import conference.store.EmbeddedStore;
import conference.store.Standby;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

@Tag("slow")
class StandbyTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String COUNT = "SELECT count(*) FROM conference.kept";

  @TempDir Path data;
  private Pki pki;
  private EmbeddedStore first;
  private Standby second;
  private int secondPort;

  @BeforeEach
  void start() throws IOException, SQLException {
    pki = new Pki(data.resolve("pki"), InstantSource.system());
    pki.ensure();
    first = EmbeddedStore.start(options("first", freePort()));
    secondPort = freePort();
    second = Standby.of(first, options("second", secondPort));
    execute(as(Identity.MIGRATOR), "CREATE TABLE conference.kept (id int)");
  }

  @AfterEach
  void stop() {
    second.close();
    first.kill();
  }

  @Test
  void copiesTheLogOverTlsAsARoleThatMayDoNothingElse() throws SQLException {
    assertThat(
            single(
                first.superuser("conference"),
                "SELECT usename || ' ' || ssl.version || ' ' || client_dn FROM pg_stat_replication"
                    + " JOIN pg_stat_ssl ssl USING (pid)"))
        .startsWith("conference_replication TLSv1.")
        // The view cuts names off after 63 characters.
        .contains("/CN=conference_rep");
    assertThat(
            single(
                first.superuser("conference"),
                "SELECT rolsuper OR rolcreatedb OR rolcreaterole OR rolbypassrls FROM pg_roles"
                    + " WHERE rolname = 'conference_replication'"))
        .isEqualTo("f");
    for (String database : List.of("conference", "postgres", "template1")) {
      assertThatThrownBy(
              () -> to(first.port(), database, Identity.REPLICATION).getConnection().close())
          .hasMessageContaining("no pg_hba.conf entry");
    }
  }

  @Test
  void givesTheLogToNobodyElse() {
    for (Identity role : List.of(Identity.APPLICATION, Identity.MIGRATOR, Identity.SUPERUSER)) {
      assertThatThrownBy(() -> copying(role).getConnection().close())
          .as(role.name())
          .hasMessageContaining("no pg_hba.conf entry for replication");
    }
    PGSimpleDataSource disguised = copying(Identity.REPLICATION);
    disguised.setSslCert(pki.certificate(Identity.APPLICATION).toString());
    disguised.setSslKey(pki.binaryKey(Identity.APPLICATION).toString());
    assertThatThrownBy(() -> disguised.getConnection().close())
        .hasMessageContaining("certificate authentication failed");
  }

  @Test
  void hasEverythingThatWasAcknowledgedWhenItsPrimaryLosesItsPower() throws SQLException {
    second.makeSynchronous();
    execute(as(Identity.MIGRATOR), "INSERT INTO kept SELECT generate_series(1, 1000)");
    first.kill();

    second.promote();

    assertThat(single(as(Identity.APPLICATION), COUNT)).isEqualTo("1000");
    execute(as(Identity.MIGRATOR), "INSERT INTO kept VALUES (1001)");
    assertThat(single(as(Identity.MIGRATOR), COUNT)).isEqualTo("1001");
  }

  /** What fences the old primary where nobody else does: it has lost whom it has to wait for. */
  @Test
  void leavesAPrimaryThatLivesOnWithoutAnybodyToConfirmItsCommits() throws Exception {
    second.makeSynchronous();
    second.promote();
    PGSimpleDataSource deserted = to(first.port(), "conference", Identity.MIGRATOR);
    Thread commit = Thread.startVirtualThread(() -> tryInsert(deserted));

    Waiting.until(
        PATIENCE,
        () -> "SyncRep".equals(waitEvent()),
        () -> "the commit waits for " + waitEvent() + ", and not for a standby");
    assertThat(commit.isAlive()).isTrue();
    first.kill();
    commit.join();
    assertThat(single(to(secondPort, "conference", Identity.MIGRATOR), COUNT)).isEqualTo("0");
  }

  @Test
  void losesWhatWasAcknowledgedWhileItWasCutOffAndNobodyWaitedForIt() throws SQLException {
    second.cutOff();
    execute(as(Identity.MIGRATOR), "INSERT INTO kept VALUES (1)");
    first.kill();

    second.promote();

    assertThat(single(as(Identity.MIGRATOR), COUNT)).isEqualTo("0");
  }

  @Test
  void isMadeAnewOfWhatWasAPrimaryOnce() throws SQLException {
    second.cutOff();
    execute(as(Identity.MIGRATOR), "INSERT INTO kept VALUES (1)");
    first.kill();
    EmbeddedStore promoted = second.promote();

    try (Standby third = Standby.of(promoted, options("first", first.port()))) {
      third.makeSynchronous();
      execute(as(Identity.MIGRATOR), "INSERT INTO kept VALUES (2)");
      promoted.kill();
      third.promote();

      assertThat(single(as(Identity.MIGRATOR), "SELECT string_agg(id::text, ' ') FROM kept"))
          .isEqualTo("2");
    }
  }

  private EmbeddedStore.Options options(String name, int port) {
    return new EmbeddedStore.Options(
        data.resolve(name), port, data.resolve(name + ".log"), pki.storeAccess(), true);
  }

  /** Whichever of the two takes writes. */
  private PGSimpleDataSource as(Identity role) {
    return pki.storeUrl(
            "jdbc:postgresql://localhost:"
                + first.port()
                + ",localhost:"
                + secondPort
                + "/conference",
            role)
        .dataSource();
  }

  private PGSimpleDataSource to(int port, String database, Identity role) {
    return pki.storeUrl("jdbc:postgresql://localhost:" + port + "/" + database, role).dataSource();
  }

  private PGSimpleDataSource copying(Identity role) {
    PGSimpleDataSource source = to(first.port(), "conference", role);
    source.setTargetServerType("any");
    source.setReplication("true");
    source.setAssumeMinServerVersion("18");
    source.setPreferQueryMode(org.postgresql.jdbc.PreferQueryMode.SIMPLE);
    return source;
  }

  private static void tryInsert(DataSource source) {
    try {
      execute(source, "INSERT INTO kept VALUES (1)");
    } catch (SQLException killed) {
      // What was to be shown: it never heard of a success.
    }
  }

  private String waitEvent() {
    try {
      return single(
          first.superuser("conference"),
          "SELECT string_agg(wait_event, ' ') FROM pg_stat_activity"
              + " WHERE usename = 'conference_migrator' AND state = 'active'");
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static void execute(DataSource source, String sql) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String single(DataSource source, String sql) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      assertThat(result.next()).isTrue();
      return result.getString(1);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
