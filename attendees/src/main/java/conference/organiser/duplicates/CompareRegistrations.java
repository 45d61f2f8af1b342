package conference.organiser.duplicates;

import conference.organiser.duplicates.ComparisonStore.KeyOf;
import conference.organiser.duplicates.ComparisonStore.Met;
import conference.organiser.following.FollowAudit;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Compares those who have registered or changed with everybody else, when somebody is about to look
 * at the pairs.
 */
@Component
final class CompareRegistrations {

  private static final String FOLLOWER = "duplicates";

  /** Entries of the audit in one transaction: more would only need more memory. */
  private static final int AT_ONCE = 1_000;

  /** Nobody waits much longer than this; whoever asks again goes on from there. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** Who share a key with more than so many are not compared because of it. */
  private static final int MOST_OF_A_KEY = 10;

  private final FollowAudit followAudit;
  private final ComparisonStore store;
  private final PairStore pairs;

  CompareRegistrations(FollowAudit followAudit, ComparisonStore store, PairStore pairs) {
    this.followAudit = followAudit;
    this.store = store;
    this.pairs = pairs;
  }

  /** False when there are more to compare than one may wait for, or somebody else is at it. */
  boolean upToDate(UUID eventId) {
    return followAudit.follow(eventId, FOLLOWER, AT_ONCE, PATIENCE, this::compare);
  }

  private void compare(UUID eventId, UUID after, UUID last) {
    List<Person> changed = store.changed(eventId, after, last);
    if (changed.isEmpty()) {
      return;
    }
    List<UUID> known = store.known(eventId, changed.stream().map(Person::id).toList());
    if (!known.isEmpty()) {
      store.forget(eventId, known);
      pairs.forget(eventId, known);
    }
    store.note(eventId, changed);
    List<KeyOf> keys =
        changed.stream()
            .filter(Person::live)
            .flatMap(person -> Keys.of(person).stream().map(key -> new KeyOf(person.id(), key)))
            .toList();
    store.add(eventId, keys);
    pairs.add(eventId, alike(eventId, changed, store.meet(eventId, keys, MOST_OF_A_KEY)));
  }

  private List<PairStore.Alike> alike(UUID eventId, List<Person> changed, List<Met> met) {
    Map<UUID, Person> people = byId(changed);
    Set<UUID> others =
        met.stream()
            .map(Met::other)
            .filter(other -> !people.containsKey(other))
            .collect(Collectors.toSet());
    people.putAll(byId(store.people(eventId, others)));
    Map<UUID, List<Person>> near =
        met.stream()
            .filter(pair -> people.containsKey(pair.other()))
            .collect(
                Collectors.groupingBy(
                    Met::one,
                    Collectors.mapping(pair -> people.get(pair.other()), Collectors.toList())));
    return changed.stream()
        .flatMap(one -> alike(one, near.getOrDefault(one.id(), List.of())))
        .toList();
  }

  private static Stream<PairStore.Alike> alike(Person one, List<Person> near) {
    long others = near.stream().filter(other -> other.sorted().equals(one.sorted())).count();
    return near.stream()
        .flatMap(other ->
            Likeness.of(one, other, (int) others + 1).stream()
                .map(likeness -> new PairStore.Alike(one.id(), other.id(), likeness)));
  }

  private static Map<UUID, Person> byId(List<Person> people) {
    return new HashMap<>(people.stream().collect(Collectors.toMap(Person::id, person -> person)));
  }
}
