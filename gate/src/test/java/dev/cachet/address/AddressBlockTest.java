package dev.cachet.address;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressBlockTest {
  @ParameterizedTest
  @CsvSource({
    "192.0.2.7, 192.0.2.7, 192.0.2.7/32",
    "192.0.2.0/24, 192.0.2.0/24, 192.0.2.0/24",
    "0.0.0.0/0, 0.0.0.0/0, 0.0.0.0/0",
    "255.255.255.255, 255.255.255.255, 255.255.255.255/32",
    "2001:DB8:0:0:0:0:0:7, 2001:db8::7, 2001:db8::7/128",
    "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1/128",
    "2001:0:0:1:0:0:0:1, 2001:0:0:1::1, 2001:0:0:1::1/128",
    "::/0, ::/0, ::/0",
    "::1, ::1, ::1/128",
    "1::, 1::, 1::/128",
    "fe80::/10, fe80::/10, fe80::/10",
  })
  void readsAndWritesTheUsualForms(String text, String shown, String cidr) {
    assertEquals(shown, AddressBlock.of(text).text());
    assertEquals(cidr, AddressBlock.of(text).cidr());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "192.0.2",
        "192.0.2.256",
        "192.0.2.007",
        "010.0.0.1",
        "192.0.2.7.1",
        "192.0.2.7/33",
        "192.0.2.7/",
        "192.0.2.7/024",
        "192.0.2.7/-1",
        "192.0.2.0/255.255.255.0",
        " 192.0.2.7",
        "0xC0000207",
        "localhost",
        "example.com",
        ":",
        ":::",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "1::2::3",
        "1:2:3:4:5:6:7::8",
        "12345::",
        "fe80::1%eth0",
        "::ffff:192.0.2.7",
        "::ffff:c000:207",
        "::ffff:0:0/96",
        "2001:db8::/129",
        "[2001:db8::1]"
      })
  void refusesEverythingElse(String text) {
    assertThrows(IllegalArgumentException.class, () -> AddressBlock.of(text));
  }

  @Property
  void agreesWithTheJdkOnEveryIpv6Address(@ForAll @Size(16) byte[] bytes)
      throws UnknownHostException {
    String full = InetAddress.getByAddress(bytes).getHostAddress();
    AddressBlock block = AddressBlock.of(full.contains(":") ? full : "::1");
    assertEquals(block, AddressBlock.of(block.text()));
    assertTrue(block.text().length() <= block.cidr().length());
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.7/24, true, 192.0.2.0/24",
    "192.0.2.0/24, false, 192.0.2.0/24",
    "2001:db8::1/64, true, 2001:db8::/64",
    "0.0.0.1/0, true, 0.0.0.0/0",
    "192.0.2.7, false, 192.0.2.7",
  })
  void findsHostBits(String text, boolean has, String network) {
    assertEquals(has, AddressBlock.of(text).hasHostBits());
    assertEquals(network, AddressBlock.of(text).network().text());
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.1.0.0/16, true",
    "10.1.0.0/16, 10.0.0.0/8, false",
    "10.0.0.0/8, 11.0.0.0/8, false",
    "0.0.0.0/0, 2001:db8::/32, false",
    "::/0, 10.0.0.0/8, false",
    "2001:db8::/32, 2001:db8:ffff::/48, true",
  })
  void containsOnlyItsOwnFamily(String outer, String inner, boolean contains) {
    assertEquals(contains, AddressBlock.of(outer).contains(AddressBlock.of(inner)));
  }
}
