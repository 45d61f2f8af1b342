package conference.organiser.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a route of an event, the {@code {slug}} of its path, asks of those who use it. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Needs {

  Permission value();

  /** Whether it is so dangerous that they have to have proven a moment ago who they are. */
  boolean confirmed() default false;
}
