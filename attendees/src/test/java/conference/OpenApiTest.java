package conference;

import static org.assertj.core.api.Assertions.assertThat;

import conference.platform.ProblemType;
import conference.store.TestStore;
import conference.testing.OpenApiDescription;
import conference.testing.TestService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;

/** The description of the API that is committed, served and made into the website's types. */
class OpenApiTest {

  private static final Path COMMITTED =
      Path.of("../conference-website/src/shared/api/openapi.json");

  private static final String REFRESH =
      "mvn -pl attendees -am test -Dtest=OpenApiTest -Dopenapi.write=true"
          + " -Dsurefire.failIfNoSpecifiedTests=false";

  private static String made() {
    try (var service =
        TestService.start(
            TestStore.fresh(),
            application -> {
              application.addPrimarySources(List.of(OpenApiDescription.class));
              application.setDefaultProperties(
                  Map.of(
                      "springdoc.api-docs.path",
                      OpenApiDescription.PATH,
                      "springdoc.default-produces-media-type",
                      "application/json",
                      // Not the endpoints with which tests show what the rules refuse.
                      "springdoc.paths-to-match",
                      "/api/**"));
            })) {
      return pretty(TestService.json(service.get(OpenApiDescription.PATH)));
    }
  }

  private static String pretty(JsonNode json) {
    return TestService.JSON
            .writer()
            .with(SerializationFeature.INDENT_OUTPUT)
            .with(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
            .writeValueAsString(json)
            .replace("\r\n", "\n")
        + "\n";
  }

  @Test
  void the_committed_description_is_what_the_controllers_say() throws IOException {
    var made = made();
    if (Boolean.getBoolean("openapi.write")) {
      Files.createDirectories(COMMITTED.getParent());
      Files.writeString(COMMITTED, made);
    }

    assertThat(Files.readString(COMMITTED))
        .as("openapi.json is out of date; refresh it by: %s", REFRESH)
        .isEqualTo(made);
  }

  @Test
  void the_service_serves_the_committed_description() throws IOException {
    try (var service = TestService.start()) {
      var served = service.get("/api/v1/openapi.json");

      assertThat(served.statusCode()).isEqualTo(200);
      assertThat(served.headers().firstValue("Content-Type")).hasValue("application/json");
      assertThat(TestService.json(served))
          .isEqualTo(TestService.JSON.readTree(Files.readString(COMMITTED)));
      assertThat(TestService.json(served).get("openapi").stringValue()).startsWith("3.1");
    }
  }

  @Test
  void every_problem_that_an_endpoint_can_tell_is_described_somewhere() throws IOException {
    var text = Files.readString(COMMITTED);
    // These come before any endpoint is reached, or from the load balancer.
    var anywhere =
        Set.of(
            ProblemType.NOT_ACCEPTABLE,
            ProblemType.METHOD_NOT_ALLOWED,
            ProblemType.NOT_FOUND,
            ProblemType.IDEMPOTENCY_IN_PROGRESS);

    assertThat(
            Arrays.stream(ProblemType.values())
                .filter(type -> !anywhere.contains(type))
                .filter(type -> !text.contains("/problems/" + type.code() + "\"")))
        .isEmpty();
  }
}
