using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Customers.Taxes;
using Tenantry.Billing.Data;

namespace Tenantry.Billing.Customers.BillingDetails;

/// <summary>Saves the billing details for future invoices. Issued invoices do not change.</summary>
internal sealed class SaveBillingDetails(BillingDbContext db, SyncBillingDetails push, GetBillingParties parties, BillingOptions options,
    TimeProvider clock)
{
    public async Task<BillingDetailsForm> GetFormAsync(CancellationToken ct)
    {
        if (await db.Set<TenantBillingDetails>().AsNoTracking().FirstOrDefaultAsync(ct) is { } row)
        {
            return new BillingDetailsForm
            {
                Name = row.Name, Email = row.Email, Line1 = row.Line1, Line2 = row.Line2, City = row.City,
                PostalCode = row.PostalCode, State = row.State,
                Country = row.Country, VatId = row.VatId,
            };
        }

        var buyer = await parties.GetBuyerAsync(ct);
        return new BillingDetailsForm { Name = buyer.Name, Email = buyer.Email };
    }

    public async Task<Result> RunAsync(BillingDetailsForm input, CancellationToken ct)
    {
        var country = Text(input.Country)?.ToUpperInvariant();
        if (country is not null && !Countries.Has(country))
        {
            return CustomerProblems.CountryUnknown.WithField(nameof(BillingDetailsForm.Country));
        }

        VatNumber? vat = null;
        if (Text(input.VatId) is { } text)
        {
            if (country is null)
            {
                return CustomerProblems.VatNeedsCountry.WithField(nameof(BillingDetailsForm.Country));
            }

            vat = VatNumbers.Parse(country, text);
            if (vat is null)
            {
                return CustomerProblems.VatInvalid.WithField(nameof(BillingDetailsForm.VatId));
            }
        }

        var row = await db.Set<TenantBillingDetails>().FirstOrDefaultAsync(ct)
            ?? db.Add(new TenantBillingDetails { Name = "", Email = "" }).Entity;
        Fill(row, input, country, vat?.Value);
        db.Audit("billing.details.changed", "billing_details", detail: new { country, hasTaxNumber = vat is not null, row.Revision });
        db.Publish(new BillingDetailsChanged(row.Revision, clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        await push.TryAsync(ct);
        return Result.Success;
    }

    private void Fill(TenantBillingDetails row, BillingDetailsForm input, string? country, string? vat)
    {
        if (row.VatId != vat)
        {
            row.VatStatus = null;
        }

        (row.Name, row.Email, row.Country, row.VatId) = (input.Name!.Trim(), input.Email!.Trim(), country, vat);
        (row.Line1, row.Line2, row.City) = (Text(input.Line1), Text(input.Line2), Text(input.City));
        (row.PostalCode, row.State) = (Text(input.PostalCode), Text(input.State));
        row.IsReverseCharge = ReverseCharge.Applies(options.Seller, row);
        row.Revision++;
        row.ChangedAt = clock.GetUtcNow();
    }

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
