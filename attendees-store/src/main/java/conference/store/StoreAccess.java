package conference.store;

import java.nio.file.Path;
import org.postgresql.ds.PGSimpleDataSource;

/** How the embedded store may be reached, by everybody, its superuser included. */
public sealed interface StoreAccess {
  String SUPERUSER = "conference_superuser";

  /** Copies what a primary writes, and may do nothing else. */
  String REPLICATION = "conference_replication";

  /** The lines of pg_hba.conf. */
  String hostBasedAuthentication();

  /** The settings of postgresql.conf that this access needs. */
  String settings();

  /** Connects as the superuser. */
  PGSimpleDataSource superuser(int port, String database);

  /**
   * The way of the system: TLS only, and every role shows a certificate of its own that carries its
   * name.
   */
  record Certificates(
      Path authority,
      Path certificate,
      Path key,
      Path superuserCertificate,
      Path superuserKey,
      Path replicationCertificate,
      Path replicationKey)
      implements StoreAccess {

    @Override
    public String hostBasedAuthentication() {
      return """
      # Nobody else, nowhere else: no line, no entry. Clear text matches no line.
      hostssl  conference           conference_application  127.0.0.1/32  cert
      hostssl  conference           conference_migrator     127.0.0.1/32  cert
      hostssl  conference,postgres  %s    127.0.0.1/32  cert
      # No database, only the log; there is no such role before there is a standby.
      hostssl  replication          %s  127.0.0.1/32  cert
      """
          .formatted(SUPERUSER, REPLICATION);
    }

    @Override
    public String settings() {
      return """
      ssl = on
      ssl_cert_file = '%s'
      ssl_key_file = '%s'
      ssl_ca_file = '%s'
      ssl_min_protocol_version = 'TLSv1.2'
      ssl_prefer_server_ciphers = on
      ssl_ciphers = 'ECDHE+AESGCM:ECDHE+CHACHA20'
      """
          .formatted(quoted(certificate), quoted(key), quoted(authority));
    }

    @Override
    public PGSimpleDataSource superuser(int port, String database) {
      String url = "jdbc:postgresql://localhost:" + port + "/" + database;
      PGSimpleDataSource source =
          new StoreUrl(url, SUPERUSER, superuserCertificate, superuserKey, authority).dataSource();
      source.setTargetServerType("any");
      return source;
    }

    /** How a standby reaches its primary, as libpq reads it. */
    String following(int primaryPort, String name) {
      return String.join(
          " ",
          "host=localhost",
          "port=" + primaryPort,
          "user=" + REPLICATION,
          "application_name=" + name,
          "connect_timeout=2",
          "gssencmode=disable",
          "sslmode=verify-full",
          "sslrootcert=" + word(authority),
          "sslcert=" + word(replicationCertificate),
          "sslkey=" + word(replicationKey));
    }

    private static String word(Path path) {
      return "'" + path.toAbsolutePath().toString().replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    private static String quoted(Path path) {
      return path.toAbsolutePath().toString().replace("'", "''");
    }
  }

  /**
   * For tests of SQL only, where TLS is not the point: one password, made for this start, for every
   * role.
   */
  record Password(String password) implements StoreAccess {

    @Override
    public String hostBasedAuthentication() {
      return "host  all  all  127.0.0.1/32  scram-sha-256\n";
    }

    @Override
    public String settings() {
      return "ssl = off";
    }

    @Override
    public PGSimpleDataSource superuser(int port, String database) {
      return as(SUPERUSER, port, database);
    }

    public PGSimpleDataSource as(String role, int port, String database) {
      PGSimpleDataSource source = new PGSimpleDataSource();
      source.setServerNames(new String[] {"127.0.0.1"});
      source.setPortNumbers(new int[] {port});
      source.setDatabaseName(database);
      source.setUser(role);
      source.setPassword(password);
      source.setSslMode("disable");
      source.setGssEncMode("disable");
      return source;
    }
  }
}
