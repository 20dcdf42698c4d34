package org.ventanilla.hub.portal.view;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ventanilla.hub.portal.PortalData.CategoryView;
import org.ventanilla.hub.portal.PortalData.FormerView;
import org.ventanilla.hub.portal.PortalData.GroupView;

/**
 * Names of categories for everybody, of those too that are not offered any more. Pure.
 *
 * @param groups what is offered
 * @param former what is not, by code
 */
public record Categories(List<GroupView> groups, Map<String, FormerView> former) {

    /** By which name what is filed under a code is shown; the code when nobody knows it. */
    public String name(String code, String language) {
        return offered(code)
                .or(() -> Optional.ofNullable(former.get(code)).map(FormerView::shown))
                .map(c -> c.name(language))
                .orElse(code);
    }

    /** What a code means today, for wishes about what is to come. */
    public String nameNow(String code, String language) {
        return offered(code)
                .or(() -> Optional.ofNullable(former.get(code)).map(FormerView::now))
                .map(c -> c.name(language))
                .orElse(code);
    }

    /** The code that is used today for this one, itself when none is. */
    public String now(String code) {
        return Optional.ofNullable(former.get(code)).map(f -> f.now().code()).orElse(code);
    }

    /** Name of a group; its code when there is no such group. */
    public String groupName(String code, String language) {
        return withCode(code).map(g -> g.name(language)).orElse(code);
    }

    /** The group of a leaf. */
    public Optional<GroupView> group(String leaf) {
        return groups.stream()
                .filter(g -> g.categories().stream().anyMatch(c -> c.code().equals(leaf)))
                .findFirst()
                .or(() -> Optional.ofNullable(former.get(leaf)).flatMap(f -> withCode(f.group())));
    }

    private Optional<GroupView> withCode(String group) {
        return groups.stream().filter(g -> g.code().equals(group)).findFirst();
    }

    private Optional<CategoryView> offered(String code) {
        return groups.stream()
                .flatMap(g -> g.categories().stream())
                .filter(c -> c.code().equals(code))
                .findFirst();
    }
}
