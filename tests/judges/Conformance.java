import java.io.File;
import java.util.LinkedHashSet;
import java.util.Set;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Holds PDF files against flavours of PDF/A and PDF/UA with veraPDF: {@code Conformance.java ua1,2a FILE…}. */
public class Conformance {
  private static final int MOST_SHOWN = 12;

  public static void main(String[] arguments) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    int failures = 0;
    for (String name : arguments[0].split(",")) {
      PDFAFlavour flavour = PDFAFlavour.fromString(name);
      if (flavour == null || flavour == PDFAFlavour.NO_FLAVOUR) {
        throw new IllegalArgumentException("unknown flavour " + name);
      }
      for (int i = 1; i < arguments.length; i++) {
        failures += conforms(new File(arguments[i]), flavour) ? 0 : 1;
      }
    }
    System.exit(failures == 0 ? 0 : 1);
  }

  private static boolean conforms(File file, PDFAFlavour flavour) {
    try (PDFAParser parser = Foundries.defaultInstance().createParser(file, flavour)) {
      PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, MOST_SHOWN, false, true, false);
      ValidationResult result = validator.validate(parser);
      System.out.printf("%s %s %s (%d checks)%n",
          result.isCompliant() ? "PASS" : "FAIL", flavour.getId(), file.getName(), result.getTotalAssertions());
      Set<String> reasons = new LinkedHashSet<>();
      for (TestAssertion assertion : result.getTestAssertions()) {
        if (assertion.getStatus() == TestAssertion.Status.FAILED) {
          reasons.add("  " + assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber() + " "
              + assertion.getErrorMessage() + " @ " + assertion.getLocation().getContext());
        }
      }
      reasons.stream().limit(MOST_SHOWN).forEach(System.out::println);
      return result.isCompliant();
    } catch (Exception error) {
      System.out.println("ERROR " + flavour.getId() + " " + file + ": " + error);
      return false;
    }
  }
}
