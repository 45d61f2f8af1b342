package conference.organiser.announcements;

import conference.catalogue.Catalogue;
import conference.catalogue.EventId;
import conference.notification.Announcements;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What the mails of an announcement say. */
@Component
final class WrittenAnnouncements implements Announcements {

  private final AnnouncementStore store;
  private final Catalogue catalogue;

  WrittenAnnouncements(AnnouncementStore store, Catalogue catalogue) {
    this.store = store;
    this.catalogue = catalogue;
  }

  @Override
  public Optional<Announcement> find(UUID eventId, UUID id) {
    return catalogue
        .find(new EventId(eventId))
        .flatMap(event ->
            store
                .find(eventId, id)
                .map(texts -> new Announcement(event, texts.subject(), texts.body())));
  }
}
