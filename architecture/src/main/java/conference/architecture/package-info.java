/**
 * Holds the system to its architecture.
 *
 * <p>The model is CALM (Common Architecture Language Model, FINOS) as JSON. CALM's own validator
 * accepts an added connection, a dropped control and an opened egress, because it only looks at the
 * shape; {@link conference.architecture.ModelCheck} looks at the meaning, in a closed world: what
 * the model does not say is refused.
 */
@NullMarked
package conference.architecture;

import org.jspecify.annotations.NullMarked;
