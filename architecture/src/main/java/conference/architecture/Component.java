package conference.architecture;

import conference.architecture.Model.Connection;
import java.util.Arrays;
import java.util.Optional;

/**
 * An optional part of a deployment that needs a connection out of the cluster. It brings its own
 * node, relationship and control in a document of its own (<code>architecture/components</code>),
 * and its own network policy in a component of kustomize with the same name.
 */
public enum Component {
  /** A mail relay. */
  SMTP("smtp", "mail-relay", "service", "mail-relay-host-port", "attendees", "TLS", "security-002");

  private final String title;
  private final String node;
  private final String nodeType;
  private final String endpoint;
  private final String source;
  private final String protocol;
  private final String control;

  Component(
      String title,
      String node,
      String nodeType,
      String endpoint,
      String source,
      String protocol,
      String control) {
    this.title = title;
    this.node = node;
    this.nodeType = nodeType;
    this.endpoint = endpoint;
    this.source = source;
    this.protocol = protocol;
    this.control = control;
  }

  /** By the name of its folder and of its document; empty for one that needs no connection. */
  public static Optional<Component> named(String title) {
    return Arrays.stream(values()).filter(component -> component.title.equals(title)).findFirst();
  }

  /** The name of its document in the folder of components. */
  public String document() {
    return title + ".architecture.json";
  }

  String node() {
    return node;
  }

  String nodeType() {
    return nodeType;
  }

  String endpoint() {
    return endpoint;
  }

  Connection connection() {
    return new Connection(source + "-" + node, source, node, protocol);
  }

  String control() {
    return control;
  }
}
