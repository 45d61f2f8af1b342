package conference.privacy;

import conference.platform.Command;
import conference.platform.Transactions;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * {@code repeat-erasures FILE}: erases again whoever a restored backup has brought back, and frees
 * the places that they held. The file has a line for each of them as the store's table {@code
 * erasure} has: event, registration, time and reason. To run it twice changes nothing.
 */
@Component
final class RepeatErasuresCommand implements Command {

  /** Who was erased, when and why; what a line of the file says. */
  private record Line(UUID event, UUID registration, Instant at, ErasureReason reason) {

    /**
     * @throws IllegalArgumentException if the line says something else
     */
    static Line parse(String line) {
      String[] words = line.strip().split("\\s+", -1);
      if (words.length != 4) {
        throw new IllegalArgumentException("four words are expected");
      }
      try {
        return new Line(
            UUID.fromString(words[0]),
            UUID.fromString(words[1]),
            Instant.parse(words[2]),
            ErasureReason.of(words[3]));
      } catch (DateTimeException noTime) {
        throw new IllegalArgumentException(noTime);
      }
    }
  }

  private final Transactions transactions;
  private final ErasePeople erasePeople;
  private final PersonalDataStore store;

  RepeatErasuresCommand(
      Transactions transactions, ErasePeople erasePeople, PersonalDataStore store) {
    this.transactions = transactions;
    this.erasePeople = erasePeople;
    this.store = store;
  }

  @Override
  public String name() {
    return "repeat-erasures";
  }

  @Override
  public int run(List<String> arguments, PrintStream out) {
    if (arguments.size() != 1) {
      System.err.println("Say where the list of erasures is: repeat-erasures FILE");
      return 2;
    }
    List<Line> lines = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(Path.of(arguments.getFirst()))) {
        if (!line.isBlank()) {
          lines.add(Line.parse(line));
        }
      }
    } catch (IOException unreadable) {
      System.err.printf("%s cannot be read.%n", arguments.getFirst());
      return 2;
    } catch (IllegalArgumentException notOurs) {
      // Nobody is erased before the whole of the list is understood.
      System.err.printf(
          "Line %d of %s is none of a list of erasures: EVENT REGISTRATION TIME request|retention.%n",
          lines.size() + 1, arguments.getFirst());
      return 2;
    }
    long again = lines.stream().filter(this::repeat).count();
    out.printf("%d erasures looked at, %d repeated%n", lines.size(), again);
    return 0;
  }

  /** Whether it had to be. */
  private boolean repeat(Line line) {
    return transactions.write(() -> {
      if (store.isErased(line.event(), line.registration())) {
        return false;
      }
      erasePeople.erase(line.event(), List.of(line.registration()), line.reason(), line.at());
      return true;
    });
  }
}
