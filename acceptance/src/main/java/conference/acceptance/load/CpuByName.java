package conference.acceptance.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** CPU seconds that the kernel has charged, by what a thread or a process is called. */
final class CpuByName {
  private static final Path PROC = Path.of("/proc");

  private CpuByName() {}

  /** The kernel keeps fifteen letters of a name; threads that differ by number are one. */
  static Map<String, Double> ofThreads(List<Long> processes) {
    Map<String, Double> seconds = new TreeMap<>();
    for (long pid : processes) {
      try (Stream<Path> threads = Files.list(PROC.resolve(pid + "/task"))) {
        for (Path thread : threads.toList()) {
          add(seconds, thread, name(Files.readString(thread.resolve("comm"))));
        }
      } catch (IOException ended) {
        throw new BenchException("the threads of process " + pid + " cannot be read", ended);
      }
    }
    return seconds;
  }

  static String name(String comm) {
    return comm.strip().replaceAll("[-#\\d]+$", "").strip();
  }

  /** PostgreSQL says in its title what each process does, or whom it serves. */
  static Map<String, Double> ofStoreProcesses(long postmaster) {
    Map<String, Double> seconds = new TreeMap<>();
    ProcessHandle.of(postmaster).stream()
        .flatMap(ProcessHandle::descendants)
        .map(process -> PROC.resolve(Long.toString(process.pid())))
        .forEach(process -> {
          try {
            add(seconds, process, task(Files.readString(process.resolve("cmdline"))));
          } catch (IOException ended) {
            seconds.merge("ended meanwhile", 0.0, Double::sum);
          }
        });
    return seconds;
  }

  static String task(String title) {
    String words = title.replace('\0', ' ').replaceFirst("^postgres: ", "").strip();
    return words.replaceFirst("^(conference_\\w+) .*$", "$1").replaceFirst(" \\d+$", "");
  }

  private static void add(Map<String, Double> seconds, Path process, String name)
      throws IOException {
    seconds.merge(
        name, ProcessTree.ownSeconds(Files.readString(process.resolve("stat"))), Double::sum);
  }
}
