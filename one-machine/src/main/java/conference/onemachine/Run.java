package conference.onemachine;

import conference.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What stands behind {@code ./run}. */
@Command(
    name = "./run",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    usageHelpAutoWidth = true,
    description =
        "Starts the whole Conference Registration System on this machine; Ctrl-C stops it, the data stays.",
    footer = {
      "",
      "A PostgreSQL of your own: see attendees-store/README.md for its roles. Its URL may carry what its roles need,",
      "such as password=…; certificates are taken from --store-credentials."
    })
public final class Run implements Callable<Integer> {
  private static final int REFUSED = 1;

  @Mixin private final DataOption data = new DataOption();

  @Option(
      names = "--port",
      defaultValue = "8443",
      description = "HTTPS port; others follow from it (${DEFAULT-VALUE})")
  private int port;

  @Option(
      names = "--replicas",
      defaultValue = "2",
      description = "Instances of the attendees service (${DEFAULT-VALUE})")
  private int replicas;

  @CommandLine.ArgGroup private @Nullable Content content;

  @Option(
      names = "--event",
      paramLabel = "FILE",
      description = "Load or update the event that this file describes; again for more")
  private List<Path> events = new ArrayList<>();

  @Option(
      names = "--smtp",
      paramLabel = "URL",
      description =
          "Send mails: smtp://host:port or smtps://… (otherwise they are shown at /mails/)")
  private @Nullable String smtp;

  @Option(
      names = "--backup",
      paramLabel = "DIR",
      description =
          "Keep the store's log and a copy a day there, for ./run restore; on another disk")
  private @Nullable Path backup;

  @Option(
      names = "--store",
      paramLabel = "URL",
      description =
          "Use this PostgreSQL: jdbc:postgresql://host:port/database; with standbys host:port,host:port/database")
  private @Nullable String store;

  @Option(
      names = "--store-migrator",
      paramLabel = "URL",
      description = "The same database for the role that migrates it (as --store)")
  private @Nullable String storeMigrator;

  @Option(
      names = "--store-credentials",
      paramLabel = "DIR",
      description =
          "Holds internal-ca.crt and, of conference_application and conference_migrator, .crt and .pk8 (DATA/pki)")
  private @Nullable Path storeCredentials;

  /** What the events are when none is named. */
  static final class Content {
    @Option(
        names = "--demo",
        description = "With the demo conference; so it is unless --event names others")
    private boolean demo;

    @Option(names = "--empty", description = "Without any event")
    private boolean empty;
  }

  static CommandLine commandLine() {
    return new CommandLine(new Run())
        .addSubcommand(new Csv())
        .addSubcommand(new VerifyAudit())
        .addSubcommand(new OwnerLink())
        .addSubcommand(new RotateCertificates())
        .addSubcommand(new BackUp())
        .addSubcommand(new RestoreStore())
        .addSubcommand(new Stop())
        .setExecutionExceptionHandler(Run::explain);
  }

  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  /**
   * Whoever started this sees a sentence; a stack trace only where the mistake is in this program.
   */
  private static int explain(
      Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
    if (failure instanceof LaunchException || failure instanceof StoreException) {
      command.getErr().println("\n" + failure.getMessage());
    } else {
      failure.printStackTrace(command.getErr());
    }
    return REFUSED;
  }

  static Path home() {
    return Path.of(System.getProperty("conference.home", "."));
  }

  Configuration configuration() {
    Configuration configuration =
        Configuration.of(home(), data.resolved())
            .withPort(port)
            .withReplicas(replicas)
            .withEvents(eventFiles());
    if (smtp != null) {
      configuration = configuration.withSmtp(smtp);
    }
    if (backup != null) {
      if (store != null) {
        throw new LaunchException(
            "--backup is for the store that this starts; back up your own PostgreSQL by its own means");
      }
      configuration = configuration.withBackup(fromHere(backup));
    }
    return ownStore(configuration.folder("pki"))
        .map(configuration::withStore)
        .orElse(configuration);
  }

  private Optional<Configuration.OwnStore> ownStore(Path pki) {
    if (store == null) {
      return Optional.empty();
    }
    if (!store.startsWith("jdbc:postgresql://")) {
      throw new LaunchException(
          "--store is a URL that begins with jdbc:postgresql://, not " + store);
    }
    return Optional.of(
        new Configuration.OwnStore(
            store,
            storeMigrator == null ? store : storeMigrator,
            storeCredentials == null ? pki : fromHere(storeCredentials)));
  }

  private List<Path> eventFiles() {
    List<Path> files = new ArrayList<>();
    if (content == null ? events.isEmpty() : content.demo && !content.empty) {
      files.addAll(demo());
    }
    events.forEach(file -> files.add(fromHere(file)));
    return files;
  }

  static Path fromHere(Path path) {
    return Path.of(System.getProperty("conference.from", "")).toAbsolutePath().resolve(path);
  }

  private static List<Path> demo() {
    try (Stream<Path> files = Files.list(home().resolve("one-machine/demo"))) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    } catch (IOException failure) {
      throw new LaunchException("the demo is missing: " + failure.getMessage(), failure);
    }
  }

  @Override
  public Integer call() throws InterruptedException {
    Progress progress = Progress.to(System.out);
    OneMachine machine = OneMachine.prepare(configuration(), progress);
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> stop(machine, progress, stopped), "stop"));
    try {
      machine.startAll();
    } catch (LaunchException | StoreException failure) {
      machine.close();
      throw failure;
    }
    announce(machine, progress);
    stopped.await();
    return 0;
  }

  private static void stop(OneMachine machine, Progress progress, CountDownLatch stopped) {
    if (machine.isRunning()) {
      progress.say("");
      progress.step("stopping", machine::close);
    }
    stopped.countDown();
  }

  private void announce(OneMachine machine, Progress progress) {
    Configuration configuration = machine.configuration();
    Path authority = machine.authority();
    progress.say("\n  Website   " + configuration.website() + "/");
    progress.say("  Desk      " + configuration.website() + "/organiser");
    machine
        .firstOwnerLink()
        .ifPresent(link ->
            progress.say(
                "  Owner     "
                    + link
                    + "\n            makes you the first owner; good once, for a day"));
    if (configuration.smtp().isEmpty()) {
      progress.say("  Mails     " + configuration.website() + "/mails/");
    }
    configuration.backup().ifPresent(folder -> progress.say("  Backup    " + folder));
    progress.say("  CA file   " + authority);
    progress.say(
        "  Try       curl --cacert "
            + authority
            + " "
            + configuration.website()
            + "/api/v1/events");
    progress.say("  Stop      Ctrl-C; the next ./run has the data still\n");
  }
}
