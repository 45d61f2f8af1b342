package conference.privacy;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Everything held about one registration, for the person it is about: machine-readable, and each
 * value with what it means (GDPR art. 15 and 20).
 */
@Component
public final class ExportPerson {

  /** The rows of one kind, with what they are for and what each member means. */
  public record Records(
      String kind,
      String purpose,
      String afterErasure,
      Map<String, Meaning> members,
      List<JsonNode> rows) {}

  public record Meaning(String category, String description) {}

  private final PersonalDataStore store;
  private final PersonalDataRegister register;
  private final List<PersonalDataHolder> holders;

  ExportPerson(
      PersonalDataStore store, PersonalDataRegister register, List<PersonalDataHolder> holders) {
    this.store = store;
    this.register = register;
    this.holders = List.copyOf(holders);
  }

  public List<Records> export(UUID eventId, UUID registrationId) {
    Map<PersonalDataRegister.Column, String> categories = register.personal();
    return holders.stream()
        .flatMap(holder -> holder.records().stream())
        .sorted(Comparator.comparing(PersonalRecords::table))
        .map(records -> export(records, categories, eventId, registrationId))
        .toList();
  }

  private Records export(
      PersonalRecords records,
      Map<PersonalDataRegister.Column, String> categories,
      UUID eventId,
      UUID registrationId) {
    return new Records(
        records.table(),
        records.purpose(),
        records.erasure() instanceof PersonalRecords.Erasure.Kept ? "kept" : "deleted",
        meanings(records, categories),
        store.rows(records, eventId, registrationId));
  }

  private static Map<String, Meaning> meanings(
      PersonalRecords records, Map<PersonalDataRegister.Column, String> categories) {
    Map<String, Meaning> meanings = new LinkedHashMap<>();
    for (PersonalRecords.Field field : records.fields()) {
      var column = new PersonalDataRegister.Column(records.table(), field.column());
      String category = categories.getOrDefault(column, "unknown");
      meanings.put(field.name(), new Meaning(category, field.meaning()));
    }
    return meanings;
  }
}
