package conference.acceptance.load;

/** What it costs until a replica is ready, from nothing. */
final class StartUp {
  private StartUp() {}

  record Outcome(double cpuSeconds, double seconds, double residentMegabytes) {}

  static Outcome run(MeasuredSystem system, int replica) {
    system.machine().stop(replica);
    long begun = System.nanoTime();
    system.machine().start(replica);
    double seconds = (System.nanoTime() - begun) / 1e9;
    long pid = system.machine().pid(replica);
    return new Outcome(ProcessTree.cpuSeconds(pid), seconds, ProcessTree.residentMegabytes(pid));
  }
}
