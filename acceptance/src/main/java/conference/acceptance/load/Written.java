package conference.acceptance.load;

/**
 * Rows that were written without the service, for comparison: how many registrations, in which
 * time, at which cost.
 */
record Written(long registrations, double seconds, CpuAccount.Reading cpu, long walBytes) {

  double perSecond() {
    return registrations / seconds;
  }

  /** CPU milliseconds for each registration. */
  double millis(Node node) {
    return cpu.of(node) * 1000 / registrations;
  }

  double walBytesEach() {
    return (double) walBytes / registrations;
  }
}
