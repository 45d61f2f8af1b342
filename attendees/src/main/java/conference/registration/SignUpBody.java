package conference.registration;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a sign-up is described; it is read member by member, to tell all mistakes at once. */
@Schema(name = "SignUp", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
public record SignUpBody(
    @Schema(minLength = 1, maxLength = 200, example = "Ada") String givenName,
    @Schema(minLength = 1, maxLength = 200, example = "Lovelace") String familyName,
    @Schema(format = "email", maxLength = 254, example = "ada@example.org") String email,
    @Schema(maxLength = 200, example = "Analytical Engines") @Nullable String organisation,
    @Schema(example = "regular") String ticketType,
    @Schema(
            description =
                "By question code: text, option code, option codes, yes or no, number or yyyy-mm-dd",
            example = "{\"diet\": \"vegetarian\", \"workshops\": [\"tides\"], \"years\": 4}")
        Map<String, Object> answers,
    ConsentBody consent,
    @Schema(description = "The language of mails", example = "en") String locale,
    @Schema(description = "Take a place on the waiting list, if the event has one and no seat")
        @Nullable Boolean waitingList) {

  @Schema(name = "Consent", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
  public record ConsentBody(
      @Schema(description = "The version that was shown", example = "1") int privacyNoticeVersion,
      @Schema(description = "The language in which it was read", example = "en") String locale) {}
}
