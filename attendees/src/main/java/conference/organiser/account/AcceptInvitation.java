package conference.organiser.account;

import conference.organiser.access.Invitation;
import conference.organiser.access.Invitations;
import conference.organiser.access.Roles;
import conference.platform.Transactions;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Gives an account that exists the role it was invited to. */
@Component
final class AcceptInvitation {

  private final Invitations invitations;
  private final Roles roles;
  private final Transactions transactions;

  AcceptInvitation(Invitations invitations, Roles roles, Transactions transactions) {
    this.invitations = invitations;
    this.roles = roles;
    this.transactions = transactions;
  }

  /** {@return false when the invitation is gone or too old} */
  boolean accept(String token, UUID accountId) {
    return transactions.write(() -> {
      Optional<Invitation> used =
          invitations.find(token).flatMap(found -> invitations.use(found.id()));
      used.ifPresent(one -> roles.giveAtLeast(one.event(), accountId, one.role()));
      return used.isPresent();
    });
  }
}
