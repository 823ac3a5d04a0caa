namespace Tenantry.Billing.StripeEmulator;

/// <summary>
/// Builds the lines of a credit note. A partial credit of an invoice line carries the same share of its discounts and taxes. Shares are
/// calculated from the cumulative amount credited on the line, so that partial credits always add up to the whole line.
/// </summary>
internal static class CreditNoteLines
{
    public static void Add(Change change, JsonObject note, JsonObject invoice, JsonObject parameters)
    {
        var rows = parameters.Rows("lines").ToArray();
        if (rows.Length == 0 == (parameters.LongOrNull("amount") is null))
        {
            throw StripeApiException.Invalid("One of `amount` or `lines` must be provided.", "amount", "parameter_missing");
        }

        var lines = note.List("lines.data");
        if (rows.Length == 0)
        {
            lines.Add(BuildWholeAmount(invoice, parameters.Long("amount")));
        }

        foreach (var row in rows)
        {
            lines.Add(row.Text("type") == "custom_line_item" ? BuildCustomLine(change, row) : BuildInvoiceLine(invoice, row));
        }
    }

    /// <summary>Reverses the credited amounts of a voided credit note on the invoice lines.</summary>
    public static void Revert(JsonObject invoice, JsonObject note)
    {
        foreach (var row in note.Rows("lines.data"))
        {
            if (invoice.Rows("lines.data").FirstOrDefault(line => line.Id() == row.Text("invoice_line_item")) is { } line)
            {
                line["_credited"] = line.Long("_credited") - row.Long("amount");
            }
        }
    }

    public static JsonArray Sum(IEnumerable<JsonObject> lines, string list, string key) => new([.. lines.SelectMany(line => line.Rows(list))
        .GroupBy(row => row.Text(key), StringComparer.Ordinal)
        .Select(group => new JsonObject { ["amount"] = group.Sum(row => row.Long("amount")), [key] = group.Key })]);

    private static JsonObject BuildInvoiceLine(JsonObject invoice, JsonObject row)
    {
        var line = invoice.Rows("lines.data").FirstOrDefault(candidate => candidate.Id() == row.Text("invoice_line_item"))
            ?? throw StripeApiException.ResourceMissing("line_item", row.Text("invoice_line_item"), "lines[0][invoice_line_item]");
        var (full, credited) = (line.Long("amount"), line.Long("_credited"));
        var quantity = row.LongOrNull("quantity");
        var amount = row.LongOrNull("amount")
            ?? (quantity is null ? full - credited : Amounts.Round(full * (decimal)quantity.Value / Math.Max(1, line.Long("quantity"))));
        if (amount < 1 || credited + amount > full)
        {
            throw StripeApiException.Invalid(
                $"The line item amount ({Amounts.Format(amount, line.Text("currency"))}) exceeds the creditable amount of the invoice "
                    + $"line ({Amounts.Format(full - credited, line.Text("currency"))}).", "lines[0][amount]");
        }

        long Part(long whole) => Share(whole, credited + amount, full) - Share(whole, credited, full);
        var credit = BuildLine("invoice_line_item", amount, line.Text("description"), quantity ?? line.LongOrNull("quantity"));
        credit["invoice_line_item"] = line.Id();
        credit["discount_amounts"] = new JsonArray([.. line.Rows("discount_amounts").Select(part => Scale(part, Part))]);
        credit["discount_amount"] = credit.Rows("discount_amounts").Sum(part => part.Long("amount"));
        credit["taxes"] = new JsonArray([.. line.Rows("taxes").Select(part => Scale(part, Part))]);
        credit.MergeMetadata(row);
        line["_credited"] = credited + amount;
        return credit;
    }

    private static JsonObject Scale(JsonObject part, Func<long, long> share)
    {
        var copy = part.Clone();
        copy["amount"] = share(part.Long("amount"));
        if (part.LongOrNull("taxable_amount") is { } taxable)
        {
            copy["taxable_amount"] = share(taxable);
        }

        return copy;
    }

    private static JsonObject BuildCustomLine(Change change, JsonObject row)
    {
        var quantity = row.LongOrNull("quantity") ?? 1;
        var unitAmount = row.DecimalOrNull("unit_amount_decimal") ?? row.LongOrNull("unit_amount")
            ?? throw StripeApiException.ParameterMissing("lines[0][unit_amount]");
        var line = BuildLine("custom_line_item", Amounts.Round(quantity * unitAmount), row.Text("description"), quantity);
        line["unit_amount"] = unitAmount == decimal.Truncate(unitAmount) ? (long)unitAmount : null;
        line["unit_amount_decimal"] = $"{unitAmount}";
        line["taxes"] = Taxes.Of(change, line.Long("amount"), [.. row.Texts("tax_rates")]);
        return line.MergeMetadata(row);
    }

    /// <summary>Builds the single line of a credit note without lines. It carries the same share of the invoice's tax.</summary>
    private static JsonObject BuildWholeAmount(JsonObject invoice, long amount)
    {
        var total = invoice.Long("total");
        var taxes =
            new JsonArray([.. invoice.Rows("total_taxes").Select(tax => Scale(tax, whole => Share(whole, amount, Math.Max(1, total))))]);
        var exclusive = taxes.OfType<JsonObject>().Where(tax => tax.Text("tax_behavior") == "exclusive").Sum(tax => tax.Long("amount"));
        var line = BuildLine("custom_line_item", amount - exclusive, $"Credit for {invoice.Text("number")}", 1);
        line["unit_amount"] = amount - exclusive;
        line["unit_amount_decimal"] = $"{amount - exclusive}";
        line["taxes"] = taxes;
        return line;
    }

    private static JsonObject BuildLine(string type, long amount, string? description, long? quantity)
    {
        var line = Shape.Of("credit_note_line_item", NewId.Of("cnli"), created: 0);
        line["type"] = type;
        line["amount"] = amount;
        line["description"] = description;
        line["quantity"] = quantity;
        return line;
    }

    private static long Share(long whole, long part, long of) => of == 0 ? 0 : Amounts.Round(whole * (decimal)part / of);
}
