package conference.privacy;

import conference.platform.Transactions;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Erases everything that any feature holds about these registrations, at once (GDPR art. 17): the
 * rows go, and one row stays that says when and why, and names nobody.
 */
@Component
public class ErasePeople {

  /** What stays after an erasure, and why: codes that the website puts into words. */
  public record Kept(String what, String why) {}

  private final PersonalDataStore store;
  private final List<PersonalDataHolder> holders;

  ErasePeople(PersonalDataStore store, List<PersonalDataHolder> holders) {
    this.store = store;
    this.holders = List.copyOf(holders);
  }

  /** Part of the caller's transaction, in which whatever goes with it happens or doesn't. */
  public void erase(
      UUID eventId, Collection<UUID> registrations, ErasureReason reason, Instant now) {
    Transactions.requireUnderWay();
    holders.forEach(holder -> holder.release(eventId, registrations));
    for (PersonalRecords records : records()) {
      if (records.erasure() instanceof PersonalRecords.Erasure.Deleted) {
        store.delete(records, eventId, registrations);
      }
    }
    store.recordErasure(eventId, registrations, reason, now);
  }

  public List<Kept> kept() {
    return records().stream()
        .map(PersonalRecords::erasure)
        .filter(PersonalRecords.Erasure.Kept.class::isInstance)
        .map(PersonalRecords.Erasure.Kept.class::cast)
        .map(kept -> new Kept(kept.what(), kept.why()))
        .toList();
  }

  private List<PersonalRecords> records() {
    return holders.stream().flatMap(holder -> holder.records().stream()).toList();
  }
}
