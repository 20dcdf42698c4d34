package org.ventanilla.connector.conformance;

import java.util.List;

/** From configuration to the end: what an operator relies on. */
final class LifeRules {
    private LifeRules() {}

    static List<Rule> all() {
        return List.of(life1(), life2(), life3(), life4(), life5(), life6(), life7(), life8());
    }

    private static Rule life1() {
        return Rule.of("LIFE-1", "the descriptor is whole and true, and unknown options are refused")
                .because("A misspelled option that nobody refused ran for months with its default.")
                .hint("additionalProperties: false, a description at each option, every capability with its part.")
                .check(Descriptors::check);
    }

    private static Rule life2() {
        return Rule.of("LIFE-2", "each option that is missing or cannot work is named, within two seconds")
                .because("A wrong password option surfaced days later as a mailbox that is just quiet.")
                .hint("assemble throws IllegalArgumentException that begins with the option's name.")
                .check(Descriptors::badOptions);
    }

    private static Rule life3() {
        return Rule.of(
                        "LIFE-3",
                        "check says OK to what works and names what does not, and touches nothing",
                        Need.CALLS_OUT)
                .because("A check that passed because nothing was thrown passed for connectors that never connected.")
                .hint("withChecker: read or log in, send nothing, answer a Result in every case.")
                .check(LifeSteps::checker);
    }

    private static Rule life4() {
        return Rule.of(
                        "LIFE-4",
                        "a source that is away at the start is waited for, ever again and never longer than the cap")
                .because("Reconnects that gave up after 58 tries, or hammered without a pause.")
                .hint("Let open and fetch fail; do not retry, catch or remember a failure yourself.")
                .check(LifeSteps::sourceAway);
    }

    private static Rule life5() {
        return Rule.of("LIFE-5", "wrong credentials: FAILED, and at most three tries an hour", Need.POLL)
                .because("Retrying a wrong password every few seconds locked the account for everybody.")
                .hint("SourceProblem BAD_CREDENTIALS when the source says so.")
                .check(LifeSteps::badCredentials);
    }

    private static Rule life6() {
        return Rule.of(
                        "LIFE-6",
                        "stopping under load: what is under way ends, nothing new, nothing acknowledged unsafe",
                        Need.INBOUND)
                .because("Rolling restarts lost what had been taken in and not yet handed over.")
                .hint("Close quickly; keep no queue of your own.")
                .check(LifeSteps::drain);
    }

    private static Rule life7() {
        return Rule.of("LIFE-7", "stop twice and during start; no thread, no consumer is left")
                .because("A channel switched off and on again ran twice, and every report came twice.")
                .hint("Start nothing in assemble; what a source opens its close must end.")
                .check(LifeSteps::stopTwice);
    }

    private static Rule life8() {
        return Rule.of(
                        "LIFE-8",
                        "a channel removed in the middle of a batch stops with the items under way",
                        Need.BLOCKING_POLL)
                .because("A removed mailbox was read to its end, with the old settings.")
                .hint("Nothing to do for an author.")
                .ownedByRunner("the runner looks before each window of items whether it still runs")
                .check(LifeSteps::removed);
    }
}
