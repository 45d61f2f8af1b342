package conference.waitinglist;

import conference.platform.Job;
import conference.registration.ExpireOffers;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/**
 * Ends offers that nobody accepted in time, an event's in one transaction, as their places move
 * together. On several replicas the second one waits for the first and then finds nothing to do.
 */
@Component
class EndOffersInTime implements Job {

  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final LineStore store;
  private final ExpireOffers expireOffers;
  private final InstantSource clock;

  EndOffersInTime(LineStore store, ExpireOffers expireOffers, InstantSource clock) {
    this.store = store;
    this.expireOffers = expireOffers;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "end-offers-in-time";
  }

  @Override
  public Duration pause() {
    return PAUSE;
  }

  @Override
  public void run() {
    var now = clock.instant();
    store.eventsWithEndedOffers(now).forEach(event -> expireOffers.expire(event, now));
  }
}
