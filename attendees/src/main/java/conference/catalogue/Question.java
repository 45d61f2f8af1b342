package conference.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.annotation.Nulls;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something an event asks at sign-up. A withdrawn one is no longer asked, but has been answered.
 */
public record Question(
    UUID id,
    String code,
    Kind kind,
    boolean required,
    LocalizedText label,
    @Nullable LocalizedText help,
    Rules rules,
    boolean withdrawn) {

  /** Asked of everyone, unless the rules name ticket types. */
  public boolean isAskedOf(String ticketType) {
    return rules.ticketTypes().isEmpty() || rules.ticketTypes().contains(ticketType);
  }

  public Question asWithdrawn() {
    return new Question(id, code, kind, required, label, help, rules, true);
  }

  /** What kind of answer it takes; the name on the wire is the constant's, in kebab case. */
  public enum Kind {
    TEXT,
    LONG_TEXT,
    SINGLE_CHOICE,
    MULTIPLE_CHOICE,
    YES_NO,
    NUMBER,
    DATE;

    @JsonValue
    public String wireName() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Kind> of(String wireName) {
      return Arrays.stream(values()).filter(kind -> kind.wireName().equals(wireName)).findFirst();
    }

    public boolean isText() {
      return this == TEXT || this == LONG_TEXT;
    }

    public boolean isChoice() {
      return this == SINGLE_CHOICE || this == MULTIPLE_CHOICE;
    }
  }

  /**
   * What an answer has to keep to. Each rule belongs to certain kinds; the others leave it out. The
   * length is counted in code points, and bounds are included.
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Rules(
      @Nullable Integer maxLength,
      @Nullable BigDecimal minimum,
      @Nullable BigDecimal maximum,
      @Nullable LocalDate earliest,
      @Nullable LocalDate latest,
      @JsonSetter(nulls = Nulls.AS_EMPTY) List<Option> options,
      @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> ticketTypes) {

    public static final Rules NONE = new Rules(null, null, null, null, null, List.of(), List.of());

    public Rules {
      options = List.copyOf(options);
      ticketTypes = List.copyOf(ticketTypes);
    }

    public Rules withOptions(List<Option> others) {
      return new Rules(maxLength, minimum, maximum, earliest, latest, others, ticketTypes);
    }

    Rules inOrderOf(List<String> locales) {
      return withOptions(options.stream().map(option -> option.inOrderOf(locales)).toList());
    }
  }

  /** One choice. A withdrawn one can't be chosen any more, but has been. */
  public record Option(String code, LocalizedText label, boolean withdrawn) {

    Option inOrderOf(List<String> locales) {
      return new Option(code, label.inOrderOf(locales), withdrawn);
    }
  }
}
