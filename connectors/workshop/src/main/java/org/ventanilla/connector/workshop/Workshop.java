package org.ventanilla.connector.workshop;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of the workshop; the script {@code ventanilla} leads here. */
@Command(
        name = "ventanilla",
        description = "For people who write connectors.",
        mixinStandardHelpOptions = true,
        subcommands = {NewConnectorCommand.class, CaptureCommand.class, VerifyConnectorCommand.class})
public final class Workshop {
    private Workshop() {}

    public static void main(String[] args) {
        System.exit(line().execute(args));
    }

    static CommandLine line() {
        return new CommandLine(new Workshop());
    }
}
