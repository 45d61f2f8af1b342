package conference.architecture.deployment;

import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** What must not happen to the one way out of the cluster. */
final class RelayMutations {
  private static final String RELAY = "attendees-mail-relay";
  private static final String BLOCK = "/spec/egress/0/to/0/ipBlock";

  static Stream<Mutation> all() {
    return Stream.of(
        new Mutation(
            "a way out to anybody",
            RELAY,
            deployed -> deployed.at("NetworkPolicy", "mail-relay", BLOCK).put("cidr", "0.0.0.0/0")),
        new Mutation(
            "a way out to a large network",
            RELAY,
            deployed ->
                deployed.at("NetworkPolicy", "mail-relay", BLOCK).put("cidr", "10.0.0.0/8")),
        new Mutation(
            "a way out on another port",
            RELAY,
            deployed ->
                deployed
                    .at("NetworkPolicy", "mail-relay", "/spec/egress/0/ports/0")
                    .put("port", 25)),
        new Mutation(
            "a way out for the store",
            RELAY,
            deployed -> {
              ObjectNode labels =
                  deployed.at("NetworkPolicy", "mail-relay", "/spec/podSelector/matchLabels");
              labels.removeAll();
              labels.put("app.kubernetes.io/name", "attendees-store");
            }),
        new Mutation(
            "a way out that is gone",
            RELAY,
            deployed -> deployed.remove("NetworkPolicy", "mail-relay")),
        new Mutation(
            "mails in clear text",
            RELAY,
            deployed ->
                deployed
                    .at("ConfigMap", "mail", "/data")
                    .put("transport", "smtp://relay.example:465")),
        new Mutation(
            "mails to another port",
            RELAY,
            deployed ->
                deployed
                    .at("ConfigMap", "mail", "/data")
                    .put("transport", "smtps://relay.example:587")),
        new Mutation(
            "an autoscaler beside a number of replicas",
            "HorizontalPodAutoscaler/attendees",
            deployed -> deployed.at("Deployment", "attendees", "/spec").put("replicas", 2)));
  }

  private RelayMutations() {}
}
