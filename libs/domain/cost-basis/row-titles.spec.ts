import { rowTitles } from '#domain/cost-basis/row-titles';
import { sampleVersion } from '#domain/cost-basis/testing/sample-version';

describe('the title of a row', () => {
  const version = sampleVersion();
  const [component, column, driver] = [version.components[0], version.columns[0], version.drivers[0]];

  it('names every code of its key that a version has a name for, and leaves the others', () => {
    const titleOf = rowTitles(version);
    expect(titleOf(`${component?.code}/${column?.code}/${driver?.code}/NONE`)).toBe(
      `${component?.name} · ${column?.title} · ${driver?.title} · NONE`,
    );
    expect(titleOf(`${component?.code}/${column?.code}/`)).toBe(`${component?.name} · ${column?.title}`);
  });

  it('is that of the last version, and of an earlier one where the last has no such row', () => {
    const later = { ...version, components: [], columns: version.columns.map((row) => ({ ...row, title: 'anew' })) };
    expect(rowTitles(version, later)(`${component?.code}/${column?.code}`)).toBe(`${component?.name} · anew`);
  });

  it('is nothing where no code has a name', () => {
    expect(rowTitles(version)('2022')).toBeNull();
  });
});
