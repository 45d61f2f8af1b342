package conference.platform;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON that says how long it is and leaves in one piece. In chunks, its end would be written after
 * the rest: a replica killed in between would leave a client with half an answer, which the load
 * balancer can no longer ask another replica for.
 */
final class WholeJson extends JacksonJsonHttpMessageConverter {

  WholeJson(JsonMapper json) {
    super(json);
  }

  @Override
  protected void writeInternal(
      Object object,
      ResolvableType type,
      HttpOutputMessage message,
      @Nullable Map<String, Object> hints)
      throws IOException {
    var whole = new Whole(message.getHeaders(), new ByteArrayOutputStream(1024));
    super.writeInternal(object, type, whole, hints);
    message.getHeaders().setContentLength(whole.body().size());
    whole.body().writeTo(message.getBody());
  }

  private record Whole(HttpHeaders headers, ByteArrayOutputStream body)
      implements HttpOutputMessage {

    @Override
    public HttpHeaders getHeaders() {
      return headers;
    }

    @Override
    public OutputStream getBody() {
      return body;
    }
  }
}
