package aconto.conformance;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Holds a folder of documents against the official rules. Its file `corpus.csv` names each document, its kind, and whether it was broken on purpose:
 * such a one the rules must refuse, or they judge nothing. Prints a table by rules, every error that was not expected, and `N passed, N failed`,
 * where one document judged by one set of rules is one.
 */
public final class Conformance {
  public static void main(String[] args) throws Exception {
    var folder = Path.of(args[0]);
    var verdicts = new ArrayList<Verdict>();
    var eInvoiceRules = new EInvoiceRules();
    var pdfRules = new PdfRules();
    for (var row : Files.readAllLines(folder.resolve("corpus.csv"))) {
      var cells = row.split(",");
      var file = folder.resolve(cells[0]);
      var judged = cells[1].equals("pdf") ? pdfRules.judge(file) : eInvoiceRules.judge(file, cells[1]);
      for (var verdict : judged) verdicts.add(cells[2].equals("broken") ? verdict.ofBroken() : verdict);
    }
    print(verdicts);
    System.exit(verdicts.stream().allMatch(Verdict::isAsExpected) && !verdicts.isEmpty() ? 0 : 1);
  }

  private static void print(List<Verdict> verdicts) {
    var byRules = new TreeMap<String, List<Verdict>>();
    for (var verdict : verdicts) byRules.computeIfAbsent(verdict.rules(), rules -> new ArrayList<>()).add(verdict);
    System.out.printf("%-22s  %9s  %5s  %22s%n", "rules", "documents", "valid", "broken ones refused");
    for (var entry : byRules.entrySet()) {
      var ours = entry.getValue().stream().filter(verdict -> !verdict.isToBeRefused()).toList();
      var broken = entry.getValue().stream().filter(Verdict::isToBeRefused).toList();
      var refused = broken.stream().filter(Verdict::isAsExpected).count() + " of " + broken.size();
      System.out.printf("%-22s  %9d  %5d  %22s%n", entry.getKey(), ours.size(), ours.stream().filter(Verdict::isAsExpected).count(), refused);
    }
    for (var verdict : verdicts) {
      if (verdict.isAsExpected()) continue;
      System.out.printf("%n%s by %s%s%n", verdict.file(), verdict.rules(), verdict.isToBeRefused() ? ": broken on purpose, and not refused" : "");
      for (var error : verdict.errors()) System.out.println("  " + error);
    }
    var passed = verdicts.stream().filter(Verdict::isAsExpected).count();
    System.out.printf("%n%d passed, %d failed%n", passed, verdicts.size() - passed);
  }
}
