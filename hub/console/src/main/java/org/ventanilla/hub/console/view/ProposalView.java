package org.ventanilla.hub.console.view;

import java.util.List;
import java.util.Map;
import org.ventanilla.hub.console.SpeechData.Sounding;
import org.ventanilla.hub.transcript.Proposal;
import org.ventanilla.hub.transcript.Proposed.Field;
import org.ventanilla.model.Submission.Remark;

/**
 * One proposed report.
 *
 * @param sounds its recordings
 * @param done what has just been done, as in the address
 */
public record ProposalView(Proposal proposal, List<Sounding> sounds, Typing typing, String done) {
    /**
     * What was typed and could not be taken.
     *
     * @param typed by field; empty as it is when it is asked for
     * @param problem message key of what is wrong with it; empty for nothing
     * @param field that the problem is about
     */
    public record Typing(Map<String, String> typed, String problem, String field) {}

    /** What was typed, by field. */
    public Map<String, String> typed() {
        return typing.typed();
    }

    /** Message key of what is wrong; empty for nothing. */
    public String problem() {
        return typing.problem();
    }

    /** The field that the problem is about. */
    public String field() {
        return typing.field();
    }

    /** What stands in a field: what was typed, else what was understood. */
    public String value(String name, Field understood) {
        String value = understood.value();
        return typed().getOrDefault(name, value == null ? "" : value);
    }

    /** The words that it came from; empty when it came from no single sentence. */
    public String source(Field understood) {
        String words = proposal.proposed().source(understood);
        return words == null ? "" : words;
    }

    /** Whether a remark has anything to say: of a recording only while the provider alone has it. */
    public boolean isTold(Remark remark) {
        return !remark.code().equals("recording")
                || sounds.stream()
                        .map(Sounding::recording)
                        .filter(r -> r.name().equals(remark.about()))
                        .noneMatch(r -> r.isKept() || r.isGone());
    }

    /** As people read it. */
    public static String percent(double confidence) {
        return Math.round(confidence * 100) + " %";
    }

    public boolean isWrong(String name) {
        return field().equals(name);
    }
}
