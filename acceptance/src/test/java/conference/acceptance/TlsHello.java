package conference.acceptance;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;

/**
 * The first message of a TLS handshake, written by hand: this JDK no longer speaks the old
 * versions, and a test that they are refused must not depend on who else refuses them.
 */
final class TlsHello {
  static final int TLS_1_1 = 0x0302;
  static final int TLS_1_2 = 0x0303;

  private static final int HANDSHAKE = 22;
  private static final int ALERT = 21;
  private static final int PATIENCE_MS = 5_000;

  /**
   * ECDHE with AES-GCM for those who speak 1.2, with AES-CBC for those who would still speak 1.1.
   */
  private static final int[] CIPHERS = {0xc02b, 0xc02f, 0xc009, 0xc013, 0xc00a, 0xc014, 0x002f};

  private TlsHello() {}

  /**
   * Whether a server goes on with this version; before it, what a protocol wants first may be said.
   */
  static boolean isWelcome(int port, int version, byte[] before, int expected) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MS);
      socket.setSoTimeout(PATIENCE_MS);
      var out = new DataOutputStream(socket.getOutputStream());
      var in = new DataInputStream(socket.getInputStream());
      if (before.length > 0) {
        out.write(before);
        if (in.readUnsignedByte() != expected) {
          throw new IOException("the server does not want TLS at all");
        }
      }
      out.write(hello(version));
      out.flush();
      return isServerHello(in, version);
    }
  }

  static boolean isWelcome(int port, int version) throws IOException {
    return isWelcome(port, version, new byte[0], 0);
  }

  private static boolean isServerHello(DataInputStream in, int version) throws IOException {
    try {
      int type = in.readUnsignedByte();
      int answered = in.readUnsignedShort();
      if (type == ALERT) {
        return false;
      }
      if (type != HANDSHAKE) {
        throw new IOException("neither a handshake nor an alert: " + type);
      }
      return answered == version;
    } catch (EOFException | SocketException closed) {
      return false;
    }
  }

  private static byte[] hello(int version) throws IOException {
    var body = new ByteArrayOutputStream();
    var hello = new DataOutputStream(body);
    hello.writeShort(version);
    hello.write(new byte[32]);
    hello.writeByte(0);
    hello.writeShort(CIPHERS.length * 2);
    for (int cipher : CIPHERS) {
      hello.writeShort(cipher);
    }
    hello.writeShort(0x0100);
    byte[] extensions = extensions();
    hello.writeShort(extensions.length);
    hello.write(extensions);
    return record(body.toByteArray());
  }

  private static byte[] record(byte[] hello) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var record = new DataOutputStream(bytes);
    record.writeByte(HANDSHAKE);
    record.writeShort(0x0301);
    record.writeShort(hello.length + 4);
    record.writeInt(0x01000000 | hello.length);
    record.write(hello);
    return bytes.toByteArray();
  }

  private static byte[] extensions() throws IOException {
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(bytes);
    // server_name localhost; groups x25519 and P-256; uncompressed points; ECDSA and RSA with
    // SHA-256 and SHA-1
    extension(
        out, 0x0000, new byte[] {0, 12, 0, 0, 9, 'l', 'o', 'c', 'a', 'l', 'h', 'o', 's', 't'});
    extension(out, 0x000a, new byte[] {0, 4, 0, 29, 0, 23});
    extension(out, 0x000b, new byte[] {1, 0});
    extension(out, 0x000d, new byte[] {0, 12, 4, 3, 8, 4, 4, 1, 2, 3, 2, 1, 5, 3});
    return bytes.toByteArray();
  }

  private static void extension(DataOutputStream out, int type, byte[] content) throws IOException {
    out.writeShort(type);
    out.writeShort(content.length);
    out.write(content);
  }
}
