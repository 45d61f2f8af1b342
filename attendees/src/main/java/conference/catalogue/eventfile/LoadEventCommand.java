package conference.catalogue.eventfile;

import conference.catalogue.eventfile.LoadEvents.EventFile;
import conference.catalogue.eventfile.LoadEvents.Loaded;
import conference.catalogue.eventfile.LoadEvents.Refused;
import conference.catalogue.eventfile.LoadEvents.Report;
import conference.platform.Command;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** {@code load-event FILE...}: creates or updates the event that each file describes. */
@Component
final class LoadEventCommand implements Command {

  private final LoadEvents loadEvents;

  LoadEventCommand(LoadEvents loadEvents) {
    this.loadEvents = loadEvents;
  }

  @Override
  public String name() {
    return "load-event";
  }

  @Override
  public int run(List<String> arguments, PrintStream out) {
    if (arguments.isEmpty()) {
      System.err.println("load-event needs the event files to load: load-event FILE...");
      return 2;
    }
    var files = new ArrayList<EventFile>();
    boolean readable = arguments.stream().allMatch(argument -> read(argument, files));
    return readable ? load(files, out) : 1;
  }

  private int load(List<EventFile> files, PrintStream out) {
    try {
      return tell(loadEvents.load(files), out);
    } catch (DataAccessException | TransactionException failure) {
      System.err.printf(
          "The store did not take it, so nothing was loaded: %s%n",
          NestedExceptionUtils.getMostSpecificCause(failure).getMessage());
      return 1;
    }
  }

  private static boolean read(String name, List<EventFile> files) {
    try {
      var file = Path.of(name);
      if (Files.isRegularFile(file) && Files.size(file) > YamlSource.MAX_BYTES) {
        System.err.printf("%s is larger than an event file can be (1 MiB).%n", name);
        return false;
      }
      files.add(new EventFile(name, ByteBuffer.wrap(Files.readAllBytes(file))));
      return true;
    } catch (IOException | RuntimeException unreadable) {
      System.err.printf("%s cannot be read: there is no such file, or no right to.%n", name);
      return false;
    }
  }

  private static int tell(LoadEvents.Outcome outcome, PrintStream out) {
    return switch (outcome) {
      case Loaded(var reports) -> {
        reports.forEach(report -> tell(report, out));
        yield 0;
      }
      case Refused(var mistakes) -> {
        mistakes.forEach(System.err::println);
        System.err.printf(
            "%d mistake%s; nothing was loaded.%n",
            mistakes.size(), mistakes.size() == 1 ? "" : "s");
        yield 1;
      }
      case LoadEvents.Overtaken overtaken ->
          throw new IllegalStateException("nobody asked for the event to be a certain one");
    };
  }

  private static String places(EventPlan plan) {
    return plan.pools().stream()
        .map(pool -> "%s %,d".formatted(pool.code(), pool.capacity()))
        .collect(Collectors.joining(", "));
  }

  private static void tell(Report report, PrintStream out) {
    var change = report.change();
    var plan = report.plan();
    if (change == null) {
      out.printf("%s: event %s is as the file says%n", report.file(), plan.slug());
      return;
    }
    out.printf(
        Locale.ROOT,
        "%s: event %s %s: %s, %d ticket types, %d questions; places: %s%n",
        report.file(),
        plan.slug(),
        change.isNew() ? "created" : "updated",
        plan.state().stored(),
        plan.ticketTypes().size(),
        plan.questions().size(),
        places(plan));
    change.consequences().forEach(one -> out.println("  " + one.text()));
  }
}
