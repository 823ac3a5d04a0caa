using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Customers;
using Tenantry.Billing.Data;
using Tenantry.Platform.Data;
using Tenantry.Tenancy.Contracts;

namespace Tenantry.Billing.Trials;

/// <summary>Says whether the buyer has tried a product before, with whatever tenant.</summary>
internal sealed class FindTrials(IAcrossTenants<BillingDbContext> across, ITenants tenants, ICurrentTenant current, ICurrentUser user, BillingOptions options)
{
    public async Task<bool> HadAsync(string product, CancellationToken ct)
    {
        if (options.TrialGuard == TrialGuard.Tenant)
        {
            return false;
        }

        var owner = current.IsAvailable ? (await tenants.FindAsync(current.Required, ct))?.OwnerEmail : null;
        var marks = new[] { user.Email, owner }.Select(SamePerson.Of).OfType<string>().Select(person => TrialUse.Hash(TrialMark.Person, person)).ToList();
        await using var all = await across.OpenAsync("see whether somebody has tried a product", ct);
        return await all.Set<TrialUse>().AnyAsync(row => row.Kind == TrialMark.Person && row.Product == product && marks.Contains(row.Mark), ct);
    }
}
