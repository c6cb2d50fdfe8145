import { Amount } from '#console/ui/amount';
import { DownloadLink } from '#console/ui/download-link';
import { Instant } from '#console/ui/instant';
import { KeyValueList } from '#console/ui/key-value-list';
import { LocalDate } from '#console/ui/local-date';
import { StateTag } from '#console/ui/state-tag';
import { Timeline } from '#console/ui/timeline';

export function SmallParts() {
  return (
    <>
      <p className="tags">
        <StateTag tone="quiet">kladde</StateTag> <StateTag tone="waiting">sendt til godkendelse</StateTag> <StateTag tone="done">afsluttet</StateTag>{' '}
        <StateTag tone="attention">uafklaret</StateTag> <StateTag tone="failed">afvist af mailserver</StateTag>
      </p>
      <KeyValueList
        items={[
          { label: 'Beløb', value: <Amount value="29595937.50" currency="DKK" /> },
          { label: 'Ændring', value: <Amount value="1234.50" currency="NOK" signed /> },
          { label: 'Uden valuta', value: <Amount value="-0.05" currency="DKK" bare /> },
          { label: 'Dag', value: <LocalDate value="2024-04-02" /> },
          { label: 'Øjeblik', value: <Instant value="2024-04-02T08:00:00Z" /> },
          {
            label: 'Fil',
            value: (
              <DownloadLink href="/fil.pdf" format="PDF">
                Faktura KOMBIT-000197
              </DownloadLink>
            ),
          },
        ]}
      />
      <Timeline
        label="Kørslens forløb"
        entries={[
          { key: 'prepared', at: '2024-03-19T05:00:00Z', what: 'Kørslen blev gjort klar' },
          { key: 'submitted', at: '2024-03-20T09:12:00Z', what: 'Sendt til godkendelse', who: 'Opkrævningsmedarbejder' },
          { key: 'rejected', at: '2024-03-21T12:40:00Z', what: 'Afvist', who: 'Godkender', why: 'Budgettet for 2024 mangler et bilag.' },
        ]}
      />
    </>
  );
}
