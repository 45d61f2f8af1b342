package conference.acceptance.load;

import java.util.EnumMap;
import java.util.Map;

/** What one confirmation costs that is sent after the sign-up, found out while nobody signs up. */
final class Mails {
  private Mails() {}

  /**
   * CPU seconds of one mail by node; of nothing in particular, each second; and how many mails that
   * is taken from.
   */
  record Cost(CpuAccount.Reading oneMail, CpuAccount.Reading idleSecond, long mails) {}

  static Cost measure(MeasuredSystem system, int seconds) {
    Stored stored = system.stored();
    long before = stored.mailsSent();
    CpuAccount.Reading sending = during(system, seconds);
    long mails = stored.mailsSent() - before;
    stored.dropMailsToBeSent();
    CpuAccount.Reading idle = during(system, seconds);
    Map<Node, Double> oneMail = new EnumMap<>(Node.class);
    Map<Node, Double> idleSecond = new EnumMap<>(Node.class);
    for (Node node : Node.SYSTEM) {
      oneMail.put(node, mails == 0 ? 0 : Math.max(0, sending.of(node) - idle.of(node)) / mails);
      idleSecond.put(node, idle.of(node) / seconds);
    }
    return new Cost(new CpuAccount.Reading(oneMail), new CpuAccount.Reading(idleSecond), mails);
  }

  private static CpuAccount.Reading during(MeasuredSystem system, int seconds) {
    CpuAccount.Reading before = system.cpu().read();
    SignUpLoad.waitUntil(System.currentTimeMillis() + seconds * 1000L);
    return system.cpu().read().since(before);
  }
}
