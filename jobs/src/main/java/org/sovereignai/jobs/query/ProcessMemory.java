package org.sovereignai.jobs.query;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.lang3.StringUtils;

/** How much memory this process has, as Linux tells; elsewhere it is not known, and nothing is held against it. */
final class ProcessMemory {

    /** What others need while a process grows. */
    private static final double LARGEST_SHARE = 0.9;

    private static final int KILOBYTE = 1024;

    private ProcessMemory() {}

    /** Bytes that are in memory; 0 if that is not known. */
    static long resident() {
        return bytes("/proc/self/status", "VmRSS:");
    }

    /** By how many bytes the process can grow before the system, or the container that it is in, ends it. */
    static long available() {
        long free = bytes("/proc/meminfo", "MemAvailable:");
        long most =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize() - resident();
        return free == 0 ? Long.MAX_VALUE / 2 : (long) (LARGEST_SHARE * Math.min(free, most));
    }

    private static long bytes(String file, String name) {
        try {
            return Files.readAllLines(Path.of(file)).stream()
                    .filter(line -> line.startsWith(name))
                    .mapToLong(line -> KILOBYTE * Long.parseLong(StringUtils.getDigits(line)))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
