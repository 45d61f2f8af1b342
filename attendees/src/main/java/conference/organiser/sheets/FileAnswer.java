package conference.organiser.sheets;

import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/** An answer that a browser saves as a table, sent as it is written. */
public final class FileAnswer {

  public static final String CSV = "text/csv";
  public static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private FileAnswer() {}

  /** In UTF-8; to be closed by the caller. */
  public static Writer csv(HttpServletResponse response, String fileName) throws IOException {
    OutputStream out = begin(response, CSV + "; charset=UTF-8; header=present", fileName);
    return new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
  }

  public static OutputStream xlsx(HttpServletResponse response, String fileName)
      throws IOException {
    return begin(response, XLSX, fileName);
  }

  private static OutputStream begin(HttpServletResponse response, String type, String fileName)
      throws IOException {
    response.setContentType(type);
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment().filename(fileName).build().toString());
    return response.getOutputStream();
  }
}
