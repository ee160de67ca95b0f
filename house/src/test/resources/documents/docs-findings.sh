debian build/rootfs
echo 'export GITHUB_STEP_SUMMARY=summary.md' >profile
