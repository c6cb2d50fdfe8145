package aconto.conformance;

import java.io.FileInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.verapdf.core.ModelParsingException;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/** veraPDF's rules of archivable (PDF/A-3a) and accessible (PDF/UA-1) documents. */
final class PdfRules {
  private static final Map<String, PDFAFlavour> FLAVOURS = new LinkedHashMap<>();

  static {
    FLAVOURS.put("PDF/A-3a", PDFAFlavour.PDFA_3_A);
    FLAVOURS.put("PDF/UA-1", PDFAFlavour.PDFUA_1);
  }

  PdfRules() {
    VeraGreenfieldFoundryProvider.initialise();
  }

  List<Verdict> judge(Path file) throws Exception {
    var verdicts = new ArrayList<Verdict>();
    for (var flavour : FLAVOURS.entrySet()) {
      var errors = new TreeSet<String>();
      try (var parser = Foundries.defaultInstance().createParser(new FileInputStream(file.toFile()), flavour.getValue())) {
        var result = Foundries.defaultInstance().createValidator(flavour.getValue(), false).validate(parser);
        for (var assertion : result.getTestAssertions()) {
          if (assertion.getStatus() != TestAssertion.Status.FAILED) continue;
          errors.add(assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber() + " " + assertion.getMessage());
        }
        if (errors.isEmpty() && !result.isCompliant()) errors.add("refused without a reason");
      } catch (ModelParsingException unreadable) {
        errors.add(String.valueOf(unreadable.getCause()));
      }
      verdicts.add(new Verdict(file.getFileName().toString(), flavour.getKey(), List.copyOf(errors)));
    }
    return verdicts;
  }
}
