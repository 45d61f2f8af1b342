package conference.catalogue;

import conference.privacy.PersonalDataHolder;
import conference.privacy.PersonalRecords;
import conference.privacy.RetentionSchedule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Events know how long their people are remembered; the only people they name are organisers. */
@Component
final class CatalogueRetention implements RetentionSchedule, PersonalDataHolder {

  private final Catalogue catalogue;

  CatalogueRetention(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** The day after the last one on which data is kept has begun where the event is. */
  @Override
  public List<UUID> eventsToForget(Instant now) {
    return catalogue.all().stream()
        .filter(event -> LocalDate.ofInstant(now, event.timeZone()).isAfter(event.eraseAfter()))
        .map(event -> event.id().value())
        .toList();
  }

  @Override
  public List<PersonalRecords> records() {
    return List.of();
  }

  @Override
  public List<OfOthers> ofOthers() {
    return List.of(
        new OfOthers(
            "event",
            "organiser",
            "The organiser's own contact, published by them",
            "stays: it is part of the event"));
  }
}
