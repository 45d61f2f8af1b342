package conference.acceptance.load;

import java.util.List;

/** What is measured, in which order, how long and how often. */
final class Scenarios {
  static final String LONE = "one person alone";
  static final String STEADY = "steady, 300 a second";
  static final String ONE_EACH = "one transaction each";
  static final String RAW = "bulk insert of the same rows";
  static final String SMALL = "1,000 rows stored";

  static final List<String> EVENTS =
      List.of("bench", "bench-viewers", "bench-one-each", "bench-size");

  /**
   * How much of everything; the same scenarios in each. Busy is the number of connections that
   * others are compared with.
   */
  record Extent(
      int rounds,
      double seconds,
      int warmUp,
      List<Integer> connections,
      int busy,
      int rawRows,
      List<Integer> viewers,
      int storedRows,
      int startUps) {
    static final Extent FULL =
        new Extent(
            3, 6, 10_000, List.of(64, 512, 2000), 512, 20_000, List.of(1000, 5000), 300_000, 3);
    static final Extent QUICK =
        new Extent(2, 3, 10_000, List.of(64, 512), 512, 5000, List.of(1000), 0, 1);
    static final Extent SMOKE = new Extent(1, 1, 100, List.of(16), 16, 100, List.of(50), 2000, 1);
  }

  private static final int WARM_UP_ROUNDS = 10;

  private final MeasuredSystem system;
  private final Extent extent;
  private final Stored stored;
  private final SignUpLoad signUps;
  private final Results results = new Results();

  Scenarios(MeasuredSystem system, Extent extent) {
    this.system = system;
    this.extent = extent;
    this.stored = system.stored();
    this.signUps = new SignUpLoad(system);
  }

  static String closedLoop(int connections) {
    return connections + " at once";
  }

  static String large(int rows) {
    return "%,d rows stored".formatted(rows);
  }

  Results all(java.util.function.Consumer<String> progress) {
    step(progress, "warm-up and memory", this::warmUp);
    step(
        progress,
        "mails",
        () -> results.mails(Mails.measure(system, (int) Math.ceil(extent.seconds()))));
    step(progress, "one person alone", this::lone);
    step(progress, "closed loops, compared", this::closedLoops);
    step(progress, "steady", this::steady);
    step(progress, "viewers", this::viewers);
    step(progress, "rows stored", this::tableSize);
    step(progress, "start-up", this::startUps);
    return results;
  }

  private static void step(
      java.util.function.Consumer<String> progress, String name, Runnable work) {
    long begun = System.nanoTime();
    work.run();
    progress.accept("%s (%.0f s)".formatted(name, (System.nanoTime() - begun) / 1e9));
  }

  /**
   * A JVM that has not yet compiled what is hot says little about one that runs for weeks; so
   * people come in growing numbers, and who is refused here is not counted.
   */
  private void warmUp() {
    for (int connections = 4; connections < extent.busy(); connections *= 4) {
      signUps.run(Load.closedLoop("bench", connections, extent.seconds()));
    }
    for (int round = 0;
        round < WARM_UP_ROUNDS && stored.registrations("bench") < extent.warmUp();
        round++) {
      signUps.run(Load.closedLoop("bench", extent.busy(), extent.seconds()));
    }
    results.residentAfterWarmUp(
        stored.registrations("bench"),
        system.replicas().stream().map(ProcessTree::residentMegabytes).toList());
  }

  private void lone() {
    stored.dropMailsToBeSent();
    for (int round = 0; round < extent.rounds(); round++) {
      run(LONE, Load.lone("bench", extent.seconds()));
    }
  }

  /** One of each in turn, so that a noisy minute is everybody's. */
  private void closedLoops() {
    OneEach oneEach = new OneEach(system, "bench-one-each");
    BulkInsert bulkInsert = new BulkInsert(system);
    for (int round = 0; round < extent.rounds(); round++) {
      for (int connections : extent.connections()) {
        run(closedLoop(connections), Load.closedLoop("bench", connections, extent.seconds()));
      }
      results.add(ONE_EACH, oneEach.run(extent.seconds()));
      results.add(RAW, bulkInsert.run("bench", extent.rawRows()));
    }
    long others = stored.registrations("bench-one-each");
    List<Written> written = results.written().getOrDefault(ONE_EACH, List.of());
    long acknowledged = written.stream().mapToLong(Written::registrations).sum();
    results.note(
        ONE_EACH,
        others == acknowledged
            ? List.of()
            : List.of(acknowledged + " written, " + others + " stored"));
  }

  private void steady() {
    run(STEADY, Load.steady("bench", 64, 2 * extent.seconds(), 300));
  }

  private void viewers() {
    Viewers crowd = new Viewers(system);
    for (int viewers : extent.viewers()) {
      results.add(
          crowd.run(
              viewers,
              Load.steady(
                  "bench-viewers", 64, 2 * extent.seconds(), viewers >= 1000 ? 1000 : 100)));
      stored.dropMailsToBeSent();
    }
  }

  private void tableSize() {
    TableSize size = new TableSize(stored);
    for (int round = 0; extent.storedRows() > 0 && round < extent.rounds(); round++) {
      size.become(1000, "bench-size");
      run(SMALL, Load.closedLoop("bench-size", extent.busy(), extent.seconds()));
      size.become(extent.storedRows(), "bench-size");
      run(
          large(extent.storedRows()),
          Load.closedLoop("bench-size", extent.busy(), extent.seconds()));
    }
  }

  private void startUps() {
    results.residentAtMost(
        system.replicas().stream().map(ProcessTree::residentAtMostMegabytes).toList());
    for (int round = 0; round < extent.startUps(); round++) {
      results.add(StartUp.run(system, 2));
    }
  }

  private void run(String scenario, Load load) {
    results.add(scenario, signUps.run(load));
    stored.dropMailsToBeSent();
  }
}
