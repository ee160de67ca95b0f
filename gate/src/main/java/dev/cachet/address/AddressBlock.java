package dev.cachet.address;

import java.math.BigInteger;
import java.util.Objects;

/**
 * Addresses with a common beginning.
 *
 * @param family of which protocol
 * @param address the address as a number, with all its bits
 * @param prefix how many bits are common, 0 to 32 or 128
 */
public record AddressBlock(IpFamily family, BigInteger address, int prefix) {
  /**
   * Checks the bounds.
   *
   * @param family not null
   * @param address 0 to 2 to the power of the family's bits, minus 1
   * @param prefix 0 to the family's bits
   */
  public AddressBlock {
    Objects.requireNonNull(family, "family");
    if (address.signum() < 0
        || address.bitLength() > family.bits()
        || prefix < 0
        || prefix > family.bits()) {
      throw new IllegalArgumentException("no addresses of " + family.title());
    }
  }

  /**
   * Reads an address or a block. Names are never resolved.
   *
   * @param text for example {@code 192.0.2.7}, {@code 192.0.2.0/24} or {@code 2001:db8::/32}
   * @return the block; of one address the one with all bits
   * @throws IllegalArgumentException if it is neither; the message says what is wrong
   */
  public static AddressBlock of(String text) {
    return AddressText.read(text);
  }

  /**
   * Whether it is one address.
   *
   * @return whether its prefix has all bits
   */
  public boolean isSingle() {
    return prefix == family.bits();
  }

  /**
   * Whether bits behind the prefix are set, so that it is not clear what is meant.
   *
   * @return whether
   */
  public boolean hasHostBits() {
    return !address.equals(first());
  }

  /**
   * The block without its host bits.
   *
   * @return this if there are none
   */
  public AddressBlock network() {
    return new AddressBlock(family, first(), prefix);
  }

  /**
   * Whether every address of another block is in this one.
   *
   * @param other the other
   * @return false for another family
   */
  public boolean contains(AddressBlock other) {
    return family == other.family
        && first().compareTo(other.first()) <= 0
        && last().compareTo(other.last()) >= 0;
  }

  /**
   * What the block is, if no single host of a network has its addresses.
   *
   * @return a few words; empty for addresses of hosts, and for everybody
   */
  public String insteadOfHosts() {
    return SpecialAddresses.insteadOfHosts(this);
  }

  /**
   * Whether the block belongs to a site, so that nobody else can know what is there.
   *
   * @return true for private and link-local addresses
   */
  public boolean isOfTheSite() {
    return SpecialAddresses.isOfTheSite(this);
  }

  /**
   * Whether the addresses are those of groups.
   *
   * @return true for multicast addresses
   */
  public boolean isMulticast() {
    return SpecialAddresses.isMulticast(this);
  }

  /**
   * Whether an address is in both.
   *
   * @param other the other
   * @return false for another family
   */
  public boolean overlaps(AddressBlock other) {
    return contains(other) || other.contains(this);
  }

  /**
   * The shortest usual form.
   *
   * @return dotted decimal or that of RFC 5952, with the prefix if it is not a single address
   */
  public String text() {
    String shown = AddressText.write(family, address);
    return isSingle() ? shown : shown + "/" + prefix;
  }

  /**
   * The form with the prefix, also of a single address.
   *
   * @return for example {@code 192.0.2.7/32}
   */
  public String cidr() {
    return AddressText.write(family, address) + "/" + prefix;
  }

  /**
   * The first address of the block.
   *
   * @return as a number
   */
  public BigInteger first() {
    int host = family.bits() - prefix;
    return address.shiftRight(host).shiftLeft(host);
  }

  /**
   * The last address of the block.
   *
   * @return as a number
   */
  public BigInteger last() {
    int host = family.bits() - prefix;
    return first().add(BigInteger.ONE.shiftLeft(host)).subtract(BigInteger.ONE);
  }
}
