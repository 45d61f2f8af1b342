package conference.platform;

import java.util.regex.Pattern;

/**
 * Lets the bodies of some requests be larger than others; declared as a bean by their feature. The
 * load balancer has to let them through as well.
 *
 * @param path all of the path of such a request
 * @param bytes how large they may be
 */
public record BodyLimit(String method, Pattern path, int bytes) {

  boolean isFor(String requestMethod, String requestPath) {
    return method.equals(requestMethod) && path.matcher(requestPath).matches();
  }
}
