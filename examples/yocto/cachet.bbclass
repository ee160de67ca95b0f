# Judges an image when it is complete: write IMAGE_CLASSES += "cachet" into the distribution's or the local
# configuration. The task fails, and so does the build, when the system is out of support or that cannot be told.

# The command, with its path: the tasks of BitBake do not see the PATH of the host.
CACHET ?= "/usr/bin/cachet"
CACHET_DEVICE ?= "${IMAGE_BASENAME}"
CACHET_MANIFEST ?= "${DEPLOY_DIR_IMAGE}/${IMAGE_LINK_NAME}.manifest"
# What the SBOM is made of. The build's own document says more than the manifest, where create-spdx is inherited:
# "--from ${DEPLOY_DIR_IMAGE}/${IMAGE_LINK_NAME}.spdx.tar.zst" (5.0), "--from ${DEPLOY_DIR_IMAGE}/${IMAGE_LINK_NAME}.spdx.json" (6.0).
CACHET_SOURCE ?= "--yocto ${CACHET_MANIFEST}"
# More words for 'lifecycle check', such as --until 2034-12-31 or --overrides with the dates of a contract.
CACHET_SUPPORT ?= "--within 180"

do_cachet() {
    # An image's SOURCE_DATE_EPOCH is years old. Support is judged today, or it would never end.
    today=$(date -u +%Y-%m-%d)
    report=${DEPLOY_DIR_IMAGE}/${IMAGE_LINK_NAME}
    # What cve-check (until 5.x) and vex (6.0) state, where one of them is inherited.
    statements=
    for stated in $report.json $report.vex.json; do
        if [ -e $stated ]; then
            statements="$statements --vex $stated --vex-out $report.vex.cdx.json"
            break
        fi
    done
    ${CACHET} sbom generate ${CACHET_SOURCE} --device "${CACHET_DEVICE}" --as-of $today --out $report.cdx.json $statements
    ${CACHET} lifecycle check --rootfs ${IMAGE_ROOTFS} --as-of $today ${CACHET_SUPPORT} --report sarif=$report.support.sarif
}
# What was supported when this task last ran may be dead today.
do_cachet[nostamp] = "1"
do_cachet[network] = "0"
addtask cachet after do_image_complete before do_build
