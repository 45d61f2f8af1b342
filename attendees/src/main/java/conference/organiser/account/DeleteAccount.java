package conference.organiser.account;

import conference.organiser.access.Roles;
import conference.platform.Transactions;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Ends an account, with everything held about its owner (GDPR art. 17). */
@Component
final class DeleteAccount {

  sealed interface Outcome {
    record Deleted() implements Outcome {}

    /** Nobody would be left who may do everything. */
    record LastOwner() implements Outcome {}
  }

  private final AccountStore accounts;
  private final Roles roles;
  private final Transactions transactions;

  DeleteAccount(AccountStore accounts, Roles roles, Transactions transactions) {
    this.accounts = accounts;
    this.roles = roles;
    this.transactions = transactions;
  }

  /** Its sessions end with it: nobody is found by them any more. */
  Outcome delete(UUID accountId) {
    return transactions.write(() -> {
      if (roles.isLastOwnerOfAll(accountId)) {
        return new Outcome.LastOwner();
      }
      accounts.delete(accountId);
      return new Outcome.Deleted();
    });
  }
}
