package org.sovereignai.measures.models;

/** Whether anybody can have the weights of a model. What is not known is neither open nor closed. */
public enum Weights {
    OPEN,
    CLOSED,
    UNKNOWN
}
