package conference.acceptance.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the kernel has charged to a process, to all that it started, and to those of them that have
 * ended and been waited for (proc(5): utime, stime, cutime, cstime). It loses only a grandchild
 * whose parent died before it.
 */
final class ProcessTree {
  private static final Path PROC = Path.of("/proc");

  /** USER_HZ, which Linux fixes at 100 for programs whatever its own clock does. */
  private static final double TICKS_PER_SECOND = 100;

  private ProcessTree() {}

  /** One line of /proc: who started it, and its own and its ended children's ticks. */
  record Stat(long parent, long ticks) {}

  /** CPU seconds of the process and everything below it. */
  static double cpuSeconds(long root) {
    Map<Long, Stat> all = readAll();
    Map<Long, List<Long>> children = new HashMap<>();
    all.forEach(
        (pid, stat) -> children.computeIfAbsent(stat.parent(), none -> new ArrayList<>()).add(pid));
    return ticks(root, all, children) / TICKS_PER_SECOND;
  }

  private static long ticks(long pid, Map<Long, Stat> all, Map<Long, List<Long>> children) {
    Stat stat = all.get(pid);
    long sum = stat == null ? 0 : stat.ticks();
    for (long child : children.getOrDefault(pid, List.of())) {
      sum += ticks(child, all, children);
    }
    return sum;
  }

  private static Map<Long, Stat> readAll() {
    Map<Long, Stat> all = new HashMap<>();
    try (Stream<Path> entries = Files.list(PROC)) {
      for (Path entry : entries.toList()) {
        String name = entry.getFileName().toString();
        if (Character.isDigit(name.charAt(0))) {
          read(entry.resolve("stat")).ifPresent(stat -> all.put(Long.parseLong(name), stat));
        }
      }
    } catch (IOException failure) {
      throw new BenchException("the kernel's accounting in /proc cannot be read", failure);
    }
    return all;
  }

  private static Optional<Stat> read(Path file) {
    try {
      return Optional.of(parse(Files.readString(file)));
    } catch (IOException ended) {
      return Optional.empty();
    }
  }

  /** The second field is the program's name, which may itself hold blanks and brackets. */
  static Stat parse(String line) {
    String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
    long ticks = 0;
    for (int field = 11; field <= 14; field++) {
      ticks += Long.parseLong(fields[field]);
    }
    return new Stat(Long.parseLong(fields[1]), ticks);
  }

  /** CPU seconds of a process or thread without its children, of its line in /proc. */
  static double ownSeconds(String line) {
    String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
  }

  /** Resident memory in MB of the process alone; pages that it shares are counted in full. */
  static double residentMegabytes(long pid) {
    return megabytes(PROC.resolve(pid + "/status"), "VmRSS:");
  }

  /** The most that was resident since it started. */
  static double residentAtMostMegabytes(long pid) {
    return megabytes(PROC.resolve(pid + "/status"), "VmHWM:");
  }

  private static double megabytes(Path file, String line) {
    try {
      return Files.readAllLines(file).stream()
              .filter(one -> one.startsWith(line))
              .mapToLong(one -> Long.parseLong(one.replaceAll("\\D", "")))
              .sum()
          / 1024.0;
    } catch (IOException ended) {
      throw new BenchException("there is no " + file + ": the process has ended", ended);
    }
  }

  /** Of the process and all below it, with shared pages divided among those who share them. */
  static double proportionalMegabytes(long root) {
    Stream<ProcessHandle> below =
        ProcessHandle.of(root).stream().flatMap(ProcessHandle::descendants);
    return Stream.concat(Stream.of(root), below.map(ProcessHandle::pid))
        .mapToDouble(pid -> megabytes(PROC.resolve(pid + "/smaps_rollup"), "Pss:"))
        .sum();
  }
}
