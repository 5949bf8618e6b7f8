/**
 * A release described for catalogues, people and other programs. Everything is made from the manifest of the release and
 * the descriptors of its tables, so that no description can differ from another.
 */
package org.sovereignai.jobs.metadata;
