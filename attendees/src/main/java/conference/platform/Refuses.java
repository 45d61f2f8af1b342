package conference.platform;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The problems that an endpoint can answer with: the description of the API is made from it. What
 * follows from taking a body, or from whom the organiser's desk admits, need not be named.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Refuses {

  ProblemType[] value();
}
