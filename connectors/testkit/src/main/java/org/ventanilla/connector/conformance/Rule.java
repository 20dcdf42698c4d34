package org.ventanilla.connector.conformance;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One thing every connector must keep.
 *
 * @param id for ever the same
 * @param title what must hold
 * @param story what happened to others where it did not
 * @param hint where to look when it fails
 * @param needs what a connector must have for the rule to mean something
 * @param ownedByRunner why no connector can break it by itself; null when one can
 * @param elsewhere where it is tested when it cannot be tested here; null when it can
 * @param check throws when the rule is broken
 */
public record Rule(
        String id,
        String title,
        String story,
        String hint,
        Set<Need> needs,
        @Nullable String ownedByRunner,
        @Nullable String elsewhere,
        Check check) {

    /** What is done to find out. */
    @FunctionalInterface
    interface Check {
        void on(Bench bench) throws Exception;
    }

    static Rule of(String id, String title, Need... needs) {
        return new Rule(id, title, "", "", Set.of(needs), null, null, bench -> {});
    }

    /** A rule that needs more than one connector and a fake hub. */
    static Rule elsewhere(String id, String title, String where) {
        return new Rule(id, title, "", "", Set.of(), null, where, bench -> {});
    }

    Rule because(String happenedToOthers) {
        return new Rule(id, title, happenedToOthers, hint, needs, ownedByRunner, elsewhere, check);
    }

    Rule hint(String lookThere) {
        return new Rule(id, title, story, lookThere, needs, ownedByRunner, elsewhere, check);
    }

    Rule ownedByRunner(String why) {
        return new Rule(id, title, story, hint, needs, why, elsewhere, check);
    }

    Rule check(Check how) {
        return new Rule(id, title, story, hint, needs, ownedByRunner, elsewhere, how);
    }
}
