package conference.catalogue.eventfile;

import conference.catalogue.EventDefinition;
import conference.catalogue.EventFiles;
import conference.platform.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** {@link EventFiles} by reading, loading and writing them. */
@Component
final class EditedEventFiles implements EventFiles {

  private static final String NAME = "event";

  private final LoadEvents loadEvents;

  EditedEventFiles(LoadEvents loadEvents) {
    this.loadEvents = loadEvents;
  }

  @Override
  public String write(EventDefinition event) {
    return WriteEventFile.of(event);
  }

  @Override
  public String version(EventDefinition event) {
    return Sha256.hex(write(event));
  }

  @Override
  public Outcome weigh(EventDefinition event, String yaml) {
    return outcome(event, loadEvents.weigh(file(yaml), before -> isSame(before, event)));
  }

  @Override
  public Outcome apply(EventDefinition event, String version, String yaml) {
    LoadEvents.Guard unchanged =
        before -> isSame(before, event) && version(before.orElseThrow()).equals(version);
    return outcome(event, loadEvents.load(file(yaml), unchanged));
  }

  /** A file with another slug has found another event there, or none. */
  private static Outcome outcome(EventDefinition event, LoadEvents.Outcome loaded) {
    boolean other = loaded instanceof LoadEvents.Overtaken(var before) && !isSame(before, event);
    return other ? new OtherEvent() : outcome(loaded);
  }

  private static boolean isSame(Optional<EventDefinition> before, EventDefinition event) {
    return before.filter(now -> now.id().equals(event.id())).isPresent();
  }

  @Override
  public Outcome weighNew(String yaml) {
    return outcome(loadEvents.weigh(file(yaml), Optional::isEmpty));
  }

  @Override
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
        change == null ? List.of() : change.consequences());
  }
}
