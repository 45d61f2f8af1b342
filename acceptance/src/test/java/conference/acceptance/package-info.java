/**
 * Drills over the whole system as it runs on one machine: what the parts promise each other and
 * their users, tried through the real load balancer while parts of it are killed, replaced and
 * asked for what they must not do.
 */
@org.jspecify.annotations.NullMarked
package conference.acceptance;
