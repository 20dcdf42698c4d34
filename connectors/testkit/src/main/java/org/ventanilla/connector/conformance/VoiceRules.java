package org.ventanilla.connector.conformance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ventanilla.connector.conformance.Telephone.News;
import org.ventanilla.model.Submission;
import org.ventanilla.model.Submission.TextSource;
import org.ventanilla.model.Submission.ThreadRef;

/** What telephone companies do to their listeners. */
final class VoiceRules {
    private static final Duration LATE = Duration.ofHours(8);

    private VoiceRules() {}

    static List<Rule> all() {
        return List.of(voice1(), voice2(), voice3());
    }

    private static Rule voice1() {
        return Rule.of("VOICE-1", "a call is a report when it ends; its words follow late, or never", Need.VOICE)
                .because("A transcript came eight hours late, another never: those calls were nobody's.")
                .hint("The end of the call is the report; what was written down is a follow-up of it.")
                .check(VoiceRules::late);
    }

    private static Rule voice2() {
        return Rule.of("VOICE-2", "whatever order the company tells it in: one report, with its words", Need.VOICE)
                .because("The transcript came before the end of the call, and was dropped as belonging to nothing.")
                .hint("Each callback its own key, made from the call's id; parentKey for all but the end.")
                .check(VoiceRules::orders);
    }

    private static Rule voice3() {
        return Rule.of("VOICE-3", "words that a machine heard in silence are nobody's words", Need.VOICE)
                .because("Recognisers write down thanks for watching when nobody speaks; reports were made of it.")
                .hint("No speech, no length, no confidence: no text.")
                .check(VoiceRules::silent);
    }

    private static void late(Bench bench) throws Exception {
        bench.start();
        Item call = bench.item();
        told(bench, call, News.ENDED);
        told(bench, call, News.RECORDED);
        bench.until(
                "the call is a report before it is written down",
                () -> calls(bench).size() == 1);
        bench.clock.advance(LATE);
        told(bench, call, News.TRANSCRIBED);
        belongs(bench, call, 0);
        Item unwritten = bench.item();
        told(bench, unwritten, News.ENDED);
        bench.until(
                "a call that is never written down is one too",
                () -> calls(bench).size() == 2);
    }

    private static void orders(Bench bench) throws Exception {
        bench.start();
        int before = 0;
        for (News first : News.values()) {
            for (News last : News.values()) {
                var order = new ArrayList<>(List.of(News.values()));
                order.sort(Comparator.comparing((News what) -> what == first ? 0 : what == last ? 2 : 1));
                if (first != last) {
                    order.add(first); // doubled, at the end
                    inOrder(bench, before, order);
                    before++;
                }
            }
        }
    }

    private static void inOrder(Bench bench, int before, List<News> order) throws Exception {
        Item call = bench.item();
        for (News what : order) {
            told(bench, call, what);
        }
        bench.until(order + " is a report", () -> calls(bench).size() > before);
        belongs(bench, call, before);
    }

    private static void silent(Bench bench) throws Exception {
        bench.start();
        Item nothing = bench.item();
        bench.source.telephone().silence(nothing);
        bench.until("it is answered", () -> bench.fate(nothing) != Fate.WAITING);
        bench.lull();
        int told = bench.toldOf(nothing).size();
        bench.expect(told == 0, "no words of somebody who said none", told + " submissions with them");
        Item next = bench.item();
        told(bench, next, News.ENDED);
        told(bench, next, News.TRANSCRIBED);
        bench.until("words that were said are told", () -> !bench.toldOf(next).isEmpty());
    }

    private static void told(Bench bench, Item call, News what) throws Exception {
        bench.source.telephone().tell(call, what);
        bench.until(what + " is answered", () -> bench.fate(call) != Fate.WAITING);
        bench.expect(bench.fate(call) == Fate.ACKNOWLEDGED, what + " acknowledged", bench.fate(call));
    }

    /** The words are told as a machine's and belong to the call that was the n-th, of which there is still one. */
    private static void belongs(Bench bench, Item call, int n) {
        bench.until("what was said is told", () -> !bench.toldOf(call).isEmpty());
        bench.lull();
        int calls = calls(bench).size();
        bench.expect(calls == n + 1, "one report of the call", calls - n + " of it");
        String key = calls(bench).get(n).key();
        for (Submission words : bench.toldOf(call)) {
            boolean machine = words.text() != null && words.text().source() == TextSource.TRANSCRIPT;
            bench.expect(machine, "words marked as a transcript", "words as if typed");
            bench.expect(words.key().equals(key) || follows(words.thread(), key), "a follow-up of " + key, words);
        }
    }

    /** What is a report of its own. */
    private static List<Submission> calls(Bench bench) {
        return bench.hub.reports().stream()
                .filter(s -> s.thread() == null
                        || (s.thread().parentKey() == null
                                && s.thread().nativeRefs().isEmpty()))
                .toList();
    }

    private static boolean follows(@Nullable ThreadRef thread, String key) {
        return thread != null
                && (key.equals(thread.parentKey())
                        || thread.nativeRefs().stream().anyMatch(ref -> key.endsWith(":" + ref)));
    }
}
