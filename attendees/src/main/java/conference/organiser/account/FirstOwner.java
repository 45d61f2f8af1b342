package conference.organiser.account;

import conference.organiser.access.Invitations;
import conference.platform.Command;
import conference.platform.RunMode;
import conference.platform.SafeMessage;
import java.io.PrintStream;
import java.net.URI;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/**
 * While there is no account, each start prints a link that makes the first owner, good once and for
 * a day; before the replica says that it is ready. {@code owner-link} prints one at any time: for
 * whoever has lost every passkey.
 */
@Component
final class FirstOwner implements ApplicationRunner, Command {

  private static final Logger log = LoggerFactory.getLogger(FirstOwner.class);

  private final AccountStore accounts;
  private final Invitations invitations;
  private final RunMode mode;

  FirstOwner(AccountStore accounts, Invitations invitations, RunMode mode) {
    this.accounts = accounts;
    this.invitations = invitations;
    this.mode = mode;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    if (mode != RunMode.SERVE) {
      return;
    }
    try {
      if (accounts.isEmpty()) {
        log.warn(
            "nobody can sign in to the organiser's desk yet; the first owner opens {}", link());
      }
    } catch (RuntimeException away) {
      log.warn("the store did not say whether there is an owner: {}", SafeMessage.of(away));
    }
  }

  @Override
  public String name() {
    return "owner-link";
  }

  @Override
  public int run(List<String> arguments, PrintStream out) {
    out.println(link());
    return 0;
  }

  private URI link() {
    return invitations.link(invitations.inviteOwner().id()).orElseThrow();
  }
}
