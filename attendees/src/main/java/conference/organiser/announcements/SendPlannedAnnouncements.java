package conference.organiser.announcements;

import conference.catalogue.Catalogue;
import conference.catalogue.EventDefinition;
import conference.catalogue.EventId;
import conference.organiser.announcements.AnnouncementStore.Due;
import conference.organiser.attendees.ChooseAttendees;
import conference.platform.Job;
import conference.platform.SafeMessage;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Sends announcements at the time that they are planned for, to whoever is in their view by then.
 * On several replicas the first one to begin sends it, and the others find nothing to do. The list
 * of attendees is asked for only then: a replica does not spend its start on it.
 */
@Component
class SendPlannedAnnouncements implements Job {

  private static final Logger log = LoggerFactory.getLogger(SendPlannedAnnouncements.class);
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final AnnouncementStore store;
  private final Announce announce;
  private final ObjectProvider<ChooseAttendees> chooseAttendees;
  private final Catalogue catalogue;
  private final InstantSource clock;

  SendPlannedAnnouncements(
      AnnouncementStore store,
      Announce announce,
      ObjectProvider<ChooseAttendees> chooseAttendees,
      Catalogue catalogue,
      InstantSource clock) {
    this.store = store;
    this.announce = announce;
    this.chooseAttendees = chooseAttendees;
    this.catalogue = catalogue;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "send-planned-announcements";
  }

  @Override
  public Duration pause() {
    return PAUSE;
  }

  @Override
  public void run() {
    for (Due due : store.due(clock.instant())) {
      catalogue.find(new EventId(due.eventId())).ifPresent(event -> begin(event, due));
    }
  }

  /** Nothing in a view that is no longer understood, as its ticket type is gone, is nobody. */
  private void begin(EventDefinition event, Due due) {
    try {
      var choice = chooseAttendees.getObject().choose(event, due.view());
      announce.begin(due, choice.registrations());
    } catch (RuntimeException e) {
      // Such as while the list is being gathered. It stays due, and must not hold up the others.
      log.warn("announcement {} did not begin yet: {}", due.id(), SafeMessage.of(e));
    }
  }
}
