package conference.platform;

import java.io.IOException;

/** More was sent than is ever needed. */
final class BodyTooLarge extends IOException {

  BodyTooLarge() {
    super("the body is too large");
  }
}
