package conference.organiser.attendees;

import conference.organiser.account.Accounts;
import conference.registration.Registration;
import conference.registration.Registrations;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds who is behind entries of the history: who did it, and to whom. */
@Component
final class HistoryPeople {

  private final Accounts accounts;
  private final Registrations registrations;

  HistoryPeople(Accounts accounts, Registrations registrations) {
    this.accounts = accounts;
    this.registrations = registrations;
  }

  /**
   * The people behind some entries.
   *
   * @param names of organisers, by their accounts; whoever has none any more is left out
   * @param concerned registrations by their ids; whoever was erased is left out
   */
  record People(Map<UUID, String> names, Map<UUID, Registration> concerned) {
    People {
      names = Map.copyOf(names);
      concerned = Map.copyOf(concerned);
    }

    @Nullable Registration concernedBy(HistoryStore.OfEvent one) {
      UUID id = one.registrationId();
      return id == null ? null : concerned.get(id);
    }

    @Nullable String nameOfActor(HistoryStore.OfEvent one) {
      UUID id = one.entry().accountId();
      return id == null ? null : names.get(id);
    }
  }

  People of(UUID eventId, List<HistoryStore.OfEvent> entries) {
    return new People(
        accounts.names(entries.stream().map(one -> one.entry().accountId())),
        registrations.findAll(
            eventId,
            entries.stream()
                .map(HistoryStore.OfEvent::registrationId)
                .filter(Objects::nonNull)
                .distinct()
                .toList()));
  }
}
