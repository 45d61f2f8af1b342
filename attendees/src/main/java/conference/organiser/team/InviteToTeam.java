package conference.organiser.team;

import conference.catalogue.EventDefinition;
import conference.notification.Letters;
import conference.organiser.access.Invitation;
import conference.organiser.access.Invitations;
import conference.organiser.access.Role;
import conference.organiser.access.Roles;
import conference.organiser.account.Accounts;
import conference.platform.Outbox;
import conference.platform.Transactions;
import conference.registration.EmailAddress;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Invites somebody by mail to help with an event. */
@Component
final class InviteToTeam {

  static final String NEWS = "team-invitation";

  sealed interface Outcome {
    record Invited(Invitation invitation) implements Outcome {}

    record AlreadyInTeam() implements Outcome {}
  }

  private final Accounts accounts;
  private final Roles roles;
  private final Invitations invitations;
  private final Outbox outbox;
  private final Transactions transactions;

  InviteToTeam(
      Accounts accounts,
      Roles roles,
      Invitations invitations,
      Outbox outbox,
      Transactions transactions) {
    this.accounts = accounts;
    this.roles = roles;
    this.invitations = invitations;
    this.outbox = outbox;
    this.transactions = transactions;
  }

  Outcome invite(EventDefinition event, EmailAddress email, Role role, UUID by) {
    boolean member =
        accounts
            .find(email)
            .flatMap(person -> roles.find(person.accountId(), event.id()))
            .isPresent();
    if (member) {
      return new Outcome.AlreadyInTeam();
    }
    return transactions.write(() -> {
      Invitation invitation = invitations.invite(event.id(), role, email.value(), by);
      outbox.append(
          event.id().value(),
          null,
          NEWS,
          email.deliverable(),
          Map.of(Letters.SUBJECT, invitation.id()));
      return new Outcome.Invited(invitation);
    });
  }
}
