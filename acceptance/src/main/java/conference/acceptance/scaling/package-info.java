/**
 * What a larger deployment has to be, worked out from what one machine was measured to need:
 * docs/scaling.md.
 */
@NullMarked
package conference.acceptance.scaling;

import org.jspecify.annotations.NullMarked;
