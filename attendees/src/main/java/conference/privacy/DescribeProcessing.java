package conference.privacy;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is held of attendees, by categories: out of the same declarations that erase it. */
@Component
public final class DescribeProcessing {

  private final PersonalDataRegister register;
  private final List<PersonalDataHolder> holders;

  DescribeProcessing(PersonalDataRegister register, List<PersonalDataHolder> holders) {
    this.register = register;
    this.holders = List.copyOf(holders);
  }

  /**
   * One category of data, as it is held for one length of time.
   *
   * @param kept whether it outlives an erasure
   * @param goesAfter how long at most; as long as the registration where nothing is said
   */
  public record Processed(String category, boolean kept, @Nullable Duration goesAfter) {}

  /** Each once, in the order of the alphabet. */
  public List<Processed> ofAttendees() {
    Map<PersonalDataRegister.Column, String> categories = register.personal();
    return holders.stream()
        .flatMap(holder -> holder.records().stream())
        .flatMap(records ->
            records.fields().stream()
                .map(field -> new PersonalDataRegister.Column(records.table(), field.column()))
                .filter(categories::containsKey)
                .map(column -> processed(records, categories.getOrDefault(column, ""))))
        .distinct()
        .sorted(
            Comparator.comparing(Processed::category)
                .thenComparing(Processed::kept)
                .thenComparing(
                    Processed::goesAfter, Comparator.nullsFirst(Comparator.naturalOrder())))
        .toList();
  }

  private static Processed processed(PersonalRecords records, String category) {
    PersonalRecords.Expiry expiry = records.expiry();
    return new Processed(
        category,
        records.erasure() instanceof PersonalRecords.Erasure.Kept,
        expiry == null ? null : expiry.age());
  }
}
