/** The pack cannot be written, or a cell or file of it cannot be read; `code` is stable. */
export class PackError extends Error {
  constructor(
    readonly code:
      | 'directory-not-empty'
      | 'cell-malformed'
      | 'row-repeated'
      | 'document-unknown'
      | 'document-missing'
      | 'document-differs'
      | 'number-unsafe'
      | 'csv-malformed'
      | 'anchor-malformed',
    message: string,
  ) {
    super(message);
    this.name = 'PackError';
  }
}
