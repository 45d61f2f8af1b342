package conference.platform;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows the mistakes instead of a stack trace. */
class InvalidSettingsAnalyzer extends AbstractFailureAnalyzer<InvalidSettings> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, InvalidSettings cause) {
    return new FailureAnalysis(cause.getMessage(), "Correct the configuration file.", cause);
  }
}
