package dev.cachet.merge;

import dev.cachet.sbom.SbomContent;
import java.util.List;

/**
 * Makes one inventory of several, with the device on top.
 *
 * <ul>
 *   <li>The device needs the subject of each inventory, which becomes a component; edges are kept.
 *   <li>References are made unique.
 *   <li>Two components are one if they have the same package URL, share a SHA-256 or a longer
 *       digest and disagree in nothing but where they were found and what is remarked on them. It
 *       keeps all its places. Whatever disagrees stays two: nobody can tell here which is right.
 *   <li>Statements on completeness are kept; about one component the worse counts. Whether the
 *       inventories are all that the device has, nobody can tell here, and the document says so.
 *   <li>The inputs of each inventory are kept under the reference of its subject, so that {@link
 *       MergedParts} can take the inventories apart again.
 * </ul>
 */
public final class SbomMerge {
  /** Parts the reference of an inventory's subject from the path of its input. */
  static final String INPUT_MARK = "!";

  /** The property of the document that names the subject of one inventory. */
  static final String PART = "cachet:merge:part";

  private SbomMerge() {}

  /**
   * Merges inventories.
   *
   * @param device what they are all parts of
   * @param inventories at least one; their order makes no difference
   * @return the inventory of the device
   * @throws IllegalArgumentException if there is no inventory
   */
  public static SbomContent merge(DeviceDescription device, List<SbomContent> inventories) {
    if (inventories.isEmpty()) {
      throw new IllegalArgumentException("nothing to merge");
    }
    MergeDraft draft = new MergeDraft(device);
    inventories.stream().distinct().sorted(MergeDraft.ORDER).forEach(draft::add);
    return draft.content();
  }
}
