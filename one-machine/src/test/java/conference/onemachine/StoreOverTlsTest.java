package conference.onemachine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import conference.store.EmbeddedStore;
import conference.store.Migrate;
import conference.store.StoreUrl;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

class StoreOverTlsTest {
  @TempDir static Path data;
  private static Pki pki;
  private static EmbeddedStore store;

  @BeforeAll
  static void start() throws IOException {
    pki = new Pki(data.resolve("pki"), InstantSource.system());
    pki.ensure();
    store = EmbeddedStore.start(options(freePort()));
    Migrate.migrate(as(Identity.MIGRATOR));
  }

  @AfterAll
  static void stop() {
    store.close();
  }

  @Test
  void isDurable() throws SQLException {
    for (String setting :
        List.of("fsync", "synchronous_commit", "full_page_writes", "data_checksums", "ssl")) {
      assertThat(single(as(Identity.APPLICATION), "SHOW " + setting)).as(setting).isEqualTo("on");
    }
  }

  @Test
  void writesNoValuesOfStatementsIntoItsLog() throws SQLException, IOException {
    assertThatThrownBy(() -> single(as(Identity.APPLICATION), "SELECT 'ada@example.org'::int"))
        .isInstanceOf(SQLException.class);
    assertThatThrownBy(() -> single(as(Identity.MIGRATOR), DUPLICATE_ROW))
        .hasMessageContaining("duplicate key");

    assertThat(Files.readString(data.resolve("store.log")))
        .contains("ready to accept connections")
        .doesNotContain("@example.org");
  }

  private static final String DUPLICATE_ROW =
      "CREATE TABLE conference.person (email text UNIQUE);"
          + "INSERT INTO person VALUES ('grace@example.org'), ('grace@example.org')";

  @Test
  void refusesClearText() {
    PGSimpleDataSource source = as(Identity.APPLICATION);
    source.setSslMode("disable");

    assertThatThrownBy(source::getConnection).hasMessageContaining("no encryption");
  }

  @Test
  void refusesWhoShowsNoCertificate() {
    PGSimpleDataSource source = as(Identity.APPLICATION);
    source.setSslCert("");
    source.setSslKey("");

    assertThatThrownBy(source::getConnection).hasMessageContaining("valid client certificate");
  }

  @Test
  void refusesARoleThatIsNotTheCertificates() {
    PGSimpleDataSource source = as(Identity.APPLICATION);
    source.setUser("conference_migrator");

    assertThatThrownBy(source::getConnection)
        .hasMessageContaining("certificate authentication failed");
  }

  @Test
  void refusesACertificateOfAnotherAuthority() {
    Pki stranger = new Pki(data.resolve("stranger"), InstantSource.system());
    stranger.ensure();
    PGSimpleDataSource source = as(Identity.APPLICATION);
    source.setSslCert(stranger.certificate(Identity.APPLICATION).toString());
    source.setSslKey(stranger.binaryKey(Identity.APPLICATION).toString());

    assertThatThrownBy(source::getConnection).isInstanceOf(SQLException.class);
  }

  @Test
  void refusesTheLoadBalancersCertificate() {
    PGSimpleDataSource source = as(Identity.APPLICATION);
    source.setSslCert(pki.certificate(Identity.LOAD_BALANCER).toString());
    source.setSslKey(pki.binaryKey(Identity.LOAD_BALANCER).toString());

    assertThatThrownBy(source::getConnection)
        .hasMessageContaining("certificate authentication failed");
  }

  @Test
  void isNotTrustedUnderAnotherName() {
    StoreUrl application = pki.storeUrl(url(), Identity.APPLICATION);
    PGSimpleDataSource source = application.dataSource();
    source.setServerNames(new String[] {"127.0.0.2"});

    assertThatThrownBy(source::getConnection).isInstanceOf(SQLException.class);
  }

  @Test
  void speaksNothingOlderThanTls12() throws SQLException {
    assertThat(single(store.superuser("conference"), "SHOW ssl_min_protocol_version"))
        .isEqualTo("TLSv1.2");
    assertThat(
            single(
                as(Identity.APPLICATION),
                "SELECT version FROM pg_stat_ssl WHERE pid = pg_backend_pid()"))
        .startsWith("TLSv1.");
  }

  @Test
  void servesReplacedCertificatesToNewConnectionsAndKeepsTheOld() throws SQLException {
    try (Connection old = as(Identity.APPLICATION).getConnection()) {
      String serial = "SELECT client_serial FROM pg_stat_ssl WHERE pid = pg_backend_pid()";
      String before = single(old, serial);

      pki.rotate();
      store.reload();

      assertThat(single(as(Identity.APPLICATION), serial)).isNotEqualTo(before);
      assertThat(single(old, "SELECT 1")).isEqualTo("1");
    }
  }

  @Test
  void keepsItsDataOverAStopAndOverAKill() throws SQLException {
    execute("CREATE TABLE conference.kept (id int)");
    execute("INSERT INTO conference.kept VALUES (1)");
    store.close();
    store = EmbeddedStore.start(options(store.port()));
    execute("INSERT INTO conference.kept VALUES (2)");
    store.kill();
    store = EmbeddedStore.start(options(store.port()));

    assertThat(single(as(Identity.APPLICATION), "SELECT count(*) FROM kept")).isEqualTo("2");
  }

  @Test
  void startsThoughThePidFileNamesSomeOtherProgram() throws Exception {
    store.kill();
    Process other = new ProcessBuilder("sleep", "60").start();
    Path pidFile = data.resolve("store/postmaster.pid");
    List<String> lines = Files.readAllLines(pidFile);
    lines.set(0, Long.toString(other.pid()));
    Files.write(pidFile, lines);

    store = EmbeddedStore.start(options(store.port()));

    assertThat(other.isAlive()).isTrue();
    other.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    assertThat(single(as(Identity.APPLICATION), "SELECT 1")).isEqualTo("1");
  }

  @Test
  void endsAServerThatOutlivedItsLauncher() throws SQLException {
    EmbeddedStore forgotten = store;

    store = EmbeddedStore.start(options(store.port()));

    assertThat(forgotten.isRunning()).isFalse();
    assertThat(single(as(Identity.APPLICATION), "SELECT 1")).isEqualTo("1");
  }

  @Test
  void saysWhyItDidNotStart() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      EmbeddedStore.Options elsewhere =
          new EmbeddedStore.Options(
              data.resolve("other"),
              taken.getLocalPort(),
              data.resolve("other.log"),
              pki.storeAccess(),
              true);

      assertThatThrownBy(() -> EmbeddedStore.start(elsewhere))
          .hasMessageContaining("Address already in use");
    }
  }

  @Test
  void refusesAGenuineCertificateOfAnUnknownName() {
    var issued =
        pki.loadInternalAuthority()
            .issue("somebody", List.of(), Identity.Purpose.CLIENT, Instant.now());
    pki.store("somebody", issued);
    PGSimpleDataSource source = as(Identity.APPLICATION);
    source.setSslCert(data.resolve("pki/somebody.crt").toString());
    source.setSslKey(data.resolve("pki/somebody.pk8").toString());

    assertThatThrownBy(source::getConnection)
        .hasMessageContaining("certificate authentication failed");
  }

  private static EmbeddedStore.Options options(int port) {
    return new EmbeddedStore.Options(
        data.resolve("store"), port, data.resolve("store.log"), pki.storeAccess(), true);
  }

  private static String url() {
    return "jdbc:postgresql://localhost:" + store.port() + "/conference";
  }

  private static PGSimpleDataSource as(Identity role) {
    return pki.storeUrl(url(), role).dataSource();
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = as(Identity.MIGRATOR).getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String single(DataSource source, String sql) throws SQLException {
    try (Connection connection = source.getConnection()) {
      return single(connection, sql);
    }
  }

  private static String single(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
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
