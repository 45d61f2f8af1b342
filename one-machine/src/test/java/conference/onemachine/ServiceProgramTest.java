package conference.onemachine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What runs is what was built last. */
class ServiceProgramTest {

  @TempDir Path folder;

  private Path jar(String name, String content) throws IOException {
    Path jar = folder.resolve(name);
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      ZipEntry entry = new ZipEntry("conference/Attendees.class");
      entry.setTime(0);
      zip.putNextEntry(entry);
      zip.write(content.getBytes(StandardCharsets.UTF_8));
    }
    Files.setLastModifiedTime(jar, FileTime.fromMillis(0));
    return jar;
  }

  @Test
  void a_build_of_the_same_size_and_time_is_still_another_one() throws IOException {
    Path before = jar("before.jar", "LIKELY = 75");
    Path after = jar("after.jar", "LIKELY = 70");

    assertThat(Files.size(after)).isEqualTo(Files.size(before));
    assertThat(ServiceProgram.stampOf(after)).isNotEqualTo(ServiceProgram.stampOf(before));
    assertThat(ServiceProgram.stampOf(jar("again.jar", "LIKELY = 75")))
        .isEqualTo(ServiceProgram.stampOf(before));
  }
}
