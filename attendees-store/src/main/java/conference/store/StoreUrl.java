package conference.store;

import java.nio.file.Path;
import java.util.Properties;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * How a role reaches the store: always TLS, the server's name verified, and a certificate instead
 * of a password.
 */
public record StoreUrl(String url, String role, Path certificate, Path key, Path authority) {

  /**
   * Connections for short work such as migrations; they are not pooled. Of several hosts the one
   * that takes writes is meant.
   */
  public PGSimpleDataSource dataSource() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url);
    source.setUser(role);
    source.setSslMode("verify-full");
    source.setSslCert(certificate.toAbsolutePath().toString());
    source.setSslKey(key.toAbsolutePath().toString());
    source.setSslRootCert(authority.toAbsolutePath().toString());
    source.setGssEncMode("disable");
    source.setConnectTimeout(10);
    source.setTargetServerType("primary");
    return source;
  }

  /** The same as driver properties, for those who bring their own pool. */
  public Properties properties() {
    Properties properties = new Properties();
    properties.setProperty("user", role);
    properties.setProperty("sslmode", "verify-full");
    properties.setProperty("sslcert", certificate.toAbsolutePath().toString());
    properties.setProperty("sslkey", key.toAbsolutePath().toString());
    properties.setProperty("sslrootcert", authority.toAbsolutePath().toString());
    return properties;
  }
}
