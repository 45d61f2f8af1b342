package conference.registration;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A registration as it is to be, beside what it was. */
final class Change {

  private final Registration before;
  private final UUID ticketTypeId;
  private final String givenName;
  private final String familyName;
  private final @Nullable String organisation;
  private final ObjectNode answers;
  private final EmailAddress email;
  private final byte[] nonce;

  Change(
      Registration before,
      UUID ticketTypeId,
      String givenName,
      String familyName,
      @Nullable String organisation,
      ObjectNode answers,
      EmailAddress email,
      byte[] nonce) {
    this.before = before;
    this.ticketTypeId = ticketTypeId;
    this.givenName = givenName;
    this.familyName = familyName;
    this.organisation = organisation;
    this.answers = answers;
    this.email = email;
    this.nonce = nonce.clone();
  }

  Registration before() {
    return before;
  }

  UUID ticketTypeId() {
    return ticketTypeId;
  }

  /** Whether what is taken changes: a request takes nothing. */
  boolean isOfSeat() {
    return isOfTicketType() && !before.isRequested();
  }

  boolean isOfTicketType() {
    return !before.ticketTypeId().equals(ticketTypeId);
  }

  /**
   * Whoever waits or has an offer, and changes to what they can have, has a place from then on. A
   * request stays one.
   */
  Registration.State state() {
    return isOfSeat() ? Registration.State.CONFIRMED : before.state();
  }

  String givenName() {
    return givenName;
  }

  String familyName() {
    return familyName;
  }

  @Nullable String organisation() {
    return organisation;
  }

  ObjectNode answers() {
    return answers;
  }

  EmailAddress email() {
    return email;
  }

  byte[] nonce() {
    return nonce.clone();
  }

  /** The names of the members that are different now. */
  List<String> fields() {
    List<String> fields = new ArrayList<>();
    note(fields, "givenName", before.givenName(), givenName);
    note(fields, "familyName", before.familyName(), familyName);
    note(fields, "organisation", before.organisation(), organisation);
    note(fields, "answers", before.answers(), answers);
    note(fields, "email", before.email(), email.value());
    note(fields, "ticketType", before.ticketTypeId(), ticketTypeId);
    return fields;
  }

  private static void note(
      List<String> fields, String name, @Nullable Object before, @Nullable Object after) {
    if (!Objects.equals(before, after)) {
      fields.add(name);
    }
  }
}
