/**
 * From public files to a release. Each room uses only those to its right: {@code cli} > {@code query}, {@code diff} > {@code
 * release}, {@code metadata} > {@code run} > {@code store}. Beside them, known to {@code run} by descriptor alone, are the rooms
 * of the steps: {@code tables}, {@code supply}, {@code exposure}, {@code groups}, {@code indicators}, {@code findings}, {@code scores}.
 */
package org.sovereignai.jobs;
