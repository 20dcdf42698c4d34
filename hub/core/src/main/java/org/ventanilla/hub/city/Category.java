package org.ventanilla.hub.city;

import java.util.List;
import java.util.Set;

/**
 * A leaf of the taxonomy; Open311 calls it a service.
 *
 * @param code for example {@code ALU-01}; never reused
 * @param group code of the group it belongs to
 * @param department code of the department that does the work
 * @param priority P1 (urgent) to P4
 * @param slaHours hours until it should be solved
 * @param hazard whether it is dangerous in itself
 * @param publication how much of it everybody may see
 * @param mergeRadiusM metres between two open reports of one thing, before position errors; 0 = never merge
 * @param mergeDays days between them
 * @param mergeWith codes of sibling leaves that may be the same thing
 * @param keywordsEs phrases that speak for it, folded as the taxonomy's keyword rule says
 */
public record Category(
        String code,
        String group,
        String nameEs,
        String nameEn,
        String department,
        String priority,
        int slaHours,
        Hazard hazard,
        Publication publication,
        int mergeRadiusM,
        int mergeDays,
        Set<String> mergeWith,
        List<String> keywordsEs,
        List<String> keywordsEn,
        List<String> weakEs,
        List<String> weakEn) {

    /** Dangerous never, when the text says so, or until inspected. */
    public enum Hazard {
        NO,
        POSSIBLE,
        YES
    }

    /** Whether everybody may see anything of it. */
    public boolean isPublic() {
        return publication != Publication.NEVER;
    }

    /** Name in the language, Spanish for any that is not English. */
    public String name(String language) {
        return language.startsWith("en") ? nameEn : nameEs;
    }

    /** Whether reports of the two leaves may be one thing. */
    public boolean mayMergeWith(String other) {
        return code.equals(other) || mergeWith.contains(other);
    }
}
