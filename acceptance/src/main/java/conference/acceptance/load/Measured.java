package conference.acceptance.load;

import java.util.List;

/** One run: what people were told, what it cost, and what is wrong with it. */
record Measured(
    SignUps signUps, CpuAccount.Reading cpu, long walBytes, long mails, List<String> problems) {
  Measured {
    problems = List.copyOf(problems);
  }

  /** CPU milliseconds for each confirmed registration. */
  double millis(Node node) {
    return cpu.of(node) * 1000 / signUps.confirmed();
  }

  /** The same for load balancer, service and store together. */
  double systemMillis() {
    return cpu.system() * 1000 / signUps.confirmed();
  }

  double walBytesEach() {
    return (double) walBytes / signUps.confirmed();
  }

  /**
   * As if the mails of that time had been sent at another: their CPU is taken off, at the given
   * cost of one.
   */
  Measured withoutMails(CpuAccount.Reading oneMail) {
    CpuAccount.Reading rest = cpu;
    for (Node node : Node.SYSTEM) {
      rest = rest.with(node, cpu.of(node) - mails * oneMail.of(node));
    }
    return new Measured(signUps, rest, walBytes, mails, problems);
  }
}
