package conference.architecture.deployment;

import conference.architecture.Finding;
import conference.architecture.Model;
import conference.architecture.ModelCheck;
import conference.architecture.SchemaCheck;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command behind {@code ./conform}: what would be deployed, held to the architecture. */
@Command(
    name = "conform",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Holds a deployment to the architecture. Ends with 0 when it conforms, with 1 when it does not.")
public final class Conform implements Callable<Integer> {
  @Spec private @Nullable CommandSpec command;

  @Option(names = "--home", required = true, hidden = true)
  private @Nullable Path home;

  @Option(
      names = "--calm",
      description =
          "Folder with CALM 1.2's meta-schemas (beside the checkout: ../shared/calm/meta/1.2)")
  private @Nullable Path metaSchemas;

  @Option(names = "--json", description = "Writes the evidence as JSON into this file")
  private @Nullable Path json;

  @Option(names = "--junit", description = "Writes the findings as JUnit's XML into this file")
  private @Nullable Path junit;

  @Parameters(
      arity = "0..1",
      defaultValue = "local",
      description =
          "Overlay of k8s-cluster (${DEFAULT-VALUE}); its manifests come on standard input")
  private String overlay = "local";

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Conform()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException {
    if (home == null) {
      throw new IllegalStateException("picocli has checked the required options");
    }
    String rendered = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
    var deployment = new Overlay(home, overlay);
    Model model = deployment.model();
    Path controls = home.resolve("architecture/controls");
    var findings = new ArrayList<Finding>(schema(model, home));
    findings.addAll(ModelCheck.check(model, controls, deployment.components()));
    findings.addAll(
        DeploymentCheck.check(
            model,
            controls,
            Manifests.parse(rendered),
            NginxSettings.in(home.resolve("load-balancer"))));
    Evidence evidence =
        Evidence.of(InstantSource.system().instant(), overlay, model, controls, rendered, findings);
    write(json, Report.JSON.of(evidence, model));
    write(junit, Report.JUNIT.of(evidence, model));
    out().print(Report.TEXT.of(evidence, model));
    out().flush();
    return findings.isEmpty() ? 0 : 1;
  }

  private PrintWriter out() {
    return Objects.requireNonNull(command).commandLine().getOut();
  }

  private List<Finding> schema(Model model, Path folder) {
    Path schemas =
        metaSchemas != null ? metaSchemas : folder.resolveSibling("shared/calm/meta/1.2");
    if (!Files.isDirectory(schemas)) {
      out()
          .println(
              "- CALM's meta-schemas are not at hand (--calm DIR): the model's shape is not checked");
      return List.of();
    }
    return SchemaCheck.check(model, schemas);
  }

  private static void write(@Nullable Path file, String report) throws IOException {
    if (file != null) {
      Files.writeString(file, report);
    }
  }
}
