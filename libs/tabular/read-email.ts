import { refuse, type CellReader } from '#tabular/cell-reader';

const LOCAL = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i;
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/i;
const EXPECTED = 'one address in ASCII such as faktura@kommune.example';

/** One mail address in ASCII, without name, comment or list: exactly what goes after RCPT TO. */
export const email: CellReader<string> = {
  isNumeric: false,
  read(cell) {
    const value = cell.text.trim();
    const at = value.lastIndexOf('@');
    const [local, domain] = [value.slice(0, at), value.slice(at + 1)];
    if (at < 1 || value.length > 254 || local.length > 64 || !LOCAL.test(local) || !DOMAIN.test(domain))
      return refuse('email-malformed', 'not a single mail address', EXPECTED);
    return { value };
  },
};
