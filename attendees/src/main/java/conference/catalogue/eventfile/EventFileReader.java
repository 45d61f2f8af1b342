package conference.catalogue.eventfile;

import conference.catalogue.EventDefinition.Duplicates;
import conference.catalogue.EventDefinition.State;
import conference.platform.Sha256;
import java.util.List;
import java.util.Optional;

/** Reads an event file, and notes every mistake in it. */
final class EventFileReader {

  private static final int MAX_SLUG = 80;

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
}
