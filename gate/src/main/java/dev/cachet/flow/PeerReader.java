package dev.cachet.flow;

import dev.cachet.address.AddressBlock;
import dev.cachet.address.IpFamily;
import dev.cachet.declaration.DeclarationException;
import dev.cachet.declaration.DeclaredObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads the peer of a flow. */
public final class PeerReader {
  private static final String[] KINDS = {
    "address", "name", "role", "vlan", "localNetwork", "group", "any"
  };
  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
  private static final int MAX_DNS = 253;

  private static final Map<String, IpFamily> FAMILIES =
      FlowReader.words(IpFamily.values(), family -> family.title().toLowerCase(Locale.ROOT));

  private PeerReader() {}

  static Peer read(DeclaredObject object) throws DeclarationException {
    object.onlyMembers(KINDS);
    List<String> kinds = object.names(KINDS.length);
    if (kinds.size() != 1) {
      throw new DeclarationException(
          object.pointer() + ": needs one member of " + String.join(", ", KINDS));
    }
    return switch (kinds.get(0)) {
      case "address" -> new Peer.Address(block(object, "address"));
      case "name" -> new Peer.Name(name(object));
      case "role" -> new Peer.Role(FlowReader.id(object, "role"));
      case "vlan" -> new Peer.Vlan(FlowReader.id(object, "vlan"));
      case "group" -> new Peer.Group(group(object));
      case "any" -> new Peer.Anybody(object.choice("any", FAMILIES));
      default -> {
        object.isTrue("localNetwork");
        yield new Peer.LocalNetwork();
      }
    };
  }

  /**
   * Returns what is wrong with a name, or nothing.
   *
   * @param name the name
   * @return the text
   */
  public static String problemOfName(String name) {
    String[] labels = name.split("\\.", -1);
    if (name.length() > MAX_DNS || labels.length < 2) {
      return "is no full name such as updates.example.com; for a host of the site use a role";
    }
    for (String label : labels) {
      if (!LABEL.matcher(label).matches()) {
        return "is no name in lower-case letters, digits and hyphens (no wildcard, no dot at the"
            + " end, no underscore; other scripts as xn--)";
      }
    }
    if (labels[labels.length - 1].chars().allMatch(c -> c >= '0' && c <= '9')) {
      return "is an address or looks like one; use \"address\"";
    }
    return "";
  }

  static AddressBlock block(DeclaredObject object, String name) throws DeclarationException {
    try {
      return AddressBlock.of(object.text(name, 49));
    } catch (IllegalArgumentException e) {
      throw object.fault(name, String.valueOf(e.getMessage()));
    }
  }

  private static AddressBlock group(DeclaredObject object) throws DeclarationException {
    AddressBlock block = block(object, "group");
    if (!block.isSingle() || !block.isMulticast()) {
      throw object.fault(
          "group", "is no multicast address (224.0.0.0 to 239.255.255.255, or ff00::/8)");
    }
    return block;
  }

  private static String name(DeclaredObject object) throws DeclarationException {
    String name = object.text("name", MAX_DNS);
    String problem = problemOfName(name);
    if (!problem.isEmpty()) {
      throw object.fault("name", problem);
    }
    return name;
  }
}
