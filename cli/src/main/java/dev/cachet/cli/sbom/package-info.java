/** The command {@code cachet sbom}, and the options that name sources and documents of an SBOM. */
package dev.cachet.cli.sbom;
