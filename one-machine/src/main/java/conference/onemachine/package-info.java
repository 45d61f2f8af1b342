/**
 * The whole system on one machine: a PKI of its own, the store, the replicas of the attendees
 * service and the load balancer, started in order and stopped in order. {@code ./run}, the
 * acceptance specs and the bench all use it.
 */
@NullMarked
package conference.onemachine;

import org.jspecify.annotations.NullMarked;
