package org.ventanilla.hub.triage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ventanilla.model.Reporter;
import org.ventanilla.model.Submission;
import org.ventanilla.model.Submission.Flag;
import org.ventanilla.model.Submission.Text;

/**
 * One report out of its pieces. Sentences stand in the order in which they were said; of what was said twice about the place, or
 * about how to answer, the last counts. Pure.
 */
final class Composition {
    /** A remark with which a connector tells that there is sound, by its name at the provider. */
    private static final String RECORDING = "recording";

    private Composition() {}

    static boolean isUnfinished(Submission s) {
        return s.flags().contains(Flag.UNFINISHED);
    }

    /** Whether it is a piece that says nothing: only that there is no more to come. */
    static boolean isBareEnd(Submission s) {
        return (s.flags().contains(Flag.PART) || s.flags().contains(Flag.LAST)) && isEmpty(s);
    }

    /** Neither words nor files nor a place, nor a recording that may still be written down. */
    static boolean isEmpty(Submission s) {
        return (s.text() == null || s.text().raw().isBlank())
                && s.attachments().isEmpty()
                && s.location() == null
                && s.remarks().isEmpty();
    }

    /** @param parts in any order; the whole's own words come before theirs */
    static Submission of(Submission whole, List<Submission> parts) {
        List<Submission> all = inOrder(whole, parts);
        return whole.changed()
                .text(text(all))
                .location(last(all, Submission::location))
                .reporter(reporter(all))
                .category(last(all, Submission::category))
                .kindHint(last(all, Submission::kindHint))
                .attachments(all.stream().flatMap(s -> s.attachments().stream()).toList())
                .remarks(all.stream()
                        .flatMap(s -> s.remarks().stream())
                        .distinct()
                        .toList())
                .flags(flags(whole, parts))
                .made();
    }

    /** The whole, then the pieces as they were said; what a machine wrote down comes last and numbers its sentences itself. */
    static List<Submission> inOrder(Submission whole, List<Submission> parts) {
        List<Submission> all = new ArrayList<>(parts);
        all.sort(Comparator.comparing(Composition::isTranscribed)
                .thenComparing(Composition::saidAt)
                .thenComparing(Submission::key));
        all.add(0, whole);
        return all;
    }

    /** The provider's names of recordings that belong to it. */
    static List<String> recordings(Submission s) {
        return s.remarks().stream()
                .filter(remark -> remark.code().equals(RECORDING))
                .flatMap(remark -> Stream.ofNullable(remark.about()))
                .distinct()
                .toList();
    }

    /** Whether a machine wrote it down and nobody asked whether it is right. */
    static boolean isTranscribed(Submission s) {
        return s.flags().contains(Flag.TRANSCRIBED);
    }

    private static Instant saidAt(Submission s) {
        return isTranscribed(s) ? Instant.EPOCH : Objects.requireNonNullElse(s.occurredAt(), Instant.EPOCH);
    }

    private static @Nullable Text text(List<Submission> all) {
        var last = last(all, Submission::location);
        var said = all.stream()
                .filter(s -> s.text() != null && !s.text().raw().isBlank())
                // A place that was said again and better would be read as a second place.
                .filter(s -> s.location() == null || s.location().equals(last))
                .map(s -> Objects.requireNonNull(s.text()))
                .toList();
        if (said.isEmpty()) {
            return all.get(0).text();
        }
        var confidence = said.stream()
                .map(Text::confidence)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
        String words = said.stream().map(Text::shown).map(Composition::sentence).collect(Collectors.joining(" "));
        return new Text(words, null, said.get(0).source(), confidence);
    }

    private static String sentence(String words) {
        String stripped = words.strip();
        boolean ends = ".!?".indexOf(stripped.charAt(stripped.length() - 1)) >= 0;
        return ends ? stripped : stripped + ".";
    }

    private static <T> @Nullable T last(List<Submission> all, Function<Submission, @Nullable T> field) {
        T found = null;
        for (Submission s : all) {
            T value = field.apply(s);
            found = value == null ? found : value;
        }
        return found;
    }

    /** Whoever was asked last how they want to be answered; a piece that a machine adds knows less than the whole. */
    private static @Nullable Reporter reporter(List<Submission> all) {
        var asked = last(all, s -> has(s.reporter(), Reporter::replyChannel));
        var spoken = asked == null ? last(all, s -> has(s.reporter(), Reporter::language)) : asked;
        return spoken == null ? all.get(0).reporter() : spoken;
    }

    private static @Nullable Reporter has(@Nullable Reporter reporter, Function<Reporter, @Nullable String> field) {
        return reporter == null || field.apply(reporter) == null ? null : reporter;
    }

    /** The report is partial when nobody said that it is all, though it may have ended. */
    private static List<Flag> flags(Submission whole, List<Submission> parts) {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        Stream.concat(Stream.of(whole), parts.stream()).forEach(s -> flags.addAll(s.flags()));
        boolean isComplete = parts.stream()
                .anyMatch(s -> s.flags().contains(Flag.LAST) && !s.flags().contains(Flag.PARTIAL));
        boolean isAnswered = parts.stream().anyMatch(s -> isAnswered(s));
        flags.removeAll(EnumSet.of(Flag.PART, Flag.LAST));
        if (isComplete) {
            flags.remove(Flag.PARTIAL);
        } else {
            flags.add(Flag.PARTIAL);
        }
        if (isAnswered) {
            flags.remove(Flag.NO_ANSWER);
        }
        return List.copyOf(flags);
    }

    /** Somebody who named a channel for the answer wants one, whatever was noted before they were asked. */
    private static boolean isAnswered(Submission s) {
        return s.reporter() != null
                && s.reporter().replyChannel() != null
                && !s.flags().contains(Flag.NO_ANSWER);
    }
}
