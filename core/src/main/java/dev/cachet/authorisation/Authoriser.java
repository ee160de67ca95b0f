package dev.cachet.authorisation;

import dev.cachet.device.DeviceTime;
import dev.cachet.manifest.Manifest;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import dev.cachet.statement.InstallGrant;
import dev.cachet.statement.Party;
import dev.cachet.trust.Authorisation;
import dev.cachet.trust.RootDocument;
import dev.cachet.verification.VerifiedManifest;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Decides whether a verified package may be installed now. The strictest of manifest, root and
 * device decides whose agreement is needed; the device has to be idle.
 */
public final class Authoriser {
  /** Most grants that one update takes: one of each party is enough. */
  public static final int MAX_GRANTS = 4;

  private final Authorisation deviceMinimum;
  private final SiteHours hours;

  /**
   * An authoriser for one device that may be updated at any hour.
   *
   * @param deviceMinimum the least that this device asks for, whatever manifest and root say
   */
  public Authoriser(Authorisation deviceMinimum) {
    this(deviceMinimum, SiteHours.ALWAYS);
  }

  /**
   * An authoriser for one device at a site that has hours for updates.
   *
   * @param deviceMinimum the least that this device asks for, whatever manifest and root say
   * @param hours when the site lets its devices be updated
   */
  public Authoriser(Authorisation deviceMinimum, SiteHours hours) {
    this.deviceMinimum = Objects.requireNonNull(deviceMinimum, "deviceMinimum");
    this.hours = Objects.requireNonNull(hours, "hours");
  }

  /**
   * Authorises one update without grants and without a clock.
   *
   * @param verified the verified package
   * @param probe asked once
   * @return the proof that an installer asks for
   * @throws PackageRefusedException {@code AUTHORISATION_REQUIRED} if manifest, root or device
   *     demands the agreement of hospital or service engineer
   * @throws NotNowException if the device is in use or cannot tell, or the site has hours that
   *     cannot be told without a clock; try again later
   */
  public AuthorisedUpdate authorise(VerifiedManifest verified, DeviceStateProbe probe)
      throws PackageRefusedException, NotNowException {
    return authorise(verified, List.of(), DeviceTime.unknown(), probe);
  }

  /**
   * Authorises one update. Agreement is judged first, since it does not depend on the moment.
   *
   * @param verified the verified package
   * @param grants whose agreement there is; all of it is spent when the update is staged
   * @param time what the device knows of the present
   * @param probe asked once
   * @return the proof that an installer asks for
   * @throws PackageRefusedException {@code AUTHORISATION_REQUIRED} if an agreement is missing that
   *     manifest, root or device demands, or {@code WRONG_PACKAGE} if a grant is for another
   *     package
   * @throws NotNowException if the device is in use or cannot tell, or it is outside the hours of
   *     the site; try again later
   * @throws IllegalArgumentException if a grant was verified for another device, or under another
   *     root than the package, or there are more than {@value #MAX_GRANTS}
   */
  public AuthorisedUpdate authorise(
      VerifiedManifest verified,
      Collection<InstallGrant> grants,
      DeviceTime time,
      DeviceStateProbe probe)
      throws PackageRefusedException, NotNowException {
    if (grants.size() > MAX_GRANTS) {
      throw new IllegalArgumentException(
          "an update takes at most " + MAX_GRANTS + " grants, not " + grants.size());
    }
    for (InstallGrant grant : grants) {
      grant.scope().require(verified.device(), verified.root().sha256());
    }
    requireAgreement(verified.manifest(), verified.root().document(), grants);
    hours.require(verified.manifest(), time);
    requireIdle(probe);
    return new AuthorisedUpdate(verified, grants);
  }

  /**
   * Requires that nobody's agreement is missing where there are no grants.
   *
   * @param manifest the manifest
   * @param root the root in force
   * @throws PackageRefusedException {@code AUTHORISATION_REQUIRED} if manifest, root or device
   *     demands an agreement
   */
  public void requireAgreement(Manifest manifest, RootDocument root)
      throws PackageRefusedException {
    requireAgreement(manifest, root, List.of());
  }

  /**
   * Requires that nobody's agreement is missing, whatever the device is doing.
   *
   * @param manifest the manifest
   * @param root the root in force
   * @param grants whose agreement there is
   * @throws PackageRefusedException {@code AUTHORISATION_REQUIRED} if an agreement is missing that
   *     manifest, root or device demands, or {@code WRONG_PACKAGE} if a grant is for another
   *     package
   */
  public void requireAgreement(
      Manifest manifest, RootDocument root, Collection<InstallGrant> grants)
      throws PackageRefusedException {
    for (InstallGrant grant : grants) {
      requirePackage(grant, manifest);
    }
    Authorisation demanded =
        strictest(manifest.authorisation(), root.authorisation(), deviceMinimum);
    boolean agreed =
        switch (demanded) {
          case NONE -> true;
          case ONE -> !grants.isEmpty();
          case BOTH -> bothAgree(grants);
        };
    if (!agreed) {
      throw new PackageRefusedException(
          Reason.AUTHORISATION_REQUIRED,
          clause(grants),
          "authorisation",
          found(grants),
          demanded.name());
    }
  }

  private static void requirePackage(InstallGrant grant, Manifest manifest)
      throws PackageRefusedException {
    if (!grant.claims().packageId().equals(manifest.identity())) {
      throw new PackageRefusedException(
          Reason.WRONG_PACKAGE,
          "STM-17",
          "grant",
          grant.claims().packageId().hex(),
          manifest.identity().hex());
    }
  }

  /** One person is not two parties, whatever keys that person holds. */
  private static boolean bothAgree(Collection<InstallGrant> grants) {
    return grants.stream()
        .filter(grant -> grant.claims().party() == Party.HOSPITAL)
        .anyMatch(
            hospital ->
                grants.stream()
                    .filter(grant -> grant.claims().party() == Party.SERVICE)
                    .anyMatch(
                        service -> Collections.disjoint(hospital.holders(), service.holders())));
  }

  private static String clause(Collection<InstallGrant> grants) {
    if (grants.isEmpty()) {
      return "PKG-69";
    }
    long parties = grants.stream().map(grant -> grant.claims().party()).distinct().count();
    return parties == 1 ? "STM-37" : "STM-38";
  }

  private static String found(Collection<InstallGrant> grants) {
    if (grants.isEmpty()) {
      return "no grant";
    }
    return grants.stream()
        .map(
            grant ->
                grant.claims().party().text()
                    + " by "
                    + String.join(" and ", grant.holders().stream().sorted().toList()))
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private static Authorisation strictest(Authorisation... demands) {
    return Stream.of(demands).max(Comparator.naturalOrder()).orElseThrow();
  }

  private static void requireIdle(DeviceStateProbe probe) throws NotNowException {
    DeviceState state = probe.state();
    if (state != DeviceState.IDLE) {
      throw new NotNowException(
          state == DeviceState.IN_USE
              ? "the device is in use; try again when it is idle"
              : "the device cannot tell whether it is in use; try again when it is idle");
    }
  }
}
