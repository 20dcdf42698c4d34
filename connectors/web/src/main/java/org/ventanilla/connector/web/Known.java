package org.ventanilla.connector.web;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.connector.Places;
import org.ventanilla.connector.web.view.Form;
import org.ventanilla.model.Attachment;
import org.ventanilla.model.SimilarAnswer;
import org.ventanilla.model.SimilarQuestion;
import org.ventanilla.model.Wire;

/** "Is it one of these?": asks the hub, once, and carries the photos over the page in between. */
record Known(Places hub) {
    private static final Logger LOG = LoggerFactory.getLogger(Known.class);
    private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9:._-]{20,200}");
    private static final int LONGEST = 8_000;

    /** None when there is nothing to ask, or nobody to ask: then the form is sent as it is. */
    Future<SimilarAnswer> similar(Form form, String language) {
        if (!form.step().ask()) {
            return Future.succeededFuture(SimilarAnswer.NONE);
        }
        var point = Checks.point(form);
        var question = new SimilarQuestion(
                shortened(form.text()),
                form.place(),
                point == null ? null : point.lat(),
                point == null ? null : point.lon(),
                point == null ? null : point.accuracy(),
                null,
                language);
        return hub.similar(question).otherwise(cause -> {
            LOG.info(
                    "form {} is not asked about known incidents: {}",
                    form.formId(),
                    cause.getClass().getSimpleName());
            return SimilarAnswer.NONE;
        });
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }

    /**
     * Photos that came with the form the first time. The reference is a digest of their bytes, which nobody can guess who has not
     * had them; what is no stored photo is left out.
     */
    static List<Attachment> kept(Form form, int most) {
        List<Attachment> kept = new ArrayList<>();
        for (String json : form.step().kept()) {
            Attachment photo = photo(json);
            if (photo != null && kept.size() < most) {
                kept.add(photo);
            }
        }
        return kept;
    }

    private static @org.jspecify.annotations.Nullable Attachment photo(String json) {
        try {
            Attachment a = Wire.parse(json, Attachment.class);
            boolean stored = a.state() == Attachment.State.STORED
                    && a.ref() != null
                    && REFERENCE.matcher(a.ref()).matches();
            return stored || a.state() == Attachment.State.REFUSED ? a : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** As the page in between carries them. */
    static List<String> carried(List<Attachment> photos) {
        return photos.stream().map(Wire::write).toList();
    }
}
