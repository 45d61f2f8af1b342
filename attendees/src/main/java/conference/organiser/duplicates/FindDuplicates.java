package conference.organiser.duplicates;

import conference.platform.Transactions;
import conference.registration.Registration;
import conference.registration.Registrations;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the pairs of registrations that may be of one person. */
@Component
final class FindDuplicates {

  private final CompareRegistrations compareRegistrations;
  private final PairStore store;
  private final Registrations registrations;
  private final Transactions transactions;

  FindDuplicates(
      CompareRegistrations compareRegistrations,
      PairStore store,
      Registrations registrations,
      Transactions transactions) {
    this.compareRegistrations = compareRegistrations;
    this.store = store;
    this.registrations = registrations;
    this.transactions = transactions;
  }

  /** Two registrations, the older one first. */
  record Found(PairStore.Pair pair, Registration older, Registration newer) {}

  /**
   * One page of them.
   *
   * @param complete whether everybody was compared; not while that takes time
   */
  record Page(long total, boolean complete, List<Found> pairs) {
    Page {
      pairs = List.copyOf(pairs);
    }
  }

  /** Those about which most is to be said come first; pages count from 1. */
  Page find(UUID eventId, Decision decision, int page, int size) {
    boolean complete = compareRegistrations.upToDate(eventId);
    return transactions.read(() ->
        new Page(
            store.count(eventId, decision),
            complete,
            found(eventId, store.find(eventId, decision, size, (page - 1L) * size))));
  }

  private List<Found> found(UUID eventId, List<PairStore.Pair> pairs) {
    Set<UUID> ids =
        pairs.stream()
            .flatMap(pair -> Stream.of(pair.one(), pair.other()))
            .collect(Collectors.toSet());
    Map<UUID, Registration> found = registrations.findAll(eventId, ids);
    return pairs.stream()
        .flatMap(pair -> found(pair, found.get(pair.one()), found.get(pair.other())).stream())
        .toList();
  }

  /** Nothing when one of them was erased meanwhile. */
  private static Optional<Found> found(
      PairStore.Pair pair, @Nullable Registration one, @Nullable Registration other) {
    if (one == null || other == null) {
      return Optional.empty();
    }
    return Optional.of(
        one.registeredAt().isAfter(other.registeredAt())
            ? new Found(pair, other, one)
            : new Found(pair, one, other));
  }
}
