package conference.acceptance;

import java.time.Duration;

/**
 * The events of the drills; each has one of its own, so that none counts the attendees of another.
 */
enum Event {
  CONTRACT(1_000),
  RACE(200),
  KILL(50_000),
  ROLL(50_000),
  ROTATION(50_000),
  OUTAGE(50_000),
  RESTART(50),
  LIVE(1_000),
  CHURN(20),
  CONFORMANCE(1_000),
  FULL(1),
  CONCEALING(1_000),
  NOT_OPEN(10),
  CLOSED(10);

  private final int places;

  Event(int places) {
    this.places = places;
  }

  String slug() {
    return "drill-" + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  EventFile file() {
    EventFile file = EventFile.open(slug(), places);
    return switch (this) {
      case CONCEALING -> file.concealing();
      case CHURN -> file.withWaitingList();
      case NOT_OPEN -> file.openFor(Duration.ofDays(1), Duration.ofDays(2));
      case CLOSED -> file.openFor(Duration.ofDays(-2), Duration.ofMinutes(-1));
      default -> file;
    };
  }
}
