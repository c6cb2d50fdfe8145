#!/usr/bin/env python3
"""Recomputes an auditor's pack from its inputs in exact rationals and prints every difference.

    python3 test/independent/recompute.py PACK

Written from the rules in docs/AUDITORS-PACK.md alone, with Python's standard library alone, so that it shares no line with the product it
checks. It leaves signatures, digests and the audit chain to `aconto verify`; what it settles is whether the money is right.
Exit status 0: no difference. 1: differences. 2: the pack cannot be read.
"""
import csv
import datetime
import hashlib
import json
import os
import sys
from collections import defaultdict
from fractions import Fraction

ISSUED = ("issued", "completed")
ACCEPTED = ("sent", "unknown")


class Differences:
    def __init__(self):
        self.lines = []
        self.remarks = []
        self.checked = 0

    def compare(self, where, found, expected):
        self.checked += 1
        if found != expected:
            self.lines.append(f"{where}: found {shown(found)}, expected {shown(expected)}")

    def note(self, where, problem):
        self.checked += 1
        self.lines.append(f"{where}: {problem}")


def shown(value):
    if isinstance(value, Fraction):
        return kroner(value)
    return "(empty)" if value == "" else str(value)


def kroner(ore):
    sign = "-" if ore < 0 else ""
    whole = abs(ore)
    return f"{sign}{whole // 100}.{int(whole % 100):02d}" if whole.denominator == 1 else f"{sign}{whole} øre"


def ore(cell):
    """An amount cell as an exact number of øre."""
    return Fraction(cell) * 100


def rows_of(pack, path):
    """Rows as dictionaries, each with the line on which it ends under the key None-safe name '#'. """
    with open(os.path.join(pack, path), encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file, strict=True)
        result = []
        for row in reader:
            if None in row or None in row.values():
                raise ValueError(f"{path} line {reader.line_num}: a row with another number of cells than the header")
            row = {name: (cell[1:] if cell.startswith("'") else cell) for name, cell in row.items()}
            row["#"] = f"{path} line {reader.line_num}"
            result.append(row)
        return result


def group(rows, *names):
    groups = defaultdict(list)
    for row in rows:
        groups[tuple(row[name] for name in names)].append(row)
    return groups


def by_bytes(text):
    return text.encode("utf-8")


# Money

def round_half_away(value):
    whole, rest = divmod(abs(value), 1)
    whole += 1 if rest >= Fraction(1, 2) else 0
    return Fraction(-whole if value < 0 else whole)


def split(amount, weights):
    """Splits øre by weight: whole øre first, then one each to the largest fractions, ties to the lowest code."""
    total = sum(weights.values())
    if total <= 0 or min(weights.values()) < 0:
        raise ValueError("weights must not be negative and must sum to more than zero")
    exact = {code: abs(amount) * weight / total for code, weight in weights.items()}
    parts = {code: Fraction(share // 1) for code, share in exact.items()}
    left = int(abs(amount) - sum(parts.values()))
    for code in sorted(exact, key=lambda code: (-(exact[code] - parts[code]), by_bytes(code)))[:left]:
        parts[code] += 1
    return {code: -part if amount < 0 else part for code, part in parts.items()}


def split_tree(amount, nodes):
    """Every node's amount, level by level from the root."""
    children = group([node for node in nodes if node["parent"] != ""], "parent")
    (root,) = [node["node"] for node in nodes if node["parent"] == ""]
    amounts, queue = {root: amount}, [root]
    for node in queue:
        kids = children.get((node,), [])
        if not kids:
            continue
        methods = {kid["method"] for kid in kids}
        weights = {kid["node"]: Fraction(kid["weight"]) for kid in kids}
        if len(methods) > 1 or (methods == {"percent"} and sum(weights.values()) != 100):
            raise ValueError(f"the children of {node} do not share one method, or their percentages do not sum to 100")
        amounts.update(split(amounts[node], weights))
        queue.extend(weights)
    return amounts, children


def leaves_below(node, children):
    kids = children.get((node,), [])
    if not kids:
        return [node]
    return [leaf for kid in kids for leaf in leaves_below(kid["node"], children)]


# Days

def easter(year):
    """Easter Sunday, by Meeus, Jones and Butcher."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    f = (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    l = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * l) // 451
    month, day = divmod(h + l - 7 * m + 114, 31)
    return datetime.date(year, month, day + 1)


def is_bank_day(day, country):
    if day.weekday() >= 5:
        return False
    from_easter = (day - easter(day.year)).days
    fixed = (day.month, day.day)
    if country == "DK":
        closed = {(1, 1), (6, 5), (12, 24), (12, 25), (12, 26), (12, 31)}
        moving = {-3, -2, 1, 39, 40, 50} | ({26} if day.year < 2024 else set())
    else:
        closed = {(1, 1), (5, 1), (5, 17), (12, 25), (12, 26)}
        moving = {-3, -2, 1, 39, 50}
    return fixed not in closed and from_easter not in moving


def due_on(kind, issued_on, country):
    if kind != "invoice":
        return ""
    day = datetime.date.fromisoformat(issued_on) + datetime.timedelta(days=30)
    while not is_bank_day(day, country):
        day -= datetime.timedelta(days=1)
    return day.isoformat()


# References

def payment_reference(serial, issuer):
    kind = issuer["payment_reference"]
    if kind in ("fik-71", "fik-75"):
        body = f"{serial:0{14 if kind == 'fik-71' else 15}d}"
        return f"+{kind[-2:]}<{body}{modulus_10(body)}+{issuer['fik_creditor']}<"
    if kind in ("kid-10", "kid-11"):
        body = f"{serial:0{int(issuer['kid_length']) - 1}d}"
        return body + (modulus_10(body) if kind == "kid-10" else modulus_11(body))
    if kind == "rf":
        return f"RF{98 - int(f'{serial:010d}271500') % 97:02d}{serial:010d}"
    return ""


def modulus_10(body):
    total = 0
    for position, digit in enumerate(reversed(body)):
        product = int(digit) * (2 if position % 2 == 0 else 1)
        total += product // 10 + product % 10
    return str(-total % 10)


def modulus_11(body):
    total = sum(int(digit) * (2 + position % 6) for position, digit in enumerate(reversed(body)))
    return "-" if -total % 11 == 10 else str(-total % 11)


# What the facts said on a day

class Facts:
    def __init__(self, pack):
        self.tables = {
            name: rows_of(pack, f"inputs/{name}.csv")
            for name in ("budgets", "actual-costs", "agreements", "keys", "payers", "issuers", "programmes")
        }
        self.payers = {row["code"]: row for row in self.tables["payers"]}
        self.issuers = {row["issuer"]: row for row in self.tables["issuers"]}
        self.programmes = {row["programme"]: row for row in self.tables["programmes"]}

    def latest(self, table, known_on, fits):
        known = [row for row in self.tables[table] if row["recorded_on"] <= known_on and fits(row)]
        return max(known, key=lambda row: int(row["version"])) if known else None

    def of_year(self, table, programme, year, known_on):
        return self.latest(table, known_on, lambda row: row["programme"] == programme and row["year"] == year)

    def agreement(self, programme, year, known_on):
        return self.latest("agreements", known_on, lambda row: row["programme"] == programme and int(row["from_year"]) <= int(year))

    def key(self, programme, year, known_on):
        known = [row for row in self.tables["keys"]
                 if row["recorded_on"] <= known_on and row["programme"] == programme and row["valid_from"] <= f"{year}-01-01"]
        if not known:
            return None
        newest = max(known, key=lambda row: (row["recorded_on"], int(row["version"]), row["key"]))
        return [row for row in self.tables["keys"] if (row["key"], row["version"]) == (newest["key"], newest["version"])]

    def answering(self, code, day):
        """Who answers for a payer on a day: itself while it exists, else its successor."""
        for _ in range(len(self.payers) + 1):
            payer = self.payers[code]
            if payer["valid_until"] == "" or day < payer["valid_until"] or payer["successor"] == "":
                return code
            code = payer["successor"]
        raise ValueError(f"payer {code} succeeds itself")


# The recomputation

def check_round(row, runs, facts, shares, settled, differences):
    run = runs[row["run"]]
    known_on, day, where = run["opened_on"], run["business_date"], row["#"]
    programme, year = row["programme"], row["service_year"]
    actual = facts.of_year("actual-costs", programme, year, known_on)
    budget = facts.of_year("budgets", programme, year, known_on)
    first = int(row["sequence"]) == 1
    basis = actual if (row["kind"] == "in-arrears" or (row["kind"] == "true-up" and actual)) else budget
    kinds = ("on-account", "in-arrears") if first else ("true-up",)
    if row["kind"] not in kinds:
        differences.note(where, f"round {row['sequence']} cannot be {row['kind']}")
    if basis is None:
        differences.note(where, "nothing was known on that day to stand on")
        return
    differences.compare(f"{where} basis", row["basis"], "actual" if basis is actual else "budget")
    differences.compare(f"{where} basis_version", row["basis_version"], basis["version"])
    if basis is budget:
        differences.compare(f"{where} status of the budget", basis["status"], "approved")
    agreement = facts.agreement(programme, year, known_on)
    amount = ore(basis["amount"])
    differences.compare(f"{where} recorded_amount", ore(row["recorded_amount"]), amount)
    if agreement["vat_basis"] == "including":
        amount = round_half_away(amount / (1 + Fraction(agreement["vat_rate"]) / 100))
    differences.compare(f"{where} amount", ore(row["amount"]), amount)
    differences.compare(f"{where} currency", row["currency"], basis["currency"])
    nodes = facts.key(programme, year, known_on)
    differences.compare(f"{where} key", (row["key"], row["key_version"]), (nodes[0]["key"], nodes[0]["version"]))

    amounts, children = split_tree(amount, nodes)
    targets = defaultdict(Fraction)
    for leaf in leaves_below(row["branch"], children):
        targets[facts.answering(leaf, day)] += amounts[leaf]
    before = defaultdict(Fraction)
    for payer, net in settled.items():
        before[facts.answering(payer, day)] += net
    expected = {payer for payer in {*targets, *before} if targets[payer] != 0 or before[payer] != 0}
    minimum = facts.programmes[programme]["minimum_true_up"] if row["kind"] == "true-up" else ""
    for share in shares:
        payer = share["payer"]
        if payer not in expected:
            differences.note(share["#"], f"payer {payer} has no share in this round, or has it twice")
            continue
        expected.remove(payer)
        net = targets[payer] - before[payer]
        carried = net if minimum != "" and abs(net) < ore(minimum) else Fraction(0)
        differences.compare(f"{share['#']} target of {payer}", ore(share["target"]), targets[payer])
        differences.compare(f"{share['#']} settled_before of {payer}", ore(share["settled_before"]), before[payer])
        differences.compare(f"{share['#']} amount of {payer}", ore(share["amount"]), net)
        differences.compare(f"{share['#']} carried_forward of {payer}", ore(share["carried_forward"]), carried)
    for payer in sorted(expected):
        differences.note(where, f"no share for payer {payer}")


def check_documents(run, rounds, shares, invoices, lines, facts, differences):
    """Documents of one run from its shares: grouping, lines, VAT, kind, dates."""
    issuer = facts.issuers[run["issuer"]]
    expected = defaultdict(list)
    for row in rounds:
        agreement = facts.agreement(row["programme"], row["service_year"], run["opened_on"])
        for share in shares.get((row["round"],), []):
            internal = share["payer"] == issuer["own_payer_code"] and issuer["own_payer_code"] != ""
            category, rate = ("O", Fraction(0)) if internal else (agreement["vat_category"], Fraction(agreement["vat_rate"]))
            net = ore(share["amount"]) - ore(share["carried_forward"])
            kind = "outside-scope" if category == "O" else "vat"
            expected[(share["payer"], row["currency"], kind)].append((row["round"], net, category, rate))
    expected = {id: wanted for id, wanted in expected.items() if any(net != 0 for _, net, _, _ in wanted)}
    for invoice in invoices:
        where = f"{invoice['#']} {invoice['number']}"
        wanted = expected.pop((invoice["payer"], invoice["currency"], invoice["vat_group"]), None)
        if wanted is None:
            differences.note(where, "no such document follows from the rounds, or it is there twice")
            continue
        found = [(line["round"], ore(line["net"]), line["vat_category"], Fraction(line["vat_rate"])) for line in lines.get((invoice["number"],), [])]
        differences.compare(f"{where} lines", sorted(map(line_text, found)), sorted(map(line_text, wanted)))
        net = sum(amount for _, amount, _, _ in wanted)
        bases = defaultdict(Fraction)
        for _, amount, category, rate in wanted:
            bases[(category, rate)] += amount
        vat = sum((round_half_away(base * rate / 100) for (_, rate), base in bases.items()), Fraction(0))
        kind = "internal" if invoice["payer"] == issuer["own_payer_code"] else "credit-note" if net + vat < 0 else "invoice"
        differences.compare(f"{where} net", ore(invoice["net"]), net)
        differences.compare(f"{where} vat", ore(invoice["vat"]), vat)
        differences.compare(f"{where} total", ore(invoice["total"]), net + vat)
        differences.compare(f"{where} kind", invoice["kind"], kind)
        differences.compare(f"{where} issued_on", invoice["issued_on"], run["issued_on"])
        differences.compare(f"{where} due_on", invoice["due_on"], due_on(kind, invoice["issued_on"], issuer["country"]))
    for payer, currency, kind in expected:
        differences.note(run["#"], f"no document for {payer} {currency} {kind}")


def check_credit(run, documents, own_rounds, lines, by_number, credited, runs, differences):
    """A run of one credit note made by hand: on lines of an earlier invoice, with their VAT, and in all no more than they were."""
    (note, *others) = documents
    where = f"{note['#']} {note['number']}"
    if others or own_rounds:
        differences.note(where, "a credit note made by hand is alone in its run")
    invoice = by_number.get(note["corrects"])
    if invoice is None or invoice["kind"] != "invoice" or runs[invoice["run"]]["issuer"] != run["issuer"]:
        differences.note(where, f"{note['corrects']} is no invoice of {run['issuer']}")
        return
    if not runs[invoice["run"]]["issued_at"] < run["issued_at"]:
        differences.note(where, "credits an invoice that was not issued before")
    if note["correction_reason"].strip() == "":
        differences.note(where, "credits without a reason")
    differences.compare(f"{where} payer, currency, VAT group", (note["payer"], note["currency"], note["vat_group"]), (invoice["payer"], invoice["currency"], invoice["vat_group"]))
    invoiced = {line["round"]: line for line in lines.get((invoice["number"],), [])}
    bases = defaultdict(Fraction)
    for line in lines.get((note["number"],), []):
        of = invoiced.get(line["round"])
        if of is None:
            differences.note(line["#"], f"is on no line of {invoice['number']}")
            continue
        differences.compare(f"{line['#']} VAT", (line["vat_category"], line["vat_rate"], line["vat_reason"]), (of["vat_category"], of["vat_rate"], of["vat_reason"]))
        bases[(line["vat_category"], Fraction(line["vat_rate"]))] += ore(line["net"])
        credited[(invoice["number"], line["round"])] -= ore(line["net"])
        total, most = credited[(invoice["number"], line["round"])], ore(of["net"])
        if total * most <= 0 or abs(total) > abs(most):
            differences.note(line["#"], f"{kroner(total)} is credited of {kroner(most)}")
    net = sum(bases.values(), Fraction(0))
    vat = sum((round_half_away(base * rate / 100) for (_, rate), base in bases.items()), Fraction(0))
    differences.compare(f"{where} net", ore(note["net"]), net)
    differences.compare(f"{where} vat", ore(note["vat"]), vat)
    differences.compare(f"{where} total", ore(note["total"]), net + vat)
    differences.compare(f"{where} kind", note["kind"], "credit-note" if net + vat < 0 else "a total below zero")
    differences.compare(f"{where} issued_on, due_on", (note["issued_on"], note["due_on"]), (run["issued_on"], ""))
    credited[invoice["number"]] -= net + vat
    if credited[invoice["number"]] > ore(invoice["total"]):
        differences.note(where, f"{kroner(credited[invoice['number']])} is credited of {kroner(ore(invoice['total']))}")


def line_text(line):
    round_name, net, category, rate = line
    return f"{round_name} {kroner(net)} {category} {rate}"


def check_numbers(order, runs, invoices, facts, differences):
    rank = {run: position for position, run in enumerate(order)}
    for (series,), documents in group(invoices, "series").items():
        documents.sort(key=lambda row: (rank.get(row["run"], -1), by_bytes(row["payer"]), row["currency"], row["vat_group"]))
        for serial, invoice in enumerate(documents, start=1):
            issuer = facts.issuers[runs[invoice["run"]]["issuer"]]
            differences.compare(f"{invoice['#']} number", invoice["number"], f"{series}-{serial:06d}")
            differences.compare(f"{invoice['#']} series", series, issuer["internal_series" if invoice["kind"] == "internal" else "series"])
            reference = payment_reference(serial, issuer) if invoice["kind"] == "invoice" else ""
            if ore(invoice["total"]) != 0 or invoice["payment_reference"] != "":
                differences.compare(f"{invoice['#']} payment_reference", invoice["payment_reference"], reference)


def check_ledger(ledger, invoices, payments, reminders, taken_back, differences):
    entries = group(ledger, "entry")
    for (entry,), rows in entries.items():
        debit, credit = (sum(ore(row[side]) for row in rows) for side in ("debit", "credit"))
        differences.compare(f"{rows[0]['#']} entry {entry}, debit against credit", debit, credit)
        for row in rows:
            if min(ore(row["debit"]), ore(row["credit"])) != 0 or max(ore(row["debit"]), ore(row["credit"])) < 0:
                differences.note(row["#"], "debit or credit, never both and never below zero")
    for invoice in invoices:
        rows = entries.pop((invoice["number"],), [])
        net, vat, total = (ore(invoice[name]) for name in ("net", "vat", "total"))
        owed = "internal" if invoice["kind"] == "internal" else "receivable"
        expected = {owed: total, "programme-income": -net, **({"output-vat": -vat} if vat != 0 else {})}
        found = {row["account"]: ore(row["debit"]) - ore(row["credit"]) for row in rows}
        for account in {*expected, *found}:
            differences.compare(f"{invoice['#']} posting on {account}", found.get(account, "nothing"), expected.get(account, "nothing"))
        differences.compare(f"{invoice['#']} rows in the ledger", len(rows), len(expected))
        for row in rows:
            differences.compare(f"{row['#']} on, payer, document", (row["on"], row["payer"], row["document"]), (invoice["issued_on"], invoice["payer"], invoice["number"]))
    for payment in payments:
        rows = entries.pop((payment["posting"],), [])
        expected = {"bank": ore(payment["amount"]), "receivable": -ore(payment["amount"])}
        found = {row["account"]: ore(row["debit"]) - ore(row["credit"]) for row in rows}
        differences.compare(f"{payment['#']} posting", found, expected)
        for row in rows:
            differences.compare(f"{row['#']} on, payer, document", (row["on"], row["payer"], row["document"]), (payment["on"], payment["payer"], payment["document"]))
    for reminder in reminders:
        charges = {account: ore(reminder[column]) for column, account in CHARGES}
        rows = entries.pop((f"{reminder['batch']}~{reminder['document']}",), [])
        expected = {account: -amount for account, amount in charges.items() if amount != 0}
        if expected:
            expected["receivable"] = sum(charges.values())
        found = {row["account"]: ore(row["debit"]) - ore(row["credit"]) for row in rows}
        differences.compare(f"{reminder['#']} posting", found, expected)
        for row in rows:
            differences.compare(f"{row['#']} on, payer, document", (row["on"], row["payer"], row["document"]), (reminder["on"], reminder["payer"], reminder["document"]))
        back = taken_back.get((reminder["batch"], reminder["document"]))
        if back is not None and expected:
            rows = entries.pop((f"{reminder['batch']}~{reminder['document']}~back",), [])
            found = {row["account"]: ore(row["debit"]) - ore(row["credit"]) for row in rows}
            differences.compare(f"{reminder['#']} posting of what was taken back", found, {account: -amount for account, amount in expected.items()})
            for row in rows:
                differences.compare(f"{row['#']} on, payer, document", (row["on"], row["payer"], row["document"]), (back["on"], reminder["payer"], reminder["document"]))
    for (entry,), rows in entries.items():
        differences.note(rows[0]["#"], f"entry {entry} belongs to no document, to no payment, to no reminder and to none taken back")


def machine_digits(reference):
    """The digits of a reference that a machine reads, and the creditor where it stands in it."""
    text = "".join(reference.split()).upper()
    if text[:4] in ("+71<", "+75<") or text[:3] in ("71<", "75<"):
        body, _, creditor = text.partition("<")[2].rstrip("<").partition("+")
        return body, creditor
    return text, ""


def check_payments(entries, payments, invoices, runs, differences):
    """Every payment goes to a document of its payer, a reference decides only for its own document, and no more is posted than came."""
    documents = {invoice["number"]: invoice for invoice in invoices}
    told = {entry["entry"]: entry for entry in entries}
    postings = {payment["posting"]: payment for payment in payments}
    posted = defaultdict(Fraction)
    taken = defaultdict(int)
    for payment in payments:
        where = payment["#"]
        entry, invoice = told.get(payment["bank_entry"]), documents.get(payment["document"])
        if entry is None or invoice is None:
            differences.note(where, "a payment of no bank entry, or on no document")
            continue
        posted[entry["entry"]] += ore(payment["amount"])
        issuer = runs[invoice["run"]]["issuer"]
        differences.compare(f"{where} payer, issuer, currency", (payment["payer"], issuer, invoice["currency"]), (invoice["payer"], entry["issuer"], entry["currency"]))
        if payment["basis"] == "reference":
            (own, creditor), (given, told_creditor) = machine_digits(invoice["payment_reference"]), machine_digits(entry["reference"])
            differences.compare(f"{where} reference", given, own)
            if told_creditor != "":
                differences.compare(f"{where} creditor", told_creditor, creditor)
            differences.compare(f"{where} amount", ore(payment["amount"]), ore(entry["amount"]))
        if payment["basis"] == "taken-back":
            wrong = postings.get(payment["takes_back"])
            taken[payment["takes_back"]] += 1
            if wrong is None or (wrong["document"], ore(wrong["amount"])) != (payment["document"], -ore(payment["amount"])) or taken[payment["takes_back"]] > 1:
                differences.note(where, "takes back no posting, or not a whole one, or one a second time")
        else:
            differences.compare(f"{where} on", payment["on"], entry["booked_on"])
    for entry in entries:
        came, put = ore(entry["amount"]), posted[entry["entry"]]
        if abs(put) > abs(came) or came * put < 0:
            differences.note(entry["#"], f"{kroner(put)} is posted of {kroner(came)}")


def check_open_items(ledger, payments, reminders, taken_back, invoices, differences):
    """For every payer and issuer's series: receivable = invoiced + charged and not taken back + credited - paid."""
    owed, open_items = defaultdict(Fraction), defaultdict(Fraction)
    series = {invoice["number"]: invoice["series"] for invoice in invoices}
    for row in ledger:
        if row["account"] == "receivable":
            owed[(series.get(row["document"], ""), row["payer"])] += ore(row["debit"]) - ore(row["credit"])
    for invoice in invoices:
        if invoice["kind"] != "internal":
            open_items[(invoice["series"], invoice["payer"])] += ore(invoice["total"])
    for payment in payments:
        open_items[(series.get(payment["document"], ""), payment["payer"])] -= ore(payment["amount"])
    for reminder in (row for row in reminders if (row["batch"], row["document"]) not in taken_back):
        open_items[(series.get(reminder["document"], ""), reminder["payer"])] += sum(ore(reminder[column]) for column, _ in CHARGES)
    for key in sorted({*owed, *open_items}):
        differences.compare(f"open items of {' '.join(key)}", owed[key], open_items[key])


# Reminders

CHARGES = (("fee", "reminder-fees"), ("compensation", "late-compensation"), ("interest", "late-interest"))


def late_rate(rates, kind, day):
    """The row valid on a day that was recorded last; of those recorded together, the one that began last."""
    valid = [row for row in rates if row["kind"] == kind and row["valid_from"] <= day and (row["valid_until"] == "" or day < row["valid_until"])]
    return max(valid, key=lambda row: (row["recorded_at"], row["valid_from"])) if valid else None


def yearly_rate(rates, day):
    whole = late_rate(rates, "interest", day)
    parts = [whole] if whole else [late_rate(rates, "reference-rate", day), late_rate(rates, "interest-addition", day)]
    if None in parts:
        raise ValueError(f"no rate of interest is recorded for {day}")
    return sum(Fraction(row["value"]) for row in parts) / 100


def interest_since(total, moves, due, until, rates):
    """Day by day, on what stood open when the day began, every year 365 days; rounded once."""
    interest = Fraction(0)
    day, last = datetime.date.fromisoformat(due) + datetime.timedelta(days=1), datetime.date.fromisoformat(until)
    while day <= last:
        principal = total + sum(amount for on, amount in moves if on < day.isoformat())
        if principal > 0:
            interest += principal * yearly_rate(rates, day.isoformat()) / 365
        day += datetime.timedelta(days=1)
    return round_half_away(interest)


def check_reminders(pack, reminders, taken_back, payments, invoices, lines, rounds, runs, facts, differences):
    """Every approved reminder charges what figures, choices, payments and credit notes on record at its approval give."""
    events = audit_events(pack)
    seq_of = {(event["type"], event["subject"]): event["seq"] for event in events}
    file_of = {entry["entry"]: entry["file"] for entry in rows_of(pack, "bank-entries.csv")}
    by_number = {invoice["number"]: invoice for invoice in invoices}
    programme_of = {row["round"]: row["programme"] for row in rounds}
    programmes = defaultdict(set)
    for line in lines:
        programmes[line["number"]].add(programme_of.get(line["round"], ""))
    rates, batches, charged = rows_of(pack, "inputs/late-rates.csv"), group(reminders, "batch"), defaultdict(lambda: defaultdict(Fraction))
    turns = defaultdict(list)

    def known_at(payment):
        kind = {"reference": "bank-file-imported", "confirmed": "payment-confirmed", "taken-back": "payment-taken-back"}[payment["basis"]]
        subject = file_of.get(payment["bank_entry"], "") if payment["basis"] == "reference" else payment["posting"]
        return seq_of.get((kind, subject), float("inf"))

    for approval in (event for event in events if event["type"] == "reminders-approved"):
        rows = batches.pop((approval["subject"],), [])
        choices = {event["subject"]: event["data"].get("charges", {}) for event in events if event["type"] == "reminder-policy-set" and event["seq"] < approval["seq"]}
        fees_taken = set()
        for row in sorted(rows, key=lambda row: (by_number[row["document"]]["due_on"], row["document"])):
            invoice, where = by_number[row["document"]], row["#"]
            issuer = facts.issuers[runs[invoice["run"]]["issuer"]]
            differences.compare(f"{where} payer, issuer, kind", (row["payer"], row["issuer"], "invoice"), (invoice["payer"], issuer["issuer"], invoice["kind"]))
            moves = [(note["issued_on"], ore(note["total"])) for note in invoices
                     if note["corrects"] == invoice["number"] and seq_of.get(("run-issued", note["run"]), float("inf")) < approval["seq"]]
            moves += [(payment["on"], -ore(payment["amount"])) for payment in payments if known_at(payment) < approval["seq"]
                      and invoice["number"] in (payment["document"], by_number[payment["document"]]["corrects"])]
            # What was taken back is not owed any more, but is not charged a second time either.
            before = charged[row["document"]]
            back = sum(sum(ore(earlier[kind]) for kind, _ in CHARGES) for earlier in turns[row["document"]]
                       if taken_back.get((earlier["batch"], earlier["document"]), {}).get("seq", float("inf")) < approval["seq"])
            differences.compare(f"{where} open", ore(row["open"]), ore(invoice["total"]) + sum(amount for _, amount in moves) + sum(before.values()) - back)
            known = [rate for rate in rates if rate["country"] == issuer["country"] and rate["recorded_at"] <= approval["at"]]
            chosen = {kind for kind in ("fee", "compensation", "interest") if all(choices.get(programme, {}).get(kind) for programme in programmes[row["document"]])}
            expected = dict.fromkeys(("fee", "compensation", "interest"), Fraction(0))
            bears = ore(invoice["total"]) + sum(amount for _, amount in moves) > 0 and invoice["currency"] == {"DK": "DKK", "NO": "NOK"}[issuer["country"]]
            if bears and "fee" in chosen and row["payer"] not in fees_taken:
                fees_taken.add(row["payer"])
                expected["fee"] = ore(late_rate(known, "reminder-fee", row["on"])["value"])
            if bears and "compensation" in chosen and before["compensation"] == 0:
                expected["compensation"] = ore(late_rate(known, "compensation", row["on"])["value"])
            if bears and "interest" in chosen:
                expected["interest"] = max(Fraction(0), interest_since(ore(invoice["total"]), moves, invoice["due_on"], row["on"], known) - before["interest"])
            for kind, amount in expected.items():
                differences.compare(f"{where} {kind}", ore(row[kind]), amount)
                before[kind] += ore(row[kind])
            turns[row["document"]].append(row)
            earlier = turns[row["document"]][:-1]
            differences.compare(f"{where} sequence", int(row["sequence"]), len(earlier) + 1)
            if len(earlier) > 2 or (earlier and datetime.date.fromisoformat(earlier[-1]["on"]) + datetime.timedelta(days=10) > datetime.date.fromisoformat(row["on"])):
                differences.note(where, "at most three reminders, ten days apart")
    for rows in batches.values():
        differences.note(rows[0]["#"], "a reminder that nobody approved")


def audit_events(pack):
    with open(os.path.join(pack, "audit.jsonl"), encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def copies_sent(pack):
    """Message-IDs of copies that a person had sent again, as the audit trail tells."""
    return {event["data"].get("messageId") for event in audit_events(pack) if event["type"] == "document-resent"}


def check_deliveries(deliveries, copies, invoices, runs, differences):
    mails = group(deliveries, "number")
    for invoice in invoices:
        found = mails.pop((invoice["number"],), [])
        accepted = sum(1 for mail in found if mail["state"] in ACCEPTED)
        copied = sum(1 for mail in found if mail["state"] in ACCEPTED and mail["message_id"] in copies)
        where = f"{invoice['#']} {invoice['number']} mails accepted"
        if invoice["kind"] == "internal":
            differences.compare(f"{invoice['#']} mails of an internal posting", len(found), 0)
        elif accepted == 0 and found and all(mail["state"] in ("refused", "bounced", "no-address") for mail in found):
            differences.remarks.append(f"{where}: none, {', '.join(mail['state'] for mail in found)}")
        elif accepted - copied > 1 or (runs[invoice["run"]]["state"] == "completed" and accepted == 0):
            differences.compare(f"{where}, beside copies", accepted - copied, 1)
    for rows in mails.values():
        differences.note(rows[0]["#"], "a mail of no document")


def check_bytes(pack, invoices, differences):
    for kind, ending, column in (("documents", "pdf", "pdf_sha256"), ("e-invoices", "xml", "e_invoice_sha256")):
        folder = os.path.join(pack, kind)
        present = set(os.listdir(folder)) if os.path.isdir(folder) else set()
        for invoice in invoices:
            name = f"{invoice['number']}.{ending}"
            if invoice[column] == "":
                continue
            present.discard(name)
            try:
                with open(os.path.join(folder, name), "rb") as file:
                    differences.compare(f"{kind}/{name}", hashlib.sha256(file.read()).hexdigest(), invoice[column])
            except FileNotFoundError:
                differences.note(f"{kind}/{name}", "no such file")
        for name in sorted(present):
            differences.note(f"{kind}/{name}", "a file that no row names")


def charges_taken_back(pack, reversals, reminders, invoices, differences):
    """The reminders of each letter whose charges two people took back, by batch and document; `seq` is that decision's place in the chain."""
    events = audit_events(pack)
    told = {kind: {event["subject"]: event for event in events if event["type"] == kind} for kind in ("charges-reversal-proposed", "charges-reversed", "reminders-approved")}
    currency_of, taken_back = {invoice["number"]: invoice["currency"] for invoice in invoices}, {}
    for row in reversals:
        where, letter = row["#"], {name: row[name] for name in ("batch", "payer", "currency", "reason")}
        rows = [reminder for reminder in reminders if (reminder["batch"], reminder["payer"], currency_of[reminder["document"]]) == (row["batch"], row["payer"], row["currency"])]
        amount = sum(ore(reminder[kind]) for reminder in rows for kind, _ in CHARGES)
        proposal, decision, approval = (told[kind].get(subject, {"data": {}, "actor": "", "seq": float("inf")}) for kind, subject in
                                        (("charges-reversal-proposed", row["reversal"]), ("charges-reversed", row["reversal"]), ("reminders-approved", row["batch"])))
        for event in (proposal, decision):
            differences.compare(f"{where} as the audit trail tells it", {name: event["data"].get(name) for name in letter}, letter)
            differences.compare(f"{where} amount", ore(event["data"].get("amount", "0.00")), amount)
        differences.compare(f"{where} on", decision["data"].get("on"), row["on"])
        if amount == 0 or proposal["actor"] == decision["actor"] or not approval["seq"] < proposal["seq"] < decision["seq"]:
            differences.note(where, "charges that were sent, and that two people took back after that")
        if any(reminder["issuer"] != row["issuer"] for reminder in rows):
            differences.note(where, f"reminders of {row['issuer']}")
        for reminder in rows:
            if (reminder["batch"], reminder["document"]) in taken_back:
                differences.note(where, "a letter whose charges were taken back before")
            taken_back[(reminder["batch"], reminder["document"])] = {"on": row["on"], "seq": decision["seq"]}
    for subject in told["charges-reversed"].keys() - {row["reversal"] for row in reversals}:
        differences.note("charge-reversals.csv", f"no row for {subject}")
    return taken_back


def check_hand_overs(pack, ledger, invoices, reminders, taken_back, differences):
    """What the finance system was handed is the ledger: runs, and charges of the time that no earlier file has; its receipt and the signature are for that."""
    events = audit_events(pack)
    approved = {event["subject"]: event["seq"] for event in events if event["type"] == "reminders-approved"}
    rows_of_entry, numbers, currency_of = group(ledger, "entry"), group(invoices, "run"), {invoice["number"]: invoice["currency"] for invoice in invoices}
    charges = []
    for reminder in reminders:
        if any(ore(reminder[kind]) for kind, _ in CHARGES):
            name, back = f"{reminder['batch']}~{reminder['document']}", taken_back.get((reminder["batch"], reminder["document"]))
            charges.append((name, reminder["issuer"], currency_of[reminder["document"]], reminder["on"], approved.get(reminder["batch"], float("inf"))))
            if back:
                charges.append((f"{name}~back", reminder["issuer"], currency_of[reminder["document"]], back["on"], back["seq"]))
    exported, acknowledged, filed = {}, set(), set()

    def waiting(subject, data, seq):
        """Charges that a file of this name takes, or still misses."""
        issuer, is_charges, _ = subject.rpartition("/charges/")
        return [name for name, of, currency, on, known in charges
                if is_charges and of == issuer and currency == data.get("currency") and on <= data.get("until", "") and known < seq and name not in filed]

    def sums(entries):
        rows = [row for entry in entries for row in rows_of_entry.get((entry,), [])]
        owed = sum((ore(row["debit"]) - ore(row["credit"]) for row in rows if row["account"] in ("receivable", "internal")), Fraction(0))
        return {"entries": len(entries), "debit": sum((ore(row["debit"]) for row in rows), Fraction(0)), "owed": owed}

    for event in events:
        kind, subject, data, where = event["type"], event["subject"], event["data"], f"audit.jsonl event {event['seq']}"
        if kind == "ledger-exported":
            entries = [invoice["number"] for invoice in numbers.get((subject,), [])] or waiting(subject, data, event["seq"])
            differences.compare(where, {"entries": data["entries"], "debit": ore(data["debit"]), "owed": ore(data["owed"])}, sums(entries))
            if subject in exported or not entries:
                differences.note(where, "a run, or a file of charges, that was not exported before")
            exported[subject] = (entries, data)
            filed.update(entries)
        elif kind in ("ledger-acknowledged", "run-signed-off", "charges-signed-off"):
            if subject not in exported or (kind != "ledger-acknowledged" and subject not in acknowledged):
                differences.note(where, f"{kind} of what was not exported, or not acknowledged")
                continue
            entries, made = exported[subject]
            expected = sums(entries)
            if kind == "ledger-acknowledged":
                acknowledged.add(subject)
                differences.compare(where, (data["entries"], ore(data["debit"]), data.get("sha256", made["sha256"])), (expected["entries"], expected["debit"], made["sha256"]))
            else:
                counted = data["documents"] if kind == "run-signed-off" else data["entries"]
                differences.compare(where, (ore(data["total"]), counted, data["ledgerSha256"]), (expected["owed"], expected["entries"], made["sha256"]))
                if waiting(subject, made, event["seq"]):
                    differences.note(where, "a charge of that time is in no file")


def check_letters(pack, letters, reminders, differences):
    """Every approved reminder is in the letter that its proposal told of, and the files of letters are those."""
    events = audit_events(pack)
    approved = {event["subject"] for event in events if event["type"] == "reminders-approved"}
    proposals = [event for event in events if event["type"] == "reminders-proposed" and event["subject"] in approved]
    told = {(event["subject"], letter[0], letter[1]): letter[2:] for event in proposals for letter in event["data"].get("letters", [])}
    written = {event["subject"] for event in proposals if "letters" in event["data"]}
    present = set(os.listdir(os.path.join(pack, "letters"))) if os.path.isdir(os.path.join(pack, "letters")) else set()
    for letter in letters:
        hashes = told.pop((letter["batch"], letter["payer"], letter["currency"]), [None])
        differences.compare(f"{letter['#']} hash in the audit trail", letter["pdf_sha256"], hashes[0])
        if len(hashes) > 1:
            differences.compare(f"{letter['#']} hash of the e-invoice in the audit trail", letter["e_invoice_sha256"], hashes[1] or "")
        for ending, column in (("pdf", "pdf_sha256"), ("xml", "e_invoice_sha256")):
            name = f"{letter['batch']}-{letter['payer']}-{letter['currency']}.{ending}"
            if letter[column] == "":
                continue
            if name not in present:
                differences.note(f"letters/{name}", "no such file")
                continue
            present.discard(name)
            with open(os.path.join(pack, "letters", name), "rb") as file:
                differences.compare(f"letters/{name}", hashlib.sha256(file.read()).hexdigest(), letter[column])
    for batch, payer, _ in told:
        differences.note("letters.csv", f"no letter to {payer} in {batch}")
    for name in sorted(present):
        differences.note(f"letters/{name}", "a file that no row names")
    receivers = {(letter["batch"], letter["payer"]) for letter in letters}
    for reminder in reminders:
        if reminder["batch"] in written and (reminder["batch"], reminder["payer"]) not in receivers:
            differences.note(reminder["#"], "a reminder without a letter")


def recompute(pack):
    differences = Differences()
    facts = Facts(pack)
    run_rows = rows_of(pack, "runs.csv")
    rounds, share_rows = rows_of(pack, "rounds.csv"), rows_of(pack, "shares.csv")
    invoices, line_rows = rows_of(pack, "invoices.csv"), rows_of(pack, "invoice-lines.csv")
    runs = {row["run"]: row for row in run_rows}
    issued = sorted((row for row in run_rows if row["state"] in ISSUED), key=lambda row: row["issued_at"])
    order = [row["run"] for row in issued]
    shares, lines = group(share_rows, "round"), group(line_rows, "number")
    payer_of = {invoice["number"]: invoice["payer"] for invoice in invoices}
    rounds_of_run, invoices_of_run = group(rounds, "run"), group(invoices, "run")
    year_of = {row["round"]: (row["programme"], row["service_year"], row["branch"]) for row in rounds}
    by_number = {invoice["number"]: invoice for invoice in invoices}
    credited = defaultdict(Fraction)

    sequences = defaultdict(int)
    settled = defaultdict(lambda: defaultdict(Fraction))
    for run in issued:
        own_rounds = rounds_of_run.pop((run["run"],), [])
        for row in own_rounds:
            year = (row["programme"], row["service_year"], row["branch"])
            sequences[year] += 1
            differences.compare(f"{row['#']} sequence", int(row["sequence"]), sequences[year])
            check_round(row, runs, facts, shares.get((row["round"],), []), settled[year], differences)
        documents = invoices_of_run.pop((run["run"],), [])
        if any(document["corrects"] != "" for document in documents):
            check_credit(run, documents, own_rounds, lines, by_number, credited, runs, differences)
        else:
            check_documents(run, own_rounds, shares, documents, lines, facts, differences)
        for document in documents:
            for line in lines.get((document["number"],), []):
                if line["round"] in year_of:
                    settled[year_of[line["round"]]][document["payer"]] += ore(line["net"])
    for leftover in (rounds_of_run, invoices_of_run):
        for rows in leftover.values():
            differences.note(rows[0]["#"], "belongs to a run that was not issued")
    names = {row["round"] for row in rounds}
    for row in share_rows + line_rows:
        if row["round"] not in names:
            differences.note(row["#"], f"there is no round {row['round']}")
    for row in line_rows:
        if row["number"] not in payer_of:
            differences.note(row["#"], f"there is no document {row['number']}")
    for year, rows in group(rounds, "programme", "service_year", "branch").items():
        differences.compare(f"rounds of {' '.join(year)} in rounds.csv", len(rows), sequences[year])

    check_numbers(order, runs, invoices, facts, differences)
    ledger, payments = rows_of(pack, "ledger.csv"), rows_of(pack, "payments.csv")
    reminders = rows_of(pack, "reminders.csv")
    taken_back = charges_taken_back(pack, rows_of(pack, "charge-reversals.csv"), reminders, invoices, differences)
    check_ledger(ledger, invoices, payments, reminders, taken_back, differences)
    check_payments(rows_of(pack, "bank-entries.csv"), payments, invoices, runs, differences)
    check_open_items(ledger, payments, reminders, taken_back, invoices, differences)
    check_reminders(pack, reminders, taken_back, payments, invoices, line_rows, rounds, runs, facts, differences)
    check_deliveries(rows_of(pack, "deliveries.csv"), copies_sent(pack), invoices, runs, differences)
    check_bytes(pack, invoices, differences)
    letters = rows_of(pack, "letters.csv")
    check_letters(pack, letters, reminders, differences)
    check_hand_overs(pack, ledger, invoices, reminders, taken_back, differences)
    totals = {
        "runs": len(issued), "rounds": len(rounds), "shares": len(share_rows), "documents": len(invoices),
        "credit notes": sum(1 for row in invoices if row["kind"] == "credit-note"), "internal": sum(1 for row in invoices if row["kind"] == "internal"),
        "payments": len(payments),
        **({"reminders": len(reminders), "letters": len(letters)} if reminders else {}),
    }
    return differences, totals, sum((ore(row["net"]) for row in invoices), Fraction(0)), sum((ore(row["total"]) for row in invoices), Fraction(0))


def main():
    if len(sys.argv) != 2:
        print(__doc__)
        return 2
    try:
        differences, totals, net, total = recompute(sys.argv[1])
    except (OSError, UnicodeError, csv.Error, ValueError, KeyError, TypeError, ZeroDivisionError) as error:
        print(f"the pack cannot be recomputed: {type(error).__name__}: {error}")
        return 2
    for remark in differences.remarks:
        print(f"note: {remark}")
    for line in differences.lines:
        print(line)
    counted = ", ".join(f"{count} {name}" for name, count in totals.items())
    print(f"{counted}; net {kroner(net)}, total {kroner(total)}; {differences.checked} comparisons, {len(differences.lines)} differences")
    return 1 if differences.lines else 0


if __name__ == "__main__":
    sys.exit(main())
