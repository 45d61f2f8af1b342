package conference.catalogue.eventfile;

import java.time.LocalDate;

/** Reads when an event is, when it can be signed up for, and until when data is kept. */
final class TimeSection {

  private final Mistakes mistakes;

  TimeSection(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  EventPlan.Times read(Fields event) {
    int before = mistakes.count();
    var times = LocalTimes.of(event.require("timeZone"));
    var signUp = event.require("signUp").fields("opensAt", "closesAt");
    var read =
        new EventPlan.Times(
            times.zone(),
            times.instant(event.require("startsAt")),
            times.instant(event.require("endsAt")),
            times.instant(signUp.require("opensAt")),
            times.instant(signUp.require("closesAt")),
            event.require("eraseAfter").date());
    if (mistakes.count() == before) {
      checkOrder(read);
    }
    return read;
  }

  private void checkOrder(EventPlan.Times times) {
    if (!times.endsAt().isAfter(times.startsAt())) {
      mistakes.add("endsAt", "must be after startsAt");
    }
    if (!times.signUpClosesAt().isAfter(times.signUpOpensAt())) {
      mistakes.add("signUp.closesAt", "must be after signUp.opensAt, or nobody could ever sign up");
    }
    if (times.signUpClosesAt().isAfter(times.endsAt())) {
      mistakes.add("signUp.closesAt", "must not be after the event's end");
    }
    var lastDay = LocalDate.ofInstant(times.endsAt(), times.zone());
    if (times.eraseAfter().isBefore(lastDay)) {
      mistakes.add("eraseAfter", "must not be before the event's last day, " + lastDay);
    }
  }
}
