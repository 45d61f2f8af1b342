package conference.platform;

import java.util.Properties;

/** How the driver reaches the attendees store. */
public record StoreAddress(String url, String user, Properties properties) {

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
    properties.setProperty("connectTimeout", "2");
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
