package org.ventanilla.hub.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordsTest {

    @Test
    void a_password_matches_its_own_salted_hash_only() {
        var hash = Passwords.hash("contraseña larga");
        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").isNotEqualTo(Passwords.hash("contraseña larga"));
        assertThat(Passwords.matches("contraseña larga", hash)).isTrue();
        assertThat(Passwords.matches("contrasena larga", hash)).isFalse();
        assertThat(Passwords.matches("", hash)).isFalse();
    }

    @Test
    void nobody_matches_nothing_and_costs_the_same_work() {
        assertThat(Passwords.matches("contraseña larga", null)).isFalse();
        assertThat(Passwords.matches("", null)).isFalse();
    }
}
