package conference.registration.availability;

import conference.catalogue.EventDefinition;
import conference.platform.Draining;
import conference.platform.RunMode;
import conference.platform.SafeMessage;
import conference.platform.StoreNotifications;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Keeps the availability of every event that somebody looks at in memory. The store announces each
 * change; however many there are, an event is read and published five times in two seconds at most,
 * and by all replicas at the same moments, so that their viewers are told once and not by each in
 * turn.
 */
@Component
final class AvailabilityBoard implements StoreNotifications.Listener, SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(AvailabilityBoard.class);
  static final Duration BEAT = Duration.ofMillis(400);

  /** In case an announcement went missing for a reason that nobody thought of. */
  private static final Duration SAFETY_REREAD = Duration.ofSeconds(5);

  /** Viewers wait in the load balancer; more of them here means that somebody goes around it. */
  private static final int MOST_WAITING = 2_000;

  private final AvailabilityStore store;
  private final InstantSource clock;
  private final RunMode mode;
  private final Map<UUID, LiveAvailability> live = new ConcurrentHashMap<>();
  private final LinkedBlockingQueue<UUID> changed = new LinkedBlockingQueue<>();
  private final Semaphore waiting = new Semaphore(MOST_WAITING);
  private volatile @Nullable Thread reader;

  AvailabilityBoard(
      AvailabilityStore store,
      InstantSource clock,
      RunMode mode,
      StoreNotifications notifications,
      Draining draining) {
    this.store = store;
    this.clock = clock;
    this.mode = mode;
    notifications.subscribe("availability", this);
    draining.whenItBegins(() -> live.values().forEach(LiveAvailability::leave));
  }

  Availability current(EventDefinition event) {
    return Availability.of(live(event).snapshot(), event, clock.instant());
  }

  /** The current one once it is newer than this version, or after this long at most. */
  Availability newerThan(long version, EventDefinition event, Duration longest)
      throws InterruptedException {
    var held = live(event);
    if (waiting.tryAcquire()) {
      try {
        held.awaitNewer(version, event, longest);
      } finally {
        waiting.release();
      }
    }
    return Availability.of(held.snapshot(), event, clock.instant());
  }

  int waiting() {
    return MOST_WAITING - waiting.availablePermits();
  }

  private LiveAvailability live(EventDefinition event) {
    var id = event.id().value();
    var held = live.get(id);
    return held != null ? held : live.computeIfAbsent(id, this::read);
  }

  private LiveAvailability read(UUID event) {
    var snapshot = store.find(Set.of(event)).get(event);
    if (snapshot == null) {
      throw new IllegalStateException("event " + event + " has no places to speak of");
    }
    return new LiveAvailability(snapshot, clock);
  }

  @Override
  public void announced(String payload) {
    var event = UUID.fromString(payload);
    if (live.containsKey(event)) {
      changed.add(event);
    }
  }

  @Override
  public void readAnew() {
    changed.addAll(live.keySet());
  }

  private void publishChanges() {
    while (isRunning()) {
      try {
        var events = nextChanges();
        store.find(events).forEach(this::publish);
        Thread.sleep(untilNextBeat(clock.instant()));
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        // The store is away; when it is back, everything is read anew.
        log.warn("availability not read: {}", SafeMessage.of(e));
      }
    }
  }

  /** Beats are counted from 1970 by the store's clock, and so the same for everybody. */
  private static Duration untilNextBeat(Instant now) {
    long beat = BEAT.toMillis();
    return Duration.ofMillis(beat - Math.floorMod(now.toEpochMilli(), beat));
  }

  private Set<UUID> nextChanges() throws InterruptedException {
    var events = new HashSet<UUID>();
    var first = changed.poll(SAFETY_REREAD.toMillis(), TimeUnit.MILLISECONDS);
    if (first == null) {
      events.addAll(live.keySet());
    } else {
      events.add(first);
      changed.drainTo(events);
    }
    return events;
  }

  private void publish(UUID event, Availability.Snapshot snapshot) {
    var held = live.get(event);
    if (held != null) {
      held.publish(snapshot);
    }
  }

  @Override
  public void start() {
    reader = Thread.ofPlatform().daemon().name("availability").unstarted(this::publishChanges);
    reader.start();
  }

  @Override
  public void stop() {
    var running = reader;
    reader = null;
    if (running != null) {
      running.interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return reader != null;
  }

  @Override
  public boolean isAutoStartup() {
    return mode == RunMode.SERVE;
  }

  @Override
  public int getPhase() {
    return 5;
  }
}
