/**
 * Load and faults, seeded and replayable, judged by what clients were told and by the integrity checker. Small in every build; full
 * size by {@code -Dcampaign.kills=200}, {@code -Dcampaign.size=1} and the like, see src/docs/proof.md.
 */
package io.inventario.campaigns;
