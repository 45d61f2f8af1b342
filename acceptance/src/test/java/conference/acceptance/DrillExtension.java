package conference.acceptance;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives the drills their system. Without NGINX there is none, and they are skipped with a word that
 * nobody overlooks, except where CONFERENCE_ACCEPTANCE says that they are required.
 */
final class DrillExtension implements ExecutionCondition, ParameterResolver {

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    Optional<String> missing = missing();
    if (missing.isEmpty() || "required".equals(System.getenv("CONFERENCE_ACCEPTANCE"))) {
      return ConditionEvaluationResult.enabled("everything is there");
    }
    System.err.println("NOT TESTED: " + context.getDisplayName() + ": " + missing.get());
    return ConditionEvaluationResult.disabled(missing.get());
  }

  private static Optional<String> missing() {
    String path =
        Optional.ofNullable(System.getenv("PATH")).orElse("") + ":/usr/sbin:/usr/local/sbin";
    boolean there =
        Stream.of(path.split(":")).anyMatch(folder -> Files.isExecutable(Path.of(folder, "nginx")));
    return there ? Optional.empty() : Optional.of("NGINX is missing (apt-get install nginx-light)");
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == WholeSystem.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return WholeSystem.shared(context);
  }
}
