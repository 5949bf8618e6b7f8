package org.sovereignai.jobs.scores;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.Serializable;

/**
 * A value on its way to the executors, as bytes of Java serialization. A cluster may be configured to use Kryo for all
 * data, which cannot rebuild records; bytes it carries as they are. The value is rebuilt once per executor.
 */
final class Shipment<T extends Serializable> implements Serializable {

    private static final long serialVersionUID = 1L;

    private final byte[] bytes;
    private transient T value;

    Shipment(T value) {
        ByteArrayOutputStream buffer = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(buffer)) {
            out.writeObject(value);
        } catch (IOException e) {
            throw new IllegalStateException("A part of the index cannot be sent to the executors.", e);
        }
        this.bytes = buffer.toByteArray();
    }

    @SuppressWarnings("unchecked")
    synchronized T value() {
        if (value == null) {
            try (ObjectInputStream in = new ContextInputStream(new ByteArrayInputStream(bytes))) {
                value = (T) in.readObject();
            } catch (IOException | ClassNotFoundException e) {
                throw new IllegalStateException("A part of the index cannot be read on the executor.", e);
            }
        }
        return value;
    }

    /** Finds classes where the task does: a submitted jar is known to the thread's loader alone. */
    private static final class ContextInputStream extends ObjectInputStream {

        ContextInputStream(ByteArrayInputStream in) throws IOException {
            super(in);
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass description) throws IOException, ClassNotFoundException {
            try {
                return Class.forName(
                        description.getName(), false, Thread.currentThread().getContextClassLoader());
            } catch (ClassNotFoundException e) {
                return super.resolveClass(description);
            }
        }
    }
}
