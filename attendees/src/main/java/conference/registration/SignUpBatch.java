package conference.registration;

import conference.catalogue.EventDefinition;
import conference.platform.Ids;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Decides sign-ups of one event, in the order in which they arrived, while the event's places are
 * locked. What it decides holds for later ones of the same batch as if it were stored already.
 */
final class SignUpBatch {

  /** What was answered under an idempotency key, to which request. */
  record Answered(String requestHash, SignUpOutcome outcome) {}

  /** What the store held when the places were locked; keys and addresses that it knows. */
  record Known(Seats seats, Map<String, Answered> keys, Map<String, UUID> addresses) {}

  /**
   * A new registration, which has a seat, waits for one with a rank in line, or is a request that
   * an organiser decides on.
   *
   * @param requested whether it is a request; then it has neither seat nor rank
   * @param overCapacity whether its seat is one that there was not
   */
  record Admitted(
      PendingSignUp pending,
      UUID id,
      Reference reference,
      String nonce,
      boolean requested,
      @Nullable Integer rank,
      boolean overCapacity) {

    SignUp signUp() {
      return pending.signUp();
    }

    boolean isWaiting() {
      return rank != null;
    }

    Registration.State state() {
      if (requested) {
        return Registration.State.REQUESTED;
      }
      return isWaiting() ? Registration.State.WAITING : Registration.State.CONFIRMED;
    }
  }

  /** Somebody who is registered and, in a concealing event, hears of it by mail only. */
  record Reminded(PendingSignUp pending, UUID registrationId) {}

  private final EventDefinition event;
  private final Known known;
  private final Admission admission;
  private final Instant now;
  private final Ids ids;
  private final SecureRandom random;
  private final Map<String, Answered> keys;
  private final Map<String, UUID> addresses;
  private final List<Admitted> admitted = new ArrayList<>();
  private final List<Reminded> reminded = new ArrayList<>();

  SignUpBatch(
      EventDefinition event,
      Known known,
      Admission admission,
      Instant now,
      Ids ids,
      SecureRandom random) {
    this.event = event;
    this.known = known;
    this.admission = admission;
    this.now = now;
    this.ids = ids;
    this.random = random;
    this.keys = new HashMap<>(known.keys());
    this.addresses = new HashMap<>(known.addresses());
  }

  List<SignUpOutcome> decide(List<PendingSignUp> arrived) {
    return arrived.stream().map(this::decide).toList();
  }

  private SignUpOutcome decide(PendingSignUp pending) {
    var before = earlier(pending);
    if (before != null) {
      return before;
    }
    if (!admission.isByHand() && now.isBefore(event.signUpOpensAt())) {
      return new SignUpOutcome.NotOpen(event.signUpOpensAt());
    }
    if (!now.isBefore(admission.isByHand() ? event.endsAt() : event.signUpClosesAt())) {
      return new SignUpOutcome.Closed();
    }
    return isConcealing() ? concealing(pending) : telling(pending);
  }

  /** An answer is kept only where something was written: a refusal may be asked for anew. */
  private @Nullable SignUpOutcome earlier(PendingSignUp pending) {
    var answered = keys.get(pending.key());
    if (answered == null) {
      return null;
    }
    return answered.requestHash().equals(pending.requestHash())
        ? new SignUpOutcome.Replayed(answered.outcome())
        : new SignUpOutcome.KeyReused();
  }

  private SignUpOutcome telling(PendingSignUp pending) {
    if (addresses.containsKey(pending.signUp().email().normalised())) {
      return new SignUpOutcome.AlreadyRegistered();
    }
    return canBeAdmitted(pending) ? admit(pending) : soldOut(pending);
  }

  /** Sold out comes first: the answer must not depend on whether an address is registered. */
  private SignUpOutcome concealing(PendingSignUp pending) {
    if (!canBeAdmitted(pending)) {
      return soldOut(pending);
    }
    var registered = addresses.get(pending.signUp().email().normalised());
    if (registered == null) {
      admit(pending);
    } else {
      reminded.add(new Reminded(pending, registered));
    }
    return answered(pending, new SignUpOutcome.CheckYourMail());
  }

  /** Where there is no seat, those who would wait get a place in line, if there is a line. */
  private boolean canBeAdmitted(PendingSignUp pending) {
    return admission.overCapacity()
        || hasSeat(pending)
        || (pending.signUp().wouldWait() && event.waitingList() != null);
  }

  private boolean hasSeat(PendingSignUp pending) {
    return known.seats().hasLeftForNewcomer(pending.signUp().ticketType().id());
  }

  private static SignUpOutcome soldOut(PendingSignUp pending) {
    return new SignUpOutcome.SoldOut(pending.signUp().ticketType().code());
  }

  private SignUpOutcome admit(PendingSignUp pending) {
    var one = needsApproval() ? admitted(pending, true, null, false) : seatedOrInLine(pending);
    return answered(pending, confirmation(one).outcome(one.nonce()));
  }

  /** Whoever an organiser lets in is approved by that. */
  private boolean needsApproval() {
    return event.approval() && !admission.isByHand();
  }

  private Admitted seatedOrInLine(PendingSignUp pending) {
    var type = pending.signUp().ticketType().id();
    Integer rank = null;
    boolean overCapacity = false;
    if (hasSeat(pending)) {
      known.seats().take(type);
    } else if (admission.overCapacity()) {
      overCapacity = !known.seats().takeRegardless(type);
    } else {
      known.seats().join(type);
      rank =
          event.ticketTypesSharingPoolsWith(type).stream().mapToInt(known.seats()::waiting).sum();
    }
    return admitted(pending, false, rank, overCapacity);
  }

  private Admitted admitted(
      PendingSignUp pending, boolean requested, @Nullable Integer rank, boolean overCapacity) {
    var nonce = new byte[16];
    random.nextBytes(nonce);
    var one =
        new Admitted(
            pending,
            ids.next(),
            Reference.random(random),
            HexFormat.of().formatHex(nonce),
            requested,
            rank,
            overCapacity);
    admitted.add(one);
    addresses.put(pending.signUp().email().normalised(), one.id());
    return one;
  }

  private SignUpOutcome answered(PendingSignUp pending, SignUpOutcome outcome) {
    keys.put(pending.key(), new Answered(pending.requestHash(), outcome));
    return outcome;
  }

  Confirmation confirmation(Admitted one) {
    return new Confirmation(
        one.id(),
        one.reference(),
        one.state().stored(),
        one.signUp().ticketType().code(),
        now,
        one.rank());
  }

  /** As its history begins. */
  String action(Admitted one) {
    if (one.requested()) {
      return "requested";
    }
    if (one.isWaiting()) {
      return "waiting-list-joined";
    }
    if (one.overCapacity()) {
      return "registered-over-capacity";
    }
    return admission.fromFile() ? "imported" : "registered";
  }

  /** Of what a mail tells them. */
  String news(Admitted one) {
    if (one.requested()) {
      return "registration-requested";
    }
    if (one.isWaiting()) {
      return "waiting-list-joined";
    }
    return admission.isByHand() ? "registered-by-hand" : "registration-confirmed";
  }

  /** In the order of arrival, all who were let in, in whatever state. */
  List<Admitted> admitted() {
    return admitted;
  }

  List<Reminded> reminded() {
    return reminded;
  }

  Seats seats() {
    return known.seats();
  }

  boolean isConcealing() {
    return !admission.isByHand() && event.duplicates() == EventDefinition.Duplicates.CONCEAL;
  }

  Admission admission() {
    return admission;
  }

  Instant now() {
    return now;
  }
}
