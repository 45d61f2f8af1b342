package conference.organiser.remarks;

import conference.registration.WrittenText;
import java.util.Optional;

/** A word by which organisers find a registration, as somebody wrote it. */
public record Tag(String value) {

  static final int LONGEST = 40;

  /** As many as are added in one go. */
  public static final int MOST_AT_ONCE = 20;

  public static Tag of(String written) {
    return new Tag(WrittenText.of(written).value());
  }

  /** The code of the rule that it breaks. */
  public Optional<String> problem() {
    WrittenText text = WrittenText.of(value);
    return text.isBlank() ? Optional.of("required") : text.problem(LONGEST);
  }
}
