package io.github.lac4j.evaluation.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.lac4j.evaluation.doctor.Doctor;
import io.github.lac4j.evaluation.doctor.Doctor.Finding;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what would run each model here, and why. */
@Command(
    name = "doctor",
    description = "Say what each model would run on here, and why.",
    mixinStandardHelpOptions = true)
public final class DoctorCommand implements Callable<Integer> {

  private final Supplier<Doctor> doctor;

  @Spec private CommandSpec spec;

  @Option(names = "--json", description = "print one line of JSON")
  private boolean json;

  public DoctorCommand(Supplier<Doctor> doctor) {
    this.doctor = doctor;
  }

  @Override
  public Integer call() throws JsonProcessingException {
    List<Finding> findings = doctor.get().examine();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(new ObjectMapper().writeValueAsString(findings));
    } else {
      findings.forEach(
          finding -> out.println("%-18s %s".formatted(finding.subject(), finding.state())));
    }
    return ExitCode.OK;
  }
}
