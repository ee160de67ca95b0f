package dev.cachet.flow;

import dev.cachet.address.AddressBlock;
import dev.cachet.address.IpFamily;

/** Whom a device talks to. */
public sealed interface Peer {
  /**
   * Says who it is.
   *
   * @return a few words, such as {@code updates.example.com} or {@code role pacs}
   */
  String text();

  /**
   * An address or a block of them.
   *
   * @param block as the file has it, maybe with host bits
   */
  record Address(AddressBlock block) implements Peer {
    @Override
    public String text() {
      return block.text();
    }
  }

  /**
   * A name in the DNS.
   *
   * @param name the full name, in lower case, without a dot at its end
   */
  record Name(String name) implements Peer {
    @Override
    public String text() {
      return name;
    }
  }

  /**
   * What a host is for at a site; each site says which hosts those are.
   *
   * @param role lower-case letters, digits and hyphens
   */
  record Role(String role) implements Peer {
    @Override
    public String text() {
      return "role " + role;
    }
  }

  /**
   * A part of the site's network that is set apart.
   *
   * @param vlan lower-case letters, digits and hyphens; the site says which addresses it has
   */
  record Vlan(String vlan) implements Peer {
    @Override
    public String text() {
      return "VLAN " + vlan;
    }
  }

  /** Every host of the network that the device is in. */
  record LocalNetwork() implements Peer {
    @Override
    public String text() {
      return "the local network";
    }
  }

  /**
   * A multicast group. Outbound the device sends to it; inbound it receives what others send.
   *
   * @param address one address
   */
  record Group(AddressBlock address) implements Peer {
    @Override
    public String text() {
      return "group " + address.text();
    }
  }

  /**
   * Everybody.
   *
   * @param family with addresses of this family
   */
  record Anybody(IpFamily family) implements Peer {
    @Override
    public String text() {
      return "any " + family.title() + " address";
    }
  }
}
