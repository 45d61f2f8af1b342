package conference.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The TCP sockets of this machine and the processes that hold them, as the Linux kernel tells them
 * in /proc.
 */
public final class Sockets {

  private static final Path PROC = Path.of("/proc");
  private static final Pattern SOCKET = Pattern.compile("socket:\\[(\\d+)]");
  private static final Pattern COLUMN = Pattern.compile("\\s+");
  private static final String ESTABLISHED = "01";
  private static final String LISTENING = "0A";

  /** One TCP socket; {@code remotePort} is 0 for one that listens. */
  public record Socket(
      long process, int localPort, int remotePort, boolean listening, boolean loopback) {}

  private Sockets() {}

  /**
   * The listening and established TCP sockets (both families) that the given processes or their
   * children hold.
   */
  public static List<Socket> of(Collection<Long> processes) {
    Map<String, Long> holders = holders(withDescendants(processes));
    var sockets = new ArrayList<Socket>();
    for (String table : List.of("self/net/tcp", "self/net/tcp6")) {
      lines(PROC.resolve(table)).stream().skip(1).forEach(line -> add(sockets, line, holders));
    }
    return sockets;
  }

  private static void add(List<Socket> sockets, String line, Map<String, Long> holders) {
    List<String> field = COLUMN.splitAsStream(line.strip()).toList();
    Long holder = holders.get(field.get(9));
    boolean listening = field.get(3).equals(LISTENING);
    if (holder != null && (listening || field.get(3).equals(ESTABLISHED))) {
      sockets.add(
          new Socket(
              holder, port(field.get(1)), port(field.get(2)), listening, loopback(field.get(1))));
    }
  }

  private static int port(String address) {
    return Integer.parseInt(address.substring(address.indexOf(':') + 1), 16);
  }

  /**
   * Addresses are in the kernel's hexadecimal notation, each 32-bit word in host order (little
   * endian here).
   */
  private static boolean loopback(String address) {
    String host = address.substring(0, address.indexOf(':'));
    return host.matches(".{6}7F") // 127.0.0.0/8
        || host.equals("0".repeat(24) + "01000000") // ::1
        || host.matches("0{16}FFFF0000.{6}7F"); // ::ffff:127.0.0.0/104
  }

  private static Map<String, Long> holders(Set<Long> processes) {
    var holders = new HashMap<String, Long>();
    for (Long process : processes) {
      for (Path descriptor : children(PROC.resolve(process + "/fd"))) {
        Matcher socket = SOCKET.matcher(target(descriptor));
        if (socket.matches()) {
          holders.put(socket.group(1), process);
        }
      }
    }
    return holders;
  }

  private static String target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException closedMeanwhile) {
      return "";
    }
  }

  private static Set<Long> withDescendants(Collection<Long> processes) {
    var all = new HashSet<Long>(processes);
    for (Long process : processes) {
      ProcessHandle.of(process).stream()
          .flatMap(ProcessHandle::descendants)
          .forEach(descendant -> all.add(descendant.pid()));
    }
    return all;
  }

  private static List<Path> children(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.toList();
    } catch (IOException endedMeanwhile) {
      return List.of();
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (NoSuchFileException noSuchFamily) {
      return List.of();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
