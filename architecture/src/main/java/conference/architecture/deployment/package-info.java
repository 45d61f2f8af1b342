/**
 * Holds a deployment in Kubernetes to the architecture: rendered manifests in, findings out.
 *
 * <p>The world is closed. A kind, a workload, a port, a policy or a connection that the model does
 * not declare is refused, and so is one that it declares and that is not there. What cannot be read
 * for certain (a selector of another form, a port by range) is refused as well: nobody could say
 * what it lets through.
 */
@NullMarked
package conference.architecture.deployment;

import org.jspecify.annotations.NullMarked;
