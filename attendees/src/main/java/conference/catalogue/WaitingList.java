package conference.catalogue;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * How an event gives on a place that frees: to the next in line at once, or as an offer that ends
 * after a while.
 *
 * @param offerHours how long an offer holds; zero where nothing is offered
 */
public record WaitingList(Rule rule, int offerHours) {

  /** What the next in line gets. */
  public enum Rule {
    CONFIRM,
    OFFER;

    public static Rule of(String stored) {
      return valueOf(stored.toUpperCase(Locale.ROOT));
    }

    /** As in the store, in event files and on the wire. */
    @JsonValue
    public String stored() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public static WaitingList confirming() {
    return new WaitingList(Rule.CONFIRM, 0);
  }

  public static WaitingList offering(int hours) {
    return new WaitingList(Rule.OFFER, hours);
  }

  public boolean offers() {
    return rule == Rule.OFFER;
  }

  /** When an offer that is made now ends. */
  public Instant offerEnds(Instant now) {
    return now.plus(Duration.ofHours(offerHours));
  }
}
