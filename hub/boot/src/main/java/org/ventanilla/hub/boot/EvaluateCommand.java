package org.ventanilla.hub.boot;

import picocli.CommandLine.Command;

/** {@code evaluate …}: runs the real engine over labelled data and prints how often it was right. */
@Command(
        name = "evaluate",
        description = "Runs the real engine over labelled data and prints how often it was right.",
        subcommands = {
            EvaluateMailCommand.class,
            EvaluateMatchCommand.class,
            EvaluateClassifyCommand.class,
            EvaluateUnderstandCommand.class
        })
final class EvaluateCommand {}
