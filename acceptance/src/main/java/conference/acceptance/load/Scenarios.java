package conference.acceptance.load;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What is measured, in which order, how long and how often. */
final class Scenarios {
  static final String LONE = "one person alone";
  static final String STEADY = "steady, 300 a second";
  static final String ONE_EACH = "one transaction each";
  static final String RAW = "bulk insert of the same rows";
  static final String STORED = " stored";
  static final String SMALL = "1,000 rows" + STORED;

  private static final int FEW_ROWS = 1000;

  /**
   * How much of everything. Busy is the number of connections that others are compared with; usual
   * are the scenarios that run when none is asked for by name.
   */
  record Extent(
      List<String> usual,
      int rounds,
      double seconds,
      int warmUp,
      List<Integer> connections,
      int busy,
      int rawRows,
      RushExtent rush,
      List<Integer> viewers,
      int viewedPerSecond,
      int storedRows,
      int otherEvents,
      int deskAttendees,
      int startUps) {

    Extent {
      usual = List.copyOf(usual);
      connections = List.copyOf(connections);
      viewers = List.copyOf(viewers);
    }

    static final Extent FULL =
        new Extent(
            names(),
            3,
            6,
            60_000,
            List.of(64, 512, 2000),
            512,
            20_000,
            new RushExtent(2, 3000, 3, 5000),
            List.of(1000, 5000),
            2000,
            1_000_000,
            500,
            100_000,
            3);

    /** What a change of the hot path shows in; the others can be had by name. */
    static final Extent QUICK =
        new Extent(
            List.of(ALONE, CLOSED_LOOPS, START_UP),
            2,
            2.5,
            20_000,
            List.of(64, 512),
            512,
            5000,
            new RushExtent(1, 1000, 2, 1000),
            List.of(1000),
            2000,
            0,
            0,
            20_000,
            1);

    static final Extent SMOKE =
        new Extent(
            names(),
            1,
            1,
            100,
            List.of(16),
            16,
            100,
            new RushExtent(1, 50, 2, 50),
            List.of(50),
            100,
            2000,
            20,
            200,
            1);

    /** Every event that is signed up for; each rush sells out one of its own. */
    List<MeasuredSystem.Event> events() {
      Stream<MeasuredSystem.Event> lasting =
          Stream.of("bench", "bench-viewers", "bench-one-each", "bench-size", "bench-desk")
              .map(MeasuredSystem.Event::withEnoughPlaces);
      Stream<MeasuredSystem.Event> scarce =
          IntStream.rangeClosed(1, rush.times())
              .mapToObj(time -> MeasuredSystem.Event.withPlaces(rushEvent(time), rush.places()));
      return Stream.concat(lasting, scarce).toList();
    }
  }

  /** How often, how many people a second, for how long, and how many places they want. */
  record RushExtent(int times, int clients, double seconds, int places) {}

  private static final int WARM_UP_ROUNDS = 10;

  private static final String WARM_UP = "warm-up";
  private static final String MAILS = "mails";
  private static final String ALONE = "alone";
  private static final String CLOSED_LOOPS = "closed-loops";
  private static final String STEADY_RATE = "steady";
  private static final String RUSH = "rush";
  private static final String VIEWERS = "viewers";
  private static final String ROWS = "rows";
  private static final String DESK = "desk";
  private static final String PROFILE = "profile";
  private static final String START_UP = "start-up";

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
    return "%,d rows".formatted(rows) + STORED;
  }

  static String besideOthers(int events) {
    return "%,d other events".formatted(events) + STORED;
  }

  private static String rushEvent(int time) {
    return "bench-rush-" + time;
  }

  /** The usual ones after a warm-up, or only these by name. */
  Results run(Progress progress, Collection<String> only) {
    Map<String, Runnable> steps = steps();
    Collection<String> chosen = only.isEmpty() ? extent.usual() : only;
    step(progress, WARM_UP, this::warmUp);
    steps.forEach((name, work) -> {
      if (chosen.contains(name)) {
        step(progress, name, work);
      }
    });
    residentAtMost();
    boolean missed = new Bars(results, extent.busy()).all().stream().anyMatch(Bar::isMissed);
    if (only.contains(PROFILE) || (missed && only.isEmpty() && chosen.contains(PROFILE))) {
      step(progress, PROFILE, this::profile);
    }
    return results;
  }

  /** The names of what can be chosen. */
  static List<String> names() {
    return List.of(
        MAILS, ALONE, CLOSED_LOOPS, STEADY_RATE, RUSH, VIEWERS, DESK, ROWS, START_UP, PROFILE);
  }

  private Map<String, Runnable> steps() {
    Map<String, Runnable> steps = new LinkedHashMap<>();
    steps.put(MAILS, () -> results.mails(Mails.measure(system, (int) Math.ceil(extent.seconds()))));
    steps.put(ALONE, this::lone);
    steps.put(CLOSED_LOOPS, this::closedLoops);
    steps.put(STEADY_RATE, this::steady);
    steps.put(RUSH, this::rush);
    steps.put(VIEWERS, this::viewers);
    // Before the tables change their names: what is searched refers to its own registrations.
    steps.put(DESK, this::desk);
    steps.put(ROWS, this::tableSize);
    steps.put(START_UP, this::startUps);
    return steps;
  }

  /** One that fails is a problem of the whole run, and no reason to throw the others away. */
  private void step(Progress progress, String name, Runnable work) {
    long begun = System.nanoTime();
    try {
      work.run();
    } catch (BenchException failure) {
      results.note(name, List.of(String.valueOf(failure.getMessage())));
    }
    progress.done(name, (System.nanoTime() - begun) / 1e9);
  }

  /** Told after each step. */
  interface Progress {
    void done(String step, double seconds);
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

  private void rush() {
    RushExtent rush = extent.rush();
    for (int time = 1; time <= rush.times(); time++) {
      Load load = Load.rush(rushEvent(time), rush.clients(), rush.seconds(), rush.places());
      results.add(new Rush(system).run(rush.clients(), load));
      stored.dropMailsToBeSent();
    }
  }

  private void viewers() {
    Viewers crowd = new Viewers(system);
    for (int viewers : extent.viewers()) {
      Load load =
          Load.steady(
              "bench-viewers", extent.busy(), 2 * extent.seconds(), extent.viewedPerSecond());
      results.add(crowd.run(viewers, load));
      stored.dropMailsToBeSent();
    }
  }

  /** One of each in turn here too; filling is done once. */
  private void tableSize() {
    if (extent.storedRows() == 0) {
      return;
    }
    TableSize size = new TableSize(stored, "bench-size");
    size.fill(FEW_ROWS, extent.storedRows());
    OtherEvents others = new OtherEvents(stored);
    Load load = Load.closedLoop("bench-size", extent.busy(), extent.seconds());
    for (int round = 0; round < extent.rounds(); round++) {
      run(SMALL, load);
      size.exchange();
      run(large(extent.storedRows()), load);
      size.exchange();
      others.appear(extent.otherEvents(), "bench-size");
      run(besideOthers(extent.otherEvents()), load);
      others.disappear();
    }
  }

  private void desk() {
    String event = "bench-desk";
    int attendees = extent.deskAttendees();
    try (var organiser = new OrganiserClient(system, event)) {
      results.add(
          new DeskSearches(organiser, system.stored(), event, attendees).run(4 * extent.rounds()));
      results.add(new DeskImport(system, organiser, attendees / 2).run());
    }
  }

  private void residentAtMost() {
    results.residentAtMost(
        system.replicas().stream().map(ProcessTree::residentAtMostMegabytes).toList());
  }

  private void profile() {
    results.profile(Profile.of(system, Load.closedLoop("bench", extent.busy(), extent.seconds())));
  }

  private void startUps() {
    for (int round = 0; round < extent.startUps(); round++) {
      results.add(StartUp.run(system, 2));
    }
  }

  private void run(String scenario, Load load) {
    results.add(scenario, signUps.run(load));
    stored.dropMailsToBeSent();
  }
}
