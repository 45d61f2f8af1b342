package conference.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the events' endpoints answer. Texts are sent in all languages; the website chooses. */
final class EventAnswers {

  private EventAnswers() {}

  record Events(List<EventSummary> events) {
    static Events of(List<EventDefinition> events) {
      return new Events(events.stream().map(EventSummary::of).toList());
    }
  }

  record EventSummary(
      @Schema(example = "tidewater-2027") String slug,
      Map<String, String> title,
      Map<String, String> summary,
      Instant startsAt,
      Instant endsAt,
      @Schema(example = "Europe/Lisbon") String timeZone,
      VenueSummary venue,
      SignUpTimes signUp) {

    static EventSummary of(EventDefinition event) {
      var venue = event.venue();
      return new EventSummary(
          event.slug(),
          event.title().byLocale(),
          event.summary().byLocale(),
          event.startsAt(),
          event.endsAt(),
          event.timeZone().getId(),
          new VenueSummary(venue.name().byLocale(), venue.city(), venue.country()),
          SignUpTimes.of(event));
    }
  }

  record VenueSummary(
      Map<String, String> name, String city, @Schema(example = "PT") String country) {}

  record SignUpTimes(Instant opensAt, Instant closesAt) {
    static SignUpTimes of(EventDefinition event) {
      return new SignUpTimes(event.signUpOpensAt(), event.signUpClosesAt());
    }
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Event(
      @Schema(example = "tidewater-2027") String slug,
      Map<String, String> title,
      Map<String, String> summary,
      @Schema(description = "Markdown: paragraphs, lists, bold, links")
          Map<String, String> description,
      @Schema(description = "Language tags; the first is the default") List<String> locales,
      Instant startsAt,
      Instant endsAt,
      @Schema(example = "Europe/Lisbon") String timeZone,
      VenueDetails venue,
      OrganiserDetails organiser,
      SignUpTimes signUp,
      List<TicketTypeDetails> ticketTypes,
      List<QuestionDetails> questions,
      PrivacyNoticeDetails privacyNotice,
      @Schema(allowableValues = {"tell", "conceal"}) String duplicates,
      @Schema(description = "Whether an organiser decides on each sign-up") boolean approval,
      @Nullable @Schema(description = "Left out when the event has none")
          WaitingListDetails waitingList) {

    static Event of(EventDefinition event) {
      return new Event(
          event.slug(),
          event.title().byLocale(),
          event.summary().byLocale(),
          event.description().byLocale(),
          event.locales(),
          event.startsAt(),
          event.endsAt(),
          event.timeZone().getId(),
          VenueDetails.of(event.venue()),
          OrganiserDetails.of(event.organiser()),
          SignUpTimes.of(event),
          event.offeredTicketTypes().stream().map(TicketTypeDetails::of).toList(),
          event.askedQuestions().stream().map(QuestionDetails::of).toList(),
          PrivacyNoticeDetails.of(event.privacyNotice()),
          event.duplicates().stored(),
          event.approval(),
          WaitingListDetails.of(event.waitingList()));
    }
  }

  @Schema(name = "WaitingList")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record WaitingListDetails(
      @Schema(description = "A place that frees is confirmed to the next in line, or offered")
          WaitingList.Rule rule,
      @Nullable @Schema(description = "How long an offer holds") Integer offerHours) {

    static @Nullable WaitingListDetails of(@Nullable WaitingList list) {
      return list == null
          ? null
          : new WaitingListDetails(list.rule(), list.offers() ? list.offerHours() : null);
    }
  }

  @Schema(name = "Venue")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record VenueDetails(
      Map<String, String> name,
      @Schema(description = "Lines, as on an envelope") List<String> address,
      String city,
      @Schema(example = "PT") String country,
      @Nullable URI url,
      @Nullable Double latitude,
      @Nullable Double longitude) {

    static VenueDetails of(Venue venue) {
      return new VenueDetails(
          venue.name().byLocale(),
          venue.address(),
          venue.city(),
          venue.country(),
          venue.url(),
          venue.latitude(),
          venue.longitude());
    }
  }

  @Schema(name = "Organiser")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record OrganiserDetails(String name, String email, @Nullable URI url) {
    static OrganiserDetails of(Organiser organiser) {
      return new OrganiserDetails(organiser.name(), organiser.email(), organiser.url());
    }
  }

  @Schema(name = "TicketType")
  record TicketTypeDetails(String code, Map<String, String> name, Map<String, String> description) {
    static TicketTypeDetails of(TicketType type) {
      return new TicketTypeDetails(
          type.code(), type.name().byLocale(), type.description().byLocale());
    }
  }

  @Schema(name = "Question")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record QuestionDetails(
      String code,
      Question.Kind kind,
      boolean required,
      Map<String, String> label,
      @Nullable Map<String, String> help,
      @Nullable List<OptionDetails> options,
      @Nullable @Schema(description = "Counted in code points") Integer maxLength,
      @Nullable BigDecimal minimum,
      @Nullable BigDecimal maximum,
      @Nullable LocalDate earliest,
      @Nullable LocalDate latest,
      @Nullable @Schema(description = "Asked only of these; of everyone when left out")
          List<String> ticketTypes) {

    static QuestionDetails of(Question question) {
      var rules = question.rules();
      var help = question.help();
      return new QuestionDetails(
          question.code(),
          question.kind(),
          question.required(),
          question.label().byLocale(),
          help == null ? null : help.byLocale(),
          question.kind().isChoice() ? OptionDetails.of(rules.options()) : null,
          rules.maxLength(),
          rules.minimum(),
          rules.maximum(),
          rules.earliest(),
          rules.latest(),
          rules.ticketTypes().isEmpty() ? null : rules.ticketTypes());
    }
  }

  @Schema(name = "Option")
  record OptionDetails(String code, Map<String, String> label) {
    static List<OptionDetails> of(List<Question.Option> options) {
      return options.stream()
          .filter(option -> !option.withdrawn())
          .map(option -> new OptionDetails(option.code(), option.label().byLocale()))
          .toList();
    }
  }

  @Schema(name = "PrivacyNotice")
  record PrivacyNoticeDetails(
      int version,
      @Schema(description = "Markdown: paragraphs, lists, bold, links") Map<String, String> text,
      @Schema(description = "Of each language's text, in hexadecimal") Map<String, String> sha256) {
    static PrivacyNoticeDetails of(PrivacyNotice notice) {
      return new PrivacyNoticeDetails(notice.version(), notice.text().byLocale(), notice.sha256());
    }
  }
}
