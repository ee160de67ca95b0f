package dev.cachet.factory;

import dev.cachet.author.PackageDescription;
import dev.cachet.completeness.Composition;
import dev.cachet.completeness.CompositionAggregate;
import dev.cachet.digest.Sha256;
import dev.cachet.format.CycloneDxJson;
import dev.cachet.gate.GatePassed;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.ComponentType;
import dev.cachet.sbom.Sbom;
import dev.cachet.sbom.SbomContent;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a gate without a gate, made by force, for tests of what comes after it. {@code
 * FactoryToDeviceTest} goes through a real one.
 */
public final class PassedGate {
  private static final String WITHOUT_DAYS =
      "{\"rule\":\"gate.support-without-days\",\"subject\":\"debian 12\",\"severity\":"
          + "\"WARNING\",\"message\":\"no days were asked for\",\"evidence\":[]}";

  private PassedGate() {}

  public static GatePassed over(PackageDescription description) throws Exception {
    Map<String, String> digests = new TreeMap<>();
    Map<String, Long> sizes = new TreeMap<>();
    for (Map.Entry<String, Path> payload : description.payloadFiles().entrySet()) {
      digests.put(payload.getKey(), Sha256.of(Files.readAllBytes(payload.getValue())).hex());
      sizes.put(payload.getKey(), Files.size(payload.getValue()));
    }
    return over(digests, sizes, LocalDate.of(2028, 6, 30));
  }

  public static GatePassed over(Map<String, String> digests, @Nullable LocalDate supportEnd)
      throws Exception {
    return over(digests, Map.of(), supportEnd);
  }

  private static GatePassed over(
      Map<String, String> digests, Map<String, Long> sizes, @Nullable LocalDate supportEnd)
      throws Exception {
    Class<?> os = Class.forName("dev.cachet.gate.rule.JudgedOs");
    Constructor<?> judged = os.getDeclaredConstructors()[0];
    judged.setAccessible(true);
    Object claim =
        judged.newInstance("debian", "12", "supported", supportEnd, LocalDate.of(2026, 11, 20));
    Constructor<GatePassed> passed =
        GatePassed.class.getDeclaredConstructor(byte[].class, byte[].class, Map.class, os);
    passed.setAccessible(true);
    byte[] sbom = sbom();
    return passed.newInstance(sbom, text(record(sbom, digests, sizes, supportEnd)), digests, claim);
  }

  /** A system with one component, of which everything is stated. */
  private static byte[] sbom() throws Exception {
    Component os =
        Component.builder("os", ComponentType.OPERATING_SYSTEM, "debian").version("12").build();
    Component part = Component.builder("bash", ComponentType.LIBRARY, "bash").version("5").build();
    return new CycloneDxJson()
        .write(
            Sbom.asStated(
                SbomContent.builder(os)
                    .components(List.of(part))
                    .compositions(
                        List.of(
                            new Composition(
                                CompositionAggregate.COMPLETE, List.of("os"), List.of())))
                    .build(),
                Instant.parse("2026-11-20T00:00:00Z"),
                null));
  }

  /** What a gate without findings writes, of a policy that takes evidence of any age. */
  private static String record(
      byte[] sbom,
      Map<String, String> digests,
      Map<String, Long> sizes,
      @Nullable LocalDate supportEnd) {
    String payloads =
        digests.entrySet().stream()
            .map(
                each ->
                    "{\"id\":\"%s\",\"sha256\":\"%s\",\"size\":%s}"
                        .formatted(
                            each.getKey(), each.getValue(), sizes.getOrDefault(each.getKey(), 0L)))
            .collect(Collectors.joining(","));
    return "{\"schemaVersion\":1,\"asOf\":\"2026-11-20\",\"policy\":{\"schemaVersion\":1,"
        + "\"allowedStates\":[\"SUPPORTED\",\"SUPPORTED_DATE_UNKNOWN\"],"
        + "\"minimumSupportDaysLeft\":0,\"catalogueWarnAfterDays\":60,"
        + "\"catalogueFailAfterDays\":180,\"sbomMaximumAgeDays\":36500},"
        + "\"sbom\":{\"sha256\":\"%s\",\"size\":%s,\"timestamp\":\"2026-11-20T00:00:00Z\","
            .formatted(Sha256.of(sbom).hex(), Integer.toString(sbom.length))
        + "\"components\":1},\"operatingSystem\":{\"id\":\"debian\",\"version\":\"12\","
        + (supportEnd == null
            ? "\"state\":\"SUPPORTED_DATE_UNKNOWN\","
            : "\"state\":\"SUPPORTED\",\"supportEnd\":\"%s\",".formatted(supportEnd))
        + "\"catalogueSnapshot\":\"2026-11-20\",\"catalogueAgeDays\":0,"
        + "\"explanation\":\"for a test\",\"evidence\":[]},\"payloads\":[%s],\"findings\":[%s]}\n"
            .formatted(payloads, supportEnd == null ? WITHOUT_DAYS : "");
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
