package dev.cachet.cli;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

/** A program that ends in an error at the first socket, whichever way it is opened. */
public final class WithoutNetwork {
  public static final String CONTROL = "control";

  private WithoutNetwork() {}

  static IllegalStateException refused() {
    return new IllegalStateException("a socket was opened");
  }

  /** The factories are there for exactly this, and deprecated because few programs need them. */
  @SuppressWarnings("deprecation")
  public static void main(String[] args) throws IOException {
    Socket.setSocketImplFactory(
        () -> {
          throw refused();
        });
    ServerSocket.setSocketFactory(
        () -> {
          throw refused();
        });
    DatagramSocket.setDatagramSocketImplFactory(
        () -> {
          throw refused();
        });
    if (args[0].equals(CONTROL)) {
      control();
    } else {
      Main.main(args);
    }
  }

  private static void control() {
    Map<String, Callable<?>> ways = new LinkedHashMap<>();
    ways.put("socket", () -> new Socket(InetAddress.getLoopbackAddress(), 9));
    ways.put("server", () -> new ServerSocket(0));
    ways.put("datagram", DatagramSocket::new);
    ways.put("channel", SocketChannel::open);
    ways.put("url", () -> URI.create("http://127.0.0.1:9/").toURL().openStream());
    ways.forEach(
        (name, way) -> {
          try {
            way.call();
            System.out.println(name + " open");
          } catch (Exception e) {
            System.out.println(name + " " + e.getMessage());
          }
        });
  }
}
