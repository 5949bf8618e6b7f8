package org.sovereignai.jobs.metadata;

import com.fasterxml.jackson.annotation.JsonProperty;

/** In JSON-LD, what is found elsewhere: a node by its address or name. */
record Reference(@JsonProperty("@id") String id) {}
