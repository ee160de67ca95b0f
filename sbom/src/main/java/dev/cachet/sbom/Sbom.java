package dev.cachet.sbom;

import dev.cachet.identity.InputDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A software bill of materials: content, the instant at which it was made, and its serial number.
 *
 * <p>A document of this library has all three; a document of another tool that was read may lack
 * the instant or the serial number.
 */
public final class Sbom {
  private final SbomContent content;
  private final @Nullable Instant timestamp;
  private final @Nullable UUID serial;

  private Sbom(SbomContent content, @Nullable Instant timestamp, @Nullable UUID serial) {
    this.content = content;
    this.timestamp = timestamp;
    this.serial = serial;
  }

  /**
   * Makes an SBOM whose serial number is the version 5 UUID (RFC 9562) of all that it says, so that
   * the same content at the same instant is the same document.
   *
   * @param content what it says
   * @param timestamp when it is made, UTC; cut to whole seconds
   * @return the SBOM
   */
  public static Sbom of(SbomContent content, Instant timestamp) {
    Instant seconds = timestamp.truncatedTo(ChronoUnit.SECONDS);
    return new Sbom(content, seconds, ContentSerial.of(content, seconds));
  }

  /**
   * An SBOM as some document states it.
   *
   * @param content what it says
   * @param timestamp the instant it states, or null
   * @param serial the serial number it states, or null
   * @return the SBOM
   */
  public static Sbom asStated(
      SbomContent content, @Nullable Instant timestamp, @Nullable UUID serial) {
    return new Sbom(content, timestamp, serial);
  }

  /**
   * Everything but instant and serial number.
   *
   * @return the content
   */
  public SbomContent content() {
    return content;
  }

  /**
   * The thing described.
   *
   * @return the subject
   */
  public Component subject() {
    return content.subject();
  }

  /**
   * Its components, without those that are inside of others; see {@link #all()}.
   *
   * @return sorted by reference
   */
  public List<Component> components() {
    return content.components();
  }

  /**
   * Every component but the subject itself: its parts, the components, and what is inside of them
   * at any depth.
   *
   * @return each whole before its parts
   */
  public List<Component> all() {
    return content.all();
  }

  /**
   * Who needs whom.
   *
   * @return the graph
   */
  public Dependencies dependencies() {
    return content.dependencies();
  }

  /**
   * The files that the content was read from.
   *
   * @return sorted by path; empty for documents that do not record them
   */
  public List<InputDigest> inputs() {
    return content.inputs();
  }

  /**
   * When the document was made.
   *
   * @return UTC, or nothing if the document does not say
   */
  public Optional<Instant> timestamp() {
    return Optional.ofNullable(timestamp);
  }

  /**
   * The serial number.
   *
   * @return the UUID, or nothing if the document has none
   */
  public Optional<UUID> serial() {
    return Optional.ofNullable(serial);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Sbom that
        && content.equals(that.content)
        && Objects.equals(timestamp, that.timestamp)
        && Objects.equals(serial, that.serial);
  }

  @Override
  public int hashCode() {
    return Objects.hash(content, timestamp, serial);
  }

  @Override
  public String toString() {
    return "SBOM of "
        + content.subject().name()
        + " with "
        + content.components().size()
        + " components";
  }
}
