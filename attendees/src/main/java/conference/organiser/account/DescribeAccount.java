package conference.organiser.account;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** An account as its owner sees it. */
@Component
final class DescribeAccount {

  private final AccountStore accounts;
  private final PasskeyStore passkeys;

  DescribeAccount(AccountStore accounts, PasskeyStore passkeys) {
    this.accounts = accounts;
    this.passkeys = passkeys;
  }

  @Schema(name = "OrganiserAccount")
  record AccountBody(
      String name,
      String email,
      boolean hasPassword,
      @Schema(description = "How many recovery codes are left") int recoveryCodes,
      List<PasskeyBody> passkeys) {}

  @Schema(name = "Passkey")
  record PasskeyBody(UUID id, String label, Instant createdAt, Instant lastUsedAt) {}

  AccountBody body(UUID id) {
    Account account = accounts.find(id).orElseThrow();
    return new AccountBody(
        account.name(),
        account.email(),
        account.hasPassword(),
        accounts.countRecoveryCodes(id),
        passkeys.list(id).stream()
            .map(one -> new PasskeyBody(one.id(), one.label(), one.createdAt(), one.lastUsedAt()))
            .toList());
  }
}
