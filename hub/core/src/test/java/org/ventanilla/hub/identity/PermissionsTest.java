package org.ventanilla.hub.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PermissionsTest {

    @ParameterizedTest
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    action,            reader, operator, agent, supervisor, admin
                    SEE_INCIDENTS,     true, true,      true,  true,       true
                    SEE_PERSONAL_DATA, false, true,     true,  true,       false
                    CHANGE_STATUS,     false, false,     true,  true,       false
                    WRITE_NOTE,        false, false,     true,  true,       false
                    ADD_PHOTO,         false, false,     true,  true,       false
                    ASSIGN,            false, false,     true,  true,       false
                    MERGE,             false, false,     true,  true,       false
                    USE_DESK,          false,  true,     true,  true,       false
                    SEE_LEDGER,        false, false,     false, true,       false
                    RETRY_NOTICES,     false, false,     false, true,       true
                    HANDLE_QUARANTINE, false, false,     false, true,       true
                    MANAGE_ORGANISATIONS, false, false,    false, true, false
                    MANAGE_WEBHOOKS,   false, false,     false, false,      true
                    MANAGE_STAFF,      false, false,     false, false,      true
                    """)
    void each_role_may_do_what_the_table_says(
            Action action, boolean reader, boolean operator, boolean agent, boolean supervisor, boolean admin) {
        assertThat(Permissions.allows(Set.of(Role.READER), action)).isEqualTo(reader);
        assertThat(Permissions.allows(Set.of(Role.OPERATOR), action)).isEqualTo(operator);
        assertThat(Permissions.allows(Set.of(Role.AGENT), action)).isEqualTo(agent);
        assertThat(Permissions.allows(Set.of(Role.SUPERVISOR), action)).isEqualTo(supervisor);
        assertThat(Permissions.allows(Set.of(Role.ADMIN), action)).isEqualTo(admin);
    }

    @ParameterizedTest
    @EnumSource(Action.class)
    void nobody_may_do_anything_without_a_role(Action action) {
        assertThat(Permissions.allows(Set.of(), action)).isFalse();
    }

    @Test
    void two_roles_may_do_what_either_may() {
        var both = Set.of(Role.SUPERVISOR, Role.ADMIN);
        assertThat(Arrays.stream(Action.values())
                        .filter(action -> Permissions.allows(both, action))
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(Action.values());
    }
}
