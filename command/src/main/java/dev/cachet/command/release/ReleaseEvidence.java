package dev.cachet.command.release;

import dev.cachet.catalogue.Catalogue;
import dev.cachet.change.answer.ChangeAnswers;
import dev.cachet.command.CommandException;
import dev.cachet.command.InputFile;
import dev.cachet.command.Moments;
import dev.cachet.command.Setting;
import dev.cachet.command.Settings;
import dev.cachet.command.contents.DescribedThings;
import dev.cachet.command.support.Facts;
import dev.cachet.gate.Gate;
import dev.cachet.gate.input.DeclaredRelease;
import dev.cachet.gate.input.GateInput;
import dev.cachet.gate.input.GateInputBuilder;
import dev.cachet.lifecycle.Waivers;
import dev.cachet.listing.InvalidListingException;
import dev.cachet.override.GateOverrides;
import dev.cachet.policy.GatePolicy;
import dev.cachet.rootfs.RootFolder;
import dev.cachet.tripwire.AllowList;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The evidence about one release that the gate judges, and the policy that it judges by. */
public final class ReleaseEvidence {
  /** The SBOM of the whole device. */
  public static final Setting<Path> SBOM = Setting.input("--sbom", "sbom", "FILE");

  /** The policy of the gate. */
  public static final Setting<Path> POLICY = Setting.input("--policy", "policy", "FILE");

  /** Last day on which the device is to be in service. */
  public static final Setting<String> UNTIL = Setting.value("--until", "until", "DATE");

  /** Reviewed exceptions. */
  public static final Setting<Path> WAIVERS = Setting.input("--waivers", "waivers", "FILE");

  /** The listing of the one root filesystem. */
  public static final Setting<Path> LISTING = Setting.input("--listing", "listing", "FILE");

  /** Payloads, and the root that the image of each was made from. */
  public static final Setting<Map<String, Path>> MADE_OF =
      Setting.named("--made-of", "madeOf", "ID=FOLDER");

  /** What named roles answered to what the change-class check asks. */
  public static final Setting<Path> ANSWERS = Setting.input("--answers", "answers", "FILE");

  /** What named roles let pass although the gate refuses it. */
  public static final Setting<Path> UNSAFE_OVERRIDE =
      Setting.input("--unsafe-override", "unsafeOverride", "FILE");

  /** Files in payloads that may pass the search for patient records, by their digests. */
  public static final Setting<Path> TRIPWIRE_ALLOW =
      Setting.input("--tripwire-allow", "tripwireAllow", "FILE");

  /** What the SBOM is called where it is looked into; its name on this machine stays here. */
  private static final String ATTACHED_SBOM = "sbom";

  private final Settings given;
  private final DescribedThings things;
  private final PreviousSettings previous;
  private final LocalDate day;
  private final @Nullable LocalDate until;

  ReleaseEvidence(Settings given) throws CommandException {
    this.given = given;
    this.things = new DescribedThings(given);
    this.previous = new PreviousSettings(given);
    this.day = Moments.day(Moments.asOf(given));
    this.until = Moments.day(given, UNTIL);
    given.need(SBOM);
    given.need(POLICY);
    if (things.isEmpty()) {
      throw given.wrong(
          "nothing to compare the SBOM with: give "
              + given.name(DescribedThings.ROOTFS)
              + ", "
              + given.name(DescribedThings.JARS)
              + ", "
              + given.name(DescribedThings.YOCTO)
              + ", "
              + given.name(DescribedThings.BUILDROOT)
              + ", "
              + given.name(DescribedThings.APK)
              + ", "
              + given.name(DescribedThings.PARTS)
              + " or "
              + given.name(DescribedThings.FROM));
    }
    if (given.has(LISTING) && things.rootPaths().size() != 1) {
      throw given.wrong(
          given.name(LISTING)
              + " is of one root folder: name it with one "
              + given.name(DescribedThings.ROOTFS));
    }
  }

  LocalDate day() {
    return day;
  }

  /** What a report says was examined. */
  String examined() throws CommandException {
    List<Path> roots = things.rootPaths();
    return (roots.isEmpty() ? given.need(SBOM) : roots.get(0)).toString();
  }

  GateAnswer judge(
      Map<String, Path> payloads, Map<String, Path> attached, @Nullable DeclaredRelease declared)
      throws CommandException {
    Path policy = given.need(POLICY);
    Gate gate = new Gate(given.read(POLICY, policy, () -> GatePolicy.read(policy)));
    GateInput input = input(payloads, attached, declared);
    try {
      return new GateAnswer(gate.judge(input));
    } catch (InvalidListingException e) {
      throw given.failed(LISTING, given.need(LISTING), e);
    } catch (Exception e) {
      throw CommandException.of(e, "");
    }
  }

  private GateInput input(
      Map<String, Path> payloads, Map<String, Path> attached, @Nullable DeclaredRelease declared)
      throws CommandException {
    Path sbom = given.need(SBOM);
    byte[] document = given.read(SBOM, sbom, () -> InputFile.read(sbom));
    Catalogue facts = Facts.read(given);
    GateInputBuilder input =
        GateInput.of(document, facts, day)
            .until(until)
            .payloads(payloads)
            .attached(Map.of(ATTACHED_SBOM, sbom))
            .attached(attached)
            .declared(declared)
            .previous(previous.read())
            .listing(listing());
    for (RootFolder root : things.roots()) {
      input.root(root);
    }
    for (Map.Entry<String, Path> made : given.get(MADE_OF, Map.of()).entrySet()) {
      Path root = made.getValue();
      input.madeOf(made.getKey(), given.read(MADE_OF, root, () -> RootFolder.open(root)));
    }
    things.things().forEach(input::thing);
    people(input);
    return input.build();
  }

  /** What people decided. */
  private void people(GateInputBuilder input) throws CommandException {
    Path answers = given.get(ANSWERS);
    if (answers != null) {
      input.answers(given.read(ANSWERS, answers, () -> ChangeAnswers.read(answers)));
    }
    Path overrides = given.get(UNSAFE_OVERRIDE);
    if (overrides != null) {
      input.unsafeOverrides(
          given.read(UNSAFE_OVERRIDE, overrides, () -> GateOverrides.read(overrides)));
    }
    Path allowed = given.get(TRIPWIRE_ALLOW);
    if (allowed != null) {
      input.allowed(given.read(TRIPWIRE_ALLOW, allowed, () -> AllowList.read(allowed)));
    }
    Path waivers = given.get(WAIVERS);
    if (waivers != null) {
      input.waivers(given.parse(WAIVERS, waivers, Waivers::read));
    }
  }

  /**
   * Opened before the root is read, which takes long: a path that leads nowhere is told at once.
   */
  private @Nullable Path listing() throws CommandException {
    Path file = given.get(LISTING);
    if (file != null) {
      given.read(
          LISTING,
          file,
          () -> {
            InputFile.open(file).close();
            return file;
          });
    }
    return file;
  }
}
