using Microsoft.AspNetCore.Http;
using Tenantry.RevenueDashboard.Movements;

namespace Tenantry.RevenueDashboard.Pages;

/// <summary>Represents a filter for movements. Each criterion is optional.</summary>
internal sealed record MovementFilter(MovementType? Type, string? Product, TenantId? Tenant)
{
    /// <summary>Parses <c>type</c>, <c>product</c> and <c>tenant</c> from a query string.</summary>
    public static Result<MovementFilter> Parse(IQueryCollection query)
    {
        var type = query["type"].ToString();
        var tenant = query["tenant"].ToString();
        MovementType? parsed = null;
        if (type.Length > 0)
        {
            parsed = Enum.GetValues<MovementType>().Cast<MovementType?>()
                .FirstOrDefault(movementType => string.Equals(movementType.ToString(), type, StringComparison.OrdinalIgnoreCase));
            if (parsed is null)
            {
                return RevenueDashboardPagesProblems.UnknownMovementType.WithField("type");
            }
        }

        if (tenant.Length > 0 && !Guid.TryParse(tenant, out _))
        {
            return RevenueDashboardPagesProblems.UnknownTenant.WithField("tenant");
        }

        return new MovementFilter(
            parsed, query["product"].ToString() is { Length: > 0 } product ? product : null, tenant.Length > 0
            ? new TenantId(Guid.Parse(tenant)) : null);
    }

    public IQueryable<MrrMovement> Apply(IQueryable<MrrMovement> rows)
    {
        rows = Type is { } type ? rows.Where(row => row.Type == type) : rows;
        rows = Product is { } product ? rows.Where(row => row.Product == product) : rows;
        return Tenant is { } tenant ? rows.Where(row => row.TenantId == tenant) : rows;
    }
}
