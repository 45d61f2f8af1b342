package conference.registration;

import conference.catalogue.EventDefinition;
import conference.catalogue.Question;
import conference.catalogue.TicketType;
import conference.platform.FieldError;
import conference.platform.Transactions;
import conference.registration.RegistrationStore.WithNonce;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes one registration of two of the same person: one stays, with what is wanted of the other,
 * and the other ends. What that one held goes to the next in line, all in one transaction.
 */
@Component
public final class MergeRegistrations {

  private final Transactions transactions;
  private final RegistrationStore store;
  private final SeatStore seatStore;
  private final EndRegistration endRegistration;
  private final ChangeRegistration changeRegistration;
  private final AuditStore audit;
  private final InstantSource clock;

  MergeRegistrations(
      Transactions transactions,
      RegistrationStore store,
      SeatStore seatStore,
      EndRegistration endRegistration,
      ChangeRegistration changeRegistration,
      AuditStore audit,
      InstantSource clock) {
    this.transactions = transactions;
    this.store = store;
    this.seatStore = seatStore;
    this.endRegistration = endRegistration;
    this.changeRegistration = changeRegistration;
    this.audit = audit;
    this.clock = clock;
  }

  /** What can be taken over from the one that ends. */
  public enum Part {
    GIVEN_NAME,
    FAMILY_NAME,
    EMAIL,
    ORGANISATION,
    /** Those answers that the one that stays is asked for; its own where the other has none. */
    ANSWERS;

    /** As the API writes it. */
    public String code() {
      return switch (this) {
        case GIVEN_NAME -> "givenName";
        case FAMILY_NAME -> "familyName";
        default -> name().toLowerCase(Locale.ROOT);
      };
    }
  }

  /** One of the two, as the organiser saw it. */
  public record Seen(String reference, int revision) {}

  /** What came of it. */
  public sealed interface Outcome {
    /** With the one that stays as it is now. */
    record Merged(Registration stays, UUID ended) implements Outcome {}

    record Gone() implements Outcome {}

    record ChangedMeanwhile() implements Outcome {}

    record Cancelled() implements Outcome {}

    /** The one that would stay waits for a place that the other one has. */
    record PlaceWouldBeLost() implements Outcome {}

    record TooManyAddresses() implements Outcome {}

    record Invalid(List<FieldError> errors) implements Outcome {}
  }

  /** The end of the other one must not stay when the change fails. */
  private static final class NotMerged extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Outcome outcome;

    NotMerged(Outcome outcome) {
      super("not merged", null, false, false);
      this.outcome = outcome;
    }
  }

  public Outcome merge(
      EventDefinition event, Seen stays, Seen ends, Set<Part> taken, UUID accountId) {
    Instant now = clock.instant();
    Actor actor = Actor.organiser(accountId);
    try {
      return transactions.write(() -> merge(event, stays, ends, taken, actor, now));
    } catch (NotMerged refused) {
      return refused.outcome;
    } catch (DuplicateKeyException taker) {
      // Somebody signed up with the address in the moment in which it was free.
      return new Outcome.ChangedMeanwhile();
    }
  }

  private Outcome merge(
      EventDefinition event, Seen stays, Seen ends, Set<Part> taken, Actor actor, Instant now) {
    UUID eventId = event.id().value();
    // Nobody ends or gets a place until this is done.
    seatStore.lock(eventId);
    Optional<WithNonce> staying = store.find(eventId, stays.reference());
    Optional<WithNonce> ending = store.find(eventId, ends.reference());
    if (staying.isEmpty() || ending.isEmpty()) {
      return new Outcome.Gone();
    }
    Registration kept = staying.get().registration();
    Registration ended = ending.get().registration();
    Outcome refusal = refusal(kept, stays, ended, ends);
    if (refusal != null) {
      return refusal;
    }
    if (!endRegistration.mergeAway(eventId, ended.id(), ended.revision(), actor, now)) {
      return new Outcome.ChangedMeanwhile();
    }
    audit.append(eventId, kept.id(), actor, "merged", Map.of(), now);
    return new Outcome.Merged(takeOver(event, staying.get(), ended, taken, actor), ended.id());
  }

  private static @Nullable Outcome refusal(
      Registration kept, Seen stays, Registration ended, Seen ends) {
    if (kept.isCancelled() || ended.isCancelled()) {
      return new Outcome.Cancelled();
    }
    if (kept.revision() != stays.revision() || ended.revision() != ends.revision()) {
      return new Outcome.ChangedMeanwhile();
    }
    boolean lost = rank(kept) < rank(ended);
    return kept.id().equals(ended.id()) || lost ? new Outcome.PlaceWouldBeLost() : null;
  }

  /** A place is more than an offer, an offer more than a wait, a wait more than a request. */
  private static int rank(Registration registration) {
    return switch (registration.state()) {
      case CONFIRMED -> 4;
      case OFFERED -> 3;
      case WAITING -> 2;
      case REQUESTED -> 1;
      case CANCELLED -> 0;
    };
  }

  private Registration takeOver(
      EventDefinition event, WithNonce staying, Registration ended, Set<Part> taken, Actor actor) {
    ChangeForm.Reading reading =
        ChangeForm.read(event, staying, body(event, staying.registration(), ended, taken));
    Change change =
        reading.change().orElseThrow(() -> new NotMerged(new Outcome.Invalid(reading.errors())));
    return switch (changeRegistration.write(staying, change, event, actor)) {
      case ChangeRegistration.Outcome.Changed changed -> changed.now().registration();
      case ChangeRegistration.Outcome.Gone gone -> throw new NotMerged(new Outcome.Gone());
      case ChangeRegistration.Outcome.Cancelled cancelled ->
          throw new NotMerged(new Outcome.Cancelled());
      case ChangeRegistration.Outcome.TooManyAddresses many ->
          throw new NotMerged(new Outcome.TooManyAddresses());
      case ChangeRegistration.Outcome.ChangedMeanwhile meanwhile ->
          throw new NotMerged(new Outcome.ChangedMeanwhile());
      case ChangeRegistration.Outcome.AlreadyRegistered taker ->
          throw new NotMerged(new Outcome.ChangedMeanwhile());
      case ChangeRegistration.Outcome.SoldOut soldOut ->
          throw new IllegalStateException("a merge changes no ticket type");
    };
  }

  /** As an attendee would send it, so that it is held to the same rules. */
  private static ObjectNode body(
      EventDefinition event, Registration kept, Registration ended, Set<Part> taken) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    for (Part part : taken) {
      switch (part) {
        case GIVEN_NAME -> body.put(part.code(), ended.givenName());
        case FAMILY_NAME -> body.put(part.code(), ended.familyName());
        case EMAIL -> body.put(part.code(), ended.email());
        case ORGANISATION -> body.put(part.code(), ended.organisation());
        case ANSWERS -> body.set(part.code(), answers(event, kept, ended));
      }
    }
    return body;
  }

  private static ObjectNode answers(EventDefinition event, Registration kept, Registration ended) {
    String type = event.ticketType(kept.ticketTypeId()).map(TicketType::code).orElse("");
    ObjectNode answers = JsonNodeFactory.instance.objectNode();
    for (Question question : event.askedQuestions()) {
      String code = question.code();
      if (question.isAskedOf(type)) {
        Registration source = ended.answers().has(code) ? ended : kept;
        if (source.answers().has(code)) {
          answers.set(code, source.answers().get(code));
        }
      }
    }
    return answers;
  }
}
