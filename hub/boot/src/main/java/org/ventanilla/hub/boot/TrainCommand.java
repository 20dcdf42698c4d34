package org.ventanilla.hub.boot;

import picocli.CommandLine.Command;

/** {@code train …}: learns from labelled decisions. */
@Command(
        name = "train",
        description = "Learns from decisions that people took.",
        subcommands = {TrainMatchCommand.class, TrainCategoryCommand.class})
final class TrainCommand {}
