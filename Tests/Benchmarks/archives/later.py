#!/usr/bin/env python3
"""The next month of the same traders: records for a measured import that brings no new names.

    later.py SHIPMENTS.csv --rows 100000 --out FILE

Every so many rows of a customs file of make_customs.py are taken again, with other numbers, weights and values,
and with days of the month behind the file's last.
"""
import argparse
import csv
import datetime


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("customs")
    parser.add_argument("--rows", type=int, required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--month", default="2023-12", help="the month, as in 2023-12")
    options = parser.parse_args()
    first = datetime.date.fromisoformat(options.month + "-01")
    with open(options.customs, newline="") as file, open(options.out, "w", newline="") as out:
        rows = csv.DictReader(file)
        writer = csv.DictWriter(out, rows.fieldnames)
        writer.writeheader()
        written = 0
        for number, row in enumerate(rows):
            if written >= options.rows:
                break
            if number % 7:
                continue
            row["record_id"] = f"L{number}"
            row["declaration_number"] = f"L{row['declaration_number']}"
            row["declaration_date"] = (first + datetime.timedelta(days=number % 28)).isoformat()
            try:
                for name in ("net_weight_kg", "value_usd"):
                    row[name] = f"{float(row[name] or 0) * 1.25:.2f}"
            except ValueError:
                continue  # a row made dirty
            writer.writerow(row)
            written += 1


if __name__ == "__main__":
    main()
