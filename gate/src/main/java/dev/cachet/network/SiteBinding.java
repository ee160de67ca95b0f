package dev.cachet.network;

import dev.cachet.address.AddressBlock;
import dev.cachet.address.IpFamily;
import dev.cachet.declaration.Declaration;
import dev.cachet.declaration.DeclarationException;
import dev.cachet.flow.Peer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What only a site knows: where the device is, and which addresses the peers of its profile have
 * there. It stays at the site; nothing of it enters a package.
 *
 * @param id names the rules of this device at this site: lower-case letters, digits and hyphens
 * @param port the network interface of the firewall that the device is behind
 * @param deviceAddresses the device's own addresses
 * @param names addresses of names
 * @param roles addresses of roles
 * @param vlans addresses of VLANs
 * @param localNetworks addresses of the network that the device is in
 */
public record SiteBinding(
    String id,
    String port,
    List<AddressBlock> deviceAddresses,
    Map<String, List<AddressBlock>> names,
    Map<String, List<AddressBlock>> roles,
    Map<String, List<AddressBlock>> vlans,
    List<AddressBlock> localNetworks) {
  /** Of a site that nothing is known of. */
  static final SiteBinding NOTHING_KNOWN =
      new SiteBinding("none", "none", List.of(), Map.of(), Map.of(), Map.of(), List.of());

  /**
   * Copies what it is given.
   *
   * @param id see the record
   * @param port see the record
   * @param deviceAddresses see the record
   * @param names see the record
   * @param roles see the record
   * @param vlans see the record
   * @param localNetworks see the record
   */
  public SiteBinding {
    deviceAddresses = List.copyOf(deviceAddresses);
    names = copy(names);
    roles = copy(roles);
    vlans = copy(vlans);
    localNetworks = List.copyOf(localNetworks);
  }

  /**
   * Reads a file.
   *
   * @param file JSON after the schema {@code binding.schema.json} beside this class
   * @return the binding
   * @throws InvalidNetworkFileException if anything is missing, unknown or no value; names the file
   * @throws IOException if the file cannot be read
   */
  public static SiteBinding read(Path file) throws IOException, InvalidNetworkFileException {
    byte[] json = Declaration.bytes(file);
    try {
      return read(json);
    } catch (InvalidNetworkFileException e) {
      throw new InvalidNetworkFileException(file + ": " + e.getMessage());
    }
  }

  /**
   * Reads a binding.
   *
   * @param json UTF-8 JSON after the schema {@code binding.schema.json} beside this class
   * @return the binding
   * @throws InvalidNetworkFileException if anything is missing, unknown or no value
   */
  public static SiteBinding read(byte[] json) throws InvalidNetworkFileException {
    try {
      return BindingReader.read(Declaration.parse(json));
    } catch (DeclarationException e) {
      throw new InvalidNetworkFileException(e);
    }
  }

  /**
   * Which addresses a peer has at this site.
   *
   * @param peer a peer of the profile
   * @return blocks without host bits; empty if the binding does not say. It never is everybody,
   *     unless the profile says so
   */
  public Optional<List<AddressBlock>> addresses(Peer peer) {
    if (peer instanceof Peer.Address address) {
      return Optional.of(List.of(address.block().network()));
    }
    if (peer instanceof Peer.Group group) {
      return Optional.of(List.of(group.address()));
    }
    if (peer instanceof Peer.Anybody anybody) {
      String all = anybody.family() == IpFamily.IPV4 ? "0.0.0.0/0" : "::/0";
      return Optional.of(List.of(AddressBlock.of(all)));
    }
    if (peer instanceof Peer.Name name) {
      return Optional.ofNullable(names.get(name.name()));
    }
    if (peer instanceof Peer.Role role) {
      return Optional.ofNullable(roles.get(role.role()));
    }
    if (peer instanceof Peer.Vlan vlan) {
      return Optional.ofNullable(vlans.get(vlan.vlan()));
    }
    return localNetworks.isEmpty() ? Optional.empty() : Optional.of(localNetworks);
  }

  /**
   * Whether the device has an address of a family.
   *
   * @param family the family
   * @return whether
   */
  public boolean has(IpFamily family) {
    return deviceAddresses.stream().anyMatch(address -> address.family() == family);
  }

  private static Map<String, List<AddressBlock>> copy(Map<String, List<AddressBlock>> map) {
    Map<String, List<AddressBlock>> copy = new LinkedHashMap<>();
    map.forEach((name, blocks) -> copy.put(name, List.copyOf(blocks)));
    return Collections.unmodifiableMap(copy);
  }
}
