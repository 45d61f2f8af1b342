package conference.architecture.deployment;

import java.util.function.Consumer;

/**
 * A change of a deployment that has to be refused.
 *
 * @param culprit the subject that the refusal has to name
 */
record Mutation(String name, String culprit, Consumer<Deployed> change) {

  @Override
  public String toString() {
    return name;
  }
}
