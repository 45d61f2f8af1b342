package conference.catalogue.eventfile;

import conference.catalogue.Catalogue;
import conference.catalogue.EventDefinition;
import conference.catalogue.EventId;
import conference.catalogue.EventPlaces;
import conference.catalogue.EventUse;
import conference.catalogue.eventfile.EventFileStore.Known;
import conference.platform.Ids;
import conference.platform.Transactions;
import conference.privacy.ConsentTexts;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Brings the store's events to what their files say: all of them, or none when anything is wrong
 * with any.
 */
@Component
final class LoadEvents {

  /** A file by the name that it was given by, and its bytes as they are. */
  record EventFile(String name, ByteBuffer content) {}

  sealed interface Outcome {}

  /** One report for each file, in the order of their events' names. */
  record Loaded(List<Report> reports) implements Outcome {}

  record Refused(List<Mistake> mistakes) implements Outcome {}

  /** The event that the store has, if any, is none that the guard allows. */
  record Overtaken(Optional<EventDefinition> before) implements Outcome {}

  /** Whether a file may be about the event as it is in the store; there may be none. */
  interface Guard {
    boolean allows(Optional<EventDefinition> before);
  }

  private static final Guard ANY = before -> true;

  /** What was done for one file; the change is nothing when the store had the very same already. */
  record Report(String file, EventPlan plan, @Nullable EventChange change) {}

  private record Read(String file, Mistakes mistakes, EventPlan plan) {}

  /** A file, and its event as the store has it while nobody else can change that. */
  private record InTurn(Read read, Optional<Known> known, Optional<EventDefinition> before) {}

  private final Transactions transactions;
  private final EventFileStore store;
  private final Catalogue catalogue;
  private final ConsentTexts consentTexts;
  private final EventUse use;
  private final EventPlaces places;
  private final Ids ids;
  private final InstantSource clock;

  LoadEvents(
      Transactions transactions,
      EventFileStore store,
      Catalogue catalogue,
      ConsentTexts consentTexts,
      EventUse use,
      EventPlaces places,
      Ids ids,
      InstantSource clock) {
    this.transactions = transactions;
    this.store = store;
    this.catalogue = catalogue;
    this.consentTexts = consentTexts;
    this.use = use;
    this.places = places;
    this.ids = ids;
    this.clock = clock;
  }

  Outcome load(List<EventFile> files) {
    return load(files, ANY, true);
  }

  /** Does it if the event in the store is one that the guard allows. */
  Outcome load(EventFile file, Guard guard) {
    return load(List.of(file), guard, true);
  }

  /** What loading would do, or what is wrong: nothing is written. */
  Outcome weigh(EventFile file, Guard guard) {
    return load(List.of(file), guard, false);
  }

  private Outcome load(List<EventFile> files, Guard guard, boolean write) {
    var mistakes = new ArrayList<Mistake>();
    var plans = files.stream().flatMap(file -> read(file, mistakes).stream()).toList();
    refuseSameSlug(plans);
    plans.forEach(read -> mistakes.addAll(read.mistakes().inOrder()));
    return mistakes.isEmpty()
        ? transactions.write(() -> apply(plans, guard, write))
        : new Refused(mistakes.stream().sorted().toList());
  }

  private static Optional<Read> read(EventFile file, List<Mistake> found) {
    var mistakes = new Mistakes(file.name());
    var plan = new EventFileReader(mistakes).read(file.content().array());
    if (plan.isEmpty()) {
      found.addAll(mistakes.inOrder());
    }
    return plan.map(event -> new Read(file.name(), mistakes, event));
  }

  private static void refuseSameSlug(List<Read> plans) {
    var seen = new HashMap<String, String>();
    for (var read : plans) {
      var other = seen.putIfAbsent(read.plan().slug(), read.file());
      if (other != null) {
        read.mistakes().add("slug", "%s describes the same event; give it once".formatted(other));
      }
    }
  }

  /** Everything is locked and checked before anything is written. */
  private Outcome apply(List<Read> plans, Guard guard, boolean write) {
    var now = clock.instant();
    var inTurn =
        plans.stream()
            .sorted(Comparator.comparing(read -> read.plan().slug()))
            .map(this::takeTurn)
            .toList();
    for (var one : inTurn) {
      if (!guard.allows(one.before())) {
        return new Overtaken(one.before());
      }
    }
    var reports =
        inTurn.stream()
            .map(one -> new Report(one.read().file(), one.read().plan(), workOut(one, now)))
            .toList();
    var mistakes = plans.stream().flatMap(read -> read.mistakes().inOrder().stream()).toList();
    if (!mistakes.isEmpty()) {
      return new Refused(mistakes);
    }
    if (write) {
      reports.stream()
          .flatMap(report -> Optional.ofNullable(report.change()).stream())
          .forEach(change -> write(change, now));
    }
    return new Loaded(reports);
  }

  private InTurn takeTurn(Read read) {
    var known = store.takeTurn(read.plan().slug());
    return new InTurn(read, known, known.flatMap(one -> catalogue.findInStore(one.id())));
  }

  private @Nullable EventChange workOut(InTurn one, Instant now) {
    if (one.known().isEmpty()) {
      return change(one.read(), new EventId(ids.next()), null, Map.of(), now);
    }
    var known = one.known().get();
    if (known.sha256().equals(one.read().plan().sha256())) {
      return null;
    }
    var held = places.lock(known.id());
    return change(one.read(), known.id(), one.before().orElseThrow(), held, now);
  }

  private EventChange change(
      Read read,
      EventId id,
      @Nullable EventDefinition before,
      Map<UUID, EventPlaces.Held> held,
      Instant now) {
    boolean opened =
        before != null
            && before.state() != EventDefinition.State.DRAFT
            && !now.isBefore(before.signUpOpensAt());
    Map<UUID, Integer> registered = before == null ? Map.of() : use.registered(id);
    int all = registered.values().stream().mapToInt(Integer::intValue).sum();
    var tickets = new TicketChange(read.plan(), before, held, use, registered, read.mistakes());
    tickets.workOut(ids, opened);
    var questions = new QuestionChange(read.plan(), before, use, read.mistakes());
    questions.workOut(ids, opened);
    var consequences = new ArrayList<>(OuterChange.consequences(read.plan(), before, all));
    consequences.addAll(tickets.consequences);
    consequences.addAll(questions.consequences);
    consequences.addAll(
        NoticeChange.consequences(read.plan().privacyNotice(), before, all, read.mistakes()));
    return new EventChange(
        id,
        before == null,
        read.plan(),
        tickets.poolChanges,
        tickets.removedPools,
        tickets.typeChanges,
        tickets.removedTypes,
        questions.changes,
        questions.removed,
        consequences);
  }

  private void write(EventChange change, Instant now) {
    var event = change.id();
    store.writeEvent(event, change.plan(), now);
    change.pools().forEach(one -> store.writePool(event, one.pool()));
    int position = 0;
    for (var type : change.ticketTypes()) {
      store.writeTicketType(event, type, position++);
    }
    change.removedTicketTypes().forEach(id -> store.removeTicketType(event, id));
    change.removedPools().forEach(id -> store.removePool(event, id));
    position = 0;
    for (var question : change.questions()) {
      store.writeQuestion(event, question, position++);
    }
    change.removedQuestions().forEach(id -> store.removeQuestion(event, id));
    var notice = change.plan().privacyNotice();
    consentTexts.publish(
        event.value(), "privacy-notice", notice.version(), notice.text().byLocale(), now);
    store.announce(event, change.plan().slug());
    places.settle(catalogue.findInStore(event).orElseThrow(), change.places());
  }
}
