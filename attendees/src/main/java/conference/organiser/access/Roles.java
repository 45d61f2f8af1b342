package conference.organiser.access;

import conference.catalogue.Catalogue;
import conference.catalogue.EventDefinition;
import conference.catalogue.EventId;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Who is what, for which event. */
@Component
public final class Roles {

  private final RoleStore store;
  private final Catalogue catalogue;
  private final InstantSource clock;

  Roles(RoleStore store, Catalogue catalogue, InstantSource clock) {
    this.store = store;
    this.catalogue = catalogue;
    this.clock = clock;
  }

  /** An event that somebody has a role for. */
  public record EventRole(EventDefinition event, Role role) {}

  /**
   * A role that somebody was given.
   *
   * @param event empty when it holds for every event, those to come included
   */
  public record Given(Optional<EventId> event, UUID accountId, Role role) {}

  /** What an account is for an event, by a role of this event or one that holds everywhere. */
  public Optional<Role> find(UUID accountId, EventId event) {
    return strongest(store.ofAccount(accountId), event);
  }

  private static Optional<Role> strongest(List<Given> given, EventId event) {
    return given.stream()
        .filter(one -> one.event().map(event::equals).orElse(true))
        .map(Given::role)
        .max(Comparator.naturalOrder());
  }

  /** Every event that an account may see, by start. */
  public List<EventRole> events(UUID accountId) {
    List<Given> given = store.ofAccount(accountId);
    return catalogue.all().stream()
        .flatMap(event ->
            strongest(given, event.id())
                .filter(role -> role.may(Permission.SEE_EVENT))
                .map(role -> new EventRole(event, role))
                .stream())
        .sorted(
            Comparator.comparing((EventRole one) -> one.event().startsAt())
                .thenComparing(one -> one.event().slug()))
        .toList();
  }

  /** Whether an account is an owner of everything, and so may make events. */
  public boolean isOwnerOfAll(UUID accountId) {
    return store.ofAccount(accountId).stream().anyMatch(given -> given.event().isEmpty());
  }

  /**
   * Whether nobody else is an owner of everything; in the caller's transaction, which until its end
   * is the only one to ask.
   */
  public boolean isLastOwnerOfAll(UUID accountId) {
    List<UUID> owners = store.lockOwnersOfAll();
    return owners.size() == 1 && owners.contains(accountId);
  }

  /** Those with a role for this event alone, and those whose role holds everywhere. */
  public List<Given> ofEvent(EventId event) {
    return store.ofEvent(event);
  }

  /**
   * In the caller's transaction. Whoever may do more already, by a role of the same reach, keeps
   * it: an invitation takes nothing away.
   */
  public void giveAtLeast(Optional<EventId> event, UUID accountId, Role role) {
    boolean less =
        store.ofAccount(accountId).stream()
            .filter(given -> given.event().equals(event))
            .allMatch(given -> given.role().compareTo(role) < 0);
    if (less) {
      store.put(event, accountId, role, clock.instant());
    }
  }

  /**
   * Changes the role somebody has for this event; in the caller's transaction.
   *
   * @return false when they have none
   */
  public boolean change(EventId event, UUID accountId, Role role) {
    return store.update(event, accountId, role, clock.instant()) == 1;
  }

  /**
   * Takes the role somebody has for this event; in the caller's transaction.
   *
   * @return false when they have none
   */
  public boolean take(EventId event, UUID accountId) {
    return store.delete(event, accountId) == 1;
  }
}
