package dev.cachet.network;

import dev.cachet.declaration.Declaration;
import dev.cachet.declaration.DeclarationException;
import dev.cachet.flow.Flow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Every connection that a device needs, as its maker declares it. What is not declared is not
 * needed, and a firewall may drop it.
 *
 * @param device which device
 * @param publication where documents about it are
 * @param flows in the order of the file; ids are unique
 */
public record NetworkProfile(ProfiledDevice device, Publication publication, List<Flow> flows) {
  /** The version of the file format that is read. */
  public static final int SCHEMA_VERSION = 1;

  /** How many flows a file may have. */
  public static final int MAX_FLOWS = 1_000;

  /**
   * Copies the flows.
   *
   * @param device not null
   * @param publication not null
   * @param flows copied
   */
  public NetworkProfile {
    flows = List.copyOf(flows);
  }

  /**
   * Reads a file.
   *
   * @param file JSON after the schema {@code network.schema.json} beside this class
   * @return the profile; it may still break rules, see {@link NetworkLint}
   * @throws InvalidNetworkFileException if anything is missing, unknown or no value; names the file
   * @throws IOException if the file cannot be read
   */
  public static NetworkProfile read(Path file) throws IOException, InvalidNetworkFileException {
    byte[] json = Declaration.bytes(file);
    try {
      return read(json);
    } catch (InvalidNetworkFileException e) {
      throw new InvalidNetworkFileException(file + ": " + e.getMessage());
    }
  }

  /**
   * Reads a profile.
   *
   * @param json UTF-8 JSON after the schema {@code network.schema.json} beside this class
   * @return the profile; it may still break rules, see {@link NetworkLint}
   * @throws InvalidNetworkFileException if anything is missing, unknown or no value
   */
  public static NetworkProfile read(byte[] json) throws InvalidNetworkFileException {
    try {
      return ProfileReader.read(Declaration.parse(json));
    } catch (DeclarationException e) {
      throw new InvalidNetworkFileException(e);
    }
  }
}
