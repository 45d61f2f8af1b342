package conference.platform;

import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.postgresql.Driver;

/**
 * How the driver reaches the attendees store. The URL may name several hosts: whichever of them is
 * the primary is meant, at any time.
 */
public record StoreAddress(String url, String user, Properties properties) {

  /** What the URL must not say: it would overrule the properties below. */
  private static final Set<String> OURS =
      Set.of(
          "ssl",
          "sslmode",
          "sslrootcert",
          "sslcert",
          "sslkey",
          "sslfactory",
          "sslhostnameverifier",
          "socketFactory",
          "targetServerType");

  /** Refuses a URL that the driver can't read, or that would have the last word on security. */
  static void check(String url) {
    var parsed = url.startsWith("jdbc:postgresql://") ? Driver.parseURL(url, null) : null;
    if (parsed == null) {
      throw new IllegalArgumentException(
          "url must be jdbc:postgresql://host:port/database, or with several hosts"
              + " jdbc:postgresql://one:port,two:port/database");
    }
    var told = new TreeSet<>(parsed.stringPropertyNames());
    told.retainAll(OURS);
    if (!told.isEmpty()) {
      throw new IllegalArgumentException(
          "url must not set " + String.join(", ", told) + ": that is fixed");
    }
  }

  /** Always over TLS with the store's certificate and name verified, and our own shown. */
  static StoreAddress of(Settings settings) {
    var store = settings.store();
    var properties = common(settings.instance());
    properties.setProperty("sslmode", "verify-full");
    properties.setProperty("sslrootcert", store.authority().toString());
    properties.setProperty("sslcert", store.certificate().toString());
    properties.setProperty("sslkey", store.key().toString());
    return new StoreAddress(store.url(), store.user(), properties);
  }

  /** What holds however the store is reached. */
  public static Properties common(String applicationName) {
    var properties = new Properties();
    properties.setProperty("ApplicationName", applicationName);
    // A host that is silent costs its two seconds, and then the next one is asked.
    properties.setProperty("connectTimeout", "2");
    properties.setProperty("loginTimeout", "6");
    properties.setProperty("socketTimeout", "20");
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("targetServerType", "primary");
    // Details of a failed statement quote the row, and rows are personal data: none of it in logs.
    properties.setProperty("logServerErrorDetail", "false");
    properties.setProperty("prepareThreshold", "3");
    properties.setProperty("reWriteBatchedInserts", "true");
    return properties;
  }
}
