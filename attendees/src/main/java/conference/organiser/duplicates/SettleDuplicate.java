package conference.organiser.duplicates;

import conference.catalogue.EventDefinition;
import conference.platform.Transactions;
import conference.registration.MergeRegistrations;
import conference.registration.MergeRegistrations.Outcome;
import conference.registration.MergeRegistrations.Part;
import conference.registration.MergeRegistrations.Seen;
import conference.registration.Registration;
import conference.registration.SteerRegistrations;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Decides about two registrations, and remembers it: they are not asked about again. */
@Component
final class SettleDuplicate {

  private final PairStore store;
  private final SteerRegistrations registrations;
  private final MergeRegistrations mergeRegistrations;
  private final Transactions transactions;
  private final InstantSource clock;

  SettleDuplicate(
      PairStore store,
      SteerRegistrations registrations,
      MergeRegistrations mergeRegistrations,
      Transactions transactions,
      InstantSource clock) {
    this.store = store;
    this.registrations = registrations;
    this.mergeRegistrations = mergeRegistrations;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** One registration stays; whether they were suspected or not makes no difference. */
  Outcome merge(EventDefinition event, Seen stays, Seen ends, Set<Part> taken, UUID accountId) {
    Outcome outcome = mergeRegistrations.merge(event, stays, ends, taken, accountId);
    if (outcome instanceof Outcome.Merged merged) {
      decide(event, merged.stays().id(), merged.ended(), Decision.MERGED, accountId);
    }
    return outcome;
  }

  /** They are of two people, or nobody knows any more; false when there is no such pair. */
  boolean settle(
      EventDefinition event, String one, String other, boolean different, UUID accountId) {
    UUID eventId = event.id().value();
    Optional<UUID> first = registrations.find(eventId, one).map(Registration::id);
    Optional<UUID> second = registrations.find(eventId, other).map(Registration::id);
    if (first.isEmpty() || second.isEmpty()) {
      return false;
    }
    return different
        ? decide(event, first.get(), second.get(), Decision.DIFFERENT, accountId)
        : transactions.write(() -> store.reopen(eventId, first.get(), second.get()));
  }

  private boolean decide(
      EventDefinition event, UUID one, UUID other, Decision decision, UUID accountId) {
    return transactions.write(
        () -> store.decide(event.id().value(), one, other, decision, accountId, clock.instant()));
  }
}
