/**
 * What a release says of itself, as records that its JSON is bound to: a Frictionless Data Package (v2,
 * https://datapackage.org), and what releases have beside the standard.
 */
package org.sovereignai.schemas.manifest;
