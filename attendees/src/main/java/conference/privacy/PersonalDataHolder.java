package conference.privacy;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** A feature that holds personal data: it says what, and so has it exported and erased. */
public interface PersonalDataHolder {

  List<PersonalRecords> records();

  /** Columns about people who published them themselves, and who are no attendees. */
  default List<Published> published() {
    return List.of();
  }

  /**
   * Some registrations of the event that are still there, locked for the rest of the transaction so
   * that no other replica takes the same ones.
   */
  default List<UUID> claimSome(UUID eventId, int atMost) {
    return List.of();
  }

  /** Called in the erasing transaction before the rows go: frees what they were holding. */
  default void release(UUID eventId, Collection<UUID> registrations) {}

  record Published(String table, String column, String reason) {}
}
