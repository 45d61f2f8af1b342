package conference.organiser.duplicates;

import conference.organiser.attendees.AttendeeBodies.AskedBody;
import conference.organiser.attendees.AttendeeBodies.AttendeeBody;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** How pairs are written, and what is decided about them. */
final class DuplicateBodies {

  private DuplicateBodies() {}

  @Schema(name = "DuplicatePage")
  record PageBody(
      @Schema(description = "How many there are on all pages") long total,
      @Schema(description = "Whether everybody was compared: false while that takes time")
          boolean complete,
      int page,
      int size,
      AskedBody asked,
      List<PairBody> pairs) {}

  @Schema(name = "DuplicatePair")
  record PairBody(
      @Schema(description = "0 to 100: how much speaks for one person") int score,
      @Schema(description = "Whether it is more likely than not") boolean likely,
      @Schema(
              allowableValues = {
                "same-mailbox",
                "same-name",
                "swapped-names",
                "similar-name",
                "shorter-name",
                "same-local-part",
                "similar-address",
                "same-domain",
                "same-organisation"
              })
          List<String> reasons,
      @Schema(description = "The one that registered first, then the other")
          List<AttendeeBody> attendees) {}

  @Schema(name = "DuplicateSide")
  record SideBody(String reference, @Schema(description = "As it was seen") int revision) {}

  @Schema(name = "DuplicateMerge")
  record MergeBody(
      SideBody stays,
      SideBody ends,
      @Schema(
              description = "What to take over from the one that ends",
              allowableValues = {"givenName", "familyName", "email", "organisation", "answers"})
          List<String> take) {}

  @Schema(name = "DuplicateDecision")
  record DecisionBody(
      @Schema(description = "The references of both") List<String> references,
      @Schema(description = "False takes it back") boolean different) {}
}
