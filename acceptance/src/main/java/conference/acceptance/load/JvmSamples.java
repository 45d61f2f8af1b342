package conference.acceptance.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;

/** Samples of what Java code the replicas spend CPU time in (JEP 509), taken by the JVM itself. */
final class JvmSamples {
  private static final String EVENT = "jdk.CPUTimeSample";
  private static final double SECONDS_A_SAMPLE = 0.01;

  /** By the beginning of a class's name; the JDK's own parts first, as libraries stand on them. */
  private static final Map<String, String> LIBRARIES = new LinkedHashMap<>();

  static {
    LIBRARIES.put("sun.security.", "TLS and cryptography");
    LIBRARIES.put("com.sun.crypto.", "TLS and cryptography");
    LIBRARIES.put("javax.crypto.", "TLS and cryptography");
    LIBRARIES.put("javax.net.ssl.", "TLS and cryptography");
    LIBRARIES.put("tools.jackson.", "JSON");
    LIBRARIES.put("org.postgresql.", "JDBC");
    LIBRARIES.put("com.zaxxer.", "JDBC");
    LIBRARIES.put("org.springframework.", "Spring");
    LIBRARIES.put("org.apache.", "Tomcat");
    LIBRARIES.put("io.micrometer.", "metrics");
    LIBRARIES.put("io.prometheus.", "metrics");
    LIBRARIES.put("jakarta.mail.", "mails");
    LIBRARIES.put("org.eclipse.angus.", "mails");
    LIBRARIES.put("conference.notification.", "mails");
    LIBRARIES.put("conference.", "our own code");
  }

  private final List<Long> replicas;
  private final Path folder;

  private JvmSamples(List<Long> replicas, Path folder) {
    this.replicas = replicas;
    this.folder = folder;
  }

  static JvmSamples start(List<Long> replicas, Path folder) {
    for (long pid : replicas) {
      tell(
          pid,
          "JFR.start",
          "name=bench",
          "settings=none",
          "+" + EVENT + "#enabled=true",
          "+" + EVENT + "#throttle=10ms");
    }
    return new JvmSamples(replicas, folder);
  }

  /** Ends the recordings. */
  Map<String, Double> secondsByLibrary() {
    Map<String, Double> seconds = new TreeMap<>();
    for (long pid : replicas) {
      Path file = folder.resolve("replica-" + pid + ".jfr");
      tell(pid, "JFR.stop", "name=bench", "filename=" + file);
      read(file, seconds);
    }
    return seconds;
  }

  private static void read(Path file, Map<String, Double> seconds) {
    try (RecordingFile recording = new RecordingFile(file)) {
      while (recording.hasMoreEvents()) {
        RecordedStackTrace stack = recording.readEvent().getStackTrace();
        if (stack != null) {
          seconds.merge(
              library(stack.getFrames().stream().map(JvmSamples::className).toList()),
              SECONDS_A_SAMPLE,
              Double::sum);
        }
      }
      Files.delete(file);
    } catch (IOException unreadable) {
      throw new BenchException("the JVM's recording cannot be read", unreadable);
    }
  }

  private static String className(RecordedFrame frame) {
    return frame.isJavaFrame() ? frame.getMethod().getType().getName() : "";
  }

  /** Whose work it is: the first library from the top of the stack that has a name here. */
  static String library(List<String> classes) {
    for (String name : classes) {
      for (Map.Entry<String, String> library : LIBRARIES.entrySet()) {
        if (name.startsWith(library.getKey())) {
          return library.getValue();
        }
      }
    }
    return "the JDK's threads, queues and sockets";
  }

  private static void tell(long pid, String... command) {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString());
    line.add(Long.toString(pid));
    line.addAll(Arrays.asList(command));
    try {
      Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.onExit().join().exitValue() != 0) {
        throw new BenchException("the JVM cannot be watched: " + said.strip());
      }
    } catch (IOException failure) {
      throw new BenchException("the JVM cannot be watched: " + failure.getMessage(), failure);
    }
  }
}
