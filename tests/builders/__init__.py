"""Documents and values of the domain that tests are made of, each with defaults."""
