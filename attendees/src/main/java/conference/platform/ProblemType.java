package conference.platform;

/**
 * Every problem a client can meet (RFC 9457): the code is for programs and never changes, the texts
 * are for people who read raw answers.
 */
public enum ProblemType {
  UNKNOWN_EVENT("unknown-event", 404, "There is no such event"),
  VALIDATION_FAILED("validation-failed", 422, "Some fields need another look"),
  MALFORMED_JSON("malformed-json", 400, "The body is not valid JSON"),
  UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", 415, "The body must be application/json"),
  NOT_ACCEPTABLE("not-acceptable", 406, "None of the accepted media types can be produced"),
  METHOD_NOT_ALLOWED("method-not-allowed", 405, "This method is not offered here"),
  NOT_FOUND("not-found", 404, "There is nothing here"),
  PAYLOAD_TOO_LARGE("payload-too-large", 413, "The body is larger than is taken here"),
  IDEMPOTENCY_KEY_MISSING("idempotency-key-missing", 400, "The Idempotency-Key header is missing"),
  IDEMPOTENCY_KEY_INVALID(
      "idempotency-key-invalid", 400, "The Idempotency-Key must be 8 to 64 of A-Z a-z 0-9 _ -"),
  IDEMPOTENCY_KEY_REUSED(
      "idempotency-key-reused", 422, "This Idempotency-Key was used with another request"),
  IDEMPOTENCY_IN_PROGRESS(
      "idempotency-in-progress", 409, "A request with this Idempotency-Key is still running"),
  ALREADY_REGISTERED("already-registered", 409, "This address is already registered"),
  SOLD_OUT("sold-out", 409, "This ticket type is sold out"),
  SIGN_UP_NOT_OPEN("sign-up-not-open", 409, "Sign-up has not opened yet"),
  SIGN_UP_CLOSED("sign-up-closed", 409, "Sign-up is closed"),
  MANAGE_LINK_INVALID("manage-link-invalid", 401, "This link is not valid, or no longer"),
  MANAGE_SESSION_MISSING("manage-session-missing", 401, "Open the link from your mail first"),
  CHANGED_MEANWHILE("changed-meanwhile", 412, "The registration was changed meanwhile"),
  PRECONDITION_REQUIRED("precondition-required", 428, "The If-Match header is missing"),
  REGISTRATION_CANCELLED("registration-cancelled", 409, "The registration is cancelled"),
  CONSENT_WITHDRAWN("consent-withdrawn", 409, "They have withdrawn their consent"),
  OFFER_EXPIRED("offer-expired", 409, "There is no place held for you any more"),
  NOT_REQUESTED("not-requested", 409, "There is nothing to approve or to reject any more"),
  NOT_WAITING("not-waiting", 409, "They are not waiting for a place"),
  EVENT_OVER("event-over", 409, "The event is over"),
  SIGN_IN_REQUIRED("sign-in-required", 401, "Sign in first"),
  SIGN_IN_FAILED("sign-in-failed", 401, "That is not right"),
  TOO_MANY_ATTEMPTS("too-many-attempts", 429, "Too many failed attempts; wait a while"),
  NOT_PERMITTED("not-permitted", 403, "Your role does not allow this"),
  CONFIRMATION_NEEDED("confirmation-needed", 403, "Sign in again to confirm that it is you"),
  INVITATION_INVALID("invitation-invalid", 401, "This invitation is not valid, or no longer"),
  ENROLMENT_MISSING("enrolment-missing", 409, "Open the invitation again"),
  ACCOUNT_EXISTS("account-exists", 409, "This address has an account already"),
  PROOF_REFUSED("proof-refused", 422, "The code or the passkey does not fit"),
  PASSWORD_MISSING("password-missing", 409, "This account has no password"),
  LAST_WAY_IN("last-way-in", 409, "Nothing would be left to sign in by"),
  LAST_OWNER("last-owner", 409, "Nobody would be left who may do everything"),
  PLACE_WOULD_BE_LOST("place-would-be-lost", 409, "The other registration has the place"),
  EVENT_FILE_WRONG("event-file-wrong", 422, "The event file has mistakes"),
  OTHER_EVENT("other-event", 422, "The file describes another event"),
  EVENT_EXISTS("event-exists", 409, "There is an event of this name already"),
  EVENT_CHANGED_MEANWHILE(
      "event-changed-meanwhile", 412, "Somebody has changed the event meanwhile"),
  SHEET_UNREADABLE("sheet-unreadable", 422, "No list of attendees can be read from the file"),
  IMPORT_MOVED_ON("import-moved-on", 409, "The import is not where this could be done"),
  ALREADY_IN_TEAM("already-in-team", 409, "This address belongs to somebody of the team"),
  TOO_MANY_REQUESTS("too-many-requests", 429, "Too many requests; wait a moment"),
  OVERLOADED("overloaded", 503, "Very many people are signing up; try again with the same key"),
  STORE_UNAVAILABLE("store-unavailable", 503, "The store is away; try again with the same key"),
  INTERNAL_ERROR("internal-error", 500, "Something went wrong on our side"),
  FORBIDDEN_ORIGIN("forbidden-origin", 403, "This request came from another website");

  private final String code;
  private final int status;
  private final String title;

  ProblemType(String code, int status, String title) {
    this.code = code;
    this.status = status;
    this.title = title;
  }

  public String code() {
    return code;
  }

  public int status() {
    return status;
  }

  public String title() {
    return title;
  }
}
