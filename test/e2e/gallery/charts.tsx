import { BridgeChart } from '#console/ui/bridge-chart';
import { YearChart } from '#console/ui/year-chart';

export function Charts() {
  return (
    <>
      <BridgeChart
        title="Fra 2024 til 2025"
        from={{ label: 'Opkrævet 2024', value: '1250000.00' }}
        effects={[
          { label: 'Budget', value: '310000.50' },
          { label: 'Fordelingsnøgle', value: '-95000.25' },
          { label: 'Efterregulering af 2023', value: '-40000.00' },
          { label: 'Afrunding', value: '0.01' },
        ]}
        to={{ label: 'Opkræves 2025', value: '1425000.26' }}
        currency="DKK"
      />
      <YearChart
        title="År for år"
        series={['à conto', 'efterregulering']}
        years={[
          { year: 2023, values: ['980000.00', '-45000.00'] },
          { year: 2024, values: ['1250000.00', '12000.00'] },
          { year: 2025, values: ['1425000.26', null] },
        ]}
        currency="DKK"
      />
    </>
  );
}
