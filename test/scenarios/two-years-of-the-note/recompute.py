"""Recomputes then/*.csv of this scenario from given/*.csv in exact rationals, without a line of the product's code.

What each run settles is written out below by hand from the calendar; everything else follows from the rules of docs/AUDITORS-PACK.md.
Run it in this folder: python3 recompute.py
"""
import csv
import datetime
from fractions import Fraction
from math import floor

RUNS = [  # run, issuer, date, own payer, [(programme, year, branch, kind, basis, basis version, key version, amount in kroner)]
    (1, 'KOMBIT', '2023-03-15', None, [('FUT', 2022, 'KL', 'in-arrears', 'actual', 1, 1, '45120480.00')]),
    (2, 'RM', '2023-04-03', '1082', [('FUT', 2023, 'DR', 'on-account', 'budget', 1, 2, '47353500.00')]),
    (3, 'KOMBIT', '2023-05-01', None, [('FUT', 2023, 'KL', 'on-account', 'budget', 1, 2, '47353500.00')]),
    (4, 'RN', '2023-08-31', '1081', [('TELMA', 2023, 'DR', 'on-account', 'budget', 1, 1, '10972000.00'),
                                     ('TELMA', 2023, 'KL', 'on-account', 'budget', 1, 1, '10972000.00')]),
    (5, 'KOMBIT', '2024-04-02', None, [('FUT', 2024, 'KL', 'on-account', 'budget', 2, 2, '52644321.00'),
                                       ('FUT', 2023, 'KL', 'true-up', 'actual', 1, 2, '46912377.43')]),
    (6, 'RM', '2024-04-02', '1082', [('FUT', 2024, 'DR', 'on-account', 'budget', 2, 2, '52644321.00'),
                                     ('FUT', 2023, 'DR', 'true-up', 'actual', 1, 2, '46912377.43')]),
    (7, 'RN', '2024-08-30', '1081', [('TELMA', 2024, 'DR', 'on-account', 'budget', 2, 1, '19310200.00'),
                                     ('TELMA', 2023, 'DR', 'true-up', 'actual', 1, 1, '11204518.07'),
                                     ('TELMA', 2024, 'KL', 'on-account', 'budget', 2, 1, '19310200.00'),
                                     ('TELMA', 2023, 'KL', 'true-up', 'actual', 1, 1, '11204518.07')]),
    (8, 'KOMBIT', '2025-04-01', None, [('FUT', 2024, 'KL', 'true-up', 'actual', 1, 2, '51980115.60'),
                                       ('FUT', 2023, 'KL', 'true-up', 'actual', 2, 2, '46998120.15')]),
    (9, 'RM', '2025-04-01', '1082', [('FUT', 2024, 'DR', 'true-up', 'actual', 1, 2, '51980115.60'),
                                     ('FUT', 2023, 'DR', 'true-up', 'actual', 2, 2, '46998120.15')]),
]
# Beside the weekends; only the days that a due date of these runs can meet.
CLOSED = {'2023-05-05', '2023-05-18', '2023-05-19', '2023-05-29', '2024-05-09', '2024-05-10'}


def read(name):
    with open(f'given/{name}.csv', encoding='utf-8') as file:
        return list(csv.DictReader(line for line in file if not line.startswith('#')))


def kroner(ore):
    return f"{'-' if ore < 0 else ''}{abs(ore) // 100}.{abs(ore) % 100:02d}"


def largest_remainder(ore, weights):
    """{code: weight} -> {code: øre}: whole øre first, the rest to the largest fractions, ties to the lowest code."""
    total = sum(weights.values())
    exact = {code: Fraction(ore) * weight / total for code, weight in weights.items()}
    parts = {code: floor(share) for code, share in exact.items()}
    rest = ore - sum(parts.values())
    for code in sorted(exact, key=lambda c: (parts[c] - exact[c], c))[:rest]:
        parts[code] += 1
    return parts


def split(programme, key_version, branch, ore):
    rows = [row for row in read('keys') if row['key'] == programme and int(row['version']) == key_version]
    below = lambda parent: {row['node']: Fraction(row['weight']) for row in rows if row['parent'] == parent}
    return largest_remainder(largest_remainder(ore, below('ALL'))[branch], below(branch))


def half_away(value):
    size = floor(abs(value) + Fraction(1, 2))
    return size if value >= 0 else -size


def due_on(date):
    day = datetime.date.fromisoformat(date) + datetime.timedelta(days=30)
    while day.weekday() > 4 or day.isoformat() in CLOSED:
        day -= datetime.timedelta(days=1)
    return day.isoformat()


def write(name, header, rows):
    with open(f'then/{name}.csv', 'w', encoding='utf-8', newline='') as file:
        writer = csv.writer(file, lineterminator='\n')
        writer.writerow(header)
        writer.writerows(rows)


def main():
    rounds, shares, documents, lines = [], [], [], []
    settled, sequences, serials, counts = {}, {}, {}, {}
    for run, issuer, date, own, settlements in RUNS:
        by_payer = {}
        for programme, year, branch, kind, basis, basis_version, key_version, amount in settlements:
            sequence = sequences[programme, year, branch] = sequences.get((programme, year, branch), 0) + 1
            rounds.append([run, programme, year, branch, sequence, kind, basis, basis_version, key_version, amount])
            target = split(programme, key_version, branch, int(amount.replace('.', '')))
            for payer in sorted(target):
                before = settled.get((programme, year, payer), 0)
                bill = target[payer] - before
                settled[programme, year, payer] = target[payer]
                shares.append([run, programme, year, branch, sequence, payer, kroner(target[payer]), kroner(before), kroner(bill), '0.00'])
                by_payer.setdefault(payer, []).append((programme, year, kind, bill))
        for payer in sorted(by_payer):
            bills = by_payer[payer]
            if all(bill == 0 for *_, bill in bills):
                continue
            net = sum(bill for *_, bill in bills)
            vat = 0 if payer == own else half_away(Fraction(net, 4))
            document = 'internal' if payer == own else 'credit-note' if net + vat < 0 else 'invoice'
            series = f'{issuer}-INT' if payer == own else issuer
            serials[series] = serials.get(series, 0) + 1
            counts[document] = counts.get(document, 0) + 1
            number = f'{series}-{serials[series]:06d}'
            due = due_on(date) if document == 'invoice' else ''
            documents.append([run, number, payer, document, due, 'DKK', kroner(net), kroner(vat), kroner(net + vat)])
            for line, (programme, year, kind, bill) in enumerate(bills, 1):
                category, rate = ('O', '0.00') if payer == own else ('S', '25.00')
                lines.append([number, line, programme, year, kind, kroner(bill), '0.00', category, rate])
    write('rounds', 'run programme service_year branch sequence kind basis basis_version key_version amount'.split(), rounds)
    write('shares', 'run programme service_year branch sequence payer target settled_before amount carried_forward'.split(), shares)
    write('documents', 'run number payer kind due_on currency net vat total'.split(), documents)
    write('lines', 'number line programme service_year kind net carried_forward vat_category vat_rate'.split(), lines)
    write('blocked', 'run programme service_year branch kind reason'.split(),
          [[run, 'FUT', 2025, branch, 'on-account', 'budget-preliminary-estimate'] for run, branch in ((8, 'KL'), (9, 'DR'))])
    print(counts)


main()
