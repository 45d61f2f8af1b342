package conference.onemachine;

import conference.store.StoreUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/**
 * What each replica reads at its start: its configuration, and the secrets that all of them share.
 */
final class ReplicaFiles {
  private static final List<String> SECRETS = List.of("manage-link-key", "account-key");

  private final Configuration configuration;
  private final Pki pki;
  private final StoreUrl store;

  ReplicaFiles(Configuration configuration, Pki pki, StoreUrl store) {
    this.configuration = configuration;
    this.pki = pki;
    this.store = store;
  }

  void write() {
    try {
      PrivateFiles.folder(configuration.folder("config"));
      PrivateFiles.folder(configuration.folder("secrets"));
      PrivateFiles.folder(configuration.folder("mails"));
      for (String name : SECRETS) {
        makeSecretOnce(secret(name));
      }
      for (int replica = 1; replica <= configuration.replicas(); replica++) {
        PrivateFiles.write(configuration.replicaFile(replica), yaml(replica));
      }
    } catch (IOException failure) {
      throw new LaunchException(
          "the replicas' configuration cannot be written: " + failure.getMessage(), failure);
    }
  }

  /** What all replicas share, wherever it lies: in the data folder or in a backup. */
  static List<Path> secretsIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> SECRETS.contains(file.getFileName().toString())).toList();
    }
  }

  /** Without them, second factors could not be read and links in mails would not open. */
  static void copySecrets(Path from, Path to) throws IOException {
    PrivateFiles.folder(to);
    for (Path secret : secretsIn(from)) {
      PrivateFiles.write(to.resolve(secret.getFileName()), Files.readAllBytes(secret));
    }
  }

  private Path secret(String name) {
    return configuration.folder("secrets").resolve(name);
  }

  private static void makeSecretOnce(Path file) throws IOException {
    if (Files.exists(file)) {
      return;
    }
    byte[] secret = new byte[32];
    new SecureRandom().nextBytes(secret);
    PrivateFiles.write(file, Base64.getEncoder().encodeToString(secret) + "\n");
  }

  private String yaml(int replica) {
    return """
    conference:
      instance: attendees-%d
      website: %s
      listen: { address: 127.0.0.1, port: %d }
      management: { address: 127.0.0.1, port: %d }
      tls:
        certificate: %s
        key: %s
        client-authority: %s
        allowed-clients: [load-balancer]
      store:
        url: %s
        user: %s
        certificate: %s
        key: %s
        authority: %s
        pool-size: 8
      mail:
        transport: %s
        from: "Registration <registration@localhost>"
      secrets:
        manage-link-key: %s
        account-key: %s
    """
        .formatted(
            replica,
            configuration.website(),
            configuration.servicePort(replica),
            configuration.managementPort(replica),
            quoted(pki.certificate(Identity.ATTENDEES)),
            quoted(pki.key(Identity.ATTENDEES)),
            quoted(pki.internalAuthority()),
            quoted(store.url()),
            store.role(),
            quoted(store.certificate()),
            quoted(store.key()),
            quoted(store.authority()),
            quoted(configuration.smtp().orElse("file:" + configuration.folder("mails"))),
            quoted(secret("manage-link-key")),
            quoted(secret("account-key")));
  }

  /** YAML's double quotes are JSON's. */
  private static String quoted(Object value) {
    return '"' + value.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
