package conference.platform;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator sets, under {@code conference} in the configuration. Read by {@link
 * SettingsReader}, which refuses to start on anything unknown, missing or wrong.
 */
public record Settings(
    String instance,
    URI website,
    Address listen,
    Address management,
    Tls tls,
    Store store,
    Mail mail,
    Secrets secrets) {

  public Settings {
    if (!website.isAbsolute() || website.getHost() == null) {
      throw new IllegalArgumentException("website must be a URL such as https://example.org");
    }
    website = URI.create(website.toString().replaceAll("/+$", ""));
  }

  /** Where something listens. */
  public record Address(@DefaultValue("127.0.0.1") String address, int port) {
    public Address {
      if (port < 0 || port > 65535) {
        throw new IllegalArgumentException("port must be between 0 and 65535");
      }
    }

    InetAddress inetAddress() {
      try {
        return InetAddress.getByName(address);
      } catch (UnknownHostException e) {
        throw new IllegalStateException("the address " + address + " is unknown", e);
      }
    }
  }

  /** The service's own identity, and the clients it answers: an empty list refuses everyone. */
  public record Tls(Path certificate, Path key, Path clientAuthority, List<String> allowedClients) {
    public Tls {
      allowedClients = List.copyOf(allowedClients);
    }
  }

  /** The attendees store; its certificate is always verified against the authority and its name. */
  public record Store(
      String url,
      String user,
      Path certificate,
      Path key,
      Path authority,
      @DefaultValue("8") int poolSize) {
    public Store {
      StoreAddress.check(url);
      if (poolSize < 2 || poolSize > 100) {
        throw new IllegalArgumentException("pool-size must be between 2 and 100");
      }
    }
  }

  /**
   * How mails leave: {@code file:FOLDER}, {@code smtp://host:port}, {@code smtps://…}, or not yet:
   * {@code hold}.
   */
  public record Mail(String transport, String from) {}

  /**
   * Files that hold secrets; the configuration never does. Each at least 32 random bytes in Base64,
   * the same for every replica.
   */
  public record Secrets(Path manageLinkKey, Path accountKey) {}
}
