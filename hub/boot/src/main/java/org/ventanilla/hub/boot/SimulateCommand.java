package org.ventanilla.hub.boot;

import picocli.CommandLine.Command;

/** {@code simulate}: other rules, tried on what was reported, before they are saved. */
@Command(
        name = "simulate",
        description = "Tries other rules on past reports, before they are saved.",
        mixinStandardHelpOptions = true,
        subcommands = SimulateMatchCommand.class)
final class SimulateCommand {}
