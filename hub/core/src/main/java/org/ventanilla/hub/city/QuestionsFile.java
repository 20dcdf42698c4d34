package org.ventanilla.hub.city;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code questions.yaml}: questions by category code. A city without the file asks none. */
final class QuestionsFile {
    private QuestionsFile() {}

    static Map<String, List<Question>> read(Path file, Taxonomy taxonomy, List<String> problems) {
        if (!Files.exists(file)) {
            return Map.of();
        }
        Tree tree = Tree.yaml(file, problems);
        var all = new LinkedHashMap<String, List<Question>>();
        tree.json().fieldNames().forEachRemaining(category -> {
            if (taxonomy.known(category).isEmpty()) {
                problems.add(tree.where() + ": " + category + ": expected the code of a category");
            }
            all.put(category, questions(tree.list(category)));
        });
        return Map.copyOf(all);
    }

    private static List<Question> questions(List<Tree> list) {
        var questions = new ArrayList<Question>();
        for (Tree q : list) {
            String type = q.text("type");
            if (!Question.TYPES.contains(type)) {
                type = q.wrong("type", "one of " + Question.TYPES, "string");
            }
            List<Question.Choice> choices = q.list("values").stream()
                    .map(v -> new Question.Choice(v.text("key"), v.text("es"), v.text("en")))
                    .toList();
            var read = new Question(
                    q.text("code"),
                    q.text("es"),
                    q.text("en"),
                    type,
                    "true".equals(q.textOr("required", "false")),
                    questions.size() + 1,
                    choices);
            if (read.isList() == choices.isEmpty()
                    || new HashSet<>(choices.stream().map(Question.Choice::key).toList()).size() < choices.size()) {
                q.problems().add(q.where() + ": values: expected different keys for a list, none for anything else");
            }
            questions.add(read);
        }
        return List.copyOf(questions);
    }
}
