package conference.architecture.deployment;

import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What must not happen to the settings of the connections. */
final class LinkMutations {
  private static final String MUTUAL_TLS = "load-balancer-attendees";
  private static final String JDBC = "attendees-attendees-store";

  static Stream<Mutation> links() {
    return Stream.of(
        new Mutation(
            "clear-text JDBC",
            JDBC,
            deployed ->
                deployed.edit(
                    "attendees-",
                    "attendees.yaml",
                    "/conference\n",
                    "/conference?sslmode=disable\n")),
        new Mutation(
            "another store",
            JDBC,
            deployed ->
                deployed.edit(
                    "attendees-", "attendees.yaml", "attendees-store:5432", "elsewhere:5432")),
        new Mutation(
            "migrations at another store",
            JDBC,
            deployed -> {
              ArrayNode arguments =
                  (ArrayNode) deployed.container("Job", "attendees-migrations").path("args");
              arguments.add("--url=jdbc:postgresql://elsewhere:5432/conference");
            }),
        new Mutation(
            "the service as the migrator",
            JDBC,
            deployed ->
                deployed.edit(
                    "attendees-",
                    "attendees.yaml",
                    "user: conference_application",
                    "user: conference_migrator")),
        new Mutation(
            "a store without TLS", JDBC, deployed -> deployed.argument("--ssl=on", "--ssl=off")),
        new Mutation(
            "old TLS at the store",
            JDBC,
            deployed ->
                deployed.argument(
                    "--ssl_min_protocol_version=TLSv1.2", "--ssl_min_protocol_version=TLSv1.1")),
        new Mutation(
            "a store on another port",
            JDBC,
            deployed -> deployed.argument("--port=5432", "--port=5433")),
        new Mutation(
            "a store that takes clear text",
            JDBC,
            deployed -> deployed.edit("attendees-store-clients", "pg_hba.conf", "hostssl", "host")),
        new Mutation(
            "a store that takes passwords",
            JDBC,
            deployed ->
                deployed.edit("attendees-store-clients", "pg_hba.conf", "cert", "scram-sha-256")),
        new Mutation(
            "a store that trusts",
            JDBC,
            deployed -> deployed.edit("attendees-store-clients", "pg_hba.conf", "peer", "trust")),
        new Mutation(
            "a store that does not know the service",
            JDBC,
            deployed ->
                deployed.edit(
                    "attendees-store-clients",
                    "pg_hba.conf",
                    "conference_application",
                    "somebody")),
        new Mutation(
            "a service that admits nobody it knows",
            MUTUAL_TLS,
            deployed ->
                deployed.edit(
                    "attendees-",
                    "attendees.yaml",
                    "allowed-clients: [load-balancer]",
                    "allowed-clients: []")),
        new Mutation(
            "a service that admits somebody else too",
            MUTUAL_TLS,
            deployed ->
                deployed.edit(
                    "attendees-",
                    "attendees.yaml",
                    "[load-balancer]",
                    "[load-balancer, conference-website]")),
        new Mutation(
            "a service without client verification",
            MUTUAL_TLS,
            deployed ->
                deployed.edit("attendees-", "attendees.yaml", "client-authority", "no-authority")),
        new Mutation(
            "a service on another port",
            MUTUAL_TLS,
            deployed -> deployed.edit("attendees-", "attendees.yaml", "port: 8443", "port: 8080")),
        new Mutation(
            "a load balancer that goes elsewhere",
            MUTUAL_TLS,
            deployed -> {
              for (JsonNode variable :
                  deployed.list(
                      "Deployment", "load-balancer", "/spec/template/spec/containers/0/env")) {
                if (Manifests.text(variable, "name").equals("ATTENDEES")) {
                  ((ObjectNode) variable).put("value", "attendees-store:5432");
                }
              }
            }));
  }

  private LinkMutations() {}
}
