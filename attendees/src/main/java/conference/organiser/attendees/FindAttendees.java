package conference.organiser.attendees;

import conference.platform.TooBusy;
import conference.platform.Transactions;
import conference.registration.Registration;
import conference.registration.Registrations;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Finds the attendees of an event that somebody asks for. */
@Component
final class FindAttendees {

  /** With fewer than these as they were typed, those that are only like it are shown as well. */
  private static final int FEW = 20;

  private final GatherAttendees gatherAttendees;
  private final SearchStore searchStore;
  private final FoundAttendeesStore store;
  private final Registrations registrations;
  private final Transactions transactions;

  FindAttendees(
      GatherAttendees gatherAttendees,
      SearchStore searchStore,
      FoundAttendeesStore store,
      Registrations registrations,
      Transactions transactions) {
    this.gatherAttendees = gatherAttendees;
    this.searchStore = searchStore;
    this.store = store;
    this.registrations = registrations;
    this.transactions = transactions;
  }

  /**
   * One page of them.
   *
   * @param complete whether everybody was looked at; not while many are still being gathered
   */
  record Found(long total, boolean complete, List<Registration> page) {
    Found {
      page = List.copyOf(page);
    }
  }

  Found find(UUID eventId, AttendeeQuery query) {
    boolean complete = !query.needsSearch() || gatherAttendees.upToDate(eventId);
    return transactions.read(() -> found(eventId, plain(query), complete));
  }

  /**
   * All whom a list shows, however many pages it has.
   *
   * @throws TooBusy while many are still being gathered: some would be left out
   */
  List<UUID> everybody(UUID eventId, AttendeeQuery query) {
    AttendeeQuery all = query.everybody();
    if (all.needsSearch() && !gatherAttendees.upToDate(eventId)) {
      throw new TooBusy("many attendees are still being gathered");
    }
    return transactions.read(() -> ids(eventId, plain(all)).page());
  }

  private record Ids(long total, List<UUID> page) {}

  private Ids ids(UUID eventId, AttendeeQuery query) {
    long total = store.count(eventId, query);
    if (!query.words().isEmpty() && total < FEW) {
      store.allowMistakes(query);
      List<FoundAttendeesStore.Alike> alike = store.findMistyped(eventId, query);
      return new Ids(
          alike.isEmpty() ? 0 : alike.getFirst().total(),
          alike.stream().map(FoundAttendeesStore.Alike::id).toList());
    }
    return new Ids(total, store.find(eventId, query, total));
  }

  private Found found(UUID eventId, AttendeeQuery query, boolean complete) {
    Ids ids = ids(eventId, query);
    Map<UUID, Registration> found = registrations.findAll(eventId, ids.page());
    return new Found(
        ids.total(),
        complete,
        ids.page().stream().map(found::get).filter(Objects::nonNull).toList());
  }

  private AttendeeQuery plain(AttendeeQuery query) {
    return query.words().isEmpty() ? query : query.withWords(searchStore.plain(query.words()));
  }
}
