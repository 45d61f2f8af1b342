package conference.architecture;

/**
 * One way in which the architecture, or what runs, is not as it should be.
 *
 * @param subject the node, relationship, flow or file that is wrong
 * @param message what is wrong and what is expected instead
 */
public record Finding(String subject, String message) {

  @Override
  public String toString() {
    return subject + ": " + message;
  }
}
