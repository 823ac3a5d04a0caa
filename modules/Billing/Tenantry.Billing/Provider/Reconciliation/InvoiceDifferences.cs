using Tenantry.Billing.Gateways;
using Tenantry.Billing.Invoicing;

namespace Tenantry.Billing.Provider.Reconciliation;

/// <summary>Compares the fields of a stored invoice with the provider's.</summary>
internal static class InvoiceDifferences
{
    public static IReadOnlyList<Difference> Of(Invoice stored, GatewayInvoice provider) => new DifferenceList()
        .Add("Status", stored.Status, provider.Status)
        .Add("Provider's number", stored.GatewayNumber, provider.Number)
        .Add("Total", stored.Total.Display, provider.Total.Display)
        .Add("Amount paid", new Money(stored.AmountPaidMinor, stored.Currency).Display, provider.AmountPaid.Display)
        .Add("Attempts", stored.Attempts, provider.Attempts)
        .Add("Issued", stored.IssuedAt, provider.IssuedAt)
        .Add("Paid", stored.PaidAt, provider.PaidAt)
        .All;
}
