/**
 * Measures the real system under load: how much, how fast, and what it costs in each node. Numbers
 * are printed with the checks that they depend on; a run that lost or refused something says so
 * beside its numbers.
 */
@NullMarked
package conference.acceptance.load;

import org.jspecify.annotations.NullMarked;
