package org.sovereignai.jobs.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.mapred.JobConf;
import org.apache.hadoop.mapreduce.JobContext;
import org.apache.hadoop.mapreduce.JobID;
import org.apache.hadoop.mapreduce.TaskAttemptContext;
import org.apache.hadoop.mapreduce.TaskAttemptID;
import org.apache.hadoop.mapreduce.TaskID;
import org.apache.hadoop.mapreduce.TaskType;
import org.apache.hadoop.mapreduce.task.JobContextImpl;
import org.apache.hadoop.mapreduce.task.TaskAttemptContextImpl;
import org.apache.spark.internal.io.FileCommitProtocol.TaskCommitMessage;
import org.apache.spark.internal.io.FileNameSpec;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.sovereignai.jobs.run.SparkExtension;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

@ExtendWith(SparkExtension.class)
class CommitWithoutRenameTest {

    private static final JobID JOB = new JobID("test", 1);

    @TempDir
    private Path folder;

    private final Configuration hadoop = new Configuration();

    @Test
    void rowsAreThereOnceAndNothingElse(SparkSession spark) throws IOException {
        Path target = folder.resolve("rows");
        spark.range(0, 1000, 1, 3).write().parquet(target.toString());

        assertThat(spark.read().parquet(target.toString()).count()).isEqualTo(1000);
        assertThat(names(target)).filteredOn(name -> name.endsWith(".parquet")).hasSize(3);
        assertThat(names(target)).noneMatch(name -> name.contains("_temporary"));
    }

    @Test
    void partitionsOfATableGetFoldersOfTheirOwn(SparkSession spark) throws IOException {
        Path target = folder.resolve("rows");
        spark.range(0, 10, 1, 1)
                .selectExpr("id", "id % 2 AS odd")
                .write()
                .partitionBy("odd")
                .parquet(target.toString());

        assertThat(target.resolve("odd=0")).isDirectory();
        assertThat(spark.read().parquet(target.resolve("odd=1").toString()).count())
                .isEqualTo(5);
    }

    @Test
    @Tag("hazard-05")
    void whatAnUncommittedAttemptLeftIsDeleted() throws IOException {
        CommitWithoutRename driver = new CommitWithoutRename("job", folder.toString());
        JobContext job = new JobContextImpl(new JobConf(hadoop), JOB);
        driver.setupJob(job);

        String lost = write(attempt(0), "half of");
        TaskAttemptContext second = attempt(1);
        CommitWithoutRename executor = new CommitWithoutRename("job", folder.toString());
        executor.setupTask(second);
        String kept = executor.newTaskTempFile(second, Option.empty(), new FileNameSpec("", ".txt"));
        Files.writeString(Path.of(kept), "all of it");
        TaskCommitMessage message = executor.commitTask(second);

        assertThat(Path.of(lost)).exists();
        driver.commitJob(job, CollectionConverters.asScala(List.of(message)).toSeq());

        assertThat(names(folder)).containsExactly(Path.of(kept).getFileName().toString());
    }

    @Test
    void jobThatFailsLeavesNothing(SparkSession spark) {
        Path target = folder.resolve("rows");
        Dataset<Row> rows = spark.range(0, 4, 1, 4).selectExpr("1 / (id - 3) AS quotient");

        assertThatThrownBy(() -> rows.write().parquet(target.toString())).hasStackTraceContaining("DIVIDE_BY_ZERO");

        assertThat(target).doesNotExist();
    }

    private String write(TaskAttemptContext attempt, String text) throws IOException {
        CommitWithoutRename executor = new CommitWithoutRename("job", folder.toString());
        executor.setupTask(attempt);
        String file = executor.newTaskTempFile(attempt, Option.empty(), new FileNameSpec("", ".txt"));
        Files.writeString(Path.of(file), text);
        return file;
    }

    private TaskAttemptContext attempt(int number) {
        return new TaskAttemptContextImpl(
                new JobConf(hadoop), new TaskAttemptID(new TaskID(JOB, TaskType.REDUCE, 0), number));
    }

    private static List<String> names(Path target) throws IOException {
        try (Stream<Path> files = Files.list(target)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.endsWith(".crc"))
                    .toList();
        }
    }
}
