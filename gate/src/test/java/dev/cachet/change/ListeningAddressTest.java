package dev.cachet.change;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListeningAddressTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "tcp://0.0.0.0:8080",
        "http://0.0.0.0/status",
        "0.0.0.0",
        "0.0.0.0:22",
        ":22",
        "tcp://:22",
        "*:22",
        "http://*/",
        "http://+:80/",
        "http://0:8080",
        "http://localhost",
        "HTTP://LocalHost.:8080/a",
        "127.0.0.53:53",
        "http://user@127.0.0.1:80",
        "tcp://[::]:8080",
        "http://[::]",
        "http://[0:0:0:0:0:0:0:0]:8080/",
        "[0000:0000:0000:0000:0000:0000:0000:0001]:80",
        "http://[::1%lo]:80",
        "http://[::ffff:0.0.0.0]:80",
        "http://[0:0:0:0:0:ffff:7f00:1]:80",
        ":::8080",
        "tcp://:::8080",
        "::1"
      })
  void theDeviceListens(String endpoint) {
    assertEquals(true, ListeningAddress.isIn(endpoint), endpoint);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://api.example.com/v1",
        "https://[2001:db8::15]:8443/upload",
        "192.0.2.1:80",
        "http://0.0.0.0.example.com:80",
        "http://127.0.0.1.example.com",
        "https://example.com/?to=0.0.0.0:80",
        "https://example.com/@localhost",
        "https://localhost.example.com",
        "https://[::ffff:192.0.2.1]:80",
        "http://[::2]:80",
        "unix:///run/app.sock",
        "https://",
        ""
      })
  void anotherHostOrNone(String endpoint) {
    assertEquals(false, ListeningAddress.isIn(endpoint), endpoint);
  }
}
