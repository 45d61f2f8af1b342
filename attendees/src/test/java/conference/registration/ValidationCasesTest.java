package conference.registration;

import static org.assertj.core.api.Assertions.assertThat;

import conference.catalogue.LocalizedText;
import conference.catalogue.Question;
import conference.platform.FieldError;
import conference.platform.JsonMembers;
import conference.testing.TestService;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** The cases that hold the website and the service to the same rules. */
class ValidationCasesTest {

  private static final Path CASES =
      Path.of("../conference-website/src/features/registration/validation-cases.json");

  @TestFactory
  Stream<DynamicTest> the_service_judges_as_the_website_does() throws IOException {
    var cases = TestService.JSON.readTree(Files.readString(CASES));
    assertThat(cases.size()).isGreaterThan(50);
    return StreamSupport.stream(cases.spliterator(), false)
        .map(one -> DynamicTest.dynamicTest(name(one), () -> check(one)));
  }

  private static String name(JsonNode one) {
    var text = one.path("field").asString() + " " + one.path("value");
    return text.substring(0, Math.min(80, text.length())) + " -> " + one.path("expected");
  }

  private static void check(JsonNode one) {
    var expected = one.get("expected");
    var codes =
        one.path("field").asString().equals("answer")
            ? answerCodes(one.get("question"), one.get("value"))
            : detailCodes(one.path("field").asString(), one.get("value"));
    assertThat(codes).isEqualTo(expected.isNull() ? List.of() : List.of(expected.stringValue()));
  }

  private static List<String> detailCodes(String field, JsonNode value) {
    var errors = new ArrayList<FieldError>();
    var body = TestService.JSON.createObjectNode();
    body.set(field, value);
    var form = new DetailForm(JsonMembers.of(body, errors));
    switch (field) {
      case "email" -> form.email(field);
      case "organisation" -> form.organisation(field);
      default -> form.name(field);
    }
    return errors.stream().map(FieldError::code).toList();
  }

  private static List<String> answerCodes(JsonNode question, JsonNode value) {
    var codes = new ArrayList<String>();
    new AnswerForm(question(question), codes::add).read(value, true);
    return codes;
  }

  private static Question question(JsonNode json) {
    var kind = json.path("kind").asString().toUpperCase(Locale.ROOT).replace('-', '_');
    var options = new ArrayList<Question.Option>();
    json.path("options")
        .forEach(o -> options.add(new Question.Option(o.path("code").asString(), text(), false)));
    var rules =
        new Question.Rules(
            json.has("maxLength") ? json.get("maxLength").intValue() : null,
            number(json.get("minimum")),
            number(json.get("maximum")),
            date(json.get("earliest")),
            date(json.get("latest")),
            options,
            List.of());
    return new Question(
        new UUID(0, 0),
        "q",
        Question.Kind.valueOf(kind),
        json.path("required").asBoolean(),
        text(),
        null,
        rules,
        false);
  }

  private static LocalizedText text() {
    return new LocalizedText(Map.of("en", "Text"));
  }

  private static @Nullable BigDecimal number(@Nullable JsonNode json) {
    return json == null ? null : json.decimalValue();
  }

  private static @Nullable LocalDate date(@Nullable JsonNode json) {
    return json == null ? null : LocalDate.parse(json.stringValue());
  }
}
