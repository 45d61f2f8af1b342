package conference.catalogue.eventfile;

import conference.catalogue.EventDefinition.Duplicates;
import conference.catalogue.EventDefinition.State;
import conference.catalogue.WaitingList;
import conference.platform.Sha256;
import java.util.List;
import java.util.Optional;

/** Reads an event file, and notes every mistake in it. */
final class EventFileReader {

  private static final int MAX_SLUG = 80;
  private static final int OFFER_HOURS = 24;

  /** Two weeks: whoever is behind in line waits as well. */
  private static final int MAX_OFFER_HOURS = 336;

  static final String[] KNOWN = {
    "slug",
    "state",
    "locales",
    "title",
    "summary",
    "description",
    "timeZone",
    "startsAt",
    "endsAt",
    "signUp",
    "duplicates",
    "approval",
    "waitingList",
    "eraseAfter",
    "venue",
    "organiser",
    "pools",
    "ticketTypes",
    "questions",
    "privacyNotice"
  };

  private final Mistakes mistakes;

  EventFileReader(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  /** What the file says; nothing when there is a mistake in it. */
  Optional<EventPlan> read(byte[] bytes) {
    return new YamlSource(mistakes)
        .parse(bytes)
        .map(root -> Value.of(root, "", mistakes).fields(KNOWN))
        .filter(Fields::isThere)
        .map(event -> plan(event, Sha256.hex(bytes)))
        .filter(plan -> mistakes.count() == 0);
  }

  private EventPlan plan(Fields event, String sha256) {
    var slug = event.require("slug").code(MAX_SLUG);
    var texts = Texts.of(event.require("locales"));
    var title = texts.line(event.require("title"), 120);
    var places = new VenueSection(texts);
    var tickets = new TicketSection(texts);
    tickets.read(event);
    return new EventPlan(
        slug,
        event.find("state").map(EventFileReader::state).orElse(State.PUBLISHED),
        texts.locales(),
        title,
        texts.block(event.require("summary"), 400),
        texts.block(event.require("description"), 20_000),
        new TimeSection(mistakes).read(event),
        event.find("duplicates").map(EventFileReader::duplicates).orElse(Duplicates.TELL),
        event.find("approval").map(Value::yesOrNo).orElse(false),
        event.find("waitingList").map(EventFileReader::waitingList).orElse(null),
        places.venue(event.require("venue")),
        places.organiser(event.require("organiser")),
        places.privacyNotice(event.require("privacyNotice")),
        tickets.pools(),
        tickets.types(),
        new QuestionSection(mistakes, texts, tickets.types()).read(event),
        sha256);
  }

  private static State state(Value value) {
    return State.of(value.oneOf(List.of("published", "draft", "archived")));
  }

  private static Duplicates duplicates(Value value) {
    return Duplicates.of(value.oneOf(List.of("tell", "conceal")));
  }

  private static WaitingList waitingList(Value value) {
    var fields = value.fields("rule", "offerHours");
    // Offer first: what stands in for a rule that is missing or misspelt has no second mistake to
    // tell.
    var rule = WaitingList.Rule.of(fields.require("rule").oneOf(List.of("offer", "confirm")));
    var hours = fields.find("offerHours");
    if (rule == WaitingList.Rule.OFFER) {
      return WaitingList.offering(
          hours.map(given -> given.integer(1, MAX_OFFER_HOURS)).orElse(OFFER_HOURS));
    }
    hours.ifPresent(given ->
        given.wrong("is only for the rule offer; with confirm nothing has to be accepted"));
    return WaitingList.confirming();
  }
}
