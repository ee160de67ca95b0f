package dev.cachet.listing;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Collects the facts about a root from its entries, which come in the order of a listing. */
public final class FactsDraft implements EntrySink {
  private final Tally all = new Tally();
  private final Map<Section, Tally> sections = new EnumMap<>(Section.class);
  private final Map<Attribute, Tally> attributes = new EnumMap<>(Attribute.class);
  private final Set<Attribute> unknown = EnumSet.noneOf(Attribute.class);
  private final OwnersSeen owners = new OwnersSeen();
  private LeftOut leftOut;
  private int unread;

  /**
   * Starts without an entry.
   *
   * @param leftOut what the entries come without
   */
  public FactsDraft(LeftOut leftOut) {
    this.leftOut = leftOut;
    for (Attribute each : Attribute.values()) {
      attributes.put(each, new Tally());
    }
  }

  @Override
  public void entry(ListedEntry entry) {
    String kind = String.valueOf(entry.kind().letter());
    all.add(entry.path(), kind, entry.content());
    sections
        .computeIfAbsent(Section.of(entry), one -> new Tally())
        .add(entry.path(), kind, entry.content());
    if (entry.content().equals(ListedEntry.UNKNOWN)) {
      unread++;
    }
    if (entry.isSetId()) {
      attribute(Attribute.SETUID, entry.path(), entry.mode());
    }
    attribute(Attribute.MODE, entry.path(), entry.mode());
    attribute(Attribute.OWNER, entry.path(), entry.owner());
    attribute(Attribute.CAPABILITIES, entry.path(), entry.capabilities());
    owners.entry(entry);
  }

  private void attribute(Attribute attribute, String path, String value) {
    if (value.equals(ListedEntry.UNKNOWN)) {
      unknown.add(attribute);
    } else if (!value.equals(ListedEntry.NONE)) {
      Objects.requireNonNull(attributes.get(attribute)).add(path, value);
    }
  }

  /**
   * Leaves more out: the walk came to a place that is not of the root.
   *
   * @param path as {@link dev.cachet.rootfs.PathCode} writes it
   */
  public void leaveOut(String path) {
    leftOut = leftOut.and(LeftOut.ofCodes(Set.of(path)));
  }

  /**
   * Ends the collection.
   *
   * @return the facts; without owners where all entries are of one user other than root, which is
   *     what unpacking without the rights of root makes of any root
   */
  public RootFacts facts() {
    if (owners.areOfWhoUnpacked()) {
      unknown.add(Attribute.OWNER);
    }
    if (unknown.contains(Attribute.MODE)) {
      unknown.add(Attribute.SETUID);
    }
    unknown.forEach(attributes::remove);
    return RootFacts.of(all, sections, attributes, leftOut, unread);
  }
}
