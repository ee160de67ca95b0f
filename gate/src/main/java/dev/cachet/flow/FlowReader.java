package dev.cachet.flow;

import dev.cachet.address.AddressBlock;
import dev.cachet.declaration.DeclarationException;
import dev.cachet.declaration.DeclaredObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one flow of a profile. */
public final class FlowReader {
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,39}");
  private static final Pattern PORTS = Pattern.compile("([1-9][0-9]{0,4})(?:-([1-9][0-9]{0,4}))?");
  private static final int MAX_PORTS = 100;
  private static final int MAX_PURPOSE = 300;
  private static final AddressBlock DHCPV6_SERVERS = AddressBlock.of("ff02::1:2");

  private static final Map<String, Direction> DIRECTIONS =
      words(Direction.values(), Direction::word);
  private static final Map<String, Protocol> PROTOCOLS = words(Protocol.values(), Protocol::word);
  private static final Map<String, Encryption> ENCRYPTIONS =
      words(Encryption.values(), Encryption::word);
  private static final Map<String, DataClass> DATA = words(DataClass.values(), DataClass::word);

  private FlowReader() {}

  /**
   * Reads one flow.
   *
   * @param object the object
   * @return the flow
   * @throws DeclarationException if it cannot be done
   */
  public static Flow read(DeclaredObject object) throws DeclarationException {
    object.onlyMembers(
        "id", "peer", "direction", "protocol", "ports", "purpose", "encryption", "data");
    String id = id(object, "id");
    Direction direction = object.choice("direction", DIRECTIONS);
    Protocol protocol = object.choice("protocol", PROTOCOLS);
    return new Flow(
        id,
        peer(object, protocol, direction),
        direction,
        protocol,
        ports(object, protocol),
        object.text("purpose", MAX_PURPOSE),
        object.choice("encryption", ENCRYPTIONS),
        object.choice("data", DATA));
  }

  /**
   * Reads a word that is safe in every form that a profile is written in.
   *
   * @param object the object
   * @param name the name
   * @return the text
   * @throws DeclarationException if it cannot be done
   */
  public static String id(DeclaredObject object, String name) throws DeclarationException {
    String id = object.text(name, 40);
    if (!isId(id)) {
      throw object.fault(
          name, "is not 1 to 40 lower-case letters, digits and hyphens, a letter first");
    }
    return id;
  }

  /**
   * Whether a text can be the id of a flow.
   *
   * @param text the text
   * @return whether it is so
   */
  public static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  private static Peer peer(DeclaredObject object, Protocol protocol, Direction direction)
      throws DeclarationException {
    boolean fixed = protocol == Protocol.DHCP || protocol == Protocol.DHCPV6;
    if (!fixed) {
      return PeerReader.read(object.object("peer"));
    }
    if (object.has("peer")) {
      throw object.fault("peer", "does not go with " + protocol.word() + "; remove it");
    }
    if (direction != Direction.OUTBOUND) {
      throw object.fault("direction", "is outbound for " + protocol.word() + ": the device asks");
    }
    return protocol == Protocol.DHCP ? new Peer.Role("dhcp") : new Peer.Group(DHCPV6_SERVERS);
  }

  private static List<PortRange> ports(DeclaredObject object, Protocol protocol)
      throws DeclarationException {
    if (!protocol.takesPorts()) {
      if (object.has("ports")) {
        throw object.fault("ports", "does not go with " + protocol.word() + "; remove it");
      }
      return List.of();
    }
    List<PortRange> ports = new ArrayList<>();
    List<String> words = object.words("ports", MAX_PORTS);
    for (int i = 0; i < words.size(); i++) {
      PortRange range = range(object, i, words.get(i));
      for (PortRange other : ports) {
        if (other.low() <= range.high() && range.low() <= other.high()) {
          throw object.fault("ports", i, "has ports of " + other.text() + "; name each once");
        }
      }
      ports.add(range);
    }
    ports.sort(Comparator.comparingInt(PortRange::low));
    return ports;
  }

  private static PortRange range(DeclaredObject object, int index, String word)
      throws DeclarationException {
    Matcher matcher = PORTS.matcher(word);
    if (matcher.matches()) {
      int low = Integer.parseInt(matcher.group(1));
      int high = matcher.group(2) == null ? low : Integer.parseInt(matcher.group(2));
      if (low <= high && high <= PortRange.MAX) {
        return new PortRange(low, high);
      }
    }
    throw object.fault(
        "ports", index, "is no port from 1 to 65535, and no range such as \"8000-8010\"");
  }

  /** The words of a file format, in the order of the values. */
  static <T> Map<String, T> words(T[] values, Function<T, String> word) {
    Map<String, T> words = new LinkedHashMap<>();
    Arrays.stream(values).forEach(value -> words.put(word.apply(value), value));
    return words;
  }
}
