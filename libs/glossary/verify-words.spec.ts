import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CHECK_NAMES } from '#domain/audit/check-names';
import { VERIFY_PHRASES } from '#glossary/verify-phrases';
import { isVerifyPhrase, verifyWords } from '#glossary/verify-words';

const VERIFY = join(__dirname, '../pack/verify');
const LITERAL = /'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`/g;

/** Sentences that a verification may write: literals of its checks with words in them, each value in them as X. */
function sentencesOfTheChecks(): string[] {
  const files = readdirSync(VERIFY).filter((name) => /^(?:check|read|recompute).*\.ts$/.test(name) && !name.endsWith('.spec.ts'));
  const sentences = files.flatMap((name) => {
    const code = readFileSync(join(VERIFY, name), 'utf8')
      .split('\n')
      .filter((line) => !/^import|^\s*(?:\/\/|\/?\*)/.test(line))
      .join('\n');
    return [...code.matchAll(LITERAL)].map(([, plain, template]) =>
      (plain ?? template ?? '').replace(/\$\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}/g, 'X').trim(),
    );
  });
  const names = new Set<string>(CHECK_NAMES);
  return [...new Set(sentences)].filter((text) => / /.test(text) && /[a-z]{3}/.test(text) && !names.has(text));
}

describe('what a verification says', () => {
  it('has words in Danish and Norwegian for every sentence of the checks', () => {
    const sentences = sentencesOfTheChecks();
    expect(sentences.length).toBeGreaterThan(90);
    // Some end with a value or follow one.
    expect(sentences.filter((text) => [text, `${text} X`, `X ${text}`].every((said) => !isVerifyPhrase(said)))).toEqual([]);
  });

  it('puts the values where the language wants them, and the words within them too', () => {
    const text = '(empty), as the rows of KOMBIT/2024-04-02 give';
    expect(verifyWords(text, 'da')).toBe('(tom), som rækkerne for KOMBIT/2024-04-02 giver');
    expect(verifyWords(text, 'nb')).toBe('(tom), som radene for KOMBIT/2024-04-02 gir');
    expect(verifyWords(text, 'en')).toBe(text);
  });

  it('leaves the content of a cell as it is', () => expect(verifyWords('12.50', 'da')).toBe('12.50'));

  it('names the same values in every language, and no phrase twice', () => {
    const values = (phrase: string) => [...phrase.matchAll(/\{\d\}/g)].map(String).sort();
    for (const [en, da, nb] of VERIFY_PHRASES) expect([values(da), values(nb)]).toEqual([values(en), values(en)]);
    expect(new Set(VERIFY_PHRASES.map(([en]) => en)).size).toBe(VERIFY_PHRASES.length);
  });
});
