package org.ventanilla.hub.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class GroupCommitTest {
    private final List<List<Integer>> batches = new ArrayList<>();
    private final List<Promise<List<String>>> open = new ArrayList<>();
    private final GroupCommit<Integer, String> commits = new GroupCommit<>(1, 3, batch -> {
        batches.add(batch);
        Promise<List<String>> promise = Promise.promise();
        open.add(promise);
        return promise.future();
    });

    @Test
    void a_lone_item_does_not_wait() {
        commits.add(1);
        assertThat(batches).containsExactly(List.of(1));
    }

    @Test
    void what_gathers_meanwhile_goes_together_up_to_the_limit() {
        var answers = new ArrayList<Future<String>>();
        for (int i = 1; i <= 6; i++) {
            answers.add(commits.add(i));
        }
        commit(0);
        commit(1);
        commit(2);
        assertThat(batches).containsExactly(List.of(1), List.of(2, 3, 4), List.of(5, 6));
        assertThat(answers).extracting(Future::result).containsExactly("1", "2", "3", "4", "5", "6");
    }

    @Test
    void nobody_is_answered_before_the_commit() {
        var answer = commits.add(1);
        assertThat(answer.isComplete()).isFalse();
    }

    @Test
    void a_failed_batch_fails_its_own_items_only() {
        var first = commits.add(1);
        var second = commits.add(2);
        open.get(0).fail("disk full");
        commit(1);
        assertThat(first.failed()).isTrue();
        assertThat(second.result()).isEqualTo("2");
    }

    @Test
    void what_one_turn_of_an_event_loop_brings_is_one_batch() throws Exception {
        var vertx = Vertx.vertx();
        try {
            Promise<Void> looked = Promise.promise();
            vertx.runOnContext(turn -> {
                commits.add(1);
                commits.add(2);
                commits.add(3);
                vertx.runOnContext(next -> looked.complete());
            });
            looked.future().toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS);
            assertThat(batches).containsExactly(List.of(1, 2, 3));
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS);
        }
    }

    private void commit(int batch) {
        open.get(batch)
                .complete(batches.get(batch).stream().map(String::valueOf).toList());
    }
}
