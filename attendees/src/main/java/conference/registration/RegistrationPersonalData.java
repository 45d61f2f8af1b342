package conference.registration;

import conference.privacy.PersonalDataHolder;
import conference.privacy.PersonalRecords;
import conference.privacy.PersonalRecords.Field;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The registration itself, the consent to it, its history, and answers kept for retries. */
@Component
class RegistrationPersonalData implements PersonalDataHolder {

  private static final Duration RETRIES_END_AFTER = Duration.ofHours(24);

  private final EndRegistration endRegistration;
  private final InstantSource clock;

  RegistrationPersonalData(EndRegistration endRegistration, InstantSource clock) {
    this.endRegistration = endRegistration;
    this.clock = clock;
  }

  @Override
  public List<UUID> claimSome(UUID eventId, int atMost) {
    return endRegistration.claimSome(eventId, atMost);
  }

  @Override
  public void release(UUID eventId, Collection<UUID> registrations) {
    endRegistration.release(eventId, registrations, clock.instant());
  }

  @Override
  public List<PersonalRecords> records() {
    return List.of(registration(), consent(), audit(), idempotency());
  }

  @Override
  public List<OfOthers> ofOthers() {
    return List.of(
        new OfOthers(
            "consent",
            "recorded_by",
            "Which organiser says that the consent was given, where one registered somebody",
            "goes with the registration"));
  }

  private static PersonalRecords registration() {
    return PersonalRecords.deleted(
        "registration",
        "id",
        "Your registration: to hold your place, to let you in, and to reach you about the event",
        List.of(
            new Field("id", "id", "A random id that stands for the registration"),
            new Field("reference", "reference", "The short name of the registration, for people"),
            new Field(
                "state", "state", "Whether a place is held, offered, waited for or requested"),
            new Field("ticket_type_id", "ticketTypeId", "What was signed up as"),
            new Field("given_name", "givenName", "Given name"),
            new Field("family_name", "familyName", "Family name"),
            new Field("email", "email", "E-mail address, as it was typed"),
            new Field(
                "email_normalised", "emailNormalised", "The same in the form used to compare"),
            new Field("organisation", "organisation", "Organisation, if one was given"),
            new Field("answers", "answers", "Answers to the event's own questions, by their code"),
            new Field("locale", "locale", "The language we write in"),
            new Field("registered_at", "registeredAt", "When the place was booked"),
            new Field("updated_at", "updatedAt", "When something was last changed"),
            new Field("cancelled_at", "cancelledAt", "When the place was given back"),
            new Field(
                "waiting_position", "waitingPosition", "The place in the waiting list, if any"),
            new Field("offer_expires_at", "offerExpiresAt", "Until when an offered place is held"),
            new Field("ended_by", "endedBy", "Why the registration ended"),
            new Field("ended_reason", "endedReason", "What the organiser gave as the reason"),
            new Field("approval", "approval", "Whether the organiser has approved the request")));
  }

  private static PersonalRecords consent() {
    return PersonalRecords.deleted(
        "consent",
        "registration_id",
        "Shows what was consented to, and in which words",
        List.of(
            new Field("registration_id", "registrationId", "Who consented"),
            new Field("purpose", "purpose", "What the text is about"),
            new Field("version", "version", "Which version of the text it was"),
            new Field("locale", "locale", "In which language it was read"),
            new Field("text_sha256", "textSha256", "The hash of the words that were read"),
            new Field("given_at", "givenAt", "When the consent was given"),
            new Field("withdrawn_at", "withdrawnAt", "When it was withdrawn")));
  }

  private static PersonalRecords audit() {
    return PersonalRecords.deleted(
        "audit",
        "registration_id",
        "What was done with the registration, so that mistakes and misuse can be found",
        List.of(
            new Field("registration_id", "registrationId", "Which registration"),
            new Field("at", "at", "When"),
            new Field("action", "action", "What was done"),
            new Field("detail", "detail", "Which parts were touched")));
  }

  private static PersonalRecords idempotency() {
    return PersonalRecords.deleted(
            "idempotency",
            "registration_id",
            "Lets a repeated request get its first answer instead of acting twice; for a day",
            List.of(
                new Field("registration_id", "registrationId", "Which registration came of it"),
                new Field("request_sha256", "requestSha256", "The hash of the request"),
                new Field("answer", "answer", "The answer that was given")))
        .expiring("answered_at", RETRIES_END_AFTER);
  }
}
