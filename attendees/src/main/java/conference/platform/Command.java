package conference.platform;

import java.util.List;

/** Something to run once from the command line instead of serving requests. */
public interface Command {

  String name();

  /** The exit status: 0 when it did what was asked. */
  int run(List<String> arguments);
}
