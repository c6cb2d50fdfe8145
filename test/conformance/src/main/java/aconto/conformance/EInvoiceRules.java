package aconto.conformance;

import com.helger.diver.api.coord.DVRCoordinate;
import com.helger.io.resource.FileSystemResource;
import com.helger.phive.api.execute.ValidationExecutionManager;
import com.helger.phive.api.executorset.ValidationExecutorSetRegistry;
import com.helger.phive.api.validity.IValidityDeterminator;
import com.helger.phive.en16931.EN16931Validation;
import com.helger.phive.oioubl.OIOUBLValidation;
import com.helger.phive.peppol.PeppolValidation;
import com.helger.phive.peppol.PeppolValidation2026_05;
import com.helger.phive.xml.source.IValidationSourceXML;
import com.helger.phive.xml.source.ValidationSourceXML;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The official rules of e-invoices: Peppol BIS Billing 2026.5, EN 16931 1.3.16 and OIOUBL 1.17.1. A warning is no error. */
final class EInvoiceRules {
  private static final Map<String, Map<String, DVRCoordinate>> RULES_OF_KIND =
      Map.of(
          "peppol-invoice",
          ordered(
              "Peppol BIS 3, 2026.5", PeppolValidation2026_05.VID_OPENPEPPOL_INVOICE_UBL_V3,
              "EN 16931, 1.3.16", EN16931Validation.VID_UBL_INVOICE_1316),
          "peppol-credit-note",
          ordered(
              "Peppol BIS 3, 2026.5", PeppolValidation2026_05.VID_OPENPEPPOL_CREDIT_NOTE_UBL_V3,
              "EN 16931, 1.3.16", EN16931Validation.VID_UBL_CREDIT_NOTE_1316),
          "oioubl-invoice",
          Map.of("OIOUBL, 1.17.1", OIOUBLValidation.VID_OIOUBL_INVOICE_1_17_1),
          "oioubl-credit-note",
          Map.of("OIOUBL, 1.17.1", OIOUBLValidation.VID_OIOUBL_CREDIT_NOTE_1_17_1),
          "oioubl-reminder",
          Map.of("OIOUBL, 1.17.1", OIOUBLValidation.VID_OIOUBL_REMINDER_1_17_1));

  private final ValidationExecutorSetRegistry<IValidationSourceXML> registry = new ValidationExecutorSetRegistry<>();

  EInvoiceRules() {
    PeppolValidation.initStandard(registry);
    EN16931Validation.initEN16931(registry);
    OIOUBLValidation.initOIOUBL(registry);
  }

  List<Verdict> judge(Path file, String kind) {
    var verdicts = new ArrayList<Verdict>();
    var rules = RULES_OF_KIND.get(kind);
    if (rules == null) throw new IllegalArgumentException("no rules for " + kind);
    for (var rule : rules.entrySet()) {
      var results =
          ValidationExecutionManager.executeValidation(
              IValidityDeterminator.createDefault(),
              registry.getOfID(rule.getValue()),
              ValidationSourceXML.create(new FileSystemResource(file.toFile())));
      var errors = new ArrayList<String>();
      for (var error : results.getAllErrors()) errors.add(error.getAsString(Locale.ROOT));
      if (errors.isEmpty() && results.containsAtLeastOneError()) errors.add("refused without a reason");
      verdicts.add(new Verdict(file.getFileName().toString(), rule.getKey(), errors));
    }
    return verdicts;
  }

  private static Map<String, DVRCoordinate> ordered(String first, DVRCoordinate firstRules, String second, DVRCoordinate secondRules) {
    var rules = new LinkedHashMap<String, DVRCoordinate>();
    rules.put(first, firstRules);
    rules.put(second, secondRules);
    return rules;
  }
}
