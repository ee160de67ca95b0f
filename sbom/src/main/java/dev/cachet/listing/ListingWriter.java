package dev.cachet.listing;

import dev.cachet.source.Digests;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Writes a listing, entry by entry (docs/spec/listing.md). */
public final class ListingWriter implements EntrySink {
  static final String FIRST = "cachet-root-listing 1";
  static final String LEFT_OUT = "left-out";
  static final String END = "end";

  private final OutputStream out;
  private final MessageDigest digest = Digests.of("SHA-256");
  private int count;

  /**
   * Begins a listing.
   *
   * @param out where it goes; not closed here
   * @param leftOut what the entries come without
   * @throws IOException if it cannot be written
   */
  public ListingWriter(OutputStream out, LeftOut leftOut) throws IOException {
    this.out = out;
    line(FIRST);
    for (String path : leftOut.codes()) {
      line(LEFT_OUT + " " + path);
    }
  }

  /**
   * Lists a root.
   *
   * @param tree the root
   * @param leftOut what is not listed
   * @param out where the listing goes; not closed here
   * @return the facts that the listing stands for
   * @throws IOException if the root cannot be read or the listing cannot be written
   */
  public static RootFacts write(RootTree tree, LeftOut leftOut, OutputStream out)
      throws IOException {
    ListingWriter writer = new ListingWriter(out, leftOut);
    FactsDraft facts = new FactsDraft(leftOut);
    tree.walk(
        leftOut,
        entry -> {
          writer.entry(entry);
          facts.entry(entry);
        });
    writer.end();
    return facts.facts();
  }

  @Override
  public void entry(ListedEntry entry) throws IOException {
    count++;
    line(
        String.join(
            " ",
            entry.path(),
            String.valueOf(entry.kind().letter()),
            entry.mode(),
            entry.owner(),
            entry.capabilities(),
            entry.content()));
  }

  /**
   * Ends the listing: without its last line it is not whole.
   *
   * @throws IOException if it cannot be written
   */
  public void end() throws IOException {
    String sha256 = Digests.hex(digest);
    out.write((END + " " + count + " " + sha256 + "\n").getBytes(StandardCharsets.US_ASCII));
  }

  private void line(String text) throws IOException {
    byte[] bytes = (text + "\n").getBytes(StandardCharsets.US_ASCII);
    digest.update(bytes);
    out.write(bytes);
  }
}
