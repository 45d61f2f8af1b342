package conference.acceptance.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Everything that one run of the bench has found, by scenario in the order of the first time. */
final class Results {
  private final Map<String, List<Measured>> signUps = new LinkedHashMap<>();
  private final Map<String, List<Written>> written = new LinkedHashMap<>();
  private final List<Viewers.Outcome> viewers = new ArrayList<>();
  private final List<Rush.Outcome> rushes = new ArrayList<>();
  private final List<StartUp.Outcome> startUps = new ArrayList<>();
  private final List<DeskImport.Outcome> imports = new ArrayList<>();
  private final List<DeskSearches.Outcome> desks = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private Mails.Cost mails =
      new Mails.Cost(new CpuAccount.Reading(Map.of()), new CpuAccount.Reading(Map.of()), 0);
  private List<Double> residentAfterWarmUp = List.of();
  private List<Double> residentAtMost = List.of();
  private long signUpsInWarmUp;
  private Optional<Profile> profile = Optional.empty();

  void add(String scenario, Measured measured) {
    signUps.computeIfAbsent(scenario, none -> new ArrayList<>()).add(measured);
    note(scenario, measured.problems());
  }

  void add(String scenario, Written one) {
    written.computeIfAbsent(scenario, none -> new ArrayList<>()).add(one);
  }

  void add(Viewers.Outcome outcome) {
    viewers.add(outcome);
    note(outcome.viewers() + " viewers", outcome.problems());
  }

  void add(Rush.Outcome outcome) {
    rushes.add(outcome);
    note("opening rush", outcome.problems());
  }

  void add(StartUp.Outcome outcome) {
    startUps.add(outcome);
  }

  void add(DeskImport.Outcome outcome) {
    imports.add(outcome);
  }

  List<DeskImport.Outcome> imports() {
    return imports;
  }

  void add(DeskSearches.Outcome outcome) {
    desks.add(outcome);
  }

  List<DeskSearches.Outcome> desks() {
    return desks;
  }

  void mails(Mails.Cost cost) {
    mails = cost;
  }

  void residentAfterWarmUp(long signUpsBefore, List<Double> megabytes) {
    signUpsInWarmUp = signUpsBefore;
    residentAfterWarmUp = megabytes;
  }

  void residentAtMost(List<Double> megabytes) {
    residentAtMost = megabytes;
  }

  void profile(Profile found) {
    profile = Optional.of(found);
  }

  Optional<Profile> profile() {
    return profile;
  }

  /** What makes numbers worthless. */
  void note(String scenario, List<String> wrong) {
    wrong.forEach(one -> problems.add(scenario + ": " + one));
  }

  Map<String, List<Measured>> signUps() {
    return signUps;
  }

  Map<String, List<Written>> written() {
    return written;
  }

  List<Viewers.Outcome> viewers() {
    return viewers;
  }

  List<Rush.Outcome> rushes() {
    return rushes;
  }

  List<StartUp.Outcome> startUps() {
    return startUps;
  }

  List<String> problems() {
    return problems;
  }

  Mails.Cost mails() {
    return mails;
  }

  List<Double> residentAfterWarmUp() {
    return residentAfterWarmUp;
  }

  long signUpsInWarmUp() {
    return signUpsInWarmUp;
  }

  List<Double> residentAtMost() {
    return residentAtMost;
  }

  /** Of a scenario's runs, their mails taken off: they are a cost of their own. */
  Series ofSignUps(String scenario, ToDoubleFunction<Measured> figure) {
    return new Series(
        signUps.getOrDefault(scenario, List.of()).stream()
            .map(one -> one.withoutMails(mails.oneMail()))
            .map(figure::applyAsDouble)
            .toList());
  }

  /** The scenarios that differ from {@link Scenarios#SMALL} by what else is stored. */
  List<String> comparedWithSmall() {
    return signUps.keySet().stream()
        .filter(
            scenario -> scenario.endsWith(Scenarios.STORED) && !scenario.equals(Scenarios.SMALL))
        .toList();
  }

  /**
   * CPU of a registration on the same stack with one transaction each: HTTP as measured with
   * coalescing, and JDBC as that way needs it.
   */
  double oneEachMillis(String coalesced) {
    return ofSignUps(coalesced, Measured::systemMillis).median()
        - ofSignUps(coalesced, one -> one.millis(Node.STORE)).median()
        + ofWritten(Scenarios.ONE_EACH, one -> one.millis(Node.STORE)).median()
        + ofWritten(Scenarios.ONE_EACH, one -> one.millis(Node.ATTENDEES)).median();
  }

  Series ofWritten(String scenario, ToDoubleFunction<Written> figure) {
    return new Series(
        written.getOrDefault(scenario, List.of()).stream().map(figure::applyAsDouble).toList());
  }
}
