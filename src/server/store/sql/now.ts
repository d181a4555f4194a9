/**
 * The database's clock in milliseconds since the epoch. All processes share it, whatever the clocks
 * of their machines are.
 */
export const NOW = '(extract(epoch FROM clock_timestamp()) * 1000)::double precision';
