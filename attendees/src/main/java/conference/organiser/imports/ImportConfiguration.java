package conference.organiser.imports;

import conference.platform.BodyLimit;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets files of attendees in. */
@Configuration
class ImportConfiguration {

  /** Some 50,000 attendees with long answers; a workbook holds more. */
  private static final int LARGEST_FILE = 12 * 1024 * 1024;

  private static final Pattern FILE =
      Pattern.compile("/api/v1/organiser/events/[^/]+/imports/[^/]+");

  @Bean
  BodyLimit importFiles() {
    return new BodyLimit("PUT", FILE, LARGEST_FILE);
  }
}
