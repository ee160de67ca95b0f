# Judges an image when it is complete: write IMAGE_CLASSES += "cachet" into the distribution's or the local
# configuration. The task fails, and so does the build, when the system is out of support or that cannot be told.

# The command, with its path: the tasks of BitBake do not see the PATH of the host.
CACHET ?= "/usr/bin/cachet"
CACHET_DEVICE ?= "${IMAGE_BASENAME}"
CACHET_MANIFEST ?= "${DEPLOY_DIR_IMAGE}/${IMAGE_LINK_NAME}.manifest"
# More words for 'lifecycle check', such as --until 2034-12-31 or --overrides with the dates of a contract.
CACHET_SUPPORT ?= "--within 180"

do_cachet() {
    # An image's SOURCE_DATE_EPOCH is years old. Support is judged today, or it would never end.
    today=$(date -u +%Y-%m-%d)
    report=${DEPLOY_DIR_IMAGE}/${IMAGE_LINK_NAME}
    ${CACHET} sbom generate --yocto ${CACHET_MANIFEST} --device "${CACHET_DEVICE}" --as-of $today --out $report.cdx.json
    ${CACHET} lifecycle check --rootfs ${IMAGE_ROOTFS} --as-of $today ${CACHET_SUPPORT} --report sarif=$report.support.sarif
}
# What was supported when this task last ran may be dead today.
do_cachet[nostamp] = "1"
do_cachet[network] = "0"
addtask cachet after do_image_complete before do_build
