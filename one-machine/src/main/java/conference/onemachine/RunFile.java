package conference.onemachine;

import conference.store.ChildProcess;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who runs here: run.json for people and commands, and a lock that the operating system drops with
 * its holder.
 */
final class RunFile implements AutoCloseable {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final Path file;
  private final FileChannel channel;
  private final FileLock lock;

  /**
   * What runs, by name: launcher, attendees-store, attendees-1 …, load-balancer.
   *
   * @param backup the folder in which the store's log is kept
   */
  record Running(
      int port,
      int replicas,
      String storeUrl,
      @Nullable String backup,
      TreeMap<String, Long> processes) {

    Optional<ProcessHandle> launcher() {
      return Optional.ofNullable(processes.get("launcher"))
          .flatMap(ProcessHandle::of)
          .filter(ProcessHandle::isAlive);
    }

    /**
     * Tells those of them that run to read their certificates again; the replicas watch theirs
     * themselves.
     */
    void reload(List<String> names) {
      for (String name : names) {
        Long pid = processes.get(name);
        if (pid != null && ProcessHandle.of(pid).isPresent()) {
          ChildProcess.signal(pid, "HUP");
        }
      }
    }
  }

  private RunFile(Path file, FileChannel channel, FileLock lock) {
    this.file = file;
    this.channel = channel;
    this.lock = lock;
  }

  static RunFile claim(Path data) {
    try {
      PrivateFiles.folder(data);
      FileChannel channel =
          FileChannel.open(
              data.resolve("run.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = tryLock(channel);
      if (lock == null) {
        channel.close();
        throw inUse(data);
      }
      RunFile claimed = new RunFile(data.resolve("run.json"), channel, lock);
      claimed.endLeftovers(data);
      return claimed;
    } catch (IOException failure) {
      throw new LaunchException(
          "the data folder " + data + " cannot be used: " + failure.getMessage(), failure);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (java.nio.channels.OverlappingFileLockException heldByThisProcess) {
      return null;
    }
  }

  private static LaunchException inUse(Path data) {
    String who =
        read(data)
            .map(running -> " (process " + running.processes().get("launcher") + ")")
            .orElse("");
    return new LaunchException(
        "the data folder "
            + data
            + " is in use by another run"
            + who
            + ": stop it with './run stop --data "
            + data
            + "', or choose another with --data");
  }

  static Optional<Running> read(Path data) {
    Path file = data.resolve("run.json");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readValue(file, Running.class));
    } catch (JacksonException halfWritten) {
      return Optional.empty();
    }
  }

  /** Children that outlived a killed launcher are asked to go, if they are still what they were. */
  private void endLeftovers(Path data) throws IOException {
    read(data)
        .ifPresent(running -> running.processes().values().forEach(pid -> endLeftover(pid, data)));
    Files.deleteIfExists(file);
  }

  private static void endLeftover(long pid, Path data) {
    if (pid == ProcessHandle.current().pid()) {
      return;
    }
    ProcessHandle.of(pid)
        .filter(process -> process.info().commandLine().orElse("").contains(data.toString()))
        .ifPresent(process -> {
          process.destroy();
          process
              .onExit()
              .completeOnTimeout(process, 15, java.util.concurrent.TimeUnit.SECONDS)
              .join();
          process.destroyForcibly();
        });
  }

  void write(Running running) {
    try {
      PrivateFiles.write(file, JSON.writeValueAsString(running) + "\n");
    } catch (IOException failure) {
      throw new LaunchException(file + " cannot be written: " + failure.getMessage(), failure);
    }
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(file);
      lock.release();
      channel.close();
    } catch (IOException failure) {
      throw new LaunchException(file + " cannot be removed: " + failure.getMessage(), failure);
    }
  }
}
