package conference.architecture;

import conference.architecture.Sockets.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Holds the connections between running processes against the model: each one has to be declared,
 * and each declared one has to be there.
 */
public final class ConnectionCheck {

  /**
   * A node of the model as it runs.
   *
   * @param processes ids of the processes that are the node (their children count as well)
   * @param ports where it takes connections that the model declares
   * @param probePorts loopback ports for probes and metrics, which are no part of the model
   */
  public record Running(Set<Long> processes, Set<Integer> ports, Set<Integer> probePorts) {}

  private ConnectionCheck() {}

  /**
   * Compares what the kernel shows with the model; the website runs in browsers, so its side is not
   * looked at.
   */
  public static List<Finding> check(Model model, Map<String, Running> nodes) {
    var findings = new ArrayList<Finding>();
    var seen = new ArrayList<String>();
    nodes.forEach((source, running) -> {
      for (Socket socket : Sockets.of(running.processes())) {
        if (socket.listening()) {
          listening(source, running, socket, findings);
        } else {
          outgoing(model, source, running, socket, nodes, seen, findings);
        }
      }
    });
    for (Model.Connection connection : model.connections()) {
      if (nodes.containsKey(connection.source()) && !seen.contains(connection.id())) {
        findings.add(
            new Finding(connection.id(), "this connection is declared, but nobody holds it"));
      }
    }
    return findings;
  }

  private static void listening(
      String node, Running running, Socket socket, List<Finding> findings) {
    boolean probe = running.probePorts().contains(socket.localPort()) && socket.loopback();
    if (!probe && !running.ports().contains(socket.localPort())) {
      findings.add(
          new Finding(
              node,
              "listens on port "
                  + socket.localPort()
                  + (socket.loopback() ? "" : " beyond loopback")
                  + ", which is no interface of it"));
    }
  }

  private static void outgoing(
      Model model,
      String source,
      Running running,
      Socket socket,
      Map<String, Running> nodes,
      List<String> seen,
      List<Finding> findings) {
    if (running.ports().contains(socket.localPort())
        || running.probePorts().contains(socket.localPort())) {
      return; // the accepted end of a connection: its other end is looked at where it was opened
    }
    String destination = destination(socket.remotePort(), nodes);
    var declared =
        model.connections().stream()
            .filter(c -> c.source().equals(source) && c.destination().equals(destination))
            .findFirst();
    if (declared.isPresent()) {
      seen.add(declared.get().id());
    } else {
      findings.add(
          new Finding(
              source,
              "has a connection to "
                  + destination
                  + " (port "
                  + socket.remotePort()
                  + "), which the model does not declare"));
    }
  }

  private static String destination(int port, Map<String, Running> nodes) {
    return nodes.entrySet().stream()
        .filter(node -> node.getValue().ports().contains(port))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("somewhere else");
  }
}
