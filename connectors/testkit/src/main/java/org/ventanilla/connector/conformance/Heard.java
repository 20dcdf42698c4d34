package org.ventanilla.connector.conformance;

import java.util.List;
import java.util.stream.Collectors;
import org.ventanilla.connector.testkit.FakeHub;
import org.ventanilla.model.Attachment;
import org.ventanilla.model.Submission;

/** What the hub heard of single items, found by their marks. */
record Heard(FakeHub hub) {
    /** Everything it was told of the item, repeats included. */
    List<Submission> toldOf(Item item) {
        return about(hub.submissions(), item);
    }

    /** What it holds of the item, one a key. */
    List<Submission> reportsOf(Item item) {
        return about(hub.reports(), item);
    }

    private static List<Submission> about(List<Submission> all, Item item) {
        return all.stream().filter(s -> words(s).contains(item.mark())).toList();
    }

    private static String words(Submission submission) {
        return submission.text() == null ? "" : submission.text().raw();
    }

    /** How many of these are reports. */
    int reported(List<Item> items) {
        String all = hub.reports().stream().map(Heard::words).collect(Collectors.joining("\n"));
        return (int) items.stream().filter(item -> all.contains(item.mark())).count();
    }

    /** Files of the report, and of what was told later about it. */
    List<Attachment> filesOf(Item item) {
        List<String> keys = reportsOf(item).stream().map(Submission::key).toList();
        return hub.reports().stream()
                .filter(s -> keys.contains(s.key()) || keys.contains(parent(s)))
                .flatMap(s -> s.attachments().stream())
                .filter(file -> file.state() != Attachment.State.PENDING)
                .toList();
    }

    private static String parent(Submission submission) {
        return submission.thread() == null
                ? ""
                : String.valueOf(submission.thread().parentKey());
    }
}
