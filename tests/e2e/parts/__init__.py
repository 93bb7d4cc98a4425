"""The real parts of a journey: mail server, relay, browser, keychain, command line. Python's standard library only."""
