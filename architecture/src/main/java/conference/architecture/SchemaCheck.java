package conference.architecture;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Checks a model's shape against the CALM 1.2 meta-schemas, from a folder that holds copies of
 * them.
 */
public final class SchemaCheck {

  private static final String CORE = "https://calm.finos.org/release/1.2/meta/core.json";

  private SchemaCheck() {}

  /**
   * Validates without the network: every schema is found by its {@code $id} among the folder's
   * files.
   *
   * @param metaSchemas a folder with CALM's {@code core.json} and its neighbours
   */
  public static List<Finding> check(Model model, Path metaSchemas) {
    var registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(documents(metaSchemas)));
    JsonNode reference = JsonMapper.shared().createObjectNode().put("$ref", CORE);
    return registry.getSchema(reference).validate(model.root()).stream()
        .map(error -> new Finding(String.valueOf(error.getInstanceLocation()), error.getMessage()))
        .toList();
  }

  private static Map<String, String> documents(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      var documents = new HashMap<String, String>();
      for (Path file : files.filter(path -> path.toString().endsWith(".json")).toList()) {
        JsonNode document = JsonMapper.shared().readTree(file.toFile());
        documents.put(Model.text(document, "$id"), document.toString());
      }
      return documents;
    } catch (IOException problem) {
      throw new UncheckedIOException("cannot read the CALM meta-schemas in " + folder, problem);
    }
  }
}
