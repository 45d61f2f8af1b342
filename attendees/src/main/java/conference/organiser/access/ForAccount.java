package conference.organiser.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A route for everybody who has signed in, about what is theirs. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface ForAccount {

  /** Whether it is so dangerous that they have to have proven a moment ago who they are. */
  boolean confirmed() default false;
}
