import { refuse, type CellReader } from '#tabular/cell-reader';

const LOCAL = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i;
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/i;
const EXPECTED = 'one address in ASCII such as faktura@kommune.example';

/** One mail address in ASCII, without name, comment or list: exactly what goes after RCPT TO. */
export const email: CellReader<string> = {
  isNumeric: false,
  read(cell) {
    const value = cell.text.trim();
    return isAddress(value) ? { value } : refuse('email-malformed', 'not a single mail address', EXPECTED);
  },
};

const MAX_ADDRESSES = 10;

/** One such address or several, parted by comma, semicolon or blanks, each once; kept as `a@x.example, b@x.example`. */
export const emails: CellReader<string> = {
  isNumeric: false,
  read(cell) {
    const addresses = [...new Set(cell.text.split(/[,;\s]+/).filter((part) => part !== ''))];
    if (addresses.length === 0 || addresses.length > MAX_ADDRESSES || !addresses.every(isAddress))
      return refuse('email-malformed', 'not a list of mail addresses', `${EXPECTED}, or up to ${MAX_ADDRESSES} parted by semicolons`);
    return { value: addresses.join(', ') };
  },
};

function isAddress(value: string): boolean {
  const at = value.lastIndexOf('@');
  const [local, domain] = [value.slice(0, at), value.slice(at + 1)];
  return at >= 1 && value.length <= 254 && local.length <= 64 && LOCAL.test(local) && DOMAIN.test(domain);
}
