package conference.onemachine;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The link that makes an owner: what the first start prints, and any time after that. */
@Command(
    name = "owner-link",
    mixinStandardHelpOptions = true,
    description = "Prints a link that makes an owner of everything, good once and for a day.")
final class OwnerLink implements Callable<Integer> {
  private static final Pattern LINK =
      Pattern.compile("https://[^\\s\"]+/organiser/invitation#[A-Za-z0-9_-]+");

  @Mixin private final DataOption data = new DataOption();

  @Override
  public Integer call() {
    System.out.print(ServiceCommand.run(data.resolved(), List.of("owner-link")));
    return 0;
  }

  /** Where a log ends now, to read later what was added. */
  static long endOf(Path log) {
    try {
      return Files.exists(log) ? Files.size(log) : 0;
    } catch (IOException unreadable) {
      return 0;
    }
  }

  /** What a replica that found no account has printed since; nothing when there is one. */
  static Optional<String> printedIn(Path log, long since) {
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      file.seek(since);
      byte[] added = new byte[(int) Math.min(file.length() - since, 1 << 20)];
      file.readFully(added);
      Matcher link = LINK.matcher(new String(added, StandardCharsets.UTF_8));
      return link.find() ? Optional.of(link.group()) : Optional.empty();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }
}
