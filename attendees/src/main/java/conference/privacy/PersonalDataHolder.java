package conference.privacy;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** A feature that holds personal data: it says what, and so has it exported and erased. */
public interface PersonalDataHolder {

  List<PersonalRecords> records();

  /** Columns about people who are no attendees: they have no registration to be found by. */
  default List<OfOthers> ofOthers() {
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

  /**
   * A column about people who are no attendees.
   *
   * @param fate what becomes of it, and when
   */
  record OfOthers(String table, String column, String meaning, String fate) {}
}
