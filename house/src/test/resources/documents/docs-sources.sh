debian ROOT
ln -s "$REPOSITORY/cli/target/cachet.jar" cachet.jar
