/**
 * Fetches the publishers' files: whole, verified against their pins, resumed where a connection broke, and kept by content so
 * that no input of a release is ever lost.
 */
package org.sovereignai.datasets.fetch;
