package org.sovereignai.jobs.store;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.lang3.function.Failable;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.hadoop.mapreduce.JobContext;
import org.apache.hadoop.mapreduce.TaskAttemptContext;
import org.apache.spark.internal.io.FileCommitProtocol;
import org.apache.spark.internal.io.FileNameSpec;
import scala.Option;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * How Spark's tasks leave their files: every attempt writes files of its own names where they are to stay, and the job
 * then deletes what attempts left that were not committed. Nothing is renamed, which object stores cannot do.
 *
 * <p>Readers must wait for the job. Hence it is only for folders that nobody reads before, such as {@link
 * OutputFolder#moveOnlyFile} takes files from. The name of the class is a setting of Spark, {@code
 * spark.sql.sources.commitProtocolClass}.
 */
public final class CommitWithoutRename extends FileCommitProtocol implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String folder;
    private transient List<String> files;

    /**
     * Called by Spark.
     *
     * @param job identifier of the job
     * @param folder where the files go
     */
    public CommitWithoutRename(String job, String folder) {
        this.folder = folder;
    }

    @Override
    public void setupJob(JobContext job) {
        Path path = new Path(folder);
        Failable.run(() -> path.getFileSystem(job.getConfiguration()).mkdirs(path));
    }

    @Override
    public void setupTask(TaskAttemptContext task) {
        files = new ArrayList<>();
    }

    @Override
    public String newTaskTempFile(TaskAttemptContext task, Option<String> subfolder, FileNameSpec name) {
        return newFile(task, subfolder.isEmpty() ? folder : folder + "/" + subfolder.get(), name);
    }

    @Override
    public String newTaskTempFileAbsPath(TaskAttemptContext task, String other, FileNameSpec name) {
        return newFile(task, other, name);
    }

    @Override
    @Deprecated
    public String newTaskTempFile(TaskAttemptContext task, Option<String> subfolder, String ending) {
        return newTaskTempFile(task, subfolder, new FileNameSpec("", ending));
    }

    @Override
    @Deprecated
    public String newTaskTempFileAbsPath(TaskAttemptContext task, String other, String ending) {
        return newTaskTempFileAbsPath(task, other, new FileNameSpec("", ending));
    }

    private String newFile(TaskAttemptContext task, String parent, FileNameSpec name) {
        String file = parent + "/" + name.prefix() + task.getTaskAttemptID() + "-" + files.size() + name.suffix();
        files.add(file);
        return file;
    }

    @Override
    public TaskCommitMessage commitTask(TaskAttemptContext task) {
        return new TaskCommitMessage(new ArrayList<>(files));
    }

    @Override
    public void abortTask(TaskAttemptContext task) {
        for (String file : files) {
            delete(new Path(file), task);
        }
    }

    @Override
    public void commitJob(JobContext job, Seq<TaskCommitMessage> tasks) {
        Set<String> committed = new HashSet<>();
        CollectionConverters.asJava(tasks)
                .forEach(task ->
                        ((List<?>) task.obj()).forEach(file -> committed.add(new Path((String) file).getName())));
        Failable.run(() -> {
            Path root = new Path(folder);
            FileSystem fileSystem = root.getFileSystem(job.getConfiguration());
            RemoteIterator<? extends FileStatus> found = fileSystem.listFiles(root, true);
            while (found.hasNext()) {
                Path file = found.next().getPath();
                // Names are unique, as they hold the number of the attempt.
                if (!committed.contains(file.getName())) {
                    fileSystem.delete(file, false);
                }
            }
        });
    }

    @Override
    public void abortJob(JobContext job) {
        delete(new Path(folder), job);
    }

    private static void delete(Path path, JobContext context) {
        Failable.run(() -> path.getFileSystem(context.getConfiguration()).delete(path, true));
    }
}
