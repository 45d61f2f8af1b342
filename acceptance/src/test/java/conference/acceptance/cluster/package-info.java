/**
 * The deployment of {@code k8s-cluster}, run here without a cluster: each rendered pod as real
 * containers with the security context that its manifest says, in a network namespace of its own,
 * with the rendered policies as rules of nftables.
 *
 * <p>What a control plane does beyond that (schedule, scale, probe, restart) is not imitated.
 */
@NullMarked
package conference.acceptance.cluster;

import org.jspecify.annotations.NullMarked;
