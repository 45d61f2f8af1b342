package conference.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("The shape of the model, by CALM's own schemas,")
class SchemaCheckTest {

  private static final Path MODEL = Path.of("conference-registration.architecture.json");
  private static final Path META =
      Path.of(System.getProperty("calm.meta", "../../shared/calm/meta/1.2"));

  @BeforeEach
  void the_schemas_are_at_hand() {
    assumeTrue(
        Files.isDirectory(META),
        () -> "no CALM 1.2 meta-schemas in " + META + "; name a folder with -Dcalm.meta=DIR");
  }

  @Test
  void is_valid_as_it_is_committed() {
    assertThat(SchemaCheck.check(Model.read(MODEL), META)).isEmpty();
  }

  @Test
  void is_not_valid_once_a_connection_has_no_destination() {
    var root = (ObjectNode) JsonMapper.shared().readTree(MODEL.toFile());
    ((ObjectNode) root.at("/relationships/0/relationship-type/connects")).remove("destination");
    assertThat(SchemaCheck.check(new Model(root), META)).isNotEmpty();
  }
}
