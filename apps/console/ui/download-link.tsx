import { DownloadIcon } from '@navikt/aksel-icons';

interface DownloadLinkProps {
  readonly href: string;
  readonly children: string;
  /** Said after the text, so that nobody is surprised by what opens: `PDF`, `XLSX`. */
  readonly format: string;
  /** Under which name it is kept; the API's name without it. */
  readonly fileName?: string;
}

/** A file of the API, to keep. */
export function DownloadLink({ href, children, format, fileName }: DownloadLinkProps) {
  return (
    <a href={href} download={fileName ?? ''} className="download">
      <DownloadIcon aria-hidden fontSize="1.25rem" />
      <span>
        {children} ({format})
      </span>
    </a>
  );
}
