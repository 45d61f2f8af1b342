package conference.acceptance.cluster;

import java.util.Map;

/**
 * Somebody with addresses: a pod of the deployment, of another namespace, or a host outside.
 *
 * @param namespace empty for a host that is no pod
 * @param number the last part of both of its addresses
 */
record Pod(String name, String namespace, Map<String, String> labels, int number) {
  private static final String CLUSTER_4 = "10.77.0.";
  private static final String CLUSTER_6 = "fd77::";
  private static final String OUTSIDE_4 = "203.0.113.";
  private static final String OUTSIDE_6 = "2001:db8::";

  Pod {
    labels = Map.copyOf(labels);
  }

  boolean isOutside() {
    return namespace.isEmpty();
  }

  String address4() {
    return (isOutside() ? OUTSIDE_4 : CLUSTER_4) + number;
  }

  String address6() {
    return (isOutside() ? OUTSIDE_6 : CLUSTER_6) + Integer.toHexString(number);
  }

  /** The name of its network namespace on this machine. */
  String network() {
    return "conference-" + name;
  }

  boolean has(Map<String, String> selected) {
    return labels.entrySet().containsAll(selected.entrySet());
  }
}
