String log = new File(basedir, 'build.log').text
assert log.contains('sbom-check: sbom ')
assert log.contains('freshness.too-old')
assert log.contains('the document is 87 days old and 30 are allowed; make it anew')
assert log.contains('slf4j-api') && log.contains('1.7.36')
assert !new File(basedir, 'target/cachet').exists() : 'a failure was kept as done'
