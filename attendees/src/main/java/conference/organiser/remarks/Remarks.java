package conference.organiser.remarks;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Reads what was written to registrations, for whoever shows them. */
@Component
public final class Remarks {

  private final RemarkStore store;

  Remarks(RemarkStore store) {
    this.store = store;
  }

  /** A note, as it was written. */
  public record Note(UUID id, UUID accountId, Instant writtenAt, String text) {}

  /** The newest first. */
  public List<Note> notes(UUID eventId, UUID registrationId) {
    return store.notes(eventId, registrationId);
  }

  /** Those of each that has any, in the order of the alphabet. */
  public Map<UUID, List<String>> tags(UUID eventId, Collection<UUID> registrations) {
    return store.tags(eventId, registrations);
  }

  /** As {@link #tags}, of all registrations of the event. */
  public Map<UUID, List<String>> allTags(UUID eventId) {
    return store.allTags(eventId);
  }

  /** Those that the event's registrations have. */
  public List<String> tagsInUse(UUID eventId) {
    return store.tagsInUse(eventId);
  }

  /** Adds tags that are no news to the history, as it tells of what brought them. */
  public void add(UUID eventId, Map<UUID, Set<String>> tags) {
    if (!tags.isEmpty()) {
      store.addAll(eventId, tags);
    }
  }
}
