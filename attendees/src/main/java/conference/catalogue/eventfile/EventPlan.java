package conference.catalogue.eventfile;

import conference.catalogue.EventDefinition.Duplicates;
import conference.catalogue.EventDefinition.State;
import conference.catalogue.LocalizedText;
import conference.catalogue.Organiser;
import conference.catalogue.Question;
import conference.catalogue.Venue;
import conference.catalogue.WaitingList;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a file says an event should be, before anybody has looked at what it is in the store. */
record EventPlan(
    String slug,
    State state,
    List<String> locales,
    LocalizedText title,
    LocalizedText summary,
    LocalizedText description,
    Times times,
    Duplicates duplicates,
    boolean approval,
    @Nullable WaitingList waitingList,
    Venue venue,
    Organiser organiser,
    Notice privacyNotice,
    List<Pool> pools,
    List<Type> ticketTypes,
    List<Asked> questions,
    String sha256) {

  record Times(
      ZoneId zone,
      Instant startsAt,
      Instant endsAt,
      Instant signUpOpensAt,
      Instant signUpClosesAt,
      LocalDate eraseAfter) {}

  /** The path is where the file says the capacity, for what turns out to be wrong only later. */
  record Pool(String path, String code, LocalizedText name, int capacity) {}

  record Type(String code, LocalizedText name, LocalizedText description, List<String> poolCodes) {}

  /** The path is that of the kind. */
  record Asked(
      String path,
      String code,
      Question.Kind kind,
      boolean required,
      LocalizedText label,
      @Nullable LocalizedText help,
      Question.Rules rules) {}

  record Notice(int version, LocalizedText text) {}
}
