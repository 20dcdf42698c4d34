package org.ventanilla.hub.boot;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line. */
@Command(
        name = "ventanilla",
        description = "The window through which a city listens.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.ProgramVersion.class,
        footer = {
            "",
            "For people who write connectors: new-connector NAME, capture, verify-connector JAR.",
            "Measurements: bench intake, bench sms. Each tells more with --help."
        },
        subcommands = {
            DemoCommand.class,
            RunCommand.class,
            CheckCommand.class,
            StaffCommand.class,
            QuarantineCommand.class,
            ReconcileCommand.class,
            EvaluateCommand.class,
            TrainCommand.class,
            ImportCommand.class,
            ImportGazetteerCommand.class,
            ReclassifyCommand.class,
            SimulateCommand.class,
            CheckOpen311Command.class
        })
public final class Main {
    private static final int OURS = 1;
    private static final int OPERATORS = 2;

    private Main() {}

    public static void main(String[] args) {
        System.exit(line().execute(args));
    }

    static CommandLine line() {
        return new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((cause, command, parsed) -> explain(cause, command));
    }

    /** One sentence for what the operator can change; a stack trace only for what they cannot. */
    private static int explain(Exception cause, CommandLine command) {
        var err = command.getErr();
        List<String> lines = List.of();
        for (Throwable t = cause; t != null && lines.isEmpty(); t = t.getCause()) {
            lines = Advice.of(t);
        }
        if (lines.isEmpty()) {
            cause.printStackTrace(err);
            return OURS;
        }
        lines.forEach(err::println);
        return OPERATORS;
    }

    /** Prints the version of the jar. */
    static final class ProgramVersion implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"ventanilla " + Version.text()};
        }
    }
}
