package conference.registration;

import conference.catalogue.EventDefinition;
import conference.platform.FieldError;
import conference.platform.Transactions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Registers those whom a file names, many at a time: by the rules and in the way of everybody whom
 * an organiser enters. No mail goes out and no answer is kept under a key: whoever imports says
 * which rows are done, in the same transaction.
 */
@Component
public final class ImportRegistrations {

  private final WriteSignUps writeSignUps;
  private final SignUpStore store;
  private final Transactions transactions;
  private final JdbcTemplate jdbc;

  ImportRegistrations(
      WriteSignUps writeSignUps, SignUpStore store, Transactions transactions, JdbcTemplate jdbc) {
    this.writeSignUps = writeSignUps;
    this.store = store;
    this.transactions = transactions;
    this.jdbc = jdbc;
  }

  /**
   * One of them.
   *
   * @param number which row of the file it is
   * @param body as of a sign-up
   */
  public record Row(int number, JsonNode body) {}

  /** What came of one of them. */
  public sealed interface Outcome {
    /**
     * They have a place, or one in line.
     *
     * @param registrationId of somebody who was written; made up where it was only tried
     */
    record Admitted(UUID registrationId, boolean waits) implements Outcome {}

    record AlreadyRegistered() implements Outcome {}

    /** A row before it has the same address. */
    record Repeated(int number) implements Outcome {}

    record SoldOut() implements Outcome {}

    /** The event is over. */
    record Over() implements Outcome {}

    record Invalid(List<FieldError> errors) implements Outcome {
      public Invalid {
        errors = List.copyOf(errors);
      }
    }
  }

  /** Registers them in the order given; part of the caller's transaction, if there is one. */
  public List<Outcome> write(EventDefinition event, List<Row> rows, UUID accountId) {
    Admission admission = Admission.imported(accountId);
    return outcomes(
        event,
        rows,
        (row, signUp) -> Optional.empty(),
        pending -> writeSignUps.write(pending, admission));
  }

  /** What is wrong with a sign-up, whatever the store says. */
  public static List<FieldError> mistakes(EventDefinition event, JsonNode body) {
    return SignUpForm.readByHand(event, body).errors();
  }

  /** Tries out what would come of a whole file, some rows after the other. */
  public Trial trial(UUID accountId) {
    return new Trial(Admission.imported(accountId));
  }

  /**
   * Decides as {@link #write} would and writes nothing. The places that it gives out are those that
   * were left when it began.
   */
  public final class Trial {

    private final Admission admission;
    private final Map<String, Integer> rowOfAddress = new HashMap<>();
    private @Nullable Seats seats;

    private Trial(Admission admission) {
      this.admission = admission;
    }

    /** The next rows, in the order given. */
    public List<Outcome> next(EventDefinition event, List<Row> rows) {
      return outcomes(event, rows, this::repeated, pending -> decide(event, pending));
    }

    private Optional<Outcome> repeated(Row row, SignUp signUp) {
      Integer before = rowOfAddress.putIfAbsent(signUp.email().normalised(), row.number());
      return Optional.ofNullable(before).map(Outcome.Repeated::new);
    }

    private List<SignUpOutcome> decide(EventDefinition event, List<PendingSignUp> pending) {
      ConnectionCallback<SignUpBatch.Known> look =
          connection -> store.lockAndProbe(connection, event.id().value(), pending);
      SignUpBatch.Known known =
          transactions.write(() -> Objects.requireNonNull(jdbc.execute(look)));
      if (seats == null) {
        seats = known.seats();
      }
      return writeSignUps.decide(
          pending, new SignUpBatch.Known(seats, Map.of(), known.addresses()), admission);
    }
  }

  /**
   * One for each row.
   *
   * @param before what can be said without asking the store
   */
  private static List<Outcome> outcomes(
      EventDefinition event,
      List<Row> rows,
      BiFunction<Row, SignUp, Optional<Outcome>> before,
      Function<List<PendingSignUp>, List<SignUpOutcome>> decide) {
    Map<Integer, Outcome> said = new HashMap<>();
    List<PendingSignUp> pending = new ArrayList<>();
    for (Row row : rows) {
      SignUpForm.Reading reading = SignUpForm.readByHand(event, row.body());
      SignUp signUp = reading.signUp();
      Optional<Outcome> outcome =
          signUp == null
              ? Optional.of(new Outcome.Invalid(reading.errors()))
              : before.apply(row, signUp);
      outcome.ifPresentOrElse(
          one -> said.put(row.number(), one),
          () -> pending.add(pending(event, Objects.requireNonNull(signUp), row)));
    }
    Iterator<SignUpOutcome> decided =
        pending.isEmpty() ? Collections.emptyIterator() : decide.apply(pending).iterator();
    return rows.stream()
        .map(row ->
            said.containsKey(row.number()) ? said.get(row.number()) : outcome(decided.next()))
        .toList();
  }

  /** Nobody asks again under this key, which is its own only among the rows of a batch. */
  private static PendingSignUp pending(EventDefinition event, SignUp signUp, Row row) {
    return new PendingSignUp(event, signUp, "row " + row.number(), "");
  }

  private static Outcome outcome(SignUpOutcome outcome) {
    return switch (outcome) {
      case SignUpOutcome.Confirmed(var confirmation, var nonce) ->
          new Outcome.Admitted(confirmation.id(), false);
      case SignUpOutcome.Waiting(var confirmation, var nonce) ->
          new Outcome.Admitted(confirmation.id(), true);
      case SignUpOutcome.AlreadyRegistered known -> new Outcome.AlreadyRegistered();
      case SignUpOutcome.SoldOut soldOut -> new Outcome.SoldOut();
      case SignUpOutcome.Closed closed -> new Outcome.Over();
      default -> throw new IllegalStateException("not said of an import: " + outcome);
    };
  }
}
