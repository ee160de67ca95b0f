package dev.cachet.factory;

import dev.cachet.author.PackageAuthor;
import dev.cachet.author.PackageDescription;
import dev.cachet.author.UnsignedPackage;
import dev.cachet.author.sheet.SigningSheet;
import dev.cachet.chunk.ChunkDepth;
import dev.cachet.gate.GatePassed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A release as its maker describes it to those who sign, and as it was packed, which may differ in
 * one field.
 *
 * @param number from 0; makes the values of this release differ from those of others
 */
public record PreparedRelease(int number) {
  private static final List<String> PRODUCTS =
      List.of(
          "ventilator-x",
          "infusion-pump",
          "dose-meter",
          "patient-monitor",
          "syringe-pump",
          "ecg-9");
  private static final List<String> MODELS =
      List.of("vx-2", "pump-a", "dosex-1", "pax-40", "syx-7", "ecx-9");
  private static final List<String> REASONS =
      List.of("security", "maintenance", "security", "security", "maintenance", "security");

  /** The one field in which a package may differ from its description. */
  public enum Field {
    /** The counter below which nothing is installed any more. */
    FLOOR,
    /** Revisions of the hardware. */
    HARDWARE_RANGE,
    /** One serial number of a list. */
    SERIALS,
    /** Until when a waiver lasts. */
    WAIVER,
    /** What the policy asks for. */
    POLICY,
    /** A letter of another alphabet in the name of a model. */
    LOOK_ALIKE,
    /** How much of the fleet gets it on a day. */
    ROLLOUT
  }

  private int counter() {
    return 410 + 13 * number;
  }

  private int floor(Optional<Field> changed) {
    return counter() - 10 - number - (is(changed, Field.FLOOR) ? 20 : 0);
  }

  private String model(Optional<Field> changed) {
    String model = MODELS.get(number);
    return is(changed, Field.LOOK_ALIKE)
        ? model.replace('x', '\u0445').replace('a', '\u0430')
        : model;
  }

  private int lastRevision(Optional<Field> changed) {
    return 7 + number + (is(changed, Field.HARDWARE_RANGE) ? 10 : 0);
  }

  private List<String> serials(Optional<Field> changed) {
    int wrong = is(changed, Field.SERIALS) ? 17 : -1;
    return IntStream.range(0, 30)
        .mapToObj(i -> "SN-%05d".formatted(20_000 + 1000 * number + 7 * i + (i == wrong ? 3 : 0)))
        .toList();
  }

  private String waived(Optional<Field> changed) {
    return is(changed, Field.WAIVER) ? "2028-03-31" : "2027-03-31";
  }

  private int supportDays(Optional<Field> changed) {
    return is(changed, Field.POLICY) ? 3 : 30 + number;
  }

  private int permille(Optional<Field> changed) {
    return is(changed, Field.ROLLOUT) ? 500 : 50;
  }

  private static boolean is(Optional<Field> changed, Field field) {
    return changed.equals(Optional.of(field));
  }

  /** What its maker says that it is, for people. */
  public String description() {
    Optional<Field> no = Optional.empty();
    return String.join(
        "\n",
        "# Release description " + PRODUCTS.get(number) + " 4." + number + ".1",
        "",
        "Manufacturer: example-devices. Counter " + counter() + ", floor " + floor(no) + ".",
        "For UDI-DI 04012345678901, model "
            + model(no)
            + " (letters of ASCII), hardware revisions 3 to "
            + lastRevision(no)
            + ".",
        "Only for these serial numbers: " + String.join(", ", serials(no)) + ".",
        "Expires 2027-11-23T08:00:00Z. Classes: MDR IIb, IEC 62304 C.",
        "Change: security-patch, UDI-DI kept, reason "
            + REASONS.get(number)
            + ", reference CR-118"
            + number
            + ". No authorisation of hospital or service is needed.",
        "System: Debian 13. One payload, rootfs, an image of 20000 bytes for slot root.",
        "Policy of the gate: states SUPPORTED and SECURITY_ONLY, at least "
            + supportDays(no)
            + " days of support left, catalogue warns and fails after 900 days, SBOM at most 7 days"
            + " old.",
        "Waiver: CVE-2026-000"
            + number
            + " of libexample1, not reachable, until "
            + waived(no)
            + ".",
        "Rollout plan plan-"
            + number
            + ": from 2026-12-01T00:00:00Z "
            + permille(no)
            + " of 1000 devices, from 2026-12-15T00:00:00Z 1000 of 1000.",
        "Ticket of the maker: T-" + number + ". There was no last release to compare with.",
        "");
  }

  /** Packs it, with one field changed or none, and shows it as to somebody who signs. */
  public List<String> sheet(Path folder, Optional<Field> changed) throws Exception {
    SamplePack sample = new SamplePack(folder.resolve("in"), 20_000);
    Files.writeString(sample.folder().resolve("waiver.json"), waiver(changed));
    Files.writeString(sample.folder().resolve("pack.json"), pack(changed));
    PackageDescription read = sample.description();
    String policy =
        RealGate.POLICY.replace(
            "\"minimumSupportDaysLeft\": 30",
            "\"minimumSupportDaysLeft\": " + supportDays(changed));
    GatePassed passed = RealGate.over(read, folder.resolve("debian"), Optional.empty(), policy);
    PackageAuthor author = new PackageAuthor();
    UnsignedPackage unsigned =
        author.write(
            author.draft(passed, read, SamplePack.CREATED, SamplePack.CREATED),
            folder.resolve("pack"));
    return SigningSheet.of(unsigned, Optional.empty(), ChunkDepth.STORED).lines();
  }

  private String waiver(Optional<Field> changed) {
    return "{\"subject\":\"libexample1\",\"vulnerability\":\"CVE-2026-000%s\",".formatted(number)
        + "\"reason\":\"not reachable\",\"until\":\"%s\"}%n".formatted(waived(changed));
  }

  private String pack(Optional<Field> changed) {
    return SamplePack.JSON
        .replace("ventilator-x", PRODUCTS.get(number))
        .replace("4.2.1", "4." + number + ".1")
        .replace(
            "\"counter\": 421, \"floor\": 400",
            "\"counter\": " + counter() + ", \"floor\": " + floor(changed))
        .replace(
            "\"hwModel\": [\"vx-2\"]",
            "\"hwModel\": [\"%s\"], \"hwRev\": {\"min\": 3, \"max\": %s}, \"serials\": [%s]"
                .formatted(
                    model(changed),
                    lastRevision(changed),
                    serials(changed).stream()
                        .map(one -> '"' + one + '"')
                        .collect(Collectors.joining(", "))))
        .replace("\"reason\": \"security\"", "\"reason\": \"" + REASONS.get(number) + '"')
        .replace("CR-1182", "CR-118" + number)
        .replace("plan-a", "plan-" + number)
        .replace("T-1", "T-" + number)
        .replace(
            "{ \"at\": \"2026-12-01T00:00:00Z\", \"value\": 10 }",
            "{ \"at\": \"2026-12-01T00:00:00Z\", \"value\": "
                + permille(changed)
                + " }, { \"at\": \"2026-12-15T00:00:00Z\", \"value\": 1000 }")
        .replace(
            "\"files\": [ ",
            "\"files\": [ { \"path\": \"files/waiver.json\", \"kind\": \"waiver\", \"file\":"
                + " \"waiver.json\" }, ");
  }
}
