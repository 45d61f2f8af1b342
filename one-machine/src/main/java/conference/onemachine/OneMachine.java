package conference.onemachine;

import conference.store.Archive;
import conference.store.BaseBackup;
import conference.store.EmbeddedStore;
import conference.store.Migrate;
import conference.store.StoreException;
import conference.store.StoreUrl;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;

/**
 * The whole system on this machine, started in order and stopped in order. Replicas count from 1.
 * What this starts ends with it, also when this process is killed.
 */
public final class OneMachine implements AutoCloseable {
  private final Configuration configuration;
  private final Progress progress;
  private final RunFile runFile;
  private final Pki pki;
  private final Optional<Backups> backups;
  private final List<Replica> replicas = new ArrayList<>();
  private Optional<EmbeddedStore> store = Optional.empty();
  private Optional<LoadBalancer> loadBalancer = Optional.empty();
  private boolean closed;
  private long logBefore;

  private OneMachine(Configuration configuration, Progress progress) {
    this.configuration = configuration;
    this.progress = progress;
    this.runFile = RunFile.claim(configuration.data());
    this.pki = new Pki(configuration.folder("pki"), InstantSource.system());
    this.backups =
        configuration
            .backup()
            .map(folder ->
                new Backups(configuration, new Archive(folder), progress, InstantSource.system()));
  }

  /** Returns when a sign-up would be answered. */
  public static OneMachine start(Configuration configuration, Progress progress) {
    OneMachine machine = prepare(configuration, progress);
    try {
      machine.startAll();
      return machine;
    } catch (LaunchException | StoreException failure) {
      machine.close();
      throw failure;
    }
  }

  /**
   * Claims the data folder, and starts nothing yet: for a launcher that must be able to close at
   * any moment.
   */
  static OneMachine prepare(Configuration configuration, Progress progress) {
    return new OneMachine(configuration, progress);
  }

  void startAll() {
    ServiceProgram program = checkAll();
    pki.ensure();
    progress.step("store", this::startStore);
    progress.step("migrations", this::migrate);
    program.unpack();
    new ReplicaFiles(configuration, pki, storeAs(Identity.APPLICATION)).write();
    repeatErasures(program);
    Training training = new Training(configuration, program);
    if (training.isDue()) {
      progress.step("training, once", training::run);
    }
    Events events = new Events(configuration, program);
    if (events.isDue()) {
      progress.step("event", events::load);
    }
    startReplicas(program);
    progress.step("load balancer", this::startLoadBalancer);
    progress.step("website", this::awaitWebsite);
  }

  /** Everything that can be wrong is found out before anything is started. */
  private ServiceProgram checkAll() {
    ThisMachine.nginx();
    ServiceProgram program = new ServiceProgram(configuration);
    Website.insistOnBuilt(configuration);
    ThisMachine.insistOnFree(configuration.port(), "load balancer");
    for (int replica = 1; replica <= configuration.replicas(); replica++) {
      ThisMachine.insistOnFree(configuration.servicePort(replica), "attendees-" + replica);
      ThisMachine.insistOnFree(
          configuration.managementPort(replica), "probes of attendees-" + replica);
    }
    return program;
  }

  private void startStore() {
    if (configuration.store().isPresent()) {
      return;
    }
    EmbeddedStore started = EmbeddedStores.start(configuration, pki);
    keep(() -> store = Optional.of(started), started::close);
    backups.ifPresent(running -> running.lookAfter(this::store));
  }

  private void migrate() {
    try {
      Migrate.migrate(storeAs(Identity.MIGRATOR).dataSource());
    } catch (StoreException failure) {
      if (configuration.store().isEmpty()) {
        throw failure;
      }
      throw new LaunchException(
          failure.getMessage()
              + "\nDoes it have the roles? See \"A PostgreSQL of one's own\" in one-machine/README.md.",
          failure);
    }
  }

  /** Before anybody is served: a restore may have brought somebody back. */
  private void repeatErasures(ServiceProgram program) {
    ErasuresToRepeat erasures = new ErasuresToRepeat(configuration);
    if (erasures.isDue()) {
      Events events = new Events(configuration, program);
      progress.say("      " + progress.step("erasures", () -> erasures.repeat(events)).strip());
    }
  }

  private StoreUrl storeAs(Identity role) {
    return configuration
        .store()
        .map(own -> own.as(role))
        .orElseGet(() -> pki.storeUrl(EmbeddedStores.url(configuration), role));
  }

  private void startReplicas(ServiceProgram program) {
    logBefore = OwnerLink.endOf(configuration.log("attendees-1"));
    for (int number = 1; number <= configuration.replicas(); number++) {
      Replica replica = new Replica(configuration, program, number, this::writeRunFile);
      replica.start();
      keep(() -> replicas.add(replica), replica::stop);
    }
    for (int number = 1; number <= replicas.size(); number++) {
      progress.step("attendees " + number + "/" + replicas.size(), replica(number)::awaitReady);
    }
  }

  private void startLoadBalancer() {
    LoadBalancer started = LoadBalancer.start(configuration);
    keep(() -> loadBalancer = Optional.of(started), started::stop);
    writeRunFile();
  }

  private void awaitWebsite() {
    Website website = new Website(configuration, pki.websiteAuthority());
    Waiting.until(
        Duration.ofSeconds(20),
        website::answers,
        () -> configuration.website() + " does not answer: " + website.lastAnswer());
  }

  private synchronized void writeRunFile() {
    if (closed) {
      return;
    }
    TreeMap<String, Long> processes = new TreeMap<>();
    processes.put("launcher", ProcessHandle.current().pid());
    store.ifPresent(running -> processes.put("attendees-store", running.pid()));
    loadBalancer.ifPresent(running -> processes.put("load-balancer", running.pid()));
    replicas.stream()
        .filter(Replica::isAlive)
        .forEach(replica -> processes.put(replica.name(), replica.pid()));
    runFile.write(
        new RunFile.Running(
            configuration.port(),
            configuration.replicas(),
            storeAs(Identity.APPLICATION).url(),
            configuration.backup().map(Path::toString).orElse(null),
            processes));
  }

  /** What was started in the very moment of closing goes at once. */
  private synchronized void keep(Runnable remember, Runnable stop) {
    if (closed) {
      stop.run();
      throw new LaunchException("stopped while starting");
    }
    remember.run();
  }

  public Configuration configuration() {
    return configuration;
  }

  public Pki pki() {
    return pki;
  }

  /** What makes the first owner; empty when there is an account already. */
  public Optional<String> firstOwnerLink() {
    return OwnerLink.printedIn(configuration.log("attendees-1"), logBefore);
  }

  /** What a client has to trust. */
  public Path authority() {
    return pki.websiteAuthority();
  }

  /** A visitor of the website who verifies its certificate. */
  public HttpClient visitor() {
    return HttpClient.newBuilder().sslContext(Website.trusting(authority())).build();
  }

  /** Connects as whoever may do anything; only where the store is this machine's own. */
  public DataSource superuser() {
    return store
        .map(running -> running.superuser(EmbeddedStore.DATABASE))
        .orElseThrow(() -> new IllegalStateException("the store is somebody else's"));
  }

  public EmbeddedStore store() {
    return store.orElseThrow(() -> new IllegalStateException("the store is somebody else's"));
  }

  public long pid(int replica) {
    return replica(replica).pid();
  }

  public long loadBalancerPid() {
    return loadBalancer.map(LoadBalancer::pid).orElse(-1L);
  }

  public boolean isReady(int replica) {
    return replica(replica).isReady();
  }

  /** As if it had lost its machine; it stays away until it is started. */
  public void kill(int replica) {
    replica(replica).kill();
  }

  /** Lets it finish what it has begun; it stays away until it is started. */
  public void stop(int replica) {
    replica(replica).stop();
  }

  /** Returns when it is ready. */
  public void start(int replica) {
    replica(replica).start();
    replica(replica).awaitReady();
  }

  /** For drills: the store goes as if its machine had lost its power, and comes back. */
  public void crashStore() {
    store().kill();
  }

  public void startStoreAgain() {
    store = Optional.of(EmbeddedStores.start(configuration, pki));
    writeRunFile();
  }

  /** A copy of the store into the folder of the backup, now. */
  public BaseBackup backUp() {
    return backups.orElseThrow(() -> new IllegalStateException("there is no backup")).make(store());
  }

  /** Replaces every certificate while everything runs. */
  public void rotate() {
    pki.rotate();
    store.ifPresent(EmbeddedStore::reload);
    loadBalancer.ifPresent(LoadBalancer::reload);
  }

  /** The attendees of an event as CSV. */
  public String csv(String slug) {
    return new Events(configuration, new ServiceProgram(configuration)).csv(slug);
  }

  /** Loads or updates events in the running system. */
  public void loadEvents(List<Path> files) {
    new Events(configuration.withEvents(files), new ServiceProgram(configuration)).load();
  }

  private Replica replica(int number) {
    return replicas.get(number - 1);
  }

  synchronized boolean isRunning() {
    return !closed;
  }

  /** The load balancer first, then the replicas at once, the store last. */
  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
    }
    loadBalancer.ifPresent(LoadBalancer::stop);
    List<Thread> leaving =
        replicas.stream().map(replica -> Thread.ofVirtual().start(replica::stop)).toList();
    leaving.forEach(OneMachine::join);
    backups.ifPresent(Backups::close);
    store.ifPresent(EmbeddedStore::close);
    runFile.close();
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
