using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Tenantry.Billing.Contracts.Catalogue;
using Tenantry.Billing.Customers;
using Tenantry.Billing.Data;
using Tenantry.Billing.Dunning;
using Tenantry.Billing.Gateways;
using Tenantry.Platform;

namespace Tenantry.Billing.Dunning.PaymentLinks;

/// <summary>Leads whoever has a link, or is signed in, to the provider's page where a payment that failed is mended.</summary>
internal sealed class MendPayment(
    BillingDbContext db, IPaymentGateway gateway, RecoveryLinks links, RecoveryLimit limit, RetryOnNewCard newCard, RetryPayment retry, ICatalogue catalogue,
    ICurrentTenant current, PlatformOptions site, TimeProvider clock, ILogger<MendPayment> logger)
{
    public const string Path = "/mend";

    /// <summary>What the page says. Not whose it is: a link in a forwarded mail must not tell.</summary>
    internal sealed record View(string ProductName, Money Amount, bool Confirms, bool IsPaid, bool IsOver);

    public async Task<View?> FindAsync(string? token, CancellationToken ct)
    {
        if (links.Read(Path, token) is not { } link)
        {
            return null;
        }

        using var ambient = current.Change(new TenantId(link.Tenant));
        return await FindCaseAsync(link.Subject, ct) is not { } row
            ? null
            : new View(
                catalogue.Find(row.Product)?.Name ?? row.Product, row.Amount, row.NeedsAuthentication, row.Stage == DunningStage.Recovered,
                row.Stage is DunningStage.GivenUp or DunningStage.Closed);
    }

    /// <summary>Opens the provider's page: for another card, or for the confirmation that the bank asks for.</summary>
    public async Task<Result<string>> OpenAsync(string? token, CancellationToken ct)
    {
        if (links.Read(Path, token) is not { } link)
        {
            return BillingProblems.LinkInvalid;
        }

        using var ambient = current.Change(new TenantId(link.Tenant));
        return await OpenAsync(link.Subject, $"{site.PublicUrl}{Path}?token={Uri.EscapeDataString(token!)}&back=1", ct);
    }

    public async Task<Result<string>> OpenAsync(string invoice, string returnUrl, CancellationToken ct)
    {
        if (!limit.Allows(invoice))
        {
            return BillingProblems.TooManyTries;
        }

        if (await FindCaseAsync(invoice, ct) is not { } row || row.Stage.IsEnd() && row.Stage != DunningStage.Stopped)
        {
            return BillingProblems.DunningNotFound;
        }

        if (row is { NeedsAuthentication: true, HostedUrl: { } hosted })
        {
            return hosted;
        }

        var customer = await db.Set<Customer>().Select(one => one.GatewayId).FirstAsync(ct);
        try
        {
            // A fresh page each time: one of an hour ago is closed.
            return await gateway.Require<IGatewayPortal>().OpenPortalAsync(new NewGatewayPortal(new(customer), returnUrl, PortalFlow.Card), IdempotencyKey.For("mend", invoice, clock.GetUtcNow().Ticks), ct);
        }
        catch (GatewayException failed)
        {
            logger.PortalRefused(failed.Code, failed);
            return failed.ToProblem();
        }
    }

    /// <summary>Pays at once where there is another card by now. Whoever only looks, such as a mail scanner, changes nothing.</summary>
    public async Task ReturnAsync(string? token, CancellationToken ct)
    {
        if (links.Read(Path, token) is not { } link || !limit.Allows(link.Subject))
        {
            return;
        }

        using var ambient = current.Change(new TenantId(link.Tenant));
        await newCard.RunAsync(await db.Set<Customer>().Select(one => one.GatewayId).FirstAsync(ct), ct);
    }

    /// <summary>Tries the same card again, because a person says that it works now.</summary>
    public async Task<Result> RetryAsync(string? token, CancellationToken ct)
    {
        if (links.Read(Path, token) is not { } link)
        {
            return BillingProblems.LinkInvalid;
        }

        if (!limit.Allows(link.Subject))
        {
            return BillingProblems.TooManyTries;
        }

        using var ambient = current.Change(new TenantId(link.Tenant));
        return await retry.RunAsync(link.Subject, ct);
    }

    private Task<DunningCase?> FindCaseAsync(string invoice, CancellationToken ct) =>
        db.Set<DunningCase>().AsNoTracking().FirstOrDefaultAsync(one => one.InvoiceId == invoice, ct);
}
