package conference.registration;

import conference.platform.Ids;
import conference.registration.SignUpBatch.Admitted;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
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

  /** Their positions follow those that were given out before, in the order of arrival. */
  private static final String WAITING =
      """
      insert into registration (event_id, id, reference, state, ticket_type_id, given_name, family_name,
        email, email_normalised, organisation, answers, locale, manage_nonce, registered_at, updated_at,
        waiting_position)
      select v.event_id, t.id, t.reference, 'waiting', t.type, t.given, t.family,
        t.email, t.normalised, t.organisation, t.answers::jsonb, t.locale, decode(t.nonce, 'hex'), ?, ?,
        v.last_position + t.place
      from event_availability v,
        unnest(?::uuid[], ?::text[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[],
          ?::text[], ?::text[], ?::text[], ?::text[]) with ordinality
        as t (id, reference, type, given, family, email, normalised, organisation, answers, locale, nonce, place)
      where v.event_id = ?
      """;

  private static final String REQUESTED =
      """
      insert into registration (event_id, id, reference, state, approval, ticket_type_id, given_name,
        family_name, email, email_normalised, organisation, answers, locale, manage_nonce,
        registered_at, updated_at)
      select ?, t.id, t.reference, 'requested', 'awaited', t.type, t.given, t.family,
        t.email, t.normalised, t.organisation, t.answers::jsonb, t.locale, decode(t.nonce, 'hex'), ?, ?
      from unnest(?::uuid[], ?::text[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[],
        ?::text[], ?::text[], ?::text[], ?::text[])
        as t (id, reference, type, given, family, email, normalised, organisation, answers, locale, nonce)
      """;

  private static final String CONSENTS =
      """
      insert into consent (event_id, registration_id, purpose, version, locale, text_sha256, given_at,
        recorded_by)
      select ?, t.id, 'privacy-notice', t.version, t.locale, t.sha256, ?, nullif(?, '')::uuid
      from unnest(?::uuid[], ?::integer[], ?::text[], ?::text[]) as t (id, version, locale, sha256)
      """;

  private static final String AUDIT =
      """
      insert into audit (event_id, id, registration_id, at, actor, account_id, action)
      select ?, t.id, t.registration, ?, ?, nullif(?, '')::uuid, t.action
      from unnest(?::uuid[], ?::uuid[], ?::text[]) as t (id, registration, action)
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

  private static final String NEWS = String.join(";", OUTBOX, ANSWERS);

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
    var seated = inState(Registration.State.CONFIRMED, batch);
    var waiting = inState(Registration.State.WAITING, batch);
    var requested = inState(Registration.State.REQUESTED, batch);
    var overbookings = batch.seats().overbookings();
    boolean told = !batch.admission().fromFile();
    var sql = statements(seated, waiting, requested, !overbookings.isEmpty(), told);
    try (var statement = connection.prepareStatement(sql)) {
      var values = new Values(connection, statement);
      var now = Timestamp.from(batch.now());
      if (!seated.isEmpty()) {
        registrations(values.add(eventId, now, now), seated);
        if (!overbookings.isEmpty()) {
          changes(values, eventId, overbookings);
        }
        changes(values, eventId, batch.seats().changes());
      }
      if (!waiting.isEmpty()) {
        registrations(values.add(now, now), waiting);
        values.add(eventId);
        changes(values, eventId, batch.seats().changesOfLines());
      }
      if (!requested.isEmpty()) {
        registrations(values.add(eventId, now, now), requested);
      }
      if (!batch.admitted().isEmpty()) {
        admissions(values, eventId, now, batch);
      }
      if (told) {
        news(values, eventId, now, pieces, batch.isConcealing() ? 202 : 201);
      }
      statement.execute();
    }
  }

  private static List<Admitted> inState(Registration.State state, SignUpBatch batch) {
    return batch.admitted().stream().filter(one -> one.state() == state).toList();
  }

  /** Only what this batch needs; there are few combinations, and each is prepared once. */
  private static String statements(
      List<Admitted> seated,
      List<Admitted> waiting,
      List<Admitted> requested,
      boolean overbooked,
      boolean told) {
    var statements = new StringJoiner(";");
    if (!seated.isEmpty()) {
      statements.add(REGISTRATIONS);
      if (overbooked) {
        statements.add(SeatStore.OVERBOOK);
      }
      statements.add(SeatStore.CHANGE_TAKEN);
    }
    if (!waiting.isEmpty()) {
      statements.add(WAITING).add(SeatStore.CHANGE_WAITING);
    }
    if (!requested.isEmpty()) {
      statements.add(REQUESTED);
    }
    if (!seated.isEmpty() || !waiting.isEmpty() || !requested.isEmpty()) {
      statements.add(CONSENTS).add(AUDIT).add(SeatStore.NEXT_VERSION).add(SeatStore.NOTIFY);
    }
    if (told) {
      statements.add(NEWS);
    }
    return statements.toString();
  }

  private List<Piece> pieces(SignUpBatch batch) {
    var pieces = new ArrayList<Piece>();
    for (var one : batch.admitted()) {
      var answer =
          batch.isConcealing() ? CHECK_YOUR_MAIL : json.writeValueAsString(batch.confirmation(one));
      pieces.add(new Piece(one.id(), batch.news(one), one.pending(), answer));
    }
    for (var one : batch.reminded()) {
      pieces.add(
          new Piece(one.registrationId(), "already-registered", one.pending(), CHECK_YOUR_MAIL));
    }
    return pieces;
  }

  private static void registrations(Values values, List<Admitted> some) throws SQLException {
    Function<Function<SignUp, Object>, Function<Admitted, Object>> of =
        field -> one -> field.apply(one.signUp());
    values
        .column("uuid", some, Admitted::id)
        .column("text", some, one -> one.reference().value())
        .column("uuid", some, of.apply(s -> s.ticketType().id()))
        .column("text", some, of.apply(SignUp::givenName))
        .column("text", some, of.apply(SignUp::familyName))
        .column("text", some, of.apply(s -> s.email().value()))
        .column("text", some, of.apply(s -> s.email().normalised()))
        .nullableColumn("text", some, one -> one.signUp().organisation())
        .column("text", some, of.apply(SignUp::answers))
        .column("text", some, of.apply(SignUp::locale))
        .column("text", some, Admitted::nonce);
  }

  private static void changes(Values values, UUID eventId, Map<UUID, Integer> changes)
      throws SQLException {
    var entries = List.copyOf(changes.entrySet());
    values
        .column("uuid", entries, Map.Entry::getKey)
        .column("integer", entries, Map.Entry::getValue)
        .add(eventId);
  }

  private void admissions(Values values, UUID eventId, Timestamp now, SignUpBatch batch)
      throws SQLException {
    var admitted = batch.admitted();
    var actor = batch.admission().actor();
    // Never null: a parameter without a type would have to be looked into by the store each time.
    var account = Objects.requireNonNullElse(actor.accountId(), "").toString();
    values
        .add(eventId, now, account)
        .column("uuid", admitted, Admitted::id)
        .column("integer", admitted, one -> one.signUp().privacyNoticeVersion())
        .column("text", admitted, one -> one.signUp().consentLocale())
        .column("text", admitted, one -> one.signUp().consentSha256());
    values
        .add(eventId, now, actor.kind(), account)
        .column("uuid", admitted, one -> ids.next())
        .column("uuid", admitted, Admitted::id)
        .column("text", admitted, batch::action);
    values.add(batch.seats().moves(), batch.seats().joined(), eventId).add(eventId.toString());
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
