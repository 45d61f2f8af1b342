package conference.architecture;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Requirement and configuration documents of controls, found by the address they give themselves
 * ({@code $id}).
 */
public final class ControlDocuments {

  private static final JsonMapper JSON = JsonMapper.shared();

  /** What CALM asks of every requirement document; kept here so that a check needs no network. */
  private static final String CONTROL_REQUIREMENT =
      """
      {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "https://calm.finos.org/release/1.2/meta/control-requirement.json",
        "type": "object",
        "properties": {
          "control-id": {"type": "string"},
          "name": {"type": "string"},
          "description": {"type": "string"}
        },
        "required": ["control-id", "name", "description"]
      }
      """;

  private final Map<String, JsonNode> documents;
  private final SchemaRegistry schemas;

  private ControlDocuments(Map<String, JsonNode> documents) {
    this.documents = documents;
    var sources = new HashMap<String, String>();
    documents.forEach((url, document) -> sources.put(url, document.toString()));
    sources.put(
        "https://calm.finos.org/release/1.2/meta/control-requirement.json", CONTROL_REQUIREMENT);
    this.schemas =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(sources));
  }

  /** Reads every document of a folder. */
  public static ControlDocuments in(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      var documents = new HashMap<String, JsonNode>();
      files
          .filter(file -> file.toString().endsWith(".json"))
          .map(file -> JSON.readTree(file.toFile()))
          .forEach(document -> documents.put(Model.text(document, "$id"), document));
      return new ControlDocuments(documents);
    } catch (IOException problem) {
      throw new UncheckedIOException("cannot read the control documents in " + folder, problem);
    }
  }

  /** The document with that address, if it is there. */
  public Optional<JsonNode> find(String url) {
    return Optional.ofNullable(documents.get(url));
  }

  /** The ways in which a configuration breaks its requirement; empty when it keeps it. */
  List<String> violations(JsonNode configuration, JsonNode requirement) {
    return schemas.getSchema(requirement).validate(configuration).stream()
        .map(Error::toString)
        .toList();
  }
}
