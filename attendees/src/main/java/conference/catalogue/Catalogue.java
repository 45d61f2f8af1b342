package conference.catalogue;

import conference.catalogue.CatalogueStore.Loaded;
import conference.platform.StoreUnavailable;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What can be attended. Kept in memory, as every page view and every sign-up asks for it, and
 * refreshed by {@link CatalogueRefresh} when an event changes.
 */
@Component
public final class Catalogue {

  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final CatalogueStore store;
  private final ReentrantLock reading = new ReentrantLock();
  private volatile @Nullable Snapshot snapshot;

  Catalogue(CatalogueStore store) {
    this.store = store;
  }

  /** The published event of this name: what the public may see and sign up for. */
  public Optional<EventDefinition> find(String slug) {
    return findInAnyState(slug).filter(Catalogue::isPublished);
  }

  /** The event of this name even while it is a draft or archived: for those who run it. */
  public Optional<EventDefinition> findInAnyState(String slug) {
    return Optional.ofNullable(current().bySlug().get(slug));
  }

  /** The event of an id that we hold, whatever its state: its registrations outlive the sign-up. */
  public Optional<EventDefinition> find(EventId id) {
    return Optional.ofNullable(current().byId().get(id)).map(Loaded::event);
  }

  /** As the store has it now, in the caller's transaction: for those who are about to change it. */
  public Optional<EventDefinition> findInStore(EventId id) {
    return store.find(id).map(Loaded::event);
  }

  /** What the public may see, by start. */
  public List<EventDefinition> published() {
    return current().published();
  }

  /** Every event, whatever its state. */
  public List<EventDefinition> all() {
    return current().byId().values().stream().map(Loaded::event).toList();
  }

  /** Reads what has changed in the store since the last time. */
  public void refresh() {
    reading.lock();
    try {
      var known = snapshot == null ? Map.<EventId, Loaded>of() : snapshot.byId();
      var fresh = new HashMap<EventId, Loaded>();
      store
          .revisions()
          .forEach((id, revision) ->
              unchanged(known.get(id), revision)
                  .or(() -> store.find(id))
                  .ifPresent(loaded -> fresh.put(id, loaded)));
      snapshot = Snapshot.of(fresh);
    } finally {
      reading.unlock();
    }
  }

  private static Optional<Loaded> unchanged(@Nullable Loaded held, String revision) {
    return Optional.ofNullable(held).filter(loaded -> loaded.revision().equals(revision));
  }

  /** Until the store could be read once, asking for an event fails; it doesn't say "unknown". */
  private Snapshot current() {
    var held = snapshot;
    return held == null ? firstSnapshot() : held;
  }

  /** One asks the store at a time; nobody stands in the queue of those who do for long. */
  private Snapshot firstSnapshot() {
    try {
      if (!reading.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new StoreUnavailable("no event has been read yet", new TimeoutException());
      }
    } catch (InterruptedException leaving) {
      Thread.currentThread().interrupt();
      throw new StoreUnavailable("interrupted before any event was read", leaving);
    }
    try {
      if (snapshot == null) {
        refresh();
      }
      return Objects.requireNonNull(snapshot);
    } finally {
      reading.unlock();
    }
  }

  private static boolean isPublished(EventDefinition event) {
    return event.state() == EventDefinition.State.PUBLISHED;
  }

  private record Snapshot(
      Map<EventId, Loaded> byId,
      Map<String, EventDefinition> bySlug,
      List<EventDefinition> published) {

    static Snapshot of(Map<EventId, Loaded> byId) {
      return new Snapshot(
          Map.copyOf(byId),
          events(byId).collect(Collectors.toMap(EventDefinition::slug, Function.identity())),
          events(byId)
              .filter(Catalogue::isPublished)
              .sorted(
                  Comparator.comparing(EventDefinition::startsAt)
                      .thenComparing(EventDefinition::slug))
              .toList());
    }

    private static Stream<EventDefinition> events(Map<EventId, Loaded> byId) {
      return byId.values().stream().map(Loaded::event);
    }
  }
}
