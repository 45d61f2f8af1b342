package conference.organiser.imports;

import conference.catalogue.EventDefinition;
import conference.organiser.imports.Import.Meaning;
import conference.organiser.imports.Import.Problem;
import conference.registration.ImportRegistrations;
import conference.registration.ImportRegistrations.Outcome;
import conference.registration.ImportRegistrations.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Some rows of a file, as they are looked at together.
 *
 * @param readable what can be a sign-up, in the order of the file
 * @param tags by the numbers of the rows that have some
 * @param leftOut the numbers of rows that nobody is registered for
 * @param problems of those that cannot even be tried, with all that is wrong with them
 */
record RowsAtOnce(
    List<Row> readable,
    Map<Integer, Set<String>> tags,
    List<Integer> leftOut,
    Map<Integer, List<Problem>> problems) {

  /** As many as one transaction takes in well under a second. */
  static final int MOST = 500;

  /** Who has been admitted, and what is wrong with the others; by their rows' numbers. */
  record Judged(Map<Integer, Outcome.Admitted> admitted, Map<Integer, List<Problem>> problems) {}

  static RowsAtOnce of(EventDefinition event, Meaning meaning, List<Import.Row> rows) {
    var some =
        new RowsAtOnce(
            new ArrayList<>(), new LinkedHashMap<>(), new ArrayList<>(), new LinkedHashMap<>());
    rows.forEach(row -> some.add(event, row.number(), ImportedRow.of(event, meaning, row.cells())));
    return some;
  }

  private void add(EventDefinition event, int number, ImportedRow row) {
    if (row.cancelled()) {
      leftOut.add(number);
    } else if (row.problems().isEmpty()) {
      readable.add(new Row(number, row.body()));
      if (!row.tags().isEmpty()) {
        tags.put(number, row.tags());
      }
    } else {
      List<Problem> all = new ArrayList<>(row.problems());
      ImportRegistrations.mistakes(event, row.body()).stream()
          .map(ImportedRow::problem)
          .forEach(all::add);
      problems.put(number, List.copyOf(all));
    }
  }

  /** What comes of all of them; whoever cannot be understood is not admitted. */
  Judged judge(Function<List<Row>, List<Outcome>> decide) {
    Map<Integer, Outcome.Admitted> admitted = new LinkedHashMap<>();
    Map<Integer, List<Problem>> wrong = new LinkedHashMap<>(problems);
    List<Outcome> outcomes = readable.isEmpty() ? List.of() : decide.apply(readable);
    for (int i = 0; i < readable.size(); i++) {
      int number = readable.get(i).number();
      if (outcomes.get(i) instanceof Outcome.Admitted one) {
        admitted.put(number, one);
      } else {
        wrong.put(number, problems(outcomes.get(i)));
      }
    }
    return new Judged(admitted, wrong);
  }

  private static List<Problem> problems(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Admitted no -> List.of();
      case Outcome.AlreadyRegistered known -> one(Columns.EMAIL, "already-registered");
      case Outcome.Repeated(int number) ->
          List.of(new Problem(Columns.EMAIL, "repeated-in-file", number));
      case Outcome.SoldOut soldOut -> one(Columns.TICKET_TYPE, "sold-out");
      case Outcome.Over over -> one("", "event-over");
      case Outcome.Invalid(var errors) -> errors.stream().map(ImportedRow::problem).toList();
    };
  }

  private static List<Problem> one(String field, String code) {
    return List.of(new Problem(field, code, null));
  }
}
