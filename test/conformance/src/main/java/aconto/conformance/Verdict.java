package aconto.conformance;

import java.util.List;

/** What one set of rules says of one file: the errors it found, none when it is valid. A file that was broken on purpose is to be refused. */
record Verdict(String file, String rules, List<String> errors, boolean isToBeRefused) {
  Verdict(String file, String rules, List<String> errors) {
    this(file, rules, errors, false);
  }

  Verdict ofBroken() {
    return new Verdict(file, rules, errors, true);
  }

  boolean isAsExpected() {
    return errors.isEmpty() != isToBeRefused;
  }
}
