package dev.cachet.vectors;

import static dev.cachet.vectors.VectorCase.accepted;
import static dev.cachet.vectors.VectorCase.refused;

import dev.cachet.golden.PackageFixture;
import dev.cachet.refusal.Reason;
import dev.cachet.verification.report.Check;
import java.util.ArrayList;
import java.util.List;

/** Target, counters, expiry and agreement: PKG-54 to PKG-64, PKG-69, TRU-59 to TRU-63. */
final class DeviceVectors {
  private static final String EXPIRES = "2027-11-23T08:00:00Z";
  private static final String LATER = "2027-11-23T08:00:01Z";
  private static final String[] CLOCK = {"clock"};

  private DeviceVectors() {}

  static List<VectorCase> all() {
    List<VectorCase> all = new ArrayList<>();
    target(all);
    counters(all);
    expiry(all);
    rootState(all);
    agreement(all);
    return all;
  }

  private static void target(List<VectorCase> all) {
    all.add(
        wrong(
                "manufacturer",
                Reason.WRONG_MANUFACTURER,
                "PKG-54",
                "a package of another manufacturer")
            .attack("A35", "A60")
            .of(Base.signed().set("manufacturer", "\"other-devices\"")));
    all.add(
        wrong("product", Reason.WRONG_PRODUCT, "PKG-55", "a package of the sister product")
            .attack("A35", "A60")
            .of(Base.signed().set("product", "\"ventilator-y\"")));
    all.add(
        wrong("udi-di", Reason.WRONG_DEVICE, "PKG-56", "a package for another UDI-DI")
            .attack("A35")
            .with("device-udi-di", "04012345678902")
            .of(Base.signed()));
    all.add(
        wrong("udi-di-case", Reason.WRONG_DEVICE, "PKG-56", "a UDI-DI that differs in case")
            .attack("A34 GHSA-qp9x-wp8f-qgjj", "A68")
            .with("device-udi-di", "abc")
            .of(Base.signed().set("target", "{\"udiDi\":[\"ABC\"],\"hwModel\":[\"vx-2\"]}")));
    all.add(
        wrong("udi-di-pattern", Reason.WRONG_DEVICE, "PKG-56", "a UDI-DI that looks like a pattern")
            .attack("A34", "A67")
            .of(
                Base.signed()
                    .set(
                        "target",
                        "{\"udiDi\":[\".*\",\"*\",\"0401234567890?\"],\"hwModel\":[\"vx-2\"]}")));
    all.add(
        wrong("hw-model", Reason.WRONG_HARDWARE, "PKG-57", "a package for another model")
            .attack("A35")
            .with("device-hw-model", "vx-1")
            .of(Base.signed()));
    all.add(
        wrong("hw-rev-below", Reason.WRONG_HARDWARE, "PKG-57", "a revision below hwRev")
            .attack("A35")
            .with("device-hw-rev", "2")
            .of(Base.signed()));
    all.add(
        wrong("hw-rev-above", Reason.WRONG_HARDWARE, "PKG-57", "a revision above hwRev")
            .attack("A35")
            .with("device-hw-rev", "8")
            .of(Base.signed()));
    all.add(
        accepted("target/hw-rev-min", "the lowest revision of hwRev", "PKG-57")
            .with("device-hw-rev", "3")
            .of(Base.signed()));
    all.add(
        accepted("target/hw-rev-max", "the highest revision of hwRev", "PKG-57")
            .with("device-hw-rev", "7")
            .of(Base.signed()));
    all.add(
        wrong(
                "serial-of-another",
                Reason.WRONG_SERIAL,
                "PKG-58",
                "a package for other serial numbers")
            .of(target(",\"serials\":[\"SN-2\",\"SN-10\"]")));
    all.add(
        accepted("target/serial", "a package for two serial numbers", "PKG-58")
            .of(target(",\"serials\":[\"SN-2\",\"SN-1\"]")));
    all.add(
        wrong("from-below", Reason.FROM_NOT_MET, "PKG-59", "a device that runs less than from")
            .of(target(",\"from\":{\"min\":421,\"max\":500}")));
    all.add(
        wrong("from-above", Reason.FROM_NOT_MET, "PKG-59", "a device that runs more than from")
            .of(target(",\"from\":{\"min\":1,\"max\":419}")));
    all.add(
        wrong(
                "from-unknown",
                Reason.FROM_NOT_MET,
                "PKG-59",
                "a device that does not know what it runs")
            .without("device-running")
            .of(target(",\"from\":{\"min\":0,\"max\":9007199254740991}")));
    all.add(
        accepted("target/from", "a device that runs exactly what from names", "PKG-59")
            .of(target(",\"from\":{\"min\":420,\"max\":420}")));
    all.add(
        accepted("target/auditor", "a reader that was given no device to compare with", "PKG-48")
            .withoutDevice()
            .of(
                Base.signed()
                    .set("product", "\"anything\"")
                    .set("counter", "1")
                    .set("floor", "0")));
  }

  private static void counters(List<VectorCase> all) {
    all.add(
        counter("rollback", Reason.ROLLBACK, "PKG-60", "a counter below the floor")
            .attack("A21 CVE-2022-29173", "A22", "A23", "A54")
            .with("device-floor", "422")
            .of(Base.signed()));
    all.add(
        counter(
                "rollback-version-text",
                Reason.ROLLBACK,
                "PKG-60",
                "an old counter under a version text that looks newer")
            .attack("A30", "A57")
            .with("device-floor", "422")
            .of(Base.signed().set("version", "\"9999.0\"")));
    all.add(
        accepted("counters/at-the-floor", "the counter is the floor", "PKG-60")
            .with("device-floor", "421")
            .of(Base.signed()));
    all.add(
        accepted(
                "counters/older-than-running",
                "older than what runs, and not below the floor",
                "PKG-60")
            .with("device-running", "500")
            .of(Base.signed()));
    all.add(
        counter("floor-jump", Reason.FLOOR_JUMP, "PKG-61", "a floor 10,001 above the device's")
            .attack("A26")
            .of(Base.signed().set("counter", "20000").set("floor", "10401")));
    all.add(
        counter("floor-jump-to-the-end", Reason.FLOOR_JUMP, "PKG-61", "the largest floor there is")
            .attack("A26")
            .of(Base.signed().set("counter", "9007199254740991").set("floor", "9007199254740991")));
    all.add(
        accepted("counters/floor-10000-higher", "a floor 10,000 above the device's", "PKG-61")
            .of(Base.signed().set("counter", "10400").set("floor", "10400")));
    all.add(
        accepted(
                "counters/largest-counter",
                "the largest counter there is, with a floor near by",
                "PKG-61")
            .of(Base.signed().set("counter", "9007199254740991")));
  }

  private static void expiry(List<VectorCase> all) {
    all.add(
        expired(
                "no-expires",
                Reason.EXPIRY_REQUIRED,
                "PKG-62",
                "no expires under a root that requires it")
            .attack("A25 CVE-2026-6967")
            .of(Base.signed().without("expires")));
    all.add(
        accepted("expiry/none-needed", "no expires under a root that leaves it open", "PKG-62")
            .trusting(Base.root(1).set("packageExpiry", "\"optional\""), Base.ROOT_1)
            .of(Base.signed().without("expires")));
    all.add(
        expired("expired", Reason.EXPIRED, "PKG-63", "a second after expires")
            .attack("A25", "A28")
            .with("clock", LATER)
            .of(Base.signed()));
    all.add(
        expired(
                "expired-optional",
                Reason.EXPIRED,
                "PKG-63",
                "an expiry that was not needed and has passed")
            .trusting(Base.root(1).set("packageExpiry", "\"optional\""), Base.ROOT_1)
            .with("clock", LATER)
            .of(Base.signed()));
    all.add(
        accepted("expiry/at-expires", "the very instant of expires", "PKG-63")
            .with("clock", EXPIRES)
            .of(Base.signed()));
    all.add(
        accepted("expiry/created-later", "created lies after the clock", "PKG-64")
            .with("clock", "2026-11-01T00:00:00Z")
            .of(Base.signed()));
    all.add(
        expired("floor-alone", Reason.EXPIRED, "PKG-63", "no clock, and a floor after expires")
            .attack("A28")
            .without(CLOCK)
            .with("clock-floor", LATER)
            .of(Base.signed()));
    all.add(
        expired(
                "clock-set-back",
                Reason.EXPIRED,
                "TRU-61",
                "a clock set back to 1970 under a floor after expires")
            .attack("A28")
            .with("clock", "1970-01-01T00:00:00Z")
            .with("clock-floor", LATER)
            .of(Base.signed()));
    all.add(
        accepted("expiry/floor-before-clock", "a floor before the clock changes nothing", "TRU-61")
            .with("clock-floor", "2026-01-01T00:00:00Z")
            .of(Base.signed()));
    all.add(
        accepted("expiry/neither-clock-nor-floor", "nothing is known of the present", "TRU-62")
            .attack("A28")
            .without(CLOCK)
            .of(Base.signed()));
    String issued = "\"2027-11-23T08:00:01Z\"";
    all.add(
        expired(
                "floor-of-accepted-root",
                Reason.EXPIRED,
                "TRU-63",
                "no clock, and a root in the package issued after expires")
            .attack("A28")
            .without(CLOCK)
            .rootAfter(2)
            .of(Base.signed().root(2, Base.root(2).set("issued", issued).envelope(Base.ROOT_1))));
    all.add(
        accepted(
                "expiry/floor-lowered-by-root",
                "a floor driven into the future, and a root whose clockFloor repairs it",
                "TRU-63")
            .attack("A28")
            .without(CLOCK)
            .with("clock-floor", "2099-01-01T00:00:00Z")
            .rootAfter(2)
            .of(
                Base.signed()
                    .root(
                        2,
                        Base.root(2)
                            .set("clockFloor", "\"2026-11-01T00:00:00Z\"")
                            .envelope(Base.ROOT_1))));
    all.add(
        expired(
                "clock-floor-of-root-is-late",
                Reason.EXPIRED,
                "TRU-63",
                "a root whose clockFloor is after expires")
            .without(CLOCK)
            .rootAfter(2)
            .of(
                Base.signed()
                    .root(
                        2,
                        Base.root(2)
                            .set("clockFloor", "\"2027-11-23T08:00:01Z\"")
                            .envelope(Base.ROOT_1))));
    all.add(
        expired(
                "issued-does-not-lower",
                Reason.EXPIRED,
                "TRU-63",
                "issued of a new root does not lower the floor")
            .without(CLOCK)
            .with("clock-floor", LATER)
            .rootAfter(2)
            .of(Base.signed().root(2, Base.root(2).envelope(Base.ROOT_1))));
  }

  private static void rootState(List<VectorCase> all) {
    all.add(
        rootState(
                "test-root",
                Reason.WRONG_ENVIRONMENT,
                "TRU-57",
                "a test root on a production device")
            .attack("A14 GHSA-gcxh-546h-phg4")
            .trusting(Base.root(1).set("environment", "\"test\""), Base.ROOT_1)
            .of(Base.signed()));
    all.add(
        rootState(
                "production-root",
                Reason.WRONG_ENVIRONMENT,
                "TRU-57",
                "a production root on a test device")
            .with("device-environment", "test")
            .of(Base.signed()));
    all.add(
        rootState(
                "manufacturer",
                Reason.WRONG_MANUFACTURER,
                "TRU-58",
                "a root of another manufacturer")
            .with("device-manufacturer", "other-devices")
            .of(Base.signed().set("manufacturer", "\"other-devices\"")));
    RootText refusing =
        Base.root(1).set("onExpiry", "\"refuse\"").set("expires", "\"2026-11-30T00:00:00Z\"");
    all.add(
        rootState(
                "expired",
                Reason.ROOT_EXPIRED,
                "TRU-59",
                "an expired root that refuses, and a trusted clock")
            .attack("A28")
            .trusting(refusing, Base.ROOT_1)
            .of(Base.signed()));
    all.add(
        rootState(
                "expired-by-floor",
                Reason.ROOT_EXPIRED,
                "TRU-59",
                "a trusted clock before, and a floor after, the root's expires")
            .attack("A28")
            .trusting(refusing, Base.ROOT_1)
            .with("clock", "2026-11-29T00:00:00Z")
            .with("clock-floor", "2026-11-30T00:00:01Z")
            .of(Base.signed()));
    all.add(
        accepted("root-state/at-expires", "the very instant of the root's expires", "TRU-59")
            .trusting(refusing, Base.ROOT_1)
            .with("clock", "2026-11-30T00:00:00Z")
            .of(Base.signed()));
    all.add(
        accepted(
                "root-state/expired-without-clock",
                "an expired root that refuses, and only a floor",
                "TRU-59")
            .attack("A28")
            .trusting(refusing, Base.ROOT_1)
            .without(CLOCK)
            .with("clock-floor", "2026-12-01T00:00:00Z")
            .of(Base.signed()));
    RootText warning = Base.root(1).set("expires", "\"2026-11-30T00:00:00Z\"");
    all.add(
        accepted("root-state/expired-and-warns", "an expired root that only warns", "TRU-60")
            .attack("A28")
            .trusting(warning, Base.ROOT_1)
            .of(Base.signed()));
    all.add(
        accepted(
                "root-state/successor-of-an-expired-root",
                "a new root over an expired one that refuses",
                "TRU-48")
            .attack("A28")
            .trusting(refusing, Base.ROOT_1)
            .rootAfter(2)
            .of(Base.signed().root(2, Base.root(2).envelope(Base.ROOT_1))));
  }

  private static void agreement(List<VectorCase> all) {
    all.add(
        VectorCase.unauthorised(
                "authorisation/manifest-one", "a manifest that demands one agreement", "PKG-69")
            .attack("A36")
            .of(Base.signed().set("authorisation", "\"one\"")));
    all.add(
        VectorCase.unauthorised(
                "authorisation/manifest-both", "a manifest that demands both agreements", "PKG-69")
            .of(Base.signed().set("authorisation", "\"both\"")));
    all.add(
        VectorCase.unauthorised(
                "authorisation/root-one", "a root that demands one agreement", "PKG-69")
            .trusting(Base.root(1).set("authorisation", "\"one\""), Base.ROOT_1)
            .of(Base.signed()));
    all.add(
        VectorCase.unauthorised(
                "authorisation/device-both", "a device that demands both agreements", "PKG-69")
            .with("device-authorisation", "both")
            .of(Base.signed()));
  }

  private static PackageFixture target(String more) {
    return Base.signed()
        .set("target", "{\"udiDi\":[\"04012345678901\"],\"hwModel\":[\"vx-2\"]" + more + "}");
  }

  private static VectorCase wrong(String name, Reason code, String clause, String about) {
    return refused("target/" + name, code, Check.TARGET, about, clause);
  }

  private static VectorCase counter(String name, Reason code, String clause, String about) {
    return refused("counters/" + name, code, Check.COUNTERS, about, clause);
  }

  private static VectorCase expired(String name, Reason code, String clause, String about) {
    // Whatever moved the effective time, it is PKG-63 that compares with it.
    String[] clauses =
        clause.startsWith("TRU") ? new String[] {clause, "PKG-63"} : new String[] {clause};
    return refused("expiry/" + name, code, Check.EXPIRY, about, clauses);
  }

  private static VectorCase rootState(String name, Reason code, String clause, String about) {
    return refused("root-state/" + name, code, Check.ROOT_STATE, about, clause);
  }
}
