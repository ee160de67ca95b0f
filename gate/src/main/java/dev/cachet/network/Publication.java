package dev.cachet.network;

import java.util.Optional;

/**
 * Where the maker publishes documents about the device; each is an {@code https} address.
 *
 * @param mudUrl where its MUD file will be (RFC 8520); its name has to end in {@code .json}
 * @param sbomUrl where its SBOM is
 * @param vulnerabilitiesUrl where its known vulnerabilities are
 * @param documentationUrl where its documents are
 */
public record Publication(
    Optional<String> mudUrl,
    Optional<String> sbomUrl,
    Optional<String> vulnerabilitiesUrl,
    Optional<String> documentationUrl) {
  static final Publication NONE =
      new Publication(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
