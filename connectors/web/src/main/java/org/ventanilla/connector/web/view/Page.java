package org.ventanilla.connector.web.view;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What every template of the form is given.
 *
 * @param path of the form
 * @param maxPhotoMb largest photo in megabytes, rounded down
 */
public record Page(
        Texts texts,
        String path,
        String siteName,
        String emergencyNumber,
        @Nullable String formalUrl,
        Set<String> answers,
        int maxPhotos,
        long maxPhotoMb) {

    public String t(String key, Object... args) {
        return texts.get(key, args);
    }

    public String lang() {
        return texts.language();
    }

    public String otherLang() {
        return "es".equals(lang()) ? "en" : "es";
    }

    public String site() {
        return siteName.isEmpty() ? t("site") : siteName;
    }

    /** The sentence for a file that could not be kept. */
    public String fileProblem(String code) {
        String key = "file." + code.toLowerCase(Locale.ROOT);
        return texts.has(key) ? t(key, maxPhotoMb, maxPhotos) : t("file.other");
    }

    /** Key of what is wrong with a field, if anything. */
    public static @Nullable String problem(List<Problem> problems, String field) {
        return problems.stream()
                .filter(p -> p.field().equals(field))
                .map(Problem::key)
                .findFirst()
                .orElse(null);
    }
}
