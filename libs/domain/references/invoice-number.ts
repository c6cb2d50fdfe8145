/** `KOMBIT-000123`: the series' prefix, a hyphen, and six digits or more. Given only at issue, gap-free, never reset. */
export function formatInvoiceNumber(series: string, serial: bigint): string {
  return `${series}-${String(serial).padStart(6, '0')}`;
}
