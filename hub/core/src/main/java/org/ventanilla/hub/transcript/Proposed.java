package org.ventanilla.hub.transcript;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ventanilla.model.Submission.Remark;

/**
 * A report as a machine understood it from speech, before a person has seen it.
 *
 * @param sentences all that was heard, in order
 * @param category code
 * @param place name for show
 * @param danger {@code true} or {@code false}
 * @param contact number in E.164 form
 * @param confidence of the least certain thing that it needs: what, where and, when somebody may get hurt, that
 * @param remarks codes of what there is besides words: a recording, a transcript that failed
 */
public record Proposed(
        List<Sentence> sentences,
        Field category,
        Field place,
        Field danger,
        Field contact,
        double confidence,
        List<Remark> remarks) {
    public Proposed {
        sentences = sentences == null ? List.of() : List.copyOf(sentences);
        remarks = remarks == null ? List.of() : List.copyOf(remarks);
    }

    /**
     * One thing that was understood.
     *
     * @param value null when nothing was
     * @param sentence index of the sentence it came from; null when it came from several together, or from none
     * @param confidence 0 to 1
     */
    public record Field(@Nullable String value, @Nullable Integer sentence, double confidence) {
        static final Field NOTHING = new Field(null, null, 0);

        /** Contacts and places stay out of logs. */
        @Override
        public String toString() {
            return "Field[" + confidence + "]";
        }
    }

    /** The words that a field came from; null when it came from no single sentence. */
    public @Nullable String source(Field field) {
        Integer at = field.sentence();
        return at == null || at < 0 || at >= sentences.size()
                ? null
                : sentences.get(at).words();
    }

    @JsonIgnore
    public boolean isDangerous() {
        return "true".equals(danger.value());
    }

    /** Citizens' words stay out of logs. */
    @Override
    public String toString() {
        return "Proposed[" + confidence + "]";
    }
}
