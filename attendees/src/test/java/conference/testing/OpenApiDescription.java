package conference.testing;

import conference.catalogue.EventDefinition;
import conference.organiser.access.SignedIn.Organiser;
import conference.platform.ProblemBody;
import conference.platform.ProblemType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.servers.Server;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.configuration.SpringDocConfiguration;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.properties.SpringDocConfigProperties;
import org.springdoc.core.utils.SpringDocUtils;
import org.springdoc.webmvc.core.configuration.SpringDocWebMvcConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Added to the service by one test only, and so no component that every test would find: makes the
 * description of the API from its controllers.
 */
@ImportAutoConfiguration({
  SpringDocConfiguration.class,
  SpringDocConfigProperties.class,
  SpringDocWebMvcConfiguration.class
})
public class OpenApiDescription {

  public static final String PATH = "/springdoc";

  static {
    // Bodies are read member by member; what they may hold, their operations describe.
    SpringDocUtils.getConfig().replaceWithSchema(JsonNode.class, new ObjectSchema());
    SpringDocUtils.getConfig().replaceWithSchema(ObjectNode.class, new ObjectSchema());
  }

  // What a route is handed by the check before it, no client sends.
  static {
    SpringDocUtils.getConfig().addRequestWrapperToIgnore(Organiser.class, EventDefinition.class);
  }

  private static final Pattern PATH_VARIABLE = Pattern.compile("\\{([A-Za-z]+)}");

  @Bean
  OpenApiCustomizer whole() {
    return api -> {
      api.info(
          new Info()
              .title("Conference Registration System")
              .version("1")
              .description("Public API of the attendees service. Times are instants in UTC.")
              .license(new License().name("Apache-2.0").identifier("Apache-2.0")));
      api.servers(List.of(new Server().url("/")));
      problemSchema(api);
      api.getPaths().forEach(OpenApiDescription::nameVariables);
    };
  }

  /** The check before an organiser's route reads the path, so that the route itself need not. */
  private static void nameVariables(String path, PathItem item) {
    Matcher variable = PATH_VARIABLE.matcher(path);
    while (variable.find()) {
      String name = variable.group(1);
      for (Operation operation : item.readOperations()) {
        var known =
            operation.getParameters() == null ? List.<Parameter>of() : operation.getParameters();
        if (known.stream().noneMatch(one -> one.getName().equals(name))) {
          operation.addParametersItem(
              new Parameter().in("path").name(name).required(true).schema(new StringSchema()));
        }
      }
    }
  }

  /** Codes are part of the contract: the website's map of messages is checked against them. */
  private static void problemSchema(OpenAPI api) {
    ModelConverters.getInstance(true)
        .read(new AnnotatedType(ProblemBody.class))
        .forEach(api.getComponents()::addSchemas);
    Schema<?> problem = (Schema<?>) api.getComponents().getSchemas().get("Problem");
    problem.addRequiredItem("type");
    var code = new Schema<String>();
    code.setTypes(Set.of("string"));
    code.setEnum(Arrays.stream(ProblemType.values()).map(ProblemType::code).toList());
    problem.addProperty("code", code);
    problem.additionalProperties(true);
    problem.required(List.of("type", "title", "status", "detail", "instance", "code"));
  }

  /** One response per status, with an example for each problem that has it. */
  @Bean
  OperationCustomizer problemResponses() {
    return (operation, method) -> {
      var byStatus =
          RefusedProblems.of(method).stream()
              .collect(
                  Collectors.groupingBy(ProblemType::status, TreeMap::new, Collectors.toList()));
      byStatus.forEach((status, types) -> add(operation, status, types));
      add(operation, 500, List.of(ProblemType.INTERNAL_ERROR));
      return operation;
    };
  }

  private static void add(Operation operation, int status, List<ProblemType> types) {
    var media = new MediaType().schema(new Schema<>().$ref("#/components/schemas/Problem"));
    types.forEach(type -> media.addExamples(type.code(), example(type)));
    operation
        .getResponses()
        .addApiResponse(
            String.valueOf(status),
            new ApiResponse()
                .description(
                    types.stream().map(ProblemType::title).collect(Collectors.joining("; ")))
                .content(new Content().addMediaType("application/problem+json", media)));
  }

  private static Example example(ProblemType type) {
    Map<String, Object> problem = new LinkedHashMap<>();
    problem.put("type", "https://conference.example/problems/" + type.code());
    problem.put("title", type.title());
    problem.put("status", type.status());
    problem.put("detail", type.title() + ".");
    problem.put("instance", "5a2b8c1d9e4f60718293a4b5c6d7e8f9");
    problem.put("code", type.code());
    problem.putAll(membersOf(type));
    return new Example().value(problem);
  }

  private static Map<String, Object> membersOf(ProblemType type) {
    return switch (type) {
      case VALIDATION_FAILED ->
          Map.of("errors", List.of(Map.of("pointer", "#/email", "code", "invalid-email")));
      case MALFORMED_JSON -> new TreeMap<>(Map.of("line", 3, "column", 14));
      case SOLD_OUT -> Map.of("ticketType", "regular");
      case SIGN_UP_NOT_OPEN -> Map.of("opensAt", "2027-01-15T09:00:00Z");
      default -> Map.of();
    };
  }

  /** Every component of a record is always sent, unless it says that it may be missing. */
  @Bean
  ModelConverter requiredComponents() {
    return new ModelConverter() {
      @Override
      public @Nullable Schema<?> resolve(
          AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        if (!chain.hasNext()) {
          return null;
        }
        Schema<?> schema = chain.next().resolve(type, context, chain);
        var raw = rawClass(type);
        if (schema != null && raw != null && raw.isRecord()) {
          require(raw, schema);
          context.getDefinedModels().values().stream()
              .filter(model -> names(schema).contains(model.getName()))
              .forEach(model -> require(raw, model));
        }
        return schema;
      }
    };
  }

  private static @Nullable Class<?> rawClass(AnnotatedType type) {
    var resolved = com.fasterxml.jackson.databind.type.TypeFactory.defaultInstance();
    return type.getType() == null ? null : resolved.constructType(type.getType()).getRawClass();
  }

  /** Its own name, or that of what it refers to. */
  private static Set<String> names(Schema<?> schema) {
    var reference = schema.get$ref();
    var name =
        reference == null ? schema.getName() : reference.substring(reference.lastIndexOf('/') + 1);
    return name == null ? Set.of() : Set.of(name);
  }

  private static void require(Class<?> type, Schema<?> model) {
    if (model.getProperties() != null) {
      model.setRequired(
          Arrays.stream(type.getRecordComponents())
              .filter(c -> !c.getAnnotatedType().isAnnotationPresent(Nullable.class))
              .map(RecordComponent::getName)
              .filter(model.getProperties()::containsKey)
              .toList());
    }
  }
}
