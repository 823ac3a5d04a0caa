using Tenantry.Billing.Gateways;
using Tenantry.Billing.Invoicing;

namespace Tenantry.Billing.Provider.Reconciliation;

/// <summary>Says in which fields the mirror of an invoice is not what the provider has.</summary>
internal static class InvoiceDifferences
{
    public static IReadOnlyList<Difference> Of(Invoice here, GatewayInvoice there) => new DifferenceList()
        .Add("Status", here.Status, there.Status)
        .Add("Number at the provider", here.GatewayNumber, there.Number)
        .Add("Total", here.Total.Display, there.Total.Display)
        .Add("Paid so far", new Money(here.AmountPaidMinor, here.Currency).Display, there.AmountPaid.Display)
        .Add("Tries", here.Attempts, there.Attempts)
        .Add("Issued", here.IssuedAt, there.IssuedAt)
        .Add("Paid", here.PaidAt, there.PaidAt)
        .All;
}
