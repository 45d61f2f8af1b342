package conference.registration;

import conference.platform.Ids;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes everything that a batch of sign-ups brings with it: one set-based insert for each table,
 * all of them sent in one round trip.
 */
@Component
final class SignUpRowStore {

  private static final String REGISTRATIONS =
      """
      insert into registration (event_id, id, reference, state, ticket_type_id, given_name, family_name,
        email, email_normalised, organisation, answers, locale, manage_nonce, registered_at, updated_at)
      select ?, t.id, t.reference, 'confirmed', t.type, t.given, t.family,
        t.email, t.normalised, t.organisation, t.answers::jsonb, t.locale, decode(t.nonce, 'hex'), ?, ?
      from unnest(?::uuid[], ?::text[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[],
        ?::text[], ?::text[], ?::text[], ?::text[])
        as t (id, reference, type, given, family, email, normalised, organisation, answers, locale, nonce)
      """;

  private static final String CONSENTS =
      """
      insert into consent (event_id, registration_id, purpose, version, locale, text_sha256, given_at)
      select ?, t.id, 'privacy-notice', t.version, t.locale, t.sha256, ?
      from unnest(?::uuid[], ?::integer[], ?::text[], ?::text[]) as t (id, version, locale, sha256)
      """;

  private static final String AUDIT =
      """
      insert into audit (event_id, id, registration_id, at, actor, action)
      select ?, t.id, t.registration, ?, 'attendee', 'registered'
      from unnest(?::uuid[], ?::uuid[]) as t (id, registration)
      """;

  private static final String OUTBOX =
      """
      insert into outbox (event_id, id, registration_id, kind, payload, created_at, due_at)
      select ?, t.id, t.registration, t.kind, '{}', ?, ?
      from unnest(?::uuid[], ?::uuid[], ?::text[]) as t (id, registration, kind)
      """;

  private static final String ANSWERS =
      """
      insert into idempotency (event_id, key, request_sha256, registration_id, status, answer, answered_at)
      select ?, t.key, decode(t.hash, 'hex'), t.registration, ?, t.answer::jsonb, ?
      from unnest(?::text[], ?::text[], ?::uuid[], ?::text[]) as t (key, hash, registration, answer)
      """;

  private static final String PLACES =
      """
      update capacity_pool p set taken = p.taken + t.change
      from unnest(?::uuid[], ?::integer[]) as t (id, change)
      where p.event_id = ? and p.id = t.id
      """;

  private static final String NEWS = String.join(";", OUTBOX, ANSWERS);
  private static final String EVERYTHING =
      String.join(
          ";",
          REGISTRATIONS,
          CONSENTS,
          AUDIT,
          PLACES,
          SeatStore.NEXT_VERSION,
          SeatStore.NOTIFY,
          NEWS);

  private static final String CHECK_YOUR_MAIL = "{\"state\": \"check-your-mail\"}";

  private final Ids ids;
  private final JsonMapper json;

  SignUpRowStore(Ids ids, JsonMapper json) {
    this.ids = ids;
    this.json = json;
  }

  /** Who hears of it by mail, and under which key it is answered again. */
  private record Piece(UUID registrationId, String kind, PendingSignUp pending, String answer) {}

  void write(Connection connection, UUID eventId, SignUpBatch batch) throws SQLException {
    var pieces = pieces(batch);
    if (pieces.isEmpty()) {
      return;
    }
    boolean admits = !batch.admitted().isEmpty();
    try (var statement = connection.prepareStatement(admits ? EVERYTHING : NEWS)) {
      var values = new Values(connection, statement);
      var now = Timestamp.from(batch.now());
      if (admits) {
        registrations(values, eventId, now, batch.admitted());
        places(values, eventId, batch.seats());
      }
      news(values, eventId, now, pieces, batch.isConcealing() ? 202 : 201);
      statement.execute();
    }
  }

  private List<Piece> pieces(SignUpBatch batch) {
    var pieces = new ArrayList<Piece>();
    for (var one : batch.admitted()) {
      var answer =
          batch.isConcealing() ? CHECK_YOUR_MAIL : json.writeValueAsString(batch.confirmation(one));
      pieces.add(new Piece(one.id(), "registration-confirmed", one.pending(), answer));
    }
    for (var one : batch.reminded()) {
      pieces.add(
          new Piece(one.registrationId(), "already-registered", one.pending(), CHECK_YOUR_MAIL));
    }
    return pieces;
  }

  private void registrations(
      Values values, UUID eventId, Timestamp now, List<SignUpBatch.Admitted> admitted)
      throws SQLException {
    Function<Function<SignUp, Object>, Function<SignUpBatch.Admitted, Object>> of =
        field -> one -> field.apply(one.signUp());
    values
        .add(eventId, now, now)
        .column("uuid", admitted, SignUpBatch.Admitted::id)
        .column("text", admitted, one -> one.reference().value())
        .column("uuid", admitted, of.apply(s -> s.ticketType().id()))
        .column("text", admitted, of.apply(SignUp::givenName))
        .column("text", admitted, of.apply(SignUp::familyName))
        .column("text", admitted, of.apply(s -> s.email().value()))
        .column("text", admitted, of.apply(s -> s.email().normalised()))
        .nullableColumn("text", admitted, one -> one.signUp().organisation())
        .column("text", admitted, of.apply(SignUp::answers))
        .column("text", admitted, of.apply(SignUp::locale))
        .column("text", admitted, SignUpBatch.Admitted::nonce);
    values
        .add(eventId, now)
        .column("uuid", admitted, SignUpBatch.Admitted::id)
        .column("integer", admitted, of.apply(SignUp::privacyNoticeVersion))
        .column("text", admitted, of.apply(SignUp::consentLocale))
        .column("text", admitted, of.apply(SignUp::consentSha256));
    values
        .add(eventId, now)
        .column("uuid", admitted, one -> ids.next())
        .column("uuid", admitted, SignUpBatch.Admitted::id);
  }

  private static void places(Values values, UUID eventId, Seats seats) throws SQLException {
    var changes = List.copyOf(seats.changes().entrySet());
    values
        .column("uuid", changes, Map.Entry::getKey)
        .column("integer", changes, Map.Entry::getValue)
        .add(eventId)
        .add(eventId)
        .add(eventId.toString());
  }

  private void news(Values values, UUID eventId, Timestamp now, List<Piece> pieces, int status)
      throws SQLException {
    values
        .add(eventId, now, now)
        .column("uuid", pieces, piece -> ids.next())
        .column("uuid", pieces, Piece::registrationId)
        .column("text", pieces, Piece::kind);
    values
        .add(eventId, status, now)
        .column("text", pieces, piece -> piece.pending().key())
        .column("text", pieces, piece -> piece.pending().requestHash())
        .column("uuid", pieces, Piece::registrationId)
        .column("text", pieces, Piece::answer);
  }
}
