/** Options that pdfkit 0.20 has and its types do not know yet. */
declare namespace PDFKit.Mixins {
  interface StructureElementOptions {
    /** Left, top, right, bottom in points from the page's top left corner. */
    bbox?: readonly [number, number, number, number];
    scope?: 'Row' | 'Column' | 'Both';
  }

  interface PDFAttachmentOptions {
    relationship?: 'Source' | 'Data' | 'Alternative' | 'Supplement' | 'Unspecified';
  }
}
