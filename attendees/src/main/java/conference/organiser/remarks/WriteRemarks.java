package conference.organiser.remarks;

import conference.platform.Transactions;
import conference.registration.Registration;
import conference.registration.RegistrationHistory;
import conference.registration.SteerRegistrations;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.springframework.stereotype.Component;

/**
 * Writes notes and tags; that it was done is in the history, and what was written is not. Nothing
 * of it changes the registration itself, so nobody who edits that is overtaken.
 */
@Component
final class WriteRemarks {

  private final RemarkStore store;
  private final SteerRegistrations registrations;
  private final RegistrationHistory history;
  private final Transactions transactions;
  private final InstantSource clock;

  WriteRemarks(
      RemarkStore store,
      SteerRegistrations registrations,
      RegistrationHistory history,
      Transactions transactions,
      InstantSource clock) {
    this.store = store;
    this.registrations = registrations;
    this.history = history;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Once, however often it is asked for; false when there is no such registration. */
  boolean note(UUID eventId, String reference, UUID id, String text, UUID accountId) {
    return to(
        eventId,
        reference,
        (registration, now) -> {
          if (store.write(eventId, registration, id, accountId, text, now)) {
            history.add(eventId, registration, accountId, "noted", now);
          }
        });
  }

  /** What is gone already stays gone. */
  boolean removeNote(UUID eventId, String reference, UUID id, UUID accountId) {
    return to(
        eventId,
        reference,
        (registration, now) -> {
          if (store.remove(eventId, registration, id)) {
            history.add(eventId, registration, accountId, "note-removed", now);
          }
        });
  }

  /** The tags that it has then; nothing when there is no such registration. */
  Optional<List<String>> tag(
      UUID eventId, String reference, Set<String> added, Set<String> takenOff, UUID accountId) {
    Optional<UUID> registration = registrations.find(eventId, reference).map(Registration::id);
    registration.ifPresent(
        one -> transactions.write(() -> tag(eventId, one, added, takenOff, accountId)));
    return registration.map(one -> store.tags(eventId, Set.of(one)).getOrDefault(one, List.of()));
  }

  private void tag(
      UUID eventId, UUID registration, Set<String> added, Set<String> takenOff, UUID accountId) {
    // In the order of the alphabet, as others may tag it at the same time.
    int changed = store.takeOff(eventId, registration, takenOff.stream().sorted().toList());
    changed += store.add(eventId, registration, added.stream().sorted().toList());
    if (changed > 0) {
      history.add(eventId, registration, accountId, "tagged", clock.instant());
    }
  }

  private boolean to(UUID eventId, String reference, BiConsumer<UUID, Instant> step) {
    Instant now = clock.instant();
    Optional<UUID> registration = registrations.find(eventId, reference).map(Registration::id);
    registration.ifPresent(one -> transactions.write(() -> step.accept(one, now)));
    return registration.isPresent();
  }
}
