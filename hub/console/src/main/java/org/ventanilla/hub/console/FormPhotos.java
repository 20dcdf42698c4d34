package org.ventanilla.hub.console;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.ventanilla.hub.api.Uploads;
import org.ventanilla.hub.media.StoredMedia;

/**
 * Photos that came with a form. They are kept before anything else is done, so that a form that is refused does not ask for
 * them twice: it comes back with their references.
 */
final class FormPhotos {
    private final ConsoleData data;

    FormPhotos(ConsoleData data) {
        this.data = data;
    }

    /** The form with all its photos by reference; fails with a {@link FormProblem} when a file is not a picture. */
    Future<Form> taken(Form form) {
        if (form.ctx().fileUploads().isEmpty() && form.kept().isEmpty()) {
            return Future.succeededFuture(form);
        }
        return data.kept(form.kept())
                .compose(earlier -> Uploads.kept(form.ctx(), data::keep).compose(now -> {
                    if (now.stream().anyMatch(media -> !media.isShown())) {
                        return Future.failedFuture(new FormProblem("photo", "problem.not-a-picture"));
                    }
                    var all = new ArrayList<>(earlier);
                    all.addAll(now);
                    return Future.succeededFuture(with(form, all));
                }));
    }

    private static Form with(Form form, List<StoredMedia> photos) {
        var refs = new LinkedHashSet<String>();
        photos.stream().filter(StoredMedia::isShown).map(StoredMedia::ref).forEach(refs::add);
        return new Form(form.ctx(), form.incident(), form.values(), List.copyOf(refs));
    }
}
