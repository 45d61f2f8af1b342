package conference.organiser.imports;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file that was brought in.
 *
 * @param header the names of its columns
 * @param rows how many it had below them
 */
record Import(
    UUID eventId,
    UUID id,
    UUID accountId,
    String fileName,
    Instant uploadedAt,
    State state,
    List<String> header,
    Meaning meaning,
    Choice choice,
    int rows,
    Progress progress,
    @Nullable Instant begunAt,
    @Nullable Instant endedAt) {
  Import {
    header = List.copyOf(header);
  }

  /** How far it is. */
  enum State {
    /** Its columns can be named. */
    UPLOADED,
    CHECKING,
    CHECKED,
    RUNNING,
    DONE,
    /** Not all of it could be done, so nothing was. */
    REFUSED,
    CANCELLED;

    String stored() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State of(String stored) {
      return valueOf(stored.toUpperCase(Locale.ROOT));
    }
  }

  /**
   * What the file means.
   *
   * @param columns what each column is, see {@link Columns}
   * @param ticketType what somebody gets whose row says nothing; empty when each row has to
   * @param locale their language, likewise
   * @param waitingList whether whoever finds no place waits for one
   */
  record Meaning(List<String> columns, String ticketType, String locale, boolean waitingList) {
    Meaning {
      columns = List.copyOf(columns);
    }
  }

  /**
   * What happens to its rows.
   *
   * @param skipBad whether the good ones are registered where others are not
   * @param mail whether everybody is told
   */
  record Choice(boolean skipBad, boolean mail) {}

  /**
   * How many rows were looked at in this state, and what came of them.
   *
   * @param leftOut of people who have cancelled
   */
  record Progress(int done, int bad, int leftOut, int imported) {}

  /**
   * What is wrong with a row.
   *
   * @param field as of a column; empty when it is about the whole row
   * @param row another row that it is about
   */
  record Problem(String field, String code, @Nullable Integer row) {}

  /** One row; numbered as spreadsheets count, in which the names of the columns are row 1. */
  record Row(int number, List<String> cells, List<Problem> problems) {
    Row {
      cells = List.copyOf(cells);
      problems = List.copyOf(problems);
    }
  }
}
