package dev.cachet.network;

import dev.cachet.address.AddressBlock;
import dev.cachet.declaration.DeclarationException;
import dev.cachet.declaration.DeclaredObject;
import dev.cachet.flow.FlowReader;
import dev.cachet.flow.PeerReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the parts of a binding. */
final class BindingReader {
  /** What Linux takes, without what a rule set or a shell would read otherwise. */
  private static final Pattern PORT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,14}");

  private static final int MAX_ENTRIES = 1_000;
  private static final int MAX_ADDRESSES = 1_000;

  private BindingReader() {}

  static SiteBinding read(DeclaredObject file) throws DeclarationException {
    file.onlyMembers("schemaVersion", "id", "device", "names", "roles", "vlans", "localNetworks");
    file.version(1);
    DeclaredObject device = file.object("device");
    device.onlyMembers("interface", "addresses");
    String port = device.text("interface", 15);
    if (!PORT.matcher(port).matches()) {
      throw device.fault("interface", "is no name of a network interface such as eth1");
    }
    return new SiteBinding(
        FlowReader.id(file, "id"),
        port,
        blocks(device, "addresses", true),
        map(file, "names", true),
        map(file, "roles", false),
        map(file, "vlans", false),
        file.has("localNetworks") ? blocks(file, "localNetworks", false) : List.of());
  }

  private static Map<String, List<AddressBlock>> map(
      DeclaredObject file, String member, boolean ofNames) throws DeclarationException {
    Optional<DeclaredObject> object = file.optionalObject(member);
    if (object.isEmpty()) {
      return Map.of();
    }
    Map<String, List<AddressBlock>> map = new LinkedHashMap<>();
    for (String key : object.get().names(MAX_ENTRIES)) {
      String problem = ofNames ? PeerReader.problemOfName(key) : problemOfId(key);
      if (!problem.isEmpty()) {
        throw object.get().fault(key, problem);
      }
      map.put(key, blocks(object.get(), key, ofNames));
    }
    return map;
  }

  private static String problemOfId(String key) {
    return FlowReader.isId(key)
        ? ""
        : "is not 1 to 40 lower-case letters, digits and hyphens, a letter first";
  }

  private static List<AddressBlock> blocks(DeclaredObject object, String name, boolean single)
      throws DeclarationException {
    List<String> words = object.words(name, MAX_ADDRESSES);
    List<AddressBlock> blocks = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      AddressBlock block = block(object, name, i, words.get(i));
      if (single && !block.isSingle()) {
        throw object.fault(name, i, "is a block; name each address");
      }
      for (AddressBlock other : blocks) {
        if (other.overlaps(block)) {
          throw object.fault(name, i, "has addresses of " + other.text() + "; name each once");
        }
      }
      blocks.add(block);
    }
    return blocks;
  }

  private static AddressBlock block(DeclaredObject object, String name, int index, String word)
      throws DeclarationException {
    AddressBlock block;
    try {
      block = AddressBlock.of(word);
    } catch (IllegalArgumentException e) {
      throw object.fault(name, index, String.valueOf(e.getMessage()));
    }
    if (block.hasHostBits()) {
      throw object.fault(
          name, index, "has bits behind its prefix; write " + block.network().text());
    }
    String special = block.insteadOfHosts();
    if (block.prefix() == 0 || !special.isEmpty()) {
      throw object.fault(
          name, index, "is " + (special.isEmpty() ? "everybody" : special) + "; name the hosts");
    }
    return block;
  }
}
