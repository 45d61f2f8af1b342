package conference.catalogue.eventfile;

import conference.catalogue.EventDefinition;
import conference.platform.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Event files for those who edit them in a browser: what one is now, and what another would do. */
@Component
public final class EventFiles {

  private static final String NAME = "event";

  private final LoadEvents loadEvents;

  EventFiles(LoadEvents loadEvents) {
    this.loadEvents = loadEvents;
  }

  /** What came of a file, or would come of it. */
  public sealed interface Outcome {}

  /**
   * The event is, or would be, as the file says.
   *
   * @param consequences what that does to what people have signed up for, in words
   */
  public record Fine(String slug, String state, boolean changes, List<String> consequences)
      implements Outcome {}

  /** Nothing was done, and nothing would be. */
  public record Wrong(List<Finding> mistakes) implements Outcome {}

  /** A mistake, with its place; lines and columns count from 1. */
  public record Finding(int line, int column, String path, String text) {}

  /** Somebody has changed the event since it was read; or made it, if it was to be new. */
  public record Overtaken() implements Outcome {}

  /** The file is about another event than the one that is edited. */
  public record OtherEvent() implements Outcome {}

  /** The file that makes the event what it is. */
  public String write(EventDefinition event) {
    return WriteEventFile.of(event);
  }

  /** Changes with every change of the event, and with nothing else. */
  public String version(EventDefinition event) {
    return Sha256.hex(write(event).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * What loading the file would do to this event; nothing is written. A file with another slug
   * finds another event there, or none.
   */
  public Outcome weigh(EventDefinition event, String yaml) {
    var loaded = loadEvents.weigh(file(yaml), before -> isSame(before, event));
    return loaded instanceof LoadEvents.Overtaken ? new OtherEvent() : outcome(loaded);
  }

  /** Brings this event to what the file says, if it still is the version that was read. */
  public Outcome apply(EventDefinition event, String version, String yaml) {
    Outcome weighed = weigh(event, yaml);
    if (!(weighed instanceof Fine)) {
      return weighed;
    }
    LoadEvents.Guard unchanged =
        before ->
            isSame(before, event) && before.filter(now -> version(now).equals(version)).isPresent();
    return outcome(loadEvents.load(file(yaml), unchanged));
  }

  private static boolean isSame(Optional<EventDefinition> before, EventDefinition event) {
    return before.filter(now -> now.id().equals(event.id())).isPresent();
  }

  /** What would come of the file as a new event; nothing is written. */
  public Outcome weighNew(String yaml) {
    return outcome(loadEvents.weigh(file(yaml), Optional::isEmpty));
  }

  /** Makes the event that the file describes, if there is none of its name. */
  public Outcome make(String yaml) {
    return outcome(loadEvents.load(file(yaml), Optional::isEmpty));
  }

  private static LoadEvents.EventFile file(String yaml) {
    return new LoadEvents.EventFile(NAME, ByteBuffer.wrap(yaml.getBytes(StandardCharsets.UTF_8)));
  }

  private static Outcome outcome(LoadEvents.Outcome loaded) {
    return switch (loaded) {
      case LoadEvents.Loaded done -> fine(done.reports().getFirst());
      case LoadEvents.Refused refused ->
          new Wrong(
              refused.mistakes().stream()
                  .map(one -> new Finding(one.line(), one.column(), one.path(), one.text()))
                  .toList());
      case LoadEvents.Overtaken overtaken -> new Overtaken();
    };
  }

  private static Fine fine(LoadEvents.Report report) {
    EventChange change = report.change();
    return new Fine(
        report.plan().slug(),
        report.plan().state().stored(),
        change != null,
        change == null ? List.of() : change.summary());
  }
}
