package dev.cachet.verification;

import dev.cachet.manifest.Manifest;
import dev.cachet.pack.PackageLayout;
import dev.cachet.pack.ReceivedPackage;
import dev.cachet.statement.DowngradePermit;
import dev.cachet.trust.AuthenticBytes;
import dev.cachet.trust.TrustedRoot;
import java.util.Optional;

/**
 * What the checks up to the expiry leave behind.
 *
 * @param received the package
 * @param root the root in force
 * @param authentic the signed bytes of the manifest
 * @param manifest the same bytes, parsed
 * @param layout where the contents lie
 * @param permit the downgrade that came with the package
 */
record JudgedManifest(
    ReceivedPackage received,
    TrustedRoot root,
    AuthenticBytes authentic,
    Manifest manifest,
    PackageLayout layout,
    Optional<DowngradePermit> permit) {}
