package conference.architecture.deployment;

import conference.architecture.ControlDocuments;
import conference.architecture.Model;
import conference.architecture.Model.Connection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Each connection is encrypted and verified as its control demands, by the settings that are
 * deployed: NGINX's, the service's and the store's.
 */
final class LinkCheck {
  private static final String SERVICE_SETTINGS = "attendees.yaml";
  private static final String MAIL = "CONFERENCE_MAIL_TRANSPORT";
  private static final String STORE_CLIENTS = "pg_hba.conf";
  private static final Pattern JDBC = Pattern.compile("jdbc:[^\\s\"']+");

  /** Nobody but the server's own user in its own container, and who shows a certificate. */
  private static final Pattern STORE_CLIENT =
      Pattern.compile("hostssl\\s+\\S+\\s+(\\S+)\\s+\\S+\\s+cert|local\\s+all\\s+postgres\\s+peer");

  private final Model model;
  private final ControlDocuments documents;
  private final Manifests manifests;
  private final DeployedSettings settings;
  private final NginxSettings nginx;
  private final Findings findings;

  LinkCheck(
      Model model,
      ControlDocuments documents,
      Manifests manifests,
      NginxSettings nginx,
      Findings findings) {
    this.model = model;
    this.documents = documents;
    this.manifests = manifests;
    this.settings = new DeployedSettings(manifests);
    this.nginx = nginx;
    this.findings = findings;
  }

  void check() {
    for (Connection connection : model.connections()) {
      JsonNode control = control(connection.id());
      switch (connection.protocol()) {
        case "HTTPS" -> https(connection, control);
        case "mTLS" -> mutualTls(connection, control);
        case "JDBC" -> jdbc(connection, control);
        case "TLS" -> relay(connection);
        default ->
            findings.report(
                connection.id(), "nothing is known here of the protocol " + connection.protocol());
      }
    }
    if (model.connections().stream().noneMatch(link -> link.protocol().equals("TLS"))) {
      findings.expect(
          "attendees",
          "how mails leave where none may (mail.transport)",
          "hold",
          Manifests.text(serviceSettings().at("/conference/mail"), "transport"));
      findings.expect(
          "attendees", "a mail relay (" + MAIL + ")", "", settings.environment("attendees", MAIL));
    }
  }

  private JsonNode control(String relationship) {
    return model.relationships().stream()
        .filter(element -> Manifests.text(element, "unique-id").equals(relationship))
        .map(element -> Model.configuration(element, documents))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseGet(MissingNode::getInstance);
  }

  private void https(Connection connection, JsonNode control) {
    nginx
        .values("listen")
        .filter(address -> !address.startsWith("unix:") && !address.matches(".* ssl( .*)?"))
        .forEach(address ->
            findings.report(connection.id(), "NGINX listens in clear text: listen " + address));
    versions(connection.id(), control, nginx.values("ssl_protocols"), "ssl_protocols");
  }

  private void mutualTls(Connection connection, JsonNode control) {
    String id = connection.id();
    versions(id, control, nginx.values("proxy_ssl_protocols"), "proxy_ssl_protocols");
    findings.expect(
        id, "proxy_ssl_verify of NGINX", List.of("on"), nginx.values("proxy_ssl_verify").toList());
    findings.expect(
        id,
        "the name that NGINX verifies (proxy_ssl_name)",
        List.of(connection.destination()),
        nginx.values("proxy_ssl_name").toList());
    if (nginx.values("proxy_ssl_certificate").count() != 1) {
      findings.report(id, "NGINX shows no certificate (proxy_ssl_certificate)");
    }
    nginx
        .values("proxy_pass")
        // The second step within NGINX itself, over a socket that is a file.
        .filter(address -> !address.startsWith("https://") && !address.equals("http://live"))
        .forEach(address -> findings.report(id, "NGINX passes on in clear text: " + address));

    JsonNode service = serviceSettings();
    findings.expect(
        id,
        "the port of the service (listen.port)",
        model.endpoint(connection.destination(), "port").asInt(-1),
        service.at("/conference/listen/port").asInt(-1));
    for (String file : List.of("certificate", "key", "client-authority")) {
      if (service.at("/conference/tls/" + file).isMissingNode()) {
        findings.report(id, "the service has no tls." + file);
      }
    }
    findings.expect(
        id,
        "whom the service lets in (tls.allowed-clients)",
        List.of(Manifests.text(control, "client-identity")),
        Manifests.each(service.at("/conference/tls/allowed-clients"))
            .map(client -> client.asString(""))
            .toList());
    findings.expect(
        id,
        "where the load balancer finds the service (ATTENDEES)",
        connection.destination()
            + ".$(POD_NAMESPACE).svc.cluster.local:"
            + model.endpoint(connection.destination(), "port").asInt(-1),
        settings.environment(connection.source(), "ATTENDEES"));
  }

  /** Mails leave by TLS from the first byte, to the port that the policies open. */
  private void relay(Connection connection) {
    int port = model.endpoint(connection.destination(), "port").asInt(-1);
    String transport = settings.environment(connection.source(), MAIL);
    if (!transport.matches("smtps://([^@/]+@)?[^@/:]+:" + port + "(\\?.*)?")) {
      findings.report(
          connection.id(),
          MAIL
              + " has to be smtps://host:"
              + port
              + ", it is "
              + (transport.isEmpty() ? "missing" : transport));
    }
  }

  private void jdbc(Connection connection, JsonNode control) {
    String id = connection.id();
    String address =
        "jdbc:postgresql://"
            + connection.destination()
            + ":"
            + model.endpoint(connection.destination(), "port").asInt(-1)
            + "/";
    JsonNode store = serviceSettings().at("/conference/store");
    findings.expect(
        id,
        "who the service is at the store (store.user)",
        Manifests.text(control, "client-identity"),
        Manifests.text(store, "user"));
    for (String member : List.of("url", "certificate", "key", "authority")) {
      if (!store.has(member)) {
        findings.report(id, "the service has no store." + member);
      }
    }
    manifests.resources().stream()
        .flatMap(resource -> JDBC.matcher(resource.toString().replace("\\n", "\n")).results())
        .map(match -> match.group())
        .distinct()
        // Anything after the name of the database would have the last word on security.
        .filter(url -> !url.startsWith(address) || !url.substring(address.length()).matches("\\w+"))
        .forEach(url ->
            findings.report(id, "this is not the store over TLS, and nothing but that: " + url));
    manifests
        .serving(connection.destination())
        .ifPresent(workload -> server(id, control, workload));
  }

  private void server(String id, JsonNode control, Workload store) {
    Map<String, String> options =
        store.containers().stream()
            .flatMap(container -> Manifests.each(container.path("args")))
            .map(option -> option.asString(""))
            .filter(option -> option.startsWith("--"))
            .map(option -> option.substring(2).split("=", 2))
            .collect(
                Collectors.toMap(
                    option -> option[0],
                    option -> option.length > 1 ? option[1] : "",
                    (a, b) -> b));
    findings.expect(id, "ssl of the store", "on", options.getOrDefault("ssl", ""));
    findings.expect(
        id,
        "the port of the store",
        model.endpoint(store.node(), "port").asString(""),
        options.getOrDefault("port", ""));
    versions(
        id,
        control,
        Stream.ofNullable(options.get("ssl_min_protocol_version")),
        "ssl_min_protocol_version");
    String clients = settings.file(STORE_CLIENTS);
    List<String> lines =
        clients.lines().map(String::strip).filter(l -> !l.isEmpty() && !l.startsWith("#")).toList();
    lines.stream()
        .filter(line -> !STORE_CLIENT.matcher(line).matches())
        .forEach(
            line -> findings.report(id, "the store lets in who shows no certificate: " + line));
    String client = Manifests.text(control, "client-identity");
    boolean admitted =
        lines.stream()
            .map(STORE_CLIENT::matcher)
            .anyMatch(line -> line.matches() && client.equals(line.group(1)));
    if (!admitted) {
      findings.report(id, "the store does not let " + client + " in");
    }
  }

  /** Every version that is spoken is at least the control's minimum. */
  private void versions(String id, JsonNode control, Stream<String> written, String setting) {
    String minimum = Manifests.text(control, "minimum-tls-version");
    List<String> spoken = written.flatMap(value -> Stream.of(value.split("\\s+"))).toList();
    boolean good =
        !spoken.isEmpty()
            && spoken.stream()
                .allMatch(version ->
                    version.matches("TLSv1\\.[0-9]")
                        && version.substring("TLSv".length()).compareTo(minimum) >= 0);
    if (!good) {
      findings.report(id, setting + " has to be TLS " + minimum + " or newer, it is " + spoken);
    }
  }

  private JsonNode serviceSettings() {
    return Manifests.yaml(settings.file(SERVICE_SETTINGS));
  }
}
