package conference.organiser.team;

import conference.catalogue.Catalogue;
import conference.catalogue.EventDefinition;
import conference.notification.Letters;
import conference.organiser.access.Invitation;
import conference.organiser.access.Invitations;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What the mail of an invitation says, as long as it stands. */
@Component
final class InvitationLetters implements Letters {

  private final Invitations invitations;
  private final Catalogue catalogue;

  InvitationLetters(Invitations invitations, Catalogue catalogue) {
    this.invitations = invitations;
    this.catalogue = catalogue;
  }

  @Override
  public String kind() {
    return InviteToTeam.NEWS;
  }

  @Override
  public Optional<Letter> find(UUID subject) {
    return invitations
        .find(subject)
        .flatMap(invitation ->
            invitation
                .event()
                .flatMap(catalogue::find)
                .flatMap(event -> letter(event, invitation)));
  }

  private Optional<Letter> letter(EventDefinition event, Invitation invitation) {
    return invitations
        .link(invitation.id())
        .map(link ->
            new Letter(
                event,
                event.defaultLocale(),
                invitation.role().code(),
                link,
                invitation.expiresAt()));
  }
}
